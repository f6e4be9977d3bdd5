import pytest

from duizhao.cli.reporting import conclude
from duizhao.errors import ProjectError
from duizhao.model import Finding, Severity
from duizhao.workbench.checking import Checked

WARNING = Finding(check="x", severity=Severity.WARNING, message="m")


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_findings_fail_from_the_severity_up(fail_on: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert conclude(Checked(findings=(WARNING,)), fail_on, "2 segments") == code
    assert capsys.readouterr().err == "2 segments: 0 errors, 1 warning, 0 infos\n"


def test_what_cannot_be_read_weighs_more_than_findings(capsys: pytest.CaptureFixture[str]) -> None:
    checked = Checked(findings=(WARNING,), problems=(ProjectError("x", "Broken.", hint="Mend it."),))
    assert conclude(checked, "info", "2 segments") == 3
    assert "Mend it." in capsys.readouterr().err
