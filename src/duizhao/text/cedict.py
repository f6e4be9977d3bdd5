"""CC-CEDICT, the community's Chinese-English dictionary, line by line.

The format is described at https://cc-cedict.org/wiki/format:syntax:
``一帶一路 一带一路 [Yi1 dai4 Yi1 lu4] /Belt and Road Initiative/…/``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = ["DictionaryEntry", "read_entries", "toneless"]

_LINE = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*")
_TONES = re.compile(r"[\d:]")


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """A word with one reading."""

    traditional: str
    simplified: str
    pinyin: str
    """Syllables with tone digits, separated by blanks; proper names have capitals."""
    senses: tuple[str, ...]
    """As they stand: ``to strike``, ``CL:個|个[ge4]``, ``variant of …``; a sense may hold several glosses (``;``)."""


def read_entries(lines: Iterable[str]) -> Iterator[DictionaryEntry]:
    """Yield the entries; comments, and lines that are no entries, are passed over."""
    for line in lines:
        if not line.startswith("#") and (found := _LINE.fullmatch(line)):
            traditional, simplified, pinyin, senses = found.groups()
            yield DictionaryEntry(traditional, simplified, pinyin, tuple(filter(None, senses.split("/"))))


def toneless(syllable: str) -> str:
    """Return a syllable as a passport writes it: ``lu:4`` is ``lv``, ``Chen2`` is ``chen``."""
    return _TONES.sub("", syllable.lower().replace("u:", "v"))
