"""Fitting a rendering to its place. Helper E replaces this body; the signatures stay."""

from __future__ import annotations

import re
from dataclasses import dataclass

from duizhao.model import Case, Span
from duizhao.terminology.rendering import fit_case

__all__ = ["Replacement", "article_before", "fitted"]

_ARTICLE_BEFORE = re.compile(r"\b(?:a|an|the)\s+$", re.IGNORECASE)
_ARTICLE = re.compile(r"(?:a|an|the)\s+", re.IGNORECASE)
_SENTENCE_BEFORE = re.compile(r"(?:^|[.!?:]['\"”’)]?\s+)[\s“‘\"'(]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """Text that takes the place of a span."""

    span: Span
    text: str


def fitted(rendering: str, *, before: str, rule: Case, replaced: str = "", instead_of: str = "") -> str:  # noqa: ARG001
    """Return the rendering to stand after ``before``."""
    if _ARTICLE_BEFORE.search(before) and _ARTICLE.match(rendering):
        rendering = _ARTICLE.sub("", rendering, count=1)
    return fit_case(rendering, replaced, starts_sentence=bool(_SENTENCE_BEFORE.search(before)), rule=rule)


def article_before(before: str, phrase: str) -> Replacement | None:  # noqa: ARG001
    """Return a/an before ``phrase`` put right."""
    return None
