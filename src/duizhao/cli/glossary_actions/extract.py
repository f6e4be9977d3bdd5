"""``duizhao glossary extract``."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from duizhao.cli import diagnostics
from duizhao.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from duizhao.model import Span
    from duizhao.terminology.extraction import TermCandidate
    from duizhao.workbench.opening import OpenProject
    from duizhao.workbench.term_extraction import Extracted

SUMMARY = "find terms in translated documents that the glossary has not"

_LIMIT = 200
_LEAST_SCORE = 0.2
_SOURCE_CELLS = 30
_CONTEXT_CELLS = 76


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("documents", metavar="DOC", nargs="*", help="document ids; all if left out")
    parser.add_argument(
        "--minimum", metavar="N", type=int, default=2, help="stand in at least N segments (default, and least: 2)"
    )
    parser.add_argument(
        "--at-least",
        metavar="SCORE",
        type=_score,
        default=_LEAST_SCORE,
        help=f"be right and a term with this probability, 0 to 1 (default: {_LEAST_SCORE})",
    )
    parser.add_argument(
        "--limit", metavar="N", type=_count, default=_LIMIT, help=f"the best N; 0 for all (default: {_LIMIT})"
    )
    parser.add_argument("--format", choices=("text", "json", "tsv", "yaml"), default="text")
    parser.add_argument("--add", action="store_true", help="put them into the glossary with status: candidate")
    parser.add_argument("--file", metavar="F", default="", help="the glossary file for --add; the first if left out")


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Print the candidates, best first, or put them into the glossary."""
    from duizhao.errors import UsageError
    from duizhao.workbench.opening import open_project
    from duizhao.workbench.term_extraction import find_terms

    if arguments.file and not arguments.add:
        raise UsageError("file-without-add", "--file says where --add puts the terms.", hint="Give --add as well.")
    opened = open_project(arguments.folder)
    found = find_terms(
        opened, arguments.documents, minimum=arguments.minimum, progress=_progress(quiet=arguments.quiet)
    )
    code = max((diagnostics.problem(error) for error in found.problems), default=diagnostics.OK)
    likely = [candidate for candidate in found.candidates if candidate.score >= arguments.at_least]
    shown = likely[: arguments.limit] if arguments.limit else likely
    if arguments.add:
        _add(opened, shown, arguments.file, output)
    else:
        _WRITERS[arguments.format](opened, shown, output)
    _conclude(found, len(likely), len(shown))
    return code


def _score(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return value


def _count(text: str) -> int:
    value = int(text)
    if value < 0:
        raise argparse.ArgumentTypeError(f"{text} is less than 0")
    return value


def _progress(*, quiet: bool) -> Callable[[float], None] | None:
    if quiet or not sys.stderr.isatty():
        return None

    def tell(done: float) -> None:
        sys.stderr.write(f"\rlooking for terms {100 * done:.0f}%\x1b[K" if done < 1 else "\r\x1b[K")
        sys.stderr.flush()

    return tell


def _add(opened: OpenProject, candidates: Sequence[TermCandidate], file: str, output: Output) -> None:
    from duizhao.cli.glossary_actions.add import file_of
    from duizhao.workbench.term_extraction import candidate_entries
    from duizhao.workbench.termbase import Termbase

    if not candidates:
        return
    label = f"add {diagnostics.counted(len(candidates), 'extracted term')}"
    added = Termbase(opened).apply(candidate_entries(candidates, file_of(file)), label)
    for entry in added:
        output.line(f"{entry.file}:{entry.line}: {entry.source} → {entry.target}")


def _write_text(opened: OpenProject, candidates: Sequence[TermCandidate], output: Output) -> None:
    from duizhao.text.width import fit, width_cells

    cells = min(max((width_cells(candidate.source) for candidate in candidates), default=0), _SOURCE_CELLS)
    for candidate in candidates:
        counts = f"{candidate.together}/{candidate.frequency}"
        others = f"  ({'; '.join(candidate.others)})" if candidate.others else ""
        output.line(
            f"{100 * candidate.score:3.0f}%  {counts:>9}  {fit(candidate.source, cells)}  {candidate.target}{others}"
        )
        for context in candidate.contexts[:1]:
            segment = opened.read(context.document).segment(context.segment)
            output.line(f"        {context.document}:{context.segment}")
            output.line(f"        {_window(segment.source, context.source_span)}")
            output.line(f"        {_window(segment.target, context.target_span)}")


def _window(text: str, span: Span) -> str:
    """Return what stands around a span, marked with brackets, on one line."""
    from duizhao.cli.excerpt import excerpt
    from duizhao.model import Span as Marked

    marked = f"{text[: span.start]}[{span.of(text)}]{text[span.end :]}"
    return excerpt(marked, Marked(span.start, span.end + 2), max_cells=_CONTEXT_CELLS)[0]


def _write_json(_: OpenProject, candidates: Sequence[TermCandidate], output: Output) -> None:
    from duizhao.cli import shapes

    output.json([shapes.term_candidate(candidate) for candidate in candidates])


def _write_tsv(_: OpenProject, candidates: Sequence[TermCandidate], output: Output) -> None:
    output.line("source\ttarget\tscore\ttogether\tfrequency\tothers\tsegments")
    for candidate in candidates:
        segments = " ".join(f"{context.document}:{context.segment}" for context in candidate.contexts)
        counts = f"{candidate.score:.3f}\t{candidate.together}\t{candidate.frequency}"
        output.line(f"{candidate.source}\t{candidate.target}\t{counts}\t{' | '.join(candidate.others)}\t{segments}")


def _write_yaml(_: OpenProject, candidates: Sequence[TermCandidate], output: Output) -> None:
    from duizhao.workbench.term_extraction import candidates_yaml

    output.raw(candidates_yaml(candidates))


_WRITERS = {"text": _write_text, "json": _write_json, "tsv": _write_tsv, "yaml": _write_yaml}


def _conclude(found: Extracted, likely: int, shown: int) -> None:
    """Say what was found, and why nothing was."""
    looked_at = diagnostics.counted(found.segments, "translated segment")
    if not found.segments:
        waiting = f"; {found.untranslated} wait for a translation" if found.untranslated else ""
        diagnostics.note(f"no terms: there is no translated segment to learn from{waiting}")
        return
    more = f"; {likely - shown} more with --limit 0" if likely > shown else ""
    doubtful = len(found.candidates) - likely
    less = f"; {doubtful} less likely ones with --at-least 0" if doubtful else ""
    diagnostics.note(f"{diagnostics.counted(shown, 'term')} found in {looked_at}{more}{less}")
