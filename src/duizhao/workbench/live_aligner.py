"""The aligner of an alignment that is being corrected: built when it is first needed, revised when texts change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock as Mutex

from duizhao.alignment import Aligner
from duizhao.model import AlignedBead, Lock, Sentence
from duizhao.storage.dictionary_file import load_dictionary
from duizhao.terminology import Glossary

__all__ = ["LiveAligner", "Texts", "aligner_of"]

_PATIENCE_SECONDS = 0.005
_LIKELY = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Both sides as an aligner takes them."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    source_breaks: tuple[int, ...] = ()
    target_breaks: tuple[int, ...] = ()

    @classmethod
    def of(cls, sources: Iterable[Sentence], targets: Iterable[Sentence]) -> Texts:
        """Return the texts of two runs of sentences."""
        ours, theirs = tuple(sources), tuple(targets)
        return cls(
            sources=tuple(sentence.text for sentence in ours),
            targets=tuple(sentence.text for sentence in theirs),
            source_breaks=tuple(index for index, sentence in enumerate(ours) if sentence.begins_paragraph),
            target_breaks=tuple(index for index, sentence in enumerate(theirs) if sentence.begins_paragraph),
        )


def aligner_of(texts: Texts, glossary: Glossary | None = None) -> Aligner:
    """Return a new aligner of two texts: the one place where we make one.

    EnvironmentFailure where the dictionary is not installed.
    """
    return Aligner(
        texts.sources,
        texts.targets,
        glossary,
        dictionary=load_dictionary(),
        source_breaks=texts.source_breaks,
        target_breaks=texts.target_breaks,
    )


class LiveAligner:
    """One aligner, for one thread at a time. Building it takes about a second for a thousand sentences."""

    def __init__(self, glossary: Glossary | None = None) -> None:
        self._glossary = glossary
        self._lock = Mutex()
        self._aligner: Aligner | None = None
        self._known: Texts | None = None

    @contextmanager
    def of(self, texts: Texts, beads: Iterable[AlignedBead] = ()) -> Iterator[Aligner]:
        """Lend the aligner of these texts, made or revised first; waits for whoever has it.

        ``beads`` are those of the alignment: an aligner that does not know the texts learns from the likely ones.
        """
        with self._lock:
            is_new = not self._knows(texts)
            if self._aligner is None:
                self._aligner = aligner_of(texts, self._glossary)
            elif is_new:
                self._aligner = self._aligner.revised(
                    texts.sources,
                    texts.targets,
                    source_breaks=texts.source_breaks,
                    target_breaks=texts.target_breaks,
                )
            self._known = texts
            if is_new:
                lesson = tuple(_likely(beads))
                if lesson:
                    self._aligner.learn(lesson)
            yield self._aligner

    @contextmanager
    def at_once(self, texts: Texts) -> Iterator[Aligner | None]:
        """Lend the aligner if it knows these texts and nobody has it, and None otherwise: a key must not wait."""
        held = self._lock.acquire(timeout=_PATIENCE_SECONDS)
        try:
            yield self._aligner if held and self._knows(texts) else None
        finally:
            if held:
                self._lock.release()

    def _knows(self, texts: Texts) -> bool:
        return self._known is texts or self._known == texts


def _likely(beads: Iterable[AlignedBead]) -> Iterator[Lock]:
    """Yield the places of beads that an aligner can learn from."""
    source = target = 0
    for bead in beads:
        end_source, end_target = source + len(bead.source), target + len(bead.target)
        if bead.is_held or bead.score >= _LIKELY:
            yield Lock(source=tuple(range(source, end_source)), target=tuple(range(target, end_target)))
        source, target = end_source, end_target
