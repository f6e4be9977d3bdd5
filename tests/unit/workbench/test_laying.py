from dataclasses import replace

import pytest

from duizhao.errors import InputError
from duizhao.model import AlignedBead, Code, Document, Edit, Note, Segment, Sentence, State, Unit, apply
from duizhao.workbench.laying import changes_between, is_work_of_a_person, lay_beads

DOCUMENT = Document(
    id="d",
    units=(
        Unit(id="u1", segments=(Segment(id="u1.1", source="一。", gap=" "), Segment(id="u1.2", source="二。"))),
        Unit(id="u2", segments=(Segment(id="u2.1", source="三。四。"),)),
    ),
)


def beads(*pairs: tuple[str, str]) -> tuple[AlignedBead, ...]:
    """Make beads of texts, sentences parted by blanks."""
    return tuple(
        AlignedBead(
            source=tuple(Sentence(text=text) for text in source.split()),
            target=tuple(Sentence(text=text) for text in target.split()),
            score=0.5,
        )
        for source, target in pairs
    )


def shown(document: Document) -> list[tuple[str, str, str]]:
    return [(segment.id, segment.source, segment.target) for segment in document.segments()]


def notes(document: Document, segment_id: str) -> list[str]:
    return [note.text for note in document.segment(segment_id).notes]


def with_segment(document: Document, segment_id: str, **changes: object) -> Document:
    return document.map_segments(lambda s: replace(s, **changes) if s.id == segment_id else s)  # type: ignore[arg-type]


def test_beads_fill_joins_and_divide() -> None:
    laid = lay_beads(DOCUMENT, beads(("一。 二。", "1."), ("三。", "3."), ("四。", "")))
    assert shown(laid.document) == [("u1.1", "一。 二。", "1."), ("u2.1", "三。", "3."), ("u2.2", "四。", "")]
    assert [unit.source for unit in laid.document.units] == [unit.source for unit in DOCUMENT.units]
    assert (laid.drafted, laid.untranslated, laid.unplaced, laid.kept) == (2, 1, 0, ())
    assert laid.document.segment("u1.1").state is State.DRAFT
    assert laid.document.segment("u2.2").state is State.NEW


def test_a_bead_across_units_gives_its_draft_to_the_first() -> None:
    laid = lay_beads(DOCUMENT, beads(("一。", "1."), ("二。 三。", "2. 3."), ("四。", "4.")))
    assert shown(laid.document)[1:] == [("u1.2", "二。", "2. 3."), ("u2.1", "三。", ""), ("u2.2", "四。", "4.")]
    assert notes(laid.document, "u2.1") == ["The draft translates this together with u1.2."]


def test_what_has_no_counterpart_becomes_a_note() -> None:
    laid = lay_beads(
        DOCUMENT, beads(("", "0."), ("一。", "1."), ("", "x. y."), ("二。", "2."), ("三。 四。", "3."), ("", "z."))
    )
    stray = "In the draft, without a counterpart: "
    assert notes(laid.document, "u1.1") == [f"{stray}0.", f"{stray}x. y."]
    assert notes(laid.document, "u2.1") == [f"{stray}z."]
    assert laid.unplaced == 4


@pytest.mark.parametrize(
    "work",
    [
        {"target": "Mine.", "state": State.TRANSLATED},
        {"target": "Mine.", "state": State.DRAFT},
        {"target": "Mine.", "state": State.DRAFT, "match": "memory"},
        {"target": "Mine.", "state": State.REVIEWED, "match": "draft"},
        {"target": "Mine.", "state": State.DRAFT, "match": "draft", "locked": True},
        {"locked": True},
    ],
)
def test_the_work_of_a_person_stays(work: dict[str, object]) -> None:
    document = with_segment(DOCUMENT, "u1.1", **work)
    laid = lay_beads(document, beads(("一。 二。", "1. 2."), ("三。 四。", "3.")))
    kept = laid.document.segment("u1.1")
    assert replace(kept, notes=()) == document.segment("u1.1")
    assert notes(laid.document, "u1.1") == ["In the draft: 1. 2."]
    assert notes(laid.document, "u1.2") == ["The draft translates this together with u1.1."]
    assert (laid.kept, laid.noted) == (("u1.1",), ("u1.1",))


def test_a_draft_that_a_person_has_confirmed_needs_no_note() -> None:
    document = with_segment(DOCUMENT, "u1.1", target="1.", state=State.TRANSLATED)
    laid = lay_beads(document, beads(("一。", "1."), ("二。", "2."), ("三。 四。", "3.")))
    assert notes(laid.document, "u1.1") == []
    assert (laid.kept, laid.noted) == (("u1.1",), ())


