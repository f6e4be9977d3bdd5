from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_the_ids_are_data_and_the_rest_is_for_people(run: Run, chinese: Path) -> None:
    ran = run("import", chinese)
    assert (ran.code, ran.out) == (0, "news\n")
    assert "4 units, 5 segments" in ran.err


def test_a_second_import_is_refused(run: Run, chinese: Path) -> None:
    run("import", chinese)
    ran = run("import", chinese)
    assert (ran.code, ran.out) == (3, "")
    assert "news" in ran.err
    assert run("import", chinese, "--replace").code == 0


def test_a_bad_file_does_not_stop_the_others(run: Run, chinese: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlf"
    bad.write_text("<xliff", encoding="utf-8")
    ran = run("import", bad, chinese)
    assert (ran.code, ran.out) == (3, "news\n")
    assert "bad.xlf" in ran.err


def test_a_draft_is_laid_beside(run: Run, chinese: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("A New Chapter\n\nThe second Belt and Road conference opened.\nOver 100 countries came.\n")
    ran = run("import", chinese, "--draft", draft, "--as", "drafted")
    assert (ran.code, ran.out) == (0, "drafted\n")
    assert "of 5 segments drafted" in ran.err
    assert run("import", chinese, chinese, "--draft", draft).code == 2


def test_a_bilingual_draft_is_refused(run: Run, chinese: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.csv"
    draft.write_text("source,target\n好,Good\n", encoding="utf-8")
    ran = run("import", chinese, "--draft", draft)
    assert ran.code == 2
    assert "both languages" in ran.err


def test_a_returned_file_updates(run: Run, translated: None, tmp_path: Path) -> None:
    path = Path(run("export", "--to", "csv", "-o", tmp_path).out.strip())
    path.write_text(path.read_text(encoding="utf-8").replace("took part", "attended"), encoding="utf-8")
    ran = run("import", "--update", path)
    assert (ran.code, ran.out) == (0, "news\n")
    assert "1 segment of news changed" in ran.err


def test_what_an_update_leaves_alone_is_told(run: Run, translated: None, tmp_path: Path) -> None:
    path = Path(run("export", "--to", "csv", "-o", tmp_path).out.strip())
    path.write_text(path.read_text(encoding="utf-8").replace("合作新篇章", "合作旧篇章"), encoding="utf-8")
    ran = run("import", "--update", path)
    assert "left alone, with another source: 1 segment" in ran.err


def test_english_is_taken_with_a_warning(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "english.txt"
    path.write_text("An English text.\n", encoding="utf-8")
    ran = run("import", path)
    assert ran.code == 0
    assert "does not look like Chinese" in ran.err


def test_a_draft_has_no_business_in_an_update(run: Run, translated: None, chinese: Path, tmp_path: Path) -> None:
    path = run("export", "--to", "csv", "-o", tmp_path).out.strip()
    assert run("import", "--update", path, "--draft", chinese).code == 2
    assert run("import", "--update", path, "--as", "elsewhere").code == 2
    assert run("import", "--update", path, "--as", "news").code == 0


def test_a_bilingual_file_without_its_original_is_taken_with_a_warning(
    run: Run, translated: None, root: Path, tmp_path: Path
) -> None:
    path = run("export", "--to", "po", "-o", tmp_path).out.strip()
    (root / "segments" / "news.yaml").unlink()
    assert "warning" not in run("import", path, "--as", "again").err
    (root / "sources" / "news.zh.txt").unlink()
    ran = run("import", path, "--as", "once-more")
    assert ran.code == 0
    assert "sources/news.zh.txt is not in this project" in ran.err
