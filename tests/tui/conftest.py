"""An app over a small real project, and what a reader sees of it."""

from collections.abc import Awaitable, Callable

import pytest
from textual.app import App
from textual.notifications import Notification, Notifications
from textual.pilot import Pilot

from duizhao.tui.app import DuizhaoApp
from duizhao.workbench.opening import OpenProject

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
