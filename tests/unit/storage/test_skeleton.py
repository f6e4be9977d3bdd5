from pathlib import Path

from duizhao.model import TermStatus
from duizhao.storage.glossary_file import ENTRY_KEYS, load_glossary
from duizhao.storage.settings import Settings, load_settings
from duizhao.storage.skeleton import SKELETON


def test_the_example_entry_is_a_term_in_force() -> None:
    (entry,) = load_glossary(SKELETON["glossary/terms.yaml"].encode(), "terms.yaml")
    assert (entry.source, entry.target, entry.status) == ("一带一路", "Belt and Road", TermStatus.PREFERRED)


def test_an_editor_finds_the_schema_beside_the_glossary() -> None:
    first, *_ = SKELETON["glossary/terms.yaml"].splitlines()
    name = first.removeprefix("# yaml-language-server: $schema=")
    published = Path(__file__).resolve().parents[3] / "docs" / "schema" / name
    assert SKELETON[f"glossary/{name}"] == published.read_text(encoding="utf-8")


def test_the_settings_say_what_holds_without_them() -> None:
    assert load_settings(SKELETON["duizhao.yaml"].encode(), "duizhao.yaml") == Settings()


def test_every_key_of_a_term_is_explained() -> None:
    for key in (*ENTRY_KEYS, "domain", "authority"):
        assert f"{key}:" in SKELETON["glossary/terms.yaml"]
