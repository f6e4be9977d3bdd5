"""Reading an alignment from YAML of any style, with errors that point at their line."""

from __future__ import annotations

from dataclasses import replace

from duizhao.model import AlignedBead, Alignment, Hold, Sentence
from duizhao.storage.segments_yaml import read_languages, read_origin
from duizhao.storage.yaml_source import Block, Source, Unquoted, read_block

__all__ = ["one_line", "read_alignment_header", "read_any_alignment"]

_KEYS = ("alignment", "languages", "source_origin", "target_origin", "beads")
_BEAD_KEYS = ("source", "target", "score", "hold", "marked", "reasons")
_SENTENCE_KEYS = ("text", "paragraph", "segment")


def read_any_alignment(text: str, source: Source) -> Alignment:
    """Read a whole alignment. ProjectError, with the line, for anything that is not as it should be."""
    block = read_block(text, source)
    header = read_alignment_header(block)
    if block.get("beads") is None:
        block.refuse("missing-key", "An alignment needs “beads”.", "beads")
    return replace(header, beads=tuple(_read_bead(bead) for bead in block.blocks("beads")))


def read_alignment_header(block: Block) -> Alignment:
    """Read everything of an alignment but its beads."""
    block.only(_KEYS, "an alignment")
    return Alignment(
        id=block.required_text("alignment", "An alignment"),
        beads=(),
        languages=read_languages(block.block("languages")),
        source_origin=read_origin(block.block("source_origin"), "an origin"),
        target_origin=read_origin(block.block("target_origin"), "an origin"),
    )


def _read_bead(block: Block) -> AlignedBead:
    block.only(_BEAD_KEYS, "a bead")
    source, target = (tuple(map(_read_sentence, block.blocks(side))) for side in ("source", "target"))
    if not source and not target:
        block.refuse("empty-bead", "A bead needs a sentence on one side at least.", hint="Delete the bead.")
    hold = block.choice("hold", Hold, Hold.FREE)
    return AlignedBead(
        source=source,
        target=target,
        score=_read_score(block),
        reasons=block.texts("reasons"),
        hold=hold,
        marked=block.flag("marked"),
    )


def one_line(text: str) -> str:
    """Return a text as a sentence holds it: without line breaks and surrounding white space."""
    if len(text) == len(text.strip()) and len(text.splitlines()) < 2:
        return text
    return " ".join(filter(None, map(str.strip, text.splitlines())))


def _read_sentence(block: Block) -> Sentence:
    block.only(_SENTENCE_KEYS, "a sentence")
    # What a person wrote over several lines is one sentence all the same.
    text = one_line(block.required_text("text", "A sentence"))
    if not text:
        block.refuse("empty-value", "A sentence: “text” is empty.", "text")
    return Sentence(text=text, begins_paragraph=block.flag("paragraph"), segment=block.text("segment"))


def _read_score(block: Block) -> float:
    """Return a bead's score, 0 where it is left out: nobody has judged it."""
    value = block.get("score")
    if value is None:
        return 0.0
    written = value.written if isinstance(value, Unquoted) else str(value)
    try:
        score = float(written)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        block.refuse("bad-score", f"“{written}” is no score.", "score", "Write a number between 0 and 1.")
    return round(score, 4)
