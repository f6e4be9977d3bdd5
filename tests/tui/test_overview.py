"""The overview: what there is, how far it is, and what to do where there is nothing."""

from pathlib import Path
from typing import Any

import pytest

from duizhao.tui.app import DuizhaoApp
from duizhao.tui.screens.overview import OverviewScreen
from duizhao.tui.screens.workbench import WorkbenchScreen
from duizhao.workbench.opening import OpenProject, open_project


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_documents_with_progress_and_findings(
    translated: DuizhaoApp, size: tuple[int, int], shown: Any, calm: Any
) -> None:
    app = DuizhaoApp(translated.open_project)
    async with app.run_test(size=size) as pilot:
        await calm(pilot)
        text = shown(app)
        assert "project" in text
        row = next(line for line in text.splitlines() if line.strip().startswith("news"))
        assert "80%" in row
        assert "4/5" in row
        assert "Enter Open" in text
        assert max(map(len, text.splitlines())) <= size[0]
        assert ("Errors  Warnings   Info" in text) == (size[0] == 120)


async def test_enter_opens_and_escape_comes_back_with_fresh_figures(
    overview: DuizhaoApp, shown: Any, calm: Any
) -> None:
    async with overview.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "0/5" in shown(overview)
        await pilot.press("enter")
        await calm(pilot)
        assert isinstance(overview.screen, WorkbenchScreen)
        await pilot.press("enter", "H", "i", "enter", "escape", "escape")
        await calm(pilot)
        assert isinstance(overview.screen, OverviewScreen)
        assert "1/5" in shown(overview)


async def test_an_empty_project_says_what_to_do(root: Path, shown: Any, calm: Any) -> None:
    app = DuizhaoApp(open_project(root))
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        text = shown(app)
        assert "duizhao import article.txt" in text
        assert "F5 shows the document here" in text
        assert "Open" not in text.splitlines()[-1]
        assert "Export" not in text.splitlines()[-1]


async def test_a_broken_document_says_why_and_does_not_open(
    opened: OpenProject, root: Path, shown: Any, said: Any, calm: Any
) -> None:
    (root / "segments" / "broken.yaml").write_text("units: 3\n", encoding="utf-8")
    app = DuizhaoApp(opened)
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "cannot be opened" in shown(app)
        assert "broken.yaml" in shown(app)
        await pilot.press("home", "enter")
        await calm(pilot)
        assert isinstance(app.screen, OverviewScreen)
        assert "broken.yaml" in said(app)


async def test_a_broken_glossary_file_is_named(opened: OpenProject, root: Path, shown: Any, calm: Any) -> None:
    (root / "glossary" / "worse.yaml").write_text("terms: 7\n", encoding="utf-8")
    app = DuizhaoApp(open_project(root))
    async with app.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        assert "worse.yaml" in shown(app)


async def test_a_document_added_meanwhile_appears_on_refresh(
    overview: DuizhaoApp, root: Path, shown: Any, calm: Any
) -> None:
    async with overview.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        text = (root / "segments" / "news.yaml").read_text(encoding="utf-8")
        (root / "segments" / "later.yaml").write_text(
            text.replace("document: news", "document: later"), encoding="utf-8"
        )
        await pilot.press("r")
        await calm(pilot)
        assert "later" in shown(overview)


async def test_exporting_from_the_overview_writes_files(overview: DuizhaoApp, root: Path, said: Any, calm: Any) -> None:
    async with overview.run_test(size=(80, 24)) as pilot:
        await calm(pilot)
        await pilot.press("e")
        await calm(pilot)
        await pilot.press("enter")
        await calm(pilot)
        written = list((root / "exports").iterdir())
        assert len(written) == 1
        assert f"exports/{written[0].name}" in said(overview)
