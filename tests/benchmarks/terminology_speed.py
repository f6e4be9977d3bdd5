"""How quick recognition and the editor's term work are with 100,000 terms, beside what others use, in one run.

Terms are headwords of CC-CEDICT, segments stretches of 35 characters of TICO-19. pyahocorasick and Translate Toolkit
are measured where they are installed.

Run: ``python tests/benchmarks/terminology_speed.py``
"""

from __future__ import annotations

import re
import statistics
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from time import perf_counter
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from duizhao.checks.check import CheckContext
from duizhao.checks.term_forbidden import CHECK as FORBIDDEN
from duizhao.checks.term_missing import CHECK as MISSING
from duizhao.model import Segment, TermEntry
from duizhao.storage.dictionary_file import load_dictionary
from duizhao.terminology import Glossary
from duizhao.terminology.recognition import Recogniser
from duizhao.terminology.squeezing import squeeze
from duizhao.text.scripts import fold
from terminology_texts import TICO, chunks, tico_pairs

TERMS = 100_000
SEGMENTS = 100_000
MEAN_LENGTH = 35


def rate(name: str, segments: Sequence[str], look: Callable[[str], Any], ours: float = 0.0) -> float:
    """Print and return how many segments a second a search takes in, the best of three."""
    best = float("inf")
    for _ in range(3 if len(segments) > 1000 else 1):
        start = perf_counter()
        for segment in segments:
            look(segment)
        best = min(best, perf_counter() - start)
    found = len(segments) / best
    print(f"{name:58} {found:12,.0f} {1e6 / found:12,.1f} {f'{ours / found:,.1f}' if ours else '':>8}")
    return found


def report_recognition(entries: list[TermEntry], words: Sequence[str], segments: list[str]) -> None:
    """Print building and recognition, ours and others'."""
    start = perf_counter()
    recogniser = Recogniser(entries, words)
    print(f"automaton and longer words of {len(entries):,} terms built in {perf_counter() - start:.2f} s")
    start = perf_counter()
    Recogniser(entries)
    print(f"automaton alone built in {perf_counter() - start:.2f} s\n")
    hits = sum(len(recogniser.places(segment)) for segment in segments[:10_000]) / 10_000
    print(f"{len(segments):,} segments of {MEAN_LENGTH} characters, {hits:.1f} places in each")
    print(f"{'':58} {'segments/s':>12} {'µs/segment':>12} {'ours is':>8}")
    ours = rate("places of terms (folded, quotes forgiven, spans)", segments, recogniser.places)
    rate("the same, with what makes them doubtful", segments, recogniser._judged_places, ours)
    plain_text = [segment for segment in segments if not squeeze(segment).starts]
    rate(f"places, in the {len(plain_text):,} without letters, digits, quotes", plain_text, recogniser.places)
    names = [entry.source for entry in entries]
    plain = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest, implementation=Implementation.ContiguousNFA)
    rate("ahocorasick_rs alone, no folding, no spans", segments, plain.find_matches_as_indexes, ours)
    report_others(names, segments, ours)


def report_others(names: list[str], segments: list[str], ours: float) -> None:
    """Print what other ways of looking for terms take; the slow ones on fewer segments."""
    ahocorasick = _optional("ahocorasick", "pyahocorasick")
    if ahocorasick is not None:
        automaton = ahocorasick.Automaton()
        for name in names:
            automaton.add_word(name, name)
        automaton.make_automaton()
        rate("pyahocorasick, iter_long", segments, lambda text: list(automaton.iter_long(text)), ours)
    known, longest = frozenset(names), max(map(len, names))
    rate(
        "a set of names, every stretch looked up", segments[:2000], lambda text: _stretches(text, known, longest), ours
    )
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    rate("a regular expression of all names", segments[:20], pattern.findall, ours)
    matching = _optional("translate.search.match", "Translate Toolkit")
    if matching is not None:
        store = import_module("translate.storage.po").pofile()
        for name in names:
            store.addsourceunit(name).target = "x"
        matcher = matching.terminologymatcher(store)
        rate("Translate Toolkit's terminology matcher", segments[:20], matcher.matches, ours)


def _optional(module: str, name: str) -> Any:
    """Return a module; None, and a word about it, where it is not installed."""
    try:
        return import_module(module)
    except ImportError:
        print(f"{name} is not installed")
        return None


def _stretches(text: str, known: frozenset[str], longest: int) -> list[str]:
    found = []
    at = 0
    while at < len(text):
        stops = range(min(len(text), at + longest), at, -1)
        name = next((text[at:stop] for stop in stops if text[at:stop] in known), "")
        if name:
            found.append(name)
        at += len(name) or 1
    return found


def report_keystrokes(entries: list[TermEntry], words: Sequence[str]) -> None:
    """Print what typing a letter costs: the terms' verdicts, and both checks, on targets that grow letter by letter."""
    context = CheckContext(glossary=Glossary(entries, words=lambda: words))
    context.glossary.recognise("热")
    times: list[float] = []
    for source, target in tico_pairs()[500:560]:
        for end in range(1, min(len(target), 120)):
            segment = Segment(id="s", source=source, target=target[:end])
            start = perf_counter()
            context.glossary.uses(segment.source, segment.target)
            list(MISSING.check_segment(segment, context))
            list(FORBIDDEN.check_segment(segment, context))
            times.append((perf_counter() - start) * 1000)
    times.sort()
    print(
        f"\na letter typed, {len(times):,} of them: median {statistics.median(times):.2f} ms, "
        f"p95 {times[int(len(times) * 0.95)]:.2f} ms, p99 {times[int(len(times) * 0.99)]:.2f} ms"
    )


def main() -> None:
    """Print all figures."""
    if not TICO.is_dir():
        sys.exit(f"skipped: {TICO} is not there")
    dictionary = load_dictionary()
    words = dictionary.headwords
    entries = [
        TermEntry(source=word, target=f"term {number}", forbidden=("no term",)) for number, word in enumerate(words)
    ]
    entries = [entry for entry in entries if len(entry.source) > 1][:TERMS]
    segments = chunks(SEGMENTS, MEAN_LENGTH)
    fold("热")
    report_recognition(entries, words, segments)
    report_keystrokes(entries, words)


if __name__ == "__main__":
    main()
