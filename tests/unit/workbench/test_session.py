from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.checks.check import CheckContext
from duizhao.errors import LockedError, ProjectError, UsageError
from duizhao.model import Change, Edit, Severity, State, TermEntry
from duizhao.terminology import Glossary
from duizhao.workbench.opening import OpenProject, open_project
from duizhao.workbench.session import Session


@pytest.fixture
def session(opened: OpenProject) -> Session:
    return opened.open_session("news")


def checks(session: Session, segment_id: str) -> set[str]:
    return {finding.check for finding in session.findings(segment_id)}


def test_the_document_is_segmented_by_sentence(session: Session) -> None:
    assert [segment.source for segment in session.segments()] == [
        "合作新篇章",
        "第二届“一带一路”科技交流大会在成都举行。",
        "超过100个国家参加。",
        "2024年国际技术合同成交额突破188亿元。",
        "首批联合实验室启动建设。",
    ]


def test_typing_makes_a_draft_and_confirming_makes_it_translated(session: Session) -> None:
    first = session.segment_ids[0]
    session.set_target(first, "A New Chapter")
    assert session.segment(first).state is State.DRAFT
    session.confirm(first)
    assert session.segment(first).state is State.TRANSLATED


def test_an_emptied_target_makes_the_segment_new_again(session: Session) -> None:
    first = session.segment_ids[0]
    session.set_target(first, "A New Chapter")
    session.set_target(first, "")
    assert session.segment(first).state is State.NEW


def test_changing_what_was_done_needs_confirming_again(session: Session) -> None:
    first = session.segment_ids[0]
    session.set_target(first, "A New Chapter")
    session.set_state(first, State.FINAL)
    session.set_target(first, "A New Page")
    assert session.segment(first).state is State.DRAFT


def test_nothing_cannot_be_confirmed(session: Session) -> None:
    with pytest.raises(UsageError, match="no translation yet"):
        session.confirm(session.segment_ids[0])
    with pytest.raises(UsageError, match="cannot be final"):
        session.set_state(session.segment_ids[0], State.FINAL)


def test_letters_of_one_group_are_undone_as_one(session: Session) -> None:
    first = session.segment_ids[0]
    for text in ("A", "A ", "A N"):
        session.set_target(first, text, group="typing 1")
    session.set_target(first, "A New", group="typing 2")
    assert session.undo() == (first,)
    assert session.segment(first).target == "A N"
    assert session.undo() == (first,)
    assert session.segment(first).target == ""
    assert session.undo() == ()
    session.redo()
    session.redo()
    assert session.segment(first).target == "A New"
    assert session.redo() == ()


def test_a_new_edit_ends_what_could_be_redone(session: Session) -> None:
    first = session.segment_ids[0]
    session.set_target(first, "A")
    session.undo()
    session.set_target(first, "B")
    assert session.redo() == ()
    assert session.segment(first).target == "B"


def test_undo_history_survives_a_restart(opened: OpenProject, root: Path) -> None:
    session = opened.open_session("news")
    session.set_target(session.segment_ids[0], "A New Chapter")
    opened.close()
    again = open_project(root).open_session("news")
    assert again.segment(again.segment_ids[0]).target == "A New Chapter"
    assert again.undo() == (again.segment_ids[0],)
    assert again.segment(again.segment_ids[0]).target == ""


def test_a_crash_loses_nothing_that_was_done(opened: OpenProject, root: Path) -> None:
    session = opened.open_session("news")
    session.set_target(session.segment_ids[0], "A New Chapter")
    session._store._lock.release()  # what the system does for a killed process
    again = open_project(root).open_session("news")
    assert again.recovered == 1
    assert again.unsaved
    assert again.segment(again.segment_ids[0]).target == "A New Chapter"


def test_a_locked_segment_refuses_everything_but_notes(session: Session) -> None:
    first = session.segment_ids[0]
    session.set_target(first, "A New Chapter")
    session.set_locked(first, locked=True)
    with pytest.raises(UsageError, match="locked"):
        session.set_target(first, "x")
    session.add_note(first, "Agreed with the client.")
    session.set_locked(first, locked=False)
    session.set_target(first, "x")
    assert session.segment(first).notes[0].text == "Agreed with the client."


