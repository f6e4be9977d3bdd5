"""Every field of a glossary entry, to be filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from duizhao.errors import DuizhaoError, UsageError
from duizhao.model import Case, PartOfSpeech, TermEntry, TermStatus
from duizhao.tui.widgets.choice import Choice

__all__ = ["TermFormScreen"]

_SEPARATOR = "|"
_LINE_END = "⏎"
"""Stands for a line end in the line of a note."""
_RENDERINGS = ("admitted", "short", "deprecated", "forbidden")
_LABELS = {
    "source": "Chinese",
    "target": "English",
    "admitted": "Admitted",
    "short": "Short forms",
    "deprecated": "Deprecated",
    "forbidden": "Forbidden",
    "introduce": "First mention",
    "part_of_speech": "Part of speech",
    "words_between": "Words between",
    "case": "Letters",
    "status": "Status",
    "definition": "Definition",
    "note": "Note",
    "cite": "From",
    "file": "File",
}
_HINTS = {
    "source": "(the Chinese name)",
    "target": "(the preferred rendering)",
    "admitted": "(also right: one | another)",
    "short": "(right once the term has been written out: ABC | abc)",
    "deprecated": "(right once, a warning now)",
    "forbidden": "(wrong: an error)",
    "definition": "(what the term means)",
    "note": "(what a translator should know)",
    "cite": "(where the rendering comes from)",
}
_NONE = "not said"


class TermFormScreen(ModalScreen[None]):
    """Uses the entry and closes; where it is refused, says why and stays open with everything that was typed."""

    CSS_PATH = "term_form.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Cancel"),
        Binding("enter", "save", "Save"),
        Binding("ctrl+s", "save", "Save", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        title: str,
        entry: TermEntry,
        use: Callable[[TermEntry], object],
        *,
        files: Sequence[str] = (),
        starts_at: str = "target",
    ) -> None:
        """``use`` raises a DuizhaoError to have another entry; ``files`` are where a new one may go."""
        super().__init__()
        self._title = title
        self._entry = entry
        self._use = use
        self._files = tuple(files)
        self._starts_at = starts_at
        self._may_leave = False

    def compose(self) -> ComposeResult:
        """Put a line for each field above what is refused."""
        with Vertical(id="term-form") as box:
            box.border_title = self._title
            box.border_subtitle = "Enter save  Up Down fields  Esc cancel"
            with VerticalScroll(id="term-fields", can_focus=False):
                for name, field in self._fields():
                    with Horizontal(classes="term-field"):
                        yield Label(_LABELS[name], classes="term-label")
                        yield field
            yield Static(id="term-form-error")

    def _fields(self) -> Iterator[tuple[str, Widget]]:
        entry = self._entry
        for name in ("source", "target", *_RENDERINGS):
            yield name, self._line(name)
        yield "introduce", Choice(("", "yes"), "yes" if entry.introduce else "", titles=_INTRODUCE, id="term-introduce")
        parts = ("", *PartOfSpeech)
        titles = (_NONE, *PartOfSpeech)
        yield "part_of_speech", Choice(parts, entry.part_of_speech or "", titles=titles, id="term-part_of_speech")
        yield "words_between", Choice(("0", "1", "2"), str(entry.words_between), id="term-words_between")
        yield "case", Choice(tuple(Case), entry.case, titles=tuple(_CASES[case] for case in Case), id="term-case")
        yield "status", Choice(tuple(TermStatus), entry.status, titles=_STATUSES, id="term-status")
        for name in ("definition", "note", "cite"):
            yield name, self._line(name)
        if len(self._files) > 1:
            yield "file", Choice(self._files, entry.file, id="term-file")

    def _line(self, name: str) -> Input:
        value = getattr(self._entry, name)
        text = f" {_SEPARATOR} ".join(value) if name in _RENDERINGS else value.replace("\n", _LINE_END)
        field = Input(text, placeholder=_HINTS[name], id=f"term-{name}", select_on_focus=False)
        field.cursor_blink = False
        return field

    def on_mount(self) -> None:
        """Begin with the field that is wanted most."""
        self.query_one(f"#term-{self._starts_at}").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Ask again before what has been typed is thrown away."""
        event.stop()
        self._may_leave = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Use the entry."""
        try:
            self._use(self._filled_in())
        except DuizhaoError as error:
            self._say(f"{error.message} {error.hint}".strip())
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave it as it was; what has been typed is thrown away only at the second time of asking."""
        if self._may_leave or self._read() == self._entry:
            self.dismiss(None)
        else:
            self._may_leave = True
            self._say("Esc again throws away what you have changed; Enter keeps it.")

    def _filled_in(self) -> TermEntry:
        entry = self._read()
        if not entry.source:
            raise self._refusal("source", "A term needs its Chinese name.")
        if not entry.target and entry.status is not TermStatus.SHIELD:
            raise self._refusal("target", "A term needs its English; only a shield goes without.")
        right = {rendering.casefold() for rendering in entry.renderings}
        for wrong in (*entry.forbidden, *entry.deprecated):
            if wrong.casefold() in right:
                raise self._refusal("forbidden", f"“{wrong}” cannot be right and wrong at once.")
        if entry.introduce and not entry.short:
            raise self._refusal("short", "A first mention introduces a short form: give one.")
        return entry

    def _refusal(self, name: str, message: str) -> UsageError:
        self.query_one(f"#term-{name}").focus()
        return UsageError("incomplete-term", message)

    def _read(self) -> TermEntry:
        part = self._chosen("part_of_speech")
        return replace(
            self._entry,
            source=self._typed("source"),
            target=self._typed("target"),
            admitted=self._several("admitted"),
            short=self._several("short"),
            deprecated=self._several("deprecated"),
            forbidden=self._several("forbidden"),
            introduce=bool(self._chosen("introduce")),
            part_of_speech=PartOfSpeech(part) if part else None,
            words_between=int(self._chosen("words_between")),
            case=Case(self._chosen("case")),
            status=TermStatus(self._chosen("status")),
            definition=self._typed("definition"),
            note=self._typed("note"),
            cite=self._typed("cite"),
            file=self._chosen("file") if len(self._files) > 1 else self._entry.file,
        )

    def _typed(self, name: str) -> str:
        return self.query_one(f"#term-{name}", Input).value.strip().replace(_LINE_END, "\n")

    def _several(self, name: str) -> tuple[str, ...]:
        parts = (" ".join(part.split()) for part in self._typed(name).split(_SEPARATOR))
        return tuple(dict.fromkeys(part for part in parts if part))

    def _chosen(self, name: str) -> str:
        return self.query_one(f"#term-{name}", Choice).value

    def _say(self, words: str) -> None:
        self.query_one("#term-form-error", Static).update(Content(words))


_INTRODUCE = ("nothing special", "full name (short form), then the short form")
_CASES = {
    Case.EXACT: "exactly as written",
    Case.INITIAL: "a capital only to begin a sentence or headline",
    Case.ANY: "capital or small, as it comes",
}
_STATUSES = (
    "preferred: enforced",
    "candidate: suggested, never enforced",
    "deprecated: recognised, no longer to be used",
    "shield: keeps shorter terms from matching inside it",
)
