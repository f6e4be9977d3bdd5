"""Whatever a person does to beads, and wherever they are laid: no sentence is lost, and undo is an inverse."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.errors import UsageError
from duizhao.model import (
    AlignedBead,
    Alignment,
    Code,
    Document,
    Edit,
    Hold,
    Segment,
    Sentence,
    Side,
    State,
    Unit,
    apply,
)
from duizhao.storage.alignment_file import dump_alignment, load_alignment
from duizhao.storage.alignment_yaml import read_any_alignment
from duizhao.storage.alignments import AlignmentStore, add_alignment
from duizhao.storage.layout import AlignmentFiles
from duizhao.storage.yaml_source import Source
from duizhao.workbench.alignment_session import AlignmentSession
from duizhao.workbench.finishing import FileFinisher
from duizhao.workbench.laying import changes_between, is_work_of_a_person, lay_beads, source_text
from duizhao.workbench.live_aligner import LiveAligner
from duizhao.workbench.live_beads import LiveBeads

few = settings(deadline=None, max_examples=60)

texts = st.text(alphabet="一二三。ab: #\"'-\u200b<1>/", min_size=1).map(str.strip).filter(bool)
sentences = st.builds(Sentence, text=texts, begins_paragraph=st.booleans(), segment=st.sampled_from(["", "u1.1"]))
beads = st.builds(
    AlignedBead,
    source=st.lists(sentences, max_size=3).map(tuple),
    target=st.lists(sentences, max_size=3).map(tuple),
    score=st.floats(0, 1).map(lambda score: round(score, 4)),
    reasons=st.lists(texts, max_size=2).map(tuple),
    hold=st.sampled_from(Hold),
    marked=st.booleans(),
).filter(lambda bead: bead.source or bead.target)
alignments = st.builds(Alignment, id=st.just("talk"), beads=st.lists(beads, max_size=6).map(tuple))

places = st.tuples(st.integers(0, 6), st.sampled_from(Side), st.integers(0, 3))
commands = st.one_of(
    st.tuples(st.sampled_from(["move_up", "move_down", "split"]), places),
    st.tuples(st.just("merge"), st.tuples(st.integers(0, 6), st.integers(0, 6))),
    st.tuples(st.sampled_from(["swap", "toggle_mark"]), st.tuples(st.integers(0, 6))),
    st.tuples(st.just("insert_empty"), st.tuples(st.integers(0, 6), st.sampled_from(Side))),
    st.tuples(st.sampled_from(["accept", "clear"]), st.tuples(st.lists(st.integers(0, 6), max_size=3))),
    st.tuples(st.just("accept_above"), st.tuples(st.floats(0, 1))),
    st.tuples(
        st.just("edit_sentence"),
        st.tuples(*(st.integers(0, 6), st.sampled_from(Side), st.integers(0, 3)), st.lists(texts)),
    ),
    st.tuples(st.sampled_from(["undo", "redo", "realign"]), st.just(())),
    st.tuples(st.just("realign_around"), st.tuples(st.integers(0, 6))),
)


def run(session: AlignmentSession, command: tuple[str, tuple[object, ...]]) -> None:
    name, arguments = command
    with suppress(UsageError):
        getattr(session, name)(*arguments)


def side_texts(alignment: Alignment, side: Side) -> list[str]:
    return [sentence.text for sentence in alignment.sentences(side)]


@given(alignments)
@few
def test_a_file_gives_back_what_was_written(alignment: Alignment) -> None:
    data = dump_alignment(alignment)
    assert load_alignment(data, "a.yaml") == alignment
    assert read_any_alignment(data.decode(), Source("a.yaml")) == alignment


@given(alignments, st.lists(commands, max_size=12))
@few
def test_commands_lose_nothing_and_undo_is_an_inverse(
    alignment: Alignment, script: list[tuple[str, tuple[object, ...]]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        files = AlignmentFiles(Path(folder), "talk")
        add_alignment(files, alignment)
        session = AlignmentSession(AlignmentStore(files), LiveAligner(), FileFinisher(files))
        for command in script:
            before = session.alignment
            run(session, command)
            after = session.alignment
            assert session.tally() == LiveBeads(after.beads).tally
            if "realign" in command[0]:
                held = Counter(bead for bead in before.beads if bead.is_held)
                assert Counter(bead for bead in after.beads if bead.is_held) == held
            assert all(bead.source or bead.target for bead in after.beads)
            if command[0] not in {"edit_sentence", "undo", "redo"}:
                assert side_texts(after, Side.SOURCE) == side_texts(before, Side.SOURCE)
                ours, theirs = side_texts(after, Side.TARGET), side_texts(before, Side.TARGET)
                assert Counter(ours) == Counter(theirs)
                assert command[0] == "swap" or ours == theirs
            # What a crash would leave behind is what is on the screen.
            assert session._store.alignment == after
        end = session.alignment
        steps = len(session._done)
        session._store._journal.close()  # type: ignore[attr-defined]  # the store behind the protocol
        session._store._lock.release()  # type: ignore[attr-defined]  # as a crash would
        again = AlignmentSession(AlignmentStore(files), LiveAligner(), FileFinisher(files))
        assert again.alignment == end
        for _ in range(steps):
            assert again.undo() is not None
        assert again.undo() is None
        assert again.alignment == alignment
        for _ in range(steps):
            assert again.redo() is not None
        assert again.alignment == end
        again.close()


# Laying ---------------------------------------------------------------------------------------------------

CODE = Code(id="1", original="<b>", original_end="</b>")


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """A document in which people have worked here and there."""
    units = []
    for u in range(draw(st.integers(1, 3))):
        segments = []
        for s in range(draw(st.integers(1, 3))):
            source = draw(st.text(alphabet="一二三。 ", max_size=6))
            codes: tuple[Code, ...] = ()
            if source and draw(st.booleans()):
                source, codes = f"<1>{source}</1>", (CODE,)
            target = draw(st.sampled_from(["", "", "Mine.", "Draft."]))
            state = State.NEW if not target else draw(st.sampled_from([State.DRAFT, State.TRANSLATED]))
            segments.append(
                Segment(
                    id=f"u{u}.{s}",
                    source=source,
                    target=target,
                    state=state,
                    match="draft" if target == "Draft." and state is State.DRAFT else "",
                    locked=draw(st.integers(0, 5)) == 0,
                    gap=draw(st.sampled_from(["", " ", "\n"])),
                    codes=codes,
                )
            )
        units.append(Unit(id=f"u{u}", segments=tuple(segments)))
    return Document(id="d", units=tuple(units))


@st.composite
def beads_for(draw: st.DrawFn, document: Document) -> tuple[AlignedBead, ...]:
    """Beads whose source is the document's, cut anywhere, with numbered targets."""
    text = source_text(s.source.replace("<1>", "").replace("</1>", "") for s in document.segments())
    made: list[AlignedBead] = []
    numbers = count()

    def targets(least: int, most: int) -> tuple[Sentence, ...]:
        return tuple(Sentence(text=f"T{next(numbers)}.") for _ in range(draw(st.integers(least, most))))

    while text:
        size = draw(st.integers(1, min(len(text), 4)))
        made.append(AlignedBead(source=(Sentence(text=text[:size]),), target=targets(0, 2), score=0.5))
        text = text[size:]
    for at in draw(st.lists(st.integers(0, len(made)), max_size=3)):
        made.insert(at, AlignedBead(source=(), target=targets(1, 2), score=0.5))
    return tuple(made)


