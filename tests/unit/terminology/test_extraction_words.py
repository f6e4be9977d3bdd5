from collections.abc import Mapping, Sequence

import numpy as np

from duizhao.terminology.extraction_words import WordPairs, learn_words


class OneWord:
    """A dictionary that knows 苹果 and characters."""

    headwords: Sequence[str] = ("苹果",)

    def translations(self, word: str) -> Mapping[str, float]:
        return {"苹果": {"apple": 1.0}, "梨": {"pear": 0.5}}.get(word, {})

    def key(self, word: str) -> str:
        return word


def chances(learnt: tuple[WordPairs, dict[str, int], dict[str, int]], source: str, target: str) -> tuple[float, float]:
    pairs, sources, targets = learnt
    forward, backward = pairs.chances(np.array([sources[source]]), np.array([targets[target]]))
    return float(forward[0]), float(backward[0])


def test_words_that_come_and_go_together_translate_each_other() -> None:
    learnt = learn_words(
        [["猫", "吃"], ["猫", "睡"], ["狗", "吃"], ["狗", "睡"]] * 3,
        [["cat", "eat"], ["cat", "sleep"], ["dog", "eat"], ["dog", "sleep"]] * 3,
        None,
    )
    assert chances(learnt, "猫", "cat")[0] > 0.6
    assert chances(learnt, "猫", "eat")[0] < 0.2
    assert chances(learnt, "吃", "eat")[1] > 0.6


def test_a_dictionary_tells_apart_what_the_texts_do_not() -> None:
    learnt = learn_words([["苹果", "红"]] * 2, [["apple", "red"]] * 2, OneWord())
    assert chances(learnt, "苹果", "apple") > chances(learnt, "苹果", "red")
    assert chances(learnt, "红", "red")[1] > chances(learnt, "红", "apple")[1]


def test_characters_speak_for_a_word_the_dictionary_has_not() -> None:
    learnt = learn_words([["雪梨", "红"]] * 2, [["pear", "red"]] * 2, OneWord())
    assert chances(learnt, "雪梨", "pear") > chances(learnt, "雪梨", "red")


def test_a_latin_word_translates_itself() -> None:
    learnt = learn_words([["ace2", "多"]], [["ace2", "many"]], None)
    assert chances(learnt, "ace2", "ace2")[0] > chances(learnt, "ace2", "many")[0]


def test_words_that_never_met_have_no_chance() -> None:
    learnt = learn_words([["猫"], ["狗"]], [["cat"], ["dog"]], None)
    assert chances(learnt, "猫", "dog") == (0.0, 0.0)


def test_nothing_can_be_learnt_from_nothing() -> None:
    pairs, sources, targets = learn_words([], [], None)
    assert (sources, targets) == ({}, {})
    forward, _ = pairs.chances(np.zeros(2, dtype=np.int64), np.zeros(2, dtype=np.int64))
    assert forward.tolist() == [0, 0]
    assert learn_words([[], ["猫"]], [["cat"], []], None)[0].keys.size == 0
