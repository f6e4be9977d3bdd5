"""What a person does to beads, as pure functions: which run of beads is replaced, and by what.

Every function keeps both sides' sentences, each once and in order, but for ``swap``, which changes the order of
targets, and ``edit_sentence``, which changes a text. What cannot be done is a UsageError that says what can.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from duizhao.errors import UsageError
from duizhao.model import AlignedBead, Sentence, Side

__all__ = [
    "Pair",
    "Rearranged",
    "bead_at",
    "edit_sentence",
    "insert_empty",
    "merge",
    "move_down",
    "move_up",
    "sentence_at",
    "split",
    "swap",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The sentences of a bead to be made."""

    source: tuple[Sentence, ...]
    target: tuple[Sentence, ...]

    @classmethod
    def of(cls, bead: AlignedBead) -> Pair:
        """Return the sentences of a bead."""
        return cls(source=bead.source, target=bead.target)

    def side(self, side: Side) -> tuple[Sentence, ...]:
        """Return the sentences of one side."""
        return self.source if side is Side.SOURCE else self.target


@dataclass(frozen=True, slots=True, kw_only=True)
class Rearranged:
    """A run of beads and what is to stand in its place. No pair is empty on both sides."""

    at: int
    """Index of the first bead replaced."""
    length: int
    """How many are replaced."""
    pairs: tuple[Pair, ...]
    focus: int
    """Index, in the new order, of the bead a person looks at next."""


def move_up(beads: Sequence[AlignedBead], bead: int, side: Side, sentence: int) -> Rearranged:
    """Move a sentence, and those before it in its side of the bead, to the end of the bead above."""
    sentence_at(beads, bead, side, sentence)
    if bead == 0:
        raise UsageError("no-bead-above", "There is no bead above this one.", hint="Split the bead to make one.")
    above, here = beads[bead - 1], beads[bead]
    moved, left = here.side(side)[: sentence + 1], here.side(side)[sentence + 1 :]
    pairs = (
        _pair(side, above.side(side) + moved, above.side(side.other)),
        _pair(side, left, here.side(side.other)),
    )
    return _rearranged(bead - 1, 2, pairs, focus=bead - 1)


def move_down(beads: Sequence[AlignedBead], bead: int, side: Side, sentence: int) -> Rearranged:
    """Move a sentence, and those after it in its side of the bead, to the beginning of the bead below."""
    sentence_at(beads, bead, side, sentence)
    if bead == len(beads) - 1:
        raise UsageError("no-bead-below", "There is no bead below this one.", hint="Split the bead to make one.")
    here, below = beads[bead], beads[bead + 1]
    left, moved = here.side(side)[:sentence], here.side(side)[sentence:]
    pairs = (
        _pair(side, left, here.side(side.other)),
        _pair(side, moved + below.side(side), below.side(side.other)),
    )
    return _rearranged(bead, 2, pairs, focus=bead + 1)


def split(beads: Sequence[AlignedBead], bead: int, side: Side, sentence: int, cut: int) -> Rearranged:
    """Cut a bead before a sentence; ``cut`` is how many sentences of the other side stay with the first part."""
    sentence_at(beads, bead, side, sentence)
    if sentence == 0:
        raise UsageError(
            "nothing-to-split",
            "There is nothing before this sentence in its bead.",
            hint="Go to the sentence that the second bead is to begin with, or edit the sentence to make two of it.",
        )
    ours, theirs = beads[bead].side(side), beads[bead].side(side.other)
    pairs = (_pair(side, ours[:sentence], theirs[:cut]), _pair(side, ours[sentence:], theirs[cut:]))
    return _rearranged(bead, 1, pairs, focus=bead + 1)


def merge(beads: Sequence[AlignedBead], first: int, last: int) -> Rearranged:
    """Make one bead of those from ``first`` to ``last``."""
    bead_at(beads, first)
    if not first < last < len(beads):
        raise UsageError(
            "nothing-to-merge", "There is no bead below to merge with.", hint="Merge from the bead above, downwards."
        )
    run = beads[first : last + 1]
    pair = Pair(
        source=tuple(sentence for bead in run for sentence in bead.source),
        target=tuple(sentence for bead in run for sentence in bead.target),
    )
    return _rearranged(first, len(run), (pair,), focus=first)


