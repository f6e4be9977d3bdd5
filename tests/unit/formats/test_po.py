import gettext
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from duizhao.errors import FormatError
from duizhao.formats import po
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import (
    Code,
    Document,
    Languages,
    Note,
    Origin,
    Segment,
    Span,
    State,
    TermEntry,
    TermHit,
    Unit,
    Waiver,
)

OPTIONS = ReadOptions(name="app.po")
ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden" / "formats" / "news.po"
SUITES = ROOT.parent / "shared" / "suites"
MSGFMT = shutil.which("msgfmt")
MSGCAT = shutil.which("msgcat")

needs_msgfmt = pytest.mark.skipif(MSGFMT is None, reason="msgfmt (gettext) is not installed")


def document() -> Document:
    heading = Unit(
        id="u1",
        kind="heading",
        segments=(Segment(id="u1.1", source="“一带一路”新篇章", target="A New Chapter", state=State.TRANSLATED),),
        notes=(Note(text="The headline.", author="Li"),),
    )
    paragraph = Unit(
        id="u2",
        segments=(
            Segment(
                id="u2.1",
                source="大会在<1>成都</1>举行。",
                target="The conference was held in <1>Chengdu</1>.",
                state=State.DRAFT,
                match="draft",
                codes=(Code(id="1", original="**", original_end="**"),),
                notes=(Note(text="Check the date.", author="Wang"), Note(text="No date here.")),
            ),
            Segment(id="u2.2", source="共商共建共享。", state=State.NEW, gap=""),
            Segment(
                id="u2.3",
                source="共商共建共享。",
                target='Extensive consultation,\n\t"joint" contribution\\shared benefits.',
                state=State.FINAL,
                locked=True,
                waivers=(Waiver(check="quotes", fingerprint="ab12", reason="As in the outline."),),
            ),
        ),
    )
    return Document(
        id="news",
        units=(heading, paragraph),
        languages=Languages(source="zh-Hans", target="en-GB"),
        origin=Origin(file="sources/news.txt", format="text", sha256="00ff"),
        properties=(("x:y", "z"),),
    )


TERM = TermHit(entry=TermEntry(source="一带一路", target="Belt and Road"), span=Span(1, 5))


def exported(written_at: datetime | None = None) -> bytes:
    return po.FORMAT.write(document(), WriteOptions(terms={"u1.1": (TERM,)}, written_at=written_at))


def test_the_export_equals_the_golden_file() -> None:
    assert exported() == GOLDEN.read_bytes()


def test_the_export_gives_the_document_back() -> None:
    assert po.FORMAT.read(exported(), OPTIONS) == document()


@pytest.mark.skipif(MSGCAT is None, reason="msgcat (gettext) is not installed")
def test_msgcat_would_write_the_export_as_it_is() -> None:
    command = [str(MSGCAT), "--no-wrap", "-"]
    assert subprocess.run(command, input=exported(), capture_output=True, check=True).stdout == exported()


@needs_msgfmt
def test_a_program_shows_what_is_translated_and_the_chinese_for_the_rest(tmp_path: Path) -> None:
    command = [str(MSGFMT), f"--output-file={tmp_path / 'news.mo'}", "-"]
    subprocess.run(command, input=exported(), capture_output=True, check=True)
    with (tmp_path / "news.mo").open("rb") as file:
        shown = gettext.GNUTranslations(file)
    assert shown.info()["language"] == "en_GB"
    assert shown.pgettext("u1.1", "“一带一路”新篇章") == "A New Chapter"
    assert shown.pgettext("u2.1", "大会在<1>成都</1>举行。") == "大会在<1>成都</1>举行。"
    translation = 'Extensive consultation,\n\t"joint" contribution\\shared benefits.'
    assert shown.pgettext("u2.3", "共商共建共享。") == translation


