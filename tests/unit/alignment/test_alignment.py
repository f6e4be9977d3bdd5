"""The room's door."""

from __future__ import annotations

import pytest

import duizhao.alignment
from duizhao.alignment import Aligner, align
from duizhao.alignment.dictionary import Dictionary
from duizhao.model import TermEntry
from duizhao.terminology import Glossary


def test_the_room_offers_an_aligner_and_the_short_way_to_it() -> None:
    assert duizhao.alignment.__all__ == ["Aligner", "align"]


def test_the_short_way_gives_what_the_aligner_gives(dictionary: Dictionary) -> None:
    sources, targets = ["山上有一座城。", "城里有老师。"], ["There is a city on the hill.", "Teachers live there."]
    aligner = Aligner(sources, targets, dictionary=dictionary, source_breaks=[1], target_breaks=[1])
    assert align(sources, targets, dictionary=dictionary, source_breaks=[1], target_breaks=[1]) == aligner.align()


RIVERS = {
    "长江": "Yangtze River",
    "黄河": "Yellow River",
    "珠江": "Pearl River",
    "淮河": "Huai River",
    "海河": "Hai River",
    "辽河": "Liao River",
}


@pytest.mark.parametrize("left_out", list(RIVERS))
def test_a_glossary_term_decides_where_lengths_cannot(left_out: str, cedict: Dictionary) -> None:
    glossary = Glossary([TermEntry(source=source, target=target) for source, target in RIVERS.items()])
    sources = [f"去年夏天他们沿着{river}走了整整一个月，沿途拍了许多照片。" for river in RIVERS]
    targets = [
        f"Last summer they walked along the {name} for a whole month and took many photographs on the way."
        for river, name in RIVERS.items()
        if river != left_out
    ]
    beads = align(sources, targets, glossary, dictionary=cedict)
    assert [bead.source for bead in beads if not bead.target] == [(list(RIVERS).index(left_out),)]
    assert [bead.kind for bead in beads].count("1-1") == 5
    for bead in beads:
        if bead.target:
            river = list(RIVERS)[bead.source[0]]
            assert f"{river} = {RIVERS[river]}" in bead.reasons


@pytest.mark.parametrize("breaks", [{0, 1}, [1, 0], (1, 1), frozenset({1, 99, -4})])
def test_sequences_and_collections_of_any_kind_are_taken(breaks: set[int]) -> None:
    beads = align(("一二三四五。", "六。"), ("One two three four.", "Six."), source_breaks=breaks, target_breaks=breaks)
    assert [bead.kind for bead in beads] == ["1-1", "1-1"]
