"""Files that hold an alignment: beads, and the sentences of both sides in them.

The shape is described in ``docs/file-formats.md`` and ``docs/schema/alignment.schema.json``. What we write is
canonical, so that the same alignment is always the same bytes and a change of one bead touches its lines alone; what
a person has reshaped is read just as well, and slower.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from duizhao.model import AlignedBead, Alignment, Hold, Origin, Sentence
from duizhao.storage.alignment_yaml import read_alignment_header, read_any_alignment
from duizhao.storage.canonical_alignment import HEADER, read_canonical_alignment
from duizhao.storage.scalars import flow_scalar, scalar
from duizhao.storage.yaml_source import Source, decode, read_block

__all__ = ["dump_alignment", "load_alignment", "load_alignment_header"]


def dump_alignment(alignment: Alignment) -> bytes:
    """Return the canonical file of an alignment. ProjectError for a text that no file can hold."""
    languages = alignment.languages
    lines = [
        f"alignment: {scalar(alignment.id)}\n",
        f"languages: {{source: {flow_scalar(languages.source)}, target: {flow_scalar(languages.target)}}}\n",
        *_dump_origin("source_origin", alignment.source_origin),
        *_dump_origin("target_origin", alignment.target_origin),
        "beads:\n" if alignment.beads else "beads: []\n",
        *map(_dump_bead, alignment.beads),
    ]
    return "".join(lines).encode()


def load_alignment(data: bytes, path: Path | str) -> Alignment:
    """Read an alignment's file. ProjectError, with the line, for anything that is not as it should be."""
    source = Source(path)
    text = decode(data, source)
    return read_canonical_alignment(text) or read_any_alignment(text, source)


def load_alignment_header(data: bytes, path: Path | str) -> Alignment:
    """Read everything of an alignment but its beads; fast where we wrote the file. Errors as ``load_alignment``."""
    source = Source(path)
    text = decode(data, source)
    header = HEADER.match(text)
    if header:
        return read_alignment_header(read_block(header[0], source))
    return read_any_alignment(text, source)


def _dump_origin(key: str, origin: Origin | None) -> Iterable[str]:
    if origin:
        file, form, sha256 = map(flow_scalar, (origin.file, origin.format, origin.sha256))
        yield f"{key}: {{file: {file}, format: {form}, sha256: {sha256}}}\n"


def _dump_bead(bead: AlignedBead) -> str:
    written = "".join(("- ", *_dump_side("source", bead.source), "  ", *_dump_side("target", bead.target)))
    written += f"  score: {round(bead.score, 4):g}\n"
    if bead.hold is not Hold.FREE:
        written += f"  hold: {bead.hold.value}\n"
    if bead.marked:
        written += "  marked: true\n"
    if bead.reasons:
        written += "  reasons:\n"
        written += "".join(f"  - {scalar(reason)}\n" for reason in bead.reasons)
    return written


def _dump_side(name: str, sentences: tuple[Sentence, ...]) -> Iterable[str]:
    yield f"{name}:\n" if sentences else f"{name}: []\n"
    for sentence in sentences:
        yield f"  - text: {scalar(sentence.text)}\n"
        if sentence.begins_paragraph:
            yield "    paragraph: true\n"
        if sentence.segment:
            yield f"    segment: {scalar(sentence.segment)}\n"
