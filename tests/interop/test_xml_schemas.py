"""What we write is valid by the standards' own schemas, and what their test suites hold is read."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from duizhao.errors import DuizhaoError, FormatError
from duizhao.formats import tmx, xliff, xliff2
from duizhao.formats.format import Format, ReadOptions, WriteOptions
from duizhao.model import Languages

ROOT = Path(__file__).resolve().parents[2]
SUITES = ROOT.parent / "shared" / "suites"
GOLDEN = ROOT / "tests" / "golden" / "formats"
XLIFF1_SCHEMA = SUITES / "openxliff-catalog" / "xliff" / "xliff-core-1.2-strict.xsd"
XLIFF2_SCHEMAS = SUITES / "oasis-xliff-2.1" / "schemas"
XLIFF2_SUITE = SUITES / "oasis-xliff-2.1" / "test-suite"
XML_SCHEMA = XLIFF2_SCHEMAS / "informativeCopiesOf3rdPartySchemas" / "w3c" / "xml.xsd"
TMX_DTD = SUITES / "openxliff-catalog" / "tmx" / "tmx14.dtd"

pytestmark = pytest.mark.skipif(
    not SUITES.is_dir(), reason="the standards' suites and schemas are not beside the checkout"
)

DRIVER = """
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="urn:oasis:names:tc:xliff:document:2.0" schemaLocation="xliff_core_2.0.xsd"/>
  <xs:import namespace="urn:oasis:names:tc:xliff:metadata:2.0" schemaLocation="metadata.xsd"/>
  <xs:import namespace="urn:oasis:names:tc:xliff:glossary:2.0" schemaLocation="glossary.xsd"/>
</xs:schema>
"""


def schema(text: bytes, base: Path) -> etree.XMLSchema:
    """Compile a schema; what it would fetch from the W3C is the copy on disk."""
    local = text.replace(b"http://www.w3.org/2001/xml.xsd", XML_SCHEMA.as_uri().encode())
    return etree.XMLSchema(etree.fromstring(local, etree.XMLParser(no_network=True), base_url=str(base)))


def problems(validator: Any, data: bytes) -> list[str]:
    validator.validate(etree.fromstring(data))
    return [f"{entry.line}: {entry.message}" for entry in validator.error_log]


def goldens(*names: str) -> Iterable[Any]:
    return [pytest.param((GOLDEN / name).read_bytes(), id=name) for name in names]


@pytest.mark.parametrize("data", goldens("conference.xlf", "conference.omegat.xlf"))
def test_xliff_is_valid_by_the_strict_schema(data: bytes) -> None:
    assert problems(schema(XLIFF1_SCHEMA.read_bytes(), XLIFF1_SCHEMA), data) == []


@pytest.mark.parametrize("data", goldens("conference.xliff2.xlf"))
def test_xliff2_is_valid_by_core_and_modules(data: bytes) -> None:
    assert problems(schema(DRIVER.encode(), XLIFF2_SCHEMAS / "driver.xsd"), data) == []


@pytest.mark.parametrize("data", goldens("conference.tmx"))
def test_tmx_is_valid_by_the_dtd(data: bytes) -> None:
    with TMX_DTD.open("rb") as file:
        assert problems(etree.DTD(file), data) == []


def test_the_validators_do_find_fault() -> None:
    strict = schema(XLIFF1_SCHEMA.read_bytes(), XLIFF1_SCHEMA)
    data = (GOLDEN / "conference.xlf").read_bytes()
    assert problems(strict, data.replace(b'state="final"', b'state="finished"'))
    core = schema(DRIVER.encode(), XLIFF2_SCHEMAS / "driver.xsd")
    data = (GOLDEN / "conference.xliff2.xlf").read_bytes()
    assert problems(core, data.replace(b'state="final"', b'state="finished"'))
    assert problems(core, data.replace(b'<mda:meta type="match">', b"<mda:meta>"))


def files(folder: Path, *patterns: str) -> list[Any]:
    found = sorted({path for pattern in patterns for path in folder.rglob(pattern) if path.is_file()})
    return [pytest.param(path, id=str(path.relative_to(folder))) for path in found]


def languages_in(data: bytes) -> Languages:
    """Return the first two languages of a TMX file."""
    root = etree.fromstring(data, etree.XMLParser(load_dtd=False, no_network=True))
    found: dict[str, str] = {}
    for variant in root.iter("{*}tuv"):
        tag = str(variant.get("{http://www.w3.org/XML/1998/namespace}lang") or variant.get("lang"))
        found.setdefault(tag.lower().replace("_", "-"), tag)
    source, target, *_ = [*found.values(), "und", "und"]
    return Languages(source=source, target=target)


def carry_over(path: Path, form: Format, data: bytes, languages: Languages) -> None:
    """Read a file of another program; what was read must survive all our formats."""
    document = form.read(data, ReadOptions(name=path.name, languages=languages))
    for other in (xliff.FORMAT, xliff2.FORMAT, tmx.FORMAT):
        again = other.read(other.write(document, WriteOptions()), ReadOptions(name="x"))
        assert again == document


@pytest.mark.parametrize("path", files(XLIFF2_SUITE, "*/valid/*.xlf", "core/in-out/*.xlf"))
def test_every_valid_file_of_the_xliff2_suite_is_read(path: Path) -> None:
    carry_over(path, xliff2.FORMAT, path.read_bytes(), Languages())


@pytest.mark.parametrize("path", files(XLIFF2_SUITE, "*/invalid/*.xlf"))
def test_no_invalid_file_of_the_xliff2_suite_surprises_the_reader(path: Path) -> None:
    refusal: DuizhaoError | None = None
    try:
        carry_over(path, xliff2.FORMAT, path.read_bytes(), Languages())
    except DuizhaoError as error:
        refusal = error
    assert refusal is None or refusal.location


REFUSED = {
    "invalid_xml_entity.xlf": "not-well-formed",
    "SF-12-Test01.xlf": "duplicate-id",
    "PAS-10-Test01.xlf": "duplicate-id",
}


@pytest.mark.parametrize("path", files(SUITES / "okapi-filters-xliff12", "*.xlf", "*.sdlxliff", "*.xliff", "*.mxliff"))
def test_xliff_of_other_programs_is_read(path: Path) -> None:
    if path.name in REFUSED:
        with pytest.raises(FormatError) as caught:
            xliff.FORMAT.read(path.read_bytes(), ReadOptions(name=path.name))
        assert caught.value.code == REFUSED[path.name]
    else:
        carry_over(path, xliff.FORMAT, path.read_bytes(), Languages())


@pytest.mark.parametrize("path", files(SUITES / "okapi-filters-xliff2", "*.xlf"))
def test_xliff2_of_other_programs_is_read(path: Path) -> None:
    data = path.read_bytes()
    carry_over(path, xliff2.FORMAT if xliff2.FORMAT.sniff(data[:4096]) else xliff.FORMAT, data, Languages())


@pytest.mark.parametrize("path", files(SUITES / "okapi-tmx", "*.tmx"))
def test_tmx_of_other_programs_is_read(path: Path) -> None:
    data = path.read_bytes()
    carry_over(path, tmx.FORMAT, data, languages_in(data))
