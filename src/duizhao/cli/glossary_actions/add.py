"""``duizhao glossary add``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duizhao.cli import diagnostics
from duizhao.cli.output import Output

if TYPE_CHECKING:
    from duizhao.model import TermEntry

SUMMARY = "add a term to a glossary file"

_LISTS = (
    ("admitted", "a rendering that is right as well"),
    ("short", "a short form or acronym"),
    ("deprecated", "a rendering that was right once"),
    ("forbidden", "a rendering that must not appear"),
)
_CASES = ("exact", "initial", "any")
_STATUSES = ("preferred", "candidate", "deprecated", "shield")
_PARTS_OF_SPEECH = ("noun", "proper noun", "verb", "adjective", "adverb", "other")


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("source", metavar="SOURCE", help="the Chinese term")
    parser.add_argument("target", metavar="TARGET", nargs="?", default="", help="the rendering; a shield has none")
    for name, explanation in _LISTS:
        parser.add_argument(
            f"--{name}", metavar="X", action="append", default=[], help=f"{explanation}; may be given several times"
        )
    parser.add_argument("--file", metavar="F", default="", help="the glossary file; the first one if left out")
    for name in ("note", "cite", "definition"):
        parser.add_argument(f"--{name}", metavar="TEXT", default="")
    parser.add_argument("--status", choices=_STATUSES, default="preferred")
    parser.add_argument("--case", choices=_CASES, default="initial")
    parser.add_argument("--part-of-speech", choices=_PARTS_OF_SPEECH)
    parser.add_argument("--words-between", type=int, choices=range(3), default=0)
    parser.add_argument("--introduce", action="store_true", help="the first mention must read TARGET (SHORT)")
    parser.epilog = "Prints the file and line of the new entry. What lint has to say about it goes to stderr."


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Add the entry, print where it stands, and pass on what lint says of it."""
    from duizhao.workbench.opening import open_project
    from duizhao.workbench.termbase import Termbase

    termbase = Termbase(open_project(arguments.folder))
    for error in termbase.problems:
        diagnostics.warn(str(error))
    entry = termbase.add(_entry(arguments))
    output.line(f"{entry.file}:{entry.line}")
    for found in termbase.lint():
        finding = found.finding
        if (finding.document, finding.line) == (entry.file, entry.line) and finding.check != "glossary-unused":
            diagnostics.warn(f"{finding.message} [{finding.check}]")
    return diagnostics.OK


def _entry(arguments: argparse.Namespace) -> TermEntry:
    from duizhao.model import Case, PartOfSpeech, TermEntry, TermStatus

    speech = arguments.part_of_speech
    return TermEntry(
        source=arguments.source.strip(),
        target=arguments.target.strip(),
        admitted=tuple(arguments.admitted),
        short=tuple(arguments.short),
        deprecated=tuple(arguments.deprecated),
        forbidden=tuple(arguments.forbidden),
        introduce=arguments.introduce,
        part_of_speech=PartOfSpeech(speech) if speech else None,
        words_between=arguments.words_between,
        case=Case(arguments.case),
        status=TermStatus(arguments.status),
        definition=arguments.definition,
        note=arguments.note,
        cite=arguments.cite,
        file=file_of(arguments.file),
    )


def file_of(name: str) -> str:
    """Return a file as the project knows it; "places" is enough for ``glossary/places.yaml``."""
    if not name:
        return ""
    if not name.endswith((".yaml", ".yml")):
        name += ".yaml"
    return name if "/" in name else f"glossary/{name}"
