"""Adds a term out of a segment: pick the Chinese, have or type the English, Enter."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from duizhao.errors import DuizhaoError
from duizhao.model import Span, TermEntry
from duizhao.text.scripts import fold
from duizhao.text.source_words import first_unknown, source_words
from duizhao.tui.lines import visible
from duizhao.tui.widgets.source_picker import SourcePicker

__all__ = ["AddTermScreen", "Suggest"]

Suggest = Callable[[Span], str]
"""Returns the best guess at the English of a part of the source; empty where there is none."""


class AddTermScreen(ModalScreen[TermEntry | None]):
    """Adds the term and closes; where that is refused, says why and stays open. Returns a term to be filled in."""

    CSS_PATH = "add_term.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Cancel"),
        Binding("enter", "add", "Add"),
        Binding("f2", "all_fields", "All fields"),
        Binding("up", "file(-1)", show=False),
        Binding("down", "file(1)", show=False),
    ]

    class WordsKnown(Message):
        """What counts as a word, and who can guess the English, has been read."""

        def __init__(self, words: Collection[str], suggest: Suggest) -> None:
            super().__init__()
            self.words = words
            self.suggest = suggest

    def __init__(
        self,
        source: str,
        add: Callable[[TermEntry], object],
        *,
        files: Sequence[str],
        known: Sequence[Span] = (),
        english: str = "",
        describe: Callable[[str], str] = lambda _: "",
    ) -> None:
        """``add`` raises a DuizhaoError to have another; ``describe`` says what the glossary has for a name."""
        super().__init__()
        self._source = source
        self._add = add
        self._files = tuple(files)
        self._file = 0
        self._known = tuple(known)
        self._english = " ".join(english.split())
        self._describe = describe
        self._suggest: Suggest = lambda _: ""
        self._guess = ""

    def compose(self) -> ComposeResult:
        """Put the source above the line for the English."""
        with Vertical(id="add-term") as box:
            box.border_title = "Add a term"
            box.border_subtitle = "Enter add  Tab to the English  F2 all fields  Esc cancel"
            yield Static(
                Content("Left Right pick a word  Space takes one more, Backspace one less"), id="add-term-hint"
            )
            yield SourcePicker(self._source, id="add-term-source")
            yield Static(id="add-term-chinese")
            answer = Input(self._english, placeholder="The English", id="add-term-english")
            answer.cursor_blink = False
            yield answer
            yield Static(id="add-term-file")
            yield Static(id="add-term-error")

    def on_mount(self) -> None:
        """Begin with the first words that are no term yet."""
        picker = self._picker
        self._use_words(())
        picker.focus()
        self._show_file()

    def on_add_term_screen_words_known(self, message: WordsKnown) -> None:
        """Go by words from now on, not by characters."""
        self._suggest = message.suggest
        self._use_words(message.words)

    def _use_words(self, words: Collection[str]) -> None:
        picker = self._picker
        spans = source_words(fold(self._source), words, self._known)
        picker.know(spans, self._known)
        if not picker.is_touched:
            picker.pick(first_unknown(self._source, spans, self._known))
        self._show_picked()

    def on_source_picker_picked(self) -> None:
        """Say what is picked and what the glossary has for it."""
        self._show_picked()

    def _show_picked(self) -> None:
        chinese = self._picker.words
        described = self._describe(chinese)
        line = Content.assemble((visible(chinese), "bold"), (f"  {visible(described)}" if described else "", "$muted"))
        self.query_one("#add-term-chinese", Static).update(line)
        answer = self.query_one(Input)
        if not self._english and answer.value == self._guess:
            self._guess = self._suggest(self._picker.picked)
            answer.value = self._guess

    def action_file(self, by: int) -> None:
        """Choose the file that the term goes into."""
        if self._files:
            self._file = (self._file + by) % len(self._files)
            self._show_file()

    def _show_file(self) -> None:
        more = "  Up Down another file" if len(self._files) > 1 else ""
        words = f"into {self._files[self._file]}{more}" if self._files else ""
        self.query_one("#add-term-file", Static).update(Content(words))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Add the term."""
        event.stop()
        self.action_add()

    def action_add(self) -> None:
        """Add the term; go to the English where it is still wanted."""
        entry = self._entry()
        if not entry.target:
            self._say("What is it in English?")
            self.query_one(Input).focus()
            return
        try:
            self._add(entry)
        except DuizhaoError as error:
            self._say(f"{error.message} {error.hint}".strip())
        else:
            self.dismiss(None)

    def action_all_fields(self) -> None:
        """Return the term as it is, for a form with every field."""
        self.dismiss(self._entry())

    def _entry(self) -> TermEntry:
        target = " ".join(self.query_one(Input).value.split())
        file = self._files[self._file] if self._files else ""
        return TermEntry(source=self._picker.words, target=target, file=file)

    def _say(self, words: str) -> None:
        self.query_one("#add-term-error", Static).update(Content(words))

    @property
    def _picker(self) -> SourcePicker:
        return self.query_one(SourcePicker)