def edit_sentence(
    beads: Sequence[AlignedBead], bead: int, side: Side, sentence: int, lines: Sequence[str]
) -> Rearranged | None:
    """Give a sentence another text; each line with text in it makes a sentence. None where nothing changes."""
    standing = sentence_at(beads, bead, side, sentence)
    texts = [part.strip() for line in lines for part in line.splitlines() if part.strip()]
    if not texts:
        raise UsageError(
            "sentence-lost",
            "A sentence needs some text: nothing of either side may be lost.",
            hint="If it has no counterpart, give the bead an empty side instead.",
        )
    if texts == [standing.text]:
        return None
    first, *others = texts
    made = (
        replace(standing, text=first),
        *(replace(standing, text=text, begins_paragraph=False) for text in others),
    )
    ours = beads[bead].side(side)
    edited = ours[:sentence] + made + ours[sentence + 1 :]
    return _rearranged(bead, 1, (_pair(side, edited, beads[bead].side(side.other)),), focus=bead)


def swap(beads: Sequence[AlignedBead], bead: int) -> Rearranged:
    """Let the targets of a bead and the next change places."""
    here = bead_at(beads, bead)
    if bead == len(beads) - 1:
        raise UsageError(
            "no-bead-below", "There is no bead below to swap with.", hint="Swap from the bead above, downwards."
        )
    below = beads[bead + 1]
    if not here.target and not below.target:
        raise UsageError("nothing-to-swap", "Neither this bead nor the next has a target.")
    pairs = (Pair(source=here.source, target=below.target), Pair(source=below.source, target=here.target))
    return _rearranged(bead, 2, pairs, focus=bead)


def insert_empty(beads: Sequence[AlignedBead], bead: int, side: Side) -> Rearranged:
    """Part the two sides of a bead: neither translates the other. The focus stays with ``side``."""
    here = bead_at(beads, bead)
    if not here.source or not here.target:
        raise UsageError("already-empty", "One side of this bead is empty already.")
    pairs = (Pair(source=here.source, target=()), Pair(source=(), target=here.target))
    return _rearranged(bead, 1, pairs, focus=bead if side is Side.SOURCE else bead + 1)


def sentence_at(beads: Sequence[AlignedBead], bead: int, side: Side, sentence: int) -> Sentence:
    """Return a sentence. UsageError where there is none."""
    sentences = bead_at(beads, bead).side(side)
    if not sentences:
        raise UsageError(
            "empty-side", f"This bead has no {side} sentence.", hint="Go to the other side, or to another bead."
        )
    if not 0 <= sentence < len(sentences):
        raise UsageError("no-such-sentence", f"Bead {bead + 1} has no {side} sentence {sentence + 1}.")
    return sentences[sentence]


def bead_at(beads: Sequence[AlignedBead], bead: int) -> AlignedBead:
    """Return a bead. UsageError where there is none."""
    if not beads:
        raise UsageError("empty-alignment", "There are no beads in this alignment: both texts are empty.")
    if not 0 <= bead < len(beads):
        _refuse_bead(bead, len(beads))
    return beads[bead]


def _refuse_bead(bead: int, count: int) -> NoReturn:
    raise UsageError("no-such-bead", f"There is no bead {bead + 1}.", hint=f"They are numbered from 1 to {count}.")


def _pair(side: Side, ours: tuple[Sentence, ...], theirs: tuple[Sentence, ...]) -> Pair:
    return Pair(source=ours, target=theirs) if side is Side.SOURCE else Pair(source=theirs, target=ours)


def _rearranged(at: int, length: int, pairs: tuple[Pair, ...], *, focus: int) -> Rearranged:
    """Leave out pairs without a sentence; the focus moves with what stays."""
    kept = [index for index, pair in enumerate(pairs, start=at) if pair.source or pair.target]
    focus -= sum(1 for index in range(at, focus) if index not in kept)
    return Rearranged(
        at=at,
        length=length,
        pairs=tuple(pairs[index - at] for index in kept),
        focus=min(focus, at + len(kept) - 1),
    )
