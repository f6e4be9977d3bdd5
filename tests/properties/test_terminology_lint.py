"""Safe fixes of the lint come to an end, and never change what is recognised."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.model import TermEntry
from duizhao.terminology.lint import lint
from duizhao.terminology.squeezing import term_key

NAMES = st.text(alphabet="一带国國发發 “", min_size=1, max_size=5)
RENDERINGS = st.lists(st.sampled_from(["Belt", "belt", "road ", "Belt and  Road", "Ａ", "B-R"]), max_size=3).map(tuple)
ENTRIES = st.builds(
    TermEntry,
    source=NAMES,
    target=st.sampled_from(["Belt", "Road", " Belt and Road", ""]),
    admitted=RENDERINGS,
    short=RENDERINGS,
    forbidden=RENDERINGS,
    introduce=st.booleans(),
    words_between=st.integers(0, 2),
    note=st.sampled_from(["", "n"]),
    definition=st.sampled_from(["", "n"]),
    cite=st.just("c"),
)


@settings(deadline=None, max_examples=100)
@given(st.lists(ENTRIES, max_size=4))
def test_safe_fixes_reach_an_end_and_keep_every_name(entries: list[TermEntry]) -> None:
    names = {term_key(entry.source) for entry in entries}
    for _ in range(200):
        safe = [found for found in lint(entries) if found.is_safe]
        if not safe:
            break
        [change] = safe[0].changes
        assert change.before in entries
        at = entries.index(change.before)
        entries = [*entries[:at], *([change.after] if change.after else []), *entries[at + 1 :]]
    else:
        raise AssertionError("the fixes go on for ever")
    assert {term_key(entry.source) for entry in entries} == names
