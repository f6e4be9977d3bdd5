import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duizhao.cli.main import main
from duizhao.workbench.alignment_session import AlignmentSession

Run = Callable[..., Any]


class Terminal(io.StringIO):
    """What a person sits at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    source, target = tmp_path / "a.zh", tmp_path / "a.en"
    source.write_text("2024年成交额突破188亿元。\n第二届“一带一路”科技交流大会举行。\n", encoding="utf-8")
    target.write_text("Contracts in 2024 exceeded 18.8 billion yuan.\nThe second Belt and Road conference was held.\n")
    return source, target


def test_beads_have_indexes_scores_and_reasons(run: Run, pair: tuple[Path, Path]) -> None:
    ran = run("align", *pair, "--sentences")
    assert ran.code == 0
    assert [(bead["source"], bead["target"]) for bead in ran.json] == [([0], [0]), ([1], [1])]
    assert all(0 <= bead["score"] <= 1 for bead in ran.json)
    assert any("188亿" in reason for reason in ran.json[0]["reasons"])
    assert any("Belt and Road" in reason for reason in ran.json[1]["reasons"])


def test_no_project_is_needed(pair: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["-C", str(tmp_path), "align", *map(str, pair), "--sentences"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 2


@pytest.mark.parametrize(("form", "expected"), [("tmx", "<tmx"), ("tsv", "source\t"), ("yaml", "document: a")])
def test_other_formats_hold_the_texts(run: Run, pair: tuple[Path, Path], form: str, expected: str) -> None:
    ran = run("align", *pair, "--sentences", "--format", form)
    assert ran.code == 0
    assert expected in ran.out
    assert "18.8 billion" in ran.out


def test_an_empty_file_is_a_warning(run: Run, pair: tuple[Path, Path]) -> None:
    pair[1].write_text("")
    ran = run("align", *pair, "--sentences")
    assert ran.code == 0
    assert "warning" in ran.err


def test_locked_beads_are_taken_as_they_are(run: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    locks = tmp_path / "locks.tsv"
    locks.write_text("0,1\t0\n", encoding="utf-8")
    ran = run("align", *pair, "--sentences", "--lock", locks)
    assert ran.code == 0
    assert (ran.json[0]["source"], ran.json[0]["target"], ran.json[0]["locked"]) == ([0, 1], [0], True)
    assert all("locked" not in bead for bead in ran.json[1:])
    again = tmp_path / "again.json"
    again.write_text(ran.out, encoding="utf-8")
    assert run("align", *pair, "--sentences", "--lock", again).json == ran.json


def test_without_locks_nothing_is_said_of_them(run: Run, pair: tuple[Path, Path]) -> None:
    assert all("locked" not in bead for bead in run("align", *pair, "--sentences").json)


def test_a_mistake_in_the_locks_is_told_with_its_line(run: Run, pair: tuple[Path, Path], tmp_path: Path) -> None:
    locks = tmp_path / "locks.tsv"
    locks.write_text("0\t0\n7\t1\n", encoding="utf-8")
    ran = run("align", *pair, "--sentences", "--lock", locks)
    assert (ran.code, ran.out) == (3, "")
    assert "locks.tsv:2" in ran.err
    assert "no source sentence 7" in ran.err
    assert run("align", *pair, "--lock", tmp_path / "nowhere").code == 3


@pytest.mark.parametrize(
    ("texts", "warning"),
    [
        (("只有一句。", ""), "no sentences"),
        (("", "Only one."), "no sentences"),
        (("第一句。\n第二句。", "第一句。\n第二句。"), "does not look like English"),
        (("First.\nSecond.", "First.\nSecond."), "does not look like Chinese"),
    ],
)
def test_odd_files_are_told(run: Run, pair: tuple[Path, Path], texts: tuple[str, str], warning: str) -> None:
    for path, text in zip(pair, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    ran = run("align", *pair, "--sentences")
    assert ran.code == 0
    assert warning in ran.err


def test_swapped_and_identical_files_are_refused(run: Run, pair: tuple[Path, Path]) -> None:
    assert "first" in run("align", pair[1], pair[0], "--sentences").err
    ran = run("align", pair[0], pair[0])
    assert ran.code == 2
    assert "same file" in ran.err


def test_files_that_were_mixed_up_are_told(run: Run, pair: tuple[Path, Path]) -> None:
    chinese = ["今天天气很好。", "小猫在睡觉。", "他去了北京工作。", "水果很甜。", "我们明天开会。", "河里有鱼。"] * 3
    english = [
        "Quarterly revenue rose because shipping costs fell sharply across the northern ports of the continent.",
        "No!",
        "The committee, having heard the objections of its members, postponed the vote until the following spring.",
        "Seven (7) of the 19 valves leaked.",
    ] * 4
    pair[0].write_text("\n".join(chinese), encoding="utf-8")
    pair[1].write_text("\n".join(english), encoding="utf-8")
    ran = run("align", *pair, "--sentences")
    assert ran.code == 0
    assert "these two texts hardly match" in ran.err
    assert "of 34 sentences found a counterpart" in ran.err


def test_the_screen_needs_a_terminal(run: Run, pair: tuple[Path, Path]) -> None:
    ran = run("align", *pair, "--edit")
    assert ran.code == 2
    assert "terminal" in ran.err
    assert not list(pair[0].parent.glob("**/*.alignment.yaml"))


@pytest.mark.parametrize(("option", "message"), [("--lock", "--lock"), ("--format", "--format")])
def test_options_that_the_screen_has_no_use_for_are_refused(
    run: Run, pair: tuple[Path, Path], option: str, message: str
) -> None:
    ran = run("align", *pair, "--edit", option, "tsv" if option == "--format" else pair[0])
    assert ran.code == 2
    assert message in ran.err


@pytest.mark.parametrize("in_project", [True, False])
def test_the_screen_is_opened_on_the_alignment(
    pair: tuple[Path, Path], root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, in_project: bool
) -> None:
    seen = []

    def show(session: AlignmentSession, *, folder: Path) -> int:
        seen.append((session.document_id, folder, len(session.alignment.beads)))
        session.close()
        return 0

    monkeypatch.setattr("duizhao.tui.app.run_alignment", show)
    monkeypatch.setattr("sys.stdin", Terminal())
    monkeypatch.setattr("sys.stdout", Terminal())
    folder = root if in_project else tmp_path
    assert main(["-C", str(folder), "align", *map(str, pair), "--edit"]) == 0
    assert seen == [("a" if in_project else None, folder.resolve(), 2)]
    assert (root / "alignments" / "a.yaml").exists() == in_project
    assert (tmp_path / "a.alignment.yaml").exists() != in_project
