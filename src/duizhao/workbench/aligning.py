"""Aligning two files outside any project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from duizhao.errors import InputError, UsageError
from duizhao.model import Bead, Document, Languages, Segment, State, Unit
from duizhao.terminology import Glossary
from duizhao.text.scripts import looks_chinese
from duizhao.workbench.bead_files import read_locks
from duizhao.workbench.importing import read_document, read_lines
from duizhao.workbench.live_aligner import Texts, aligner_of
from duizhao.workbench.segmenting import Sentences, sentences_of

__all__ = [
    "Aligned",
    "ReadPair",
    "align_files",
    "as_document",
    "document_of",
    "language_warnings",
    "mismatch_warnings",
    "read_pair",
    "read_sentences",
    "refuse_same_file",
]

# Measured: texts that translate each other have 90 % of their sentences or more in likely beads, texts mixed up 16 % or
# fewer, and 27 % where the sentences of one side are shuffled.
_LIKELY = 0.5
_FEWEST_LIKELY = 0.3
_FEWEST_SENTENCES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPair:
    """The sentences of two files."""

    sources: Sentences
    targets: Sentences
    forms: tuple[str, str] = ("text", "text")
    """Ids of the formats that read them."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """Two texts and the beads between them."""

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    beads: tuple[Bead, ...]
    warnings: tuple[str, ...] = ()


def align_files(
    source: Path,
    target: Path,
    *,
    sentences: bool = False,
    glossary: Glossary | None = None,
    locks: Path | None = None,
) -> Aligned:
    """Align a Chinese file with an English one, around the beads that the file ``locks`` fixes, if there is one.

    ``sentences`` takes each line as a sentence as it stands, blank lines left out; otherwise both files are read in
    the formats they have and split into sentences. InputError where the two sides were swapped.
    """
    pair = read_pair(source, target, sentences=sentences)
    sources, targets = pair.sources, pair.targets
    fixed = read_locks(locks, len(sources.texts), len(targets.texts)) if locks else ()
    texts = Texts(
        sources=sources.texts,
        targets=targets.texts,
        source_breaks=sources.breaks,
        target_breaks=targets.breaks,
    )
    beads = tuple(aligner_of(texts, glossary).align(fixed))
    return Aligned(
        name=source.name.split(".")[0],
        sources=sources.texts,
        targets=targets.texts,
        beads=beads,
        warnings=(*pair.warnings, *mismatch_warnings(beads, len(sources.texts), len(targets.texts))),
    )


def read_pair(source: Path, target: Path, *, sentences: bool = False, languages: Languages | None = None) -> ReadPair:
    """Read both files as ``align_files`` does. UsageError where they are the same file."""
    refuse_same_file(source, target)
    spoken = languages or Languages()
    ours, our_form = read_sentences(source, spoken.source, lines=sentences)
    theirs, their_form = read_sentences(target, spoken.target, lines=sentences)
    return ReadPair(
        sources=ours,
        targets=theirs,
        forms=(our_form, their_form),
        warnings=language_warnings(source, target, ours.texts, theirs.texts),
    )


def refuse_same_file(source: Path, target: Path) -> None:
    """Raise UsageError where both names mean one file."""
    if source.exists() and target.exists() and source.samefile(target):
        raise UsageError(
            "same-file",
            f"{source} and {target} are the same file.",
            hint="Name the Chinese file first and its translation second.",
        )


def read_sentences(path: Path, language: str, *, lines: bool = False) -> tuple[Sentences, str]:
    """Read a file and split it into sentences, or take each of its lines as one; and say which format read it."""
    if lines:
        return Sentences(texts=tuple(filter(None, map(str.strip, read_lines(path))))), "text"
    document, reader, _ = read_document(path, fallback="text")
    return sentences_of(document, language), reader.id


def language_warnings(source: Path, target: Path, ours: Sequence[str], theirs: Sequence[str]) -> tuple[str, ...]:
    """Return what is odd about the languages of two texts. InputError where the two sides were swapped."""
    if looks_chinese(theirs) and not looks_chinese(ours):
        raise InputError(
            "sides-swapped",
            f"{source} is English and {target} is Chinese.",
            hint=f"Give the Chinese file first: duizhao align {target} {source}",
        )
    warnings = [f"{path} has no sentences" for path, side in ((source, ours), (target, theirs)) if not side]
    if ours and not looks_chinese(ours):
        warnings.append(f"{source} does not look like Chinese")
    if theirs and looks_chinese(theirs):
        warnings.append(f"{target} does not look like English")
    return tuple(warnings)


def mismatch_warnings(beads: Iterable[Bead], sources: int, targets: int) -> tuple[str, ...]:
    """Return a warning where two texts of these numbers of sentences hardly match: files were mixed up, perhaps."""
    if min(sources, targets) < _FEWEST_SENTENCES:
        return ()
    # A bead that a person has fixed says nothing about what the aligner makes of the texts.
    likely = [bead for bead in beads if bead.source and bead.target and (bead.score >= _LIKELY or bead.locked)]
    matched = sum(len(bead.source) + len(bead.target) for bead in likely)
    if matched >= _FEWEST_LIKELY * (sources + targets):
        return ()
    warning = (
        f"these two texts hardly match: {matched} of {sources + targets} sentences found a counterpart; "
        "is the English file the translation of the Chinese one?"
    )
    return (warning,)


def as_document(aligned: Aligned) -> Document:
    """Return the beads as a bilingual document, as ``document_of`` does."""
    return document_of(
        aligned.name,
        (
            ([aligned.sources[index] for index in bead.source], [aligned.targets[index] for index in bead.target])
            for bead in aligned.beads
        ),
    )


def document_of(
    name: str, pairs: Iterable[tuple[Sequence[str], Sequence[str]]], languages: Languages | None = None
) -> Document:
    """Return pairs of runs of sentences as a bilingual document, one unit with one draft segment a pair.

    A pair without a source becomes a segment whose source is empty, so that the target side is whole.
    """
    units = []
    for number, (sources, targets) in enumerate(pairs, start=1):
        target = " ".join(targets)
        segment = Segment(
            id=f"u{number}.1",
            source="".join(sources),
            target=target,
            state=State.DRAFT if target else State.NEW,
            match="draft" if target else "",
        )
        units.append(Unit(id=f"u{number}", segments=(segment,)))
    return Document(id=name, units=tuple(units), languages=languages or Languages())
