"""The syntax of PO files: entries out of text and text out of entries.

Source: the GNU gettext manual, "The Format of PO Files". Read here rather than by polib, which drops what it does not
know (previous strings of obsolete entries, comments at the end) and refuses what msgfmt takes (``#,fuzzy``, several
strings on a line, octal escapes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from duizhao.errors import FormatError, Location

__all__ = ["Entry", "PoFile", "fits_comment", "parse", "render_entries"]

_FIELD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr|domain)(?:[ \t]*\[[ \t]*(\d+)[ \t]*\])?(?![A-Za-z_])")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\([0-7]{1,3}|x[0-9A-Fa-f]{1,2}|.)", re.DOTALL)
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_UNESCAPED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_ESCAPED = {value: f"\\{name}" for name, value in _UNESCAPED.items()} | {'"': '\\"', "\\": "\\\\"}
_NEEDS_ESCAPE = re.compile(r'[\x00-\x1f\x7f"\\]')
_MAX_FORMS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message as it stands in a PO file."""

    msgid: str
    msgstr: tuple[str, ...]
    """One string; with ``plural`` one for each form, in order."""
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    """Lines of translators, after ``# ``."""
    extracted: tuple[str, ...] = ()
    """Lines of developers and programs, after ``#. ``."""
    references: tuple[str, ...] = ()
    """Lines after ``#: ``."""
    flags: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    """Lines after ``#| ``, as they are written."""
    obsolete: bool = False
    line: int = field(default=0, compare=False)
    """Of the first keyword, from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PoFile:
    """What a PO file holds, in order."""

    entries: tuple[Entry, ...]
    """The header, if there is one, is the entry with an empty msgid and no context."""
    trailing: tuple[str, ...] = ()
    """Comment lines after the last entry, marks included."""


def fits_comment(text: str) -> bool:
    """Whether comment lines can carry the text and give it back: printable, no line padded at its end, not blank."""
    lines = text.split("\n")
    return bool(text.strip()) and all(line == line.rstrip() and not _UNPRINTABLE.search(line) for line in lines)


def parse(text: str, name: str) -> PoFile:
    """Parse a PO file's text. Raises FormatError with line and column."""
    reader = _Reader(name)
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        reader.take(line, number)
    return reader.finish()


def render_entries(entries: Iterable[Entry]) -> str:
    """Return entries as text, a blank line between them."""
    return "\n".join(map(_render_entry, entries))


@dataclass(slots=True)
class _Draft:
    """An entry while it is read."""

    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    flags: list[str] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    verbatim: list[str] = field(default_factory=list)
    strings: dict[str, list[str]] = field(default_factory=dict)
    """By keyword; ``msgstr0``, ``msgstr1``, … for the forms of a plural."""
    obsolete: bool = False
    line: int = 0

    @property
    def is_complete(self) -> bool:
        return any(keyword.startswith("msgstr") for keyword in self.strings)


