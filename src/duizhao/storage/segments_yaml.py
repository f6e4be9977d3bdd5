"""Reading ``segments/`` from YAML of any style, with errors that point at their line."""

from __future__ import annotations

import re
from dataclasses import replace

from duizhao.model import (
    Code,
    Document,
    Languages,
    Note,
    Origin,
    Properties,
    Segment,
    State,
    Unit,
    Waiver,
)
from duizhao.storage.yaml_source import Block, Source, read_block

__all__ = ["read_any_yaml", "read_header", "read_languages"]

# The shape of BCP 47 (RFC 5646, clause 2.1), not the registry.
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DOCUMENT_KEYS = ("document", "languages", "origin", "properties", "units")
_UNIT_KEYS = ("id", "kind", "notes", "properties", "segments")
_SEGMENT_KEYS = ("id", "source", "target", "state", "locked", "match", "gap", "codes", "notes", "waivers")


def read_any_yaml(text: str, source: Source) -> Document:
    """Read a whole document. ProjectError, with the line, for anything that is not as it should be."""
    block = read_block(text, source)
    header = read_header(block)
    if block.get("units") is None:
        block.refuse("missing-key", "A document needs “units”.")
    unit_lines: dict[str, int] = {}
    segment_lines: dict[str, int] = {}
    units = tuple(_read_unit(unit, unit_lines, segment_lines) for unit in block.blocks("units"))
    return replace(header, units=units)


def read_header(block: Block) -> Document:
    """Read everything of a document but its units."""
    block.only(_DOCUMENT_KEYS, "a document")
    return Document(
        id=block.required_text("document", "A document"),
        units=(),
        languages=read_languages(block.block("languages")),
        origin=read_origin(block.block("origin"), "“origin”"),
        properties=_read_properties(block.block("properties")),
    )


def read_languages(block: Block | None) -> Languages:
    """Read the two language tags, the usual ones where they are left out."""
    if block is None:
        return Languages()
    block.only(("source", "target"), "“languages”")
    default = Languages()
    return Languages(
        source=_read_language(block, "source", default.source),
        target=_read_language(block, "target", default.target),
    )


def _read_language(block: Block, side: str, default: str) -> str:
    tag = block.text(side, default)
    if not _LANGUAGE_TAG.fullmatch(tag):
        block.refuse("bad-language", f"“{tag}” is no language tag.", side, "Write one like zh-Hans or en-GB.")
    return tag


def read_origin(block: Block | None, what: str) -> Origin | None:
    """Read where a text came from, None where nothing says so; ``what`` is what messages call the block."""
    if block is None:
        return None
    block.only(("file", "format", "sha256"), what)
    file, form, sha256 = (block.required_text(name, "An origin") for name in ("file", "format", "sha256"))
    return Origin(file=file, format=form, sha256=sha256)


def _read_properties(block: Block | None) -> Properties:
    pairs: list[tuple[str, str]] = []
    for name, value in (block or {}).items():
        assert block is not None
        values = block.texts(name) if isinstance(value, list) else (block.text(name),)
        pairs.extend((name, text) for text in values)
    return tuple(sorted(pairs))


def _read_unit(block: Block, unit_lines: dict[str, int], segment_lines: dict[str, int]) -> Unit:
    block.only(_UNIT_KEYS, "a unit")
    unit_id = _new_id(block, "A unit", unit_lines)
    segments = tuple(_read_segment(segment, segment_lines) for segment in block.blocks("segments"))
    if not segments:
        block.refuse("missing-key", f"Unit {unit_id} has no segments.", "segments", "It needs at least one.")
    return Unit(
        id=unit_id,
        segments=segments,
        kind=block.text("kind") or "paragraph",
        notes=_read_notes(block),
        properties=_read_properties(block.block("properties")),
    )


def _new_id(block: Block, what: str, lines: dict[str, int]) -> str:
    found = block.required_text("id", what)
    line = block.lines["id"]
    if found in lines:
        block.refuse(
            "duplicate-id",
            f"The id “{found}” is here twice, first in line {lines[found]}.",
            "id",
            "Every id must be unique in its document; rename the newer one.",
        )
    lines[found] = line
    return found


def _read_segment(block: Block, lines: dict[str, int]) -> Segment:
    block.only(_SEGMENT_KEYS, "a segment")
    segment_id = _new_id(block, "A segment", lines)
    target = block.text("target")
    return Segment(
        id=segment_id,
        source=block.required_text("source", f"Segment {segment_id}", empty=True),
        target=target,
        state=block.choice("state", State, State.DRAFT if target else State.NEW),
        locked=block.flag("locked"),
        gap=block.text("gap"),
        codes=tuple(_read_code(code) for code in block.blocks("codes")),
        notes=_read_notes(block),
        waivers=tuple(_read_waiver(waiver) for waiver in block.blocks("waivers")),
        match=block.text("match"),
    )


def _read_code(block: Block) -> Code:
    block.only(("id", "original", "original_end"), "a code")
    return Code(
        id=block.required_text("id", "A code"),
        original=block.required_text("original", "A code", empty=True),
        original_end=None if block.get("original_end") is None else block.text("original_end"),
    )


def _read_notes(block: Block) -> tuple[Note, ...]:
    return tuple(_read_note(note) for note in block.blocks("notes"))


def _read_note(block: Block) -> Note:
    block.only(("text", "author"), "a note")
    return Note(text=block.required_text("text", "A note", empty=True), author=block.text("author"))


def _read_waiver(block: Block) -> Waiver:
    block.only(("check", "fingerprint", "reason"), "a waiver")
    check, fingerprint, reason = (block.required_text(name, "A waiver") for name in ("check", "fingerprint", "reason"))
    return Waiver(check=check, fingerprint=fingerprint, reason=reason)
