from collections.abc import Callable
from dataclasses import replace

import pytest

from duizhao.model import Code, Document, Languages, Note, Segment, State, Unit, Waiver
from duizhao.storage.merge import IrreconcilableError, Merged, merge


def change(document: Document, segment_id: str, **values: object) -> Document:
    return document.map_segments(lambda s: replace(s, **values) if s.id == segment_id else s)  # type: ignore[arg-type]  # any field


def change_unit(document: Document, unit_id: str, function: Callable[[Unit], Unit]) -> Document:
    return replace(document, units=tuple(function(u) if u.id == unit_id else u for u in document.units))


def split(unit: Unit, at: int) -> Unit:
    whole = unit.segments[0]
    halves = (
        replace(whole, source=whole.source[:at]),
        Segment(id=f"{unit.id}.9", source=whole.source[at:]),
    )
    return replace(unit, segments=halves + unit.segments[1:])


def target(merged: Merged, segment_id: str) -> str:
    return merged.document.segment(segment_id).target


def test_each_side_keeps_what_it_alone_has_changed(document: Document) -> None:
    ours, theirs = change(document, "u3.1", target="ours"), change(document, "u3.2", target="theirs")
    merged = merge(document, ours, theirs)
    assert (target(merged, "u3.1"), target(merged, "u3.2")) == ("ours", "theirs")
    assert (merged.merged, merged.conflicting) == (("u3.2",), ())
    assert merge(document, document, theirs).merged == ("u3.2",)
    assert merge(document, ours, document) == Merged(document=ours)
    assert merge(document, ours, ours) == Merged(document=ours)


def test_different_things_about_one_segment_go_together(document: Document) -> None:
    ours = change(document, "u0.1", target="ours", state=State.DRAFT)
    theirs = change(document, "u0.1", locked=True, notes=(Note(text="hm"),))
    merged = merge(document, ours, theirs)
    assert merged.document.segment("u0.1") == replace(
        document.segment("u0.1"), target="ours", state=State.DRAFT, locked=True, notes=(Note(text="hm"),)
    )
    assert merged.merged == ("u0.1",)


@pytest.mark.parametrize(
    ("ours", "theirs", "note"),
    [
        ({"target": "ours"}, {"target": "theirs"}, "theirs"),
        ({"target": "same", "state": State.DRAFT}, {"target": "same", "state": State.FINAL}, "now final"),
        ({"source": "甲"}, {"source": "乙"}, "乙"),
        ({"gap": " "}, {"codes": (Code(id="1", original="x"),)}, "the codes of the source"),
        ({"target": "ours"}, {"source": "乙"}, "the source, which was 第0句。"),
    ],
)
def test_what_both_sides_have_changed_is_ours_with_a_note(
    document: Document, ours: dict[str, object], theirs: dict[str, object], note: str
) -> None:
    merged = merge(document, change(document, "u0.1", **ours), change(document, "u0.1", **theirs))
    segment = merged.document.segment("u0.1")
    assert merged.conflicting == ("u0.1",)
    assert segment.notes == (Note(text=f"changed on disk: {note}"),)
    assert all(getattr(segment, name) == value for name, value in ours.items())


def test_remarks_of_both_sides_are_kept_and_removed_ones_stay_removed(document: Document) -> None:
    a, b, c, d = (Note(text=text) for text in "abcd")
    waiver = Waiver(check="c", fingerprint="f", reason="r")
    base = change(document, "u0.1", notes=(a, b), target="x")
    ours = change(base, "u0.1", notes=(b, c))
    theirs = change(base, "u0.1", notes=(a, b, d), waivers=(waiver,))
    segment = merge(base, ours, theirs).document.segment("u0.1")
    assert segment.notes == (b, d, c)
    assert segment.waivers == (waiver,)


def test_units_come_and_go(document: Document) -> None:
    theirs = replace(document, units=(*document.units[1:], Unit(id="new", segments=(Segment(id="n", source="新"),))))
    merged = merge(document, change(document, "u3.1", target="ours"), theirs)
    assert [unit.id for unit in merged.document.units] == ["u1", "u2", "u3", "new"]
    assert merged.merged == ("n",)
    assert merged.conflicting == ()


def test_work_on_a_unit_they_removed_is_kept_in_its_place(document: Document) -> None:
    ours = change(change(document, "u1.1", target="ours"), "u0.1", target="first")
    merged = merge(document, ours, replace(document, units=document.units[2:]))
    assert [unit.id for unit in merged.document.units] == ["u0", "u1", "u2", "u3"]
    assert merged.conflicting == ("u0.1", "u1.1")


def test_units_we_made_or_removed(document: Document) -> None:
    made = Unit(id="mine", segments=(Segment(id="m", source="我"),))
    ours = replace(document, units=(document.units[0], made, *document.units[2:]))
    merged = merge(document, ours, change(document, "u3.1", target="theirs"))
    assert [unit.id for unit in merged.document.units] == ["u0", "mine", "u2", "u3"]
    merged = merge(document, ours, change(document, "u1.1", target="theirs"))
    assert [unit.id for unit in merged.document.units] == ["u0", "mine", "u1", "u2", "u3"]
    assert merged.conflicting == ("u1.1",)


def test_a_split_against_an_edit_keeps_ours_and_their_text(document: Document) -> None:
    ours = change_unit(document, "u0", lambda unit: split(unit, 1))
    theirs = change(document, "u0.1", target="theirs")
    merged = merge(document, ours, theirs)
    assert [s.id for s in merged.document.units[0].segments] == ["u0.1", "u0.9"]
    assert merged.document.segment("u0.1").notes == (Note(text="changed on disk: theirs"),)
    assert merged.conflicting == ("u0.1", "u0.9")
    assert merge(document, document, ours).merged == ("u0.1", "u0.9")


def test_another_source_in_other_segments_is_irreconcilable(document: Document) -> None:
    ours = change(document, "u0.1", target="ours")
    theirs = change_unit(
        document, "u0", lambda unit: replace(unit, segments=(Segment(id="x", source="换"), *unit.segments))
    )
    with pytest.raises(IrreconcilableError, match="u0"):
        merge(document, ours, theirs)


def test_clashing_ids_are_irreconcilable(document: Document) -> None:
    ours = change_unit(document, "u0", lambda unit: split(unit, 1))
    theirs = replace(document, units=(*document.units, Unit(id="v", segments=(Segment(id="u0.9", source="新"),))))
    with pytest.raises(IrreconcilableError, match="two places"):
        merge(document, ours, theirs)
    made = [
        replace(document, units=(*document.units, Unit(id="v", segments=(Segment(id="v.1", source=text),))))
        for text in "甲乙"
    ]
    with pytest.raises(IrreconcilableError, match="both sides"):
        merge(document, *made)


def test_what_is_said_of_the_document_is_merged_too(document: Document) -> None:
    ours = replace(document, languages=Languages(target="en-GB"))
    theirs = replace(document, properties=(("a", "b"),))
    merged = merge(document, ours, theirs).document
    assert (merged.languages.target, merged.properties) == ("en-GB", (("a", "b"),))
    ours = change_unit(change(document, "u0.1", target="x"), "u0", lambda unit: replace(unit, kind="heading"))
    theirs = change_unit(document, "u0", lambda unit: replace(unit, notes=(Note(text="n"),)))
    unit = merge(document, ours, theirs).document.units[0]
    assert (unit.kind, unit.notes) == ("heading", (Note(text="n"),))
