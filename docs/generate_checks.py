# ruff: noqa: INP001 - a script beside the pages it writes, no module of a package
"""Write checks.md, the reference of the checks, from the checks themselves.

Run ``python docs/generate_checks.py`` after changing a check; a test holds the page to its checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from duizhao.checks.check import DocumentCheck, Example, SegmentCheck
from duizhao.checks.runner import CHECK_FAILED, checks
from duizhao.terminology.lint import RULES

PAGE = Path(__file__).parent / "checks.md"

_HEAD = f"""\
# The checks

A check looks at a segment, or at a whole document, and reports *findings*. An **error** would embarrass in print, a
**warning** is usually wrong and wants a look, an **info** is worth knowing. The severity given here is that of a
check's gravest finding. A finding that is right all the same is set aside with a waiver, which keeps the reason.

A check that breaks does not stop the others: it is reported as `{CHECK_FAILED}`, an error.

This page is written by `docs/generate_checks.py` from the checks' own descriptions and examples, the examples that
the tests run. How to add one: [adding-a-check.md](adding-a-check.md).
"""

_LINT = """\
## What `glossary lint` reports

The glossary itself is checked by `duizhao glossary lint`. The severity is that of a rule's gravest finding.

| rule | severity | reports |
|---|---|---|"""


def page(every: tuple[SegmentCheck | DocumentCheck, ...]) -> str:
    """Return the page: a table of the checks, then a section for each."""
    lines = [_HEAD, "| check | severity | reports |", "|---|---|---|"]
    lines += [f"| [`{check.id}`](#{check.id}) | {check.severity.value} | {check.title} |" for check in every]
    for check in every:
        lines += ["", f"## `{check.id}`", "", f"**{check.title}**, {check.severity.value}. {check.description}", ""]
        lines += ["| | source | target |", "|---|---|---|"]
        lines += [row for example in check.passing for row in _rows("fine", example)]
        lines += [row for example in check.failing for row in _rows("reported", example)]
    lines += ["", _LINT]
    lines += [f"| `{rule.id}` | {rule.severity.value} | {rule.description} |" for rule in RULES.values()]
    return "\n".join(lines) + "\n"


def _rows(verdict: str, example: Example) -> Iterator[str]:
    for source, target in example.after:
        yield f"| before it | {_cell(source)} | {_cell(target)} |"
    remarks = [verdict]
    if not example.target.strip():
        remarks.append(f"state {example.state.value}")
    for entry in example.entries:
        said = f"glossary: {entry.source} → {entry.target}" + "".join(f", not {wrong}" for wrong in entry.forbidden)
        said += "".join(f", short {short}" for short in entry.short) + (", introduced" if entry.introduce else "")
        remarks.append(said + "".join(f", no longer {old}" for old in entry.deprecated))
    yield f"| {'; '.join(remarks)} | {_cell(example.source)} | {_cell(example.target)} |"


def _cell(text: str) -> str:
    return f"`{text.replace('|', '&#124;')}`" if text.strip() else "(empty)"


if __name__ == "__main__":
    PAGE.write_text(page(checks()), encoding="utf-8")
