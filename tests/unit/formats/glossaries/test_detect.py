import pytest

from duizhao.errors import FormatError, UsageError
from duizhao.formats.glossaries.detect import detect, known_suffixes, resolve

MARTIF = b'<?xml version="1.0"?>\n<martif type="TBX">'
DCA = b'<tbx style="dca" type="TBX-Basic" xmlns="urn:iso:std:iso:30042:ed-2">'
DCT = b'<tbx type="TBX-Basic" style="dct" xmlns="urn:iso:std:iso:30042:ed-2">'
HEADER = "source\ttarget\n甲\ta\n"


@pytest.mark.parametrize(
    ("name", "head", "form"),
    [
        ("terms.csv", b"", "csv"),
        ("terms.TSV", b"", "tsv"),
        ("terms.tbx", MARTIF, "tbx-basic"),
        ("terms.tbx", DCA, "tbx-dca"),
        ("terms.tbx", DCT, "tbx-dct"),
        ("terms.xml", DCT, "tbx-dct"),
        ("terms.tbx", b"", "tbx-basic"),
        ("terms.dct.tbx", b"", "tbx-dct"),
        ("glossary.txt", "甲\ta\n".encode(), "omegat"),
        ("glossary.txt", HEADER.encode(), "tsv"),
        ("glossary.txt", HEADER.encode("utf-16"), "tsv"),
        ("glossary.txt", b"# Glossary in tab-separated format -*- coding: utf-8 -*-\na\tb\n", "omegat"),
        ("terms", HEADER.encode(), "tsv"),
        ("terms", "中文,英文\n".encode(), "csv"),
    ],
)
def test_ending_and_content_tell_the_format(name: str, head: bytes, form: str) -> None:
    assert detect(name, head).id == form


@pytest.mark.parametrize("head", [b"", b"# A heading\n\nwith text\n", b"PK\x03\x04"])
def test_what_is_no_glossary_is_refused_with_the_formats(head: bytes) -> None:
    with pytest.raises(FormatError) as caught:
        detect("README.md", head)
    assert "tbx-dct (.dct.tbx .tbx)" in caught.value.hint


def test_names_and_aliases_are_known_in_any_case() -> None:
    assert resolve("TBX").id == "tbx-basic"
    assert resolve(" tab ").id == "tsv"
    with pytest.raises(UsageError, match="no glossary format “docx”") as caught:
        resolve("docx")
    assert caught.value.code == "unknown-glossary-format"


def test_no_two_formats_write_files_of_one_name() -> None:
    firsts = [resolve(name).suffixes[0] for name in ("csv", "tsv", "omegat", "tbx-basic", "tbx-dca", "tbx-dct")]
    assert len(set(firsts)) == len(firsts)
    assert set(firsts) <= set(known_suffixes())
