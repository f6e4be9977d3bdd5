"""OmegaT's glossaries: tab-separated UTF-8 text without quoting, ``glossary.txt``.

A line is a Chinese term, an English one and a comment; a line that begins with ``#`` is skipped. The preferred
rendering comes first and has the comment, every other rendering that is right has a line of its own below it.

What OmegaT has no column for and a translator should see stands behind the note, in square brackets:
``[not: OBOR | One Belt One Road]``. It is read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from duizhao.errors import FormatError, Location
from duizhao.formats.glossaries._cells import joined, separated
from duizhao.formats.glossaries._decoding import decode_table, first_text
from duizhao.formats.glossaries._gathering import Reading, gathered
from duizhao.formats.glossaries._remarks import Losses, Remarks
from duizhao.formats.glossaries.format import GlossaryOptions, ReadGlossary, WrittenGlossary
from duizhao.model import Authority, Case, TermEntry, TermStatus
from duizhao.text.scripts import has_han

__all__ = ["FORMAT", "OmegaT"]

_FIRST_LINE = "# Glossary in tab-separated format -*- coding: utf-8 -*-"
_OURS = "# Chinese, English, comment: exported by duizhao"
_LABEL = re.compile(r"(?:^|(?<= ))\[(not|formerly|short|status|definition|from): ([^\[\]]+)\]$")
_BREAKS = re.compile(r"[\t\n\r]+")


class OmegaT:
    """See the module. Cannot carry what it does not name in brackets, and tells it."""

    id = "omegat"
    aliases: tuple[str, ...] = ("omegat-glossary", "utf8")
    title = "OmegaT glossary"
    suffixes: tuple[str, ...] = (".txt", ".utf8")

    def sniff(self, head: bytes) -> bool:
        """Whether it begins with a comment, as a glossary that OmegaT made does, and goes on with a table."""
        first, *rest = first_text(head).split("\n")
        terms = next((line for line in rest if line.strip() and not line.startswith("#")), "")
        return first.startswith("#") and "\t" in terms

    def read(self, data: bytes, options: GlossaryOptions) -> ReadGlossary:
        """Parse a file; which side is Chinese is told by the script. FormatError where neither is."""
        remarks = Remarks(options.name)
        text = decode_table(data, options.name)
        lines = list(_lines(text, remarks))
        chinese = [sum(has_han(cells[side]) for _, cells in lines) for side in (0, 1)]
        if _OURS in text:
            ours = (replace(entry, authority=Authority.DOMAIN) for entry in _entries(lines, remarks))
            return ReadGlossary(entries=tuple(ours), remarks=remarks.collected())
        if text.strip() and not any(chinese):
            raise FormatError(
                "no-columns",
                "Neither of its first two columns holds Chinese terms.",
                hint="A line is a Chinese term, a tab, an English term and, if you like, a tab and a comment.",
                location=Location(options.name, lines[0][0] if lines else 1),
            )
        if chinese[1] > chinese[0]:
            lines = [(line, (cells[1], cells[0], cells[2])) for line, cells in lines]
        return ReadGlossary(entries=tuple(_entries(lines, remarks)), remarks=remarks.collected())

    def write(self, entries: Sequence[TermEntry], options: GlossaryOptions) -> WrittenGlossary:  # noqa: ARG002 - the protocol's signature
        """Serialise. The same entries give the same bytes."""
        losses = Losses()
        seen: set[str] = set()
        lines = [_FIRST_LINE, _OURS]
        for entry in entries:
            if not _one_line(entry.target):
                losses.add("terms without an English rendering", entry)
                continue
            if _one_line(entry.source) in seen:
                losses.add("which of several entries of the same Chinese a rendering belongs to", entry)
            seen.add(_one_line(entry.source))
            lines += _lines_of(entry, losses)
        text = "".join(f"{line}\n" for line in lines)
        return WrittenGlossary(data=text.encode("utf-8", errors="replace"), losses=losses.collected())


FORMAT = OmegaT()


def _lines(text: str, remarks: Remarks) -> Iterator[tuple[int, tuple[str, str, str]]]:
    for line, written in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if written.startswith("#") or not written.strip():
            continue
        source, target, comment = (cell.strip() for cell in (*written.split("\t"), "", "")[:3])
        if not source or not target:
            remarks.leave_out(line, "The line has no two terms with a tab between them.")
            continue
        yield line, (source, target, comment)


def _entries(lines: Sequence[tuple[int, tuple[str, str, str]]], remarks: Remarks) -> Iterator[TermEntry]:
    readings: list[Reading] = []
    statuses: dict[str, TermStatus] = {}
    for line, (source, target, comment) in lines:
        note, labels = _parted(comment)
        if labels.get("status") in set(TermStatus):
            statuses[source] = TermStatus(labels["status"])
        reading = Reading(
            source=source,
            renderings=(target,),
            line=line,
            short=separated(labels.get("short", "")),
            deprecated=separated(labels.get("formerly", "")),
            forbidden=separated(labels.get("not", "")),
            definition=labels.get("definition", ""),
            note=note,
            cite=labels.get("from", ""),
        )
        readings.append(reading)
    # Further lines of a term are how OmegaT has further renderings: nothing to tell.
    for entry in gathered(readings, remarks, is_usual=True):
        yield replace(entry, status=statuses.get(entry.source, entry.status))


def _lines_of(entry: TermEntry, losses: Losses) -> Iterator[str]:
    source, target = _one_line(entry.source), _one_line(entry.target)
    if source.startswith("#"):
        losses.add("a “#” that a term begins with", entry)
        source = source.lstrip("#").strip() or "＃"
    renderings = [_one_line(rendering) for rendering in (entry.target, *entry.admitted, *entry.short)]
    if (entry.source, *(entry.target, *entry.admitted, *entry.short)) != (source, *renderings) or len(
        set(renderings)
    ) < len(renderings):
        losses.add("tabs, line breaks and blanks around terms, and repeated renderings", entry)
    yield f"{source}\t{target}\t{_comment(entry, losses)}".rstrip("\t")
    for rendering in dict.fromkeys(renderings[1:]):
        if rendering and rendering != target:
            yield f"{source}\t{rendering}"


def _comment(entry: TermEntry, losses: Losses) -> str:
    """Return note and labels, as far as they come back; tell the rest."""
    wanted = {
        "definition": _one_line(entry.definition),
        "status": "" if entry.status is TermStatus.PREFERRED else entry.status.value,
        "short": joined(entry.short) if entry.short else "",
        "formerly": joined(entry.deprecated) if entry.deprecated else "",
        "not": joined(entry.forbidden) if entry.forbidden else "",
        "from": _one_line(entry.cite),
    }
    note = _one_line(entry.note)
    labels = {name: text for name, text in wanted.items() if text and _fits(name, text)}
    for name, text in wanted.items():
        if text and name not in labels:
            losses.add(_LABELLED[name], entry)
    if _parted(_composed(note, labels)) != (note, labels):
        losses.add("a note that ends like a label of ours", entry)
        note = ""
    for name, lost in _unlabelled(entry).items():
        if lost:
            losses.add(name, entry)
    return _composed(note, labels)


_LABELLED = {
    "definition": "a definition with brackets or bars",
    "short": "short forms with brackets or bars",
    "formerly": "deprecated renderings with brackets or bars",
    "not": "forbidden renderings with brackets or bars",
    "from": "a source with brackets or bars",
}


def _unlabelled(entry: TermEntry) -> dict[str, bool]:
    return {
        "line breaks and blanks around notes, definitions and sources": (
            any(text != _one_line(text) for text in (entry.note, entry.definition, entry.cite))
        ),
        "the rule of the first mention": entry.introduce,
        "the part of speech": entry.part_of_speech is not None,
        "how many words may stand in between": entry.words_between > 0,
        "the case rule": entry.case is not Case.INITIAL,
        "the domain": bool(entry.domain),
        "the authority": entry.authority is not Authority.DOMAIN,
    }


def _fits(name: str, text: str) -> bool:
    return _parted(_composed("", {name: text})) == ("", {name: text})


def _composed(note: str, labels: Mapping[str, str]) -> str:
    return " ".join([*([note] if note else []), *(f"[{name}: {text}]" for name, text in labels.items())])


def _parted(comment: str) -> tuple[str, dict[str, str]]:
    """Return a comment's note and its labels."""
    labels: list[tuple[str, str]] = []
    while (found := _LABEL.search(comment)) and found[1] not in dict(labels):
        labels.append((found[1], found[2]))
        comment = comment[: found.start()].rstrip(" ")
    return comment, dict(reversed(labels))


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()
