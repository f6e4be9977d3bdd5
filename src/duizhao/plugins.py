"""Formats, glossary formats, checks and providers: one module each, found without being listed anywhere.

A built-in plug-in is a module of its room whose file name is its id (``term_missing.py`` is ``term-missing``) and
which binds the room's attribute (``CHECK``, ``FORMAT``, ``PROVIDER``). A module whose name starts with an
underscore, or that the room names as machinery, is none; nor is a package. Other distributions add plug-ins through
entry points of the group ``duizhao.<room>``. Listing ids imports no plug-in.
"""

from __future__ import annotations

import pkgutil
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from duizhao.errors import UsageError

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

__all__ = ["CHECKS", "FORMATS", "GLOSSARY_FORMATS", "PROVIDERS", "Room", "ids", "load"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A package whose modules are plug-ins."""

    package: str
    attribute: str
    """The name each plug-in module binds to its plug-in."""
    noun: str
    """For messages: "format"."""
    machinery: frozenset[str]
    """Modules of the package that are no plug-ins."""


FORMATS = Room(
    package="duizhao.formats",
    attribute="FORMAT",
    noun="format",
    machinery=frozenset({"format", "detect"}),
)
GLOSSARY_FORMATS = Room(
    package="duizhao.formats.glossaries",
    attribute="FORMAT",
    noun="glossary format",
    machinery=frozenset({"format", "detect"}),
)
CHECKS = Room(
    package="duizhao.checks",
    attribute="CHECK",
    noun="check",
    machinery=frozenset({"check", "runner"}),
)
PROVIDERS = Room(
    package="duizhao.providers",
    attribute="PROVIDER",
    noun="provider",
    machinery=frozenset({"provider"}),
)


@cache
def ids(room: Room) -> tuple[str, ...]:
    """Return the ids of the room's plug-ins, sorted. Imports none of them."""
    package = import_module(room.package)
    built_in = {
        module.name.replace("_", "-")
        for module in pkgutil.iter_modules(package.__path__)
        if not (module.ispkg or module.name.startswith("_") or module.name in room.machinery)
    }
    return tuple(sorted(built_in | _entry_points(room).keys()))


@cache
def load(room: Room, plugin_id: str) -> Any:
    """Import one plug-in and return it.

    Raises UsageError where there is no such plug-in, naming those there are.
    """
    outside = _entry_points(room).get(plugin_id)
    if outside is not None:
        return outside.load()
    if plugin_id not in ids(room):
        raise UsageError(
            f"unknown-{room.noun.replace(' ', '-')}",
            f"There is no {room.noun} “{plugin_id}”.",
            hint=f"Known: {', '.join(ids(room))}.",
        )
    module = import_module(f"{room.package}.{plugin_id.replace('-', '_')}")
    return getattr(module, room.attribute)


@cache
def _entry_points(room: Room) -> dict[str, EntryPoint]:
    from importlib import metadata  # noqa: PLC0415 - takes longer to load than all of --help

    return {point.name: point for point in metadata.entry_points(group=room.package)}
