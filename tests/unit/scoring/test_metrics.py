"""Figures a paper could quote."""

from __future__ import annotations

import pytest

from duizhao.errors import InputError, UsageError
from duizhao.scoring.metrics import score

REFERENCES = ["The conference opened in Chengdu on June 10.", "Cooperation is an engine of growth."]


def test_a_perfect_translation_scores_100_and_needs_no_edits() -> None:
    scores = score(REFERENCES, REFERENCES)
    for measured in (scores.corpus, *scores.segments):
        assert measured.bleu.score == pytest.approx(100)
        assert measured.chrf.score == pytest.approx(100)
        assert measured.ter.score == pytest.approx(0)


def test_a_worse_translation_scores_worse_segment_by_segment() -> None:
    scores = score([REFERENCES[0], "Growth engine cooperation."], REFERENCES)
    good, bad = scores.segments
    assert bad.bleu.score < good.bleu.score
    assert bad.chrf.score < good.chrf.score
    assert bad.ter.score > good.ter.score
    assert bad.chrf.score < scores.corpus.chrf.score < good.chrf.score


def test_one_wrong_word_of_eight_is_a_ter_of_an_eighth() -> None:
    scores = score(["The conference opened in Chengdu on July 10."], REFERENCES[:1])
    assert scores.corpus.ter.score == pytest.approx(12.5)


def test_every_figure_carries_the_signature_that_reproduces_it() -> None:
    scores = score(REFERENCES, REFERENCES)
    assert scores.corpus.bleu.name == "BLEU"
    assert "tok:13a" in scores.corpus.bleu.signature
    assert "eff:no" in scores.corpus.bleu.signature
    assert "eff:yes" in scores.segments[0].bleu.signature
    assert scores.corpus.chrf.name == "chrF2"
    assert "nc:6" in scores.corpus.chrf.signature
    assert scores.corpus.ter.name == "TER"
    assert "tok:tercom" in scores.corpus.ter.signature
    for metric in (scores.corpus.bleu, scores.corpus.chrf, scores.corpus.ter):
        assert "nrefs:1" in metric.signature
        assert "version:" in metric.signature


def test_short_segments_get_a_bleu_although_they_have_no_four_grams() -> None:
    [segment] = score(["Good morning"], ["Good morning"]).segments
    assert segment.bleu.score == pytest.approx(100)


def test_an_empty_translation_scores_nothing() -> None:
    scores = score(["", REFERENCES[1]], REFERENCES)
    assert scores.segments[0].bleu.score == 0
    assert scores.segments[0].chrf.score == 0
    assert scores.segments[0].ter.score == pytest.approx(100)


def test_text_that_looks_tokenised_prints_no_warning(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    texts = ["It rains ."] * 200
    score(texts, texts)
    assert caplog.messages == []
    assert capfd.readouterr().err == ""


def test_lists_of_different_length_are_refused() -> None:
    with pytest.raises(UsageError) as caught:
        score(REFERENCES, REFERENCES[:1])
    assert caught.value.code == "unequal-lengths"
    assert "2 translations and 1 references" in caught.value.message


def test_nothing_at_all_cannot_be_scored() -> None:
    with pytest.raises(InputError) as caught:
        score([], [])
    assert caught.value.code == "nothing-to-score"


def test_a_blank_reference_is_named_by_its_number() -> None:
    with pytest.raises(InputError) as caught:
        score(REFERENCES, [REFERENCES[0], " "])
    assert caught.value.code == "blank-reference"
    assert "Reference 2" in caught.value.message
