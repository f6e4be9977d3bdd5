import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from duizhao.terminology.extraction_grams import BARRIER, Runs, Stream, branching, frequent_runs

ALPHABET = "abc"


def stream(segments: list[str]) -> Stream:
    """A stream of letters; a blank is a barrier, and one stands around every segment."""
    text = " " + "".join(segment + " " for segment in segments)
    numbers = [0] + [number for number, segment in enumerate(segments) for _ in segment + " "]
    places = np.arange(len(text))
    return Stream(
        types=np.array([BARRIER if letter == " " else ALPHABET.index(letter) + 1 for letter in text]),
        segments=np.array(numbers),
        starts=places,
        ends=places + 1,
        names=("", *ALPHABET),
    )


def text_of(corpus: Stream, place: int, length: int) -> str:
    return "".join(corpus.names[kind] for kind in corpus.types[place : place + length])


@given(st.lists(st.text(ALPHABET + " ", max_size=12), max_size=6), st.integers(1, 3))
def test_every_frequent_run_is_found_with_its_segments(segments: list[str], minimum: int) -> None:
    corpus = stream(segments)
    found = {
        text_of(corpus, int(level.positions[level.offsets[run]]), level.length): int(level.segments[run])
        for level in frequent_runs(corpus, minimum=minimum, longest=4)
        for run in range(len(level.segments))
    }
    runs = {
        segment[i:j]
        for segment in segments
        for i in range(len(segment))
        for j in range(i + 1, min(len(segment), i + 4) + 1)
        if " " not in segment[i:j]
    }
    counted = {run: sum(run in segment for segment in segments) for run in runs}
    assert found == {run: count for run, count in counted.items() if count >= minimum}


@given(st.lists(st.text(ALPHABET + " ", max_size=12), max_size=6))
def test_each_run_stands_once_a_segment_where_it_says(segments: list[str]) -> None:
    corpus = stream(segments)
    runs = Runs.of(corpus, frequent_runs(corpus, minimum=1, longest=3))
    for run in range(len(runs)):
        places = runs.places(run)
        length = int(runs.lengths[run])
        assert len({text_of(corpus, int(place), length) for place in places}) == 1
        assert len(set(corpus.segments[places].tolist())) == len(places) == runs.frequencies[run]


def test_occurrences_left_out_take_runs_below_the_minimum_with_them() -> None:
    corpus = stream(["ab", "ab", "cb", "cb"])
    level = next(frequent_runs(corpus, minimum=2, longest=1))
    standing = corpus.types[level.positions - 1] == ALPHABET.index("a") + 1  # b, but only behind a
    left = level.where(corpus, standing, minimum=2)
    assert [text_of(corpus, int(place), 1) for place in left.positions] == ["b", "b"]
    assert left.segments.tolist() == [2]
    assert len(level.where(corpus, standing, minimum=3).segments) == 0


def test_a_run_with_one_neighbour_is_not_free_and_barriers_are_all_different() -> None:
    corpus = stream(["ab", "ab", "cb", "b", "b"])
    level = next(frequent_runs(corpus, minimum=4, longest=1))
    before = branching(corpus, level, level.positions - 1)
    assert before.commonest.tolist() == [0.4]
    after = branching(corpus, level, level.positions + 1)
    assert after.commonest.tolist() == [0.2]
    assert after.entropy[0] > before.entropy[0] > 0


def test_an_empty_corpus_has_no_runs() -> None:
    corpus = stream([])
    assert list(frequent_runs(corpus, minimum=1, longest=3)) == []
    assert len(Runs.of(corpus, [])) == 0
