import numpy as np

from duizhao.terminology.extraction_chinese import Segmenter, read_sources, source_runs
from duizhao.terminology.extraction_english import read_targets, target_runs
from duizhao.terminology.extraction_grams import Runs, Stream
from duizhao.terminology.extraction_pairs import FEATURES, Meetings, RunWords, features, meetings
from duizhao.terminology.extraction_words import WordPairs

PAIRS = [
    ("疫苗", "vaccines"),
    ("疫苗", "a vaccine"),
    ("口罩", "masks"),
    ("口罩", "a mask"),
    ("疫苗口罩", "vaccine, mask"),
]


def both_sides() -> tuple[tuple[Stream, Runs], tuple[Stream, Runs]]:
    sources = read_sources([source for source, _ in PAIRS], Segmenter(("疫苗", "口罩")))
    targets = read_targets([target for _, target in PAIRS])
    return (sources.stream, source_runs(sources, minimum=2)), (targets.stream, target_runs(targets, minimum=2))


def test_runs_meet_where_they_stand_in_one_pair() -> None:
    here, there = both_sides()
    [found] = meetings(here, there, minimum=2)
    # 疫苗 and mask, 口罩 and vaccine meet in the last pair alone
    assert found.together.tolist() == [3, 3]
    assert sorted(found.source.tolist()) == [0, 1]


def test_meetings_below_the_minimum_are_left_out() -> None:
    here, there = both_sides()
    assert sum(len(part.source) for part in meetings(here, there, minimum=4)) == 0


def test_features_tell_a_translation_from_a_neighbour() -> None:
    # one Chinese run of the words 0 and 1; English runs of the words 0 and 1, and of 0 alone
    learnt = WordPairs(np.array([0, 3]), 2, np.array([0.9, 0.8]), np.array([0.7, 0.6]))
    words = (
        RunWords(np.array([0, 1]), np.array([0, 2]), np.array([True, True])),
        RunWords(np.array([0, 1, 0]), np.array([0, 2, 3]), np.array([True, True, True])),
    )
    pairs = Meetings(np.array([0, 0]), np.array([0, 1]), np.array([4, 4]))
    rows = features(pairs, (np.array([4, 4]), np.array([4, 8])), words, learnt, segments=100)
    whole, part = (dict(zip(FEATURES, row.tolist(), strict=True)) for row in rows)
    assert whole["dice"] == 1
    assert np.isclose(part["dice"], 2 / 3)
    assert np.isclose(whole["least_explained_source"], 0.8)
    assert part["least_explained_source"] == 0
    assert np.isclose(part["explained_source"], 0.45)
    assert np.isclose(whole["explained_target"], 0.65)


def test_a_single_character_need_not_be_translated() -> None:
    learnt = WordPairs(np.array([0]), 2, np.array([0.9]), np.array([0.7]))
    words = (
        RunWords(np.array([0, 1]), np.array([0, 2]), np.array([True, False])),
        RunWords(np.array([0]), np.array([0, 1]), np.array([True])),
    )
    pairs = Meetings(np.array([0]), np.array([0]), np.array([2]))
    [row] = features(pairs, (np.array([2]), np.array([2])), words, learnt, segments=10)
    measured = dict(zip(FEATURES, row.tolist(), strict=True))
    assert measured["least_explained_source"] == 0
    assert np.isclose(measured["least_explained_long_word"], 0.9)
