"""One text as one line of YAML, in one way only.

A scalar is plain where every YAML reader, of version 1.1 or 1.2, takes it for the same text, and a JSON string
otherwise, which YAML 1.2 (clause 1.3) makes a subset of its double-quoted style. Chinese is never escaped; what
cannot be seen is, so that a reader of a diff sees what has changed.
"""

from __future__ import annotations

import json
import re

from duizhao.errors import ProjectError

__all__ = ["INVISIBLE", "MAX_KEY_LENGTH", "flow_scalar", "is_plain", "key", "scalar", "unquoted"]

# Controls, line separators and non-characters may not stand in YAML as they are; soft hyphens, zero-width and
# direction marks may, but nobody would see them.
_INVISIBLE = (
    "\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\xad\\u200b\\u200e\\u200f\\u2028-\\u202e\\u2060-\\u2064\\u2066-\\u2069"
    "\\ud800-\\udfff\\ufeff\\ufffe\\uffff"
)
INVISIBLE = re.compile(f"[{_INVISIBLE}]")
"""Characters that a canonical file never holds as they are."""

# The common case in one pass: a letter first, and nothing that could end a plain scalar.
_SURELY_PLAIN = re.compile(rf"[^\W\d_][^:#\n{_INVISIBLE}]*(?<!\s)")
# Otherwise no indicator (YAML 1.2, clause 5.3) first, no ": " and no " #" inside, no ":" and no blank at the end.
_PLAIN = re.compile(
    rf"(?![-?:,\[\]{{}}#&*!|>'\"%@`\s])(?:[^:#\n{_INVISIBLE}]++|:(?=\S)|(?<=\S)#)+(?<!\s)",
)
_FLOW_MARK = re.compile(r"[,\[\]{}?:]")
_LONGEST_RESERVED = 5
_RESERVED = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n", "~", "=", "<<"})
_NUMBER_OR_DATE = re.compile(
    r"[-+]?[0-9_.:,]*(?:e[-+]?[0-9]*)?"
    r"|[-+]?0[xob][0-9a-f_]*"
    r"|[-+]?\.(?:inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[t\s].*)?",
    re.IGNORECASE,
)
_SURROGATE = re.compile("[\\ud800-\\udfff]")
_SURROGATE_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]")

MAX_KEY_LENGTH = 1000
"""Longest name of a property as written: YAML readers look no further than 1024 characters for the colon."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def scalar(text: str) -> str:
    """Return ``text`` as a YAML scalar on one line.

    ProjectError for a lone surrogate, which no file can hold.
    """
    return text if is_plain(text) else _quoted(text)


def flow_scalar(text: str) -> str:
    """Return ``text`` as a YAML scalar that may stand between brackets. Errors as for ``scalar``."""
    return text if is_plain(text) and not _FLOW_MARK.search(text) else _quoted(text)


def key(name: str) -> str:
    """Return ``name`` as the key of a mapping. ProjectError where it is too long for YAML readers."""
    written = scalar(name)
    if len(written) > MAX_KEY_LENGTH:
        raise ProjectError(
            "name-too-long",
            f"The property name “{name[:40]}…” has {len(name)} characters; YAML allows about {MAX_KEY_LENGTH}.",
        )
    return written


def is_plain(text: str) -> bool:
    """Whether ``text`` stands in canonical YAML without quotes."""
    if _SURELY_PLAIN.fullmatch(text):
        return len(text) > _LONGEST_RESERVED or text.lower() not in _RESERVED
    return _PLAIN.fullmatch(text) is not None and text not in _RESERVED and _NUMBER_OR_DATE.fullmatch(text) is None


def unquoted(written: str) -> str:
    """Return the text of a canonical scalar. ValueError where ``written`` is not one."""
    if not written.startswith('"'):
        if is_plain(written):
            return written
        raise ValueError(written)
    # JSON joins escaped surrogate pairs, YAML does not.
    if "\\" in written:
        if _SURROGATE_ESCAPE.search(written):
            raise ValueError(written)
    elif len(written) > 1 and written.find('"', 1) == len(written) - 1:
        return written[1:-1]
    text = json.loads(written)
    assert isinstance(text, str)
    return text


def _quoted(text: str) -> str:
    written = _encode(text)
    if INVISIBLE.search(written):
        if _SURROGATE.search(text):
            raise ProjectError(
                "broken-character",
                f"The text “{text.encode('utf-8', 'replace').decode()[:60]}” holds half a character "
                "(a lone surrogate), which cannot be stored.",
                hint="Delete the broken character.",
            )
        written = INVISIBLE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
    return written
