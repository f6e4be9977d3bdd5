"""From documents and files to the sentences of an alignment."""

from __future__ import annotations

from collections.abc import Collection

from duizhao.model import Document, Segment, Sentence
from duizhao.workbench.segmenting import Sentences, segments_of

__all__ = ["document_sentences", "plain_sentences"]


def document_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the segments of a document as sentences, tags and empty segments left out."""
    found = segments_of(document)
    return _sentences(found.texts, set(found.breaks), document.languages.source, tuple(document.segments()))


def plain_sentences(sentences: Sentences, language: str) -> tuple[Sentence, ...]:
    """Return a text's sentences as those of an alignment."""
    return _sentences(sentences.texts, set(sentences.breaks), language)


def _sentences(
    texts: tuple[str, ...], breaks: Collection[int], language: str, segments: tuple[Segment, ...] = ()
) -> tuple[Sentence, ...]:
    sentences = []
    begins_paragraph = False
    for index, text in enumerate(texts):
        begins_paragraph |= index in breaks
        line = _one_line(text, language)
        if line:
            segment = segments[index].id if segments else ""
            sentences.append(Sentence(text=line, begins_paragraph=begins_paragraph, segment=segment))
            begins_paragraph = False
    return tuple(sentences)


def _one_line(text: str, language: str) -> str:
    """Return a text whose lines, broken at any place, are joined as its script wants."""
    first, *others = [line for line in map(str.strip, text.splitlines()) if line] or [""]
    for line in others:
        is_solid = language.startswith("zh") and not (first[-1].isascii() and line[0].isascii())
        first += line if is_solid else f" {line}"
    return first
