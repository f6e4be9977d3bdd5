"""``duizhao check``."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duizhao.cli import diagnostics, reporting
from duizhao.cli.output import Output

if TYPE_CHECKING:
    from duizhao.model import Finding
    from duizhao.workbench.checking import Checked

SUMMARY = "check documents: terms, numbers, punctuation, consistency"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("documents", metavar="DOC", nargs="*", help="document ids; all if left out")
    reporting.add_options(parser)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Check and print the findings."""
    from duizhao.cli import shapes
    from duizhao.workbench.checking import check_documents
    from duizhao.workbench.opening import open_project

    opened = open_project(arguments.folder)
    checked = check_documents(opened, arguments.documents)
    if arguments.format == "json":
        output.json([shapes.finding(finding) for finding in checked.findings])
    else:
        for finding in checked.findings:
            _write(finding, checked, output)
    segments = sum(1 for document in checked.documents for _ in document.segments())
    what = f"{diagnostics.counted(len(checked.documents), 'document')}, {diagnostics.counted(segments, 'segment')}"
    return reporting.conclude(checked, arguments.fail_on, f"{what} checked")


def _write(finding: Finding, checked: Checked, output: Output) -> None:
    from duizhao.cli.excerpt import excerpt

    output.line(f"{finding.document}:{finding.segment}: {finding.severity}: {finding.message} [{finding.check}]")
    segment = checked.segment(finding)
    if segment is None:
        return
    for text, span in ((segment.source, finding.source_span), (segment.target, finding.target_span)):
        if span is not None:
            for line in excerpt(text, span):
                output.line(f"    {line}")
