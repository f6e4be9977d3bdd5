"""What a part of a source seems to be in its translation."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from duizhao.model import Span, WordMatch
from duizhao.storage.dictionary_file import load_dictionary
from duizhao.terminology import Glossary
from duizhao.text.scripts import fold
from duizhao.text.source_words import source_words
from duizhao.workbench.live_aligner import Texts, aligner_of

__all__ = ["TermGuess", "guess_terms"]

_WIDEST = 6
"""English words for each Chinese word at most: what is farther apart is no phrase."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_GRAMMAR = frozenset(
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "from", "by", "with", "and", "or", "but", "as", "is",
        "are", "was", "were", "be", "been", "has", "have", "had", "its", "their", "this", "that",
    }
)  # fmt: skip
"""No phrase begins with one of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGuess:
    """The words of a pair that match, to be asked about any part of its source."""

    words: Collection[str]
    """What counts as a Chinese word: simplified, folded as ``text.scripts.fold`` does."""
    source: str
    target: str
    matches: tuple[WordMatch, ...] = ()

    def english(self, span: Span) -> str:
        """Return the phrase of the target that goes with a part of the source; empty where nothing speaks for one.

        Where more words are asked about than matched, as many words before the phrase are taken in that match nothing
        else: English puts what it knows of a thing in front of it, as Chinese does.
        """
        matched = [match for match in self.matches if match.source_span.overlaps(span)]
        if not matched:
            return ""
        start = min(match.target_span.start for match in matched)
        end = max(match.target_span.end for match in matched)
        if len(self.target[start:end].split()) > _WIDEST * len(matched) or "\n" in self.target[start:end]:
            return ""
        return self.target[self._extended(start, span) : end]

    def _extended(self, start: int, span: Span) -> int:
        asked = [word for word in source_words(fold(self.source), self.words) if word.overlaps(span)]
        left = sum(not any(word.overlaps(match.source_span) for match in self.matches) for word in asked)
        for word in reversed(list(_WORD.finditer(self.target, 0, start))):
            taken = any(Span(*word.span()).overlaps(match.target_span) for match in self.matches)
            between = self.target[word.end() : start]
            if not left or taken or word[0].lower() in _GRAMMAR or between.strip():
                break
            start, left = word.start(), left - 1
        return start


def guess_terms(source: str, target: str, glossary: Glossary | None = None) -> TermGuess:
    """Look for the words of a pair that match. Takes a tenth of a second and, the first time, some more: use a worker.

    EnvironmentFailure where the dictionary is not installed.
    """
    words = load_dictionary().rows
    if not source.strip() or not target.strip():
        return TermGuess(words=words, source=source, target=target)
    aligner = aligner_of(Texts(sources=(source,), targets=(target,)), glossary)
    return TermGuess(words=words, source=source, target=target, matches=aligner.word_matches(range(1), range(1)))
