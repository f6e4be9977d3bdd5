"""What a change does to a glossary file, for a person to approve."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

__all__ = ["file_diff"]

_CONTEXT = 1
_EXACT_BELOW_LINES = 2000


def file_diff(file: str, before: bytes | None, after: bytes) -> Iterator[str]:
    """Yield the lines of a unified diff, without line breaks; nothing where the two are the same.

    Only what lies between the first and the last difference is compared, so a change in a big file costs little.
    """
    old, new = ((data or b"").decode("utf-8-sig", "replace").splitlines() for data in (before, after))
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    behind = 0
    while behind < min(len(old), len(new)) - start and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    first, end = max(start - _CONTEXT, 0), max(behind - _CONTEXT, 0)
    old, new = old[first : len(old) - end], new[first : len(new) - end]
    if old == new:
        return
    yield f"--- {'a/' + file if before is not None else '/dev/null'}"
    yield f"+++ b/{file}"
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) > _EXACT_BELOW_LINES)
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        (_, old_start, _, new_start, _), (_, _, old_end, _, new_end) = group[0], group[-1]
        ranges = ((old_start + first, old_end + first), (new_start + first, new_end + first))
        yield "@@ -{} +{} @@".format(*(_range(*lines) for lines in ranges))
        for operation, i1, i2, j1, j2 in group:
            if operation == "equal":
                yield from (" " + line for line in old[i1:i2])
            else:
                yield from ("-" + line for line in old[i1:i2])
                yield from ("+" + line for line in new[j1:j2])


def _range(start: int, end: int) -> str:
    """Return lines as unified diffs count them."""
    count = end - start
    if count == 1:
        return str(start + 1)
    return f"{start + 1 if count else start},{count}"
