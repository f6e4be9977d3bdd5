import pytest

from duizhao.formats.glossaries._tbx_vocabulary import (
    DCT,
    STATUSES,
    V2,
    has_style,
    is_settings,
    is_short,
    settings_in,
    settings_note,
    standing_in,
)
from duizhao.formats.glossaries._words import Standing
from duizhao.model import Authority, Case, TermEntry, TermStatus


@pytest.mark.parametrize(("standing", "status"), STATUSES.items())
def test_a_status_is_read_as_it_is_written(standing: Standing, status: str) -> None:
    assert standing_in(status) is standing


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("preferred", Standing.PREFERRED),
        ("standardizedTerm-admn-sts", Standing.PREFERRED),
        ("legalTerm", Standing.PREFERRED),
        ("deprecated", Standing.FORBIDDEN),
        ("superseded", Standing.DEPRECATED),
        ("proposed", Standing.CANDIDATE),
        ("mystery", None),
    ],
)
def test_other_spellings_of_a_status_are_known(status: str, standing: Standing | None) -> None:
    assert standing_in(status) is standing


def test_short_forms_are_known_by_their_type() -> None:
    assert is_short("acronym")
    assert is_short("short-form")
    assert not is_short("fullForm")
    assert not is_short("")


def test_a_category_is_an_attribute_or_an_element() -> None:
    assert V2.category("termNote", "partOfSpeech", "noun") == '<termNote type="partOfSpeech">noun</termNote>'
    assert DCT.category("termNote", "partOfSpeech", "noun") == "<min:partOfSpeech>noun</min:partOfSpeech>"


def test_settings_stand_in_a_note_that_people_can_read() -> None:
    entry = TermEntry(
        source="甲",
        target="a",
        case=Case.EXACT,
        introduce=True,
        words_between=2,
        status=TermStatus.CANDIDATE,
        authority=Authority.PROJECT,
    )
    note = settings_note(entry)
    assert note == "duizhao: status=candidate; case=exact; introduce=yes; words_between=2; authority=project"
    assert is_settings(note)
    assert settings_in(note) == {
        "status": "candidate",
        "case": "exact",
        "introduce": "yes",
        "words_between": "2",
        "authority": "project",
    }


def test_an_entry_without_settings_needs_no_note() -> None:
    assert settings_note(TermEntry(source="甲", target="a", note="plain")) == ""


def test_a_note_that_looks_like_ours_gets_one_of_ours_before_it() -> None:
    assert settings_note(TermEntry(source="甲", target="a", note="duizhao: case=any")) == "duizhao:"
    assert settings_in("duizhao:") == {}


def test_the_style_is_in_the_root_alone() -> None:
    assert has_style(b"<?xml version='1.0'?><tbx style='dct' type='TBX-Basic'><p style='dca'>", "dct")
    assert not has_style(b"<tbx type='TBX-Basic'><p style='dct'>", "dct")
