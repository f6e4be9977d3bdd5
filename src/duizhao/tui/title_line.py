"""The line above a screen of two languages: what is open, how far it is, whether it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from textual.content import Content

from duizhao.model import Languages
from duizhao.text.width import fit, width_cells

__all__ = ["ROOMY_CELLS", "Keeping", "kept", "title_line"]

ROOMY_CELLS = 100
"""From here on things are said in full."""
_NAME_CELLS = 8
"""What the name keeps where it is narrow."""
_SEAL = "对照"


class Keeping(StrEnum):
    """What has become of the edits; the value is what the header says."""

    SAVED = "✓ saved"
    KEPT = "✎ kept in journal, ^S saves"
    LOST = "! NOT SAVED"
    READ_ONLY = "read only"


_SHORT = {Keeping.KEPT: "✎ kept"}
"""Where there is no room to say how to save."""

_STYLES = {
    Keeping.SAVED: "$verdict-satisfied",
    Keeping.KEPT: "$state-draft",
    Keeping.LOST: "bold $severity-error",
    Keeping.READ_ONLY: "$severity-warning",
}


def kept(keeping: Keeping, width_cells: int) -> Content:
    """Return what has become of the edits, for the end of the line."""
    words = _SHORT.get(keeping, keeping) if width_cells < ROOMY_CELLS else keeping
    return Content(f"  {words}").stylize(_STYLES[keeping])


def title_line(name: str, languages: Languages, tails: Sequence[Content], cells: int) -> Content:
    """Return the line: the name and the first of ``tails``, fullest first, that leaves room for it."""
    pair = f"{languages.source} > {languages.target}"
    around = width_cells(_SEAL) + 4
    room = cells - around - min(_NAME_CELLS, width_cells(name))
    tail = next((each for each in tails if each.cell_length <= room), tails[-1])
    left_cells = max(0, cells - tail.cell_length - around)
    name_cells = min(width_cells(name), left_cells)
    rest = left_cells - name_cells
    between = fit(f"  {pair}", rest) if rest >= width_cells(pair) + 2 else " " * rest
    return Content.assemble(
        (_SEAL, "bold $seal"), "  ", (fit(name, name_cells), "bold"), (between, "$muted"), "  ", tail
    )
