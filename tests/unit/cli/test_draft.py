import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_the_memory_drafts(run: Run, translated: None, tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("超过100个国家参加。\n", encoding="utf-8")
    run("import", path)
    ran = run("draft", "other", "--with", "memory")
    assert (ran.code, ran.out) == (0, "other\t1\n")


def test_a_command_drafts(run: Run, chinese: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    script = tmp_path / "translate.py"
    script.write_text("import sys\nfor line in sys.stdin: print(f'{len(line.strip())} characters')\n")
    monkeypatch.setenv("DUIZHAO_TRANSLATE_COMMAND", f"{sys.executable} {script}")
    run("import", chinese)
    ran = run("draft", "--with", "command")
    assert (ran.code, ran.out) == (0, "news\t5\n")


def test_a_threshold_is_a_percentage(run: Run, translated: None) -> None:
    assert run("draft", "--with", "memory", "--threshold", "101").code == 2
