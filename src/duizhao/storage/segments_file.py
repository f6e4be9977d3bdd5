"""Files below ``segments/``: one bilingual document each.

The shape is described in ``docs/file-formats.md`` and ``docs/schema/segments.schema.json``. What we write is
canonical, so that the same document is always the same bytes and an edit of one segment touches its lines alone;
what a person has reshaped is read just as well, and slower.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from duizhao.model import Code, Document, Note, Properties, Segment, Waiver
from duizhao.storage.canonical_segments import read_canonical
from duizhao.storage.scalars import flow_scalar, key, scalar
from duizhao.storage.segments_yaml import read_any_yaml
from duizhao.storage.yaml_source import Source, decode

__all__ = ["dump_document", "load_document"]


def dump_document(document: Document) -> bytes:
    """Return the canonical file of a document. ProjectError for a text that no file can hold."""
    lines = [f"document: {scalar(document.id)}\n"]
    languages = document.languages
    lines.append(f"languages: {{source: {flow_scalar(languages.source)}, target: {flow_scalar(languages.target)}}}\n")
    if document.origin:
        origin = document.origin
        lines.append(
            f"origin: {{file: {flow_scalar(origin.file)}, format: {flow_scalar(origin.format)}, "
            f"sha256: {flow_scalar(origin.sha256)}}}\n"
        )
    lines.extend(_dump_properties(document.properties, ""))
    lines.append("units:\n" if document.units else "units: []\n")
    for unit in document.units:
        lines.append(f"- id: {scalar(unit.id)}\n")
        if unit.kind != "paragraph":
            lines.append(f"  kind: {scalar(unit.kind)}\n")
        lines.extend(_dump_notes(unit.notes, "  "))
        lines.extend(_dump_properties(unit.properties, "  "))
        lines.append("  segments:\n")
        lines.extend(map(_dump_segment, unit.segments))
    return "".join(lines).encode()


def load_document(data: bytes, path: Path | str) -> Document:
    """Read a document's file. ProjectError, with the line, for anything that is not as it should be."""
    source = Source(path)
    text = decode(data, source)
    return read_canonical(text) or read_any_yaml(text, source)


def _dump_segment(segment: Segment) -> str:
    written = (
        f"  - id: {scalar(segment.id)}\n"
        f"    source: {scalar(segment.source)}\n"
        f"    target: {scalar(segment.target)}\n"
        f"    state: {segment.state.value}\n"
    )
    if segment.locked:
        written += "    locked: true\n"
    if segment.match:
        written += f"    match: {scalar(segment.match)}\n"
    if segment.gap:
        written += f"    gap: {scalar(segment.gap)}\n"
    if segment.codes or segment.notes or segment.waivers:
        written += "".join((*_dump_codes(segment.codes), *_dump_notes(segment.notes, "    ")))
        written += "".join(_dump_waivers(segment.waivers))
    return written


def _dump_codes(codes: tuple[Code, ...]) -> Iterable[str]:
    if codes:
        yield "    codes:\n"
    for code in codes:
        yield f"    - id: {scalar(code.id)}\n      original: {scalar(code.original)}\n"
        if code.original_end is not None:
            yield f"      original_end: {scalar(code.original_end)}\n"


def _dump_notes(notes: tuple[Note, ...], indent: str) -> Iterable[str]:
    if notes:
        yield f"{indent}notes:\n"
    for note in notes:
        yield f"{indent}- text: {scalar(note.text)}\n"
        if note.author:
            yield f"{indent}  author: {scalar(note.author)}\n"


def _dump_waivers(waivers: tuple[Waiver, ...]) -> Iterable[str]:
    if waivers:
        yield "    waivers:\n"
    for waiver in waivers:
        yield f"    - check: {scalar(waiver.check)}\n      fingerprint: {scalar(waiver.fingerprint)}\n"
        yield f"      reason: {scalar(waiver.reason)}\n"


def _dump_properties(properties: Properties, indent: str) -> Iterable[str]:
    if properties:
        yield f"{indent}properties:\n"
    values: dict[str, list[str]] = {}
    for name, value in properties:
        values.setdefault(name, []).append(value)
    for name, named in values.items():
        if len(named) == 1:
            yield f"{indent}  {key(name)}: {scalar(named[0])}\n"
        else:
            yield f"{indent}  {key(name)}:\n"
            yield from (f"{indent}  - {scalar(value)}\n" for value in named)
