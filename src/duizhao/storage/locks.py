"""One writer a file.

The lock is the kernel's: it is free again the moment its process is gone, however it went. Who holds it is written
beside it for people.
"""

from __future__ import annotations

import getpass
import json
import os
import socket
from contextlib import suppress
from datetime import UTC, datetime

from filelock import FileLock, Timeout

from duizhao.errors import EnvironmentFailure
from duizhao.storage.atomic import disk_errors, write_atomically
from duizhao.storage.layout import WriterFiles

__all__ = ["WriterLock"]


class WriterLock:
    """The right to write one file."""

    def __init__(self, files: WriterFiles) -> None:
        self._files = files
        # Worker threads may close what another thread opened.
        self._lock = FileLock(files.lock, timeout=0, thread_local=False)
        self.is_refused = False
        """Whether ``take`` failed because nobody can write here, not because somebody else does."""

    @property
    def is_held(self) -> bool:
        """Whether it is ours."""
        return self._lock.is_locked

    def take(self) -> str:
        """Take the lock and return nothing, or return who or what is in the way. Never waits."""
        try:
            self._files.make_private_folders()
            with disk_errors(self._files.lock, "locked"):
                try:
                    self._lock.acquire()
                except Timeout:
                    return self._read_holder()
        except EnvironmentFailure as error:
            self.is_refused = True
            reason = str(error.__cause__.strerror or error.message) if isinstance(error.__cause__, OSError) else ""
            return f"its folder cannot be written ({reason or error.message.rstrip('.')})"
        self._write_holder()
        return ""

    def release(self) -> None:
        """Give the lock back; nothing happens where it is not ours."""
        if self.is_held:
            with suppress(OSError):
                self._files.holder.unlink()
            self._lock.release()

    def _write_holder(self) -> None:
        holder = {
            "user": _user(),
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "since": datetime.now(tz=UTC).astimezone().isoformat(" ", "minutes"),
        }
        # The lock holds without its label.
        with suppress(EnvironmentFailure):
            write_atomically(self._files.holder, json.dumps(holder, ensure_ascii=False).encode())

    def _read_holder(self) -> str:
        try:
            holder = json.loads(self._files.holder.read_bytes())
            return f"{holder['user']}, process {holder['pid']} on {holder['host']}, since {holder['since']}"
        except (OSError, ValueError, LookupError, TypeError):
            return "another process"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        # A container may run under a number that has no name.
        return "somebody"
