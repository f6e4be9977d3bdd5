from collections.abc import Callable
from dataclasses import replace

import pytest

from duizhao.model import Change, Document, Edit, EditConflictError, Note, Segment, State, apply
from duizhao.storage.journal import History
from duizhao.storage.records import Record
from duizhao.storage.replay import LiveDocument, applicable, coalesce, rebase, restore

Typing = Callable[..., Edit]


def test_an_edit_is_done_whole_or_not_at_all(document: Document, typing: Typing) -> None:
    live = LiveDocument(document)
    good, bad = typing(document, "u0.1", "x"), typing(apply(document, typing(document, "u1.1", "y")), "u1.1", "z")
    with pytest.raises(EditConflictError):
        live.apply(Edit(label="both", changes=good.changes + bad.changes))
    assert live.document() == document
    assert live.unit("u9") is None


def test_only_the_history_that_fits_is_kept(document: Document, typing: Typing) -> None:
    first = typing(document, "u0.1", "a")
    second = typing(document, "u1.1", "b")
    now = apply(document, second)
    assert applicable(now, [first, second], []) == ((second,), ())
    assert applicable(document, [], [second, first]) == ((), (second, first))


def test_an_edit_that_fits_no_more_does_not_hide_the_ones_before_it(document: Document, typing: Typing) -> None:
    first = typing(document, "u0.1", "a")
    second = typing(apply(document, first), "u1.1", "b")
    theirs = apply(apply(document, first), typing(document, "u1.1", "somebody else's"))
    assert applicable(theirs, [first, second], []) == ((first,), ())


def test_the_same_edit_made_elsewhere_is_no_conflict(document: Document, typing: Typing) -> None:
    edit = typing(document, "u0.1", "same")
    theirs = apply(document, edit)
    assert rebase(theirs, [edit]).conflicts == ()
    assert rebase(theirs, [edit]).document == theirs


def test_what_was_taken_back_is_no_conflict(document: Document, typing: Typing) -> None:
    edit = typing(document, "u0.1", "mine")
    theirs = apply(document, typing(document, "u0.1", "theirs"))
    assert rebase(theirs, [edit, edit.inverse()]).conflicts == ()


def test_only_the_last_lost_text_is_kept(document: Document, typing: Typing) -> None:
    first = typing(document, "u0.1", "m")
    second = typing(apply(document, first), "u0.1", "mine")
    theirs = apply(document, typing(document, "u0.1", "theirs"))
    rebased = rebase(theirs, [first, second])
    assert rebased.conflicts == ("u0.1: the file says “theirs”, here it read “mine”",)
    assert rebased.document.segment("u0.1").notes == (Note(text="not applied, u0.1 had changed on disk: mine"),)
    assert [edit.label for edit in rebased.edits] == ["keep lost text"]


def test_a_lost_note_is_kept_as_a_note(document: Document, typing: Typing) -> None:
    before = document.segment("u0.1")
    after = replace(before, notes=(Note(text="ask"),))
    edit = Edit(label="add note", changes=(Change(unit="u0", before=(before,), after=(after,)),))
    theirs = apply(document, typing(document, "u0.1", "theirs"))
    rebased = rebase(theirs, [edit])
    assert Note(text="ask") in rebased.document.segment("u0.1").notes
    assert rebased.document.segment("u0.1").target == "theirs"


def test_a_lost_state_is_told_though_the_text_is_the_same(document: Document, typing: Typing) -> None:
    drafted = apply(document, typing(document, "u0.1", "text"))
    before = drafted.segment("u0.1")

    def mark(state: State) -> Edit:
        return Edit(label="mark", changes=(Change(unit="u0", before=(before,), after=(replace(before, state=state),)),))

    rebased = rebase(apply(drafted, mark(State.FINAL)), [mark(State.REJECTED)])
    assert rebased.conflicts == ("u0.1: final in the file, rejected here; the file's stands",)
    assert rebased.edits == ()


def test_a_segment_that_is_gone_leaves_its_text_with_its_neighbour(document: Document, typing: Typing) -> None:
    edit = typing(document, "u3.2", "mine")
    theirs = replace(
        document, units=(*document.units[:3], replace(document.units[3], segments=document.units[3].segments[:1]))
    )
    rebased = rebase(theirs, [edit])
    assert rebased.conflicts == ("u3.2 is gone from the file; here it read “mine”",)
    assert rebased.document.segment("u3.1").notes[0].text.endswith(": mine")


def test_a_unit_that_is_gone_is_told(document: Document, typing: Typing) -> None:
    edit = typing(document, "u0.1", "mine")
    rebased = rebase(replace(document, units=document.units[1:]), [edit])
    assert rebased.conflicts == ("u0.1 is gone from the file; here it read “mine”",)
    assert rebased.edits == ()


def test_a_lost_split_is_not_told_for_segments_that_never_were(document: Document, typing: Typing) -> None:
    before = document.segment("u0.1")
    halves = (replace(before, source="第"), Segment(id="u0.2", source="0句。"))
    split = Edit(label="split", changes=(Change(unit="u0", before=(before,), after=halves),))
    join = split.inverse()
    theirs = apply(document, typing(document, "u0.1", "theirs"))
    assert rebase(theirs, [split, join]).conflicts == ()


def test_records_that_do_not_fit_their_own_file_are_rebased(document: Document, typing: Typing) -> None:
    edit = typing(apply(document, typing(document, "u0.1", "elsewhere")), "u0.1", "mine")
    good = typing(document, "u1.1", "fits")
    history = History(folded_sha256="h", unfolded=(Record("do", edit), Record("do", good)))
    restored = restore(document, "h", history)
    assert restored.document.segment("u1.1").target == "fits"
    assert len(restored.conflicts) == 1
    assert restored.rebased is not None


def typed(before: str, after: str, group: str = "", unit: str = "u") -> Edit:
    segments = [Segment(id=f"{unit}.1", source="源", target=target) for target in (before, after)]
    return Edit(label="type", group=group, changes=(Change(unit=unit, before=(segments[0],), after=(segments[1],)),))


def test_what_is_undone_as_one_becomes_one() -> None:
    edits = [typed("", "a", "g"), typed("a", "ab", "g"), typed("", "x", "g", "v"), typed("ab", "b"), typed("b", "c")]
    joined = coalesce(edits)
    assert joined[1:] == edits[3:]
    assert joined[0].changes == (*typed("", "ab").changes, *edits[2].changes)
