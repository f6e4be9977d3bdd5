"""What we talk about: frozen dataclasses, standard library only, no I/O."""

from duizhao.model.alignment import AlignedBead, Alignment, AlignmentEdit, BeadChange, Hold, Sentence, Side
from duizhao.model.bead import Bead, Lock, WordMatch
from duizhao.model.document import (
    Code,
    Document,
    Languages,
    Note,
    Origin,
    Properties,
    Segment,
    State,
    Unit,
    Waiver,
)
from duizhao.model.edit import Change, Edit, EditConflictError, apply
from duizhao.model.finding import Finding, Fix, Severity
from duizhao.model.match import Match, MatchKind
from duizhao.model.span import Span
from duizhao.model.term import (
    Authority,
    Case,
    EntryChange,
    PartOfSpeech,
    TermEntry,
    TermHit,
    TermStatus,
    TermUse,
    Verdict,
)

__all__ = [
    "AlignedBead",
    "Alignment",
    "AlignmentEdit",
    "Authority",
    "Bead",
    "BeadChange",
    "Case",
    "Change",
    "Code",
    "Document",
    "Edit",
    "EditConflictError",
    "EntryChange",
    "Finding",
    "Fix",
    "Hold",
    "Languages",
    "Lock",
    "Match",
    "MatchKind",
    "Note",
    "Origin",
    "PartOfSpeech",
    "Properties",
    "Segment",
    "Sentence",
    "Severity",
    "Side",
    "Span",
    "State",
    "TermEntry",
    "TermHit",
    "TermStatus",
    "TermUse",
    "Unit",
    "Verdict",
    "Waiver",
    "WordMatch",
    "apply",
]
