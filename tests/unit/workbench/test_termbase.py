from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.errors import LockedError, ProjectError, UsageError
from duizhao.model import EntryChange, State, TermEntry, TermStatus
from duizhao.terminology.usage import Rendered
from duizhao.workbench import termbase_rewriting
from duizhao.workbench.opening import OpenProject, open_project
from duizhao.workbench.termbase import Termbase

Translate = Callable[[OpenProject], None]


@pytest.fixture
def termbase(opened: OpenProject, translate: Translate) -> Termbase:
    """The glossary of a project whose document ``news`` is translated and closed."""
    translate(opened)
    return Termbase(opened)


def glossary(root: Path) -> str:
    return (root / "glossary" / "test.yaml").read_text(encoding="utf-8")


def target(opened: OpenProject, number: int) -> str:
    return list(opened.read("news").segments())[number].target


def entry(termbase: Termbase, source: str) -> TermEntry:
    return next(entry for entry in termbase.entries if entry.source == source)


def test_a_term_that_is_added_is_in_force_at_once(termbase: Termbase, opened: OpenProject, root: Path) -> None:
    session = opened.open_session("news")
    before = session.segment_ids[1]
    assert not any("成都" in finding.message for finding in session.findings(before))
    added = termbase.add(TermEntry(source="成都", target="Chengtu", cite="x"))
    assert (added.file, added.line, added.domain) == ("glossary/test.yaml", 12, "Test")
    assert glossary(root).endswith("- source: 成都\n  target: Chengtu\n  cite: x\n")
    assert [hit.entry for hit in opened.glossary.recognise("成都")] == [added]
    assert any("Chengtu" in finding.message for finding in session.findings(before))
    assert termbase.undo() == "add 成都"
    assert not any("Chengtu" in finding.message for finding in session.findings(before))
    opened.close()


def test_a_term_that_is_there_already_is_not_added_again(termbase: Termbase, root: Path) -> None:
    before = glossary(root)
    with pytest.raises(UsageError) as failure:
        termbase.add(TermEntry(source="一带一路", target="Belt and Road"))
    assert failure.value.code == "entry-exists"
    assert "glossary/test.yaml:3" in failure.value.message
    with pytest.raises(UsageError) as failure:
        termbase.add(TermEntry(source="成都", target=" "))
    assert failure.value.code == "no-target"
    assert glossary(root) == before
    termbase.add(TermEntry(source="一带一路", target="Silk Road"))


def test_an_entry_changes_retires_and_goes(termbase: Termbase, root: Path) -> None:
    before = glossary(root)
    lab = termbase.change(entry(termbase, "联合实验室"), replace(entry(termbase, "联合实验室"), note="not “united”"))
    assert glossary(root) == before.replace("  cite: house", "  note: not “united”\n  cite: house")
    assert termbase.retire(lab).status is TermStatus.DEPRECATED
    assert "status: deprecated" in glossary(root)
    termbase.delete(entry(termbase, "联合实验室"))
    assert [each.source for each in termbase.entries] == ["一带一路"]
    assert [termbase.undo(), termbase.undo(), termbase.undo(), termbase.undo()] == [
        "delete 联合实验室",
        "retire 联合实验室",
        "change 联合实验室",
        None,
    ]
    assert glossary(root) == before
    assert termbase.redo() == "change 联合实验室"
    assert "united" in glossary(root)


def test_entries_of_one_name_merge(termbase: Termbase, root: Path) -> None:
    before = glossary(root)
    other = termbase.add(TermEntry(source="「一带一路」", target="BRI", note="short", cite="elsewhere"))
    merged = termbase.merge(entry(termbase, "一带一路"), [other])
    assert merged.admitted == ("Belt and Road Initiative", "BRI")
    assert merged.note == "short"
    assert len(termbase.entries) == 2
    termbase.undo()
    termbase.undo()
    assert glossary(root) == before


def test_the_history_survives_a_restart(termbase: Termbase, root: Path) -> None:
    before = glossary(root)
    termbase.add(TermEntry(source="成都", target="Chengdu"))
    after = glossary(root)
    again = Termbase(open_project(root))
    assert again.undo() == "add 成都"
    assert glossary(root) == before
    assert Termbase(open_project(root)).redo() == "add 成都"
    assert glossary(root) == after


