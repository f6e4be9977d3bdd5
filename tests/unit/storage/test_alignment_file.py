import difflib
from dataclasses import replace

import pytest

from duizhao.errors import ProjectError
from duizhao.model import AlignedBead, Alignment, Hold, Languages, Origin, Sentence
from duizhao.storage.alignment_file import dump_alignment, load_alignment, load_alignment_header

ALIGNMENT = Alignment(
    id="talk",
    languages=Languages(source="zh-Hans", target="en-GB"),
    source_origin=Origin(file="../talk.zh.txt", format="text", sha256="ab"),
    target_origin=Origin(file="draft: 1.txt", format="text", sha256="cd"),
    beads=(
        AlignedBead(
            source=(
                Sentence(text="第一句。", begins_paragraph=True, segment="u1.1"),
                Sentence(text="- 第二句: 有标点。"),
            ),
            target=(Sentence(text='He said: "one" # two.'),),
            score=0.1234,
            reasons=("100 on both sides", "no"),
            hold=Hold.ACCEPTED,
            marked=True,
        ),
        AlignedBead(source=(Sentence(text="yes"),), target=(), score=0.0),
        AlignedBead(source=(), target=(Sentence(text="\u200bOnly here."),), score=1.0, hold=Hold.CHANGED),
    ),
)


def test_what_is_written_is_read_back() -> None:
    data = dump_alignment(ALIGNMENT)
    assert load_alignment(data, "a.yaml") == ALIGNMENT
    assert dump_alignment(load_alignment(data, "a.yaml")) == data


def test_an_empty_alignment_is_written_and_read() -> None:
    empty = Alignment(id="talk", beads=())
    assert load_alignment(dump_alignment(empty), "a.yaml") == empty


def test_the_header_is_read_without_the_beads() -> None:
    header = load_alignment_header(dump_alignment(ALIGNMENT), "a.yaml")
    assert header == replace(ALIGNMENT, beads=())
    reshaped = b"# mine\n" + dump_alignment(ALIGNMENT)
    assert load_alignment_header(reshaped, "a.yaml").target_origin == ALIGNMENT.target_origin


def test_a_change_of_one_bead_is_one_hunk() -> None:
    changed = replace(
        ALIGNMENT, beads=(ALIGNMENT.beads[0], replace(ALIGNMENT.beads[1], hold=Hold.ACCEPTED), ALIGNMENT.beads[2])
    )
    before, after = (dump_alignment(value).decode().splitlines() for value in (ALIGNMENT, changed))
    hunks = [line for line in difflib.unified_diff(before, after, n=0, lineterm="") if line.startswith("@@")]
    assert len(hunks) == 1


def test_a_score_is_written_as_people_write_it() -> None:
    assert (
        "  score: 0.5\n" in dump_alignment(replace(ALIGNMENT, beads=(replace(ALIGNMENT.beads[0], score=0.5),))).decode()
    )


def test_half_a_character_is_refused() -> None:
    broken = AlignedBead(source=(Sentence(text="\ud800"),), target=(), score=0.0)
    with pytest.raises(ProjectError, match="half a character"):
        dump_alignment(replace(ALIGNMENT, beads=(broken,)))
