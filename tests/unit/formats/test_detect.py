import pytest

from duizhao import plugins
from duizhao.errors import FormatError, UsageError
from duizhao.formats.detect import detect, resolve

XLIFF_2 = b'<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh">'
XLIFF_1 = b'<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">'


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("news.txt", "text"),
        ("folder.md/NEWS.TXT", "text"),
        ("README.md", "markdown"),
        ("page.zh.markdown", "markdown"),
        ("app.po", "po"),
        ("app.pot", "po"),
        ("table.csv", "csv"),
        ("table.tsv", "tsv"),
        ("memory.tmx", "tmx"),
    ],
)
def test_the_ending_decides(name: str, form: str) -> None:
    assert detect(name, b"") == form


@pytest.mark.parametrize(("head", "form"), [(XLIFF_1, "xliff"), (XLIFF_2, "xliff2")])
def test_formats_with_the_same_ending_are_told_apart_by_content(head: bytes, form: str) -> None:
    assert detect("news.xlf", head) == form


def test_an_ending_several_have_is_never_refused() -> None:
    assert detect("news.xlf", b"nothing of the kind") in plugins.ids(plugins.FORMATS)


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (XLIFF_2, "xliff2"),
        (b'# comment\n\nmsgid ""\nmsgstr ""\n', "po"),
        (b"\xef\xbb\xbfID;Source;Target\r\n", "csv"),
        (b"source\ttarget\n", "tsv"),
    ],
)
def test_without_a_known_ending_the_content_decides(head: bytes, form: str) -> None:
    assert detect("export.bak", head) == form
    assert detect("export", head) == form


def test_what_is_nothing_we_know_is_refused_with_the_list() -> None:
    with pytest.raises(FormatError) as caught:
        detect("photo.png", b"\x89PNG\r\n")
    assert str(caught.value.location) == "photo.png"
    for form in plugins.ids(plugins.FORMATS):
        assert form in caught.value.hint


@pytest.mark.parametrize(("name", "form"), [("text", "text"), ("txt", "text"), ("MD", "markdown"), (" .po ", "po")])
def test_ids_and_aliases_name_formats(name: str, form: str) -> None:
    assert resolve(name).id == form


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(UsageError, match="docx") as caught:
        resolve("docx")
    assert "markdown" in caught.value.hint
