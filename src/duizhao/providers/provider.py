"""What a provider of machine translation is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

__all__ = ["Provider"]


@runtime_checkable
class Provider(Protocol):
    """A source of machine translations: a stateless object that its module binds to ``PROVIDER``."""

    id: str
    """The module's name with hyphens; what ``draft --with`` takes."""
    title: str
    """A few words for lists."""
    description: str
    """One or two sentences: what it does and what it needs."""

    def translate(self, sources: Sequence[str], *, source_language: str, target_language: str) -> list[str]:
        """Return one translation for every source, in order. Languages are BCP 47 tags.

        Raises EnvironmentFailure where the service is not set up, cannot be reached or fails, and InputError where
        what it answers cannot be used. Nothing is retried: the caller decides.
        """
        ...
