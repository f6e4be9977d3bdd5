"""What an input method commits arrives whole."""

import subprocess
import sys

import pytest
import textual.constants
from textual import events
from textual._xterm_parser import XTermParser

from duizhao.tui import ime

PHRASE = "一带一路科技交流大会,在成都举行。"


def typed(data: str) -> str:
    return "".join(
        event.character or ""
        for event in XTermParser().feed(data)
        if isinstance(event, events.Key) and event.is_printable
    )


@pytest.mark.parametrize("length", [1, 4, 5, 12, len(PHRASE)])
def test_a_committed_phrase_of_any_length_arrives(length: int) -> None:
    ime.settle()
    assert typed(PHRASE[:length]) == PHRASE[:length]


def test_the_protocol_we_switch_off_would_break_long_phrases(monkeypatch: pytest.MonkeyPatch) -> None:
    # A terminal under "report all keys" sends a committed phrase as one sequence of code points. Should this test
    # fail one day, Textual has repaired its parser and tui/ime.py can go.
    monkeypatch.setattr(textual.constants, "DISABLE_KITTY_KEY", False)
    codes = ":".join(str(ord(character)) for character in PHRASE)
    assert typed(f"\x1b[0;;{codes}u") != PHRASE


@pytest.mark.parametrize("first", ["", "import textual.constants; "])
def test_the_screens_switch_it_off_whoever_imports_textual_first(first: str) -> None:
    program = f"{first}import duizhao.tui.app, textual.constants as c; print(c.DISABLE_KITTY_KEY)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
