from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.errors import UsageError
from duizhao.model import Code, Document, Segment, State, TermEntry, Unit
from duizhao.workbench.opening import OpenProject, open_project
from duizhao.workbench.termbase_rename import OldBecomes, make_plan, renamed_entry

LAB = TermEntry(
    source="联合实验室",
    target="joint laboratory",
    admitted=("joint lab",),
    short=("JL",),
    forbidden=("united laboratory",),
)


def after(old: str, new: str, old_becomes: OldBecomes = OldBecomes.DEPRECATED) -> TermEntry:
    return renamed_entry(LAB, old, new, old_becomes)


def test_the_new_rendering_takes_the_place_of_the_old() -> None:
    assert after("joint laboratory", "shared lab").target == "shared lab"
    assert after("joint lab", "shared lab").admitted == ("shared lab",)
    assert after("JL", "SL").short == ("SL",)
    assert after("JL", "SL").target == "joint laboratory"


@pytest.mark.parametrize("becomes", list(OldBecomes))
def test_the_old_rendering_becomes_what_is_wished(becomes: OldBecomes) -> None:
    renamed = after("joint laboratory", "shared lab", becomes)
    for name in ("admitted", "deprecated", "forbidden"):
        assert ("joint laboratory" in getattr(renamed, name)) == (name == becomes.value)


def test_a_rendering_is_in_one_place_alone() -> None:
    swapped = after("joint laboratory", "joint lab", OldBecomes.ADMITTED)
    assert (swapped.target, swapped.admitted) == ("joint lab", ("joint laboratory",))
    assert after("joint laboratory", "united laboratory").forbidden == ()
    joined = after("joint lab", "joint laboratory")
    assert (joined.target, joined.admitted, joined.deprecated) == ("joint laboratory", (), ("joint lab",))


def test_a_forbidden_rendering_gives_way_to_an_approved_one() -> None:
    assert after("united laboratory", "joint lab") == LAB
    with pytest.raises(UsageError) as failure:
        after("united laboratory", "shared lab")
    assert failure.value.code == "not-approved"


TERMS = """\
terms:
- source: 一带一路
  target: Belt and Road
  admitted: [Belt and Road Initiative]
- source: 一带一路倡议
  target: Belt and Road Initiative
- source: 联合实验室
  target: joint laboratory
  admitted: [BRI]
- source: 丝绸之路
  target: Silk Road
  admitted: [BRI]
"""


@pytest.fixture
def project(root: Path) -> OpenProject:
    (root / "glossary" / "test.yaml").write_text(TERMS, encoding="utf-8")
    bold = (Code(id="1", original="<b>", original_end="</b>"),)
    segments = (
        Segment(id="s1", source="联合实验室。", target="A joint laboratory.", state=State.TRANSLATED, locked=True),
        Segment(id="s2", source="联合实验室。", target="A joint laboratory.", state=State.FINAL),
        Segment(id="s3", source="<1>联合</1>实验室", target="A <1>joint laboratory</1>.", codes=bold),
        Segment(id="s4", source="联合实验室", target="A joint <1>laboratory</1>.", codes=bold),
        Segment(id="s5", source="实验室", target="A joint laboratory."),
        Segment(id="s6", source="联合实验室"),
    )  # fmt: skip
    opened = open_project(root)
    opened.project.add(Document(id="labs", units=(Unit(id="u", segments=segments),)), None)
    return opened


def test_locked_and_final_segments_and_those_with_tags_inside_are_listed(project: OpenProject) -> None:
    plan = make_plan(project, "joint laboratory", "open lab")
    assert [(rewrite.segment_id, rewrite.after) for rewrite in plan.rewrites] == [("s3", "An <1>open lab</1>.")]
    assert [(held.segment_id, held.why) for held in plan.held] == [
        ("s1", "it is locked"),
        ("s2", "it is final"),
        ("s4", "a tag stands inside the rendering"),
    ]


def test_they_are_rewritten_when_asked_for(project: OpenProject) -> None:
    plan = make_plan(project, "joint laboratory", "open lab", include_held=True)
    assert [rewrite.segment_id for rewrite in plan.rewrites] == ["s1", "s2", "s3"]
    assert plan.rewrites[0].after == "An open lab."


def test_whose_preferred_rendering_it_is_is_meant(project: OpenProject) -> None:
    plan = make_plan(project, "Belt and Road Initiative", "New Silk Road")
    assert [change.before and change.before.source for change in plan.changes] == ["一带一路倡议"]
    assert [entry.source for entry in plan.also] == ["一带一路"]
    plan = make_plan(project, "Belt and Road Initiative", "New Silk Road", source="“一带一路”")
    assert [change.before and change.before.source for change in plan.changes] == ["一带一路"]


@pytest.mark.parametrize(
    ("old", "new", "source", "code", "hint"),
    [
        ("BRI", "B&R", "", "ambiguous-rendering", "--source"),
        ("Belt and road", "x", "", "unknown-rendering", "“Belt and Road”"),
        ("nothing at all", "x", "", "unknown-rendering", "duizhao glossary usage"),
        ("BRI", "x", "成都", "unknown-term", "联合实验室, 丝绸之路"),
        ("BRI", " ", "", "empty-rendering", "delete"),
        ("BRI", "BRI ", "", "same-rendering", ""),
    ],
)
def test_what_cannot_be_renamed_is_refused(
    project: OpenProject, old: str, new: str, source: str, code: str, hint: str
) -> None:
    with pytest.raises(UsageError) as failure:
        make_plan(project, old, new, source=source)
    assert failure.value.code == code
    assert hint in failure.value.hint


def test_documents_that_cannot_be_read_are_told(project: OpenProject, root: Path) -> None:
    (root / "segments" / "bad.yaml").write_text("document: [")
    plan = make_plan(project, "joint laboratory", "open lab")
    assert [problem.code for problem in plan.problems] == ["bad-yaml"]
    assert len(plan.rewrites) == 1


def test_the_diff_shows_glossary_and_segments(project: OpenProject, translate: Callable[[OpenProject], None]) -> None:
    lines = list(make_plan(project, "joint laboratory", "open lab").diff())
    assert lines[:2] == ["--- a/glossary/test.yaml", "+++ b/glossary/test.yaml"]
    assert "+  target: open lab" in lines
    assert lines[-6:] == [
        "--- a/segments/labs.yaml",
        "+++ b/segments/labs.yaml",
        "@@ s3 @@",
        " <1>联合</1>实验室",
        "-A <1>joint laboratory</1>.",
        "+An <1>open lab</1>.",
    ]
