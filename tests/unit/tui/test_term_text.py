"""All about an entry, as lines of a screen."""

import pytest

from duizhao.model import Authority, Case, Finding, Severity, Span, TermEntry
from duizhao.terminology.lint import LintFinding
from duizhao.terminology.usage import EntryUsage, Occurrence, Rendered
from duizhao.text.width import width_cells
from duizhao.tui.term_text import term_content

ENTRY = TermEntry(
    source="一带一路",
    target="Belt and Road",
    admitted=("Belt and Road Initiative",),
    short=("BRI",),
    deprecated=("B&R",),
    forbidden=("OBOR",),
    introduce=True,
    words_between=1,
    case=Case.EXACT,
    definition="An initiative",
    note="Never a strategy. " * 5,
    cite="NDRC",
    domain="Silk",
    authority=Authority.IMPORTED,
    file="glossary/a.yaml",
    line=7,
)


def use(rendered: Rendered, text: str = "") -> Occurrence:
    return Occurrence(document="news", segment="u1", entry=ENTRY, source_span=Span(0, 4), rendered=rendered, text=text)


@pytest.mark.parametrize("cells", [30, 76, 120])
def test_everything_the_entry_says_is_there_and_no_line_is_too_wide(cells: int) -> None:
    usage = EntryUsage(
        entry=ENTRY,
        occurrences=(use(Rendered.FORBIDDEN, "OBOR"), use(Rendered.PREFERRED), use(Rendered.FORBIDDEN, "OBOR")),
    )
    finding = LintFinding(
        finding=Finding(check="x", severity=Severity.WARNING, message="It is odd."), fix="Mend it", is_safe=True
    )
    text = term_content(ENTRY, [finding], usage, is_counted=True, cells=cells).plain
    assert all(width_cells(line) <= cells for line in text.split("\n"))
    said = " ".join(text.split())
    for words in (
        "Initiative", "BRI", "B&R", "OBOR", "short form", "exactly as written", "An initiative", "Never a", "NDRC",
        "in Silk", "imported", "glossary/a.yaml:7", "W It is odd.", "x Mend it", "3 uses", "! 2 forbidden", "×2",
    ):  # fmt: skip
        assert words in said, words


def test_what_has_not_been_counted_is_not_called_unused() -> None:
    assert "Counting the uses" in term_content(ENTRY, [], None, is_counted=False, cells=60).plain
    assert "No document uses it." in term_content(ENTRY, [], None, is_counted=True, cells=60).plain
