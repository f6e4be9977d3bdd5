"""Two lists of sentences in, beads out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from duizhao.model import Bead

if TYPE_CHECKING:
    from duizhao.terminology import Glossary

__all__ = ["align"]


def align(
    sources: Sequence[str],
    targets: Sequence[str],
    glossary: Glossary | None = None,
    *,
    source_breaks: Collection[int] = (),
    target_breaks: Collection[int] = (),
) -> list[Bead]:
    """Align Chinese sentences with the English sentences that translate them.

    The beads cover both lists exactly and in order. Either list may be empty. Each bead carries the probability
    that it is right, as the aligner sees it, and its reasons. Time and memory grow linearly with the longer list.

    ``source_breaks`` and ``target_breaks`` are indexes of sentences that begin a paragraph; 0 and indexes outside
    the list say nothing, order does not matter. A bead that spans a break becomes unlikely, on the source side very;
    and where both sides have breaks, the more alike in number, the more a bead gains that begins a paragraph on both
    sides, and loses that begins one on one side alone. An empty collection says that nothing is known of that side.
    """
    from duizhao.alignment.aligner import align_sentences  # noqa: PLC0415 - numpy loads with the first alignment

    return align_sentences(sources, targets, glossary, source_breaks, target_breaks)
