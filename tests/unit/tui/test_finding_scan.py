from duizhao.tui.finding_scan import FindingScan
from duizhao.tui.rows import SessionRows
from duizhao.workbench.opening import OpenProject


def test_a_scan_goes_through_in_slices_and_ends(opened: OpenProject) -> None:
    session = opened.open_session("news")
    rows = SessionRows(session)
    scan = FindingScan(session, rows)
    assert scan.advance(1) == []
    scan.restart()
    changed = scan.advance(0)
    assert changed == ["u1.1"]
    assert scan.is_running()
    while scan.is_running():
        changed += scan.advance(0)
    assert set(changed) == set(rows.ids)
    assert all(rows.row(index).mark for index in range(len(rows)))
    opened.close()
