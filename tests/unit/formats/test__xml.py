from pathlib import Path

import pytest

from duizhao.errors import FormatError
from duizhao.formats import tmx, xliff, xliff2
from duizhao.formats._xml import (
    attribute,
    begins_with,
    child_elements,
    document_stem,
    element,
    escape_attribute,
    escape_text,
    parse,
    plain_attributes,
    text_of,
)
from duizhao.formats.format import Format, ReadOptions


def refusal(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        parse(data, "job.xlf")
    assert caught.value.hint
    return caught.value


def test_broken_xml_says_where_and_what() -> None:
    error = refusal(b"<a>\n  <b></a>")
    assert error.code == "not-well-formed"
    assert str(error) == "job.xlf:2:10: The XML is broken: Opening and ending tag mismatch: b line 2 and a."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-well-formed"),
        (b"<a>\x00</a>", "not-well-formed"),
        (b"<a>&undefined;</a>", "unknown-entity"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "unknown-encoding"),
        (b"<a>" * 300 + b"</a>" * 300, "too-large"),
        (b"<a>" + b"x" * 10_000_001 + b"</a>", "too-large"),
    ],
)
def test_every_way_of_being_broken_has_a_code(data: bytes, code: str) -> None:
    assert refusal(data).code == code


@pytest.mark.parametrize("form", [xliff.FORMAT, xliff2.FORMAT, tmx.FORMAT], ids=lambda form: form.id)
@pytest.mark.parametrize("declaration", ['<!ENTITY x SYSTEM "{}">', '<!ENTITY % p SYSTEM "{}"> %p;'])
def test_no_local_file_is_ever_read(form: Format, declaration: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish")
    data = f"<!DOCTYPE xliff [{declaration.format(secret.as_uri())}]><xliff>&x;</xliff>"
    with pytest.raises(FormatError) as caught:
        form.read(data.encode(), ReadOptions(name="x"))
    assert caught.value.code == "unknown-entity"
    assert "swordfish" not in str(caught.value)


def test_an_entity_in_an_attribute_is_not_read_either(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("swordfish")
    data = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a b="&x;"/>'
    assert refusal(data.encode()).code == "unknown-entity"


def test_a_dtd_elsewhere_is_not_fetched_and_does_no_harm(tmp_path: Path) -> None:
    dtd = tmp_path / "a.dtd"
    dtd.write_text('<!ATTLIST a b CDATA "fetched">')
    assert parse(f'<!DOCTYPE a SYSTEM "{dtd.as_uri()}"><a/>'.encode(), "x").get("b") is None


def test_a_billion_laughs_are_stopped() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 13))
    error = refusal(f'<!DOCTYPE a [<!ENTITY l0 "{"ha" * 20}">{laughs}]><a>&l12;</a>'.encode())
    assert error.code == "entity-bomb"


def test_entities_of_the_file_itself_are_expanded() -> None:
    assert text_of(parse('<!DOCTYPE a [<!ENTITY x "成都">]><a>&x;!</a>'.encode(), "x")) == "成都!"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_declared_encodings_are_read(encoding: str) -> None:
    declared = encoding.replace("-sig", "")
    data = f'<?xml version="1.0" encoding="{declared}"?><a>成都</a>'.encode(encoding)
    assert text_of(parse(data, "x")) == "成都"


def test_escapes_survive_a_parser() -> None:
    text = "<a> & \"b\" 'c' ]]>\r\n\t"
    root = parse(element("a", {"b": text}, escape_text(text)).encode(), "x")
    assert (root.text, attribute(root, "b")) == (text, text)
    assert escape_text("\x01") == escape_attribute("\x01") == "\ufffd"


def test_children_are_those_of_the_same_namespace() -> None:
    root = parse(b'<a xmlns="u" xmlns:v="v" c="1" v:d="2"><b/><v:b/><c/></a>', "x")
    assert [child.tag for child in child_elements(root, "b", "c")] == ["{u}b", "{u}c"]
    assert plain_attributes(root) == {"c": "1"}
    assert attribute(root, "gone", "there") == "there"


def test_a_root_is_found_behind_a_prologue() -> None:
    assert begins_with(b"<?xml version='1.0'?>\n<!-- <b> --><!DOCTYPE a SYSTEM 'a'>\n<a>", "a")
    assert not begins_with(b"<!-- <a> ", "a")
    assert not begins_with(b"<a version='1'>", "a", version="2")


@pytest.mark.parametrize(("name", "stem"), [("in/job.v2.xlf", "job.v2"), ("C:\\x\\job.tmx", "job"), ("", "document")])
def test_the_name_of_a_file_gives_its_document_id(name: str, stem: str) -> None:
    assert document_stem(name) == stem
