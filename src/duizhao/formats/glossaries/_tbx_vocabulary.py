"""The words of TBX: its dialects, its data categories and picklists, and the note that keeps our own settings.

TBX-Basic has a place for nearly all that an entry says: ``administrativeStatus`` tells preferred, admitted, superseded
(our deprecated: right once) and deprecated (our forbidden: not to be used), ``termType`` tells short forms. The rest
stands in a ``note`` that begins with ``duizhao:``. Other programs keep and show notes, and every dialect allows them
everywhere, which cannot be said of any data category of our own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from duizhao.formats._xml import element, root_tag
from duizhao.formats.glossaries._words import Standing, squeezed
from duizhao.formats.glossaries._words import standing as standing_of
from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus

__all__ = [
    "DCA",
    "DCT",
    "MADE_HERE",
    "PARTS_OF_SPEECH",
    "STATUSES",
    "V2",
    "Dialect",
    "has_style",
    "is_settings",
    "is_short",
    "settings_in",
    "settings_note",
    "standing_in",
]

MADE_HERE = "A glossary of duizhao. Texts stand as they are, white space included."
"""What the header says of a file of ours. In a file of others line breaks and indentation belong to the layout."""

STATUSES = {
    Standing.PREFERRED: "preferredTerm-admn-sts",
    Standing.ADMITTED: "admittedTerm-admn-sts",
    Standing.DEPRECATED: "supersededTerm-admn-sts",
    Standing.FORBIDDEN: "deprecatedTerm-admn-sts",
}
PARTS_OF_SPEECH = {
    PartOfSpeech.NOUN: "noun",
    PartOfSpeech.PROPER_NOUN: "properNoun",
    PartOfSpeech.VERB: "verb",
    PartOfSpeech.ADJECTIVE: "adjective",
    PartOfSpeech.ADVERB: "adverb",
    PartOfSpeech.OTHER: "other",
}
_SHORT_TYPES = frozenset({"acronym", "abbreviation", "shortform", "initialism", "shortenedform", "clippedterm"})
_MARKER = "duizhao:"
_SETTING = re.compile(r"\s*([a-z_]+)=([a-z0-9 ]+)\s*(?:;|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How one version and style of TBX names things."""

    root: str
    root_attributes: Mapping[str, str]
    document_type: str
    header: str
    concept: str
    language: str
    term: str
    prefixes: Mapping[str, str]
    """The namespace prefix of each data category, in a style that makes elements of them; empty otherwise."""

    def category(self, holder: str, name: str, content: str) -> str:
        """Return a data category as the dialect writes it; ``holder`` is the element that has it as its type."""
        if self.prefixes:
            return element(f"{self.prefixes[name]}:{name}", {}, content)
        return element(holder, {"type": name}, content)


V2 = Dialect(
    root="martif",
    root_attributes={"type": "TBX-Basic"},
    document_type='<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">',
    header="martifHeader",
    concept="termEntry",
    language="langSet",
    term="tig",
    prefixes={},
)
DCA = Dialect(
    root="tbx",
    root_attributes={"type": "TBX-Basic", "style": "dca", "xmlns": "urn:iso:std:iso:30042:ed-2"},
    document_type="",
    header="tbxHeader",
    concept="conceptEntry",
    language="langSec",
    term="termSec",
    prefixes={},
)
DCT = Dialect(
    root="tbx",
    root_attributes={
        "type": "TBX-Basic",
        "style": "dct",
        "xmlns": "urn:iso:std:iso:30042:ed-2",
        "xmlns:min": "http://www.tbxinfo.net/ns/min",
        "xmlns:basic": "http://www.tbxinfo.net/ns/basic",
    },
    document_type="",
    header="tbxHeader",
    concept="conceptEntry",
    language="langSec",
    term="termSec",
    prefixes={
        "subjectField": "min",
        "administrativeStatus": "min",
        "partOfSpeech": "min",
        "definition": "basic",
        "source": "basic",
        "termType": "basic",
    },
)


def has_style(head: bytes, style: str) -> bool:
    """Whether the root of a file that begins with ``head`` says that this is its style."""
    return bool(re.search(rf"""\sstyle\s*=\s*["']{style}["']""", root_tag(head)))


def standing_in(status: str) -> Standing | None:
    """Return what an administrative status or a normative authorisation means; None for one that nobody knows.

    In TBX a deprecated term is one that must not be used, and a superseded one was right once.
    """
    written = status.strip().removesuffix("-admn-sts")
    if squeezed(written) in {"deprecatedterm", "deprecated"}:
        return Standing.FORBIDDEN
    return standing_of(written)


def is_short(term_type: str) -> bool:
    """Whether a term of this type is a short form of another one."""
    return squeezed(term_type) in _SHORT_TYPES


def settings_note(entry: TermEntry) -> str:
    """Return the note for what TBX-Basic has no place for; empty where an entry says nothing of the kind."""
    settings = {
        "status": "" if entry.status is TermStatus.PREFERRED else entry.status.value,
        "case": "" if entry.case is Case.INITIAL else entry.case.value,
        "introduce": "yes" if entry.introduce else "",
        "words_between": str(entry.words_between) if entry.words_between else "",
        "authority": "" if entry.authority is Authority.DOMAIN else entry.authority.value,
    }
    written = "; ".join(f"{name}={value}" for name, value in settings.items() if value)
    # A person's note may look like one of ours: then an empty one of ours stands before it.
    return f"{_MARKER} {written}".rstrip() if written or is_settings(entry.note) else ""


def is_settings(note: str) -> bool:
    """Whether a note is one of ours."""
    return note.lstrip().startswith(_MARKER)


def settings_in(note: str) -> dict[str, str]:
    """Return the settings in a note of ours."""
    return dict(_SETTING.findall(note.strip().removeprefix(_MARKER)))
