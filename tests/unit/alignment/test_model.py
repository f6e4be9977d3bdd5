"""What the aligner knows of two texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duizhao.alignment.dictionary import Dictionary, gloss_stem
from duizhao.alignment.lexicon import TrainingBead
from duizhao.alignment.model import Analysis, Model
from duizhao.model import TermEntry
from duizhao.terminology import Glossary

GLOSSARY = Glossary(
    [
        TermEntry(source="长江", target="Yangtze River", admitted=("Chang Jiang",), forbidden=("Long River",)),
        TermEntry(source="黄河", target="Yellow River"),
    ]
)


def analysis(sources: list[str], targets: list[str], dictionary: Dictionary | None, glossary: bool = True) -> Analysis:
    return Analysis(tuple(sources), tuple(targets), GLOSSARY if glossary else None, dictionary)


def test_the_terms_that_occur_come_with_all_that_renders_them(dictionary: Dictionary) -> None:
    terms = analysis(["長江很长。", "山。"], ["A river."], dictionary).terms()
    assert set(terms) == {"长江"}
    assert {gloss_stem(word) for word in ("yangtze", "chang", "jiang", "long")} <= set(terms["长江"])
    assert terms["长江"].count(gloss_stem("river")) == 1
    assert analysis(["长江。"], ["A river."], dictionary, glossary=False).terms() == {}


def test_names_stand_among_the_tokens_of_the_source(dictionary: Dictionary) -> None:
    here, there = analysis(["我见到叶文洁。", "山。"], ["Then I met Ye Wenjie.", "Hill."], dictionary).tokens({})
    assert any(token.key == f"@{gloss_stem('wenjie')}" for token in here[0])
    assert [token.key for token in here[1]] == ["山"]
    assert [token.key for token in there[1]] == [gloss_stem("hill")]


def test_a_revised_analysis_has_the_new_texts_and_the_same_knowledge(dictionary: Dictionary) -> None:
    first = analysis(["山。"], ["Hill."], dictionary)
    first.tokens({})
    second = first.revised(("河。", "山。"), ("River.",), (1,), ())
    assert (second.sources, second.targets, second.source_breaks) == (("河。", "山。"), ("River.",), (1,))
    assert second.dictionary is dictionary
    assert second.glossary is first.glossary
    assert second.tokens({}) == analysis(["河。", "山。"], ["River."], dictionary).tokens({})


def test_nothing_taught_changes_nothing(model_of: Callable[..., Model]) -> None:
    model = model_of(["山。"], ["Hill."])
    assert model.taught([]) is model


def test_the_ratio_is_that_of_the_beads_and_not_of_the_whole(model_of: Callable[..., Model]) -> None:
    # Half of the target has no counterpart
    sources = ["一二三四五六七八九十。"] * 100
    targets = ["Thirty-three letters stand in it."] * 100 + ["This was added by the translator, and it is long."] * 100
    model = model_of(sources, targets)
    beads = [TrainingBead(source=range(i, i + 1), target=range(i, i + 1), weight=1.0) for i in range(100)]
    assert model.taught(beads).texts.ratio == pytest.approx(3.0, abs=0.2)
    assert model.texts.ratio > 5


def test_a_long_document_is_learnt_from_in_parts(model_of: Callable[..., Model]) -> None:
    sources, targets = ["玛塔来。", "佐恩去。"] * 4_500, ["Marta came.", "Zorn left."] * 4_500
    model = model_of(sources, targets)
    beads = [TrainingBead(source=range(i, i + 1), target=range(i, i + 1), weight=1.0) for i in range(9_000)]
    taught = model.taught(beads).lexicon
    known = {(int(a), int(b)) for a, b in zip(taught.source, taught.target, strict=True)}
    words, others = model.source_vocabulary.words, model.target_vocabulary.words
    assert (words["玛"], others[gloss_stem("marta")]) in known
    assert (words["佐"], others[gloss_stem("zorn")]) in known
