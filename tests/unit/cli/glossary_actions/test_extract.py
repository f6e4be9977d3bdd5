from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duizhao.model import Document, Segment, State, Unit
from duizhao.storage.project import Project
from duizhao.text.width import width_cells
from duizhao.workbench.opening import open_project

Run = Callable[..., Any]

PAIRS = (
    ("临床试验在武汉开始。", "The clinical trial begins in Wuhan."),
    ("临床试验失败了。", "The clinical trial failed."),
    ("武汉的口罩卖光了。", "Masks are sold out in Wuhan."),
    ("口罩很有用。", "A mask is useful."),
)


@pytest.fixture
def news(root: Path) -> None:
    """A translated document with a few terms."""
    units = tuple(
        Unit(
            id=f"u{number}",
            segments=(Segment(id=f"u{number}.1", source=source, target=target, state=State.TRANSLATED),),
        )
        for number, (source, target) in enumerate(PAIRS)
    )
    Project.open(root).add(Document(id="news", units=units), None)


@pytest.mark.usefixtures("news")
def test_terms_are_told_with_their_contexts(run: Run) -> None:
    ran = run("glossary", "extract", "--at-least", "0")
    assert ran.code == 0
    lines = ran.out.splitlines()
    at = next(number for number, line in enumerate(lines) if "临床试验  " in line)
    assert "clinical trial" in lines[at]
    assert "2/2" in lines[at]
    assert lines[at + 1].strip() == "news:u0.1"
    assert "[临床试验]在武汉" in lines[at + 2]
    assert "[clinical trial]" in lines[at + 3]
    assert "in 4 translated segments" in ran.err


@pytest.mark.usefixtures("news")
def test_the_english_stands_in_one_column_behind_wide_characters(run: Run) -> None:
    lines = [line for line in run("glossary", "extract", "--at-least", "0").out.splitlines() if "%" in line]
    columns = {
        width_cells(line[: line.index(word)]) for line in lines for word in ("clinical", "Wuhan") if word in line
    }
    assert len(columns) == 1


@pytest.mark.usefixtures("news")
def test_json_has_every_field(run: Run) -> None:
    candidates = run("glossary", "extract", "--at-least", "0", "--format", "json").json
    trial = next(candidate for candidate in candidates if candidate["source"] == "临床试验")
    assert trial["target"] == "clinical trial"
    assert set(trial) == {"source", "target", "others", "score", "together", "frequency", "contexts"}
    assert trial["contexts"][0] == {
        "document": "news", "segment": "u0.1", "source_span": [0, 4], "target_span": [4, 18],
    }  # fmt: skip


@pytest.mark.usefixtures("news")
def test_tsv_has_a_header_and_as_many_columns_in_each_line(run: Run) -> None:
    header, *rows = run("glossary", "extract", "--at-least", "0", "--format", "tsv").out.splitlines()
    assert header.split("\t")[:2] == ["source", "target"]
    assert rows
    assert {row.count("\t") for row in rows} == {header.count("\t")}


@pytest.mark.usefixtures("news")
def test_yaml_is_a_glossary_file(run: Run, root: Path) -> None:
    text = run("glossary", "extract", "--at-least", "0", "--format", "yaml").out
    (root / "glossary" / "extracted.yaml").write_text(text, encoding="utf-8")
    opened = open_project(root)
    assert not opened.problems
    assert "临床试验" in {entry.source for entry in opened.glossary.entries}


@pytest.mark.usefixtures("news")
def test_limit_and_score_choose_and_say_what_they_leave_out(run: Run) -> None:
    everything = run("glossary", "extract", "--at-least", "0", "--limit", "0", "--format", "json").json
    ran = run("glossary", "extract", "--at-least", "0", "--limit", "1", "--format", "json")
    assert ran.json == everything[:1]
    assert f"{len(everything) - 1} more with --limit 0" in ran.err
    assert run("glossary", "extract", "--at-least", "1", "--format", "json").json == []


@pytest.mark.usefixtures("news")
def test_add_writes_candidates_as_one_step_that_can_be_taken_back(run: Run, root: Path) -> None:
    path = root / "glossary" / "test.yaml"
    before = path.read_bytes()
    ran = run("glossary", "extract", "--at-least", "0", "--add")
    assert ran.code == 0
    assert "glossary/test.yaml:" in ran.out
    assert "临床试验 → clinical trial" in ran.out
    assert b"status: candidate" in path.read_bytes()
    assert path.read_bytes().startswith(before)
    again = run("glossary", "extract", "--at-least", "0", "--format", "json").json
    assert "临床试验" not in {candidate["source"] for candidate in again}
    assert run("glossary", "undo").code == 0
    assert path.read_bytes() == before


@pytest.mark.usefixtures("news")
def test_add_can_name_a_new_file(run: Run, root: Path) -> None:
    assert run("glossary", "extract", "--at-least", "0", "--add", "--file", "extracted").code == 0
    assert "临床试验" in (root / "glossary" / "extracted.yaml").read_text(encoding="utf-8")


def test_an_empty_project_is_told_so(run: Run) -> None:
    ran = run("glossary", "extract")
    assert (ran.code, ran.out) == (0, "")
    assert "no translated segment" in ran.err
    assert run("glossary", "extract", "--format", "json").json == []


@pytest.mark.usefixtures("opened")
def test_untranslated_segments_are_counted(run: Run) -> None:
    ran = run("glossary", "extract", "--add")
    assert (ran.code, ran.out) == (0, "")
    assert "5 wait for a translation" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--minimum", "1"], "at least 2 segments"),
        (["--minimum", "x"], "--minimum"),
        (["--at-least", "2"], "--at-least"),
        (["--limit", "-1"], "--limit"),
        (["--file", "x"], "--add"),
        (["nowhere"], "nowhere"),
    ],
)
def test_wrong_use_says_what_is_wrong(run: Run, arguments: list[str], said: str) -> None:
    ran = run("glossary", "extract", *arguments)
    assert ran.code == 2
    assert said in ran.err


@pytest.mark.usefixtures("news")
def test_a_broken_document_does_not_stop_the_others(run: Run, root: Path) -> None:
    (root / "segments" / "broken.yaml").write_text("units: [", encoding="utf-8")
    ran = run("glossary", "extract", "--at-least", "0")
    assert ran.code == 3
    assert "broken.yaml" in ran.err
    assert "临床试验" in ran.out
