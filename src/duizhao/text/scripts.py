"""Chinese characters, and forms of text in which variants of the same character are equal."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

__all__ = ["HAN_CLASS", "fold", "has_han", "is_han", "looks_chinese", "mixes_scripts", "to_simplified"]

_HAN_BLOCKS = (
    (0x3007, 0x3007),  # 〇, the digit zero
    (0x3005, 0x3005),  # 々, repeats the character before it
    (0x3400, 0x4DBF),  # extension A
    (0x4E00, 0x9FFF),  # unified ideographs
    (0xF900, 0xFAFF),  # compatibility ideographs
    (0x20000, 0x2FA1F),  # extensions B to F and I, compatibility supplement
    (0x30000, 0x3347F),  # extensions G, H and J
)

HAN_CLASS = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f"
"""The same for regular expressions, to stand between brackets."""


def is_han(character: str) -> bool:
    """Whether ``character``, one code point, is a Chinese character; the empty string is none."""
    if not character:
        return False
    code_point = ord(character)
    return 0x4E00 <= code_point <= 0x9FFF or any(first <= code_point <= last for first, last in _HAN_BLOCKS)


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in ``text``."""
    return any(map(is_han, text))


def looks_chinese(texts: Collection[str]) -> bool:
    """Whether more than a third of the texts hold Chinese characters: English quotes a name now and then."""
    return 3 * sum(map(has_han, texts)) > len(texts)


def fold(text: str) -> str:
    """Return ``text`` for matching: simplified, half width and lower case, one code point for one.

    Spans in the result are spans in ``text``. Characters are simplified one by one, without their context:
    ``to_simplified`` is better for reading. Characters of full width (U+FF01 to U+FF5E) become ASCII and the
    ideographic space a space; a letter whose lower case is longer than itself stays as it is.
    """
    return text.translate(_fold_table())


def to_simplified(text: str) -> str:
    """Return ``text`` in simplified characters, phrases taken as a whole (OpenCC ``t2s``). The length may change."""
    return _converter("t2s").convert(text) if text else text


def mixes_scripts(text: str) -> bool:
    """Whether a text has characters that are only traditional beside some that are only simplified, 國家发展."""
    return to_simplified(text) != text and _converter("s2t").convert(text) != text


@cache
def _converter(direction: str) -> OpenCC:
    from opencc import OpenCC  # noqa: PLC0415 - building its tries takes longer than starting the program

    return OpenCC(direction)


class _FoldTable(dict[int, int]):
    """Folds of the code points seen so far, for ``str.translate``."""

    def __missing__(self, code_point: int) -> int:
        folded = self[code_point] = _fold_code_point(code_point)
        return folded


@cache
def _fold_table() -> _FoldTable:
    return _FoldTable()


def _fold_code_point(code_point: int) -> int:
    if code_point == 0x3000:
        return ord(" ")
    if 0xFF01 <= code_point <= 0xFF5E:
        code_point -= 0xFF01 - ord("!")
    character = chr(code_point)
    folded = to_simplified(character) if is_han(character) else character.casefold()
    return ord(folded) if len(folded) == 1 else code_point
