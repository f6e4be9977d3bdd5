from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from duizhao.errors import UsageError
from duizhao.model import Code, Document, Segment, State, TermStatus, Unit
from duizhao.storage.glossary_file import load_glossary
from duizhao.storage.project import Project
from duizhao.workbench.opening import OpenProject, open_project
from duizhao.workbench.term_extraction import candidate_entries, candidates_yaml, extract_terms, find_terms

PAIRS = (
    ("临床试验在武汉开始。", "The clinical trial begins in Wuhan."),
    ("临床试验失败了。", "The clinical trial failed."),
    ("武汉的口罩卖光了。", "Masks are sold out in Wuhan."),
    ("口罩很有用。", "A mask is useful."),
)


def add(root: Path, name: str, segments: Iterable[Segment]) -> OpenProject:
    """Put a document into the project; return the project opened."""
    units = tuple(Unit(id=f"u{number}", segments=(segment,)) for number, segment in enumerate(segments))
    Project.open(root).add(Document(id=name, units=units), None)
    return open_project(root)


def translated(*pairs: tuple[str, str], state: State = State.TRANSLATED) -> list[Segment]:
    return [
        Segment(id=f"u{number}.1", source=source, target=target, state=state)
        for number, (source, target) in enumerate(pairs)
    ]


def test_terms_of_the_documents_come_with_their_places(root: Path) -> None:
    opened = add(root, "news", translated(*PAIRS))
    by_source = {candidate.source: candidate for candidate in extract_terms(opened)}
    assert by_source["临床试验"].target == "clinical trial"
    context = by_source["武汉"].contexts[0]
    segment = opened.read(context.document).segment(context.segment)
    assert context.source_span.of(segment.source) == "武汉"
    assert context.target_span.of(segment.target) == "Wuhan"


def test_spans_are_in_the_stored_texts_tags_included(root: Path) -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"),)
    segments = [
        Segment(
            id=f"u{number}.1", source=f"{before}<1>临床</1>试验", target=f"{word} <1>clinical</1> trial", codes=codes
        )
        for number, (before, word) in enumerate([("做", "Do a"), ("停", "Stop the"), ("看", "See the")])
    ]
    opened = add(root, "news", segments)
    trial = next(candidate for candidate in extract_terms(opened) if candidate.source == "临床试验")
    for context in trial.contexts:
        segment = opened.read("news").segment(context.segment)
        assert context.source_span.of(segment.source) == "临床</1>试验"
        assert context.target_span.of(segment.target) == "clinical</1> trial"


def test_what_the_glossary_has_is_left_out(root: Path) -> None:
    opened = add(
        root,
        "news",
        translated(("联合实验室成立", "A joint laboratory opens"), ("联合实验室好", "A good joint laboratory")),
    )
    assert "联合实验室" not in {candidate.source for candidate in extract_terms(opened)}


def test_untranslated_and_rejected_segments_are_not_looked_at(root: Path) -> None:
    add(root, "bad", translated(*PAIRS, state=State.REJECTED))
    opened = add(root, "new", [Segment(id="u0.1", source="临床试验"), Segment(id="u1.1", source="武汉", target=" ")])
    found = find_terms(opened)
    assert (found.candidates, found.segments, found.untranslated) == ((), 0, 6)


def test_a_project_without_documents_has_no_terms(root: Path) -> None:
    assert extract_terms(open_project(root)) == ()


def test_documents_can_be_named(root: Path) -> None:
    add(root, "one", translated(*PAIRS[:2]))
    opened = add(root, "two", translated(*PAIRS[2:]))
    assert "临床试验" not in {candidate.source for candidate in extract_terms(opened, ["two"])}
    with pytest.raises(UsageError, match="three"):
        extract_terms(opened, ["three"])


def test_one_segment_is_too_little_to_ask_for(root: Path) -> None:
    with pytest.raises(UsageError, match="at least 2"):
        extract_terms(open_project(root), minimum=1)


def test_a_document_that_cannot_be_read_is_a_problem_and_the_others_are_used(root: Path) -> None:
    opened = add(root, "news", translated(*PAIRS))
    (root / "segments" / "broken.yaml").write_text("units: [", encoding="utf-8")
    found = find_terms(opened)
    assert "临床试验" in {candidate.source for candidate in found.candidates}
    assert len(found.problems) == 1


def test_what_stands_in_an_open_session_counts(opened: OpenProject, translate: Callable[[OpenProject], None]) -> None:
    translate(opened)
    session = opened.open_session("news")
    try:
        session.set_target(session.segment_ids[0], "")
        assert find_terms(opened).untranslated == 1
    finally:
        opened.close_session("news")


def test_candidates_become_entries_that_only_suggest(root: Path) -> None:
    found = extract_terms(add(root, "news", translated(*PAIRS)))
    changes = candidate_entries(found, "glossary/test.yaml")
    assert [change.after.source for change in changes if change.after] == [candidate.source for candidate in found]
    for change in changes:
        assert change.before is None
        assert change.after
        assert change.after.status is TermStatus.CANDIDATE
        assert change.after.file == "glossary/test.yaml"
        assert "news" in change.after.cite


def test_yaml_of_candidates_is_a_glossary_file(root: Path) -> None:
    found = extract_terms(add(root, "news", translated(*PAIRS)))
    entries = load_glossary(candidates_yaml(found), "extracted.yaml")
    assert [(entry.source, entry.target) for entry in entries] == [(one.source, one.target) for one in found]
    assert {entry.status for entry in entries} == {TermStatus.CANDIDATE}
