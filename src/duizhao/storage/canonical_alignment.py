"""The fast reader of alignments: it knows the lines we write ourselves and nothing else.

Whatever it does not know for certain, an error included, it leaves to the reader that takes any YAML and can tell
lines: the two must never differ.
"""

from __future__ import annotations

import re
from dataclasses import replace

from duizhao.errors import ProjectError
from duizhao.model import AlignedBead, Alignment, Hold, Sentence
from duizhao.storage.alignment_yaml import one_line, read_alignment_header
from duizhao.storage.scalars import INVISIBLE, unquoted
from duizhao.storage.yaml_source import Source, read_block

__all__ = ["HEADER", "read_canonical_alignment"]

HEADER = re.compile(r"alignment: .+\nlanguages: .+\n(?:source_origin: .+\n)?(?:target_origin: .+\n)?(?=beads:)")
"""What stands before the beads."""

_SIDE = r"(?: \[\]\n|\n((?:  - text: .+\n(?:    .+\n)*)+))"
_BEAD = re.compile(
    rf"- source:{_SIDE}  target:{_SIDE}  score: ([01]|0\.[0-9]{{1,4}})\n"
    r"(?:  hold: (accepted|changed)\n)?(?:  marked: (true)\n)?(?:  reasons:\n((?:  - .+\n)+))?"
)
_SENTENCE = re.compile(r"  - text: (.+)\n(?:    paragraph: (true)\n)?(?:    segment: (.+)\n)?")


def read_canonical_alignment(text: str) -> Alignment | None:
    """Read an alignment exactly as ``dump_alignment`` writes it; None for anything else."""
    header = HEADER.match(text)
    if header is None or INVISIBLE.search(text):
        return None
    try:
        return replace(read_alignment_header(read_block(header[0], Source(""))), beads=_read_beads(text, header.end()))
    except (ValueError, ProjectError):
        return None


def _read_beads(text: str, at: int) -> tuple[AlignedBead, ...]:
    if text[at:] == "beads: []\n":
        return ()
    if not text.startswith("beads:\n", at):
        raise ValueError
    at += len("beads:\n")
    beads = []
    while at < len(text):
        match = _BEAD.match(text, at)
        if match is None:
            raise ValueError
        beads.append(_read_bead(match))
        at = match.end()
    if not beads:
        raise ValueError
    return tuple(beads)


def _read_bead(match: re.Match[str]) -> AlignedBead:
    source, target, written_score, hold, marked, reasons = match.groups()
    if not (source or target):
        raise ValueError
    return AlignedBead(
        source=_read_side(source),
        target=_read_side(target),
        score=float(written_score),
        reasons=tuple(unquoted(line[4:]) for line in reasons.split("\n")[:-1]) if reasons else (),
        hold=Hold(hold) if hold else Hold.FREE,
        marked=marked is not None,
    )


def _read_side(written: str | None) -> tuple[Sentence, ...]:
    if written is None:
        return ()
    sentences = []
    at = 0
    while at < len(written):
        match = _SENTENCE.match(written, at)
        if match is None:
            raise ValueError
        text, segment = unquoted(match[1]), unquoted(match[3]) if match[3] else ""
        # The other reader joins what a person has broken, and refuses what is empty.
        if not text or one_line(text) != text:
            raise ValueError
        sentences.append(Sentence(text=text, begins_paragraph=match[2] is not None, segment=segment))
        at = match.end()
    return tuple(sentences)
