import json
from pathlib import Path

import pytest

from duizhao.errors import EnvironmentFailure, ProjectError
from duizhao.model import Authority, Case, EntryChange, PartOfSpeech, TermEntry, TermStatus
from duizhao.storage.glossary_history import (
    GlossaryHistory,
    Patch,
    Rewrite,
    Step,
    entry_from_json,
    entry_to_json,
)

FULL = TermEntry(
    source="一",
    target="one",
    admitted=("1",),
    short=("I",),
    deprecated=("uno",),
    forbidden=("ein",),
    introduce=True,
    part_of_speech=PartOfSpeech.PROPER_NOUN,
    words_between=2,
    case=Case.EXACT,
    status=TermStatus.CANDIDATE,
    definition="a number",
    note="n",
    cite="c",
    domain="d",
    authority=Authority.PROJECT,
    file="glossary/a.yaml",
    line=3,
)


def step(name: str) -> Step:
    return Step(
        id=name,
        label=f"change {name}",
        changes=(EntryChange(before=None, after=FULL),),
        patches=(Patch.between("glossary/a.yaml", b"a\n", name.encode()),),
        rewrites=(Rewrite(document="d", segment_id="u1.1", before="x", after="y"),),
    )


ONE, TWO = step("1"), step("2")


def history(tmp_path: Path) -> GlossaryHistory:
    return GlossaryHistory(tmp_path / "history.jsonl")


def do(record: GlossaryHistory, *steps: Step) -> None:
    for each in steps:
        record.begin("do", each)
        record.finish()


@pytest.mark.parametrize("entry", [FULL, TermEntry(source="一", target="")])
def test_an_entry_survives_json_with_its_place(entry: TermEntry) -> None:
    again = entry_from_json(json.loads(json.dumps(entry_to_json(entry))))
    assert (again, again.file, again.line) == (entry, entry.file, entry.line)


@pytest.mark.parametrize("written", [{}, {"source": 1, "target": ""}, {"source": "a", "target": "b", "line": "x"}])
def test_what_is_no_entry_is_refused(written: dict[str, object]) -> None:
    with pytest.raises((ValueError, LookupError, TypeError)):
        entry_from_json(written)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("一二三四".encode(), "一23四".encode()),
        (b"aaa", b"aa"),
        (b"", b"x"),
        (None, b"x"),
        (b"x", None),
        ("\ufeffa\r\n".encode(), "\ufeffb\r\n".encode()),
    ],
)
def test_a_patch_makes_one_file_of_the_other_and_back(old: bytes | None, new: bytes | None) -> None:
    patch = Patch.between("f", old, new)
    assert patch.fits(old)
    assert patch.has_made(new)
    assert not patch.fits(new)
    assert patch.apply(old) == new
    assert patch.inverse().apply(new) == old


def test_a_patch_holds_the_difference_alone() -> None:
    patch = Patch.between("f", "开始 one 结束".encode(), "开始 two 结束".encode())
    assert (patch.start, patch.removed, patch.inserted) == (3, "one", "two")


def test_steps_are_remembered_across_restarts(tmp_path: Path) -> None:
    do(history(tmp_path), ONE, TWO)
    assert history(tmp_path).done == [ONE, TWO]
    record = history(tmp_path)
    record.begin("undo", TWO.inverse())
    record.finish()
    again = history(tmp_path)
    assert (again.done, again.undone, again.cut_short) == ([ONE], [TWO], None)
    again.begin("redo", TWO)
    again.finish()
    assert (history(tmp_path).done, history(tmp_path).undone) == ([ONE, TWO], [])
    do(again, step("3"))
    assert [each.id for each in history(tmp_path).done] == ["1", "2", "3"]


def test_a_new_step_forgets_what_was_taken_back(tmp_path: Path) -> None:
    record = history(tmp_path)
    do(record, ONE)
    record.begin("undo", ONE.inverse())
    record.finish()
    do(record, TWO)
    assert (history(tmp_path).done, history(tmp_path).undone) == ([TWO], [])


def test_a_step_without_its_end_was_cut_short(tmp_path: Path) -> None:
    record = history(tmp_path)
    do(record, ONE)
    record.begin("do", TWO)
    again = history(tmp_path)
    assert (again.done, again.cut_short) == ([ONE], ("do", TWO))
    again.finish()
    assert (history(tmp_path).done, history(tmp_path).cut_short) == ([ONE, TWO], None)
    again.finish()
    assert history(tmp_path).done == [ONE, TWO]


@pytest.mark.parametrize("damage", [b'{"do": {"id', b"\xff\xfe\n", b"[]\n", b'{"do": {}}\n'])
def test_damaged_lines_are_passed_over(tmp_path: Path, damage: bytes) -> None:
    do(history(tmp_path), ONE)
    with (tmp_path / "history.jsonl").open("ab") as file:
        file.write(damage)
    record = history(tmp_path)
    assert record.done == [ONE]
    do(record, TWO)
    assert history(tmp_path).done == [ONE, TWO]


def test_a_newer_history_is_not_guessed_at(tmp_path: Path) -> None:
    (tmp_path / "history.jsonl").write_text('{"glossary":2}\n')
    with pytest.raises(ProjectError) as failure:
        history(tmp_path)
    assert failure.value.code == "newer-history"


def test_a_long_history_forgets_its_oldest_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(GlossaryHistory, "compacted_above_bytes", 5000)
    record = history(tmp_path)
    for number in range(30):
        do(record, step(str(number)))
    assert (tmp_path / "history.jsonl").stat().st_size <= 5000
    kept = [each.id for each in history(tmp_path).done]
    assert kept == [each.id for each in record.done]
    assert kept[-1] == "29"
    assert 1 < len(kept) < 30


def test_a_folder_that_is_gone_is_the_environment(tmp_path: Path) -> None:
    record = GlossaryHistory(tmp_path / "nowhere" / "history.jsonl")
    with pytest.raises(EnvironmentFailure):
        record.begin("do", ONE)
    assert record.cut_short is None
