"""Running checks: order, fingerprints, waivers, broken checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from duizhao import plugins
from duizhao.checks import runner
from duizhao.checks.check import CheckContext, Example
from duizhao.model import Document, Finding, Segment, Severity, Span, Unit, Waiver

CONTEXT = CheckContext()


class Base:
    title = description = ""
    severity = Severity.INFO
    passing: tuple[Example, ...] = ()
    failing: tuple[Example, ...] = ()


class Shout(Base):
    id = "shout"

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:
        for _ in range(segment.target.count("!")):
            yield Finding(check=self.id, severity=Severity.INFO, message="Calm down.", subject="!")


class Broken(Base):
    id = "broken"

    def check_segment(self, segment: Segment, context: CheckContext) -> Iterable[Finding]:
        raise ZeroDivisionError("by\nzero")


class Across(Base):
    id = "across"

    def check_document(self, document: Document, context: CheckContext) -> Iterator[Finding]:
        for segment in document.segments():
            yield Finding(check=self.id, severity=Severity.INFO, message="Seen.", segment=segment.id)


class BrokenAcross(Base):
    id = "broken-across"

    def check_document(self, document: Document, context: CheckContext) -> Iterable[Finding]:
        raise ValueError


def document(*targets: str) -> Document:
    segments = tuple(Segment(id=f"u{n}.1", source=f"源{n}", target=target) for n, target in enumerate(targets, start=1))
    return Document(id="doc", units=tuple(Unit(id=s.id.partition(".")[0], segments=(s,)) for s in segments))


@pytest.fixture
def use_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "checks", lambda: (Across(), Broken(), BrokenAcross(), Shout()))


def test_all_checks_are_there_by_id() -> None:
    assert [check.id for check in runner.checks()] == list(plugins.ids(plugins.CHECKS))


@pytest.mark.usefixtures("use_checks")
def test_a_broken_check_is_a_finding_and_the_others_still_run() -> None:
    findings = runner.check_segment("doc", document("Hi!").segment("u1.1"), CONTEXT)
    assert [(finding.check, finding.severity) for finding in findings] == [
        ("check-failed", Severity.ERROR),
        ("shout", Severity.INFO),
    ]
    assert "“broken” failed (ZeroDivisionError: by)" in findings[0].message
    assert {(finding.document, finding.segment) for finding in findings} == {("doc", "u1.1")}


@pytest.mark.usefixtures("use_checks")
def test_findings_of_a_document_come_in_order_of_its_segments() -> None:
    findings = runner.check_document(document("Hi!", "Ho!"), CONTEXT)
    assert [(finding.segment, finding.check) for finding in findings] == [
        ("u1.1", "check-failed"),
        ("u1.1", "shout"),
        ("u1.1", "across"),
        ("u1.1", "check-failed"),
        ("u2.1", "check-failed"),
        ("u2.1", "shout"),
        ("u2.1", "across"),
    ]
    assert [f.check for f in runner.document_findings(document("Hi!"), CONTEXT)] == ["across", "check-failed"]


def test_a_finding_on_a_segment_that_is_not_there_goes_to_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lost(Base):
        id = "lost"

        def check_document(self, document: Document, context: CheckContext) -> Iterator[Finding]:
            yield Finding(check=self.id, severity=Severity.INFO, message="Where?", segment="nowhere")

    monkeypatch.setattr(runner, "checks", lambda: (Lost(),))
    [finding] = runner.document_findings(document("a", "b"), CONTEXT)
    assert finding.segment == "u1.1"


@pytest.mark.usefixtures("use_checks")
def test_an_empty_document_has_no_findings() -> None:
    assert runner.check_document(Document(id="doc", units=()), CONTEXT) == ()


@pytest.mark.usefixtures("use_checks")
def test_a_waived_finding_is_left_out_and_only_that_one() -> None:
    segment = document("Hi!!").segment("u1.1")
    _, first, second = runner.check_segment("doc", segment, CONTEXT)
    assert first.fingerprint != second.fingerprint
    waived = replace(segment, waivers=(Waiver(check="shout", fingerprint=first.fingerprint, reason="joy"),))
    assert runner.is_waived(first, waived)
    assert not runner.is_waived(second, waived)
    assert runner.check_segment("doc", waived, CONTEXT)[1:] == (second,)
    other = replace(segment, waivers=(Waiver(check="other", fingerprint=first.fingerprint, reason="joy"),))
    assert len(runner.check_segment("doc", other, CONTEXT)) == 3


@pytest.mark.usefixtures("use_checks")
def test_cross_segment_findings_are_waived_on_their_segment() -> None:
    before = document("a", "b")
    finding = next(f for f in runner.document_findings(before, CONTEXT) if f.segment == "u2.1")
    waiver = Waiver(check=finding.check, fingerprint=finding.fingerprint, reason="so be it")
    after = before.map_segments(lambda s: replace(s, waivers=(waiver,)) if s.id == "u2.1" else s)
    assert [f.segment for f in runner.document_findings(after, CONTEXT) if f.check == "across"] == ["u1.1"]


def test_a_fingerprint_survives_edits_elsewhere_in_the_target() -> None:
    segment = Segment(id="s", source="茶", target="The the tea")
    [before] = runner.check_segment("doc", segment, CONTEXT)
    [after] = runner.check_segment("doc", replace(segment, id="t", target="Drink the the tea now"), CONTEXT)
    assert before.check == after.check == "repeated-word"
    assert before.fingerprint == after.fingerprint
    assert before.target_span != after.target_span


def test_a_fingerprint_changes_with_document_source_and_subject() -> None:
    segment = Segment(id="s", source="茶", target="The the tea")
    prints = {
        finding.fingerprint
        for document_id, each in (
            ("doc", segment),
            ("other", segment),
            ("doc", replace(segment, source="绿茶")),
            ("doc", replace(segment, target="Of of tea")),
        )
        for finding in runner.check_segment(document_id, each, CONTEXT)
    }
    assert len(prints) == 4


def test_without_a_subject_the_flagged_text_tells_findings_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    class Letters(Base):
        id = "letters"

        def check_segment(self, segment: Segment, context: CheckContext) -> Iterator[Finding]:
            for start in range(2):
                span = (start, start + 1)
                yield Finding(check=self.id, severity=Severity.INFO, message="Letter.", target_span=Span(*span))
            yield Finding(check=self.id, severity=Severity.INFO, message="Source.", source_span=Span(0, 1))

    monkeypatch.setattr(runner, "checks", lambda: (Letters(),))
    ab = runner.check_segment("doc", Segment(id="s", source="茶", target="ab"), CONTEXT)
    ba = runner.check_segment("doc", Segment(id="s", source="茶", target="ba"), CONTEXT)
    assert [f.fingerprint for f in ba] == [ab[1].fingerprint, ab[0].fingerprint, ab[2].fingerprint]


def test_a_check_that_cannot_be_imported_is_reported_once_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    def load(room: plugins.Room, check_id: str) -> object:
        if check_id == "strange":
            raise ImportError("no module named stranger")
        return Shout()

    monkeypatch.setattr(plugins, "ids", lambda room: ("shout", "strange"))
    monkeypatch.setattr(plugins, "load", load)
    runner.checks.cache_clear()
    try:
        findings = runner.check_document(document("a", "b!"), CONTEXT)
    finally:
        runner.checks.cache_clear()
    assert [(finding.check, finding.segment) for finding in findings] == [("check-failed", "u1.1"), ("shout", "u2.1")]
    assert "stranger" in findings[0].message
