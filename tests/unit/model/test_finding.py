from duizhao.model import Severity


def test_error_is_the_gravest() -> None:
    assert sorted(Severity, key=lambda severity: severity.rank) == ["error", "warning", "info"]
    assert Severity.ERROR.at_least(Severity.WARNING)
    assert Severity.WARNING.at_least(Severity.WARNING)
    assert not Severity.INFO.at_least(Severity.WARNING)
