# ruff: noqa: INP001 - a script beside the pages it illustrates, no module of a package
"""Draw docs/images/*.svg: the screens on this repository's own project.

    python docs/make_screenshots.py

The project is copied first, so that nothing in it changes.
"""

from __future__ import annotations

import asyncio
import html
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from duizhao.text.width import graphemes, width_cells
from duizhao.tui.app import AlignmentApp, DuizhaoApp
from duizhao.tui.terminal_app import TerminalApp
from duizhao.workbench.alignments import open_alignment
from duizhao.workbench.opening import open_project

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
ARTICLE = "belt-and-road-conference"

_CELL = 12.2
"""Width of a terminal cell in the pictures that Rich draws."""
_TEXT = re.compile(
    r'<text (?P<head>class="[^"]*-r\d+") x="(?P<x>[\d.]+)" y="(?P<y>[\d.]+)" textLength="[\d.]+" '
    r'(?P<clip>clip-path="[^"]*")>(?P<body>.*?)</text>'
)
_RUN = re.compile(r"[\u2010-\uffff\U00010000-\U0010ffff]+|[^\s\u2010-\uffff\U00010000-\U0010ffff]+")
_FACE = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_FONTS = "'DejaVu Sans Mono', Menlo, Consolas, 'Noto Sans Mono CJK SC', 'PingFang SC', 'Microsoft YaHei', monospace"


def evenly(svg: str) -> str:
    """Return a picture in which Chinese stands where a terminal puts it.

    Rich writes a run of text with one length for all of it: letters and Han characters are stretched alike, and
    leading blanks are lost in some viewers. Here every word has its place, and every wide character its own.
    """
    # Pictures on a page may load nothing, fonts included: the viewer's own must do.
    svg = _FACE.sub("", svg)
    return _TEXT.sub(_words, svg).replace("font-family: Fira Code, monospace", f"font-family: {_FONTS}")


def _words(match: re.Match[str]) -> str:
    text = html.unescape(match["body"]).replace("\xa0", " ")
    start = float(match["x"])
    parts = []
    for run in _RUN.finditer(text):
        x = start + width_cells(text[: run.start()]) * _CELL
        word = run[0]
        if ord(word[0]) >= 0x2010:
            head, body = "", _placed(word, x)
        else:
            head = f' x="{x:.1f}" textLength="{width_cells(word) * _CELL:.1f}"'
            body = html.escape(word)
        parts.append(f'<text {match["head"]}{head} y="{match["y"]}" {match["clip"]}>{body}</text>')
    return "".join(parts)


def _placed(word: str, x: float) -> str:
    spans = []
    for grapheme in graphemes(word):
        # A Han glyph is as wide as its font is high: at the size of the letters it would not fill its two cells.
        size = f' font-size="{2 * _CELL - 1:.1f}px"' if grapheme.cells == 2 else ""
        spans.append(f'<tspan x="{x:.1f}"{size}>{html.escape(word[grapheme.start : grapheme.end])}</tspan>')
        x += grapheme.cells * _CELL
    return "".join(spans)


async def picture(app: TerminalApp, size: tuple[int, int], keys: Sequence[str]) -> str:
    """Return the screen as SVG after these keys."""
    async with app.run_test(size=size) as pilot:
        for key in ("", *keys):
            if key:
                await pilot.press(key)
            await pilot.pause(0.1)
            await app.workers.wait_for_complete()
        app.clear_notifications()
        await pilot.pause(0.3)
        svg = app.export_screenshot(title="duizhao")
        app.close_work()
    return evenly(svg)


def copied(folder: Path) -> Path:
    """Copy the project into a folder; return where it is."""
    project = folder / "duizhao"
    for name in ("glossary", "segments", "sources", "duizhao.yaml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, project / name)
        elif source.exists():
            shutil.copy(source, project / name)
    return project


def alignment(project: Path) -> AlignmentApp:
    """Return the alignment of the article with its translation, as if that had come as a file."""
    opened = open_project(project)
    document = opened.read(ARTICLE)
    paragraphs = (" ".join(segment.target for segment in unit.segments) for unit in document.units)
    draft = project / f"{ARTICLE}.en.txt"
    draft.write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    session = open_alignment(project / "sources" / f"{ARTICLE}.zh.txt", draft, opened=opened)
    return AlignmentApp(session, project)


def main() -> None:
    """Draw all pictures."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        project = copied(Path(folder))
        # Half a sentence is gone: the terms of the other half are missing.
        half_gone = (*["up"] * 9, "home", *["ctrl+right"] * 34, "ctrl+k", "full_stop")
        settled = (*["a"] * 6, "down", "space", "up", "up", "right")
        pictures: dict[str, tuple[Callable[[], TerminalApp], tuple[int, int], Sequence[str]]] = {
            "overview": (lambda: DuizhaoApp(open_project(project)), (100, 14), ()),
            "workbench": (
                lambda: DuizhaoApp(open_project(project), ARTICLE),
                (120, 40),
                ("home", *["down"] * 9, "enter", *half_gone),
            ),
            "alignment": (lambda: alignment(project), (120, 40), settled),
            "glossary": (lambda: DuizhaoApp(open_project(project)), (120, 30), ("t", *["down"] * 16)),
        }
        for name, (app, size, keys) in pictures.items():
            path = IMAGES / f"{name}.svg"
            path.write_text(asyncio.run(picture(app(), size, keys)), encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
