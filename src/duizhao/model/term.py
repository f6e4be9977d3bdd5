"""Glossary entries, and what becomes of them in texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from duizhao.model.span import Span

__all__ = [
    "Authority",
    "Case",
    "EntryChange",
    "PartOfSpeech",
    "TermEntry",
    "TermHit",
    "TermStatus",
    "TermUse",
    "Verdict",
]


class TermStatus(StrEnum):
    """What the glossary says of an entry."""

    PREFERRED = "preferred"
    """Enforced."""
    CANDIDATE = "candidate"
    """Suggested, never enforced."""
    DEPRECATED = "deprecated"
    """Still recognised in old text; using its target is a warning."""
    SHIELD = "shield"
    """Stops shorter terms from matching inside it and asks for nothing."""


class Authority(StrEnum):
    """Whose word an entry is; of entries of one name only those of the highest authority are in force."""

    PROJECT = "project"
    """Decided for this project: overrules everything."""
    DOMAIN = "domain"
    """Of a domain's glossary."""
    IMPORTED = "imported"
    """From elsewhere, nobody has looked at it yet."""

    @property
    def rank(self) -> int:
        """0 for the highest."""
        return list(Authority).index(self)


class Case(StrEnum):
    """How the letters of a rendering must be cased."""

    EXACT = "exact"
    INITIAL = "initial"
    """As written, but the first letter may be a capital (sentence start, headline)."""
    ANY = "any"


class PartOfSpeech(StrEnum):
    """Of a rendering: it says which inflected forms are the same term (the picklist of TBX-Basic)."""

    NOUN = "noun"
    PROPER_NOUN = "proper noun"
    VERB = "verb"
    """Past and -ing forms count as well."""
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """A concept of the glossary: one Chinese name and its English renderings."""

    source: str
    target: str
    """The preferred rendering. Empty only for a shield."""
    admitted: tuple[str, ...] = ()
    """Renderings that are also right, in order of preference."""
    short: tuple[str, ...] = ()
    """Short forms and acronyms: right once the term has been written out before them in the document."""
    deprecated: tuple[str, ...] = ()
    """Renderings that were right once: using one is a warning."""
    forbidden: tuple[str, ...] = ()
    """Renderings that are wrong, usually because officials have dropped them."""
    introduce: bool = False
    """Whether the first mention in a document must read ``target (short)``, and later ones be short."""
    part_of_speech: PartOfSpeech | None = None
    """Plural and possessive always count as the same term, past and -ing forms for a verb alone."""
    words_between: int = 0
    """How many words, 0 to 2, may stand between two words of a rendering."""
    case: Case = Case.INITIAL
    status: TermStatus = TermStatus.PREFERRED
    definition: str = ""
    note: str = ""
    cite: str = ""
    """Where the rendering comes from."""
    domain: str = ""
    """The domain of the file it stands in."""
    authority: Authority = Authority.DOMAIN
    """The authority of the file it stands in."""
    file: str = field(default="", compare=False)
    """Path of that file relative to the project's root."""
    line: int | None = field(default=None, compare=False)
    """Line of the entry in that file, from 1."""

    @property
    def renderings(self) -> tuple[str, ...]:
        """Everything that satisfies the entry: the preferred rendering, those admitted, the short forms."""
        return tuple(rendering for rendering in (self.target, *self.admitted, *self.short) if rendering)

    @property
    def full_renderings(self) -> tuple[str, ...]:
        """The renderings that may stand at a first mention."""
        return tuple(rendering for rendering in (self.target, *self.admitted) if rendering)


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """One step of maintaining a glossary."""

    before: TermEntry | None
    """None for an entry that is added."""
    after: TermEntry | None
    """None for one that is deleted. An added entry's ``file`` says where it goes."""

    def inverse(self) -> EntryChange:
        """Return the change that takes this one back."""
        return EntryChange(before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermHit:
    """A term recognised in a source."""

    entry: TermEntry
    span: Span
    """In the source text as given, quotes inside the term included."""
    inside: str = ""
    """The longer word or name it stands in, which makes the hit doubtful; empty for a plain hit."""


class Verdict(StrEnum):
    """What the target does with a term of the source."""

    SATISFIED = "satisfied"
    DEPRECATED = "deprecated"
    """Rendered, as the glossary once had it."""
    MISSING = "missing"
    FORBIDDEN = "forbidden"
    DOUBTFUL = "doubtful"
    """Not rendered, and perhaps no term at all: it stands in a longer word or name."""
    SUGGESTED = "suggested"
    """Not rendered, and need not be: the entry is a candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUse:
    """A term of the source and what became of it in the target."""

    hit: TermHit
    verdict: Verdict
    rendering: str = ""
    """The approved, deprecated or forbidden rendering found, as the entry has it; empty when there is none."""
    target_span: Span | None = None
    """Where it stands in the target; None when there is none."""
