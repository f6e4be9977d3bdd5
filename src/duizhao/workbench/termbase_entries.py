"""Entries as a maintainer makes them: two become one, and what no file could hold is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from duizhao.errors import UsageError
from duizhao.model import TermEntry, TermStatus
from duizhao.storage.glossary_file import MOST_WORDS_BETWEEN
from duizhao.terminology.squeezing import term_key

__all__ = ["merged_entry", "refuse_unusable"]


def merged_entry(kept: TermEntry, others: Sequence[TermEntry]) -> TermEntry:
    """Return an entry with the renderings, notes and cites of others; what ``kept`` approves stays approved.

    UsageError for an entry of another Chinese name: it would no longer be recognised.
    """
    for other in others:
        if term_key(other.source) != term_key(kept.source):
            raise UsageError(
                "other-term",
                f"{other.source} and {kept.source} are two names; an entry has one.",
                hint="Give one of them the other's source first, if they are the same term.",
            )
    entries = (kept, *others)
    admitted = _distinct(
        rendering for entry in entries for rendering in (entry.target, *entry.admitted) if rendering != kept.target
    )
    short = _distinct(rendering for entry in entries for rendering in entry.short)
    approved = {kept.target, *admitted, *short}
    deprecated = _distinct(r for entry in entries for r in entry.deprecated if r not in approved)
    forbidden = _distinct(r for entry in entries for r in entry.forbidden if r not in approved and r not in deprecated)
    return replace(
        kept,
        admitted=tuple(rendering for rendering in admitted if rendering not in short),
        short=short,
        deprecated=deprecated,
        forbidden=forbidden,
        part_of_speech=next((entry.part_of_speech for entry in entries if entry.part_of_speech), None),
        definition=_joined(entry.definition for entry in entries),
        note=_joined(entry.note for entry in entries),
        cite=_joined(entry.cite for entry in entries),
    )


def refuse_unusable(entry: TermEntry) -> None:
    """Raise UsageError for an entry that a glossary file cannot hold."""
    if not entry.source.strip():
        raise UsageError("no-source", "The entry has no Chinese term.", hint="Give it one.")
    if not entry.target.strip() and entry.status is not TermStatus.SHIELD:
        raise UsageError(
            "no-target",
            f"The entry {entry.source} has no rendering.",
            hint="Give it one; only a shield asks for none.",
        )
    renderings = (*entry.admitted, *entry.short, *entry.deprecated, *entry.forbidden)
    if not all(rendering.strip() for rendering in renderings):
        raise UsageError("empty-rendering", f"A rendering of {entry.source} is empty.", hint="Delete it.")
    if not 0 <= entry.words_between <= MOST_WORDS_BETWEEN:
        raise UsageError("wrong-number", f"Between the words of a rendering may stand 0 to {MOST_WORDS_BETWEEN} words.")


def _distinct(renderings: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rendering for rendering in renderings if rendering))


def _joined(texts: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(text for text in texts if text))
