"""The words XLIFF 1.2 reader and writer share."""

from __future__ import annotations

from duizhao.model import State

__all__ = [
    "CHARACTER_TYPE",
    "ENTRY_PREFIX",
    "KIND_OF_RESTYPE",
    "NAMESPACE",
    "NOTE_PREFIX",
    "REJECTED",
    "RESTYPE_OF_KIND",
    "STATE_ATTRIBUTE",
    "TOOL",
]

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
TOOL = "duizhao"
ENTRY_PREFIX = "x-duizhao-"
"""Begins the ``context-type`` of our entries."""
NOTE_PREFIX = "duizhao:"
"""Begins the ``from`` of notes that no person wrote."""
CHARACTER_TYPE = "x-char-"
"""Begins the ``ctype`` of an ``x`` for a character XML cannot carry; its code point in hexadecimal follows."""
REJECTED = "x-rejected"

STATE_ATTRIBUTE = {
    State.NEW: "new",
    State.DRAFT: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.REVIEWED: "signed-off",
    State.FINAL: "final",
    State.REJECTED: "needs-translation",
}
RESTYPE_OF_KIND = {
    "heading": "heading",
    "caption": "caption",
    "list-item": "listitem",
    "table-cell": "cell",
    "message": "message",
}
KIND_OF_RESTYPE = {restype: kind for kind, restype in RESTYPE_OF_KIND.items()}
