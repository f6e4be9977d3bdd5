"""From the paragraphs a format reads to the segments a translator works on."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from duizhao.model import Document, Segment, Unit
from duizhao.text.codes import tags
from duizhao.text.sentences import split_sentences

__all__ = ["segment_document", "segment_unit"]


def segment_document(document: Document) -> Document:
    """Split the units of a monolingual document into sentences and number what comes out.

    A unit that already has several segments, or a target, is somebody's work and stays as it is.
    """
    return replace(document, units=tuple(segment_unit(unit, document.languages.source) for unit in document.units))


def segment_unit(unit: Unit, language: str) -> Unit:
    """Split a unit of one untranslated segment into sentences: ``u6`` becomes ``u6.1``, ``u6.2``, ….

    White space around sentences becomes their gap. A pair of codes that would be torn apart keeps its sentences
    together: a translator cannot place half a tag.
    """
    if len(unit.segments) != 1 or unit.segments[0].target:
        return unit
    whole = unit.segments[0]
    starts = [span.start for span in split_sentences(whole.source, language)]
    cuts = [0, *(start for start in starts[1:] if not _tears_codes(whole, start)), len(whole.source)]
    segments = []
    for number, (start, end) in enumerate(pairwise(cuts), start=1):
        piece = whole.source[start:end]
        is_last = end == len(whole.source)
        text = piece if is_last else piece.rstrip()
        used = {tag.id for tag in tags(text, whole.codes)}
        segments.append(
            replace(
                whole,
                id=f"{unit.id}.{number}",
                source=text,
                gap=piece[len(text) :],
                codes=tuple(code for code in whole.codes if code.id in used),
                notes=whole.notes if number == 1 else (),
            )
        )
    return replace(unit, segments=tuple(segments))


def _tears_codes(segment: Segment, at: int) -> bool:
    open_ids: set[str] = set()
    for tag in tags(segment.source, segment.codes):
        if tag.span.start >= at:
            break
        if tag.kind == "open":
            open_ids.add(tag.id)
        elif tag.kind == "close":
            open_ids.discard(tag.id)
    return bool(open_ids)