@needs_msgfmt
def test_msgfmt_takes_the_export(tmp_path: Path) -> None:
    path = tmp_path / "news.po"
    path.write_bytes(exported())
    command = [str(MSGFMT), "--check", "--output-file=/dev/null", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


@needs_msgfmt
def test_msgfmt_takes_plurals_that_came_without_a_header(tmp_path: Path) -> None:
    data = 'msgid "一个"\nmsgid_plural "几个"\nmsgstr[0] "one"\nmsgstr[1] "some"\n'.encode()
    path = tmp_path / "a.po"
    path.write_bytes(po.FORMAT.write(po.FORMAT.read(data, OPTIONS), WriteOptions()))
    command = [str(MSGFMT), "--check", "--output-file=/dev/null", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")


def test_the_revision_date_is_the_one_given() -> None:
    written_at = datetime(2026, 6, 13, 10, 19, tzinfo=UTC)
    assert b"PO-Revision-Date: 2026-06-13 10:19+0000\\n" in exported(written_at=written_at)
    foreign = po.FORMAT.read(FOREIGN.encode(), OPTIONS)
    written = po.FORMAT.write(foreign, WriteOptions(written_at=written_at.replace(tzinfo=None)))
    assert b'"PO-Revision-Date: 2026-06-13 10:19' in written


FOREIGN = """\
# Some catalogue
#, fuzzy
msgid ""
msgstr ""
"Project-Id-Version: app 1.0\\n"
"PO-Revision-Date: 2020-01-01 00:00+0800\\n"
"Language: en_US\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

#. The menu.
#: main.c:10 main.c:20
#, fuzzy, c-format
#| msgid "打开文件"
msgid "打开"
msgstr "Open"

msgctxt "verb"
msgid "打开"
msgstr "Open"

#~| msgid "更旧"
#~ msgid "旧"
#~ msgstr "Old"

# the end
"""


def test_a_foreign_catalogue_comes_back_with_all_it_held() -> None:
    read = po.FORMAT.read(FOREIGN.encode(), OPTIONS)
    assert read.id == "app"
    assert read.languages == Languages(target="en-US")
    assert [unit.kind for unit in read.units] == ["message", "message"]
    assert [segment.state for segment in read.segments()] == [State.DRAFT, State.TRANSLATED]
    written = po.FORMAT.write(read, WriteOptions()).decode()
    ours = '"X-Duizhao: {\\"id\\": \\"app\\", \\"languages\\": [\\"zh-Hans\\", \\"en-US\\"]}\\n"\n'
    assert written.replace(ours, "") == FOREIGN
    assert po.FORMAT.read(written.encode(), ReadOptions(name="other.po")) == read


@pytest.mark.parametrize("encoding", ["iso-8859-1", "gb2312", "utf-8-sig", "utf-16"])
def test_the_encoding_a_catalogue_declares_is_read_and_utf8_is_written(encoding: str) -> None:
    word = "café" if encoding == "iso-8859-1" else "成都"
    text = f'msgid ""\nmsgstr "Content-Type: text/plain; charset={encoding}\\n"\n\nmsgid "{word}"\nmsgstr ""\n'
    read = po.FORMAT.read(text.encode(encoding), OPTIONS)
    assert read.units[0].source == word
    assert "charset=UTF-8" in po.FORMAT.write(read, WriteOptions()).decode()


def test_a_template_and_a_message_about_encodings_declare_none() -> None:
    template = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=CHARSET\\n"\n\nmsgid "成都"\nmsgstr ""\n'
    assert po.FORMAT.read(template.encode(), OPTIONS).units[0].source == "成都"
    message = 'msgid "成都 charset=iso-8859-1"\nmsgstr ""\n'
    assert po.FORMAT.read(message.encode(), OPTIONS).units[0].source == "成都 charset=iso-8859-1"


def test_a_header_in_the_middle_is_a_header_and_a_second_is_refused() -> None:
    text = 'msgid "甲"\nmsgstr ""\n\nmsgid ""\nmsgstr "Language: fr\\nX-Source-Language: zh_TW\\n"\n'
    assert po.FORMAT.read(text.encode(), OPTIONS).languages == Languages(source="zh-TW", target="fr")
    with pytest.raises(FormatError, match="second") as caught:
        po.FORMAT.read((text + '\nmsgid ""\nmsgstr "x"\n').encode(), OPTIONS)
    assert str(caught.value.location) == "app.po:7"


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        (b'msgid ""\nmsgstr ""\n', True),
        (b'\xef\xbb\xbf# c\n#, fuzzy\nmsgctxt "a"\n', True),
        (b"id,source\n", False),
        (b"", False),
        (b"msgid of the matter", False),
    ],
)
def test_po_is_recognised_by_its_first_keyword(head: bytes, sure: bool) -> None:
    assert po.FORMAT.sniff(head) is sure


@pytest.mark.skipif(not SUITES.is_dir(), reason="the test files of other projects are not here")
def test_catalogues_of_other_projects_are_given_back_or_refused_with_a_line() -> None:
    folders = ("okapi-po", "polib-tests", "gettext-po")
    paths = [path for folder in folders for path in sorted((SUITES / folder).rglob("*.po"))]
    refused = 0
    assert len(paths) > 100
    for path in paths:
        try:
            read = po.FORMAT.read(path.read_bytes(), ReadOptions(name=path.name))
        except FormatError as error:
            refused += 1
            told_where = error.location is not None
        else:
            told_where = True
            assert po.FORMAT.read(po.FORMAT.write(read, WriteOptions()), OPTIONS) == read, path.name
        assert told_where, path.name
    assert refused < len(paths) / 10
