"""What can be wrong between entries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from duizhao.model import Authority, Severity, TermEntry, TermStatus
from duizhao.terminology.authority import in_force
from duizhao.terminology.lint_rules import LintFinding, found, where
from duizhao.terminology.rendering import literal_words
from duizhao.terminology.squeezing import term_key
from duizhao.text.scripts import is_han

__all__ = ["name_findings"]

_SHORTEST_TYPO = 3
_LONGEST_NAME = 40
"""Of names that others are looked for in; there are none in a whole sentence that anybody would mean."""


def name_findings(entries: Sequence[TermEntry]) -> Iterator[LintFinding]:
    """Yield what is wrong between entries: of one name, of names in names, of one target, of names that are nearly one.

    An entry is compared with one other for each rule, so that the cost stays proportional to the entries.
    """
    names: defaultdict[str, list[TermEntry]] = defaultdict(list)
    for entry in entries:
        if key := term_key(entry.source):
            names[key].append(entry)
    advised_against = {
        literal_words(rendering) for entry in entries for rendering in (*entry.forbidden, *entry.deprecated)
    }
    for key, group in names.items():
        if len(group) > 1:
            yield from _of_one_name(group)
        # Most need no look at the names inside them: only a target that somebody advises against can be in a circle.
        if any(literal_words(entry.target) in advised_against for entry in group):
            yield from _circles(in_force(group), _in_force_by_name(_inside(key, names)))
        if all(entry.status is TermStatus.CANDIDATE for entry in group):
            yield from _hidden(group[0], _in_force_by_name(_inside(key, names)))
    yield from _of_one_target(entries)
    yield from _nearly_one_name(names)


def _of_one_name(group: Sequence[TermEntry]) -> Iterator[LintFinding]:
    same: dict[TermEntry, TermEntry] = {}
    targets: dict[str, TermEntry] = {}
    preferred: dict[Authority, TermEntry] = {}
    for entry in group:
        target = entry.target.strip()
        earlier = same.get(entry) or targets.get(target)
        if earlier is not None:
            there = where(earlier)
            message = f"{entry.source} → “{entry.target}” is in the glossary already ({there}); keep one entry."
            fix = ("Delete this one", None, earlier == entry)
            yield found(entry, "glossary-duplicate", message, subject=entry.target, fix=fix)
        elif entry.status is TermStatus.PREFERRED:
            rival = preferred.setdefault(entry.authority, entry)
            if rival is not entry:
                yield _conflict(rival, entry)
        same.setdefault(entry, entry)
        targets.setdefault(target, entry)
    yield from _overruled(group, preferred)
    yield from _forbidden_elsewhere(group)


def _conflict(earlier: TermEntry, entry: TermEntry) -> LintFinding:
    # Two domains may well call one thing by two names; within a domain nobody could tell which is meant.
    severity = Severity.ERROR if earlier.domain == entry.domain else Severity.WARNING
    message = (
        f"{entry.source} is preferred as “{entry.target}” here and as “{earlier.target}” in {where(earlier)}; "
        "prefer one and admit the other."
    )
    return found(entry, "glossary-conflict", message, subject=earlier.target, severity=severity)


def _overruled(group: Iterable[TermEntry], preferred: dict[Authority, TermEntry]) -> Iterator[LintFinding]:
    if len(preferred) < 2:
        return
    above = min(preferred.values(), key=lambda entry: entry.authority.rank)
    for entry in group:
        is_below = entry.status is TermStatus.PREFERRED and entry.authority is not above.authority
        if is_below and entry.target.strip() != above.target.strip():
            message = f"{entry.source} → “{entry.target}” is overruled by “{above.target}” in {where(above)}."
            yield found(entry, "glossary-overruled", message, subject=above.target)


def _forbidden_elsewhere(group: Iterable[TermEntry]) -> Iterator[LintFinding]:
    """Report what one entry forbids and another of the same name and authority allows."""
    allowing: defaultdict[tuple[Authority, tuple[str, ...]], list[TermEntry]] = defaultdict(list)
    for entry in group:
        for words in {literal_words(rendering) for rendering in entry.renderings}:
            first_two = allowing[entry.authority, words]
            if len(first_two) < 2:
                first_two.append(entry)
    for entry in group:
        for rendering in entry.forbidden:
            allowed_by = allowing.get((entry.authority, literal_words(rendering)), ())
            other = next((each for each in allowed_by if each is not entry), None)
            if other is not None:
                message = f"“{rendering}” is forbidden here and allowed in {where(other)}; delete it on one side."
                yield found(entry, "glossary-forbids-allowed", message, subject=rendering)


def _inside(key: str, names: Mapping[str, list[TermEntry]]) -> list[TermEntry]:
    """Return the entries whose names stand inside a name."""
    if len(key) > _LONGEST_NAME:
        return []
    parts = {key[start:end] for start in range(len(key)) for end in range(start + 1, len(key) + 1)} - {key}
    return [entry for part in sorted(parts & names.keys()) for entry in names[part]]


def _hidden(candidate: TermEntry, inside: Iterable[TermEntry]) -> Iterator[LintFinding]:
    hidden = next((entry for entry in inside if entry.status is TermStatus.PREFERRED), None)
    if hidden is not None:
        message = (
            f"{candidate.source} is only a candidate, yet {hidden.source} ({where(hidden)}) is not enforced inside it; "
            "decide on it."
        )
        yield found(candidate, "glossary-candidate-hides", message, subject=hidden.source)


def _in_force_by_name(entries: Iterable[TermEntry]) -> tuple[TermEntry, ...]:
    """Return the entries that count of several names."""
    names: defaultdict[str, list[TermEntry]] = defaultdict(list)
    for entry in entries:
        names[term_key(entry.source)].append(entry)
    return tuple(entry for group in names.values() for entry in in_force(group))


def _circles(entries: Sequence[TermEntry], others: Sequence[TermEntry]) -> Iterator[LintFinding]:
    """Report advice that leads back to what it advises against: write y not x here, x not y there.

    ``others`` are in force beside the entries; a circle among them alone is told where they are the entries.
    """
    advice: dict[tuple[str, ...], tuple[str, TermEntry]] = {}
    for entry in (*entries, *others):
        for rendering in (*entry.forbidden, *entry.deprecated):
            if entry.target and literal_words(rendering) != literal_words(entry.target):
                advice.setdefault(literal_words(rendering), (rendering, entry))
    told: set[tuple[str, ...]] = set()
    for start in advice:
        path = [start]
        while path[-1] in advice and path[-1] not in told:
            following = literal_words(advice[path[-1]][1].target)
            if following in path:
                yield from _circle([advice[step] for step in path[path.index(following) :]], entries)
                break
            path.append(following)
        told.update(path)


def _circle(steps: Sequence[tuple[str, TermEntry]], entries: Sequence[TermEntry]) -> Iterator[LintFinding]:
    own = next((entry for _, entry in steps if any(entry is each for each in entries)), None)
    if own is not None:
        texts = [text for text, _ in steps]
        round_trip = " → ".join(f"“{text}”" for text in (*texts, texts[0]))
        message = f"The advice for {own.source} leads in a circle: {round_trip}; settle on one."
        yield found(own, "glossary-circular", message, subject=" ".join(sorted(texts)))


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
