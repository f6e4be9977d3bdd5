from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.errors import EnvironmentFailure, ProjectError, UsageError
from duizhao.workbench import opening
from duizhao.workbench.opening import OpenProject, dictionary_words, open_project


def test_a_project_is_found_from_below(opened: OpenProject, root: Path) -> None:
    assert open_project(root / "segments").root.resolve() == root.resolve()
    assert opened.project_name == "project"


def test_no_project_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as caught:
        open_project(tmp_path)
    assert "duizhao new" in caught.value.hint


def test_the_overview_counts_progress_and_findings(
    opened: OpenProject, translate: Callable[[OpenProject], None]
) -> None:
    (before,) = opened.overview()
    assert (before.id, before.progress.done_segments, before.progress.segments) == ("news", 0, 5)
    translate(opened)
    (after,) = opened.overview()
    assert (after.progress.done_segments, after.errors, after.warnings) == (5, 0, 0)


def test_a_broken_document_is_a_line_of_the_overview(opened: OpenProject, root: Path) -> None:
    (root / "segments" / "broken.yaml").write_text("units: [", encoding="utf-8")
    broken, news = opened.overview()
    assert "broken.yaml" in broken.problem
    assert news.problem == ""


def test_a_broken_glossary_file_leaves_the_rest_in_force(root: Path) -> None:
    (root / "glossary" / "broken.yaml").write_text("terms: [", encoding="utf-8")
    project = open_project(root)
    assert [entry.source for entry in project.glossary.entries] == ["一带一路", "联合实验室"]
    assert "broken.yaml" in project.problems[0]


def test_an_unknown_document_names_the_known_ones(opened: OpenProject) -> None:
    with pytest.raises(UsageError, match="nothing") as caught:
        opened.select(["nothing"])
    assert "news" in caught.value.hint


def test_skipping_a_check_that_is_not_there_is_told(root: Path) -> None:
    (root / "duizhao.yaml").write_text("checks:\n  skip: [digit]\n", encoding="utf-8")
    with pytest.raises(ProjectError, match="no check “digit”") as caught:
        open_project(root)
    assert "digits" in caught.value.hint


def test_a_document_is_opened_once(opened: OpenProject) -> None:
    session = opened.open_session("news")
    assert opened.open_session("news") is session
    session.set_target(session.segment_ids[0], "A New Chapter")
    assert opened.read("news").segment(session.segment_ids[0]).target == "A New Chapter"
    opened.close_session("news")
    opened.close_session("news")
    assert opened.open_session("news") is not session


def test_the_memory_knows_confirmed_segments_of_other_documents(
    opened: OpenProject, translate: Callable[[OpenProject], None], tmp_path: Path
) -> None:
    from duizhao.workbench.importing import import_file

    translate(opened)
    path = tmp_path / "more.txt"
    path.write_text("超过100个国家参加。\n超过120个国家参加。\n", encoding="utf-8")
    import_file(opened, path)
    session = opened.open_session("more")
    exact, fuzzy = (session.matches(segment_id)[0] for segment_id in session.segment_ids)
    assert (exact.score, exact.target) == (100, "More than 100 countries took part.")
    assert 75 <= fuzzy.score < 100
    session.set_target(session.segment_ids[1], "More than 120 countries took part.")
    session.confirm(session.segment_ids[1])
    assert {match.target for match in session.matches(session.segment_ids[0])} == {
        "More than 100 countries took part.",
        "More than 120 countries took part.",
    }


def test_it_is_known_which_documents_are_open(opened: OpenProject) -> None:
    assert not opened.is_open("news")
    opened.open_session("news")
    assert opened.is_open("news")
    opened.close_session("news")
    assert not opened.is_open("news")


def test_open_documents_go_on_with_a_glossary_that_has_changed(
    opened: OpenProject, translate: Callable[[OpenProject], None], root: Path
) -> None:
    translate(opened)
    session = opened.open_session("news")
    first, before = session.segment_ids[1], opened.glossary
    assert session.findings(first) == ()
    path = root / "glossary" / "test.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("target: Belt and Road", "target: Silk Road"), "utf-8")
    opened.use_glossary(opened.glossary_store.read())
    assert opened.glossary is not before
    assert any("Silk Road" in finding.message for finding in session.findings(first))
    assert opened.context.glossary is opened.glossary
    opened.close()


def test_a_name_in_a_longer_word_is_doubtful(opened: OpenProject) -> None:
    assert "国防部长" in dictionary_words()


def test_without_the_dictionary_there_are_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise EnvironmentFailure("no-dictionary", "It is missing.")

    monkeypatch.setattr(opening, "load_dictionary", fail)
    dictionary_words.cache_clear()
    assert dictionary_words() == ()
    dictionary_words.cache_clear()
