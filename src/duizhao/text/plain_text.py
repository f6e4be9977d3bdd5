"""A segment's text as a reader sees it, with the way back to the text as it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from duizhao.model import Code, Fix, Span
from duizhao.text.codes import tags

__all__ = ["OBJECT", "PlainText", "plain_text"]

OBJECT = "\ufffc"
"""Stands for a standalone tag, which shows as something unknown: a picture, a line break, a variable."""


@dataclass(frozen=True, slots=True)
class PlainText:
    """Text without its tags: those of pairs are gone, a standalone one is ``OBJECT``."""

    text: str
    offsets: tuple[int, ...] | None
    """For each character of ``text`` its offset in the stored text, and at the end the stored text's length.
    None where there is no tag, so that both are the same."""

    def stored(self, span: Span) -> Span:
        """Return where a span of ``text`` stands in the stored text, without the tags at its ends."""
        if self.offsets is None:
            return span
        if span.start == span.end:
            return Span(self.offsets[span.start], self.offsets[span.start])
        return Span(self.offsets[span.start], self.offsets[span.end - 1] + 1)

    def fixes(self, label: str, span: Span, replacement: str) -> tuple[Fix, ...]:
        """Return the fix that replaces a span of ``text``, or none where that would take a tag with it."""
        stored = self.stored(span)
        if stored.end - stored.start != span.end - span.start or OBJECT in span.of(self.text):
            return ()
        return (Fix(label=label, span=stored, replacement=replacement),)


def plain_text(stored: str, codes: tuple[Code, ...]) -> PlainText:
    """Return a segment's text without the tags of its codes."""
    found = tags(stored, codes) if codes else ()
    if not found:
        return PlainText(stored, None)
    characters: list[str] = []
    offsets: list[int] = []
    end = 0
    for tag in found:
        characters.append(stored[end : tag.span.start])
        offsets.extend(range(end, tag.span.start))
        if tag.kind == "standalone":
            characters.append(OBJECT)
            offsets.append(tag.span.start)
        end = tag.span.end
    characters.append(stored[end:])
    offsets.extend(range(end, len(stored) + 1))
    return PlainText("".join(characters), tuple(offsets))
