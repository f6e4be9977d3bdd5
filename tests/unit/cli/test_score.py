from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_scores_carry_their_signatures(run: Run, translated: None, tmp_path: Path) -> None:
    reference = run("export", "--to", "csv", "-o", tmp_path).out.strip()
    (document,) = run("score", "--reference", reference, "--format", "json").json
    assert document["document"] == "news"
    assert {metric["metric"]: metric["score"] for metric in document["corpus"]}["BLEU"] == 100
    assert all("version:" in metric["signature"] for metric in document["corpus"])
    assert len(document["segments"]) == 5
    text = run("score", "news", "--reference", reference).out
    assert text.startswith("news: 5 segments\n")
    assert "BLEU" in text


def test_a_state_needs_drafts(run: Run, translated: None) -> None:
    ran = run("score", "--reference", "translated")
    assert ran.code == 3
    assert "no segment has both" in ran.err


def test_a_reference_file_goes_with_one_document(run: Run, translated: None, chinese: Path) -> None:
    run("import", chinese, "--as", "more")
    assert run("score", "--reference", "x.csv").code == 2


def test_a_missing_reference_is_bad_input(run: Run, translated: None) -> None:
    assert run("score", "--reference", "nowhere.csv").code == 3
