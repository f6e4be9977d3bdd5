"""Taking what a person has held over to texts that have changed since."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from duizhao.model import AlignedBead, Lock, Sentence
from duizhao.workbench.live_aligner import LiveAligner, Texts
from duizhao.workbench.realigning import aligned_beads

__all__ = ["CarriedOver", "carry_over"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """The beads of changed texts."""

    beads: tuple[AlignedBead, ...]
    kept: int
    """Beads held by a person that still stand, and stay as they are."""
    lost: tuple[AlignedBead, ...]
    """Beads held by a person whose sentences are no longer there."""


def carry_over(
    beads: Iterable[AlignedBead],
    sources: Sequence[Sentence],
    targets: Sequence[Sentence],
    aligner: LiveAligner,
) -> CarriedOver:
    """Align changed texts around the held beads whose sentences still stand: with the same texts, in the same order."""
    old = list(beads)
    moved_sources = _moved([s for bead in old for s in bead.source], sources)
    moved_targets = _moved([t for bead in old for t in bead.target], targets)
    standing: dict[tuple[tuple[int, ...], tuple[int, ...]], AlignedBead] = {}
    lost = []
    source = target = 0
    for bead in old:
        ours = _run(moved_sources, source, len(bead.source))
        theirs = _run(moved_targets, target, len(bead.target))
        source, target = source + len(bead.source), target + len(bead.target)
        if not bead.is_held:
            continue
        if ours is None or theirs is None:
            lost.append(bead)
        else:
            standing[ours, theirs] = bead
    texts = Texts.of(sources, targets)
    with aligner.of(texts) as ready:
        found = ready.align([Lock(source=ours, target=theirs) for ours, theirs in standing])
    made = []
    for proposed, aligned in zip(found, aligned_beads(found, sources, targets), strict=True):
        held = standing.get((proposed.source, proposed.target))
        made.append(replace(held, source=aligned.source, target=aligned.target) if held else aligned)
    return CarriedOver(beads=tuple(made), kept=len(standing), lost=tuple(lost))


def _moved(before: Sequence[Sentence], after: Sequence[Sentence]) -> dict[int, int]:
    """Return where sentences of one text stand in the other, for those that both have in the same order."""
    matcher = SequenceMatcher(None, [s.text for s in before], [s.text for s in after], autojunk=False)
    return {
        block.a + offset: block.b + offset for block in matcher.get_matching_blocks() for offset in range(block.size)
    }


def _run(moved: dict[int, int], start: int, length: int) -> tuple[int, ...] | None:
    """Return where a run of sentences stands now; None where it is no run any more."""
    now = [moved.get(index, -1) for index in range(start, start + length)]
    if not now:
        return ()
    return tuple(now) if now[0] >= 0 and now == list(range(now[0], now[0] + length)) else None
