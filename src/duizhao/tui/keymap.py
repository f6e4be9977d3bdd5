"""Every command of the screens, declared once: bindings, palette, footer, help and docs/keys.md derive from here.

A command has at least one key that every terminal delivers. Legacy terminals cannot tell Ctrl+M from Enter, Ctrl+I
from Tab and Ctrl+H from Backspace, and drop Ctrl+Enter, Ctrl+digit and Ctrl+Shift+letter; none of those is a
command's only key. Plain letters reach a command wherever no text is being typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding

__all__ = ["COMMANDS", "Command", "Context", "bindings", "commands_in", "display_key", "unknown_ids"]


class Context(StrEnum):
    """Where a command's keys work. The value is the heading in the help."""

    APP = "Everywhere"
    OVERVIEW = "Overview"
    WORKBENCH = "Workbench"
    GRID = "Grid"
    EDITOR = "Editor"
    OFFER = "Editor, while a term is offered"
    PANES = "Terms, Memory, Checks"
    GLOSSARY = "Glossary"
    REVIEW = "Terms found in the documents"
    LIST = "Lists"
    ALIGNMENT = "Alignment"
    BEADS = "Beads"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something a person can ask for."""

    id: str
    """For the user's keymap: unique, stable."""
    action: str
    """Textual action, in the namespace of the widget or screen of its context."""
    keys: tuple[str, ...]
    """Default keys; the first is the one shown."""
    title: str
    """For palette and help: a short sentence without a full stop."""
    context: Context
    label: str = ""
    """For the footer; empty keeps the command out of it."""
    in_palette: bool = True
    """False for keys that make no sense from a menu, such as moving the cursor."""


def _command(
    context: Context, command_id: str, keys: str, title: str, label: str = "", action: str = "", *, palette: bool = True
) -> Command:
    return Command(
        id=command_id,
        action=action or command_id.partition(".")[2],
        keys=tuple(keys.split()),
        title=title,
        context=context,
        label=label,
        in_palette=palette,
    )


def _app(*columns: str, palette: bool = True) -> Command:
    return _command(Context.APP, *columns, palette=palette)


def _workbench(*columns: str) -> Command:
    return _command(Context.WORKBENCH, *columns)


def _alignment(*columns: str) -> Command:
    return _command(Context.ALIGNMENT, *columns)


def _glossary(*columns: str) -> Command:
    return _command(Context.GLOSSARY, *columns)


def _review(*columns: str) -> Command:
    return _command(Context.REVIEW, *columns)


def _hidden(context: Context, *columns: str) -> Command:
    return _command(context, *columns, palette=False)


READ_ON = _workbench("source.read_on", "ctrl+f m", "Read on in a long source")

