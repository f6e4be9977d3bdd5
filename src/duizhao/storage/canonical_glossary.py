"""The fast reader of ``glossary/``: it knows the lines we write ourselves, comments between entries, and nothing else.

Reading 100,000 entries through PyYAML takes seconds, this a fraction of that. Whatever it does not know for certain, a
mistake included, it leaves to the reader that takes any YAML and can tell lines: the two must never differ.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus
from duizhao.storage.scalars import INVISIBLE, unquoted

__all__ = ["CanonicalGlossary", "read_canonical"]

_BETWEEN = r"(?:#.*\n|\n)*"
_HEAD = re.compile(rf"{_BETWEEN}(?:domain: (.+)\n)?(?:authority: (project|domain|imported)\n)?terms:\n")
_ENTRY = re.compile(
    _BETWEEN + r"(?P<entry>- source: (.+)\n"
    r"(?:  target: (.+)\n)?"
    r"(?:  admitted: \[(.+)\]\n)?"
    r"(?:  short: \[(.+)\]\n)?"
    r"(?:  deprecated: \[(.+)\]\n)?"
    r"(?:  forbidden: \[(.+)\]\n)?"
    r"(?:  introduce: (true)\n)?"
    rf"(?:  part_of_speech: ({'|'.join(PartOfSpeech)})\n)?"
    r"(?:  words_between: ([12])\n)?"
    rf"(?:  case: ({'|'.join(Case)})\n)?"
    rf"(?:  status: ({'|'.join(TermStatus)})\n)?"
    r"(?:  definition: (.+)\n)?"
    r"(?:  note: (.+)\n)?"
    r"(?:  cite: (.+)\n)?)"
)
_REST = re.compile(_BETWEEN)
_ITEM = re.compile(r'("(?:[^"\\]|\\.)*"|[^",\[\]{}?:][^,\[\]{}?:]*)(?:, |$)')
_FLOW_MARK = re.compile(r'["\[\]{}?:]')


@dataclass(frozen=True, slots=True)
class CanonicalGlossary:
    """What a file says that is as we write it."""

    domain: str
    authority: Authority
    entries: tuple[TermEntry, ...]


def read_canonical(text: str, default_domain: str, file: str) -> CanonicalGlossary | None:
    """Read a file as ``dump_glossary`` writes it, comments and empty lines between entries apart; None for another."""
    if INVISIBLE.search(text):
        return None
    head = _HEAD.match(text)
    if head is None:
        return None
    try:
        domain = (unquoted(head[1]) if head[1] else "") or default_domain
        authority = Authority(head[2]) if head[2] else Authority.DOMAIN
        entries = _read_entries(text, head.end(), domain, authority, file)
    except ValueError:
        return None
    return CanonicalGlossary(domain, authority, entries)


def _read_entries(text: str, at: int, domain: str, authority: Authority, file: str) -> tuple[TermEntry, ...]:
    entries = []
    line, counted = 1, 0
    while match := _ENTRY.match(text, at):
        start = match.start("entry")
        line += text.count("\n", counted, start)
        entries.append(_read_entry(match, line, domain, authority, file))
        counted, at = start, match.end()
    rest = _REST.match(text, at)
    if not entries or rest is None or rest.end() < len(text):
        raise ValueError(at)
    return tuple(entries)


def _read_entry(match: re.Match[str], line: int, domain: str, authority: Authority, file: str) -> TermEntry:
    _, source, target, admitted, short, deprecated, forbidden, introduce, speech, between, case, status, *texts = (
        match.groups()
    )
    entry = TermEntry(
        source=unquoted(source),
        target=unquoted(target) if target else "",
        admitted=_items(admitted) if admitted else (),
        short=_items(short) if short else (),
        deprecated=_items(deprecated) if deprecated else (),
        forbidden=_items(forbidden) if forbidden else (),
        introduce=introduce is not None,
        part_of_speech=PartOfSpeech(speech) if speech else None,
        words_between=int(between) if between else 0,
        case=Case(case) if case else Case.INITIAL,
        status=TermStatus(status) if status else TermStatus.PREFERRED,
        definition=unquoted(texts[0]) if texts[0] else "",
        note=unquoted(texts[1]) if texts[1] else "",
        cite=unquoted(texts[2]) if texts[2] else "",
        domain=domain,
        authority=authority,
        file=file,
        line=line,
    )
    if not entry.source or not (entry.target or entry.status is TermStatus.SHIELD):
        raise ValueError(line)
    return entry


def _items(written: str) -> tuple[str, ...]:
    if not _FLOW_MARK.search(written):
        items = written.split(", ")
    else:
        items = []
        at = 0
        while at < len(written):
            item = _ITEM.match(written, at)
            if item is None:
                raise ValueError(written)
            items.append(item[1])
            at = item.end()
        if written.endswith(", "):
            raise ValueError(written)
    texts = tuple(map(unquoted, items))
    if "" in texts or any("," in item for item in items if not item.startswith('"')):
        raise ValueError(written)
    return texts
