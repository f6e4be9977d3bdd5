import time

import pytest

from duizhao.model import AlignedBead, Alignment, Sentence
from duizhao.storage.alignment_file import dump_alignment
from duizhao.storage.canonical_alignment import read_canonical_alignment

ALIGNMENT = Alignment(
    id="talk",
    beads=(AlignedBead(source=(Sentence(text="一。", segment="u1"),), target=(Sentence(text="One."),), score=0.5),),
)
TEXT = dump_alignment(ALIGNMENT).decode()


def test_what_we_write_is_read() -> None:
    assert read_canonical_alignment(TEXT) == ALIGNMENT
    assert read_canonical_alignment("alignment: a\nlanguages: {source: zh, target: en}\nbeads: []\n") is not None


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ("score: 0.5", "score: 0.50000"),
        ("score: 0.5", "score: .5"),
        ("score: 0.5", "score: 1.5"),
        ("score: 0.5\n", "score: 0.5\n  hold: free\n"),
        ("score: 0.5\n", "score: 0.5\n  hold: acepted\n"),
        ("score: 0.5\n", "score: 0.5\n  colour: red\n"),
        ("text: One.", "text: 'One.'"),
        ("text: One.", 'text: ""'),
        ("text: One.", 'text: " One."'),
        ("text: One.", "text: 1"),
        ("segment: u1", "segmnt: u1"),
        ("- source:\n  - text: 一。\n    segment: u1\n  target:\n  - text: One.\n", "- source: []\n  target: []\n"),
        ("beads:\n", "bead:\n"),
        ("languages: {source: zh-Hans, target: en}\n", ""),
        ("languages: {source: zh-Hans", "languages: {source: '?'"),
        ("alignment", "# mine\nalignment"),
    ],
)
def test_everything_else_is_left_to_the_other_reader(written: str, instead: str) -> None:
    assert written in TEXT
    assert read_canonical_alignment(TEXT.replace(written, instead)) is None


def test_ten_thousand_beads_are_read_quickly() -> None:
    text = dump_alignment(Alignment(id="talk", beads=ALIGNMENT.beads * 10_000)).decode()
    start = time.perf_counter()
    assert read_canonical_alignment(text) is not None
    assert time.perf_counter() - start < 2
