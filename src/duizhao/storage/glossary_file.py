"""Files below ``glossary/``: the terms of one domain each.

The shape is described in ``docs/file-formats.md`` and ``docs/schema/glossary.schema.json``. People write these files
and comment them, so nothing here rewrites one; ``dump_glossary`` makes new ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from duizhao.errors import ProjectError
from duizhao.model import Case, TermEntry, TermStatus
from duizhao.storage.scalars import flow_scalar, scalar
from duizhao.storage.yaml_source import Block, Source, decode, read_block

__all__ = ["LoadedGlossary", "dump_entry", "dump_glossary", "load_glossary"]

_ENTRY_KEYS = ("source", "target", "admitted", "forbidden", "case", "status", "note", "cite")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedGlossary:
    """Every entry that could be read, and why the files that could not be read could not."""

    entries: tuple[TermEntry, ...] = ()
    """In the order of the files' names, then of the files."""
    problems: tuple[ProjectError, ...] = ()
    """One a file."""


def load_glossary(data: bytes, path: Path | str, file: str = "") -> tuple[TermEntry, ...]:
    """Read a glossary file; ``file`` goes into each entry, the line too. ProjectError with the line for what is wrong.

    The domain is the file's name where the file does not say it.
    """
    source = Source(path)
    block = read_block(decode(data, source), source)
    block.only(("domain", "terms"), "a glossary")
    domain = block.text("domain") or PurePath(path).stem
    return tuple(_read_entry(entry, domain, file) for entry in block.blocks("terms"))


def dump_glossary(domain: str, entries: Iterable[TermEntry]) -> bytes:
    """Return the canonical file of a glossary. ProjectError for a text that no file can hold."""
    terms = "".join(map(dump_entry, entries))
    return (f"domain: {scalar(domain)}\n" + (f"terms:\n{terms}" if terms else "terms: []\n")).encode()


def dump_entry(entry: TermEntry) -> str:
    """Return one entry as the lines of a canonical file; they can be put behind its last one."""
    lines = [f"- source: {scalar(entry.source)}\n"]
    if entry.target:
        lines.append(f"  target: {scalar(entry.target)}\n")
    for name, renderings in (("admitted", entry.admitted), ("forbidden", entry.forbidden)):
        if renderings:
            lines.append(f"  {name}: [{', '.join(map(flow_scalar, renderings))}]\n")
    if entry.case is not Case.INITIAL:
        lines.append(f"  case: {entry.case.value}\n")
    if entry.status is not TermStatus.PREFERRED:
        lines.append(f"  status: {entry.status.value}\n")
    if entry.note:
        lines.append(f"  note: {scalar(entry.note)}\n")
    if entry.cite:
        lines.append(f"  cite: {scalar(entry.cite)}\n")
    return "".join(lines)


def _read_entry(block: Block, domain: str, file: str) -> TermEntry:
    block.only(_ENTRY_KEYS, "a term")
    source = block.required_text("source", "A term")
    status = block.choice("status", TermStatus, TermStatus.PREFERRED)
    target = block.text("target")
    if not target and status is not TermStatus.SHIELD:
        block.refuse(
            "missing-key",
            f"The term {source} needs a “target”.",
            "target",
            "Only a shield (status: shield) asks for no rendering.",
        )
    return TermEntry(
        source=source,
        target=target,
        admitted=_renderings(block, "admitted"),
        forbidden=_renderings(block, "forbidden"),
        case=block.choice("case", Case, Case.INITIAL),
        status=status,
        note=block.text("note"),
        cite=block.text("cite"),
        domain=domain,
        file=file,
        line=block.line,
    )


def _renderings(block: Block, key: str) -> tuple[str, ...]:
    renderings = block.texts(key)
    if "" in renderings:
        block.refuse("empty-value", f"“{key}” holds an empty rendering.", key)
    return renderings
