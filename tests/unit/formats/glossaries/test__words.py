import pytest

from duizhao.formats.glossaries._words import Standing, part_of_speech, standing
from duizhao.model import PartOfSpeech


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Preferred", Standing.PREFERRED),
        ("preferredTerm", Standing.PREFERRED),
        ("已审核", Standing.PREFERRED),
        ("Do not use", Standing.FORBIDDEN),
        ("禁用", Standing.FORBIDDEN),
        ("obsolete", Standing.DEPRECATED),
        ("proposed", Standing.CANDIDATE),
        ("whatever", None),
        ("", None),
    ],
)
def test_a_status_goes_by_many_names(written: str, meant: Standing | None) -> None:
    assert standing(written) is meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("n.", PartOfSpeech.NOUN),
        ("properNoun", PartOfSpeech.PROPER_NOUN),
        ("proper noun", PartOfSpeech.PROPER_NOUN),
        ("动词", PartOfSpeech.VERB),
        ("ADJ", PartOfSpeech.ADJECTIVE),
        ("phrase", PartOfSpeech.OTHER),
        ("nom", None),
    ],
)
def test_a_part_of_speech_too(written: str, meant: PartOfSpeech | None) -> None:
    assert part_of_speech(written) is meant


@pytest.mark.parametrize("part", PartOfSpeech)
def test_our_own_names_are_among_them(part: PartOfSpeech) -> None:
    assert part_of_speech(part.value) is part
