"""What can be wrong between entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from duizhao.model import Severity, TermEntry, TermStatus
from duizhao.terminology.authority import in_force
from duizhao.terminology.lint_rules import LintFinding, found, where
from duizhao.terminology.rendering import is_literally
from duizhao.terminology.squeezing import term_key
from duizhao.text.scripts import is_han

__all__ = ["name_findings"]

_SHORTEST_TYPO = 3


def name_findings(entries: Sequence[TermEntry]) -> Iterator[LintFinding]:
    """Yield what is wrong between entries: of one name, of one target, of names that are nearly one."""
    names: defaultdict[str, list[TermEntry]] = defaultdict(list)
    for entry in entries:
        if key := term_key(entry.source):
            names[key].append(entry)
    for group in names.values():
        if len(group) > 1:
            yield from _of_one_name(group)
    yield from _of_one_target(entries)
    yield from _nearly_one_name(names)


def _of_one_name(group: Sequence[TermEntry]) -> Iterator[LintFinding]:
    for position, entry in enumerate(group):
        for earlier in group[:position]:
            yield from _pair(earlier, entry)
    yield from _circles(group)


def _pair(earlier: TermEntry, entry: TermEntry) -> Iterator[LintFinding]:
    there = where(earlier)
    if earlier.target.strip() == entry.target.strip():
        message = f"{entry.source} → “{entry.target}” is in the glossary already ({there}); keep one entry."
        fix = ("Delete this one", None, earlier == entry)
        yield found(entry, "glossary-duplicate", message, subject=entry.target, fix=fix)
    elif earlier.status is entry.status is TermStatus.PREFERRED:
        yield _conflict(earlier, entry)
    if earlier.authority is not entry.authority:
        return
    for forbidding, allowing in ((entry, earlier), (earlier, entry)):
        for rendering in forbidding.forbidden:
            if any(is_literally(rendering, allowed) for allowed in allowing.renderings):
                message = f"“{rendering}” is forbidden here and allowed in {where(allowing)}; delete it on one side."
                yield found(forbidding, "glossary-forbids-allowed", message, subject=rendering)


def _conflict(earlier: TermEntry, entry: TermEntry) -> LintFinding:
    if earlier.authority is not entry.authority:
        above, below = sorted((earlier, entry), key=lambda each: each.authority.rank)
        message = f"{below.source} → “{below.target}” is overruled by “{above.target}” in {where(above)}."
        return found(below, "glossary-overruled", message, subject=above.target)
    # Two domains may well call one thing by two names; within a domain nobody could tell which is meant.
    severity = Severity.ERROR if earlier.domain == entry.domain else Severity.WARNING
    message = (
        f"{entry.source} is preferred as “{entry.target}” here and as “{earlier.target}” in {where(earlier)}; "
        "prefer one and admit the other."
    )
    return found(entry, "glossary-conflict", message, subject=earlier.target, severity=severity)


def _circles(group: Iterable[TermEntry]) -> Iterator[LintFinding]:
    """Report advice that leads back to what it advises against: write y not x here, x not y there."""
    advice: dict[str, tuple[str, TermEntry]] = {}
    for entry in in_force(group):
        for rendering in (*entry.forbidden, *entry.deprecated):
            advice.setdefault(rendering.casefold(), (entry.target.casefold(), entry))
    told: set[str] = set()
    for start in advice:
        path = [start]
        while path[-1] in advice and path[-1] not in told:
            following = advice[path[-1]][0]
            if following in path:
                circle = path[path.index(following) :]
                entry = advice[circle[0]][1]
                round_trip = " → ".join(f"“{text}”" for text in (*circle, circle[0]))
                if len(circle) > 1:
                    message = f"The advice for {entry.source} leads in a circle: {round_trip}; settle on one."
                    yield found(entry, "glossary-circular", message, subject=" ".join(sorted(circle)))
                break
            path.append(following)
        told.update(path)


def _of_one_target(entries: Iterable[TermEntry]) -> Iterator[LintFinding]:
    targets: defaultdict[str, list[TermEntry]] = defaultdict(list)
    for entry in entries:
        if entry.target.strip() and entry.status is TermStatus.PREFERRED:
            targets[entry.target.strip().casefold()].append(entry)
    for group in targets.values():
        first = group[0]
        for entry in group[1:]:
            if entry.target.strip() != first.target.strip():
                message = f"“{entry.target}” is “{first.target}” in {where(first)}; write both alike."
                yield found(entry, "glossary-inconsistent-case", message, subject=entry.target)
            if not _have_something_in_common(first.source, entry.source):
                message = (
                    f"“{entry.target}” is the target of {first.source} ({where(first)}) too; "
                    "if the two are not one, tell them apart in English."
                )
                yield found(entry, "glossary-one-target-for-two", message, subject=first.source)


def _have_something_in_common(one: str, other: str) -> bool:
    ours, theirs = term_key(one), term_key(other)
    return ours == theirs or any(is_han(character) and character in theirs for character in ours)


def _nearly_one_name(names: dict[str, list[TermEntry]]) -> Iterator[LintFinding]:
    """Report two names of one target that differ in a single character: one of them is misspelt."""
    masked: dict[tuple[str, str], TermEntry] = {}
    for key, group in names.items():
        entry = group[0]
        if len(key) < _SHORTEST_TYPO or not entry.target or entry.status is not TermStatus.PREFERRED:
            continue
        for at in range(len(key)):
            mask = (f"{key[:at]}\x00{key[at + 1 :]}", entry.target)
            other = masked.setdefault(mask, entry)
            if other is not entry:
                message = (
                    f"{entry.source} and {other.source} ({where(other)}) differ in one character; is one misspelt?"
                )
                yield found(entry, "glossary-typo", message, subject=other.source, severity=Severity.INFO)
                break
