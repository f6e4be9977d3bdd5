"""``duizhao glossary``: a command of actions, each a command of its own."""

from __future__ import annotations

import argparse
import pkgutil
from importlib import import_module
from types import ModuleType

from duizhao.cli import glossary_actions

SUMMARY = "look after the glossary"


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the actions; each describes its own arguments when it is asked for."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name in action_names():
        action = load_action(name)
        actions.add_parser(
            name,
            help=action.SUMMARY,
            description=action.SUMMARY[0].upper() + action.SUMMARY[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            command=action,
        )


def action_names() -> tuple[str, ...]:
    """Return the names of all actions, sorted."""
    return tuple(sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(glossary_actions.__path__)))


def load_action(name: str) -> ModuleType:
    """Import an action's module; ``import`` is a Python keyword, so its module is ``import_``."""
    suffix = "_" if name == "import" else ""
    return import_module(f"duizhao.cli.glossary_actions.{name}{suffix}")
