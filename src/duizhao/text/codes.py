"""Inline tags in the text of a segment: ``<1>…</1>`` and ``<2/>``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from duizhao.model.document import Code
from duizhao.model.span import Span

__all__ = ["Tag", "tags", "without_codes"]

_TAG = re.compile(r"<(?P<slash>/?)(?P<id>[0-9A-Za-z]+)(?P<end>/?)>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag as it stands in a text."""

    id: str
    """Of its code."""
    kind: Literal["open", "close", "standalone"]
    """As written; whether the code is a pair is for its ``original_end`` to say."""
    span: Span


def tags(text: str, codes: tuple[Code, ...]) -> tuple[Tag, ...]:
    """Return the tags of ``text`` that belong to ``codes``, in order.

    What looks like a tag but has another id, or both slashes (``</1/>``), is ordinary text. Tags need not be paired:
    a translator may have lost one.
    """
    if not codes or "<" not in text:
        return ()
    ids = {code.id for code in codes}
    return tuple(
        Tag(id=match["id"], kind=_kind(match), span=Span(*match.span()))
        for match in _TAG.finditer(text)
        if match["id"] in ids and not (match["slash"] and match["end"])
    )


def without_codes(text: str, codes: tuple[Code, ...]) -> str:
    """Return ``text`` without the tags of ``codes``; what they enclose stays."""
    kept = []
    position = 0
    for tag in tags(text, codes):
        kept.append(text[position : tag.span.start])
        position = tag.span.end
    return "".join(kept) + text[position:]


def _kind(match: re.Match[str]) -> Literal["open", "close", "standalone"]:
    if match["slash"]:
        return "close"
    return "standalone" if match["end"] else "open"
