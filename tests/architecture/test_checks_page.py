"""The reference of the checks says what the checks say."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

from duizhao.checks.check import CheckContext, SegmentCheck
from duizhao.checks.runner import checks
from duizhao.model import Segment

GENERATOR = Path(__file__).resolve().parents[2] / "docs" / "generate_checks.py"


@pytest.fixture
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_checks", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_checks_page_is_up_to_date(generator: ModuleType) -> None:
    assert generator.PAGE.read_text(encoding="utf-8") == generator.page(checks()), "run docs/generate_checks.py"


def test_the_checks_page_has_a_passing_and_a_failing_example_of_each(generator: ModuleType) -> None:
    for check in checks():
        text = generator.page((check,))
        assert text.count("| fine") == len(check.passing)
        assert text.count("| reported") == len(check.failing)


def test_the_check_in_the_guide_does_what_its_examples_say() -> None:
    guide = (GENERATOR.parent / "adding-a-check.md").read_text(encoding="utf-8")
    [program] = re.findall(r"```python\n(.*?)```", guide, flags=re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(program, "adding-a-check.md", "exec"), names)
    check = names["CHECK"]
    assert isinstance(check, SegmentCheck)
    for expected, examples in ((False, check.passing), (True, check.failing)):
        for example in examples:
            segment = Segment(id="s", source=example.source, target=example.target)
            assert bool(list(check.check_segment(segment, CheckContext()))) is expected
