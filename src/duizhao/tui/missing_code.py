"""Which inline code of the source a target still lacks."""

from __future__ import annotations

from duizhao.model import Segment
from duizhao.text.codes import tags

__all__ = ["missing_code"]


def missing_code(segment: Segment) -> tuple[str, str] | None:
    """Return the first tags of the source that the target lacks, as they are written: opening and closing.

    The closing one is empty for a standalone code, and where half of a pair stands in the target already. None where
    nothing is missing.
    """
    wanted = tags(segment.source, segment.codes)
    there = {(tag.id, tag.kind) for tag in tags(segment.target, segment.codes)}
    missing = [tag for tag in wanted if (tag.id, tag.kind) not in there]
    if not missing:
        return None
    first = missing[0]
    closing = next((tag for tag in missing if first.kind == "open" and (tag.id, tag.kind) == (first.id, "close")), None)
    return first.span.of(segment.source), closing.span.of(segment.source) if closing else ""
