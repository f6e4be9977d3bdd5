"""``duizhao export``."""

from __future__ import annotations

import argparse
from pathlib import Path

from duizhao import plugins
from duizhao.cli import diagnostics
from duizhao.cli.output import Output
from duizhao.errors import DuizhaoError

SUMMARY = "write PO, XLIFF, TMX, CSV and the finished document"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("documents", metavar="DOC", nargs="*", help="document ids; all if left out")
    parser.add_argument(
        "--to",
        metavar="F[,F…]",
        default="",
        help=f"formats: {', '.join(plugins.ids(plugins.FORMATS))}; the project's own choice if left out",
    )
    parser.add_argument(
        "-o", dest="out", metavar="DIR", type=Path, help="where to; exports/ of the project if left out"
    )
    parser.add_argument("--strict", action="store_true", help="refuse a document with unfinished segments or errors")
    parser.epilog = "Prints the path of each file written."


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Export and print the paths; what cannot be exported is told and the rest still is."""
    from duizhao.formats.detect import resolve
    from duizhao.workbench.exporting import DocumentExport
    from duizhao.workbench.opening import open_project

    opened = open_project(arguments.folder)
    names = [name.strip() for name in arguments.to.split(",") if name.strip()]
    forms = [resolve(name) for name in dict.fromkeys(names or opened.project.settings.export_formats)]
    selected = opened.select(arguments.documents)
    code = diagnostics.OK
    for document_id in diagnostics.progress(selected, "exporting", len(selected)):
        try:
            export = DocumentExport(opened, document_id, arguments.out, strict=arguments.strict)
        except DuizhaoError as error:
            code = max(code, diagnostics.problem(error))
            continue
        if export.unfinished:
            diagnostics.note(f"{document_id}: {diagnostics.counted(export.unfinished, 'segment')} not translated yet")
        for form in forms:
            try:
                output.line(str(export.write(form, export.serialise(form))))
            except DuizhaoError as error:
                code = max(code, diagnostics.problem(error))
    return code
