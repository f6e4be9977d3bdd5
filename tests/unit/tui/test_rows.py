from duizhao.model import Severity, State
from duizhao.tui.rows import Mark, SessionRows
from duizhao.workbench.opening import OpenProject


def test_rows_follow_the_session(opened: OpenProject) -> None:
    session = opened.open_session("news")
    rows = SessionRows(session)
    assert len(rows) == 5
    assert rows.row(0).source == "合作新篇章"
    assert [rows.row(index).band for index in range(5)] == [False, True, True, False, True]
    session.set_target("u2.1", "The second Belt and Road conference was held in Chengdu.")
    session.confirm("u2.1")
    rows.note_state("u2.1")
    rows.note_state("u2.1")
    assert rows.done == 1
    assert rows.row(1).state is State.TRANSLATED
    session.undo()
    rows.note_state("u2.1")
    assert rows.done == 0
    opened.close()


def test_marks_count_the_gravest_and_totals_count_every_finding(opened: OpenProject) -> None:
    session = opened.open_session("news")
    rows = SessionRows(session)
    session.set_target("u2.1", "The second One Belt One Road conference was held in 成都 .")
    findings = session.findings("u2.1")
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    assert rows.note_findings("u2.1", findings)
    assert not rows.note_findings("u2.1", findings)
    assert rows.row(1).mark == Mark(severity=Severity.ERROR, count=errors)
    assert 0 < errors < len(findings)
    assert sum(rows.totals.values()) == len(findings)
    assert rows.totals[Severity.ERROR] == errors
    rows.reload()
    assert sum(rows.totals.values()) == len(findings)
    assert rows.note_findings("u2.1", ())
    assert set(rows.totals.values()) == {0}
    assert rows.row(1).mark is None
    opened.close()


def test_sizes_are_those_of_the_texts(opened: OpenProject) -> None:
    rows = SessionRows(opened.open_session("news"))
    assert next(iter(rows.sizes())) == (5, 0)
    opened.close()
