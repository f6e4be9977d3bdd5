"""Input methods: what a Chinese writer commits must arrive as it was committed.

Textual asks terminals for Kitty's "report all keys as escape codes". A terminal then sends a whole committed phrase
as one escape sequence, Textual's parser gives up on sequences past 32 characters, and a phrase of five Han
characters or more arrives as garbage keys. Without that protocol the phrase arrives as plain text of any length.
"""

from __future__ import annotations

import os
import sys

__all__ = ["settle"]

_SWITCH = "TEXTUAL_DISABLE_KITTY_KEY"


def settle() -> None:
    """Keep Textual from asking for reported keys; works before and after Textual was imported."""
    os.environ[_SWITCH] = "1"
    constants = sys.modules.get("textual.constants")
    if constants is not None:
        # Somebody imported Textual before us: the parser and the drivers read this name on every use.
        vars(constants)["DISABLE_KITTY_KEY"] = True
