"""British and American spellings."""

from __future__ import annotations

import pytest

from duizhao.text.spelling import american

PAIRS = """
colour color; colours colors; labourer laborer; neighbouring neighboring; behaviour behavior; honourable honorable
centre center; centres centers; centred centered; centring centering; kilometre kilometer; fibres fibers
organise organize; organised organized; organisations organizations; modernisation modernization; prioritise prioritize
emphasise emphasize; recognising recognizing; analyse analyze; analysed analyzed; catalysing catalyzing
defence defense; licence license; practise practice; programme program; programmes programs; catalogue catalog
dialogue dialog; paediatric pediatric; anaemia anemia; haemoglobin hemoglobin; foetus fetus; grey gray; tyre tire
fulfil fulfill; enrol enroll; instalment installment; judgement judgment; jewellery jewelry; aluminium aluminum
sceptical skeptical; moulds molds; ageing aging; cheque check; manoeuvre maneuver
"""


@pytest.mark.parametrize("pair", [pair.strip() for pair in PAIRS.replace("\n", ";").split(";") if pair.strip()])
def test_both_spellings_have_one_key(pair: str) -> None:
    british, ours = pair.split()
    assert american(british) == american(ours) == ours


ONE_SPELLING = """
hour four tour contour humorous laboratory advise exercise promise rising surprise enterprise crises analyses noise
disease bases store figure acre more literature fulfilled installation practice visas oasis supervised
"""


@pytest.mark.parametrize("word", ONE_SPELLING.split())
def test_words_of_one_spelling_stay(word: str) -> None:
    assert american(word) == word
