"""What to offer a translator who has begun to type a term."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duizhao.model import Case, TermEntry, TermStatus, TermUse, Verdict

__all__ = ["Completion", "completions"]

_FEWEST_LETTERS = 2
_LONGEST_PREFIX = 120
"""Characters before the cursor in which a rendering may have begun."""
_WORD_START = re.compile(r"(?<![^\W_])[^\W_]")
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_SENTENCE_START = re.compile(r"(?:^|[.!?]['\"’”)]*\s|\n)[\s'\"‘“(]*$")
_CURLY = str.maketrans("‘’", "''")
_WANTED_FIRST = (
    Verdict.MISSING,
    Verdict.FORBIDDEN,
    Verdict.DEPRECATED,
    Verdict.DOUBTFUL,
    Verdict.SUGGESTED,
    Verdict.SATISFIED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """A rendering that begins with what has been typed."""

    entry: TermEntry
    text: str
    """The rendering, its letters cased for its place: what stands there once it is taken."""
    typed: int
    """How many characters before the cursor it replaces; fewer than ``text`` has."""

    @property
    def rest(self) -> str:
        """What would be added behind the cursor."""
        return self.text[self.typed :]


def completions(before: str, uses: Sequence[TermUse]) -> tuple[Completion, ...]:
    """Return renderings of a segment's terms that go on from the end of ``before``: what is still missing first.

    Two letters are enough, and several words may have been typed; case does not matter. A term that is rendered
    already is offered again, but no longer form of what has just been written. Cost: a few microseconds a term.
    """
    starts = _starts(before)
    found: dict[str, tuple[tuple[int, int, int], Completion]] = {}
    for use in uses:
        for order, completion in _of_use(before, starts, use):
            rank = (_WANTED_FIRST.index(use.verdict), -completion.typed, order)
            known = found.get(completion.text)
            if known is None or rank < known[0]:
                found[completion.text] = (rank, completion)
    return tuple(completion for _, completion in sorted(found.values(), key=lambda pair: pair[0]))


def _starts(before: str) -> tuple[int, ...]:
    """Return where a word begins near the end of ``before``, the farthest first."""
    first = max(0, len(before) - _LONGEST_PREFIX)
    line = before.rfind("\n", first) + 1
    return tuple(found.start() for found in _WORD_START.finditer(before, max(first, line)))


def _of_use(before: str, starts: Sequence[int], use: TermUse) -> Iterator[tuple[int, Completion]]:
    entry = use.hit.entry
    if entry.status in {TermStatus.SHIELD, TermStatus.DEPRECATED}:
        return
    known = {_folded(rendering) for rendering in entry.renderings}
    for order, rendering in enumerate(entry.renderings):
        for phrase in dict.fromkeys((rendering, _ARTICLE.sub("", rendering, count=1))):
            typed = _typed(before, starts, phrase)
            if typed and not (use.verdict is Verdict.SATISFIED and _folded(typed) in known):
                yield order, Completion(entry=entry, text=_cased(phrase, typed, before, entry.case), typed=len(typed))
                break


def _typed(before: str, starts: Sequence[int], phrase: str) -> str:
    """Return the longest end of ``before`` that ``phrase`` begins with and goes beyond; empty where there is none."""
    folded = _folded(phrase)
    for start in starts:
        typed = before[start:]
        if len(typed.strip()) >= _FEWEST_LETTERS and len(typed) < len(phrase) and folded.startswith(_folded(typed)):
            return typed
    return ""


def _cased(phrase: str, typed: str, before: str, rule: Case) -> str:
    """Keep the capitals typed where the term's rule leaves them to the writer, and begin a sentence with one."""
    if rule is Case.EXACT:
        return phrase
    if rule is Case.ANY:
        phrase = typed + phrase[len(typed) :]
    begins_sentence = _SENTENCE_START.search(before, 0, len(before) - len(typed)) is not None
    if typed[0].isupper() or begins_sentence:
        return phrase[0].upper() + phrase[1:]
    return phrase


def _folded(text: str) -> str:
    # Lower-casing a few letters (İ) makes two of one: those stay as they are, so that lengths agree.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text.translate(_CURLY))
