"""Which words translate which."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from duizhao.alignment.dictionary import Dictionary, build_dictionary, gloss_stem
from duizhao.alignment.lexicon import Lexicon, TrainingBead, enriched, lexicon_of
from duizhao.alignment.model import Model
from duizhao.alignment.tokens import Token, source_tokens, target_tokens
from duizhao.alignment.vocabulary import Vocabulary
from duizhao.text.cedict import read_entries


class Words:
    """Two texts and what is known of their words."""

    def __init__(
        self,
        sources: Sequence[str],
        targets: Sequence[str],
        dictionary: Dictionary,
        terms: dict[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.sources = Vocabulary.of(
            [source_tokens(text, dictionary, terms or ()) for text in sources], list(map(len, sources))
        )
        self.targets = Vocabulary.of([target_tokens(text) for text in targets], list(map(len, targets)))
        self.lexicon = lexicon_of(self.sources, self.targets, dictionary, terms or {})

    def weight(self, source: str, target: str, lexicon: Lexicon | None = None) -> float:
        known = lexicon or self.lexicon
        pair = self.sources.words[source], self.targets.words[gloss_stem(target)]
        found = {
            (int(a), int(b)): float(weight)
            for a, b, weight in zip(known.source, known.target, known.weights, strict=True)
        }
        return found.get(pair, 0.0)

    def taught(self, times: int, weight: float = 1.0) -> Lexicon:
        beads = [
            TrainingBead(source=range(index, index + 1), target=range(index, index + 1), weight=weight)
            for index in range(times)
        ]
        return enriched(self.lexicon, self.sources, self.targets, beads)


def test_the_dictionary_gives_the_words_that_occur(dictionary: Dictionary) -> None:
    words = Words(["老师吃苹果。"], ["Teachers eat apples."], dictionary)
    assert words.weight("老师", "teacher") == pytest.approx(1)
    assert words.weight("苹果", "apple") == pytest.approx(1)
    assert words.weight("老师", "apple") == 0


def test_words_within_a_word_count_less() -> None:
    entries = read_entries(["科技 科技 [ke1 ji4] /science/", "科技园 科技园 [ke1 ji4 yuan2] /park/"])
    words = Words(["科技园"], ["Science park."], build_dictionary(entries))
    assert words.weight("科技园", "park") == pytest.approx(1)
    assert 0 < words.weight("科技园", "science") < 1


def test_terms_and_names_weigh_more_than_the_dictionary(dictionary: Dictionary, model_of: Callable[..., Model]) -> None:
    words = Words(["长江"], ["The Yangtze."], dictionary, {"长江": (gloss_stem("yangtze"),)})
    assert words.weight("长江", "yangtze") > 1
    model = model_of(["我见到叶文洁。"], ["Then I saw Ye Wenjie."])
    number = model.source_vocabulary.words["@wenji"]
    assert model.lexicon.weights[model.lexicon.source == number].max() > 2


def test_entries_are_sorted_and_each_pair_is_there_once(dictionary: Dictionary) -> None:
    lexicon = Words(["老师老师山山"], ["Teacher hill mountain teacher."], dictionary).lexicon
    pairs = list(zip(lexicon.source.tolist(), lexicon.target.tolist(), strict=True))
    assert pairs == sorted(set(pairs))


def test_chances_of_a_word_add_up_to_less_than_one(dictionary: Dictionary) -> None:
    lexicon = Words(["山山城"], ["Mountain, hill, city, town."], dictionary).lexicon
    for word in set(lexicon.source.tolist()):
        assert 0 < float(lexicon.given_source[lexicon.source == word].sum()) < 1
    for word in set(lexicon.target.tolist()):
        assert 0 < float(lexicon.given_target[lexicon.target == word].sum()) < 1


NAMES = {"狗": "dog", "猫": "cat", "鸟": "bird", "鱼": "fish", "马": "horse", "牛": "cow", "羊": "sheep", "猪": "pig"}
DEEDS = {
    "跑": "run",
    "跳": "jump",
    "睡": "sleep",
    "吃": "eat",
    "叫": "shout",
    "看": "look",
    "听": "listen",
    "走": "walk",
}


def farm() -> Words:
    """Sixty-four sentences of two words, each of which meets its translation eight times, and all others once."""
    sources = [f"{name}{deed}" for name in NAMES for deed in DEEDS]
    targets = [f"{name} {deed}" for name in NAMES.values() for deed in DEEDS.values()]
    return Words(sources, targets, build_dictionary(()))


def test_words_that_keep_meeting_are_learnt() -> None:
    words = farm()
    learnt = words.taught(64)
    for source, target in (NAMES | DEEDS).items():
        assert words.weight(source, target, learnt) > 0.5
    assert words.weight("狗", "cat", learnt) == words.weight("狗", "run", learnt) == 0


def test_words_that_met_once_are_not(dictionary: Dictionary) -> None:
    words = Words(["狗跑", "猫跳"], ["dog runs", "cat jumps"], dictionary)
    assert len(words.taught(2).weights) == 0


def test_what_is_trusted_less_teaches_less() -> None:
    words = farm()
    assert words.weight("狗", "dog", words.taught(64, 0.5)) < words.weight("狗", "dog", words.taught(64))


def test_what_the_dictionary_says_is_not_forgotten(dictionary: Dictionary) -> None:
    words = Words(["老师来", "老师走", "学生来"], ["teachers come", "teachers go", "students come"], dictionary)
    assert words.weight("老师", "teacher", words.taught(3)) >= words.weight("老师", "teacher") > 0
    assert words.weight("学生", "student", words.taught(3)) == words.weight("学生", "student") > 0


def test_nothing_to_learn_from_changes_nothing(dictionary: Dictionary) -> None:
    words = Words(["老师来"], ["teachers come"], dictionary)
    assert enriched(words.lexicon, words.sources, words.targets, []) is words.lexicon
    silent = Words(["。"], ["…"], dictionary)
    assert silent.taught(1) is silent.lexicon


def test_texts_without_words_have_an_empty_lexicon(dictionary: Dictionary) -> None:
    empty: list[list[Token]] = []
    nothing = Vocabulary.of(empty, [])
    assert len(lexicon_of(nothing, nothing, dictionary, {}).weights) == 0
