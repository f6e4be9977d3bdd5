"""A journal gives back what was done in memory, whatever was done."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.model import Change, Document, Edit, Segment, State, Unit, apply
from duizhao.storage.documents import DocumentStore
from duizhao.storage.journal import Stacks, compact, read_history
from duizhao.storage.layout import DocumentFiles
from duizhao.storage.merge import merge
from duizhao.storage.records import SEGMENT_EDITS, Action, Record
from duizhao.storage.replay import coalesce, restore
from duizhao.storage.segments_file import dump_document

few = settings(deadline=None, max_examples=25)

START = Document(
    id="a",
    units=tuple(
        Unit(id=f"u{u}", segments=tuple(Segment(id=f"u{u}.{s}", source="源") for s in range(2))) for u in range(3)
    ),
)
Step = tuple[str, int, int, str, str]
steps = st.lists(
    st.tuples(
        st.sampled_from(["do", "do", "do", "split", "undo", "redo", "save", "reopen"]),
        st.integers(0, 2),
        st.integers(0, 1),
        st.text(st.sampled_from("ab 中\n\u2028\x00'\""), max_size=4),
        st.sampled_from(["", "", "g"]),
    ),
    max_size=25,
)


def edit_for(document: Document, step: Step) -> Edit:
    kind, u, s, text, group = step
    unit = document.units[u]
    before = unit.segments[s]
    after: tuple[Segment, ...] = (replace(before, target=text, state=State.DRAFT),)
    if kind == "split":
        after = (*after, Segment(id=f"{unit.id}.{len(unit.segments)}{s}{text!r}{len(document.units)}", source="源"))
    return Edit(label=kind, group=group, changes=(Change(unit=unit.id, before=(before,), after=after),))


def next_record(document: Document, stacks: Stacks[Edit], step: Step) -> Record[Edit] | None:
    action: Action = "do"
    if step[0] == "undo":
        action = "undo"
    elif step[0] == "redo":
        action = "redo"
    if action == "do":
        return Record(action, edit_for(document, step))
    origin = stacks.done if action == "undo" else stacks.undone
    return Record(action, origin[-1]) if origin else None


@few
@given(steps)
def test_replay_is_what_happened_in_memory(script: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = DocumentFiles(Path(folder), "a")
        files.segments.parent.mkdir()
        files.segments.write_bytes(dump_document(START))
        document, stacks = START, Stacks[Edit]()
        store = DocumentStore(files)
        for step in script:
            if step[0] == "save":
                assert store.save(document).document == document
            elif step[0] == "reopen":
                store.close()
                store = DocumentStore(files)
            elif record := next_record(document, stacks, step):
                store.append(record.action, record.edit)
                stacks.push(record)
                document = apply(document, record.effect)
            assert store.document == document
        store.close()
        store = DocumentStore(files)
        assert store.document == document
        assert store.done == tuple(stacks.done)
        assert store.undone == tuple(stacks.undone)
        assert store.conflicts == ()
        store.close()


@few
@given(steps, st.integers(0, 200))
def test_a_journal_cut_anywhere_keeps_every_whole_line(script: list[Step], cut: int) -> None:
    document, stacks, records, versions = START, Stacks[Edit](), [], [START]
    for step in script:
        record = None if step[0] in {"save", "reopen"} else next_record(document, stacks, step)
        if record:
            stacks.push(record)
            records.append(record)
            document = apply(document, record.effect)
            versions.append(document)
    data = compact(SEGMENT_EDITS, "h", [], [], records)
    kept = data[: max(len(compact(SEGMENT_EDITS, "h", [], [])), len(data) - cut)]
    history = read_history(SEGMENT_EDITS, kept, "h")
    assert history.damaged == ()
    assert history.unfolded == tuple(records[: len(history.unfolded)])
    assert len(history.unfolded) == kept.count(b"\n") - 2
    assert restore(START, "h", history).document == versions[len(history.unfolded)]


@few
@given(steps)
def test_coalesced_history_undoes_to_the_same_document(script: list[Step]) -> None:
    document, done = START, []
    for step in script:
        if step[0] in {"do", "split"}:
            done.append(edit_for(document, step))
            document = apply(document, done[-1])
    for edit in reversed(coalesce(done)):
        document = apply(document, edit.inverse())
    assert document == START


def _typed(changes: list[tuple[int, int, str]]) -> Document:
    document = START
    for u, s, text in changes:
        document = apply(document, edit_for(document, ("do", u, s, text, "")))
    return document


edits = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.sampled_from(["", "x", "y", "中"])), max_size=4)


@few
@given(edits, edits)
def test_a_merge_loses_no_text_of_either_side(
    ours: list[tuple[int, int, str]], theirs: list[tuple[int, int, str]]
) -> None:
    mine, yours = _typed(ours), _typed(theirs)
    merged = merge(START, mine, yours)
    for before, m, y, result in zip(
        START.segments(), mine.segments(), yours.segments(), merged.document.segments(), strict=True
    ):
        said = [result.target, *(note.text.removeprefix("changed on disk: ") for note in result.notes)]
        if m != before:
            assert result.target == m.target
        if y != before:
            assert y.target in said
        assert (result.id in merged.conflicting) == (m != y and before not in (m, y))
    assert merge(START, mine, START).document == mine
    assert merge(START, START, yours).document == yours
