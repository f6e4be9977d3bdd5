"""The syntax of PO files, by polib: entries out of text and text out of entries.

Source: the GNU gettext manual, "The Format of PO Files". polib reads in silence what it does not understand, and drops
part of it: a string without quotes, an octal escape, a plural form that is there twice. Every line is therefore held
against the shape of a PO line first; what msgfmt takes and polib misreads is refused with its line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import polib

from duizhao.errors import FormatError, Location

__all__ = ["Entry", "PoFile", "fits_comment", "parse", "render_entries"]

_LINE_END = re.compile(r"\r\n|\n|\r")
_COMMENT = re.compile(r"#(~\||[.:,|]|(?!~))(.*)", re.DOTALL)
_STRING = re.compile(
    r"""(?:\#~[ \t]*)?
    (?:(?P<keyword>msgctxt|msgid|msgid_plural|msgstr|msgstr\[(?P<form>\d)\])[ \t]+)?
    "(?:[^"\\]|\\[\\ntrvbf"])*" """,
    re.VERBOSE,
)
_OBSOLETE_MARK = re.compile(r"#~[ \t]*(?=.)")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_EMPTY_COMMENT = re.compile(r"^# $", re.MULTILINE)
_WHERE = re.compile(r"\(line (\d+)\)")
_FENCE = ('msgctxt ""', 'msgid ""', 'msgstr ""')
"""An entry before the file, for polib takes the first comments for its own; and one behind it, for the last ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message as it stands in a PO file."""

    msgid: str
    msgstr: tuple[str, ...]
    """One string; with ``plural`` one for each form, in order."""
    context: str | None = None
    plural: str | None = None
    """Never empty."""
    comments: tuple[str, ...] = ()
    """Lines of translators, after ``# ``; the first is not empty."""
    extracted: tuple[str, ...] = ()
    """Lines of developers and programs, after ``#. ``; none is empty. An obsolete entry has none."""
    references: tuple[str, ...] = ()
    """Places in the program, after ``#: ``, without blanks. An obsolete entry has none."""
    flags: tuple[str, ...] = ()
    previous_context: str | None = None
    previous_msgid: str | None = None
    previous_plural: str | None = None
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """Of the first comment or keyword, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoFile:
    """What a PO file holds, in order."""

    entries: tuple[Entry, ...]
    """The header, if there is one, is the entry with an empty msgid and no context."""
    trailing: tuple[str, ...] = ()
    """Comment lines after the last entry, marks included."""


class _Lines(list[str]):
    """Lines where polib expects a text: it would split a text at U+2028 too, and open a file that it names."""

    def splitlines(self) -> list[str]:
        return self


class _Catalogue(polib.POFile):
    """A catalogue whose header stays an entry; polib makes a dictionary of it, which loses lines and their order."""

    def find(self, *_: Any, **__: Any) -> None:
        """Find nothing: polib asks for the header alone."""


def fits_comment(text: str) -> bool:
    """Whether comment lines can carry the text and give it back.

    Its lines are printable and not padded at their end, and the first is not empty.
    """
    lines = text.split("\n")
    return bool(lines[0]) and all(line == line.rstrip() and not _UNPRINTABLE.search(line) for line in lines)


def parse(text: str, name: str) -> PoFile:
    """Parse a PO file's text. Raises FormatError with the line."""
    lines = list(_shaped(_LINE_END.split(text), name))
    fenced: Any = _Lines([*_FENCE, *lines, *_FENCE])
    try:
        catalogue = polib.pofile(fenced, encoding="utf-8", klass=_Catalogue, check_for_duplicates=False)
    except OSError as error:
        where = _WHERE.search(str(error))
        number = int(where[1]) - len(_FENCE) if where else 1
        what = "the last entry is not complete" if number > len(lines) else "this line does not belong here"
        raise _error(what, name, min(number, len(lines))) from error
    _, *entries, end = (_entry(entry, name) for entry in catalogue)
    comments = _render(end).removesuffix(_render(Entry(msgid="", msgstr=("",), context="")))
    return PoFile(entries=tuple(entries), trailing=tuple(comments.splitlines()))


def render_entries(entries: Iterable[Entry]) -> str:
    """Return entries as text, a blank line between them."""
    return "\n".join(map(_render, entries))


def _shaped(lines: Iterable[str], name: str) -> Iterator[str]:
    """Yield the lines as polib wants them. Raises FormatError for those it would misread."""
    keyword = ""
    form = -1
    for number, padded in enumerate(lines, start=1):
        line = padded.strip()
        comment = _COMMENT.fullmatch(line)
        if comment and keyword in {"msgctxt", "msgid", "msgid_plural"}:
            raise _error("a comment inside an entry", name, number)
        if comment:
            keyword = ""
            yield _comment(comment[1], comment[2], name, number)
        elif line in {"", "#~"}:
            yield ""
        else:
            string = _string(line, name, number)
            keyword = string["keyword"] or keyword
            if not keyword:
                raise _error("a string without a keyword before it", name, number)
            if string["keyword"]:
                form = form + 1 if string["form"] else -1
            if string["form"] and int(string["form"]) != form:
                raise _error("the forms of a plural are not in order", name, number)
            yield _OBSOLETE_MARK.sub("#~ ", line)


def _string(line: str, name: str, number: int) -> re.Match[str]:
    match = _STRING.fullmatch(line)
    if not match and line.startswith("domain"):
        what = "several domains in one PO file are not supported"
        raise _error(what, name, number, "Give every domain a file of its own.")
    if not match:
        raise _error("this is no keyword with a string in double quotes", name, number)
    return match


def _comment(mark: str, text: str, name: str, number: int) -> str:
    """Return a comment with one blank after its mark, which msgfmt can do without."""
    if mark not in {"|", "~|"}:
        return f"#{mark} {text.removeprefix(' ')}"
    _string(text.strip(), name, number)
    # polib drops the previous strings of obsolete entries unless they are marked like those of all others.
    return f"#| {text.strip()}"


def _entry(entry: polib.POEntry, name: str) -> Entry:
    line = (entry.linenum or 0) - len(_FENCE)
    if bool(entry.msgid_plural) != bool(entry.msgstr_plural):
        raise _error("msgid_plural and msgstr[0] must stand together", name, line)
    forms = tuple(text for _, text in sorted(entry.msgstr_plural.items()))
    return Entry(
        msgid=entry.msgid,
        msgstr=forms or (entry.msgstr,),
        context=entry.msgctxt,
        plural=entry.msgid_plural or None,
        comments=_lines_of(entry.tcomment),
        extracted=() if entry.obsolete else _lines_of(entry.comment),
        references=() if entry.obsolete else tuple(_reference(*place) for place in entry.occurrences),
        flags=tuple(dict.fromkeys(flag for flag in entry.flags if flag)),
        previous_context=entry.previous_msgctxt,
        previous_msgid=entry.previous_msgid,
        previous_plural=entry.previous_msgid_plural,
        obsolete=bool(entry.obsolete),
        line=line,
    )


def _lines_of(comment: str) -> tuple[str, ...]:
    return tuple(comment.split("\n")) if comment else ()


def _reference(file: str, line: str | int) -> str:
    return f"{file}:{line}" if line else file


def _render(entry: Entry) -> str:
    plural = {} if entry.plural is None else dict(enumerate(entry.msgstr))
    rendered = polib.POEntry(
        msgid=entry.msgid,
        msgstr="" if plural else entry.msgstr[0],
        msgctxt=entry.context,
        msgid_plural=entry.plural or "",
        msgstr_plural=plural,
        tcomment="\n".join(entry.comments),
        comment="\n".join(entry.extracted),
        occurrences=[(reference, "") for reference in entry.references],
        flags=list(entry.flags),
        previous_msgctxt=entry.previous_context,
        previous_msgid=entry.previous_msgid,
        previous_msgid_plural=entry.previous_plural,
        obsolete=entry.obsolete,
    ).__unicode__(wrapwidth=0)
    return _EMPTY_COMMENT.sub("#", rendered)


def _error(what: str, name: str, line: int, hint: str = "") -> FormatError:
    return FormatError(
        "po-syntax",
        f"PO syntax: {what}.",
        hint=hint or "msgfmt -c tells what is wrong; if it finds no fault, msgcat may write the file in plainer form.",
        location=Location(name, line),
    )
