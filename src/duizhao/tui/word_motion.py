"""Where a jump or a deletion by words stops, in text that mixes Chinese and English.

Chinese has no spaces: a rule that looks for them takes a whole clause away with one Ctrl+Backspace. Here a Han
character is a word of its own, and so is a run of punctuation.
"""

from __future__ import annotations

from enum import Enum, auto

from duizhao.text.scripts import is_han

__all__ = ["word_left", "word_right"]


class _Kind(Enum):
    BLANK = auto()
    HAN = auto()
    WORD = auto()
    MARK = auto()


def word_left(text: str, column: int) -> int:
    """Return where the word before ``column`` starts; blanks between are passed over."""
    at = column
    while at > 0 and _kind(text, at - 1) is _Kind.BLANK:
        at -= 1
    if at == 0:
        return 0
    kind = _kind(text, at - 1)
    at -= 1
    while kind is not _Kind.HAN and at > 0 and _kind(text, at - 1) is kind:
        at -= 1
    return at


def word_right(text: str, column: int) -> int:
    """Return where the word at or after ``column`` ends; blanks before it are passed over."""
    at = column
    while at < len(text) and _kind(text, at) is _Kind.BLANK:
        at += 1
    if at == len(text):
        return at
    kind = _kind(text, at)
    at += 1
    while kind is not _Kind.HAN and at < len(text) and _kind(text, at) is kind:
        at += 1
    return at


def _kind(text: str, at: int) -> _Kind:
    character = text[at]
    if character.isspace():
        return _Kind.BLANK
    if is_han(character):
        return _Kind.HAN
    if character.isalnum() or character == "_":
        return _Kind.WORD
    joins = character in "'’-" and 0 < at < len(text) - 1 and _is_latin(text[at - 1]) and _is_latin(text[at + 1])
    return _Kind.WORD if joins else _Kind.MARK


def _is_latin(character: str) -> bool:
    return character.isalnum() and not is_han(character)
