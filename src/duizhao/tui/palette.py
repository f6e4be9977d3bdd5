"""The commands of the keymap in the command palette."""

from __future__ import annotations

from collections.abc import Iterator

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.dom import DOMNode

from duizhao.tui.keymap import Command, Context, commands_in, display_key
from duizhao.tui.screens.alignment import AlignmentScreen
from duizhao.tui.screens.glossary import GlossaryScreen
from duizhao.tui.screens.overview import OverviewScreen
from duizhao.tui.screens.term_review import ReviewScreen
from duizhao.tui.screens.workbench import WorkbenchScreen

__all__ = ["KeymapCommands"]

_CONTEXTS: dict[type, tuple[Context, ...]] = {
    OverviewScreen: (Context.OVERVIEW,),
    WorkbenchScreen: (Context.WORKBENCH, Context.GRID, Context.EDITOR),
    AlignmentScreen: (Context.ALIGNMENT, Context.BEADS),
    GlossaryScreen: (Context.GLOSSARY, Context.LIST),
    ReviewScreen: (Context.REVIEW, Context.LIST),
}


class KeymapCommands(Provider):
    """Offers what can be done on the screen below the palette, with its key to learn."""

    async def discover(self) -> Hits:
        """Offer everything before a letter is typed."""
        for command in self._commands():
            yield DiscoveryHit(command.title, lambda command=command: self._run(command), help=_keys(command))

    async def search(self, query: str) -> Hits:
        """Offer what resembles the query."""
        matcher = self.matcher(query)
        for command in self._commands():
            score = matcher.match(command.title)
            if score > 0:
                yield Hit(
                    score,
                    matcher.highlight(command.title),
                    lambda command=command: self._run(command),
                    help=_keys(command),
                )

    def _commands(self) -> Iterator[Command]:
        for context in (*_CONTEXTS.get(type(self.screen), ()), Context.APP):
            for command in commands_in(context):
                if command.in_palette and self._namespace(command) is not None:
                    yield command

    def _namespace(self, command: Command) -> DOMNode | None:
        """Return who does a command; None where that would need another part of the screen."""
        action = f"action_{command.action.partition('(')[0]}"
        if command.context is Context.APP:
            return self.app
        if command.action.startswith("screen.") or hasattr(self.screen, action):
            return self.screen
        return self.focused if self.focused is not None and hasattr(self.focused, action) else None

    async def _run(self, command: Command) -> None:
        await self.app.run_action(command.action, self._namespace(command))


def _keys(command: Command) -> str:
    return ", ".join(map(display_key, command.keys))
