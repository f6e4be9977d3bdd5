"""The memory's filters lose nothing that comparing everything would find."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.memory.lookup import Memory
from duizhao.text.scripts import fold

TEXTS = st.text(alphabet="一二三四国國aA！", min_size=1, max_size=12)


def edit_distance(first: str, second: str) -> int:
    """Levenshtein's table, as the textbook draws it."""
    row = list(range(len(second) + 1))
    for index, left in enumerate(first, start=1):
        above, row = row, [index]
        for column, right in enumerate(second, start=1):
            row.append(min(above[column] + 1, row[-1] + 1, above[column - 1] + (left != right)))
    return row[-1]


@settings(deadline=None, max_examples=150)
@given(sources=st.lists(TEXTS, max_size=12), text=TEXTS, threshold=st.integers(0, 100))
def test_lookup_agrees_with_comparing_every_pair(sources: list[str], text: str, threshold: int) -> None:
    memory = Memory()
    for number, source in enumerate(sources):
        memory.add(source, f"target of {source}", f"d#{number}")
    expected = {}
    for source in sources:
        longest = max(len(source), len(text))
        percent = 100 * (longest - edit_distance(fold(source), fold(text))) // longest
        score = 100 if source == text else min(99, percent)
        if score >= threshold:
            expected[source] = score
    matches = memory.lookup(text, limit=100, threshold=threshold)
    assert {match.source: match.score for match in matches} == expected
    assert len(matches) == len(expected)
    assert [match.score for match in matches] == sorted(expected.values(), reverse=True)
