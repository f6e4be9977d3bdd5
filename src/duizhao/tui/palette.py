"""The commands of the keymap in the command palette."""

from __future__ import annotations

from collections.abc import Iterator

from textual.command import DiscoveryHit, Hit, Hits, Provider

from duizhao.tui.keymap import Command, Context, commands_in, display_key
from duizhao.tui.screens.overview import OverviewScreen
from duizhao.tui.screens.workbench import WorkbenchScreen

__all__ = ["KeymapCommands"]


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
        contexts = {OverviewScreen: (Context.OVERVIEW,), WorkbenchScreen: (Context.WORKBENCH,)}
        for context in (*contexts.get(type(self.screen), ()), Context.APP):
            yield from (command for command in commands_in(context) if command.in_palette)

    async def _run(self, command: Command) -> None:
        namespace = self.app if command.context is Context.APP else self.screen
        await self.app.run_action(command.action, namespace)


def _keys(command: Command) -> str:
    return ", ".join(map(display_key, command.keys))
