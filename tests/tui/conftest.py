"""An app over a small real project, and what a reader sees of it."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Literal

import pytest
from textual.app import App
from textual.notifications import Notification, Notifications
from textual.pilot import Pilot

from duizhao.errors import LockedError, UsageError
from duizhao.model import AlignedBead, Alignment, AlignmentEdit, EntryChange, Sentence, TermEntry
from duizhao.tui.app import AlignmentApp, DuizhaoApp
from duizhao.workbench.alignment_session import AlignmentSession
from duizhao.workbench.finishing import Finished, FinishPreview
from duizhao.workbench.live_aligner import LiveAligner
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.termbase import Termbase

ENGLISH = {
    "u1.1": "A New Chapter of Cooperation",
    "u2.1": "The second One Belt One Road conference was held in Chengdu.",
    "u2.2": "More than 100 countries took part.",
    "u4.1": "Work on the first joint laboratories began.",
}
"""By segment: the second uses a forbidden rendering; u3.1 is left empty."""


@pytest.fixture
def shown() -> Callable[[App[None]], str]:
    """Return the screen as plain text, a line a row."""

    def text(app: App[None]) -> str:
        strips = app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    return text


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Callable[[App[None]], str]:
    """Return what the app has notified so far, put away or not."""
    lines: list[str] = []
    add = Notifications.add

    def adding(notifications: Notifications, notification: Notification) -> Notifications:
        lines.append(f"{notification.title} {notification.message}")
        return add(notifications, notification)

    monkeypatch.setattr(Notifications, "add", adding)
    return lambda app: "\n".join(lines)


@pytest.fixture
def notices() -> Callable[[App[None]], list[str]]:
    """Return the messages of the notices on the screen."""
    return lambda app: [each.message for each in app._notifications]


@pytest.fixture
def calm() -> Callable[[Pilot[None]], Awaitable[None]]:
    """Wait until nothing is left to be read, found or drawn."""

    async def wait(pilot: Pilot[None]) -> None:
        for _ in range(3):
            await pilot.pause()
            await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.08)
        await pilot.pause()

    return wait


@pytest.fixture
def app(opened: OpenProject) -> DuizhaoApp:
    """The workbench on the untranslated document ``news``."""
    return DuizhaoApp(opened, "news")


@pytest.fixture
def overview(opened: OpenProject) -> DuizhaoApp:
    """The overview of the project."""
    return DuizhaoApp(opened)


@pytest.fixture
def translated(opened: OpenProject) -> DuizhaoApp:
    """The workbench on ``news`` with its English, confirmed but for one segment."""
    session = opened.open_session("news")
    for segment_id, text in ENGLISH.items():
        session.set_target(segment_id, text)
        session.confirm(segment_id)
    opened.close_session("news")
    return DuizhaoApp(opened, "news")


class MemoryKeeper:
    """Keeps an alignment in memory; ``refusal`` may be set, and ``appended`` says what was written."""

    def __init__(self, alignment: Alignment) -> None:
        self.alignment = alignment
        self.done: tuple[AlignmentEdit, ...] = ()
        self.undone: tuple[AlignmentEdit, ...] = ()
        self.refusal: LockedError | None = None
        self.recovered = 0
        self.position = 0
        self.appended: list[AlignmentEdit] = []
        self.saved: list[Alignment] = []
        self.closed_at: int | None = None

    def append(self, action: Literal["do", "undo", "redo"], edit: AlignmentEdit) -> None:
        self.appended.append(edit)

    def save(self, alignment: Alignment) -> None:
        self.saved.append(alignment)

    def close(self, position: int) -> None:
        self.closed_at = position


class MemoryFinisher:
    """Remembers what was finished."""

    document_id = None
    keeps_source = False

    def __init__(self) -> None:
        self.finished: list[Alignment] = []

    def preview(self, alignment: Alignment) -> FinishPreview:
        return FinishPreview(drafted=5, lines=("5 segments will hold a draft.", "1 target sentence goes into a note."))

    def finish(self, alignment: Alignment) -> Finished:
        self.finished.append(alignment)
        return Finished(message="5 segments were written to library.yaml.")


LIBRARY = (
    (0.98, "市图书馆周三重新开放。", "The city library reopened on Wednesday."),
    (
        0.93,
        "新馆有三层,藏书四十万册,每天接待两千名读者。",
        "The new building has three floors.",
        "It holds 400,000 books and serves 2,000 readers a day.",
    ),
    (0.31, "儿童阅览室在一楼。"),
    (0.28, "", "A café will open in autumn."),
    (0.72, "读者可以借书。\n期限是三十天。", "Readers may borrow books for thirty days."),
    (0.97, "志愿者每周六讲故事。", "Volunteers tell stories every Saturday."),
)
"""Score, source sentences on lines, target sentences."""


def library() -> Alignment:
    """Return six beads: two sure ones around a likely 1-2, two with an empty side, and a doubtful 2-1."""
    beads = []
    for score, source, *targets in LIBRARY:
        sources = [line for line in source.split("\n") if line]
        beads.append(
            AlignedBead(
                source=tuple(Sentence(text=text, begins_paragraph=n == 0) for n, text in enumerate(sources)),
                target=tuple(Sentence(text=text, begins_paragraph=n == 0) for n, text in enumerate(targets)),
                score=score,
                reasons=("length fits", "400,000 = 四十万") if score == 0.93 else ("length fits",),
            )
        )
    return Alignment(id="library", beads=tuple(beads))


@pytest.fixture
def keeper() -> MemoryKeeper:
    """Where the alignment of ``aligned`` is kept."""
    return MemoryKeeper(library())


@pytest.fixture
def finisher() -> MemoryFinisher:
    """Where the alignment of ``aligned`` is finished."""
    return MemoryFinisher()


@pytest.fixture
def aligned(keeper: MemoryKeeper, finisher: MemoryFinisher, tmp_path: Path) -> AlignmentApp:
    """The alignment screen on six beads."""
    return AlignmentApp(AlignmentSession(keeper, LiveAligner(), finisher, name="library"), tmp_path)


class RefusingTermbase(Termbase):
    """``refuses`` makes the next change fail with these words."""

    refuses = ""

    def apply(self, changes: Sequence[EntryChange], label: str) -> tuple[TermEntry, ...]:
        refusal, self.refuses = self.refuses, ""
        if refusal:
            raise UsageError("refused", refusal)
        return super().apply(changes, label)


@pytest.fixture
def termbase(root: Path, opened: OpenProject) -> RefusingTermbase:
    """The glossary of the project, in two files."""
    (root / "glossary" / "zebra.yaml").write_text("domain: Zebra\nterms: []\n", encoding="utf-8")
    return RefusingTermbase(opened)
