import pytest

from duizhao.errors import FormatError
from duizhao.formats._decode import decode

TEXT = "成都\r\n重庆\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("gb18030"), "gb18030"),
    ],
)
def test_every_encoding_is_recognised_and_given_back(data: bytes, encoding: str) -> None:
    decoded = decode(data, "a.txt")
    assert decoded.text == TEXT
    assert decoded.encoding == encoding
    assert decoded.encode(decoded.text) == data


def test_a_declared_encoding_is_believed_unless_python_has_no_such_encoding() -> None:
    assert decode(b"\xe9", "a.po", "iso-8859-1").text == "é"
    assert decode("成都".encode(), "a.po", "base64").text == "成都"
    assert decode("成都".encode(), "a.po", "no-such\0thing").text == "成都"


@pytest.mark.parametrize(
    ("data", "declared", "message"),
    [
        ("成".encode() + b"\xff\xff", "", "Byte 3 is not UTF-8 or GB18030."),
        (b"\xff\xfea\x00\x00\xd8", "", "Byte 4 is not UTF-16-LE."),
        (b"\xef\xbb\xbfa\xff", "", "Byte 4 is not UTF-8."),
        (b"abc\xff", "ascii", "Byte 3 is not ASCII."),
    ],
)
def test_bytes_of_no_encoding_are_named_by_offset(data: bytes, declared: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        decode(data, "a.txt", declared)
    assert caught.value.message == message
    assert "UTF-8" in caught.value.hint
    assert str(caught.value.location) == "a.txt"


def test_what_the_encoding_cannot_hold_is_written_in_utf8() -> None:
    assert decode(b"caf\xe9", "a.po", "iso-8859-1").encode("咖啡") == "咖啡".encode()
