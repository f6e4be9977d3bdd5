from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from duizhao.errors import LockedError, ProjectError, UsageError
from duizhao.model import AlignedBead, Alignment, Bead, Hold, Lock, Origin, Side, Span, WordMatch
from duizhao.workbench import live_aligner
from duizhao.workbench.alignment_session import DOUBTFUL, AlignmentSession
from duizhao.workbench.finishing import Finished
from duizhao.workbench.live_aligner import LiveAligner

BeadOf = Callable[..., AlignedBead]
SessionOf = Callable[..., AlignmentSession]


class Pairing:
    """Stands for the aligner: pairs sentence n with sentence n around the locks it is given."""

    def __init__(self, sources: tuple[str, ...], targets: tuple[str, ...], *_: object, **__: object) -> None:
        self.sources, self.targets = sources, targets
        self.lesson: list[Lock] = []

    def learn(self, beads: Iterable[Lock]) -> None:
        self.lesson = list(beads)

    def align(
        self, locks: list[Lock] | tuple[()] = (), *, sources: range | None = None, targets: range | None = None
    ) -> list[Bead]:
        s = list(range(len(self.sources)) if sources is None else sources)
        t = list(range(len(self.targets)) if targets is None else targets)
        beads = []
        for lock in (*locks, Lock(source=(s[-1] + 1,) if s else (), target=(t[-1] + 1,) if t else ())):
            free_s = [n for n in s if not lock.source or n < lock.source[0]]
            free_t = [n for n in t if not lock.target or n < lock.target[0]]
            s, t = s[len(free_s) + len(lock.source) :], t[len(free_t) + len(lock.target) :]
            while free_s and free_t:
                beads.append(Bead(source=(free_s.pop(0),), target=(free_t.pop(0),), score=0.95))
            beads += [Bead(source=(n,), target=(), score=0.4) for n in free_s]
            beads += [Bead(source=(), target=(n,), score=0.4) for n in free_t]
            if lock in locks:
                beads.append(Bead(source=lock.source, target=lock.target, score=1.0, locked=True))
        return beads

    def judge(self, source: list[int], target: list[int]) -> Bead:
        return Bead(source=tuple(source), target=tuple(target), score=0.65, reasons=("judged",))

    def word_matches(self, source: range, target: range) -> tuple[WordMatch, ...]:
        span = Span(0, 1)
        return (WordMatch(source=source[-1], source_span=span, target=target[-1], target_span=span, weight=1.0),)

    def revised(self, sources: tuple[str, ...], targets: tuple[str, ...], **_: object) -> "Pairing":
        return Pairing(sources, targets)


@pytest.fixture(autouse=True)
def aligner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live_aligner, "Aligner", Pairing)


@pytest.fixture
def session(session_of: SessionOf, bead_of: BeadOf) -> AlignmentSession:
    return session_of(
        bead_of(["零。"], ["0."], 0.99),
        bead_of(["一。", "二。"], ["1."], 0.5),
        bead_of(["三。"], ["2.", "3."], 0.6),
        bead_of(["四。"], ["4."], 0.9),
    )


def test_the_aligner_learns_from_the_likely_beads(session: AlignmentSession) -> None:
    session.clear([2])
    session.move_down(1, Side.SOURCE, 1)
    session.realign()
    with session._aligner.of(session._beads.texts()) as taught:
        assert [(lock.source, lock.target) for lock in taught.lesson] == [  # type: ignore[attr-defined]
            ((0,), (0,)),
            ((1,), (1,)),
            ((2, 3), (2, 3)),
            ((4,), (4,)),
        ]


def shapes(session: AlignmentSession) -> str:
    return " ".join(bead.kind for bead in session.alignment.beads)


def test_moving_splitting_merging(session: AlignmentSession) -> None:
    assert session.move_down(1, Side.SOURCE, 1) == 2
    assert shapes(session) == "1-1 1-1 2-2 1-1"
    assert session.split(2, Side.SOURCE, 1) == 3
    assert shapes(session) == "1-1 1-1 1-1 1-1 1-1"
    assert session.merge(0, 2) == 0
    assert session.move_up(1, Side.TARGET, 0) == 0
    assert shapes(session) == "3-4 1-0 1-1"
    assert [bead.hold for bead in session.alignment.beads] == [Hold.CHANGED, Hold.CHANGED, Hold.FREE]


