"""Two lists of sentences in, beads out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from duizhao.model import Bead

if TYPE_CHECKING:
    from duizhao.terminology import Glossary

__all__ = ["align"]


def align(sources: Sequence[str], targets: Sequence[str], glossary: Glossary | None = None) -> list[Bead]:
    """Align Chinese sentences with the English sentences that translate them.

    The beads cover both lists exactly and in order. Either list may be empty. Each bead carries the probability
    that it is right, as the aligner sees it, and its reasons. Time and memory grow linearly with the longer list.
    """
    from duizhao.alignment.aligner import align_sentences  # noqa: PLC0415 - numpy loads with the first alignment

    return align_sentences(sources, targets, glossary)
