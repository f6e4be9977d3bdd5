from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_the_paths_are_data(run: Run, translated: None, root: Path) -> None:
    ran = run("export", "--to", "po,xliff,xliff2,tmx,csv,txt")
    assert ran.code == 0
    paths = [Path(line) for line in ran.out.splitlines()]
    assert len(set(paths)) == 6
    assert all(path.is_file() and (root / "exports").resolve() in path.resolve().parents for path in paths)


def test_the_project_decides_when_nothing_is_asked_for(run: Run, translated: None, root: Path) -> None:
    (root / "duizhao.yaml").write_text("export: [tmx]\n", encoding="utf-8")
    assert [Path(line).suffix for line in run("export").out.splitlines()] == [".tmx"]


def test_an_unknown_format_is_named(run: Run, translated: None) -> None:
    ran = run("export", "--to", "docx")
    assert ran.code == 2
    assert "docx" in ran.err
    assert "xliff2" in ran.err


def test_strict_names_the_first_unfinished_segment(run: Run, chinese: Path) -> None:
    run("import", chinese)
    ran = run("export", "--to", "po", "--strict")
    assert (ran.code, ran.out) == (3, "")
    assert "u1.1" in ran.err


def test_what_one_format_refuses_does_not_stop_the_others(run: Run, translated: None, root: Path) -> None:
    (root / "sources" / "news.zh.txt").unlink()
    ran = run("export", "--to", "po,text,csv")
    assert ran.code == 3
    assert [Path(line).suffix for line in ran.out.splitlines()] == [".po", ".csv"]
    assert "sources/news.zh.txt" in ran.err


def test_unfinished_segments_are_told(run: Run, chinese: Path) -> None:
    run("import", chinese)
    assert "news: 5 segments not translated yet" in run("export", "--to", "po").err
