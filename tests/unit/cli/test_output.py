import io
import json
from contextlib import suppress
from pathlib import Path

import pytest

from duizhao.cli.output import Output
from duizhao.errors import EnvironmentFailure


def test_json_is_readable_and_one_object_a_line() -> None:
    stream = io.StringIO()
    Output(stream).json([{"a": "中文"}, {"a": 2}])
    assert json.loads(stream.getvalue()) == [{"a": "中文"}, {"a": 2}]
    assert '{"a": "中文"}' in stream.getvalue().splitlines()[1]


def test_an_empty_list_is_json_too() -> None:
    stream = io.StringIO()
    Output(stream).json([])
    assert json.loads(stream.getvalue()) == []


def test_columns_align_by_terminal_cells() -> None:
    stream = io.StringIO()
    Output(stream).table(("name", "n"), [("会议", 5), ("note", 12)])
    assert stream.getvalue() == "name   n\n会议   5\nnote  12\n"


def test_raw_bytes_follow_what_was_written_before() -> None:
    buffer = io.BytesIO()
    output = Output(io.TextIOWrapper(buffer, encoding="utf-8"))
    output.line("first")
    output.raw("第二\n".encode())
    output.flush()
    assert buffer.getvalue().decode() == "first\n第二\n"


def test_a_full_disk_is_the_environments_fault() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as stream:
        output = Output(stream)
        with pytest.raises(EnvironmentFailure, match="cannot be written"):
            output.line("x" * 100_000)
        with suppress(OSError):
            stream.flush()


def test_a_closed_stdout_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    output = Output()
    with pytest.raises(EnvironmentFailure, match="closed"):
        output.line("x")
    output.flush()
    output.abandon()


def test_raw_bytes_go_to_a_text_stream_as_text() -> None:
    stream = io.StringIO()
    Output(stream).raw("第二\n".encode())
    assert stream.getvalue() == "第二\n"
