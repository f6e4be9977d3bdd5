"""The entry point: parse, dispatch, and turn every error into an exit code."""

from __future__ import annotations

import argparse
import os
import pkgutil
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

from duizhao import __version__
from duizhao.cli import commands, diagnostics
from duizhao.cli.output import Output
from duizhao.errors import DuizhaoError, UsageError

__all__ = ["build_parser", "command_names", "main", "run"]

EPILOG = """\
Without a command, duizhao opens the workbench on the project in this folder.
stdout is data, stderr is for people. Exit codes: 0 fine, 1 findings at or above --fail-on,
2 wrong use, 3 bad input, 4 environment (disk full, locked, unreachable server).
"""

INTERRUPTED = 130


def run() -> NoReturn:
    """Run the command line of this process and exit."""
    sys.exit(main(sys.argv[1:]))


def main(argv: Sequence[str]) -> int:
    """Run one command line; return its exit code."""
    _use_utf8()
    output = Output()
    try:
        arguments = build_parser().parse_args(argv)
        diagnostics.set_quiet(quiet=arguments.quiet)
        code = _dispatch(arguments, output)
        output.flush()
    except DuizhaoError as error:
        if error.code == "cannot-write-stdout":
            output.abandon()
        return diagnostics.problem(error)
    except BrokenPipeError:
        output.abandon()
        return diagnostics.OK
    except KeyboardInterrupt:
        diagnostics.note("interrupted")
        return INTERRUPTED
    except Exception as error:
        if os.environ.get("DUIZHAO_DEBUG"):
            raise
        return diagnostics.crash(error)
    return code


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="duizhao",
        description="A terminal workbench for translating Chinese into English.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"duizhao {__version__}")
    _add_everywhere(parser, folder=Path(), quiet=False)
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=_CommandParser)
    for name in command_names():
        module = load_command(name)
        subparsers.add_parser(
            name,
            help=module.SUMMARY,
            description=module.SUMMARY[0].upper() + module.SUMMARY[1:] + ".",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            command=module,
        )
    return parser


class _CommandParser(argparse.ArgumentParser):
    """A command's parser, which learns its options when it is asked: ``duizhao --help`` needs none of them."""

    def __init__(self, *, command: ModuleType | None = None, **options: Any) -> None:
        super().__init__(**options)
        self._command = command

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        self.configure()
        return super().parse_known_args(args, namespace)

    def configure(self) -> None:
        """Add the command's options, once."""
        if self._command is not None:
            _add_everywhere(self, folder=argparse.SUPPRESS, quiet=argparse.SUPPRESS)
            self._command.configure(self)
            # A command of actions does nothing itself.
            if hasattr(self._command, "run"):
                self.set_defaults(run=self._command.run)
            self._command = None


def _add_everywhere(parser: argparse.ArgumentParser, *, folder: object, quiet: object) -> None:
    """Add what is understood before a command and after it; after it, an absent option must not undo a given one."""
    parser.add_argument("-C", dest="folder", metavar="DIR", type=Path, default=folder, help="the project's folder")
    parser.add_argument("-q", "--quiet", action="store_true", default=quiet, help="no notes on stderr, problems only")


def command_names() -> tuple[str, ...]:
    """Return the names of all commands, sorted."""
    return tuple(sorted(module.name.rstrip("_") for module in pkgutil.iter_modules(commands.__path__)))


def load_command(name: str) -> ModuleType:
    """Import a command's module; ``import`` is a Python keyword, so its module is ``import_``."""
    suffix = "_" if name == "import" else ""
    return import_module(f"duizhao.cli.commands.{name}{suffix}")


def _dispatch(arguments: argparse.Namespace, output: Output) -> int:
    if arguments.command is not None:
        return int(arguments.run(arguments, output))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "no-terminal",
            "The workbench needs a terminal.",
            hint="Use duizhao check, duizhao export or another command here; duizhao --help lists them.",
        )
    from duizhao.tui.app import run as run_app
    from duizhao.workbench.opening import open_project

    return run_app(open_project(arguments.folder))


def _use_utf8() -> None:
    """Write UTF-8 whatever the locale: a C locale must not turn Chinese into an exception."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
