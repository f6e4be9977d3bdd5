"""Bytes to text and back, losing nothing on the way."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from duizhao.errors import FormatError, Location

__all__ = ["Decoded", "decode"]

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A file's text, and what is needed to turn a changed text into the same kind of file."""

    text: str
    """Without the byte order mark; line endings as they stand."""
    encoding: str
    """Python's name of the codec."""
    byte_order_mark: bytes = b""

    def encode(self, text: str) -> bytes:
        """Return ``text`` as the file was encoded, or in UTF-8 where that encoding has no bytes for it.

        ``decoded.encode(decoded.text)`` is the file, byte for byte.
        """
        try:
            return self.byte_order_mark + text.encode(self.encoding)
        except UnicodeEncodeError:
            return text.encode("utf-8", errors="replace")


def decode(data: bytes, name: str, declared: str = "") -> Decoded:
    """Decode a file: a byte order mark decides, then ``declared``, then UTF-8, then GB18030.

    GB18030 includes GBK and GB 2312. Raises FormatError naming the offset, from 0, of the first byte that fits none.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding, name, len(mark))
            return Decoded(text=text, encoding=encoding, byte_order_mark=mark)
    if declared and _is_text_codec(declared):
        return Decoded(text=_strict(data, declared, name, 0), encoding=declared)
    try:
        return Decoded(text=data.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as not_utf8:
        try:
            return Decoded(text=data.decode("gb18030"), encoding="gb18030")
        except UnicodeDecodeError:
            raise _undecodable(name, "UTF-8 or GB18030", not_utf8.start) from None


def _strict(data: bytes, encoding: str, name: str, skipped: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise _undecodable(name, encoding.upper(), skipped + start) from None


def _is_text_codec(encoding: str) -> bool:
    """Whether the name is that of a character encoding; Python has codecs of other kinds, compression among them."""
    try:
        "".encode(encoding)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True


def _undecodable(name: str, encoding: str, offset: int) -> FormatError:
    return FormatError(
        "undecodable",
        f"Byte {offset} is not {encoding}.",
        hint="Save the file as UTF-8 and try again.",
        location=Location(name),
    )
