from dataclasses import replace

import pytest

from duizhao.checks.check import CheckContext
from duizhao.checks.runner import check_segment
from duizhao.model import Document, Finding, Segment, State, Unit
from duizhao.workbench import live_findings
from duizhao.workbench.live_findings import LiveFindings

GOOD = Segment(id="u1.1", source="现场图片。", target="The scene.", state=State.TRANSLATED)
TWIN = Segment(id="u1.2", source="现场图片。", target="The the scene", state=State.TRANSLATED)
DOCUMENT = Document(id="d", units=(Unit(id="u1", segments=(GOOD, TWIN)),))


def findings(live: LiveFindings, segment: Segment) -> list[str]:
    return [finding.check for finding in live.of(segment)]


def test_a_segment_is_checked_once_for_every_text(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []

    def counting(document_id: str, segment: Segment, context: CheckContext) -> tuple[Finding, ...]:
        checked.append(segment.target)
        return check_segment(document_id, segment, context)

    monkeypatch.setattr(live_findings, "check_segment", counting)
    live = LiveFindings("d", CheckContext(), frozenset())
    for segment in (GOOD, GOOD, replace(GOOD, target="The picture."), GOOD):
        live.of(segment)
    assert checked == ["The scene.", "The picture.", "The scene."]


def test_findings_across_segments_come_with_a_refresh() -> None:
    live = LiveFindings("d", CheckContext(), frozenset())
    assert "inconsistent-translation" not in findings(live, TWIN)
    live.refresh(0, lambda: DOCUMENT)
    assert "inconsistent-translation" in findings(live, TWIN)
    live.refresh(0, lambda: pytest.fail("the revision has not changed"))


def test_what_the_project_switches_off_is_not_found() -> None:
    live = LiveFindings("d", CheckContext(), frozenset({"repeated-word", "inconsistent-translation"}))
    live.refresh(0, lambda: DOCUMENT)
    assert findings(live, TWIN) == []


def test_the_gravest_comes_first() -> None:
    live = LiveFindings("d", CheckContext(), frozenset())
    ranks = [finding.severity.rank for finding in live.of(replace(TWIN, target="现场  the the"))]
    assert len(ranks) > 1
    assert ranks == sorted(ranks)
