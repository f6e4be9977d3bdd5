"""The room's door."""

from __future__ import annotations

import duizhao.alignment
from duizhao.alignment import align
from duizhao.model import TermEntry
from duizhao.terminology import Glossary


def test_the_room_offers_align_alone() -> None:
    assert duizhao.alignment.__all__ == ["align"]


def test_a_glossary_term_decides_where_lengths_cannot() -> None:
    glossary = Glossary(
        [TermEntry(source="长江", target="Yangtze River"), TermEntry(source="黄河", target="Yellow River")]
    )
    sources = ["我们去长江了。", "我们去黄河了。"]
    [first, second] = align(sources, ["We saw the Yellow River."], glossary)
    assert (first.source, first.target) == ((0,), ())
    assert (second.source, second.target) == ((1,), (0,))
    assert "黄河 = Yellow River" in second.reasons


def test_tuples_and_other_sequences_are_taken() -> None:
    assert [bead.kind for bead in align(("一。",), ("One.",))] == ["1-1"]
