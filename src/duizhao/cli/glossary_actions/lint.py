"""``duizhao glossary lint``."""

from __future__ import annotations

import argparse

from duizhao.cli import diagnostics, reporting
from duizhao.cli.output import Output

SUMMARY = "find what is wrong with the glossary itself"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    reporting.add_options(parser)


def run(arguments: argparse.Namespace, output: Output) -> int:
    """Lint the glossary and print the findings."""
    from duizhao.cli import shapes
    from duizhao.workbench.checking import lint_glossary
    from duizhao.workbench.opening import open_project

    opened = open_project(arguments.folder)
    linted = lint_glossary(opened)
    if arguments.format == "json":
        output.json([shapes.lint_finding(finding) for finding in linted.findings])
    else:
        for finding in linted.findings:
            line = f":{finding.line}" if finding.line else ""
            output.line(f"{finding.document}{line}: {finding.severity}: {finding.message} [{finding.check}]")
    return reporting.conclude(linted, arguments.fail_on, diagnostics.counted(len(opened.glossary.entries), "term"))