def test_every_command_is_one_step_and_on_disk_first(session: AlignmentSession) -> None:
    before = session.alignment
    store = session._store
    session.move_down(1, Side.SOURCE, 1)
    session.swap(0)
    session.edit_sentence(0, Side.TARGET, 0, ["a", "b"])
    session.insert_empty(0, Side.TARGET)
    assert [edit.label for _, edit in store.appended] == [  # type: ignore[attr-defined]
        "move",
        "swap",
        "edit",
        "insert empty side",
    ]
    after = session.alignment
    assert session.unsaved
    assert (session.undo_label(), session.redo_label()) == ("insert empty side", "")
    for _ in range(4):
        assert session.undo() is not None
    assert session.undo() is None
    assert session.alignment == before
    assert (session.undo_label(), session.redo_label()) == ("", "move")
    for _ in range(4):
        assert session.redo() is not None
    assert session.redo() is None
    assert session.alignment == after


def test_nothing_changes_where_the_disk_refuses(session: AlignmentSession, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise LockedError("alignment-locked", "no")

    monkeypatch.setattr(session._store, "append", full)
    before, revision = session.alignment, session.revision
    with pytest.raises(LockedError):
        session.merge(0, 1)
    with pytest.raises(LockedError):
        session.realign()
    assert (session.alignment, session.revision) == (before, revision)
    assert session.undo() is None


def test_what_changes_nothing_is_no_step(session: AlignmentSession) -> None:
    assert session.edit_sentence(1, Side.TARGET, 0, ["1."]) == 1
    assert session.clear([0, 3]) == 3
    assert session.accept_above(1.0) == 0
    assert session.revision == 0
    assert session.undo_label() == ""


def test_accepting_clearing_marking(session: AlignmentSession) -> None:
    session.toggle_mark(2)
    session.toggle_mark(0)
    assert session.marked() == (0, 2)
    assert session.undo_label() == "mark"
    assert session.accept(session.marked()) == 2
    assert session.marked() == ()
    assert session.tally().accepted == 2
    session.toggle_mark(0)
    session.toggle_mark(0)
    assert session.undo_label() == "unmark"
    assert session.clear([0]) == 0
    assert [bead.hold for bead in session.alignment.beads] == [Hold.FREE, Hold.FREE, Hold.ACCEPTED, Hold.FREE]
    with pytest.raises(UsageError, match="no bead to accept"):
        session.accept([])
    with pytest.raises(UsageError, match="no bead 10"):
        session.accept([0, 9])


def test_everything_above_a_confidence_is_accepted(session: AlignmentSession) -> None:
    session.insert_empty(3, Side.SOURCE)
    session.clear([3, 4])
    assert session.count_above(0.6) == 2
    assert session.accept_above(0.6) == 2
    assert [bead.hold for bead in session.alignment.beads][:3] == [Hold.ACCEPTED, Hold.FREE, Hold.ACCEPTED]
    session.undo()
    assert session.tally().accepted == 0
    for score in (-0.1, 1.1, 95, float("nan")):
        with pytest.raises(UsageError, match="no confidence"):
            session.accept_above(score)


def test_doubtful_beads_are_found_in_turn(session: AlignmentSession) -> None:
    assert [bead.score < DOUBTFUL for bead in session.alignment.beads] == [False, True, True, False]
    assert session.next_doubtful(0) == 1
    assert session.next_doubtful(1) == 2
    assert session.next_doubtful(2) == 1
    assert session.next_doubtful(1, backward=True) == 2
    session.accept([1, 2])
    assert session.next_doubtful(0) is None


def test_realigning_leaves_what_is_held(session: AlignmentSession) -> None:
    session.accept([1, 2])
    assert session.realign() == 0
    assert [bead.score for bead in session.alignment.beads] == [0.95, 0.5, 0.6, 0.95]
    session.clear([1, 2])
    assert session.realign() == 3
    assert shapes(session) == "1-1 1-1 1-1 1-1 1-1"
    assert session.undo_label() == "realign"
    session.undo()
    assert shapes(session) == "1-1 2-1 1-2 1-1"


def test_realigning_around_a_bead_stops_at_what_is_held(session: AlignmentSession) -> None:
    session.accept([0, 3])
    assert session.realign_around(2) == 3
    assert shapes(session) == "1-1 1-1 1-1 1-1 1-1"
    with pytest.raises(UsageError, match="held"):
        session.realign_around(0)
    with pytest.raises(UsageError, match="no bead"):
        session.realign_around(9)


def test_a_change_while_realigning_wins(session: AlignmentSession, monkeypatch: pytest.MonkeyPatch) -> None:
    align = Pairing.align

    def slow(self: Pairing, *arguments: object, **others: object) -> list[Bead]:
        session.accept([0])
        return align(self, *arguments, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(Pairing, "align", slow)
    with pytest.raises(UsageError, match="changed while"):
        session.realign()
    assert shapes(session) == "1-1 2-1 1-2 1-1"
    assert session.tally().accepted == 1


def test_word_matches_are_counted_within_the_bead(session: AlignmentSession) -> None:
    (match,) = session.word_matches(1)
    assert (match.source, match.target) == (1, 0)
    session.insert_empty(1, Side.SOURCE)
    assert session.word_matches(1) == ()


def test_a_made_bead_is_judged_once_the_aligner_is_ready(session: AlignmentSession) -> None:
    session.merge(0, 1)
    assert (session.alignment.beads[0].score, session.reasons(0)) == (0.745, ())
    session.word_matches(0)
    session.clear([0])
    assert (session.alignment.beads[0].score, session.reasons(0)) == (0.65, ("judged",))
    session.merge(1, 2)
    assert session.reasons(1) == ("judged",)


def test_an_edited_text_is_known_to_the_aligner(session: AlignmentSession) -> None:
    session.word_matches(0)
    session.edit_sentence(0, Side.SOURCE, 0, ["新。", "句。"])
    session.clear([0])
    session.realign()
    assert [s.text for s in session.alignment.sentences(Side.SOURCE)] == [
        "新。",
        "句。",
        "一。",
        "二。",
        "三。",
        "四。",
    ]
    assert shapes(session) == "1-1 1-1 1-1 1-1 1-1 1-0"


def test_a_source_that_must_stay_can_be_split_alone(session: AlignmentSession) -> None:
    session._finisher.keeps_source = True  # type: ignore[misc]
    with pytest.raises(UsageError, match="not reworded") as caught:
        session.edit_sentence(1, Side.SOURCE, 0, ["一！"])
    assert caught.value.code == "source-must-stay"
    session.edit_sentence(1, Side.SOURCE, 0, ["一", "。"])
    session.edit_sentence(1, Side.TARGET, 0, ["Anything."])
    assert shapes(session) == "1-1 3-1 1-2 1-1"


def test_read_only_says_why(session: AlignmentSession) -> None:
    refusal = LockedError("alignment-locked", "open elsewhere")
    session._store.refusal = refusal  # type: ignore[misc]
    assert session.read_only
    commands: list[Callable[[], object]] = [
        lambda: session.merge(0, 1),
        lambda: session.accept([0]),
        lambda: session.toggle_mark(0),
        lambda: session.accept_above(0.5),
        session.realign,
        session.undo,
        session.redo,
        session.finish,
    ]
    for command in commands:
        with pytest.raises(LockedError):
            command()
    session.close()
    assert session._store.saved == []  # type: ignore[attr-defined]
    assert session._store.closed  # type: ignore[attr-defined]


def test_closing_saves_and_remembers_where(session: AlignmentSession) -> None:
    session.merge(0, 1)
    session.position = 99
    assert session.position == 2
    session.close()
    assert session._store.saved == [session.alignment]  # type: ignore[attr-defined]
    assert session._store.position == 2


def test_the_lock_is_given_back_even_where_saving_fails(
    session: AlignmentSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Alignment) -> None:
        raise LockedError("x", "no")

    monkeypatch.setattr(session._store, "save", fail)
    session.merge(0, 1)
    with pytest.raises(LockedError):
        session.close()
    assert session._store.closed  # type: ignore[attr-defined]
    assert session.unsaved


def test_after_finishing_the_document_says_what_the_source_is(
    session: AlignmentSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = Origin(file="a.zh.txt", format="text", sha256="ab")
    session._frame = replace(session._frame, source_origin=origin)
    monkeypatch.setattr(session._finisher, "finish", lambda _: Finished(message="done", document_id="talk"))
    assert session.preview_finish().drafted == 4
    assert session.finish().document_id == "talk"
    assert session._store.saved[-1].source_origin is None  # type: ignore[attr-defined]


def test_nothing_is_finished_where_nothing_can_be_saved(
    session: AlignmentSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Alignment) -> None:
        raise ProjectError("alignment-changed", "changed by somebody else")

    finished: list[Alignment] = []
    monkeypatch.setattr(session._store, "save", fail)
    monkeypatch.setattr(session._finisher, "finish", finished.append)
    with pytest.raises(ProjectError):
        session.finish()
    assert finished == []


def test_an_empty_alignment_is_sane(session_of: SessionOf) -> None:
    session = session_of()
    assert (session.position, session.next_doubtful(0), session.marked(), session.realign()) == (0, None, (), 0)
    assert session.tally().beads == 0
    commands: list[Callable[[], object]] = [
        lambda: session.merge(0, 1),
        lambda: session.accept([0]),
        lambda: session.split(0, Side.SOURCE, 1),
    ]
    for command in commands:
        with pytest.raises(UsageError, match="no beads"):
            command()


def test_it_is_called_what_it_is_called(session: AlignmentSession) -> None:
    assert session.name == "talk"
    named = AlignmentSession(session._store, LiveAligner(), session._finisher, name="a / b", warnings=["odd"])
    assert (named.name, named.warnings, named.document_id) == ("a / b", ("odd",), None)
