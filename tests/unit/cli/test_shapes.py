from duizhao.cli import shapes
from duizhao.model import Bead, Finding, Fix, Severity, Span


def test_a_bead_has_the_published_shape() -> None:
    bead = Bead(source=(0,), target=(0, 1), score=0.93, reasons=("188亿元 = 18.8 billion yuan",))
    assert shapes.bead(bead) == {
        "source": [0],
        "target": [0, 1],
        "score": 0.93,
        "reasons": ["188亿元 = 18.8 billion yuan"],
    }


def test_a_finding_has_the_published_shape() -> None:
    finding = Finding(
        check="repeated-word",
        severity=Severity.WARNING,
        message="m",
        document="d",
        segment="u1.1",
        target_span=Span(2, 5),
        fixes=(Fix(label="Delete", span=Span(2, 5), replacement=""),),
        fingerprint="f",
    )
    assert shapes.finding(finding) == {
        "document": "d",
        "segment": "u1.1",
        "check": "repeated-word",
        "severity": "warning",
        "message": "m",
        "source_span": None,
        "target_span": [2, 5],
        "fixes": [{"label": "Delete", "span": [2, 5], "replacement": ""}],
        "fingerprint": "f",
    }
