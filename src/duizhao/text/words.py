"""The words of English text."""

from __future__ import annotations

import re
from typing import NamedTuple

from duizhao.model.span import Span
from duizhao.text.scripts import HAN_CLASS

__all__ = ["Word", "words"]

_LETTER = rf"[^\W_{HAN_CLASS}]"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)+(?:(?:{_LETTER})+)?"  # 18.8, 1,000, 1.2bn
    rf"|(?:[^\W\d_{HAN_CLASS}]\.){{2,}}(?!{_LETTER})"  # U.S., e.g.
    rf"|{_LETTER}(?:{_LETTER}|[\u0300-\u036f]|['’\-\u2010\u2011&](?={_LETTER}))*"
)


class Word(NamedTuple):
    """A word and where it stands."""

    text: str
    span: Span


def words(text: str) -> tuple[Word, ...]:
    """Return the English words of ``text``, in order.

    Letters and digits make words; inner hyphens and apostrophes belong to them (``Belt-and-Road``, ``China’s``), and so
    do the points of a number (``18.8``) and of initials (``U.S.``). Chinese characters are in no word.
    """
    return tuple(Word(match.group(), Span(*match.span())) for match in _WORD.finditer(text))
