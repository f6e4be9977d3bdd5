"""Bytes of a table to text, whatever program they come from."""

from __future__ import annotations

import re

from duizhao.formats._decode import decode

__all__ = ["decode_table", "first_text"]

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SEPARATOR = re.compile("[\t\n,;]")


def decode_table(data: bytes, name: str) -> str:
    """Return a table's text: by its byte order mark, then UTF-16 without one, UTF-8, GB18030.

    FormatError where it is none of these.
    """
    return decode(data, name, _utf16_without_mark(data)).text


def first_text(head: bytes) -> str:
    """Return the beginning of a file as text, for a look at it: what is cut off or wrong is replaced."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", errors="replace")
    encoding = _utf16_without_mark(head[: len(head) // 2 * 2])
    if encoding:
        return head.decode(encoding, errors="replace")
    try:
        head.decode("utf-8")
    except UnicodeDecodeError as error:
        # Only the end may be half a character; anything before it is another encoding.
        if error.start < len(head) - 3:
            return head.decode("gb18030", errors="replace")
    return head.decode("utf-8", errors="replace").removeprefix("\ufeff")


def _utf16_without_mark(data: bytes) -> str:
    """Return the codec of a table in UTF-16 that does not say so; empty for anything else.

    Its separators are then half NUL, which no table in another encoding has; read with the bytes the wrong way
    round, they are no separators.
    """
    if b"\0" not in data or len(data) % 2 or 20 * data.count(b"\0") < len(data):
        return ""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _SEPARATOR.search(text) and not _CONTROL.search(text):
            return encoding
    return ""