def test_notes_are_deleted_and_waivers_withdrawn_even_where_locked(session: Session) -> None:
    segment_id = session.segment_ids[1]
    session.set_target(segment_id, "The second One Belt One Road conference was held in Chengdu.")
    finding = next(each for each in session.findings(segment_id) if each.check == "term-forbidden")
    session.waive(finding, "quoted")
    session.add_note(segment_id, "Twice.")
    session.add_note(segment_id, "Twice.")
    session.set_locked(segment_id, locked=True)
    assert "term-forbidden" not in checks(session, segment_id)
    session.delete_note(segment_id, session.segment(segment_id).notes[0])
    assert [note.text for note in session.segment(segment_id).notes] == ["Twice."]
    waiver = session.segment(segment_id).waivers[0]
    session.withdraw_waiver(segment_id, waiver)
    assert "term-forbidden" in checks(session, segment_id)
    before = session.revision
    session.withdraw_waiver(segment_id, waiver)
    assert session.revision == before
    session.undo()
    assert session.segment(segment_id).waivers == (waiver,)


def test_a_second_writer_is_told_who_has_the_document(opened: OpenProject, root: Path) -> None:
    opened.open_session("news")
    second = open_project(root).open_session("news")
    assert second.read_only
    assert second.refusal is not None
    assert "news is open for writing elsewhere: " in second.refusal.message
    with pytest.raises(LockedError):
        second.set_target(second.segment_ids[0], "x")
    assert second.segment(second.segment_ids[0]).target == ""


def test_findings_follow_the_text(session: Session) -> None:
    segment_id = session.segment_ids[1]
    session.set_target(segment_id, "The second One Belt One Road conference was held in Chengdu.")
    assert "term-forbidden" in checks(session, segment_id)
    finding = next(finding for finding in session.findings(segment_id) if finding.check == "term-forbidden")
    session.apply_fix(finding, finding.fixes[0])
    assert session.segment(segment_id).target == "The second Belt and Road conference was held in Chengdu."
    assert "term-forbidden" not in checks(session, segment_id)
    with pytest.raises(UsageError, match="changed since"):
        session.apply_fix(finding, finding.fixes[0])


def test_a_waived_finding_is_gone_and_comes_back_with_undo(session: Session) -> None:
    segment_id = session.segment_ids[1]
    session.set_target(segment_id, "The second conference was held in Chengdu.")
    finding = next(finding for finding in session.findings(segment_id) if finding.check == "term-missing")
    with pytest.raises(UsageError, match="reason"):
        session.waive(finding, "  ")
    session.waive(finding, "the name was given in the headline")
    assert "term-missing" not in checks(session, segment_id)
    session.undo()
    assert "term-missing" in checks(session, segment_id)


def test_jumping_goes_round_the_end(session: Session) -> None:
    ids = session.segment_ids
    for segment_id in ids[:3]:
        session.set_target(segment_id, "x")
        session.confirm(segment_id)
    assert session.next_unfinished(ids[0]) == ids[3]
    assert session.next_unfinished(ids[4]) == ids[3]
    assert session.next_unfinished(ids[4], backward=True) == ids[3]
    assert session.next_unfinished("") == ids[3]


def test_jumping_to_findings_heeds_their_severity(session: Session) -> None:
    ids = session.segment_ids
    session.set_target(ids[1], "The second One Belt One Road conference was held in Chengdu.")
    assert session.next_finding(ids[0], at_least=Severity.ERROR) == ids[1]
    session.undo()
    assert session.next_finding(ids[0], at_least=Severity.ERROR) is None


def test_an_inconsistency_is_found_across_segments(root: Path, tmp_path: Path) -> None:
    from duizhao.workbench.importing import import_file

    path = tmp_path / "twice.txt"
    path.write_text("现场图片。\n现场图片。\n", encoding="utf-8")
    project = open_project(root)
    import_file(project, path)
    session = project.open_session("twice")
    session.set_target(session.segment_ids[0], "The scene.")
    session.set_target(session.segment_ids[1], "A photo of the scene.")
    assert {finding.check for finding in session.all_findings()} == {"inconsistent-translation"}


def test_terms_and_matches_of_a_segment(session: Session) -> None:
    segment_id = session.segment_ids[1]
    (use,) = session.term_uses(segment_id)
    assert use.hit.entry.target == "Belt and Road"
    assert session.matches(segment_id) == ()


def test_copy_source_and_match_are_drafts(session: Session) -> None:
    first, second = session.segment_ids[:2]
    session.copy_source(first)
    assert session.segment(first).target == session.segment(first).source
    session.insert_match(second, "A match.", "other#u1.1")
    assert session.segment(second).match == "other#u1.1"
    session.set_target(second, "A match, edited.")
    assert session.segment(second).match == ""


