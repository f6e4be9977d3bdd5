from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.errors import LockedError, UsageError
from duizhao.model import State
from duizhao.storage.glossary_history import Rewrite
from duizhao.workbench.opening import OpenProject, open_project
from duizhao.workbench.termbase_rewriting import rewriting

ENGLISH = "Work on the first joint laboratories began."


@pytest.fixture
def news(opened: OpenProject, translate: Callable[[OpenProject], None]) -> OpenProject:
    translate(opened)
    return opened


def rewrite(before: str, after: str, segment_id: str = "u4.1", document: str = "news") -> Rewrite:
    return Rewrite(document=document, segment_id=segment_id, before=before, after=after)


def last_id(opened: OpenProject) -> str:
    return [segment.id for segment in opened.read("news").segments()][-1]


def test_a_segment_is_rewritten_and_keeps_its_state(news: OpenProject) -> None:
    rewrites = [rewrite(ENGLISH, "New.", last_id(news))]
    with rewriting(news, rewrites) as documents:
        assert documents.differing(rewrites) == ()
        assert documents.carry_out(rewrites, "rename", "g") == ()
    segment = list(news.read("news").segments())[-1]
    assert (segment.target, segment.state) == ("New.", State.TRANSLATED)
    assert not news.is_open("news")


def test_what_reads_otherwise_is_left_and_what_reads_right_already_too(news: OpenProject) -> None:
    last = last_id(news)
    rewrites = [rewrite("Old.", "New.", last), rewrite("x", "y", "nowhere"), rewrite("Old.", ENGLISH, last)]
    with rewriting(news, rewrites) as documents:
        held = documents.carry_out(rewrites, "rename", "g")
        assert len(documents.differing(rewrites)) == 3
    assert [(each.segment_id, each.why) for each in held] == [
        (last, "it has been changed since"),
        ("nowhere", "it is not there any more"),
    ]
    assert held[0].target == ENGLISH


def test_a_document_that_cannot_be_written_is_found_out_first(news: OpenProject, root: Path) -> None:
    elsewhere = open_project(root)
    elsewhere.open_session("news")
    rewrites = [rewrite(ENGLISH, "New.", last_id(news))]
    with pytest.raises(LockedError), rewriting(news, rewrites):
        pass
    assert not news.is_open("news")
    with rewriting(news, rewrites, lenient=True) as documents:
        (held,) = documents.carry_out(rewrites, "rename", "g")
    assert held.why == "its document cannot be opened"
    elsewhere.close()
    with pytest.raises(UsageError), rewriting(news, [rewrite("a", "b", document="gone")]):
        pass
