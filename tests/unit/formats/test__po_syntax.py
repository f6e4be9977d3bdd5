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
        references=("a.c:1 b.c:2",),
        flags=("fuzzy", "c-format"),
        previous=('msgctxt "menu"', 'msgid "Old"'),
    )
    assert first.line == 8
    assert second == Entry(msgid="Gone", msgstr=("没了",), obsolete=True, previous=('msgid "older"',))
    assert render_entries(catalogue.entries) == WHOLE


@pytest.mark.parametrize(
    "text",
    [
        'msgid "a"\nmsgstr "b"',
        'msgid "a" msgstr "b"',
        '  msgid\t"a"\r\n  msgstr "b"\r\n',
        'msgid\n"a"\nmsgstr\n"b"\n',
        'msgid "" "a"\nmsgstr "b" ""\n',
        '\n\nmsgid "a"\nmsgstr "b"\n\n\n',
    ],
)
def test_what_msgfmt_takes_is_taken(text: str) -> None:
    assert parse(text, "a.po").entries == (Entry(msgid="a", msgstr=("b",)),)


def test_flags_need_no_blank_and_comments_need_none_either() -> None:
    (entry,) = parse('#,fuzzy\n#.extracted\n#:a.c\n#note\nmsgid "a"\nmsgstr "b"\n', "a.po").entries
    assert (entry.flags, entry.extracted, entry.references, entry.comments) == (
        ("fuzzy",),
        ("extracted",),
        ("a.c",),
        ("note",),
    )


@pytest.mark.parametrize(
    "text", ['a"b\\c', "a\tb\r\n\n c", "\a\b\f\v\x00\x01\x7f", "\x85\u2028", "成都😀", "\n", "\n\nend\n"]
)
def test_strings_survive_escaping(text: str) -> None:
    entry = Entry(msgid=text, msgstr=(text,), context=text)
    assert parse(render_entries([entry]), "a.po").entries == (entry,)


def test_octal_hexadecimal_and_unknown_escapes_are_understood() -> None:
    (entry,) = parse(r'msgid "\101\x42\q\x"' + '\nmsgstr ""', "a.po").entries
    assert entry.msgid == "ABqx"


def test_comments_after_the_last_entry_are_kept() -> None:
    catalogue = parse('msgid "a"\nmsgstr "b"\n\n# the end\n#, fuzzy\n', "a.po")
    assert catalogue.trailing == ("# the end", "#, fuzzy")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('msgid "a"\nmsgstr "b\n', "a.po:2:8", "not properly quoted"),
        ('msgid "a"\nmsgstr "b" c\n', "a.po:2:12", "not properly quoted"),
        ("msgid a\n", "a.po:1:7", "not properly quoted"),
        ("\nhello\n", "a.po:2:1", "no keyword"),
        ('msgids "a"\n', "a.po:1:1", "no keyword"),
        ('# c\n"a"\n', "a.po:2:1", "without a keyword"),
        ('msgstr "a"\n', "a.po:1:1", "without a msgid"),
        ('msgid "a"\nmsgid "b"\n', "a.po:2:1", "stands twice"),
        ('msgid "a"\n', "a.po:1:1", "no msgstr"),
        ('msgctxt "a"\n', "a.po:1:1", "no msgid"),
        ('msgid "a"\nmsgid_plural "b"\n', "a.po:1:1", r"no msgstr\[0\]"),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', "a.po:1:1", "no msgstr0"),
        ('msgid "a"\nmsgstr[0] "c"\n', "a.po:1:1", "no msgid_plural"),
        ('msgid "a"\nmsgstr[999] "c"\n', "a.po:2:8", "index makes no sense"),
        ('msgid[0] "a"\n', "a.po:1:7", "index makes no sense"),
        ('domain "x"\n', "a.po:1:1", "domains"),
    ],
)
def test_broken_syntax_is_named_by_line_and_column(text: str, place: str, message: str) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        parse(text, "a.po")
    assert str(caught.value.location) == place
    assert caught.value.hint


@pytest.mark.parametrize(
    ("text", "fits"),
    [("a", True), ("a\n\n  b", True), ("", False), (" \n", False), ("a ", False), ("a\rb", False), ("a\u2028b", False)],
)
def test_a_comment_takes_printable_lines_only(text: str, fits: bool) -> None:
    assert fits_comment(text) is fits
