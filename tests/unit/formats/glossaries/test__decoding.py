import pytest

from duizhao.errors import FormatError
from duizhao.formats.glossaries._decoding import decode_table, first_text

TABLE = "术语\tEnglish\n一带一路\tBelt and Road\n一\tone\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "gb2312"]
)
def test_what_excel_and_its_kin_write_is_read(encoding: str) -> None:
    assert decode_table(TABLE.encode(encoding), "x") == TABLE
    assert first_text(TABLE.encode(encoding)).startswith("术语\tEnglish\n")


def test_a_look_at_the_beginning_may_cut_a_character() -> None:
    assert first_text(TABLE.encode()[:8]).startswith("术语\t")
    assert first_text(TABLE.encode("utf-16-le")[:9]).startswith("术语\tE")


def test_a_null_in_utf8_does_not_make_utf16_of_it() -> None:
    text = TABLE * 5 + "\0\0"
    assert decode_table(text.encode(), "x") == text


def test_what_is_no_text_is_refused_with_the_offset() -> None:
    with pytest.raises(FormatError, match="Byte 1 ") as caught:
        decode_table(b"a\xff\xff\xff", "x.csv")
    assert caught.value.hint
