"""An entry of the glossary in full, with what is known about it, as lines of a screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from duizhao.model import Authority, Span, TermEntry
from duizhao.terminology.lint import LintFinding
from duizhao.terminology.usage import EntryUsage, Rendered
from duizhao.tui.lines import styled_lines
from duizhao.tui.theme import SEVERITY_MARKS, TERM_MARKS

__all__ = ["RENDERED_MARKS", "RENDERED_STYLES", "entry_fields", "term_content"]

_LABEL_CELLS = 14
_MOST_TEXTS = 5
_ROOMY_CELLS = 60
RENDERED_MARKS: Mapping[Rendered, str] = {
    Rendered.PREFERRED: "✓",
    Rendered.ADMITTED: "✓",
    Rendered.SHORT: "✓",
    Rendered.DEPRECATED: "~",
    Rendered.FORBIDDEN: "!",
    Rendered.MISSING: "✗",
    Rendered.DOUBTFUL: "?",
    Rendered.UNTRANSLATED: "-",
}
RENDERED_STYLES: Mapping[Rendered, str] = {
    Rendered.PREFERRED: "verdict-satisfied",
    Rendered.ADMITTED: "verdict-satisfied",
    Rendered.SHORT: "verdict-satisfied",
    Rendered.DEPRECATED: "verdict-deprecated",
    Rendered.FORBIDDEN: "verdict-forbidden",
    Rendered.MISSING: "verdict-missing",
    Rendered.DOUBTFUL: "verdict-doubtful",
    Rendered.UNTRANSLATED: "muted",
}


def term_content(
    entry: TermEntry,
    findings: Sequence[LintFinding],
    usage: EntryUsage | None,
    *,
    is_counted: bool,
    cells: int,
) -> Content:
    """Return all there is to say about an entry, wrapped to a width."""
    standing = f"{TERM_MARKS[entry.status]} {entry.status}"
    lines = [
        styled_lines(
            f"{entry.source}  {entry.target}",
            cells,
            [(Span(0, len(entry.source)), "bold $primary"), (Span(len(entry.source), 10_000), "bold")],
        ),
        styled_lines(
            f"{standing}{_place(entry)}",
            cells,
            [(Span(0, 10_000), "$muted"), (Span(0, len(standing)), f"bold $status-{entry.status}")],
        ),
    ]
    lines += [_finding_lines(each, cells) for each in findings]
    lines += [_field(label, value, cells) for label, value in entry_fields(entry)]
    lines += _usage_lines(usage, cells) if is_counted else [Content("Counting the uses…").stylize("$muted")]
    return Content("\n").join(lines)


def entry_fields(entry: TermEntry) -> Iterator[tuple[str, str]]:
    """Yield the fields that say something, with their labels."""
    fields = (
        ("Admitted", " | ".join(entry.admitted)),
        ("Short", " | ".join(entry.short)),
        ("Deprecated", " | ".join(entry.deprecated)),
        ("Forbidden", " | ".join(entry.forbidden)),
        ("First mention", "must introduce the short form" if entry.introduce else ""),
        ("Part of speech", str(entry.part_of_speech or "")),
        ("Words between", str(entry.words_between or "")),
        ("Letters", _CASES.get(entry.case.value, "")),
        ("Definition", entry.definition),
        ("Note", entry.note),
        ("From", entry.cite),
    )
    return ((label, value) for label, value in fields if value)


_CASES = {"exact": "exactly as written", "any": "capital or small, as it comes"}


def _place(entry: TermEntry) -> str:
    where = f"{entry.file}:{entry.line}" if entry.line else entry.file
    domain = f"in {entry.domain}" if entry.domain else ""
    authority = "" if entry.authority is Authority.DOMAIN else _AUTHORITIES[entry.authority]
    return "".join(f"  {part}" for part in (domain, authority, where) if part)


_AUTHORITIES = {
    Authority.PROJECT: "decided for this project",
    Authority.IMPORTED: "imported, nobody has looked at it",
}


def _finding_lines(each: LintFinding, cells: int) -> Content:
    finding = each.finding
    mark = SEVERITY_MARKS[finding.severity]
    style = f"bold $severity-{finding.severity}"
    line = styled_lines(f"{mark} {finding.message}", cells, [(Span(0, 1), style)], indent=2)
    if not each.fix:
        return line
    key = "x " if each.is_safe else "  "
    fix = styled_lines(f"  {key}{each.fix}", cells, [(Span(2, 3), "bold $primary")], indent=4)
    return Content("\n").join([line, fix])


def _field(label: str, value: str, cells: int) -> Content:
    head = f"{label:<{_LABEL_CELLS}} "
    indent = len(head) if cells >= _ROOMY_CELLS else 2
    return styled_lines(f"{head}{value}", cells, [(Span(0, len(head)), "$muted")], indent=indent)


def _usage_lines(usage: EntryUsage | None, cells: int) -> list[Content]:
    if usage is None or not usage.occurrences:
        return [Content("No document uses it.").stylize("$muted")]
    total = len(usage.occurrences)
    documents = ", ".join(f"{document} {count}" for document, count in usage.documents.items())
    head = Content.assemble((f"{total} use{'s' if total != 1 else ''}", "bold"), f" in {documents}")
    lines = [head.truncate(cells, ellipsis=True)]
    for rendered, count in usage.counts.items():
        texts = [(text, often) for (how, text), often in usage.texts.items() if how is rendered and text]
        said = ", ".join(f"“{text}”{f' ×{often}' if often > 1 else ''}" for text, often in texts[:_MOST_TEXTS])
        line = f"{RENDERED_MARKS[rendered]} {count} {rendered}  {said}".rstrip()
        lines.append(styled_lines(line, cells, [(Span(0, 1), f"bold ${RENDERED_STYLES[rendered]}")], indent=4))
    return lines