def test_a_confirmed_segment_is_not_divided() -> None:
    document = with_segment(DOCUMENT, "u2.1", target="3. 4.", state=State.TRANSLATED)
    laid = lay_beads(document, beads(("一。", "1."), ("二。", "2."), ("三。", "3."), ("四。", "4.")))
    assert shown(laid.document)[2:] == [("u2.1", "三。四。", "3. 4.")]
    assert laid.noted == ()


def test_laying_again_replaces_what_was_laid_before() -> None:
    first = lay_beads(DOCUMENT, beads(("一。", ""), ("", "x."), ("二。 三。", "2."), ("四。", "4.")))
    people = with_segment(first.document, "u1.1", notes=(*first.document.segment("u1.1").notes, Note(text="Ask Anna.")))
    second = lay_beads(people, beads(("一。", "1."), ("二。", "x. 2."), ("三。 四。", "4.")))
    assert shown(second.document) == [("u1.1", "一。", "1."), ("u1.2", "二。", "x. 2."), ("u2.1", "三。四。", "4.")]
    assert [notes(second.document, s) for s in ("u1.1", "u1.2", "u2.1")] == [["Ask Anna."], [], []]
    again = lay_beads(second.document, beads(("一。", "1."), ("二。", "x. 2."), ("三。 四。", "4.")))
    assert again.document == second.document


def test_a_draft_that_has_moved_elsewhere_leaves_nothing_behind() -> None:
    first = lay_beads(DOCUMENT, beads(("一。", "1."), ("二。", ""), ("三。 四。", "")))
    second = lay_beads(first.document, beads(("一。", ""), ("二。", "1."), ("三。 四。", "")))
    emptied = second.document.segment("u1.1")
    assert (emptied.target, emptied.state, emptied.match) == ("", State.NEW, "")


def test_tags_do_not_count() -> None:
    code = Code(id="1", original="<b>", original_end="</b>")
    document = Document(
        id="d", units=(Unit(id="u", segments=(Segment(id="u.1", source="<1>一</1>。二。", codes=(code,)),)),)
    )
    laid = lay_beads(document, beads(("一。", "1."), ("二。", "2.")))
    assert shown(laid.document) == [("u.1", "<1>一</1>。", "1."), ("u.2", "二。", "2.")]


def test_a_segment_that_cannot_be_divided_gets_both_drafts() -> None:
    code = Code(id="1", original="<b>", original_end="</b>")
    document = Document(
        id="d", units=(Unit(id="u", segments=(Segment(id="u.1", source="<1>一。二。</1>", codes=(code,)),)),)
    )
    assert shown(lay_beads(document, beads(("一。", "1."), ("二。", "2."))).document)[0][2] == "1. 2."


def test_a_segment_without_text_stays() -> None:
    empty = Segment(id="e", source=" ")
    document = Document(
        id="d",
        units=(Unit(id="u", segments=(empty,)), *DOCUMENT.units, Unit(id="v", segments=(replace(empty, id="f"),))),
    )
    laid = lay_beads(document, beads(("一。", "1."), ("二。", "2."), ("三。 四。", "3.")))
    assert [s for s in laid.document.segments() if not s.source.strip()] == [empty, replace(empty, id="f")]


@pytest.mark.parametrize("source", ["一。 二。 三。", "一。 二。 三。 四。 五。", "一。 二。 三。 五。"])
def test_another_source_is_refused(source: str) -> None:
    with pytest.raises(InputError, match="not that of d"):
        lay_beads(DOCUMENT, beads((source, "1.")))


def test_changes_are_as_small_as_the_runs_they_touch() -> None:
    four = tuple(Segment(id=f"u.{n}", source=f"{n}。") for n in range(4))
    before = Document(id="d", units=(Unit(id="u", segments=four), DOCUMENT.units[0]))
    joined = replace(four[1], source="1。2。")
    after = replace(before, units=(Unit(id="u", segments=(four[0], joined, four[3])), DOCUMENT.units[0]))
    (change,) = changes_between(before, after)
    assert (change.before, change.after) == (four[1:3], (joined,))
    for old, new in ((before, after), (after, before)):
        changed = apply(old, Edit(label="lay", changes=changes_between(old, new)))
        assert changed == new
    assert changes_between(before, before) == ()


def test_what_nobody_has_touched_is_no_work() -> None:
    assert not is_work_of_a_person(Segment(id="a", source="一。"))
    assert not is_work_of_a_person(Segment(id="a", source="一。", target="1.", state=State.DRAFT, match="draft"))
    assert is_work_of_a_person(Segment(id="a", source="一。", state=State.REJECTED))
