from types import SimpleNamespace

import pytest

from duizhao.model import Bead, Document, Segment, State, Unit
from duizhao.workbench import drafting
from duizhao.workbench.drafting import lay_draft
from duizhao.workbench.segmenting import Sentences

DOCUMENT = Document(
    id="d",
    units=(
        Unit(id="u1", segments=(Segment(id="u1.1", source="一。"), Segment(id="u1.2", source="二。"))),
        Unit(id="u2", segments=(Segment(id="u2.1", source="三。"),)),
    ),
)


def laid(
    monkeypatch: pytest.MonkeyPatch, sentences: list[str], *shape: tuple[tuple[int, ...], tuple[int, ...]]
) -> Document:
    beads = [Bead(source=source, target=target, score=1.0) for source, target in shape]
    monkeypatch.setattr(drafting, "aligner_of", lambda *_: SimpleNamespace(align=lambda: beads))
    return lay_draft(DOCUMENT, Sentences(texts=tuple(sentences))).document


def test_one_sentence_of_the_source_may_take_two_of_the_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    document = laid(monkeypatch, ["A.", "B.", "C.", "D."], ((0,), (0, 1)), ((1,), (2,)), ((2,), (3,)))
    first = document.segment("u1.1")
    assert (first.target, first.state, first.match) == ("A. B.", State.DRAFT, "draft")


def test_segments_of_a_bead_become_one_within_a_unit(monkeypatch: pytest.MonkeyPatch) -> None:
    document = laid(monkeypatch, ["A.", "C."], ((0, 1), (0,)), ((2,), (1,)))
    assert [segment.id for segment in document.segments()] == ["u1.1", "u2.1"]
    assert document.segment("u1.1").source == "一。二。"
    assert [unit.source for unit in document.units] == [unit.source for unit in DOCUMENT.units]


def test_segments_of_a_bead_stay_apart_across_units(monkeypatch: pytest.MonkeyPatch) -> None:
    document = laid(monkeypatch, ["A.", "BC."], ((0,), (0,)), ((1, 2), (1,)))
    assert document.segment("u1.2").target == "BC."
    assert document.segment("u2.1").target == ""
    assert "u1.2" in document.segment("u2.1").notes[0].text


def test_a_draft_sentence_without_a_counterpart_becomes_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    document = laid(
        monkeypatch,
        ["Extra.", "A.", "B.", "More.", "C."],
        ((), (0,)),
        ((0,), (1,)),
        ((1,), (2,)),
        ((), (3,)),
        ((2,), (4,)),
    )
    assert "Extra." in document.segment("u1.1").notes[0].text
    assert "More." in document.segment("u1.2").notes[0].text


def test_a_sentence_left_out_of_the_draft_stays_new(monkeypatch: pytest.MonkeyPatch) -> None:
    document = laid(monkeypatch, ["A.", "C."], ((0,), (0,)), ((1,), ()), ((2,), (1,)))
    assert document.segment("u1.2").state is State.NEW


def test_a_real_draft_lands_where_it_belongs() -> None:
    document = Document(
        id="d",
        units=(
            Unit(id="u1", segments=(Segment(id="u1.1", source="2024年成交额突破188亿元。"),)),
            Unit(id="u2", segments=(Segment(id="u2.1", source="超过100个国家和国际组织的嘉宾出席了开幕式。"),)),
        ),
    )
    sentences = (
        "Contracts in 2024 exceeded 18.8 billion yuan.",
        "Guests from more than 100 countries and organizations attended the opening ceremony.",
    )
    laid = lay_draft(document, Sentences(texts=sentences)).document
    assert tuple(segment.target for segment in laid.segments()) == sentences
