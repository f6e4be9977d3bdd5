"""From the paragraphs a format reads to the segments a translator works on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from duizhao.model import Document, Segment, Unit
from duizhao.text.codes import tags, without_codes
from duizhao.text.sentences import split_sentences

__all__ = ["Sentences", "segment_document", "segment_unit", "segments_of", "sentences_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """A text's sentences, and which of them begin a paragraph."""

    texts: tuple[str, ...]
    breaks: tuple[int, ...] = ()
    """Indexes into ``texts``, ascending; empty where nothing is known of paragraphs."""


def sentences_of(document: Document, language: str) -> Sentences:
    """Return the sentences of a document's sources, a unit being a paragraph."""
    return _paragraphs(
        [
            span.of(plain)
            for segment in unit.segments
            for plain in [without_codes(segment.source, segment.codes)]
            for span in split_sentences(plain, language)
        ]
        for unit in document.units
    )


def segments_of(document: Document) -> Sentences:
    """Return the sources of a document's segments, tags left out, a unit being a paragraph."""
    return _paragraphs([without_codes(s.source, s.codes) for s in unit.segments] for unit in document.units)


def _paragraphs(paragraphs: Iterable[list[str]]) -> Sentences:
    texts: list[str] = []
    breaks: list[int] = []
    for paragraph in filter(None, paragraphs):
        breaks.append(len(texts))
        texts.extend(paragraph)
    # Where every sentence has a line of its own, line ends say nothing of paragraphs.
    return Sentences(texts=tuple(texts), breaks=tuple(breaks) if len(breaks) < len(texts) else ())


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
    cuts = [0, *_sentence_starts(whole, language), len(whole.source)]
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


def _sentence_starts(segment: Segment, language: str) -> list[int]:
    """Return where every sentence but the first begins, in the source with its tags.

    Sentences are found in the text without tags. A tag that opens stands with what follows it, one that closes with
    what went before; a sentence does not begin where a pair is open.
    """
    found = tags(segment.source, segment.codes)
    spans = split_sentences(without_codes(segment.source, segment.codes), language)
    starts = []
    for span in spans[1:]:
        start = span.start
        for tag in found:
            length = tag.span.end - tag.span.start
            if tag.span.start < start or (tag.span.start == start and tag.kind == "close"):
                start += length
        open_ids = {tag.id for tag in found if tag.kind == "open" and tag.span.start < start}
        closed_ids = {tag.id for tag in found if tag.kind == "close" and tag.span.start < start}
        if open_ids == closed_ids:
            starts.append(start)
    return starts
