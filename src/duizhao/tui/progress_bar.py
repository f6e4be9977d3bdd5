"""A bar of one line."""

from __future__ import annotations

from textual.content import Content

__all__ = ["progress_bar"]


def progress_bar(done: int, count: int, cells: int) -> Content:
    """Return a bar ``cells`` wide; it is full only when everything is done and empty only when nothing is."""
    filled = done * cells // count if count else 0
    if done and not filled:
        filled = 1
    return Content.assemble(("━" * filled, "$state-translated"), ("━" * (cells - filled), "$border-blurred"))