def test_a_file_that_somebody_has_changed_is_not_overwritten(termbase: Termbase, root: Path) -> None:
    mine = entry(termbase, "联合实验室")
    text = "# mine\n" + glossary(root).replace("joint laboratory", "shared laboratory")
    (root / "glossary" / "test.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ProjectError) as failure:
        termbase.change(mine, replace(mine, note="x"))
    assert failure.value.code == "entry-changed"
    assert glossary(root) == text
    assert entry(termbase, "联合实验室").target == "shared laboratory"
    termbase.change(entry(termbase, "一带一路"), replace(entry(termbase, "一带一路"), note="x"))
    assert glossary(root).startswith("# mine\n")


def test_lint_says_nothing_of_use_without_documents(root: Path) -> None:
    checks = {found.finding.check for found in Termbase(open_project(root)).lint()}
    assert "glossary-unused" not in checks


def test_lint_and_its_fixes(termbase: Termbase, root: Path) -> None:
    termbase.add(TermEntry(source="成都", target=" Chengdu ", admitted=("Chengdu city ", "Chengdu city"), cite="x"))
    found = termbase.lint()
    assert any(each.is_safe for each in found)
    before = glossary(root)
    ((file, old, new),) = termbase.fixes()
    assert (file, old) == ("glossary/test.yaml", before.encode())
    assert termbase.fix() >= 2
    assert glossary(root).encode() == new
    assert entry(termbase, "成都").target == "Chengdu"
    assert entry(termbase, "成都").admitted == ("Chengdu city",)
    assert not any(each.is_safe for each in termbase.lint())
    assert termbase.undo() is not None
    assert glossary(root) == before


def test_usage_knows_every_occurrence(termbase: Termbase) -> None:
    usages = {usage.entry.source: usage for usage in termbase.usage()}
    assert usages["一带一路"].counts == {Rendered.PREFERRED: 1}
    (one,) = termbase.usage([entry(termbase, "联合实验室")], ["news"])
    assert [each.text for each in one.occurrences] == ["joint laboratories"]
    with pytest.raises(UsageError):
        termbase.usage(documents=["nowhere"])


def test_a_term_is_renamed_in_glossary_and_translations(termbase: Termbase, opened: OpenProject, root: Path) -> None:
    before, document = glossary(root), (root / "segments" / "news.yaml").read_bytes()
    plan = termbase.plan_rename("joint laboratory", "shared laboratory")
    diff = list(plan.diff())
    assert "-  target: joint laboratory" in diff
    assert "+Work on the first shared laboratories began." in diff
    assert (glossary(root), (root / "segments" / "news.yaml").read_bytes()) == (before, document)
    renamed = termbase.rename(plan)
    assert (renamed.segments, renamed.documents) == (1, 1)
    assert renamed.entries[0].deprecated == ("joint laboratory",)
    segment = list(opened.read("news").segments())[4]
    assert (segment.target, segment.state) == ("Work on the first shared laboratories began.", State.TRANSLATED)
    assert not opened.is_open("news")
    assert termbase.undo() == plan.label
    assert (glossary(root), (root / "segments" / "news.yaml").read_bytes()) == (before, document)
    assert termbase.redo() == plan.label
    assert target(opened, 4) == "Work on the first shared laboratories began."


def test_an_open_document_is_renamed_in_its_session(termbase: Termbase, opened: OpenProject, root: Path) -> None:
    session = opened.open_session("news")
    termbase.rename(termbase.plan_rename("joint laboratory", "shared laboratory"))
    last = session.segment_ids[4]
    assert "shared laboratories" in session.segment(last).target
    assert session.undo() == (last,)
    assert "joint laboratories" in session.segment(last).target
    assert opened.is_open("news")
    # The document's part is back already; the glossary's comes back too.
    assert termbase.undo() is not None
    assert termbase.left_alone == ()
    opened.close()


def test_what_has_been_retranslated_since_is_left_alone(termbase: Termbase, opened: OpenProject, root: Path) -> None:
    before = glossary(root)
    termbase.rename(termbase.plan_rename("joint laboratory", "shared laboratory"))
    session = opened.open_session("news")
    session.set_target(session.segment_ids[4], "Shared laboratories were begun.")
    opened.close()
    termbase.undo()
    (held,) = termbase.left_alone
    assert (held.document, held.why) == ("news", "it has been changed since")
    assert target(opened, 4) == "Shared laboratories were begun."
    assert glossary(root) == before


def test_a_plan_that_no_longer_fits_changes_nothing(termbase: Termbase, opened: OpenProject, root: Path) -> None:
    before = glossary(root)
    plan = termbase.plan_rename("joint laboratory", "shared laboratory")
    session = opened.open_session("news")
    session.set_target(session.segment_ids[4], "The joint laboratories began.")
    opened.close()
    with pytest.raises(ProjectError) as failure:
        termbase.rename(plan)
    assert failure.value.code == "plan-stale"
    assert glossary(root) == before
    plan = termbase.plan_rename("joint laboratory", "shared laboratory")
    termbase.change(entry(termbase, "联合实验室"), replace(entry(termbase, "联合实验室"), note="x"))
    with pytest.raises(ProjectError) as failure:
        termbase.rename(plan)
    assert failure.value.code == "entry-changed"
    assert target(opened, 4) == "The joint laboratories began."


def test_a_document_open_elsewhere_stops_the_renaming_first(termbase: Termbase, root: Path) -> None:
    before = glossary(root)
    plan = termbase.plan_rename("joint laboratory", "shared laboratory")
    elsewhere = open_project(root)
    elsewhere.open_session("news")
    with pytest.raises(LockedError) as failure:
        termbase.rename(plan)
    assert failure.value.message.startswith("Nothing has been changed, because news has to be rewritten too.")
    assert glossary(root) == before
    elsewhere.close()
    termbase.rename(plan)
    elsewhere = open_project(root)
    elsewhere.open_session("news")
    with pytest.raises(LockedError):
        termbase.undo()
    assert "shared laboratory" in glossary(root)
    elsewhere.close()


def test_a_renaming_that_a_crash_cut_short_is_finished(
    termbase: Termbase, opened: OpenProject, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = glossary(root)

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patching:
        patching.setattr(termbase_rewriting.Rewriting, "carry_out", crash)
        with pytest.raises(KeyboardInterrupt):
            termbase.rename(termbase.plan_rename("joint laboratory", "shared laboratory"))
    again = open_project(root)
    assert "shared laboratory" in glossary(root)
    assert "joint laboratories" in target(again, 4)
    recovered = Termbase(again)
    assert "shared laboratories" in target(again, 4)
    assert recovered.undo() is not None
    assert "joint laboratories" in target(again, 4)
    assert glossary(root) == before


def test_several_changes_are_one_step(termbase: Termbase, root: Path) -> None:
    before = glossary(root)
    first, second = termbase.entries
    made = termbase.apply(
        [
            EntryChange(before=first, after=replace(first, note="a")),
            EntryChange(before=second, after=None),
            EntryChange(before=None, after=TermEntry(source="成都", target="Chengdu", file="glossary/places.yaml")),
        ],
        "tidy",
    )
    assert [(each.source, each.file, each.line) for each in made] == [
        ("一带一路", "glossary/test.yaml", 3),
        ("成都", "glossary/places.yaml", 3),
    ]
    assert termbase.files == ("glossary/places.yaml", "glossary/test.yaml")
    assert termbase.undo() == "tidy"
    assert glossary(root) == before
    assert list(termbase.files) == ["glossary/test.yaml"]


def test_mistakes_in_a_file_are_told_and_the_rest_is_looked_after(root: Path) -> None:
    path = root / "glossary" / "test.yaml"
    path.write_text(glossary(root).replace("- source: 联合", "- sorce: 联合"), encoding="utf-8")
    termbase = Termbase(open_project(root))
    assert [problem.code for problem in termbase.problems] == ["unknown-key"]
    (one,) = termbase.entries
    termbase.change(one, replace(one, note="x"))
    assert "sorce: 联合" in glossary(root)
    assert [problem.code for problem in termbase.problems] == ["unknown-key"]
