"""Renaming a term where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.model import Case, PartOfSpeech, TermEntry, TermStatus
from duizhao.terminology import Glossary
from duizhao.terminology.rename import renamings

PARK = TermEntry(source="产业园", target="industrial park")


def renamed(source: str, target: str, entry: TermEntry, old: str, new: str, *others: TermEntry) -> str:
    changes = renamings(source, target, Glossary([entry, *others]), entry, old, new)
    for change in reversed(changes):
        target = target[: change.span.start] + change.text + target[change.span.end :]
    return target


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("an industrial park", "a new zone"),
        ("An industrial park opened.", "A new zone opened."),
        ("Industrial parks opened.", "New zones opened."),
        ("Industrial Parks Open in Chengdu", "New Zones Open in Chengdu"),
        ("the industrial parks’ plans", "the new zones’ plans"),
        ("the industrial park's plan", "the new zone's plan"),
        ("the ‘industrial parks’ opened", "the ‘new zones’ opened"),
        ("an “industrial park”", "a “new zone”"),
        ("an industrial-park plan", "a new zone plan"),
        ("one industrial park, two industrial parks", "one new zone, two new zones"),
        ("an “industrial” park", "a new zone"),
        ("no such thing", "no such thing"),
        ("", ""),
    ],
)
def test_a_noun(target: str, result: str) -> None:
    assert renamed("产业园", target, PARK, "industrial park", "new zone") == result


def test_a_plural_without_s_changes_the_possessive() -> None:
    entry = TermEntry(source="工人", target="worker")
    assert renamed("工人", "the workers’ day", entry, "worker", "young man") == "the young men’s day"
    assert renamed("工人", "the worker's day", entry, "worker", "the Maldives") == "the Maldives' day"


@pytest.mark.parametrize(
    ("target", "result"),
    [
        ("They laid out the plan.", "They presented the plan."),
        ("Laying out a plan", "Presenting a plan"),
        ("It lays out a plan", "It presents a plan"),
        ("They laid it out.", "They presented it."),
        ("the plan lays out", "the plan presents"),
    ],
)
def test_a_verb(target: str, result: str) -> None:
    entry = TermEntry(source="布局", target="lay out", part_of_speech=PartOfSpeech.VERB, words_between=1)
    assert renamed("布局", target, entry, "lay out", "present") == result


RIVER = TermEntry(source="长江", target="the Yangtze", case=Case.EXACT)


@pytest.mark.parametrize(
    ("target", "new", "result"),
    [
        ("along the Yangtze", "the Chang Jiang", "along the Chang Jiang"),
        ("along the Yangtze.", "Chang Jiang", "along Chang Jiang."),
        ("The Yangtze is long.", "Chang Jiang", "Chang Jiang is long."),
        ("the Yangtze basin", "Chang Jiang", "the Chang Jiang basin"),
        ("a Yangtze cruise", "Amur", "an Amur cruise"),
    ],
)
def test_the_article_of_a_name(target: str, new: str, result: str) -> None:
    assert renamed("长江", target, RIVER, "the Yangtze", new) == result


def test_an_article_that_the_new_rendering_brings_is_not_doubled() -> None:
    entry = TermEntry(source="一带一路", target="Belt and Road")
    target = "the Belt and Road, and Belt and Road; China’s Belt and Road"
    assert renamed("一带一路", target, entry, "Belt and Road", "the Silk Road") == (
        "the Silk Road, and the Silk Road; China’s Silk Road"
    )


ROAD = TermEntry(source="一带一路", target="Belt and Road", admitted=("Belt and Road Initiative",), case=Case.EXACT)
FORUM = TermEntry(source="一带一路大会", target="Belt and Road Conference", case=Case.EXACT)


def test_what_belongs_to_a_longer_term_is_not_touched() -> None:
    target = "The Belt and Road Conference on the Belt and Road"
    result = renamed("一带一路大会谈一带一路", target, ROAD, "Belt and Road", "Silk Road", FORUM)
    assert result == "The Belt and Road Conference on the Silk Road"
    assert renamed("一带一路大会", target, ROAD, "Belt and Road", "Silk Road", FORUM) == target


def test_what_belongs_to_a_longer_rendering_is_not_touched() -> None:
    target = "the Belt and Road Initiative and the Belt and Road"
    assert renamed("一带一路", target, ROAD, "Belt and Road", "Silk Road") == (
        "the Belt and Road Initiative and the Silk Road"
    )
    assert renamed("一带一路", target, ROAD, "Belt and Road Initiative", "BRI") == "the BRI and the Belt and Road"


def test_what_does_not_stand_in_the_source_is_not_touched() -> None:
    assert renamed("道路", "the Belt and Road", ROAD, "Belt and Road", "Silk Road") == "the Belt and Road"


def test_another_term_keeps_the_same_words() -> None:
    tie = TermEntry(source="带", target="belt")
    band = TermEntry(source="腰带", target="belt")
    assert renamed("腰带和带", "a belt and another belt", tie, "belt", "band", band) == "a belt and another band"
    assert renamed("腰带和带", "a belt and another belt", band, "belt", "band", tie) == "a band and another belt"


def test_an_entry_overruled_or_given_up() -> None:
    old = TermEntry(source="产业园", target="industrial yard", status=TermStatus.DEPRECATED)
    assert renamed("产业园", "an industrial yard", old, "industrial yard", "new zone", PARK) == "a new zone"


def test_forbidden_renderings_can_be_renamed_too() -> None:
    entry = TermEntry(source="一带一路", target="Belt and Road", forbidden=("OBOR",), case=Case.EXACT)
    assert renamed("一带一路", "an OBOR project", entry, "OBOR", "Belt and Road") == "a Belt and Road project"


def test_a_new_name_around_the_old_is_not_made_twice() -> None:
    entry = TermEntry(source="园区", target="park")
    once = renamed("园区", "A park and an industrial park.", entry, "park", "industrial park")
    assert once == "An industrial park and an industrial park."


def test_quotation_marks_inside() -> None:
    entry = TermEntry(source="一带一路倡议", target="Belt and Road Initiative", case=Case.EXACT)
    source, target = "“一带一路”倡议", "the “Belt and Road” Initiative"
    assert renamed(source, target, entry, entry.target, "Silk Road Initiative") == "the “Silk Road” Initiative"
    assert renamed(source, target, entry, entry.target, "BRI") == "the BRI"


FRAMES = st.sampled_from(
    [
        "{a} {one} opened.",
        "It is {a} {one}.",
        "{Many} grew; {many} grew.",
        "The {many}’ plan.",
        "The {one}’s?",
        "“{one}”.",
    ]
)
NAMES = st.sampled_from(
    ["industrial park", "old zone", "new town", "ecological area", "university campus", "hour", "key market", "city"]
)
PLURALS = {"city": "cities", "university campus": "university campuses"}


def sentence(frame: str, name: str) -> str:
    from duizhao.text.articles import indefinite_article

    article = indefinite_article(name)
    many = PLURALS.get(name, name + "s")
    a = article.capitalize() if frame.startswith("{a}") else article
    return frame.format(a=a, one=name, many=many, Many=many[0].upper() + many[1:])


@settings(deadline=None)
@given(frames=st.lists(FRAMES, min_size=1, max_size=4), old=NAMES, new=NAMES)
def test_renaming_gives_what_would_have_been_written_and_back(frames: list[str], old: str, new: str) -> None:
    entry, back = TermEntry(source="词", target=old), TermEntry(source="词", target=new)
    before, after = (" ".join(sentence(frame, name) for frame in frames) for name in (old, new))
    assert renamed("词", before, entry, old, new) == after
    assert renamed("词", after, back, new, old) == before
    assert renamed("词", after, entry, old, new) == after


WORDS = ["the", "a", "an", "An", "park", "parks", "industrial", "Park", "PARK", "zone", "of", "old", "it’s", *"’'“”,.-"]


@settings(deadline=None)
@given(
    target=st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join),
    new=st.sampled_from(["old zone", "industrial park", "the old park", "a park", "park zone", "Park", "“park”"]),
)
def test_any_text_keeps_its_other_words_and_a_second_time_changes_nothing(target: str, new: str) -> None:
    entry = TermEntry(source="词", target="park")
    changes = renamings("词", target, Glossary([entry]), entry, "park", new)
    assert all(one.span.end <= other.span.start for one, other in pairwise(changes))
    once = renamed("词", target, entry, "park", new)
    assert renamed("词", once, entry, "park", new) == once
