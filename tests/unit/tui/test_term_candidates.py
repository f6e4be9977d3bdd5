"""Deciding on candidates, and taking decisions back."""

from dataclasses import dataclass

import pytest

from duizhao.model import TermEntry
from duizhao.tui.term_candidates import Decision, TermCandidates


@dataclass(frozen=True)
class Context:
    document: str


@dataclass(frozen=True)
class Candidate:
    source: str
    target: str
    others: tuple[str, ...] = ()
    frequency: int = 4
    together: int = 3
    score: float = 0.87
    contexts: tuple[Context, ...] = (Context("news"), Context("news"), Context("talk"))


@pytest.fixture
def candidates() -> TermCandidates:
    return TermCandidates(
        [Candidate("大会", "conference", others=("congress",)), Candidate("成都", "Chengdu")],  # type: ignore[list-item]
        "glossary/a.yaml",
    )


def test_accepted_ones_become_entries_that_say_where_they_come_from(candidates: TermCandidates) -> None:
    candidates.decide(0, Decision.ACCEPTED)
    candidates.decide(1, Decision.REJECTED)
    (change,) = candidates.changes()
    assert change.before is None
    assert change.after == TermEntry(source="大会", target="conference", cite="as translated in news, talk")
    assert change.after.file == "glossary/a.yaml"


def test_decisions_are_taken_back_one_by_one(candidates: TermCandidates) -> None:
    candidates.decide(0, Decision.ACCEPTED)
    candidates.decide(1, Decision.ACCEPTED, TermEntry(source="成都", target="Chengdu City"))
    assert [change.after.target for change in candidates.changes() if change.after] == ["conference", "Chengdu City"]
    assert candidates.undo() == 1
    assert candidates.reviewed(1).decision is Decision.OPEN
    assert candidates.reviewed(1).entry.target == "Chengdu"
    assert candidates.redo() == 1
    assert candidates.reviewed(1).entry.target == "Chengdu City"
    assert (candidates.redo(), candidates.undo(), candidates.undo(), candidates.undo()) == (None, 1, 0, None)


def test_other_renderings_go_round(candidates: TermCandidates) -> None:
    assert candidates.take_other(0)
    assert candidates.reviewed(0).entry.target == "congress"
    assert candidates.take_other(0)
    assert candidates.reviewed(0).entry.target == "conference"
    assert not candidates.take_other(1)


def test_the_next_undecided_one_is_found_round_the_end(candidates: TermCandidates) -> None:
    assert candidates.next_open(1) == 0
    candidates.decide(0, Decision.REJECTED)
    assert candidates.next_open(1) == 1
    candidates.decide(1, Decision.REJECTED)
    assert candidates.next_open(0) == 0
    assert candidates.count(Decision.REJECTED) == 2


def test_a_row_says_how_sure_it_is_and_what_was_decided(candidates: TermCandidates) -> None:
    candidates.decide(0, Decision.ACCEPTED)
    assert [cell.text for cell in candidates.cells(0)] == ["✓", "大会", "conference", "87%", "3/4"]
    assert next(cell.text for cell in candidates.cells(1)) == "-"
