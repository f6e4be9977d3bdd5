import json
from pathlib import Path

import pytest

from duizhao.errors import InputError
from duizhao.model import Bead, Lock
from duizhao.workbench.bead_files import bead_to_json, read_locks


def locks(tmp_path: Path, text: str, name: str = "locks.tsv") -> tuple[Lock, ...]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_locks(path, 5, 6)


def lock(source: str, target: str) -> Lock:
    return Lock(source=tuple(map(int, source)), target=tuple(map(int, target)))


def test_what_is_printed_is_read(tmp_path: Path) -> None:
    beads = [
        Bead(source=(0,), target=(0, 1), score=0.93456, reasons=("r",)),
        Bead(source=(1,), target=(), score=0.5, locked=True),
    ]
    written = [bead_to_json(bead) for bead in beads]
    assert written[0] == {"source": [0], "target": [0, 1], "score": 0.9346, "reasons": ["r"]}
    assert written[1]["locked"] is True
    assert locks(tmp_path, json.dumps(written[:1])) == (lock("0", "01"),)
    assert locks(tmp_path, json.dumps(written)) == (lock("1", ""),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0,1\t2\n\n2\t3, 4\r\n", [lock("01", "2"), lock("2", "34")]),
        ("3\t\n\t5\n", [lock("3", ""), lock("", "5")]),
        ("", []),
        ("[]", []),
        ('[{"source": [1], "target": [], "note": "x"}]', [lock("1", "")]),
        (
            '[{"source": [1], "target": [], "locked": false}, {"source": [2], "target": [2], "locked": true}]',
            [lock("2", "2")],
        ),
        ('[{"source": [1], "target": [1], "locked": false}]', []),
    ],
)
def test_both_shapes_are_read(tmp_path: Path, text: str, expected: list[Lock]) -> None:
    assert locks(tmp_path, text) == tuple(expected)


def test_an_empty_json_file_locks_nothing(tmp_path: Path) -> None:
    assert locks(tmp_path, "", "locks.json") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("0\n", "line 1: a bead is two lists"),
        ("0\t0\n0\t1\t2\n", "line 2: a bead is two lists"),
        ("0\tx\n", "line 1: “x” is no index"),
        ("-1\t0\n", "line 1: “-1” is no index"),
        ("0,,1\t0\n", "line 1: “” is no index"),
        ("²\t0\n", "no index"),
        ("\t\n0\t0", None),
        (" \t \n", None),
        ("5\t0\n", "line 1: there is no source sentence 5"),
        ("0\t6\n", "line 1: there is no target sentence 6"),
        ("0,2\t0\n", "line 1: the source sentences 0, 2 do not follow"),
        ("1,0\t0\n", "do not follow"),
        ("0\t0\n0\t1\n", "line 2: source sentence 0 stands in entry 1 as well"),
        ("0\t0\n\t0\n", "line 2: target sentence 0 stands"),
        ("0\t3\n2\t1\n", "line 2: the bead crosses that of entry 1"),
        ("[", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("{}", "no list of beads"),
        ("[1]", "entry 1: this is no bead"),
        ('[{"source": [0]}]', "entry 1: a bead needs “target”"),
        ('[{"source": 0, "target": []}]', "entry 1: “source” is a list of whole numbers"),
        ('[{"source": [0.5], "target": []}]', "list of whole numbers"),
        ('[{"source": [true], "target": []}]', "list of whole numbers"),
        (
            '[{"source": [0], "target": [0]}, {"source": [-1], "target": [1]}]',
            "entry 2: there is no source sentence -1",
        ),
        ('[{"source": [], "target": []}]', "entry 1: the bead is empty"),
        ('[{"source": [0], "target": [], "locked": "yes"}]', "entry 1: “locked” is true or false"),
    ],
)
def test_a_mistake_is_told_where_it_is(tmp_path: Path, text: str, message: str | None) -> None:
    if message is None:
        # Lines with nothing in them are passed over.
        assert len(locks(tmp_path, text)) < 2
        return
    with pytest.raises(InputError, match=message):
        locks(tmp_path, text)


def test_the_place_is_in_the_location(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        locks(tmp_path, "0\t0\n1\tx\n")
    assert str(caught.value.location).endswith("locks.tsv:2")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_locks(tmp_path / "nowhere.tsv", 1, 1)


def test_texts_without_sentences_have_no_indexes(tmp_path: Path) -> None:
    path = tmp_path / "locks.tsv"
    path.write_text("0\t\n")
    with pytest.raises(InputError) as caught:
        read_locks(path, 0, 0)
    assert "no source sentences" in caught.value.hint
