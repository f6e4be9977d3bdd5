"""Which glossary files imported terms go into: a file has one domain and one authority."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from duizhao.errors import UsageError
from duizhao.formats.glossaries.format import Remark
from duizhao.model import Authority, TermEntry
from duizhao.storage.layout import GLOSSARY
from duizhao.workbench.importing import safe_id
from duizhao.workbench.opening import OpenProject

__all__ = ["Placing", "glossary_file"]

_MOST_FILES = 20


def glossary_file(name: str) -> str:
    """Return a file as the project knows it: ``places`` is enough for ``glossary/places.yaml``.

    UsageError for a path outside the folder of glossaries.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    if path.suffix not in {".yaml", ".yml"}:
        path = path.with_name(f"{path.name}.yaml")
    if path.parent == PurePosixPath():
        path = PurePosixPath(GLOSSARY) / path
    if path.parent != PurePosixPath(GLOSSARY) or path.name.startswith("."):
        raise UsageError(
            "not-a-glossary-file",
            f"“{name}” is no file right below {GLOSSARY}/.",
            hint=f"Name it like {GLOSSARY}/places.yaml.",
        )
    return path.as_posix()


class Placing:
    """Gives imported terms their files, domains and authority."""

    def __init__(self, opened: OpenProject, path: Path, *, into: str, domain: str, authority: Authority | None) -> None:
        """``path`` is the imported file. UsageError for an ``into`` that is no glossary file."""
        self._opened = opened
        self._path = path
        self._into = glossary_file(into) if into else ""
        self._domain = domain
        self._authority = authority

    def placed(self, entries: Sequence[TermEntry]) -> tuple[tuple[TermEntry, ...], tuple[Remark, ...]]:
        """Return the entries as their files will have them, and what a file has no place for.

        Terms of several domains go into a file each, unless ``into`` or ``domain`` says otherwise. UsageError where
        these contradict a file that is there, or where there would be too many files.
        """
        domains = dict.fromkeys(entry.domain for entry in entries if entry.domain)
        apart = len(domains) > 1 and not self._into and not self._domain
        if apart and len(domains) > _MOST_FILES:
            raise UsageError(
                "many-domains",
                f"{self._path} has terms of {len(domains)} domains; each would become a file.",
                hint="Take them all into one file with --into, or give them one domain with --domain.",
            )
        stem = safe_id(self._path.stem)
        common = self._domain or next(iter(domains), "") or (PurePosixPath(self._into).stem if self._into else stem)
        placed = []
        for entry in entries:
            domain = (entry.domain or stem) if apart else common
            name = f"{stem}-{safe_id(domain).lower()}" if apart and entry.domain else stem
            placed.append((self._into or glossary_file(name), domain, entry))
        named = {file: domain for file, domain, _ in reversed(placed)}
        heads = {file: self._head(file, domain) for file, domain in named.items()}
        result = tuple(
            replace(entry, file=file, domain=heads[file][0], authority=heads[file][1]) for file, _, entry in placed
        )
        return result, () if apart else self._lost_domains(entries, {domain for domain, _ in heads.values()})

    def _head(self, file: str, domain: str) -> tuple[str, Authority]:
        """Return the domain and authority of a file: its own where it is there."""
        store = self._opened.glossary_store
        if file not in store.files:
            return domain, self._authority or Authority.IMPORTED
        standing = store.read_file(file)
        _refuse_difference(file, "domain", standing.domain, self._domain)
        _refuse_difference(
            file, "authority", standing.authority.value, self._authority.value if self._authority else ""
        )
        return standing.domain, standing.authority

    def _lost_domains(self, entries: Iterable[TermEntry], kept: set[str]) -> tuple[Remark, ...]:
        lost: dict[str, list[int]] = {}
        for entry in entries:
            if entry.domain and entry.domain not in kept:
                lost.setdefault(entry.domain, []).append(entry.line or 1)
        if not lost:
            return ()
        names = list(lost)
        shown = ", ".join(f"“{name}”" for name in names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
        lines = tuple(sorted(line for of_domain in lost.values() for line in of_domain))
        message = f"A glossary file has one domain, so others are left out: {shown}."
        return (Remark(message=message, file=str(self._path), lines=lines, leaves_out=False),)


def _refuse_difference(file: str, what: str, standing: str, wanted: str) -> None:
    if wanted and wanted != standing:
        raise UsageError(
            f"other-{what}",
            f"{file} has the {what} “{standing}” already.",
            hint=f"Leave --{what} out, or name another file with --into.",
        )
