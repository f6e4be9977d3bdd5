"""Files that are either the old ones or the new ones, whatever happens meanwhile."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from duizhao.errors import EnvironmentFailure, Location

__all__ = ["disk_errors", "make_folder", "read_bytes", "sync_folder", "write_atomically"]

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_HINTS = {
    errno.ENOSPC: "Make room on the disk and try again; what was there before is untouched.",
    errno.EDQUOT: "Your disk quota is used up. Make room and try again; what was there before is untouched.",
    errno.EACCES: "Check who may read and write there.",
    errno.EPERM: "Check who may read and write there.",
    errno.EROFS: "The disk is mounted read-only.",
}


@contextmanager
def disk_errors(path: Path, done: str) -> Iterator[None]:
    """Turn an OSError into an EnvironmentFailure about ``path``; ``done`` is what cannot be: "written"."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise EnvironmentFailure(
            "disk-full" if error.errno in _FULL else f"cannot-be-{done}",
            f"It cannot be {done}: {reason}.",
            hint=_HINTS.get(error.errno or 0, ""),
            location=Location(path),
        ) from error


def write_atomically(path: Path, data: bytes) -> None:
    """Replace the file's content in one step that a crash cannot split; return when the disk has it.

    The file keeps its mode. EnvironmentFailure where it cannot be written: the old file is then as it was.
    """
    with disk_errors(path, "written"):
        # Through a symbolic link, the file it stands for: a link must not turn into a copy.
        final = path.resolve()
        temporary = final.with_name(f".{final.name[:100]}.{secrets.token_hex(4)}.new")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if final.exists():
                temporary.chmod(final.stat().st_mode & 0o7777)
            temporary.replace(final)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise
        sync_folder(final.parent)


def read_bytes(path: Path) -> bytes | None:
    """Return a file's bytes, None where there is no such file. EnvironmentFailure where it cannot be read."""
    with disk_errors(path, "read"):
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return None


def make_folder(path: Path) -> None:
    """Make a folder and those above it where they are missing. EnvironmentFailure where that cannot be done."""
    with disk_errors(path, "made"):
        path.mkdir(parents=True, exist_ok=True)


def sync_folder(path: Path) -> None:
    """Have the disk remember which files are in a folder, on systems that can open a folder."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
