"""Ink on paper and its night: two themes, and the marks that say without colour what the colours say."""

from __future__ import annotations

from textual.theme import Theme

from duizhao.model import Severity, State, TermStatus, Verdict

__all__ = [
    "DARK",
    "LIGHT",
    "LOCK_MARK",
    "SEVERITY_MARKS",
    "STATE_MARKS",
    "TERM_MARKS",
    "VARIABLE_DEFAULTS",
    "VERDICT_MARKS",
    "other",
]

# One cell each in every terminal: none of these is of ambiguous East Asian width.
STATE_MARKS = {
    State.NEW: "-",
    State.DRAFT: "✎",
    State.TRANSLATED: "✓",
    State.REVIEWED: "✓✓",
    State.FINAL: "✦",
    State.REJECTED: "✗",
}
"""At most two cells."""
LOCK_MARK = "L"
SEVERITY_MARKS = {Severity.ERROR: "E", Severity.WARNING: "W", Severity.INFO: "i"}
VERDICT_MARKS = {
    Verdict.SATISFIED: "✓",
    Verdict.DEPRECATED: "~",
    Verdict.MISSING: "✗",
    Verdict.FORBIDDEN: "!",
    Verdict.DOUBTFUL: "?",
    Verdict.SUGGESTED: "+",
}
TERM_MARKS = {
    TermStatus.PREFERRED: "✓",
    TermStatus.CANDIDATE: "+",
    TermStatus.DEPRECATED: "~",
    TermStatus.SHIELD: "#",
}
"""Candidate and deprecated as in the verdicts that follow from them."""

_DARK_VARIABLES = {
    "seal": "#f28f77",
    "muted": "#9fa8b6",
    "row-band": "#1d222a",
    "row-current": "#28313d",
    "row-active": "#263a54",
    "state-new": "#9fa8b6",
    "state-draft": "#e0b062",
    "state-translated": "#90c583",
    "state-reviewed": "#6fc8c4",
    "state-final": "#a9a6f5",
    "state-rejected": "#f68983",
    "severity-error": "#f68983",
    "severity-warning": "#e9ba6b",
    "severity-info": "#86b8ea",
    "verdict-satisfied": "#90c583",
    "verdict-deprecated": "#e9ba6b",
    "verdict-missing": "#e9ba6b",
    "verdict-forbidden": "#f68983",
    "verdict-doubtful": "#86b8ea",
    "verdict-suggested": "#a9a6f5",
    "status-preferred": "#90c583",
    "status-candidate": "#a9a6f5",
    "status-deprecated": "#e9ba6b",
    "status-shield": "#86b8ea",
    "block-cursor-text-style": "none",
    "footer-background": "#1d222a",
    "footer-key-foreground": "#86b8ea",
    "border": "#7fb0e6",
    "border-blurred": "#323a46",
    "scrollbar": "#39424f",
    "scrollbar-hover": "#4d5867",
    "scrollbar-active": "#7fb0e6",
    "scrollbar-background": "#171a20",
    "scrollbar-background-hover": "#171a20",
    "scrollbar-background-active": "#171a20",
}

_LIGHT_VARIABLES = {
    "seal": "#ad311b",
    "muted": "#5c5b56",
    "row-band": "#f3efe5",
    "row-current": "#e6e3d6",
    "row-active": "#cfe0f2",
    "state-new": "#5c5b56",
    "state-draft": "#7d5100",
    "state-translated": "#2c6e2f",
    "state-reviewed": "#0b6b6b",
    "state-final": "#4b3fb5",
    "state-rejected": "#b3261e",
    "severity-error": "#b3261e",
    "severity-warning": "#7d5100",
    "severity-info": "#1f5fa6",
    "verdict-satisfied": "#2c6e2f",
    "verdict-deprecated": "#7d5100",
    "verdict-missing": "#7d5100",
    "verdict-forbidden": "#b3261e",
    "verdict-doubtful": "#1f5fa6",
    "verdict-suggested": "#4b3fb5",
    "status-preferred": "#2c6e2f",
    "status-candidate": "#4b3fb5",
    "status-deprecated": "#7d5100",
    "status-shield": "#1f5fa6",
    "block-cursor-text-style": "none",
    "footer-background": "#ece7da",
    "footer-key-foreground": "#1f5fa6",
    "border": "#2a6cb8",
    "border-blurred": "#cdc6b5",
    "scrollbar": "#cdc6b5",
    "scrollbar-hover": "#b8b09c",
    "scrollbar-active": "#2a6cb8",
    "scrollbar-background": "#f6f2e9",
    "scrollbar-background-hover": "#f6f2e9",
    "scrollbar-background-active": "#f6f2e9",
}

VARIABLE_DEFAULTS = {
    name: value
    for name, value in _DARK_VARIABLES.items()
    if name.partition("-")[0] in {"state", "severity", "verdict", "status", "row"}
} | {"seal": _DARK_VARIABLES["seal"], "muted": _DARK_VARIABLES["muted"]}
"""What our style sheets use under a theme of somebody else's."""

DARK = Theme(
    name="duizhao-dark",
    primary="#7fb0e6",
    secondary="#6fc8c4",
    accent="#f28f77",
    foreground="#dfe3ea",
    background="#171a20",
    surface="#171a20",
    panel="#222832",
    success="#90c583",
    warning="#e9ba6b",
    error="#f68983",
    dark=True,
    variables=_DARK_VARIABLES,
)

LIGHT = Theme(
    name="duizhao-light",
    primary="#2a6cb8",
    secondary="#0b6b6b",
    accent="#ad311b",
    foreground="#24262b",
    background="#fbf9f4",
    surface="#fbf9f4",
    panel="#ece7da",
    success="#2c6e2f",
    warning="#7d5100",
    error="#b3261e",
    dark=False,
    variables=_LIGHT_VARIABLES,
)


def other(name: str) -> str:
    """Return the theme to switch to from the named one."""
    return DARK.name if name == LIGHT.name else LIGHT.name
