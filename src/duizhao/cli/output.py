"""Owns stdout: data, and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, TextIO

from duizhao.errors import EnvironmentFailure

__all__ = ["Output"]


class Output:
    """Where commands put what was asked for."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream: TextIO | None = stream or sys.stdout

    def line(self, text: str = "") -> None:
        """Write one line. EnvironmentFailure, here and below, where stdout is full or closed."""
        self._write(text + "\n")

    def raw(self, data: bytes) -> None:
        """Write bytes as they are, for formats that fix their own encoding."""
        self.flush()
        buffer = getattr(self._stream, "buffer", None)
        if buffer is None:
            self._write(data.decode("utf-8"))
        else:
            with _disk_errors():
                buffer.write(data)

    def json(self, value: Any) -> None:
        """Write a value as JSON: UTF-8, Chinese readable, one object a line within a list."""
        import json

        if isinstance(value, list) and value:
            lines = ",\n".join(" " + json.dumps(item, ensure_ascii=False) for item in value)
            self._write(f"[\n{lines}\n]\n")
        else:
            self._write(json.dumps(value, ensure_ascii=False, indent=1) + "\n")

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
        """Write columns, the first left-aligned and the others right-aligned, as wide as terminals draw them."""
        from duizhao.text.width import width_cells

        lines = [[str(cell) for cell in row] for row in (header, *rows)]
        widths = [max(width_cells(line[column]) for line in lines) for column in range(len(header))]
        for line in lines:
            first, *rest = ((cell, " " * (width - width_cells(cell))) for cell, width in zip(line, widths, strict=True))
            self.line("  ".join([first[0] + first[1], *(pad + cell for cell, pad in rest)]).rstrip())

    def flush(self) -> None:
        """Flush; BrokenPipeError where the reader has gone."""
        if self._stream is not None:
            with _disk_errors():
                self._stream.flush()

    @staticmethod
    def abandon() -> None:
        """Point stdout at nothing: nobody takes it, and Python would complain once more while it exits."""
        if sys.stdout is not None:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _write(self, text: str) -> None:
        if self._stream is None:
            raise EnvironmentFailure("no-stdout", "Standard output is closed; there is nowhere to write to.")
        with _disk_errors():
            self._stream.write(text)


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise EnvironmentFailure(
            "cannot-write-stdout", f"Standard output cannot be written: {error.strerror}."
        ) from error
