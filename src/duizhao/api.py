"""The Python interface: what ``import duizhao`` offers."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path

from duizhao.checks.check import CheckContext
from duizhao.checks.runner import check_segment
from duizhao.errors import ProjectError
from duizhao.model import Bead, Finding, Segment, State
from duizhao.storage.glossary_file import load_glossary as load_glossary_file
from duizhao.terminology import Glossary
from duizhao.workbench.importing import read_file
from duizhao.workbench.live_aligner import Texts, aligner_of
from duizhao.workbench.opening import OpenProject, dictionary_words
from duizhao.workbench.opening import open_project as open_project_in

__all__ = ["align", "check_pair", "load_glossary", "open_project"]


def align(sources: Sequence[str], targets: Sequence[str], glossary: Glossary | None = None) -> list[Bead]:
    """Align Chinese sentences with English ones; the beads cover both sides exactly, in order.

    EnvironmentFailure where the Chinese-English dictionary is not installed.
    """
    return aligner_of(Texts(sources=tuple(sources), targets=tuple(targets)), glossary).align()


def check_pair(source: str, target: str, glossary: Glossary | None = None) -> list[Finding]:
    """Check one translated sentence as the workbench would; gravest finding first."""
    segment = Segment(id="1", source=source, target=target, state=State.TRANSLATED)
    findings = check_segment("", segment, CheckContext(glossary=glossary or Glossary()))
    return sorted(findings, key=lambda finding: finding.severity.rank)


def load_glossary(path: str | PathLike[str]) -> Glossary:
    """Return the terms of a glossary file, or of every glossary file in a folder.

    Terms that only seem to stand in a longer Chinese word are doubtful, as in a project. ProjectError, with the line,
    for the first file that is not as it should be.
    """
    place = Path(path)
    files = sorted(place.glob("*.yaml")) if place.is_dir() else [place]
    if not files:
        raise ProjectError("no-glossary", f"{place}: there is no glossary file in it.")
    entries = (entry for file in files for entry in load_glossary_file(read_file(file), file, file.name))
    return Glossary(entries, words=dictionary_words)


def open_project(path: str | PathLike[str] = ".") -> OpenProject:
    """Open the project in a folder or the nearest one above it."""
    return open_project_in(Path(path))
