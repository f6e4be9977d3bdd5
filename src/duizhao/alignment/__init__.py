"""Two lists of sentences in, beads out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from duizhao.alignment.aligner import Aligner
from duizhao.model import Bead

if TYPE_CHECKING:
    from duizhao.alignment.dictionary import Dictionary
    from duizhao.terminology import Glossary

__all__ = ["Aligner", "align"]


def align(
    sources: Sequence[str],
    targets: Sequence[str],
    glossary: Glossary | None = None,
    *,
    dictionary: Dictionary | None = None,
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
    aligner = Aligner(
        sources,
        targets,
        glossary,
        dictionary=dictionary,
        source_breaks=source_breaks,
        target_breaks=target_breaks,
    )
    return aligner.align()
