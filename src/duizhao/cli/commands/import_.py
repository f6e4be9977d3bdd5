"""``duizhao import``."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from duizhao import plugins
from duizhao.cli import diagnostics
from duizhao.cli.output import Output
from duizhao.errors import DuizhaoError, UsageError

if TYPE_CHECKING:
    from duizhao.workbench.opening import OpenProject

SUMMARY = "take documents, or bilingual files, into segments/"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--draft", metavar="EN", type=Path, help="an English draft to align with the one FILE")
    parser.add_argument(
        "--format",
        metavar="F",
        default="",
        help=f"one of {', '.join(plugins.ids(plugins.FORMATS))}; detected if left out",
    )
    parser.add_argument(
        "--as",
        metavar="ID",
        dest="document_id",
        default="",
        help="the document's id; from FILE's name if left out",
    )
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "--replace", action="store_true", help="replace a document of the same id, translations included"
    )
    group.add_argument(
        "--update",
        action="store_true",
        help="take targets, states and notes of a returned bilingual file over",
    )
    parser.epilog = "Prints the id of each document. The original is kept byte for byte under sources/."


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Import every file; the ones that cannot be read are told and the others still imported."""
    from duizhao.workbench.opening import open_project

    if len(arguments.files) > 1 and (arguments.draft or arguments.document_id):
        raise UsageError("one-file", "--draft and --as go with one FILE.", hint="Import the files one by one.")
    if arguments.update and arguments.draft:
        raise UsageError("update-with-draft", "--update takes a bilingual file over; it has no use for a --draft.")
    opened = open_project(arguments.folder)
    for error in opened.glossary_problems:
        diagnostics.warn(str(error))
    code = diagnostics.OK
    take_in = _update if arguments.update else _import
    for path in diagnostics.progress(arguments.files, "importing", len(arguments.files)):
        try:
            take_in(opened, path, arguments, output)
        except DuizhaoError as error:
            code = max(code, diagnostics.problem(error))
    return code


def _import(opened: OpenProject, path: Path, arguments: argparse.Namespace, output: Output) -> None:
    from duizhao.workbench.importing import import_file

    imported = import_file(
        opened,
        path,
        form=arguments.format,
        draft=arguments.draft,
        document_id=arguments.document_id,
        replace_existing=arguments.replace,
    )
    output.line(imported.document.id)
    count = sum(1 for _ in imported.document.segments())
    diagnostics.note(
        f"{path}: {diagnostics.counted(len(imported.document.units), 'unit')}, {diagnostics.counted(count, 'segment')}"
        f" → segments/{imported.document.id}.yaml"
    )
    origin = imported.document.origin
    if imported.lacks_original and origin is not None:
        diagnostics.warn(f"{origin.file} is not in this project: without it the finished document cannot be exported")
    if not imported.is_chinese:
        diagnostics.warn(f"{path} does not look like Chinese; was the translation meant to be a --draft?")
    if arguments.draft:
        stray = f"; {imported.unplaced} draft sentences without a counterpart are in notes" if imported.unplaced else ""
        diagnostics.note(f"{arguments.draft}: {imported.drafted} of {count} segments drafted{stray}")


def _update(opened: OpenProject, path: Path, arguments: argparse.Namespace, output: Output) -> None:
    from duizhao.workbench.updating import update_document

    updated = update_document(opened, path, form=arguments.format, document_id=arguments.document_id)
    output.line(updated.document_id)
    diagnostics.note(f"{path}: {diagnostics.counted(updated.changed, 'segment')} of {updated.document_id} changed")
    for ids, text in (
        (updated.unknown, "not in the document"),
        (updated.differing, "with another source"),
        (updated.locked, "locked"),
    ):
        if ids:
            diagnostics.warn(
                f"{path}: left alone, {text}: {diagnostics.counted(len(ids), 'segment')}, the first is {ids[0]}"
            )
