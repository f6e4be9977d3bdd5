"""What we talk about: frozen dataclasses, standard library only, no I/O."""

from duizhao.model.bead import Bead
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
from duizhao.model.term import Case, TermEntry, TermHit, TermStatus, TermUse, Verdict

__all__ = [
    "Bead",
    "Case",
    "Change",
    "Code",
    "Document",
    "Edit",
    "EditConflictError",
    "Finding",
    "Fix",
    "Languages",
    "Match",
    "MatchKind",
    "Note",
    "Origin",
    "Properties",
    "Segment",
    "Severity",
    "Span",
    "State",
    "TermEntry",
    "TermHit",
    "TermStatus",
    "TermUse",
    "Unit",
    "Verdict",
    "Waiver",
    "apply",
]
