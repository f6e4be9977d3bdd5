from duizhao.storage.documents import Saved
from duizhao.tui.notices import on_opening, on_saving
from duizhao.workbench.opening import OpenProject


def test_an_ordinary_opening_needs_no_words(opened: OpenProject) -> None:
    assert list(on_opening(opened.open_session("news"))) == []
    opened.close()


def test_saving_says_what_it_took_over_and_what_it_could_not(opened: OpenProject) -> None:
    document = opened.read("news")
    plain = Saved(document=document)
    assert [notice.message for notice in on_saving(plain, quietly=False)] == ["Saved."]
    assert list(on_saving(plain, quietly=True)) == []
    mixed = Saved(document=document, merged=("u1.1", "u2.1"), conflicting=("u2.2",))
    merged, conflict = on_saving(mixed, quietly=True)
    assert "u1.1, u2.1" in merged.message
    assert conflict.severity == "warning"
    assert "u2.2" in conflict.message
