from collections.abc import Callable

import pytest

from duizhao.errors import UsageError
from duizhao.model import TermEntry
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.termbase import Termbase
from duizhao.workbench.termbase_usage import Reach, find_entries, reach, rendered_only

ENTRIES = (
    TermEntry(source="一带一路", target="Belt and Road", short=("BRI",), forbidden=("OBOR",)),
    TermEntry(source="「一带一路」倡议", target="Belt and Road Initiative", short=("BRI",)),
)


@pytest.mark.parametrize(
    ("name", "positions"),
    [
        ("“一带一路”", [0]),
        ("一帶一路倡議", [1]),
        ("belt and road", [0]),
        ("BRI", [0, 1]),
        ("obor", [0]),
    ],
)
def test_entries_are_found_by_any_of_their_names(name: str, positions: list[int]) -> None:
    assert find_entries(ENTRIES, [name]) == tuple(ENTRIES[position] for position in positions)


def test_a_name_that_no_entry_has_is_refused() -> None:
    with pytest.raises(UsageError) as failure:
        find_entries(ENTRIES, ["BRI", "Belt and Raod"])
    assert failure.value.code == "unknown-term"
    assert failure.value.hint == "Did you mean “Belt and Road”?"


def test_the_reach_of_a_change(opened: OpenProject, translate: Callable[[OpenProject], None]) -> None:
    translate(opened)
    termbase = Termbase(opened)
    usages = termbase.usage()
    assert reach(opened, usages) == Reach(segments=2, documents=1, held=0)
    session = opened.open_session("news")
    session.set_locked(session.segment_ids[1], locked=True)
    assert reach(opened, usages) == Reach(segments=2, documents=1, held=1)
    opened.close()
    assert rendered_only(usages, {"missing"}) == ()
    assert len(rendered_only(usages, {"preferred", "admitted"})) == 2
