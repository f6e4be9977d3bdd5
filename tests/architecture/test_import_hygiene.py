"""What may be loaded when: `duizhao --help` runs in every completion and every CI job."""

import subprocess
import sys

import pytest

HEAVY = ("textual", "rich", "lxml", "sacrebleu", "numpy", "opencc", "rapidfuzz", "polib", "yaml", "ahocorasick_rs")


def loaded_after(program: str) -> set[str]:
    report = "import sys; print('LOADED', *sorted({name.split('.')[0] for name in sys.modules}))"
    result = subprocess.run([sys.executable, "-c", f"{program}\n{report}"], capture_output=True, text=True, check=True)
    return set(result.stdout.split("LOADED", 1)[1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["import", "--help"], ["draft", "--help"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    program = f"from duizhao.cli.main import main\ntry:\n    main({arguments!r})\nexcept SystemExit:\n    pass"
    assert loaded_after(program).isdisjoint(HEAVY)


def test_the_package_itself_loads_nothing_heavy() -> None:
    assert loaded_after("import duizhao").isdisjoint(HEAVY)


def test_checking_loads_no_screens() -> None:
    assert "textual" not in loaded_after("import duizhao.workbench.checking, duizhao.workbench.exporting")
