"""The words XLIFF 2 reader and writer share."""

from __future__ import annotations

from duizhao.model import State

__all__ = [
    "CATEGORY",
    "GLOSSARY",
    "METADATA",
    "NAMESPACE",
    "OWN",
    "SEGMENT_CATEGORY",
    "STATE_ATTRIBUTE",
    "SUBSTATE_PREFIX",
    "TYPE_PREFIX",
]

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
GLOSSARY = "urn:oasis:names:tc:xliff:glossary:2.0"
OWN = "urn:duizhao:xliff"
"""Namespace of two attributes on notes: ``author``, and ``segment`` with the id of the segment it is about."""
CATEGORY = "duizhao"
"""Of the metadata group that holds our entries."""
SEGMENT_CATEGORY = "duizhao:segment"
"""Of the groups inside it that hold a segment's; its first entry is the segment's id in the file."""
SUBSTATE_PREFIX = "duizhao:"
TYPE_PREFIX = "duizhao:"
"""Begins a unit's ``type``; the kind follows."""

STATE_ATTRIBUTE = {
    State.NEW: "initial",
    State.DRAFT: "initial",
    State.TRANSLATED: "translated",
    State.REVIEWED: "reviewed",
    State.FINAL: "final",
    State.REJECTED: "initial",
}
