"""Translating with an external program."""

from __future__ import annotations

import os
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao import plugins
from duizhao.errors import DuizhaoError, EnvironmentFailure, InputError
from duizhao.providers.command import PROVIDER

Install = Callable[[str], None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Make a Python script the configured command; ``data`` holds its standard input as bytes."""

    def write(body: str) -> None:
        script = tmp_path / "my translator.py"
        header = "import os, sys\ndata = sys.stdin.buffer.read()\nout = sys.stdout.buffer\n"
        script.write_text(header + body, encoding="utf-8")
        monkeypatch.setenv("DUIZHAO_TRANSLATE_COMMAND", f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}")

    return write


def translate(*sources: str) -> list[str]:
    return PROVIDER.translate(sources, source_language="zh-Hans", target_language="en")


def failure(*sources: str) -> DuizhaoError:
    with pytest.raises(DuizhaoError) as caught:
        translate(*sources)
    assert caught.value.hint
    return caught.value


def test_it_is_found_under_its_id() -> None:
    assert plugins.load(plugins.PROVIDERS, "command") is PROVIDER


def test_every_line_comes_back_in_order(install: Install) -> None:
    install("out.write(''.join(f'<{line}>\\n' for line in data.decode().splitlines()).encode())")
    assert translate("你好。", "再见。") == ["<你好。>", "<再见。>"]


def test_breaks_inside_a_source_become_one_space(install: Install) -> None:
    install("out.write(data)")
    assert translate("一\r\n二\u2028三", "", "四") == ["一 二 三", "", "四"]


def test_the_command_is_told_the_languages(install: Install) -> None:
    install("print(os.environ['DUIZHAO_SOURCE_LANGUAGE'], os.environ['DUIZHAO_TARGET_LANGUAGE'])")
    assert translate("一") == ["zh-Hans en"]


def test_windows_line_ends_and_a_missing_last_one_are_fine(install: Install) -> None:
    install("out.write(b'one\\r\\ntwo')")
    assert translate("一", "二") == ["one", "two"]


def test_half_a_surrogate_pair_in_a_source_is_no_crash(install: Install) -> None:
    install("out.write(data)")
    assert translate("一\ud800") == ["一?"]


def test_more_text_than_a_pipe_holds_does_not_hang(install: Install) -> None:
    install("out.write(data)")
    sources = ["很长的一句话。" * 200] * 200
    assert translate(*sources) == sources


def test_no_sources_run_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DUIZHAO_TRANSLATE_COMMAND", raising=False)
    assert translate() == []


@pytest.mark.parametrize("value", [None, "", "  "])
def test_an_unset_command_says_which_variable_to_set(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if value is None:
        monkeypatch.delenv("DUIZHAO_TRANSLATE_COMMAND", raising=False)
    else:
        monkeypatch.setenv("DUIZHAO_TRANSLATE_COMMAND", value)
    error = failure("一")
    assert isinstance(error, EnvironmentFailure)
    assert error.code == "command-unset"
    assert "DUIZHAO_TRANSLATE_COMMAND" in error.message


def test_an_open_quotation_mark_in_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIZHAO_TRANSLATE_COMMAND", "translate 'zh")
    assert failure("一").code == "command-malformed"


def test_no_shell_looks_at_the_command(tmp_path: Path, install: Install) -> None:
    install("print(sys.argv[1:])")
    witness = tmp_path / "witness"
    os.environ["DUIZHAO_TRANSLATE_COMMAND"] += f" $HOME ; touch {witness}"
    assert translate("一") == [str(["$HOME", ";", "touch", str(witness)])]
    assert not witness.exists()


def test_a_command_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUIZHAO_TRANSLATE_COMMAND", "no-such-translator --fast")
    error = failure("一")
    assert isinstance(error, EnvironmentFailure)
    assert error.code == "command-not-found"
    assert "no-such-translator" in error.message


def test_a_file_that_is_no_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = tmp_path / "notes.txt"
    plain.write_text("not a program", encoding="utf-8")
    monkeypatch.setenv("DUIZHAO_TRANSLATE_COMMAND", str(plain))
    assert failure("一").code == "command-not-runnable"


def test_a_failing_command_is_quoted_by_its_last_line(install: Install) -> None:
    install("sys.stderr.write('loading\\nquota exceeded\\n\\n'); sys.exit(7)")
    error = failure("一")
    assert isinstance(error, EnvironmentFailure)
    assert error.code == "command-failed"
    assert error.message.endswith("failed with exit code 7: quota exceeded")


def test_a_silent_failure_still_reads_as_a_sentence(install: Install) -> None:
    install("sys.exit(1)")
    assert failure("一").message.endswith("failed with exit code 1.")


def test_a_killed_command_names_the_signal(install: Install) -> None:
    install("import signal; os.kill(os.getpid(), signal.SIGTERM)")
    assert failure("一").message.endswith("failed by signal 15.")


@pytest.mark.parametrize(("answer", "lines"), [("", 0), ("one\\n", 1), ("a\\nb\\nc\\n", 3)])
def test_a_wrong_number_of_lines_is_counted(answer: str, lines: int, install: Install) -> None:
    install(f"out.write(b'{answer}')")
    error = failure("一", "二")
    assert isinstance(error, InputError)
    assert error.code == "command-line-count"
    assert f"2 sources, {lines} in the answer" in error.message


def test_an_answer_in_another_encoding_names_the_line(install: Install) -> None:
    install("out.write('fine\\ncafé\\n'.encode('latin-1'))")
    error = failure("一", "二")
    assert isinstance(error, InputError)
    assert error.code == "command-not-utf8"
    assert "Line 2" in error.message


def test_a_command_that_hangs_is_ended_with_its_children(
    tmp_path: Path, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    witness = tmp_path / "pid"
    install(
        "import subprocess, time\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        f"open({str(witness)!r}, 'w').write(str(child.pid))\n"
        "time.sleep(60)"
    )
    monkeypatch.setenv("DUIZHAO_TRANSLATE_TIMEOUT", "1.5")
    error = failure("一")
    assert isinstance(error, EnvironmentFailure)
    assert error.code == "command-timeout"
    assert "1.5 seconds" in error.message
    assert _is_gone(int(witness.read_text(encoding="utf-8")))


def _is_gone(pid: int) -> bool:
    """Whether a process has ended, give or take the moment the system takes to notice."""
    for _ in range(100):
        state = Path(f"/proc/{pid}/stat")
        if not state.exists() or state.read_text(encoding="utf-8").split()[2] == "Z":
            return True
        time.sleep(0.02)
    return False


@pytest.mark.parametrize("value", ["soon", "0", "-1", "nan", "inf"])
def test_a_timeout_that_is_no_time_is_refused(value: str, install: Install, monkeypatch: pytest.MonkeyPatch) -> None:
    install("out.write(data)")
    monkeypatch.setenv("DUIZHAO_TRANSLATE_TIMEOUT", value)
    error = failure("一")
    assert error.code == "timeout-malformed"
    assert value in error.message
