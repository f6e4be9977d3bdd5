# ruff: noqa: INP001 - a script beside the page it writes, no module of a package
"""Write docs/keys.md from the key map. Run it after changing a key."""

from __future__ import annotations

from pathlib import Path

from duizhao.tui.keymap import Command, Context, commands_in, display_key

PAGE = Path(__file__).parent / "keys.md"

_HEAD = """\
# Keys

Plain letters work wherever no text is being typed: in the grids, in the panes, on the overview. The keys before
them work everywhere on that screen. `Ctrl+P` finds every command by name.

A key map of your own names a command by its id and gives it other keys, several separated by commas:
`segment.confirm: f5,ctrl+g`. Names of keys are those of the column *Id and default keys*.
"""


def page() -> str:
    """Return the whole page."""
    return "\n".join([_HEAD, *(_section(context) for context in Context)])


def _section(context: Context) -> str:
    rows = "\n".join(map(_row, commands_in(context)))
    return f"## {context.value}\n\n| Keys | What it does | Id and default keys |\n|---|---|---|\n{rows}\n"


def _row(command: Command) -> str:
    keys = ", ".join(f"`{display_key(key)}`" for key in command.keys)
    return f"| {keys} | {command.title} | `{command.id}: {','.join(command.keys)}` |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
