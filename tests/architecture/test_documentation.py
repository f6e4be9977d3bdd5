"""What there is, is documented; what is documented, there is."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from duizhao import plugins
from duizhao.cli.main import build_parser

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def parsers() -> Iterator[tuple[str, argparse.ArgumentParser]]:
    def walk(name: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
        yield name, parser
        for action in parser._actions:
            if isinstance(action, argparse._SubParsersAction):
                for child, subparser in action.choices.items():
                    getattr(subparser, "configure", lambda: None)()
                    yield from walk(f"{name} {child}", subparser)

    yield from walk("duizhao", build_parser())


COMMANDS = dict(parsers())
EVERYWHERE = {"-h", "--help", "-C", "-q", "--quiet"}
"""Described once, at the top of the reference."""


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"duizhao", "duizhao glossary"}])
def test_every_command_and_option_is_in_the_reference(name: str) -> None:
    reference = (DOCS / "commands.md").read_text(encoding="utf-8")
    match = re.search(rf"^## `{re.escape(name)}\b.*?(?=^## |\Z)", reference, flags=re.MULTILINE | re.DOTALL)
    assert match, f"docs/commands.md has no section for {name}"
    options = {option for action in COMMANDS[name]._actions for option in action.option_strings} - EVERYWHERE
    missing = [option for option in options if option not in match.group()]
    assert not missing


@pytest.mark.parametrize("check_id", plugins.ids(plugins.CHECKS))
def test_every_check_is_in_the_reference(check_id: str) -> None:
    assert f"`{check_id}`" in (DOCS / "checks.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("format_id", plugins.ids(plugins.FORMATS))
def test_every_format_is_in_the_reference(format_id: str) -> None:
    assert f"`{format_id}`" in (DOCS / "formats.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("format_id", plugins.ids(plugins.GLOSSARY_FORMATS))
def test_every_glossary_format_is_in_the_reference(format_id: str) -> None:
    assert f"`{format_id}`" in (DOCS / "glossary-formats.md").read_text(encoding="utf-8")


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        f"{page.relative_to(ROOT)} → {target}"
        for page in (ROOT / "README.md", *DOCS.rglob("*.md"))
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists()
    ]
    assert not broken
