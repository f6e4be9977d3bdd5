"""Every command is declared once, can always be reached, and is documented."""

import importlib.util
from collections import Counter
from pathlib import Path

import pytest

from duizhao.tui.app import DuizhaoApp
from duizhao.tui.keymap import COMMANDS, Command, Context, bindings, commands_in, display_key, unknown_ids
from duizhao.tui.screens.alignment import AlignmentScreen
from duizhao.tui.screens.glossary import GlossaryScreen
from duizhao.tui.screens.overview import OverviewScreen
from duizhao.tui.screens.term_review import ReviewScreen
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.tui.widgets.bead_grid import BeadGrid
from duizhao.tui.widgets.checks_pane import ChecksPane
from duizhao.tui.widgets.list_grid import ListGrid
from duizhao.tui.widgets.segment_grid import SegmentGrid
from duizhao.tui.widgets.target_editor import TargetEditor

DOCS = Path(__file__).resolve().parents[3] / "docs"

TOGETHER = [
    (Context.APP, Context.OVERVIEW),
    (Context.APP, Context.WORKBENCH, Context.GRID),
    (Context.APP, Context.WORKBENCH, Context.PANES),
    (Context.APP, Context.ALIGNMENT, Context.BEADS),
    (Context.APP, Context.GLOSSARY, Context.LIST),
    (Context.APP, Context.REVIEW, Context.LIST),
]
"""Contexts whose keys work at the same time."""

OWNERS = {
    Context.APP: DuizhaoApp,
    Context.OVERVIEW: OverviewScreen,
    Context.WORKBENCH: WorkbenchScreen,
    Context.GRID: SegmentGrid,
    Context.EDITOR: TargetEditor,
    Context.PANES: ChecksPane,
    Context.ALIGNMENT: AlignmentScreen,
    Context.BEADS: BeadGrid,
    Context.OFFER: TargetEditor,
    Context.GLOSSARY: GlossaryScreen,
    Context.REVIEW: ReviewScreen,
    Context.LIST: ListGrid,
}


def is_plain(key: str) -> bool:
    return len(key) == 1 or key in {"space", "question_mark"}


def always_arrives(key: str) -> bool:
    modifier, _, last = key.rpartition("+")
    if modifier == "ctrl":
        return last in "abcdefgklnopqrstuvwxyzj"
    if modifier == "shift":
        return last == "tab"
    return not modifier


def test_ids_are_unique() -> None:
    counts = Counter(binding.id for context in Context for binding in bindings(context))
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("contexts", TOGETHER, ids=lambda contexts: contexts[-1].name)
def test_no_two_commands_share_a_key(contexts: tuple[Context, ...]) -> None:
    counts = Counter(key for context in contexts for command in commands_in(context) for key in command.keys)
    assert [key for key, count in counts.items() if count > 1] == []


def test_no_key_of_the_editor_hides_one_of_the_workbench() -> None:
    # Letters are text there; everything else must reach the workbench.
    workbench = {key for c in (*commands_in(Context.WORKBENCH), *commands_in(Context.APP)) for key in c.keys}
    taken = {key for key in TargetEditor._merge_bindings().key_to_bindings if not is_plain(key)}
    # Those of an offer are in force while there is one, and no longer: tests/tui/test_term_offers.py.
    taken -= {key for command in commands_in(Context.OFFER) for key in command.keys}
    assert workbench & taken == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_a_key_that_every_terminal_sends(command: Command) -> None:
    assert any(map(always_arrives, command.keys))


@pytest.mark.parametrize("command", [c for c in COMMANDS if "app.focus" not in c.action], ids=lambda c: c.id)
def test_every_command_has_somebody_to_do_it(command: Command) -> None:
    owner = WorkbenchScreen if command.action.startswith("screen.") else OWNERS[command.context]
    name = f"action_{command.action.removeprefix('screen.').partition('(')[0]}"
    if command.id == "overview.open":
        return  # the list of documents does it: tests/tui/test_overview.py
    assert callable(getattr(owner, name))


def test_the_page_of_keys_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("generate_keys", DOCS / "generate_keys.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (DOCS / "keys.md").read_text(encoding="utf-8") == module.page(), "run docs/generate_keys.py"


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("ctrl+s", "Ctrl+S"),
        ("shift+f6", "Shift+F6"),
        ("f1", "F1"),
        ("question_mark", "?"),
        ("pagedown", "PgDn"),
        ("f", "f"),
        ("U", "U"),
    ],
)
def test_keys_are_shown_as_people_write_them(key: str, shown: str) -> None:
    assert display_key(key) == shown


def test_unknown_ids_of_a_keymap_are_named() -> None:
    assert unknown_ids({"segment.confirm": "f5", "segment.cofirm": "f5", "panes.digit-1": "1"}) == ("segment.cofirm",)
