"""What both kinds of formats are chosen by."""

from duizhao.formats._detecting import called, choose, every, none_fits
from duizhao.plugins import FORMATS, GLOSSARY_FORMATS, ids


def test_rooms_are_asked_apart() -> None:
    for room in (FORMATS, GLOSSARY_FORMATS):
        assert tuple(form.id for form in every(room)) == ids(room)
    assert called(FORMATS, "CSV") is not called(GLOSSARY_FORMATS, "CSV")


def test_a_name_that_says_nothing_and_a_content_that_says_nothing_fit_none() -> None:
    formats = every(GLOSSARY_FORMATS)
    assert choose(formats, "terms.unknown", b"\x00") is None
    error = none_fits(formats, "terms.unknown", "c", "glossary format", "ask")
    assert all(form.id in error.hint for form in formats)