COMMANDS: tuple[Command, ...] = (
    _app("app.help", "f1 question_mark", "Show all keys", "Help"),
    _app("app.command_palette", "ctrl+p", "Find a command by name", "Commands", palette=False),
    _app("app.toggle_theme", "f12", "Switch between light and dark"),
    _app("app.quit", "ctrl+q", "Save everything and quit", "Quit"),
    _command(Context.OVERVIEW, "overview.open", "enter", "Open the document", "Open"),
    _command(Context.OVERVIEW, "overview.export", "e", "Export the document", "Export"),
    _command(Context.OVERVIEW, "overview.align", "a", "Correct the alignment of the document", "Align"),
    _command(Context.OVERVIEW, "overview.glossary", "t f11", "Open the glossary", "Glossary", "glossary"),
    _command(Context.OVERVIEW, "overview.refresh", "f5 r", "Read the project again", "Refresh"),
    _workbench("segment.confirm", "f5 c", "Confirm and go to the next unfinished segment", "Confirm"),
    _workbench("segment.next_unfinished", "f6 u", "Go to the next unfinished segment", "Unfinished"),
    _workbench("segment.previous_unfinished", "U shift+f6", "Go to the previous unfinished segment"),
    _workbench("finding.next", "f7 f", "Go to the next finding", "Finding", "next_finding"),
    _workbench("finding.previous", "F shift+f7", "Go to the previous finding", "", "previous_finding"),
    _workbench("finding.fix", "f8 x", "Apply the highlighted or first fix", "Fix", "apply_fix"),
    _workbench("finding.waive", "f10 w", "Set the finding highlighted, or the first, aside", "", "waive"),
    _workbench("segment.state", "f9 s", "Set the state", "", "choose_state"),
    _workbench("segment.lock", "ctrl+l l", "Lock or unlock the segment", "", "toggle_lock"),
    _workbench("segment.copy_source", "ctrl+o o", "Copy the source into the target"),
    _workbench("segment.insert_term", "ctrl+t t", "Insert the first missing term; again, the next"),
    _workbench("segment.add_term", "ctrl+d d", "Add a term of this segment to the glossary"),
    _workbench("segment.insert_match", "ctrl+r r", "Use the best memory match", "", "insert_best_match"),
    _workbench("segment.insert_code", "ctrl+b i", "Insert the next inline code"),
    _workbench("segment.note", "ctrl+n n", "Notes: read, add, delete; withdraw a waiver", "", "notes"),
    READ_ON,
    _workbench("segment.go_to", "ctrl+g g", "Go to a segment by number or id"),
    _workbench("edit.undo", "ctrl+z z", "Undo"),
    _workbench("edit.redo", "ctrl+y y", "Redo"),
    _workbench("document.save", "ctrl+s", "Save", "Save"),
    _workbench("document.export", "e", "Export the document"),
    _workbench("document.align", "a", "Correct the alignment of source and draft"),
    _workbench("document.glossary", "T f11", "Open the glossary, at the highlighted or first term", "", "glossary"),
    _workbench("pane.terms", "f2", "Go to the terms, or back", "", "show_pane('terms')"),
    _workbench("pane.memory", "f3", "Go to the memory matches, or back", "", "show_pane('memory')"),
    _workbench("pane.checks", "f4", "Go to the findings, or back", "", "show_pane('checks')"),
    _workbench("pane.toggle", "p", "Show or hide terms, memory and checks", "", "toggle_panes"),
    _hidden(Context.WORKBENCH, "focus.next", "tab", "Go to the next part of the screen", "", "app.focus_next"),
    _hidden(
        Context.WORKBENCH,
        "focus.previous",
        "shift+tab",
        "Go to the previous part of the screen",
        "",
        "app.focus_previous",
    ),
    _command(Context.GRID, "grid.edit", "enter", "Edit the target", "Edit", "screen.edit"),
    _command(Context.GRID, "grid.leave", "escape", "Save and go back to the overview", "Overview", "screen.leave"),
    _hidden(Context.GRID, "grid.down", "down j", "Next segment", "", "move(1)"),
    _hidden(Context.GRID, "grid.up", "up k", "Previous segment", "", "move(-1)"),
    _hidden(Context.GRID, "grid.page_down", "pagedown space", "One screen down", "", "page(1)"),
    _hidden(Context.GRID, "grid.page_up", "pageup b", "One screen up", "", "page(-1)"),
    _hidden(Context.GRID, "grid.first", "home", "First segment"),
    _hidden(Context.GRID, "grid.last", "end", "Last segment"),
    _hidden(
        Context.EDITOR,
        "editor.confirm",
        "enter",
        "Confirm and go to the next unfinished segment",
        "Confirm",
        "screen.confirm",
    ),
    _command(Context.EDITOR, "editor.leave", "escape", "Back to the grid", "Grid", "screen.focus_grid"),
    _command(Context.EDITOR, "editor.new_line", "ctrl+j", "Start a new line"),
    _command(Context.EDITOR, "editor.copy", "ctrl+c super+c", "Copy what is selected"),
    _command(Context.EDITOR, "editor.cut", "ctrl+x super+x", "Cut what is selected"),
    _command(Context.EDITOR, "editor.paste", "ctrl+v", "Paste what was copied or cut here"),
    _command(
        Context.EDITOR,
        "editor.delete_word",
        "ctrl+w ctrl+backspace alt+backspace",
        "Delete the word before the cursor",
        "",
        "delete_word_left",
    ),
    _command(
        Context.EDITOR,
        "editor.delete_to_start",
        "ctrl+u super+backspace",
        "Delete to the start of the line",
        "",
        "delete_to_start_of_line",
    ),
    _command(
        Context.EDITOR,
        "editor.delete_to_end",
        "ctrl+k",
        "Delete to the end of the line",
        "",
        "delete_to_end_of_line_or_delete_line",
    ),
    _hidden(Context.EDITOR, "editor.next", "pagedown ctrl+down", "Next segment", "", "screen.step(1)"),
    _hidden(Context.EDITOR, "editor.previous", "pageup ctrl+up", "Previous segment", "", "screen.step(-1)"),
    _hidden(
        Context.OFFER,
        "offer.take",
        "tab",
        "Take the rendering; at the end of the text Right does, too",
        "",
        "take_offer",
    ),
    _hidden(Context.OFFER, "offer.next", "down", "Offer another one", "", "step_offer(1)"),
    _hidden(Context.OFFER, "offer.previous", "up", "Offer the one before", "", "step_offer(-1)"),
    _hidden(Context.OFFER, "offer.refuse", "escape", "Offer nothing for this word", "", "refuse_offer"),
    _hidden(Context.PANES, "panes.use", "enter", "Insert the term, use the match, apply the fix", "Use", "select"),
    _hidden(Context.PANES, "panes.leave", "escape", "Back to where you came from", "Back", "screen.leave_pane"),
    _hidden(
        Context.PANES, "panes.digit", "1 2 3 4 5 6 7 8 9", "The same with the item of this number", "", "use_number"
    ),
    _alignment("align.accept", "a f5", "Accept the bead, or the marked ones, and go on", "Accept"),
    _alignment("align.next_doubtful", "n f7", "Go to the next doubtful bead", "Doubtful"),
    _alignment("align.previous_doubtful", "N shift+f7", "Go to the previous doubtful bead"),
    _alignment("align.move_up", "u", "Move the sentence, and those before it, up", "Up"),
    _alignment("align.move_down", "d", "Move the sentence, and those after it, down", "Down"),
    _alignment("align.split", "s", "Split the bead before the sentence", "Split"),
    _alignment("align.merge", "m", "Merge the bead with the next, or the marked ones", "Merge"),
    _alignment("align.edit", "enter e", "Edit the sentence, or make two of it", "Edit", "edit_sentence"),
    _alignment("align.finish", "f f10", "Finish: make segments of the beads", "Finish", "finish_alignment"),
    _alignment("align.swap", "x", "Swap the targets of this bead and the next"),
    _alignment("align.insert_empty", "i", "Part the sides: neither translates the other"),
    _alignment("align.mark", "space", "Mark the bead for the next command, and go down", "", "toggle_mark"),
    _alignment("align.clear", "c", "Clear: neither accepted, changed nor marked"),
    _alignment("align.accept_above", "A f8", "Accept everything above a confidence"),
    _alignment("align.realign", "ctrl+r", "Realign all that is not accepted or changed", "Realign"),
    _alignment("align.realign_here", "r", "Realign around here, up to what is settled"),
    _alignment("align.undo", "ctrl+z z", "Undo"),
    _alignment("align.redo", "ctrl+y y", "Redo"),
    _alignment("align.go_to", "ctrl+g g", "Go to a bead by number"),
    _alignment("align.save", "ctrl+s", "Save"),
    _alignment("align.read_on", "ctrl+f", "Read on about a long bead"),
    _alignment("align.detail", "p", "Show or hide what is known about the bead", "", "toggle_detail"),
    _alignment("align.leave", "escape", "Save and go back", "Back"),
    _hidden(Context.BEADS, "beads.down", "down j", "Next sentence", "", "move(1)"),
    _hidden(Context.BEADS, "beads.up", "up k", "Previous sentence", "", "move(-1)"),
    _hidden(Context.BEADS, "beads.side", "tab shift+tab", "The other column", "", "side('')"),
    _hidden(Context.BEADS, "beads.source", "left h", "Source column", "", "side('source')"),
    _hidden(Context.BEADS, "beads.target", "right l", "Target column", "", "side('target')"),
    _hidden(Context.BEADS, "beads.page_down", "pagedown", "One screen down", "", "page(1)"),
    _hidden(Context.BEADS, "beads.page_up", "pageup b", "One screen up", "", "page(-1)"),
    _hidden(Context.BEADS, "beads.first", "home", "First bead"),
    _hidden(Context.BEADS, "beads.last", "end", "Last bead"),
    _glossary("glossary.edit", "enter", "Edit the term: every field", "Edit", "edit_term"),
    _glossary("glossary.new", "n", "Add a term", "New", "new_term"),
    _glossary("glossary.filter", "slash f", "Filter: words, status:, domain:, file:, lint:, uses:", "Filter", "filter"),
    _glossary("glossary.uses", "u f4", "See every use of the term, and go there", "Uses", "uses"),
    _glossary("glossary.rename", "R f2", "Rename: the term and every target that uses it", "Rename", "rename"),
    _glossary("glossary.fix", "x f8", "Apply the safe fixes of this term", "Fix", "fix"),
    _glossary("glossary.fix_all", "X", "Apply the safe fixes of every term shown"),
    _glossary("glossary.lint", "l f7", "Only the terms in which something is wrong; again, all", "Lint", "lint"),
    _glossary("glossary.mark", "space", "Mark the term for merging, and go down", "", "toggle_mark"),
    _glossary("glossary.merge", "m", "Merge the marked terms into this one", "", "merge"),
    _glossary("glossary.retire", "r", "Retire the term: still recognised, no longer to be used", "", "retire"),
    _glossary("glossary.delete", "d delete", "Delete the term", "", "delete_term"),
    _glossary("glossary.extract", "e f9", "Find terms in the documents and review them", "Extract", "extract"),
    _glossary("glossary.undo", "z ctrl+z", "Undo: the last change of the glossary, a rename with its texts"),
    _glossary("glossary.redo", "y ctrl+y", "Redo"),
    _glossary("glossary.refresh", "f5", "Read the glossary's files again"),
    _glossary("glossary.leave", "escape", "Show all terms again, then go back", "Back"),
    _hidden(Context.GLOSSARY, "glossary.part", "tab", "To the details of the term, or back", "", "app.focus_next"),
    _review("review.accept", "a", "Accept the candidate", "Accept"),
    _review("review.edit", "enter", "Edit the candidate, then accept it", "Edit", "edit_candidate"),
    _review("review.reject", "d delete", "Reject the candidate", "Reject"),
    _review("review.skip", "space", "Leave the candidate undecided", "Skip"),
    _review("review.other", "o", "Take the next of the other renderings found", "Other", "other_rendering"),
    _review("review.undo", "z ctrl+z", "Undo"),
    _review("review.redo", "y ctrl+y", "Redo"),
    _review("review.finish", "f f10", "Write what was accepted into the glossary", "Finish", "finish_review"),
    _review("review.leave", "escape", "Go back without writing", "Back"),
    _hidden(Context.REVIEW, "review.part", "tab", "To the contexts of the candidate, or back", "", "app.focus_next"),
    _hidden(Context.LIST, "list.down", "down j", "Next row", "", "move(1)"),
    _hidden(Context.LIST, "list.up", "up k", "Previous row", "", "move(-1)"),
    _hidden(Context.LIST, "list.page_down", "pagedown", "One screen down", "", "page(1)"),
    _hidden(Context.LIST, "list.page_up", "pageup b", "One screen up", "", "page(-1)"),
    _hidden(Context.LIST, "list.first", "home", "First row"),
    _hidden(Context.LIST, "list.last", "end", "Last row"),
)


