from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao import plugins
from duizhao.errors import InputError, UsageError
from duizhao.model import State
from duizhao.workbench.filling import fill_documents
from duizhao.workbench.importing import import_file
from duizhao.workbench.opening import OpenProject


class Upper:
    title = "Upper"

    def __init__(self, *, lose: int = 0) -> None:
        self.lose = lose

    def translate(self, sources: list[str], *, source_language: str, target_language: str) -> list[str]:
        assert (source_language, target_language) == ("zh-Hans", "en")
        return [f"Translation of {len(source)} characters." for source in sources][self.lose :]


def test_the_memory_fills_what_it_knows_well_enough(
    opened: OpenProject, translate: Callable[[OpenProject], None], tmp_path: Path
) -> None:
    translate(opened)
    path = tmp_path / "other.txt"
    path.write_text("超过100个国家参加。\n全新的一句话。\n", encoding="utf-8")
    import_file(opened, path)
    (filled,) = fill_documents(opened, ["other"], "memory")
    assert (filled.filled, filled.empty) == (1, 1)
    first, second = opened.read("other").segments()
    assert (first.target, first.state, first.match) == ("More than 100 countries took part.", State.DRAFT, "memory")
    assert second.target == ""


def test_a_provider_fills_what_is_empty_and_nothing_else(opened: OpenProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "load", lambda room, name: Upper())
    session = opened.open_session("news")
    session.set_target(session.segment_ids[0], "Mine.")
    opened.close()
    (filled,) = fill_documents(opened, [], "upper")
    assert (filled.filled, filled.empty) == (4, 0)
    segments = list(opened.read("news").segments())
    assert segments[0].target == "Mine."
    assert segments[2].match == "upper"
    session = opened.open_session("news")
    assert len(session.undo()) == 4


def test_a_provider_that_loses_count_changes_nothing(opened: OpenProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plugins, "load", lambda room, name: Upper(lose=1))
    with pytest.raises(InputError, match="4 translations for 5"):
        fill_documents(opened, [], "upper")
    assert not any(segment.target for segment in opened.read("news").segments())


def test_an_unknown_origin_names_the_known_ones(opened: OpenProject) -> None:
    with pytest.raises(UsageError) as caught:
        fill_documents(opened, [], "nobody")
    assert "command" in caught.value.hint
