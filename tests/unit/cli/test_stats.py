from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def test_numbers_as_data(run: Run, translated: None) -> None:
    (document,) = run("stats", "--format", "json").json
    assert (document["document"], document["units"], document["segments"]) == ("news", 4, 5)
    assert document["segments_by_state"]["translated"] == 5
    assert sum(document["leverage"].values()) == document["characters"]


def test_numbers_as_a_table(run: Run, translated: None) -> None:
    lines = run("stats").out.splitlines()
    assert lines[0].split()[:3] == ["document", "units", "segments"]
    assert lines[1].split()[:3] == ["news", "4", "5"]
