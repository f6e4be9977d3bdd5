"""Recognition against a slow and obvious search."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.model import TermEntry
from duizhao.terminology import Glossary

PLAIN = st.text(alphabet="一带路科技国", min_size=1, max_size=4)
MARKED = st.text(alphabet='一带路科技国“”‘’·"A1 ，', max_size=24)


def obvious(terms: list[str], source: str) -> list[tuple[int, int]]:
    spans = []
    start = 0
    while start < len(source):
        here = max((term for term in terms if source.startswith(term, start)), key=len, default="")
        if here:
            spans.append((start, start + len(here)))
        start += len(here) or 1
    return spans


@settings(deadline=None, max_examples=150)
@given(st.lists(PLAIN, max_size=6, unique=True), st.text(alphabet="一带路科技国", max_size=20))
def test_recognition_is_leftmost_longest(terms: list[str], source: str) -> None:
    hits = Glossary(TermEntry(source=term, target="x") for term in terms).recognise(source)
    assert [tuple(hit.span) for hit in hits] == obvious(terms, source)


@settings(deadline=None, max_examples=200)
@given(st.lists(st.text(alphabet="一带路“”·A1 ", min_size=1, max_size=5), max_size=6), MARKED)
def test_hits_are_ordered_and_say_the_term(terms: list[str], source: str) -> None:
    hits = Glossary(TermEntry(source=term, target="x") for term in terms).recognise(source)
    spans = list(dict.fromkeys(hit.span for hit in hits))
    assert all(left.end <= right.start for left, right in pairwise(spans))
    for hit in hits:
        assert letters(hit.span.of(source)) == letters(hit.entry.source)


@settings(deadline=None, max_examples=150)
@given(st.lists(PLAIN, min_size=1, max_size=5), MARKED, st.text(alphabet="ab tx, .X", max_size=30))
def test_every_place_has_a_use_and_spans_lie_in_the_target(terms: list[str], source: str, target: str) -> None:
    glossary = Glossary(TermEntry(source=term, target="x", admitted=("a b",), forbidden=("t",)) for term in terms)
    uses = glossary.uses(source, target)
    assert {use.hit.span for use in uses} == {hit.span for hit in glossary.recognise(source)}
    for use in uses:
        if use.target_span is not None:
            assert use.target_span.of(target).strip()


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()
