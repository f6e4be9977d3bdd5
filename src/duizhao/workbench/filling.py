"""Filling empty targets from the memory or a machine translation service."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from duizhao import plugins
from duizhao.errors import InputError
from duizhao.model import Segment, State
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.session import Session

__all__ = ["Filled", "fill_documents"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What filling did to a document."""

    document_id: str
    filled: int
    empty: int
    """Segments that are still without a target."""


def fill_documents(
    opened: OpenProject, document_ids: Iterable[str], origin: str, *, threshold: int = 75
) -> tuple[Filled, ...]:
    """Fill the empty targets of the named documents, or all, as drafts, one undoable edit a document.

    ``origin`` is ``memory`` or a provider's id; ``threshold`` is the lowest memory match taken, 0 to 100.
    """
    return tuple(_fill(opened, document_id, origin, threshold) for document_id in opened.select(document_ids))


def _fill(opened: OpenProject, document_id: str, origin: str, threshold: int) -> Filled:
    session = opened.open_session(document_id)
    try:
        empty = [segment for segment in session.segments() if not segment.target and not segment.locked]
        texts = _from_memory(session, empty, threshold) if origin == "memory" else _from_provider(opened, origin, empty)
        changes = [(segment_id, _drafting(text, origin)) for segment_id, text in texts.items() if text]
        filled = session.change(changes, f"draft with {origin}")
        still_empty = sum(not segment.target for segment in session.segments())
    finally:
        opened.close_session(document_id)
    return Filled(document_id=document_id, filled=filled, empty=still_empty)


def _from_memory(session: Session, segments: list[Segment], threshold: int) -> dict[str, str]:
    texts = {}
    for segment in segments:
        matches = session.matches(segment.id)
        if matches and matches[0].score >= threshold:
            texts[segment.id] = matches[0].target
    return texts


def _from_provider(opened: OpenProject, provider_id: str, segments: list[Segment]) -> dict[str, str]:
    provider = plugins.load(plugins.PROVIDERS, provider_id)
    languages = opened.project.settings.languages
    answers = provider.translate(
        [segment.source for segment in segments],
        source_language=languages.source,
        target_language=languages.target,
    )
    if len(answers) != len(segments):
        raise InputError(
            "wrong-count",
            f"{provider.title} gave {len(answers)} translations for {len(segments)} segments; none was taken.",
        )
    return {segment.id: answer.strip() for segment, answer in zip(segments, answers, strict=True)}


def _drafting(text: str, origin: str) -> Callable[[Segment], Segment]:
    return lambda segment: replace(segment, target=text, state=State.DRAFT, match=origin)
