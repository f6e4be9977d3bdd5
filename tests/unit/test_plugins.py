import subprocess
import sys
from dataclasses import dataclass
from importlib import metadata

import pytest

from duizhao import plugins
from duizhao.errors import UsageError


def test_listing_imports_no_plugin() -> None:
    program = (
        "import sys; from duizhao import plugins; plugins.ids(plugins.FORMATS); "
        "print([name for name in sys.modules if name.startswith('duizhao.formats.')])"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_machinery_and_private_modules_are_no_plugins() -> None:
    ids = plugins.ids(plugins.FORMATS)
    assert "format" not in ids
    assert "detect" not in ids
    assert "glossaries" not in ids
    assert "csv" in plugins.ids(plugins.GLOSSARY_FORMATS)
    assert not [plugin_id for plugin_id in ids if plugin_id.startswith(("_", "-"))]


def test_an_unknown_plugin_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="no format “docx”") as caught:
        plugins.load(plugins.FORMATS, "docx")
    assert "xliff2" in caught.value.hint


def test_another_distribution_adds_a_plugin(monkeypatch: pytest.MonkeyPatch) -> None:
    @dataclass
    class Point:
        name: str

        def load(self) -> str:
            return f"loaded {self.name}"

    monkeypatch.setattr(metadata, "entry_points", lambda group: [Point("house")] if "provider" in group else [])
    plugins.ids.cache_clear()
    plugins._entry_points.cache_clear()
    plugins.load.cache_clear()
    try:
        assert "house" in plugins.ids(plugins.PROVIDERS)
        assert plugins.load(plugins.PROVIDERS, "house") == "loaded house"
    finally:
        plugins.ids.cache_clear()
        plugins._entry_points.cache_clear()
        plugins.load.cache_clear()