@given(st.data())
@settings(deadline=None, max_examples=200)
def test_every_sentence_is_somewhere_in_the_finished_document(data: st.DataObject) -> None:
    document = data.draw(documents())
    laid_beads = data.draw(beads_for(document))
    laid = lay_beads(document, laid_beads)
    # Not a character of the source has changed, and ids are unique.
    assert [unit.source for unit in laid.document.units] == [unit.source for unit in document.units]
    ids = [segment.id for segment in laid.document.segments()]
    assert len(set(ids)) == len(ids)
    # Every target sentence stands in a target or in a note, each once.
    held = " ".join(
        " ".join((segment.target, *(note.text for note in segment.notes))) for segment in laid.document.segments()
    ).split()
    for bead in laid_beads:
        for sentence in bead.target:
            assert held.count(sentence.text) == 1
    # What people have made is as it was, but for notes.
    after = {segment.id: segment for segment in laid.document.segments()}
    for segment in document.segments():
        if is_work_of_a_person(segment):
            assert replace(after[segment.id], notes=segment.notes) == segment
    # It is an edit that can be taken back, and doing it again changes nothing.
    edit = Edit(label="lay", changes=changes_between(document, laid.document))
    assert apply(document, edit) == laid.document
    assert apply(laid.document, edit.inverse()) == document
    assert lay_beads(laid.document, laid_beads).document == laid.document
