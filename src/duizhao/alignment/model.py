"""What the aligner knows of two texts: read off them once, and enriched by what a first alignment teaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from duizhao.alignment.anchors import find_anchors
from duizhao.alignment.coarse import Texts
from duizhao.alignment.dictionary import Dictionary, build_dictionary, gloss_stem
from duizhao.alignment.explanation import explanations
from duizhao.alignment.knots import alike_sentences, find_knots
from duizhao.alignment.lexicon import Lexicon, TrainingBead, enriched, lexicon_of
from duizhao.alignment.profile import (
    keep_paragraphs,
    length_ratio,
    like_paragraphs,
    profile_sources,
    profile_targets,
    punctuated,
    ratio_between,
)
from duizhao.alignment.tokens import Token, find_names, name_tokens, source_tokens, target_tokens
from duizhao.alignment.vocabulary import Vocabulary
from duizhao.text.scripts import fold

if TYPE_CHECKING:
    from duizhao.terminology import Glossary

__all__ = ["Analysis", "Model"]

_MOST_BEADS_TO_LEARN_FROM = 4000


@dataclass(frozen=True, slots=True)
class Analysis:
    """Two texts and the words of their sentences, remembered by the sentences' text."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    glossary: Glossary | None
    dictionary: Dictionary | None
    source_breaks: tuple[int, ...] = ()
    target_breaks: tuple[int, ...] = ()
    source_words: dict[str, list[Token]] = field(default_factory=dict)
    target_words: dict[str, list[Token]] = field(default_factory=dict)

    def revised(
        self,
        sources: tuple[str, ...],
        targets: tuple[str, ...],
        source_breaks: tuple[int, ...],
        target_breaks: tuple[int, ...],
    ) -> Analysis:
        """Return the analysis of texts of which most sentences are the same."""
        return replace(self, sources=sources, targets=targets, source_breaks=source_breaks, target_breaks=target_breaks)

    def tokens(self, terms: Mapping[str, Sequence[str]]) -> tuple[list[list[Token]], list[list[Token]]]:
        """Return the tokens of all sentences of both sides, names among those of the source."""
        words = self.dictionary or _no_dictionary()
        for sentence in self.targets:
            if sentence not in self.target_words:
                self.target_words[sentence] = target_tokens(sentence)
        for sentence in self.sources:
            if sentence not in self.source_words:
                self.source_words[sentence] = source_tokens(sentence, words, terms)
        there = [self.target_words[sentence] for sentence in self.targets]
        names = find_names(self.targets, there, words)
        here = [self.source_words[sentence] + name_tokens(sentence, words, names) for sentence in self.sources]
        return here, there

    def terms(self) -> dict[str, tuple[str, ...]]:
        """Return the glossary's terms that occur, folded, and the stems of what renders them."""
        if self.glossary is None:
            return {}
        entries = {
            hit.entry.source: hit.entry for sentence in self.sources for hit in self.glossary.recognise(sentence)
        }
        return {
            fold(source): tuple(
                dict.fromkeys(
                    gloss_stem(word.lower())
                    for rendering in (*entry.renderings, *entry.forbidden)
                    for word in rendering.split()
                )
            )
            for source, entry in entries.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Everything the search asks for."""

    analysis: Analysis
    here: tuple[tuple[Token, ...], ...]
    """The tokens of each source sentence."""
    there: tuple[tuple[Token, ...], ...]
    source_vocabulary: Vocabulary
    target_vocabulary: Vocabulary
    lexicon: Lexicon
    texts: Texts
    alike: Mapping[int, int]
    """Source sentences, and the target sentences anywhere in the text that share the most rare words with them."""
    knots: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, analysis: Analysis) -> Model:
        """Read two texts."""
        terms = analysis.terms()
        here, there = analysis.tokens(terms)
        source_vocabulary = Vocabulary.of(here, [len(sentence) for sentence in analysis.sources])
        target_vocabulary = Vocabulary.of(there, [len(sentence) for sentence in analysis.targets])
        dictionary = analysis.dictionary or _no_dictionary()
        lexicon = lexicon_of(source_vocabulary, target_vocabulary, dictionary, terms)
        forward, backward = explanations(source_vocabulary, target_vocabulary, lexicon)
        sources = profile_sources(analysis.sources, analysis.source_breaks)
        targets = profile_targets(analysis.targets, analysis.target_breaks)
        alike = alike_sentences(forward)
        anchors = find_anchors(analysis.sources, analysis.targets, analysis.glossary)
        knots = tuple(find_knots(anchors, alike))
        return cls(
            analysis=analysis,
            here=tuple(map(tuple, here)),
            there=tuple(map(tuple, there)),
            source_vocabulary=source_vocabulary,
            target_vocabulary=target_vocabulary,
            lexicon=lexicon,
            texts=Texts(
                sources=sources,
                targets=targets,
                anchors=anchors,
                forward=forward,
                backward=backward,
                ratio=ratio_between(sources, targets, knots) if len(sources) and len(targets) else 1.0,
                like_paragraphs=like_paragraphs(sources, targets),
                keep_paragraphs=keep_paragraphs(sources, targets),
                punctuated=punctuated(sources, targets) if len(sources) and len(targets) else 0.0,
                alone_sources=np.zeros(len(sources), dtype=np.bool_),
                alone_targets=np.zeros(len(targets), dtype=np.bool_),
            ),
            alike=dict(alike),
            knots=knots,
        )

    def taught(self, beads: Sequence[TrainingBead]) -> Model:
        """Return what is known after a first alignment."""
        if not beads:
            return self
        # Evenly spread over a long document: more would teach little more and take its time
        step = -(-len(beads) // _MOST_BEADS_TO_LEARN_FROM)
        lexicon = enriched(self.lexicon, self.source_vocabulary, self.target_vocabulary, beads[::step])
        forward, backward = explanations(self.source_vocabulary, self.target_vocabulary, lexicon)
        return replace(
            self,
            lexicon=lexicon,
            texts=replace(self.texts, forward=forward, backward=backward, ratio=self._ratio(beads)),
        )

    def _ratio(self, beads: Sequence[TrainingBead]) -> float:
        source_sums = np.concatenate(([0.0], np.cumsum(self.texts.sources.lengths)))
        target_sums = np.concatenate(([0.0], np.cumsum(self.texts.targets.lengths)))
        source = sum(bead.weight * (source_sums[bead.source.stop] - source_sums[bead.source.start]) for bead in beads)
        target = sum(bead.weight * (target_sums[bead.target.stop] - target_sums[bead.target.start]) for bead in beads)
        return length_ratio(source, target) if source > 0 else self.texts.ratio


@lru_cache(maxsize=1)
def _no_dictionary() -> Dictionary:
    return build_dictionary(())