def test_saving_writes_the_yaml(session: Session, root: Path) -> None:
    session.set_target(session.segment_ids[0], "A New Chapter")
    before = session.unsaved
    session.save()
    assert (before, session.unsaved) == (True, False)
    assert "A New Chapter" in (root / "segments" / "news.yaml").read_text(encoding="utf-8")


def test_saving_merges_what_somebody_else_wrote(session: Session, root: Path) -> None:
    session.set_target(session.segment_ids[0], "A New Chapter")
    session.save()
    path = root / "segments" / "news.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("A New Chapter", "A Fresh Chapter"), encoding="utf-8")
    session.set_target(session.segment_ids[2], "More than 100 countries took part.")
    session.save()
    assert session.segment(session.segment_ids[0]).target == "A Fresh Chapter"
    assert session.segment(session.segment_ids[2]).target == "More than 100 countries took part."


def test_undo_goes_on_after_a_merge(session: Session, root: Path) -> None:
    first, third = session.segment_ids[0], session.segment_ids[2]
    session.set_target(first, "A New Chapter")
    session.save()
    path = root / "segments" / "news.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("A New Chapter", "A Fresh Chapter"), encoding="utf-8")
    session.set_target(third, "More than 100 countries took part.")
    session.save()
    assert session.undo() == (third,)
    assert session.segment(third).target == ""
    assert session.undo() == ()
    assert session.segment(first).target == "A Fresh Chapter"


def test_a_save_that_fails_gives_the_lock_back(opened: OpenProject, root: Path) -> None:
    session = opened.open_session("news")
    session.set_target(session.segment_ids[0], "A New Chapter")
    (root / "segments" / "news.yaml").write_text("units: [", encoding="utf-8")
    with pytest.raises(ProjectError):
        session.close()
    (root / "segments" / "news.yaml").unlink()
    (root / "segments" / "news.yaml").write_text("document: news\nunits: []\n", encoding="utf-8")
    assert not open_project(root).open_session("news").read_only


def test_progress_counts_segments_and_characters(session: Session) -> None:
    session.set_target(session.segment_ids[0], "A New Chapter")
    session.confirm(session.segment_ids[0])
    progress = session.progress()
    assert (progress.done_segments, progress.segments) == (1, 5)
    assert progress.done_characters == len("合作新篇章")


def test_an_unknown_segment_is_named(session: Session) -> None:
    with pytest.raises(UsageError, match="no segment u99"):
        session.segment("u99")


def test_the_document_reflects_every_edit(session: Session) -> None:
    before = session.document
    session.set_target(session.segment_ids[0], "A New Chapter")
    assert session.document.segment(session.segment_ids[0]).target == "A New Chapter"
    assert before.segment(session.segment_ids[0]).target == ""


def test_segments_are_joined_and_parted_in_one_step(session: Session) -> None:
    before = session.document
    one, two = before.units[1].segments
    joined = replace(one, source=one.source + two.source, target="Both.", state=State.DRAFT)
    session.do(Edit(label="join", changes=(Change(unit="u2", before=(one, two), after=(joined,)),)))
    assert list(session.segment_ids) == ["u1.1", "u2.1", "u3.1", "u4.1"]
    assert session.segment("u2.1").target == "Both."
    assert session.undo() == ("u2.1", "u2.2")
    assert session.document == before
    session.redo()
    assert len(session.segment_ids) == 4


def test_confirming_despite_a_term_error_is_one_step_with_its_reason(session: Session) -> None:
    second = session.segment_ids[1]
    session.set_target(second, "The second One Belt One Road conference")
    error = next(f for f in session.findings(second) if f.check == "term-forbidden")
    with pytest.raises(UsageError, match="needs a reason"):
        session.confirm(second, despite=[error], reason="  ")
    assert session.segment(second).state is State.DRAFT
    session.confirm(second, despite=[error], reason="A quotation")
    assert session.segment(second).state is State.TRANSLATED
    assert [waiver.reason for waiver in session.segment(second).waivers] == ["A quotation"]
    assert error not in session.findings(second)
    session.undo()
    assert session.segment(second).state is State.DRAFT
    assert error in session.findings(second)


def test_another_glossary_is_in_force_at_once(session: Session) -> None:
    first = session.segment_ids[0]
    session.set_target(first, "A New Page of Cooperation")
    before = session.revision
    assert session.term_uses(first) == ()
    entry = TermEntry(source="新篇章", target="new chapter")
    session.use_context(CheckContext(glossary=Glossary([entry])))
    assert [use.hit.entry for use in session.term_uses(first)] == [entry]
    assert "term-missing" in checks(session, first)
    assert session.revision > before
    assert session.undo() == (first,)
