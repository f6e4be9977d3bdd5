from collections.abc import Callable
from pathlib import Path

from duizhao.model import Finding, Severity
from duizhao.workbench.checking import check_documents
from duizhao.workbench.opening import OpenProject, open_project


def test_a_good_translation_has_no_finding_worth_a_look(
    opened: OpenProject, translate: Callable[[OpenProject], None]
) -> None:
    translate(opened)
    checked = check_documents(opened)
    assert not checked.fails(Severity.WARNING)


def test_a_forbidden_rendering_fails(opened: OpenProject, translate: Callable[[OpenProject], None]) -> None:
    translate(opened)
    session = opened.open_session("news")
    session.set_target(session.segment_ids[1], "One Belt One Road came to Chengdu.")
    checked = check_documents(opened, ["news"])
    assert checked.fails(Severity.ERROR)
    assert checked.count(Severity.ERROR) == 1
    error = next(finding for finding in checked.findings if finding.severity is Severity.ERROR)
    segment = checked.segment(error)
    assert segment is not None
    assert error.target_span is not None
    assert error.target_span.of(segment.target) == "One Belt One Road"


def test_an_unreadable_document_does_not_stop_the_others(opened: OpenProject, root: Path) -> None:
    (root / "segments" / "broken.yaml").write_text("units: [", encoding="utf-8")
    checked = check_documents(opened)
    assert [document.id for document in checked.documents] == ["news"]
    assert "broken.yaml" in str(checked.problems[0])


def test_a_document_that_is_no_file_is_told(opened: OpenProject, root: Path) -> None:
    (root / "segments" / "nowhere.yaml").symlink_to(root / "nowhere")
    (root / "segments" / "folder.yaml").mkdir()
    problems = [str(problem) for problem in check_documents(opened).problems]
    assert len(problems) == 2
    assert "folder.yaml" in problems[0]
    assert "nowhere.yaml" in problems[1]


def test_settings_switch_a_check_off(opened: OpenProject, root: Path) -> None:
    session = opened.open_session("news")
    session.set_target(session.segment_ids[2], "More than than 100 countries took part.")
    opened.close()
    assert "repeated-word" in {finding.check for finding in check_documents(opened).findings}
    (root / "duizhao.yaml").write_text("checks:\n  skip: [repeated-word]\n", encoding="utf-8")
    assert "repeated-word" not in {finding.check for finding in check_documents(open_project(root)).findings}


def test_a_finding_on_no_known_document_has_no_segment(opened: OpenProject) -> None:
    stray = Finding(check="x", severity=Severity.INFO, message="m", document="elsewhere", segment="u1.1")
    assert check_documents(opened).segment(stray) is None
