"""Aligning two files outside any project."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from duizhao.alignment import align
from duizhao.errors import InputError
from duizhao.model import Bead, Document, Languages, Segment, State, Unit
from duizhao.terminology import Glossary
from duizhao.text.scripts import looks_chinese
from duizhao.workbench.importing import read_document, read_lines
from duizhao.workbench.segmenting import Sentences, sentences_of

__all__ = ["Aligned", "align_files", "as_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """Two texts and the beads between them."""

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    beads: tuple[Bead, ...]
    warnings: tuple[str, ...] = ()


def align_files(source: Path, target: Path, *, sentences: bool = False, glossary: Glossary | None = None) -> Aligned:
    """Align a Chinese file with an English one.

    ``sentences`` takes each line as a sentence as it stands, blank lines left out; otherwise both files are read in
    the formats they have and split into sentences. InputError where the two sides were swapped.
    """
    languages = Languages()
    if sentences:
        ours, theirs = _lines(source), _lines(target)
    else:
        ours, theirs = _sentences(source, languages.source), _sentences(target, languages.target)
    sources, targets = ours.texts, theirs.texts
    if looks_chinese(targets) and not looks_chinese(sources):
        raise InputError(
            "sides-swapped",
            f"{source} is English and {target} is Chinese.",
            hint=f"Give the Chinese file first: duizhao align {target} {source}",
        )
    warnings = [f"{path} has no sentences" for path, side in ((source, sources), (target, targets)) if not side]
    if sources and not looks_chinese(sources):
        warnings.append(f"{source} does not look like Chinese")
    if targets and looks_chinese(targets):
        warnings.append(f"{target} does not look like English")
    beads = tuple(align(sources, targets, glossary, source_breaks=ours.breaks, target_breaks=theirs.breaks))
    return Aligned(
        name=source.name.split(".")[0],
        sources=sources,
        targets=targets,
        beads=beads,
        warnings=tuple(warnings),
    )


def as_document(aligned: Aligned) -> Document:
    """Return the beads as a bilingual document, one unit with one draft segment a bead.

    A bead without a source becomes a segment whose source is empty, so that the target side is whole.
    """
    units = []
    for number, bead in enumerate(aligned.beads, start=1):
        target = " ".join(aligned.targets[index] for index in bead.target)
        segment = Segment(
            id=f"u{number}.1",
            source="".join(aligned.sources[index] for index in bead.source),
            target=target,
            state=State.DRAFT if target else State.NEW,
            match="draft" if target else "",
        )
        units.append(Unit(id=f"u{number}", segments=(segment,)))
    return Document(id=aligned.name, units=tuple(units))


def _lines(path: Path) -> Sentences:
    return Sentences(texts=tuple(filter(None, map(str.strip, read_lines(path)))))


def _sentences(path: Path, language: str) -> Sentences:
    document, _, _ = read_document(path, fallback="text")
    return sentences_of(document, language)
