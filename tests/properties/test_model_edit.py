"""Every edit has an inverse that takes it back exactly."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.model import Change, Document, Edit, Segment, Unit, apply

texts = st.text("一二三abc 。", max_size=6)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    units = []
    for u in range(draw(st.integers(1, 4))):
        count = draw(st.integers(1, 4))
        segments = tuple(Segment(id=f"u{u}.{s}", source=draw(texts), target=draw(texts)) for s in range(count))
        units.append(Unit(id=f"u{u}", segments=segments))
    return Document(id="d", units=tuple(units))


@st.composite
def edits_of(draw: st.DrawFn) -> tuple[Document, Edit]:
    document = draw(documents())
    current = document
    changes = []
    for number in range(draw(st.integers(1, 5))):
        unit = draw(st.sampled_from(current.units))
        start = draw(st.integers(0, len(unit.segments) - 1))
        end = draw(st.integers(start + 1, len(unit.segments)))
        before = unit.segments[start:end]
        after = tuple(
            replace(before[0], id=f"n{number}.{index}", target=draw(texts)) for index in range(draw(st.integers(1, 3)))
        )
        change = Change(unit=unit.id, before=before, after=after)
        changes.append(change)
        current = apply(current, Edit(label="step", changes=(change,)))
    return document, Edit(label="all", changes=tuple(changes))


@settings(deadline=None, max_examples=60)
@given(edits_of())
def test_an_edit_and_its_inverse_leave_no_trace(case: tuple[Document, Edit]) -> None:
    document, edit = case
    assert apply(apply(document, edit), edit.inverse()) == document
