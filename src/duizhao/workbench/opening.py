"""Opening a project and its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from duizhao import plugins
from duizhao.checks.check import CheckContext
from duizhao.checks.runner import check_document
from duizhao.errors import DuizhaoError, EnvironmentFailure, Location, ProjectError, UsageError
from duizhao.model import Document, Finding, Severity
from duizhao.storage.dictionary_file import load_dictionary
from duizhao.storage.glossary_file import LoadedGlossary
from duizhao.storage.glossary_store import GlossaryStore
from duizhao.storage.project import Project
from duizhao.terminology import Glossary
from duizhao.workbench.progress import Progress, measure
from duizhao.workbench.recall import ProjectRecall
from duizhao.workbench.session import Session

__all__ = ["DocumentSummary", "OpenProject", "dictionary_words", "open_project"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentSummary:
    """A document's line on the overview."""

    id: str
    progress: Progress = field(default_factory=Progress)
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    problem: str = ""
    """Why the document cannot be opened; empty where it can."""


class OpenProject:
    """A project with what its documents share: glossary, memory, settings."""

    def __init__(self, project: Project) -> None:
        self.project = project
        _refuse_unknown_checks(project)
        self.glossary_store = GlossaryStore(project.root)
        self._sessions: dict[str, Session] = {}
        self.recall = ProjectRecall(self._readable_documents)

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self.project.root

    @property
    def project_name(self) -> str:
        """For headings: the folder's name."""
        return self.root.resolve().name

    @property
    def document_ids(self) -> tuple[str, ...]:
        """Ids of the documents on disk, sorted."""
        return self.project.document_ids()

    @property
    def problems(self) -> tuple[str, ...]:
        """Glossary files that could not be read, a line each; the rest of the glossary is in force."""
        return tuple(_line(problem) for problem in self._loaded_glossary.problems)

    @property
    def glossary_problems(self) -> tuple[DuizhaoError, ...]:
        """The same as errors."""
        return self._loaded_glossary.problems

    @cached_property
    def glossary(self) -> Glossary:
        """Every entry that can be read. Chinese words that a term may only seem to stand in come from a dictionary."""
        return Glossary(self._loaded_glossary.entries, words=dictionary_words)

    @cached_property
    def context(self) -> CheckContext:
        """What checks are told."""
        return CheckContext(glossary=self.glossary)

    @property
    def skipped_checks(self) -> frozenset[str]:
        """Checks that the project's settings switch off."""
        return frozenset(self.project.settings.skipped_checks)

    def use_glossary(self, loaded: LoadedGlossary) -> None:
        """Go on with a glossary that has changed on disk, in every document that is open too."""
        self._loaded_glossary = loaded
        for name in ("glossary", "context"):
            self.__dict__.pop(name, None)
        for session in self._sessions.values():
            session.use_context(self.context)

    def select(self, document_ids: Iterable[str]) -> tuple[str, ...]:
        """Return the ids asked for, or all where none is; UsageError naming one that does not exist."""
        wanted = tuple(dict.fromkeys(document_ids))
        known = self.document_ids
        for document_id in wanted:
            if document_id not in known:
                raise UsageError(
                    "unknown-document",
                    f"There is no document “{document_id}” in {self.root}.",
                    hint=f"Known: {', '.join(known) or 'none yet; duizhao import FILE makes one'}.",
                )
        return wanted or known

    def read(self, document_id: str) -> Document:
        """Return a document as it stands, open sessions included, without taking its lock."""
        session = self._sessions.get(document_id)
        return session.document if session else self.project.read(document_id)

    def findings(self, document: Document) -> tuple[Finding, ...]:
        """Check a whole document with the project's glossary and settings."""
        findings = check_document(document, self.context)
        return tuple(finding for finding in findings if finding.check not in self.skipped_checks)

    def summary(self, document_id: str) -> DocumentSummary:
        """Return a document's line; a broken document says so instead of raising."""
        try:
            document = self.read(document_id)
        except DuizhaoError as error:
            return DocumentSummary(id=document_id, problem=_line(error))
        severities = [finding.severity for finding in self.findings(document)]
        return DocumentSummary(
            id=document_id,
            progress=measure(document.segments()),
            errors=severities.count(Severity.ERROR),
            warnings=severities.count(Severity.WARNING),
            infos=severities.count(Severity.INFO),
        )

    def overview(self) -> tuple[DocumentSummary, ...]:
        """Return a line for every document."""
        return tuple(map(self.summary, self.document_ids))

    def open_session(self, document_id: str) -> Session:
        """Open a document for editing, or return the session that has it open.

        Where another process writes it the session is read-only and says who that is.
        """
        self.select([document_id])
        session = self._sessions.get(document_id)
        if session is None:
            session = Session(
                self.project.open_document(document_id),
                self.context,
                recall=self.recall,
                skipped_checks=self.skipped_checks,
            )
            self._sessions[document_id] = session
        return session

    def is_open(self, document_id: str) -> bool:
        """Whether a session has the document open here."""
        return document_id in self._sessions

    def close_session(self, document_id: str) -> None:
        """Save and close a document; nothing happens where it is not open."""
        session = self._sessions.get(document_id)
        if session is not None:
            session.close()
            del self._sessions[document_id]

    def close(self) -> None:
        """Save and close every open document."""
        for document_id in tuple(self._sessions):
            self.close_session(document_id)

    @cached_property
    def _loaded_glossary(self) -> LoadedGlossary:
        return self.glossary_store.read()

    def _readable_documents(self) -> Iterator[Document]:
        for document_id in self.document_ids:
            try:
                yield self.read(document_id)
            except DuizhaoError:
                # The overview and `check` report it; the memory does without it.
                continue


def open_project(folder: Path) -> OpenProject:
    """Open the project in ``folder`` or the nearest one above it. ProjectError where there is none."""
    return OpenProject(Project.open(folder))


@cache
def dictionary_words() -> tuple[str, ...]:
    """Return the Chinese words of the dictionary, folded as terms are for matching; none where it is not installed."""
    try:
        return load_dictionary().headwords
    except EnvironmentFailure:
        return ()


def _refuse_unknown_checks(project: Project) -> None:
    """Raise ProjectError for a check that the settings switch off and that there is not: it would go on unnoticed."""
    known = plugins.ids(plugins.CHECKS)
    for check_id in project.settings.skipped_checks:
        if check_id not in known:
            raise ProjectError(
                "unknown-check",
                f"There is no check “{check_id}” to skip.",
                hint=f"Known: {', '.join(known)}.",
                location=Location(project.root / "duizhao.yaml"),
            )


def _line(error: DuizhaoError) -> str:
    return f"{error} {error.hint}".strip()
