"""A new format, check or provider is one file, and every one there is has what its protocol asks for."""

from importlib import import_module
from pathlib import Path

import pytest

from duizhao import plugins
from duizhao.checks.check import DocumentCheck, SegmentCheck

ROOMS = (plugins.FORMATS, plugins.GLOSSARY_FORMATS, plugins.CHECKS, plugins.PROVIDERS)

ALL = [(room, plugin_id) for room in ROOMS for plugin_id in plugins.ids(room)]


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.noun)
def test_dropping_one_file_in_is_enough(room: plugins.Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "brand_new.py").write_text(f"{room.attribute} = 'here'\n")
    package = import_module(room.package)
    monkeypatch.setattr(package, "__path__", [*package.__path__, str(tmp_path)])
    plugins.ids.cache_clear()
    try:
        assert "brand-new" in plugins.ids(room)
        assert plugins.load(room, "brand-new") == "here"
    finally:
        plugins.ids.cache_clear()
        plugins.load.cache_clear()


@pytest.mark.parametrize(("room", "plugin_id"), ALL, ids=lambda value: getattr(value, "noun", value))
def test_every_plugin_is_named_like_its_file(room: plugins.Room, plugin_id: str) -> None:
    assert plugins.load(room, plugin_id).id == plugin_id
    assert plugins.load(room, plugin_id).title


@pytest.mark.parametrize("check_id", plugins.ids(plugins.CHECKS))
def test_every_check_describes_and_exemplifies_itself(check_id: str) -> None:
    check = plugins.load(plugins.CHECKS, check_id)
    assert isinstance(check, SegmentCheck | DocumentCheck)
    assert check.description.endswith(".")
    assert check.passing
    assert check.failing


@pytest.mark.parametrize("room", [plugins.FORMATS, plugins.GLOSSARY_FORMATS], ids=lambda room: room.noun)
def test_no_two_formats_share_a_name(room: plugins.Room) -> None:
    names = [name for format_id in plugins.ids(room) for name in (format_id, *plugins.load(room, format_id).aliases)]
    assert len(names) == len(set(names))
