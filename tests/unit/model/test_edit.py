from dataclasses import replace

import pytest

from duizhao.model import Change, Document, Edit, EditConflictError, Segment, Unit, apply

FIRST = Segment(id="u1.1", source="好。")
SECOND = Segment(id="u1.2", source="不好。")
DOCUMENT = Document(id="d", units=(Unit(id="u1", segments=(FIRST, SECOND)),))


def edit(before: tuple[Segment, ...], after: tuple[Segment, ...], unit: str = "u1") -> Edit:
    return Edit(label="test", changes=(Change(unit=unit, before=before, after=after),))


def test_an_edit_replaces_the_run_it_names() -> None:
    changed = apply(DOCUMENT, edit((SECOND,), (replace(SECOND, target="Bad."),)))
    assert [segment.target for segment in changed.segments()] == ["", "Bad."]


def test_a_merge_and_its_inverse_give_the_document_back() -> None:
    merged = Segment(id="u1.1", source="好。不好。")
    step = edit((FIRST, SECOND), (merged,))
    after = apply(DOCUMENT, step)
    assert [segment.id for segment in after.segments()] == ["u1.1"]
    assert apply(after, step.inverse()) == DOCUMENT


def test_the_inverse_takes_the_last_change_back_first() -> None:
    once, twice = replace(FIRST, target="a"), replace(FIRST, target="b")
    step = Edit(
        label="test",
        changes=(
            Change(unit="u1", before=(FIRST,), after=(once,)),
            Change(unit="u1", before=(once,), after=(twice,)),
        ),
    )
    assert apply(apply(DOCUMENT, step), step.inverse()) == DOCUMENT


@pytest.mark.parametrize(
    "step",
    [
        edit((replace(FIRST, target="somebody else's"),), (FIRST,)),
        edit((SECOND, FIRST), (FIRST,)),
        edit((FIRST,), (SECOND,), unit="u9"),
    ],
)
def test_an_edit_made_in_another_state_is_refused(step: Edit) -> None:
    with pytest.raises(EditConflictError):
        apply(DOCUMENT, step)
