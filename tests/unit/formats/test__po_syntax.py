import shutil
import subprocess
from pathlib import Path

import pytest

from duizhao.errors import FormatError
from duizhao.formats._po_syntax import Entry, fits_comment, parse, render_entries

WHOLE = """\
# translator's note
#
#. for translators
#: a.c:1 b.c:2
#, fuzzy, c-format
#| msgctxt "menu"
#| msgid "Old"
msgctxt "menu"
msgid "File"
msgid_plural "Files"
msgstr[0] "文件"
msgstr[1] ""
"两行\\n"
"文件"

#~| msgid "older"
#~ msgid "Gone"
#~ msgstr "没了"
"""


def test_every_part_of_an_entry_is_read_and_written_back() -> None:
    catalogue = parse(WHOLE, "a.po")
    first, second = catalogue.entries
    assert first == Entry(
        context="menu",
        msgid="File",
        plural="Files",
        msgstr=("文件", "两行\n文件"),
        comments=("translator's note", ""),
        extracted=("for translators",),
        references=("a.c:1", "b.c:2"),
        flags=("fuzzy", "c-format"),
        previous_context="menu",
        previous_msgid="Old",
    )
    assert first.line == 1
    assert second == Entry(msgid="Gone", msgstr=("没了",), obsolete=True, previous_msgid="older")
    assert second.line == 16
    assert render_entries(catalogue.entries) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a"\nmsgstr "b"',
        '  msgid\t"a"\r\n  msgstr "b"\r\n',
        'msgid "a"\rmsgstr "b"\r',
        'msgid ""\n"a"\nmsgstr ""\n  "b"\n',
        '\n\nmsgid "a"\n\nmsgstr "b"\n\n\n',
    ],
)
def test_what_msgfmt_takes_is_taken(text: str) -> None:
    assert parse(text, "a.po").entries == (Entry(msgid="a", msgstr=("b",)),)


def test_flags_need_no_blank_and_comments_need_none_either() -> None:
    (entry,) = parse('#,fuzzy\n#.extracted\n#:a.c\n#note\n##\n#|msgid "o"\nmsgid "a"\nmsgstr "b"\n', "a.po").entries
    assert (entry.flags, entry.extracted, entry.references, entry.comments, entry.previous_msgid) == (
        ("fuzzy",),
        ("extracted",),
        ("a.c",),
        ("note", "#"),
        "o",
    )


def test_obsolete_entries_need_no_blank_either() -> None:
    (entry,) = parse('#~\n#~|msgid "o"\n#~msgid "a"\n#~\t"b"\n#~msgstr "c"\n', "a.po").entries
    assert entry == Entry(msgid="ab", msgstr=("c",), previous_msgid="o", obsolete=True)