def commands_in(context: Context) -> tuple[Command, ...]:
    """Return the commands of a context, in order."""
    return tuple(command for command in COMMANDS if command.context is context)


def bindings(context: Context) -> list[Binding]:
    """Return a context's bindings for a ``BINDINGS`` attribute; each carries its command's id."""
    made: list[Binding] = []
    for command in commands_in(context):
        action = command.action
        if action == "use_number":
            # One command, nine keys: the key says which item.
            made.extend(
                Binding(key, f"use_number({key})", command.title, show=False, id=f"{command.id}-{key}")
                for key in command.keys
            )
            continue
        made.append(
            Binding(
                ",".join(command.keys),
                action,
                command.label or command.title,
                show=bool(command.label),
                id=command.id,
            )
        )
    return made


def unknown_ids(keymap: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of a user's keymap that no command has, sorted."""
    known = {binding.id for context in Context for binding in bindings(context)}
    return tuple(sorted(set(keymap) - known))


_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "delete": "Del",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "down": "Down",
    "up": "Up",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "left": "Left",
    "right": "Right",
}


def display_key(key: str) -> str:
    """Return a key as people write it: ``Ctrl+S``, ``Shift+F6``, ``PgDn``, ``u``."""
    *modifiers, last = key.split("+")
    name = _NAMES.get(last) or (last.upper() if modifiers or (last[0] == "f" and last[1:].isdigit()) else last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), name])
