"""Machine translation by an external command: one source a line in, one translation a line out."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import signal
import subprocess
from collections.abc import Mapping, Sequence

from duizhao.errors import EnvironmentFailure, InputError
from duizhao.providers.provider import Provider

__all__ = ["PROVIDER", "CommandProvider"]

COMMAND_VARIABLE = "DUIZHAO_TRANSLATE_COMMAND"
TIMEOUT_VARIABLE = "DUIZHAO_TRANSLATE_TIMEOUT"
_DEFAULT_TIMEOUT_SECONDS = 600.0
# Everything that some program takes for the end of a line, not only what Python's own text files do.
_LINE_BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


class CommandProvider:
    """Runs the command that the environment variable ``DUIZHAO_TRANSLATE_COMMAND`` names.

    The variable is split like a shell's command line but no shell runs, so nothing in it is expanded. The command
    reads UTF-8 from its standard input, one source a line, and writes as many lines of UTF-8. It finds the languages
    in ``DUIZHAO_SOURCE_LANGUAGE`` and ``DUIZHAO_TARGET_LANGUAGE``. ``DUIZHAO_TRANSLATE_TIMEOUT`` limits a run, in
    seconds; 600 unless set.
    """

    id = "command"
    title = "External command"
    description = (
        f"Sends sources to the command named by {COMMAND_VARIABLE}, one a line, and reads one translation a line back."
    )

    def translate(self, sources: Sequence[str], *, source_language: str, target_language: str) -> list[str]:
        """Return one translation for every source; a line break inside a source reaches the command as a space."""
        if not sources:
            return []
        arguments = _arguments(os.environ)
        timeout = _timeout_seconds(os.environ)
        environment = {
            **os.environ,
            "DUIZHAO_SOURCE_LANGUAGE": source_language,
            "DUIZHAO_TARGET_LANGUAGE": target_language,
        }
        sent = "".join(f"{_LINE_BREAKS.sub(' ', source)}\n" for source in sources)
        output = _run(arguments, sent.encode("utf-8", "replace"), environment, timeout)
        return _lines(output, arguments[0], len(sources))


def _arguments(environment: Mapping[str, str]) -> list[str]:
    hint = f"Set {COMMAND_VARIABLE} to a program that translates standard input line by line."
    try:
        arguments = shlex.split(environment.get(COMMAND_VARIABLE, ""))
    except ValueError as error:
        raise EnvironmentFailure(
            "command-malformed", f"{COMMAND_VARIABLE} cannot be split into words: {error}.", hint=hint
        ) from None
    if not arguments:
        raise EnvironmentFailure("command-unset", f"{COMMAND_VARIABLE} is not set.", hint=hint)
    return arguments


def _timeout_seconds(environment: Mapping[str, str]) -> float:
    text = environment.get(TIMEOUT_VARIABLE, "")
    if not text:
        return _DEFAULT_TIMEOUT_SECONDS
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise EnvironmentFailure(
            "timeout-malformed",
            f"{TIMEOUT_VARIABLE} is “{text}”, which is no number of seconds.",
            hint="Give a number greater than 0, or unset it.",
        )
    return seconds


def _run(arguments: list[str], sent: bytes, environment: Mapping[str, str], timeout: float) -> bytes:
    program = arguments[0]
    try:
        process = subprocess.Popen(  # noqa: S603 - running the user's own command is this provider's purpose
            arguments,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )
    except FileNotFoundError:
        raise EnvironmentFailure(
            "command-not-found",
            f"The command “{program}” does not exist.",
            hint=f"Check {COMMAND_VARIABLE}, or give the program's full path.",
        ) from None
    except (OSError, ValueError) as error:
        raise EnvironmentFailure(
            "command-not-runnable",
            f"The command “{program}” cannot be run: {error}.",
            hint=f"Check {COMMAND_VARIABLE} and the program's permissions.",
        ) from None
    with process:
        try:
            output, complaints = process.communicate(sent, timeout=timeout)
        except BaseException as error:
            # Ctrl+C as well: a command left behind would go on spending the user's quota
            _kill(process)
            if isinstance(error, subprocess.TimeoutExpired):
                raise EnvironmentFailure(
                    "command-timeout",
                    f"The command “{program}” took longer than {timeout:g} seconds.",
                    hint=f"Send fewer segments at once, or raise {TIMEOUT_VARIABLE}.",
                ) from None
            raise
    if process.returncode != 0:
        raise EnvironmentFailure(
            "command-failed",
            f"The command “{program}” failed{_how(process.returncode)}{_last_line(complaints)}",
            hint="Run it by hand on one line to see what it says.",
        )
    return output


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the command and what it started: a child that holds the pipe open would keep us waiting for it."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _how(exit_code: int) -> str:
    return f" with exit code {exit_code}" if exit_code > 0 else f" by signal {-exit_code}"


def _last_line(complaints: bytes) -> str:
    lines = complaints.decode("utf-8", "replace").strip().splitlines()
    return f": {lines[-1].strip()}" if lines else "."


def _lines(output: bytes, program: str, expected: int) -> list[str]:
    try:
        text = output.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = output.count(b"\n", 0, error.start) + 1
        raise InputError(
            "command-not-utf8",
            f"Line {line} of what “{program}” answered is not UTF-8.",
            hint="Make the command write UTF-8, whatever the system's encoding.",
        ) from None
    lines = text.removesuffix("\n").split("\n") if text else []
    if len(lines) != expected:
        raise InputError(
            "command-line-count",
            f"“{program}” did not answer a line a source: {expected} sources, {len(lines)} in the answer.",
            hint="It must write exactly one line for every line it reads, blank ones included.",
        )
    return [line.strip() for line in lines]


PROVIDER: Provider = CommandProvider()
