"""Glossaries from other programs and for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from duizhao.errors import InputError, UsageError
from duizhao.formats.glossaries.detect import detect, known_suffixes, resolve
from duizhao.formats.glossaries.format import (
    GlossaryFormat,
    GlossaryOptions,
    Loss,
    ReadGlossary,
    Remark,
    WrittenGlossary,
)
from duizhao.model import Authority, EntryChange, TermEntry, TermStatus
from duizhao.storage.atomic import make_folder, write_atomically
from duizhao.workbench.glossary_comparison import Comparison, Difference, compare
from duizhao.workbench.glossary_placing import Placing
from duizhao.workbench.importing import read_file, safe_id
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.termbase import Termbase
from duizhao.workbench.termbase_diff import file_diff

__all__ = [
    "GlossaryExport",
    "GlossaryImport",
    "ImportOptions",
    "export_glossary",
    "import_glossary",
    "plan_import",
    "read_glossary_file",
    "wanted_formats",
    "write_glossary",
]

_DEFAULT_FORMATS = ("csv", "tbx-basic")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How terms are taken in."""

    form: str = ""
    """A format's id or alias; detected if empty."""
    into: str = ""
    """The glossary file; named after the imported one if empty."""
    domain: str = ""
    """Of all terms; what the imported file says if empty."""
    authority: Authority | None = None
    """Of a new file: ``imported`` if None."""
    status: TermStatus | None = None
    """Of every term but shields; what the imported file says if None."""
    update: bool = False
    """Whether entries that differ are changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryImport:
    """What importing a file does, before it is done."""

    path: Path
    form: str
    """The format's id."""
    changes: tuple[EntryChange, ...]
    """One step; none where there is nothing new."""
    identical: int
    conflicts: tuple[Difference, ...]
    """Left alone: an entry of the same file says something else."""
    elsewhere: tuple[Difference, ...]
    """Added beside an entry of another file that has another rendering."""
    remarks: tuple[Remark, ...]
    """What could not be taken over from the file."""

    @property
    def added(self) -> tuple[TermEntry, ...]:
        """The new entries."""
        return tuple(change.after for change in self.changes if change.before is None and change.after is not None)

    @property
    def updated(self) -> tuple[TermEntry, ...]:
        """The changed entries as they will be."""
        return tuple(change.after for change in self.changes if change.before is not None and change.after is not None)

    @property
    def files(self) -> tuple[str, ...]:
        """The glossary files that change."""
        return tuple(dict.fromkeys(entry.file for entry in (*self.added, *self.updated)))

    @property
    def left_out(self) -> int:
        """How many rows or concepts could not be used."""
        return sum(len(remark.lines) for remark in self.remarks if remark.leaves_out)

    def diff(self, opened: OpenProject) -> Iterator[str]:
        """Yield the lines of a unified diff of the glossary files."""
        for changed in opened.glossary_store.edited(self.changes):
            yield from file_diff(*changed)


def read_glossary_file(opened: OpenProject, path: Path, form: str = "") -> tuple[ReadGlossary, GlossaryFormat]:
    """Read a glossary in any format we know.

    InputError where there is no such file, or where its format cannot be told; FormatError where it is damaged.
    """
    data = read_file(path)
    reader = resolve(form) if form else detect(path.name, data[:4096])
    options = GlossaryOptions(name=str(path), languages=opened.project.settings.languages)
    return reader.read(data, options), reader


def plan_import(opened: OpenProject, path: Path, options: ImportOptions) -> GlossaryImport:
    """Return what importing a file would do. Errors as of ``read_glossary_file``; UsageError for contradictions."""
    placing = Placing(opened, path, into=options.into, domain=options.domain, authority=options.authority)
    read, reader = read_glossary_file(opened, path, options.form)
    entries = [_with_status(entry, options.status) for entry in read.entries]
    placed, lost = placing.placed(entries)
    compared: Comparison = compare(placed, opened.glossary.entries, is_whole=read.is_whole, update=options.update)
    return GlossaryImport(
        path=path,
        form=reader.id,
        changes=tuple(compared.changes),
        identical=compared.identical,
        conflicts=tuple(compared.conflicts),
        elsewhere=tuple(compared.elsewhere),
        remarks=(*read.remarks, *lost),
    )


def import_glossary(termbase: Termbase, plan: GlossaryImport) -> tuple[TermEntry, ...]:
    """Carry out a plan as one step; return the entries added and changed, as they stand.

    Errors as of ``Termbase.apply``: nothing has been written then.
    """
    return termbase.apply(plan.changes, f"import {plan.path.name}") if plan.changes else ()


def _with_status(entry: TermEntry, status: TermStatus | None) -> TermEntry:
    if status is None or entry.status is TermStatus.SHIELD:
        return entry
    return replace(entry, status=status)


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryExport:
    """A file that was written."""

    path: Path
    losses: tuple[Loss, ...]


def wanted_formats(names: Sequence[str], out: Path | None) -> tuple[GlossaryFormat, ...]:
    """Return the formats named or, where none is, the one that the ending of ``out`` means, or the usual ones.

    UsageError for a name that nobody knows, and for several formats in one file.
    """
    forms = {form.id: form for form in map(resolve, names)}
    if out is None or not _is_file(out):
        return tuple(forms.values()) or tuple(map(resolve, _DEFAULT_FORMATS))
    if len(forms) > 1:
        raise UsageError("one-format", f"{out} is one file, for one format.", hint="Name a folder with -o.")
    return tuple(forms.values()) or (detect(out.name, b""),)


def write_glossary(opened: OpenProject, form: GlossaryFormat, domains: Sequence[str] = ()) -> WrittenGlossary:
    """Return the glossary in a format, of some domains alone where any is named.

    UsageError for a domain that there is not, InputError where there is nothing to export.
    """
    entries = _selected(opened, domains)
    return form.write(entries, GlossaryOptions(languages=opened.project.settings.languages))


def export_glossary(
    opened: OpenProject, form: GlossaryFormat, out: Path | None = None, domains: Sequence[str] = ()
) -> GlossaryExport:
    """Write the glossary in a format; errors as of ``write_glossary``, EnvironmentFailure where the disk refuses.

    ``out`` is a file where its name has the ending of a glossary format, and a folder otherwise; the project's
    ``exports/`` if None.
    """
    written = write_glossary(opened, form, domains)
    path = _export_path(opened, form, out, domains)
    make_folder(path.parent)
    write_atomically(path, written.data)
    return GlossaryExport(path=path, losses=written.losses)


def _is_file(out: Path) -> bool:
    return not out.is_dir() and out.name.lower().endswith(known_suffixes())


def _selected(opened: OpenProject, domains: Sequence[str]) -> tuple[TermEntry, ...]:
    entries = opened.glossary.entries
    if not entries:
        raise InputError("no-terms", "The glossary has no terms to export.", hint="Add one: duizhao glossary add.")
    known = dict.fromkeys(entry.domain for entry in entries)
    for domain in domains:
        if domain not in known:
            raise UsageError("unknown-domain", f"There is no domain “{domain}”.", hint=f"Known: {', '.join(known)}.")
    return tuple(entry for entry in entries if not domains or entry.domain in domains)


def _export_path(opened: OpenProject, form: GlossaryFormat, out: Path | None, domains: Sequence[str]) -> Path:
    if out is not None and _is_file(out):
        return out
    stem = "-".join(["glossary", *(safe_id(domain).lower() for domain in domains)])
    return (out or opened.root / "exports") / f"{stem}{form.suffixes[0]}"
