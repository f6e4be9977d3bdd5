from pathlib import Path

import pytest

from duizhao.errors import (
    DuizhaoError,
    EnvironmentFailure,
    FormatError,
    InputError,
    Location,
    LockedError,
    ProjectError,
    UsageError,
)


@pytest.mark.parametrize(
    ("kind", "exit_code"),
    [(UsageError, 2), (InputError, 3), (FormatError, 3), (ProjectError, 3), (EnvironmentFailure, 4), (LockedError, 4)],
)
def test_each_kind_has_its_exit_code(kind: type[DuizhaoError], exit_code: int) -> None:
    assert kind("some-code", "Something is wrong.").exit_code == exit_code


@pytest.mark.parametrize(
    ("location", "text"),
    [
        (Location(Path("a.yaml")), "a.yaml"),
        (Location("a.yaml", 3), "a.yaml:3"),
        (Location("a.yaml", 3, 7), "a.yaml:3:7"),
    ],
)
def test_a_location_reads_like_a_compiler_message(location: Location, text: str) -> None:
    assert str(location) == text


def test_an_error_says_where_before_what() -> None:
    error = ProjectError("bad-state", "There is no state “done”.", hint="Use final.", location=Location("a.yaml", 12))
    assert str(error) == "a.yaml:12: There is no state “done”."
    assert error.hint == "Use final."
    assert error.code == "bad-state"