def test_a_text_that_is_the_name_of_a_file_is_a_text(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text('msgid "a"\nmsgstr "b"\n', encoding="utf-8")
    with pytest.raises(FormatError, match="no keyword"):
        parse(str(path), "b.po")


def test_the_lines_of_a_header_stay_as_they_are() -> None:
    (entry,) = parse('# c\nmsgid ""\nmsgstr "B: 1\\nA: 2\\nno colon\\nA: 3\\n"\n', "a.po").entries
    assert entry == Entry(msgid="", msgstr=("B: 1\nA: 2\nno colon\nA: 3\n",), comments=("c",))


@pytest.mark.parametrize(
    "text", ['a"b\\c', "a\tb\r\n\n c", "\a\b\f\v\x00\x01\x7f", "\x85\u2028", "成都😀", "\n", "\n\nend\n"]
)
def test_strings_survive_escaping(text: str) -> None:
    entry = Entry(msgid=text, msgstr=(text,), context=text)
    assert parse(render_entries([entry]), "a.po").entries == (entry,)


def test_comments_after_the_last_entry_are_kept() -> None:
    catalogue = parse('msgid "a"\nmsgstr "b"\n\n# the end\n#, fuzzy\n', "a.po")
    assert catalogue.trailing == ("# the end", "#, fuzzy")


@pytest.mark.parametrize("end", ["# c", "#:", "#,", "#.", "#~", '#~| msgid "c"', '#| msgid "c"'])
def test_whatever_stands_at_the_end_the_last_entry_is_read(end: str) -> None:
    assert parse(f'msgid "a"\nmsgstr "b"\n{end}', "a.po").entries == (Entry(msgid="a", msgstr=("b",)),)


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('msgid "a"\nmsgstr "b\n', "a.po:2", "double quotes"),
        ('msgid "a"\nmsgstr "b" c\n', "a.po:2", "double quotes"),
        ("msgid a\n", "a.po:1", "double quotes"),
        ("\nhello\n", "a.po:2", "no keyword"),
        ('msgids "a"\n', "a.po:1", "no keyword"),
        ("#| msgid a\n", "a.po:1", "double quotes"),
        ("#|\n", "a.po:1", "double quotes"),
        ('#| msgstr "a"\n', "a.po:1", "does not belong"),
        ('"a"\n', "a.po:1", "without a keyword"),
        ('# c\n"a"\n', "a.po:2", "without a keyword"),
        ('#| msgid "o"\n"a"\n', "a.po:2", "without a keyword"),
        ('msgstr "a"\n', "a.po:1", "not belong"),
        ('msgid "a"\nmsgid "b"\n', "a.po:2", "not belong"),
        ('msgid "a"\n# c\nmsgid "b"\n', "a.po:2", "inside an entry"),
        ('msgctxt "a"\n\n#. c\nmsgid "b"\n', "a.po:3", "inside an entry"),
        ('msgid "a"', "a.po:1", "not complete"),
        ('msgctxt "a"', "a.po:1", "not complete"),
        ('msgid "a"\nmsgid_plural "b"', "a.po:2", "not complete"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"', "a.po:1", "stand together"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', "a.po:3", "in order"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[0] "d"\n', "a.po:4", "in order"),
        ('msgid "a"\nmsgstr[0] "c"\n', "a.po:1", "stand together"),
        ('msgid "a"\nmsgid_plural ""\nmsgstr[0] "c"\n', "a.po:1", "stand together"),
        ('msgid "a"\nmsgstr[10] "c"\n', "a.po:2", "no keyword"),
        ('msgid[0] "a"\n', "a.po:1", "no keyword"),
        ('msgid "a\\a"\n', "a.po:1", "no keyword"),
    ],
)
def test_broken_syntax_is_named_by_its_line(text: str, place: str, message: str) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        parse(text, "a.po")
    assert str(caught.value.location) == place
    assert "msgfmt" in caught.value.hint


def test_a_file_of_several_domains_is_refused_with_a_way_out() -> None:
    with pytest.raises(FormatError, match="several domains") as caught:
        parse('# c\ndomain "x"\nmsgid "a"\nmsgstr "b"\n', "a.po")
    assert str(caught.value.location) == "a.po:2"
    assert "file of its own" in caught.value.hint


MSGCAT = shutil.which("msgcat")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "" "a"\nmsgstr "b"\n', 1),
        ('msgid "a" msgstr "b"\n', 1),
        ('msgid\n"a"\nmsgstr\n"b"\n', 1),
        ('msgid"a"\nmsgstr "b"\n', 1),
        ('msgid "a"\nmsgstr "\\142"\n', 2),
        ('msgid "a"\nmsgstr "\\x62"\n', 2),
    ],
)
@pytest.mark.skipif(MSGCAT is None, reason="msgcat (gettext) is not installed")
def test_rare_syntax_is_refused_and_msgcat_helps_as_the_hint_says(text: str, line: int) -> None:
    with pytest.raises(FormatError) as caught:
        parse(text, "a.po")
    assert caught.value.location is not None
    assert caught.value.location.line == line
    assert "msgcat" in caught.value.hint
    plain = subprocess.run([str(MSGCAT), "-"], input=text, capture_output=True, text=True, check=True).stdout
    assert parse(plain, "a.po").entries == (Entry(msgid="a", msgstr=("b",)),)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a", True),
        ("a\n\n  b", True),
        ("\n\na", False),
        ("", False),
        (" \n", False),
        ("a ", False),
        ("a\rb", False),
        ("a\u2028b", False),
    ],
)
def test_a_comment_takes_printable_lines_only(text: str, fits: bool) -> None:
    assert fits_comment(text) is fits
