"""``duizhao glossary usage``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duizhao.cli import diagnostics
from duizhao.cli.output import Output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duizhao.terminology.usage import EntryUsage
    from duizhao.workbench.termbase_usage import Reach

SUMMARY = "show where terms are used and how they are rendered"

_RENDERED = (
    "preferred", "admitted", "short", "deprecated", "forbidden", "missing", "doubtful", "untranslated",
)  # fmt: skip
_TERM_CELLS = 50


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("terms", metavar="TERM", nargs="*", help="Chinese terms or renderings; all terms if left out")
    parser.add_argument(
        "--document", metavar="DOC", dest="documents", action="append", default=[], help="look there alone"
    )
    parser.add_argument(
        "--rendered",
        choices=_RENDERED,
        action="append",
        default=[],
        help="show these occurrences alone; may be given several times",
    )
    parser.add_argument("--missing", action="store_true", help="the same as --rendered missing")
    parser.add_argument("--unused", action="store_true", help="list the terms that stand in no document instead")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Print every occurrence of the terms asked for, or a line for each term."""
    from duizhao.workbench.opening import open_project
    from duizhao.workbench.termbase import Termbase
    from duizhao.workbench.termbase_usage import find_entries, reach, rendered_only

    opened = open_project(arguments.folder)
    termbase = Termbase(opened)
    for error in termbase.problems:
        diagnostics.warn(str(error))
    entries = find_entries(termbase.entries, arguments.terms) if arguments.terms else None
    usages = termbase.usage(entries, arguments.documents)
    used = {(usage.entry.file, usage.entry.line) for usage in usages}
    unused = [e for e in entries or termbase.entries if (e.file, e.line) not in used and e.target]
    wanted = {*arguments.rendered, *(["missing"] if arguments.missing else [])}
    shown = rendered_only(usages, wanted) if wanted else usages
    if arguments.unused:
        for entry in unused:
            output.line(f"{entry.file}:{entry.line}: {entry.source} → {entry.target}")
    elif arguments.format == "json":
        from duizhao.cli import shapes

        output.json([shapes.occurrence(occurrence) for usage in shown for occurrence in usage.occurrences])
    elif entries is not None or wanted:
        for usage in shown:
            _write(usage, reach(opened, [usage]), output)
    else:
        _write_table(usages, output)
    for entry in unused if entries is not None else ():
        diagnostics.note(f"{entry.source} → {entry.target} stands in no document")
    _conclude(reach(opened, usages), len(unused))
    return diagnostics.OK


def _write(usage: EntryUsage, reached: Reach, output: Output) -> None:
    entry = usage.entry
    output.line(f"{entry.file}:{entry.line}: {entry.source} → {entry.target}")
    counts = ", ".join(f"{count} {rendered}" for rendered, count in usage.counts.items())
    output.line(f"  {counts}; {_reached(reached)}")
    for document, count in usage.documents.items():
        output.line(f"  {document}: {count}")
    for occurrence in usage.occurrences:
        text = f" “{occurrence.text}”" if occurrence.text else ""
        nearest = " nearest" if text and occurrence.target_span and occurrence.rendered == "missing" else ""
        output.line(f"  {occurrence.document}:{occurrence.segment}: {occurrence.rendered}{nearest}{text}")


def _write_table(usages: Sequence[EntryUsage], output: Output) -> None:
    from duizhao.text.width import cut

    counted = [{rendered.value: count for rendered, count in usage.counts.items()} for usage in usages]
    columns = [name for name in _RENDERED if any(name in counts for counts in counted)]
    rows: list[tuple[str | int, ...]] = [
        (
            cut(f"{usage.entry.source} → {usage.entry.target}", _TERM_CELLS),
            len(usage.occurrences),
            *(counts.get(name, 0) for name in columns),
            len(usage.documents),
        )
        for usage, counts in zip(usages, counted, strict=True)
    ]
    if rows:
        output.table(("term", "uses", *columns, "documents"), rows)


def _conclude(reached: Reach, unused: int) -> None:
    idle = f"; {diagnostics.counted(unused, 'term')} in no document" if unused else ""
    diagnostics.note(_reached(reached) + idle)


def _reached(reached: Reach) -> str:
    held = f", {reached.held} of them locked or final" if reached.held else ""
    return (
        f"{diagnostics.counted(reached.segments, 'segment')} in "
        f"{diagnostics.counted(reached.documents, 'document')}{held}"
    )
