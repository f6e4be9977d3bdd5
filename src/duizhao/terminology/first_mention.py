"""Full name first, short form after: what a document makes of its terms from one mention to the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from duizhao.model import Span, TermEntry, TermStatus, TermUse, Verdict

if TYPE_CHECKING:
    from duizhao.terminology.glossary import Glossary

__all__ = ["Misuse", "Slip", "introduction", "slips"]

_RENDERED = frozenset({Verdict.SATISFIED, Verdict.DEPRECATED})


class Misuse(StrEnum):
    """What is wrong with a mention."""

    SHORT_FIRST = "short first"
    """The short form stands before the term has been written out."""
    NOT_INTRODUCED = "not introduced"
    """The term is written out, but the short form is not put behind it."""
    FULL_AGAIN = "full again"
    """The term is written out although its short form has been introduced."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A mention that breaks the rule."""

    text: int
    """Which of the texts it stands in, from 0."""
    use: TermUse
    misuse: Misuse


def introduction(entry: TermEntry, full: str = "") -> str:
    """Return how an entry is introduced: ``full`` (its target if not given) and the short form if it asks for it."""
    full = full or entry.target
    return f"{full} ({entry.short[0]})" if entry.introduce and entry.short else full


def slips(texts: Iterable[tuple[str, str]], glossary: Glossary) -> Iterator[Slip]:
    """Yield, in order, the mentions in (source, target) pairs of a running text that break their entries' rules.

    A term whose first mention has no target yet is not judged: nobody knows how it will be introduced.
    """
    known: set[str] = set()
    unknown: set[str] = set()
    for number, (source, target) in enumerate(texts):
        uses = [use for use in glossary.uses(source, target) if _has_rule(use.hit.entry)]
        if not target.strip():
            unknown.update(key for use in uses if (key := _concept(use)) not in known)
            continue
        told: set[Span] = set()
        for use in sorted(uses, key=lambda use: use.target_span or Span(0, 0)):
            span, key = use.target_span, _concept(use)
            if span is None or span in told or use.verdict not in _RENDERED or key in unknown:
                continue
            told.add(span)
            misuse = _misuse(use, target, is_known=key in known)
            known.add(key)
            if misuse is not None:
                yield Slip(text=number, use=use, misuse=misuse)


def _has_rule(entry: TermEntry) -> bool:
    return bool(entry.short) and entry.status is TermStatus.PREFERRED


def _concept(use: TermUse) -> str:
    return use.hit.entry.target.casefold()


def _misuse(use: TermUse, target: str, *, is_known: bool) -> Misuse | None:
    entry, span = use.hit.entry, use.target_span
    assert span is not None
    is_short = use.rendering in entry.short
    if is_known:
        is_full = not is_short and entry.introduce and use.rendering in entry.full_renderings
        return Misuse.FULL_AGAIN if is_full else None
    if is_short:
        return None if _is_explained(target, span, entry) else Misuse.SHORT_FIRST
    return Misuse.NOT_INTRODUCED if entry.introduce and not _is_introduced(target, span, entry) else None


def _is_introduced(target: str, span: Span, entry: TermEntry) -> bool:
    """Whether the short form follows in brackets, as in “… (BRI)”, or the full name stands in them: “BRI (…)”."""
    before = re.sub(r"[\s“\"‘']*[(（][\s“\"‘']*$", "", target[: span.start])
    if before != target[: span.start] and before.endswith(entry.short):
        return True
    found = re.compile(r"[”\"’']?\s*[(（]([^()（）]{0,60})[)）]").match(target, span.end)
    return found is not None and any(re.search(rf"\b{re.escape(short)}\b", found[1]) for short in entry.short)


def _is_explained(target: str, span: Span, entry: TermEntry) -> bool:
    """Whether the full name follows the short form in brackets, or the short form itself stands in them."""
    found = re.compile(r"\s*[(（]([^()（）]*)[)）]").match(target, span.end)
    if found is not None and any(full.casefold() in found[1].casefold() for full in entry.full_renderings):
        return True
    return (
        target[: span.start].rstrip("“\"'‘").endswith(("(", "（")) and target[span.end :].lstrip("”\"'’")[:1] in ")）"
    )
