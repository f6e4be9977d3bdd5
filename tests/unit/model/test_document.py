from dataclasses import FrozenInstanceError, replace

import pytest

from duizhao.model import Document, Segment, State, Unit


def document() -> Document:
    return Document(
        id="d",
        units=(
            Unit(id="u1", segments=(Segment(id="u1.1", source="一。", gap=" "), Segment(id="u1.2", source="二。"))),
            Unit(id="u2", segments=(Segment(id="u2.1", source="三。"),)),
        ),
    )


def test_segments_come_in_document_order() -> None:
    assert [segment.id for segment in document().segments()] == ["u1.1", "u1.2", "u2.1"]


def test_a_units_source_holds_its_gaps() -> None:
    assert document().units[0].source == "一。 二。"


def test_the_last_gap_of_a_unit_is_no_part_of_its_source() -> None:
    assert Unit(id="u", segments=(Segment(id="u.1", source="一", gap="  "),)).source == "一"


def test_a_segment_is_found_by_id() -> None:
    assert document().segment("u1.2").source == "二。"
    assert document().place("u2.1") == (1, 0)
    with pytest.raises(KeyError):
        document().segment("u9.9")


def test_map_segments_changes_every_segment_and_nothing_else() -> None:
    changed = document().map_segments(lambda segment: replace(segment, target="x", state=State.DRAFT))
    assert {segment.target for segment in changed.segments()} == {"x"}
    assert [unit.source for unit in changed.units] == [unit.source for unit in document().units]
    assert document().segment("u1.1").target == ""


def test_documents_are_equal_by_content_and_frozen() -> None:
    assert document() == document()
    with pytest.raises(FrozenInstanceError):
        document().id = "other"  # type: ignore[misc]  # that is what is tested


@pytest.mark.parametrize("state", list(State))
def test_done_means_the_translator_has_nothing_left_to_do(state: State) -> None:
    assert state.is_done == (state in {"translated", "reviewed", "final"})
