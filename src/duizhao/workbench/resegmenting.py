"""Dividing a run of a unit's segments anew: its text stays as it is, character for character."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import count, pairwise

from duizhao.model import Code, Segment, State
from duizhao.text.codes import Tag, tags

__all__ = ["resegmented"]


def resegmented(
    segments: Sequence[Segment], cuts: Collection[int], unit_id: str, taken_ids: Collection[str]
) -> list[Segment] | None:
    """Divide a run of segments at ``cuts``, counted in characters that are neither white space nor tags.

    A cut that would tear a pair of tags apart is not made. A piece has the id of the segment it begins in, or a new
    one where that is given away; notes and waivers go where their segment begins. Targets are left out. None where
    the segments call different codes by the same name, so that they cannot be joined.
    """
    codes = tuple(dict.fromkeys(code for segment in segments for code in segment.codes))
    if len({code.id for code in codes}) < len(codes):
        return None
    text = "".join(segment.source + segment.gap for segment in segments[:-1]) + segments[-1].source
    begins = [sum(len(segment.source + segment.gap) for segment in segments[:n]) for n in range(len(segments))]
    pieces: list[Segment] = []
    taken = set(taken_ids)
    given: set[str] = set()
    for start, end in pairwise((0, *_starts(text, codes, cuts, begins), len(text))):
        here = [segment for segment, begin in zip(segments, begins, strict=True) if start <= begin < end]
        holder = next(s for s, begin in zip(reversed(segments), reversed(begins), strict=True) if begin <= start)
        segment_id = _new_id(unit_id, taken) if holder.id in given else holder.id
        given.add(segment_id)
        taken.add(segment_id)
        is_last = end == len(text)
        source = text[start:end] if is_last else text[start:end].rstrip()
        names = {tag.id for tag in tags(source, codes)}
        pieces.append(
            Segment(
                id=segment_id,
                source=source,
                state=State.NEW,
                gap=segments[-1].gap if is_last else text[start + len(source) : end],
                codes=tuple(code for code in codes if code.id in names),
                notes=tuple(note for segment in here for note in segment.notes),
                waivers=tuple(waiver for segment in here for waiver in segment.waivers),
            )
        )
    return pieces


def _starts(text: str, codes: tuple[Code, ...], cuts: Collection[int], begins: Sequence[int]) -> Iterator[int]:
    """Yield where in the text with its tags each cut falls; where a segment begins there, it is where it begins."""
    found = tags(text, codes)
    inside = {index for tag in found for index in range(tag.span.start, tag.span.end)}
    letters = [index for index, character in enumerate(text) if index not in inside and not character.isspace()]
    for cut in sorted(cuts):
        first, last_before = letters[cut], letters[cut - 1]
        boundary = next((begin for begin in begins if last_before < begin <= first), None)
        if boundary is not None:
            yield boundary
            continue
        start = first
        for tag in reversed(found):
            # A tag that opens stands with what follows it.
            if tag.kind == "open" and tag.span.end == start:
                start = tag.span.start
        if _is_balanced(tag for tag in found if tag.span.end <= start):
            yield start


def _is_balanced(found: Iterator[Tag]) -> bool:
    opened, closed = set(), set()
    for tag in found:
        if tag.kind == "open":
            opened.add(tag.id)
        elif tag.kind == "close":
            closed.add(tag.id)
    return opened == closed


def _new_id(unit_id: str, taken: Collection[str]) -> str:
    return next(name for n in count(1) if (name := f"{unit_id}.{n}") not in taken)
