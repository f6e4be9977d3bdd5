"""Narrowing the glossary's list."""

import pytest

from duizhao.errors import UsageError
from duizhao.model import Severity, TermEntry, TermStatus
from duizhao.tui.term_filter import TermFacts, TermFilter, haystack

ENTRIES = (
    TermEntry(source="一带一路", target="Belt and Road", forbidden=("OBOR",), domain="Silk", file="glossary/a.yaml"),
    TermEntry(
        source="国防部", target="Ministry of National Defense", note="Not “Defence”", status=TermStatus.CANDIDATE
    ),
    TermEntry(source="產業園", target="industrial park", status=TermStatus.DEPRECATED, file="glossary/b.yaml"),
)
FACTS = (
    TermFacts(severities=(Severity.ERROR,), uses=7),
    TermFacts(severities=(Severity.INFO,), uses=0),
    TermFacts(uses=None),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [0, 1, 2]),
        ("road", [0]),
        ("belt ROAD", [0]),
        ("belt park", []),
        ("obor", [0]),
        ("defence", [1]),
        ("产业", [2]),
        ("status:cand", [1]),
        ("domain:silk", [0]),
        ("file:b.yaml", [2]),
        ("lint:", [0, 1]),
        ("lint:error", [0]),
        ("uses:0", [1]),
        ("uses:", [0]),
        ("uses:8", []),
        ("authority:domain park", [2]),
        ("note:x", []),
    ],
)
def test_words_and_conditions_must_all_hold(query: str, found: list[int]) -> None:
    texts = [haystack(entry) for entry in ENTRIES]
    assert TermFilter(query).matching(ENTRIES, texts, FACTS.__getitem__) == found


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="no number of uses"):
        TermFilter("uses:many")


def test_blanks_ask_for_nothing() -> None:
    assert TermFilter("  ").is_empty
    assert not TermFilter("lint:").is_empty