class _Reader:
    def __init__(self, name: str) -> None:
        self._name = name
        self._entries: list[Entry] = []
        self._draft = _Draft()
        self._open: list[str] | None = None
        self._number = 0

    def take(self, line: str, number: int) -> None:
        self._number = number
        start = _after_blanks(line, 0)
        obsolete = line.startswith("#~", start) and not line.startswith("#~|", start)
        if obsolete:
            start = _after_blanks(line, start + 2)
        if start == len(line):
            return
        if line[start] == "#":
            self._take_comment(line[start:].rstrip(), line)
        elif line[start] == '"':
            if self._open is None:
                raise self._error("a string stands here without a keyword", start)
            self._take_strings(line, start, obsolete=obsolete)
        else:
            self._take_field(line, start, obsolete=obsolete)

    def finish(self) -> PoFile:
        trailing = tuple(self._draft.verbatim) if not self._draft.strings and not self._draft.is_complete else ()
        if not trailing:
            self._close()
        return PoFile(entries=tuple(self._entries), trailing=trailing)

    def _take_comment(self, comment: str, line: str) -> None:
        if self._draft.is_complete:
            self._close()
        draft = self._draft
        draft.verbatim.append(line.strip())
        self._open = None
        mark, rest = comment[:2], comment[2:]
        if comment.startswith("#~|"):
            draft.previous.append(comment[3:].strip())
        elif mark == "#.":
            draft.extracted.append(rest.removeprefix(" "))
        elif mark == "#:":
            draft.references.append(rest.strip())
        elif mark == "#,":
            draft.flags += [flag.strip() for flag in rest.split(",") if flag.strip()]
        elif mark == "#|":
            draft.previous.append(rest.strip())
        else:
            draft.comments.append(comment[1:].removeprefix(" "))

    def _take_field(self, line: str, start: int, *, obsolete: bool) -> None:
        match = _FIELD.match(line, start)
        if not match:
            raise self._error("this is no keyword of a PO file", start)
        keyword, form = match.groups()
        if keyword == "domain":
            raise self._error("several domains in one PO file are not supported", start, "Split the file by domain.")
        if keyword in {"msgctxt", "msgid"} and self._draft.is_complete:
            self._close()
        draft = self._draft
        if form is not None and (keyword != "msgstr" or int(form) > _MAX_FORMS):
            raise self._error("this index makes no sense here", match.start(2))
        name = f"msgstr{int(form)}" if form is not None else keyword
        if name in draft.strings:
            raise self._error(f"{keyword} stands twice in one entry", start)
        if keyword not in {"msgctxt", "msgid"} and "msgid" not in draft.strings:
            raise self._error(f"{keyword} without a msgid before it", start)
        if not draft.strings:
            draft.line = self._number
            draft.obsolete = obsolete
        draft.strings[name] = self._open = []
        self._take_strings(line, _after_blanks(line, match.end()), obsolete=obsolete)

    def _take_strings(self, line: str, at: int, *, obsolete: bool) -> None:
        assert self._open is not None
        while at < len(line):
            match = _STRING.match(line, at)
            if not match and _FIELD.match(line, at):
                self._take_field(line, at, obsolete=obsolete)
                return
            if not match:
                raise self._error("a string that is not properly quoted", at, 'Write " inside a string as \\".')
            self._open.append(_ESCAPE.sub(_unescape, match.group(1)))
            at = _after_blanks(line, match.end())

    def _close(self) -> None:
        draft = self._draft
        self._draft, self._open = _Draft(), None
        if not draft.strings:
            return
        strings = {keyword: "".join(parts) for keyword, parts in draft.strings.items()}
        self._entries.append(
            Entry(
                msgid=self._required(strings, "msgid", draft),
                msgstr=self._translations(strings, draft),
                context=strings.get("msgctxt"),
                plural=strings.get("msgid_plural"),
                comments=tuple(draft.comments),
                extracted=tuple(draft.extracted),
                references=tuple(draft.references),
                flags=tuple(dict.fromkeys(draft.flags)),
                previous=tuple(draft.previous),
                obsolete=draft.obsolete,
                line=draft.line,
            )
        )

    def _required(self, strings: dict[str, str], keyword: str, draft: _Draft) -> str:
        if keyword not in strings:
            raise self._error(f"the entry has no {keyword}", 0, line=draft.line)
        return strings[keyword]

    def _translations(self, strings: dict[str, str], draft: _Draft) -> tuple[str, ...]:
        if "msgid_plural" not in strings:
            indexed = next((keyword for keyword in strings if re.fullmatch(r"msgstr\d+", keyword)), None)
            if indexed:
                raise self._error("msgstr has an index, but the entry has no msgid_plural", 0, line=draft.line)
            return (self._required(strings, "msgstr", draft),)
        forms = sum(keyword.startswith("msgstr") for keyword in strings)
        if not forms:
            raise self._error("the entry has no msgstr[0]", 0, line=draft.line)
        return tuple(self._required(strings, f"msgstr{form}", draft) for form in range(forms))

    def _error(self, what: str, at: int, hint: str = "", line: int = 0) -> FormatError:
        return FormatError(
            "po-syntax",
            f"PO syntax: {what}.",
            hint=hint or "msgfmt -c tells more about a broken PO file.",
            location=Location(self._name, line or self._number, at + 1),
        )


def _after_blanks(line: str, at: int) -> int:
    return len(line) - len(line[at:].lstrip(" \t\v\f"))


def _unescape(match: re.Match[str]) -> str:
    escape = match.group(1)
    if escape[0] in "01234567":
        return chr(int(escape, 8))
    if escape[0] == "x" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    return _UNESCAPED.get(escape, escape)


def _render_entry(entry: Entry) -> str:
    lines = [f"# {line}".rstrip() for line in entry.comments]
    lines += [f"#. {line}".rstrip() for line in entry.extracted]
    lines += [f"#: {line}" for line in entry.references]
    if entry.flags:
        lines.append(f"#, {', '.join(entry.flags)}")
    mark = "#~ " if entry.obsolete else ""
    lines += [f"{'#~| ' if entry.obsolete else '#| '}{line}" for line in entry.previous]
    fields = [("msgctxt", entry.context), ("msgid", entry.msgid), ("msgid_plural", entry.plural)]
    if entry.plural is None:
        fields.append(("msgstr", entry.msgstr[0]))
    else:
        fields += [(f"msgstr[{form}]", text) for form, text in enumerate(entry.msgstr)]
    lines += [mark + line for keyword, text in fields if text is not None for line in _render_field(keyword, text)]
    return "".join(f"{line}\n" for line in lines)


def _render_field(keyword: str, text: str) -> list[str]:
    """Return a keyword and its string, a line each where the text has several."""
    pieces = re.findall(r"[^\n]*\n|[^\n]+", text)
    if len(pieces) <= 1:
        return [f'{keyword} "{_escape(text)}"']
    return [f'{keyword} ""', *(f'"{_escape(piece)}"' for piece in pieces)]


def _escape(text: str) -> str:
    return _NEEDS_ESCAPE.sub(lambda match: _ESCAPED.get(match[0], f"\\{ord(match[0]):03o}"), text)
