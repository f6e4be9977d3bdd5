"""``duizhao.yaml``: what a project wants done differently. Every key may be left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from duizhao.model import Languages
from duizhao.storage.segments_yaml import read_languages
from duizhao.storage.yaml_source import Source, decode, read_block

__all__ = ["Settings", "load_settings"]

_KEYS = ("languages", "export", "checks")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of a project."""

    languages: Languages = field(default_factory=Languages)
    """Of documents that do not say themselves."""
    export_formats: tuple[str, ...] = ("po", "xliff", "xliff2", "tmx", "csv", "text")
    """Ids of the formats that ``export`` writes unless told otherwise."""
    skipped_checks: tuple[str, ...] = ()
    """Ids of checks that are not run."""


def load_settings(data: bytes, path: Path | str) -> Settings:
    """Read the settings' file. ProjectError, with the line, for anything that is not as it should be."""
    source = Source(path)
    block = read_block(decode(data, source), source)
    block.only(_KEYS, "duizhao.yaml")
    checks = block.block("checks")
    if checks is not None:
        checks.only(("skip",), "“checks”")
    return Settings(
        languages=read_languages(block.block("languages")),
        export_formats=block.texts("export") or Settings().export_formats,
        skipped_checks=checks.texts("skip") if checks is not None else (),
    )
