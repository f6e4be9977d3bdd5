"""Every use of a term."""

from __future__ import annotations

from duizhao.model import Case, Code, Document, Segment, TermEntry, TermStatus, Unit
from duizhao.terminology import Glossary
from duizhao.terminology.usage import Occurrence, Rendered, by_entry, occurrences

ROAD = TermEntry(
    source="一带一路",
    target="Belt and Road",
    admitted=("Silk Road",),
    short=("BRI",),
    deprecated=("New Silk Way",),
    forbidden=("OBOR",),
    case=Case.EXACT,
)
PARK = TermEntry(source="产业园", target="industrial park")


def document(*pairs: tuple[str, str], name: str = "news", codes: tuple[Code, ...] = ()) -> Document:
    segments = (
        Segment(id=f"u{number}.1", source=source, target=target, codes=codes)
        for number, (source, target) in enumerate(pairs, 1)
    )
    return Document(id=name, units=tuple(Unit(id=segment.id, segments=(segment,)) for segment in segments))


def told(found: tuple[Occurrence, ...]) -> list[tuple[Rendered, str]]:
    return [(each.rendered, each.text) for each in found]


def test_each_way_of_rendering_has_its_name() -> None:
    targets = [
        "the Belt and Road",
        "the Silk Road",
        "the BRI",
        "the New Silk Way",
        "OBOR",
        "the Old Road",
        "Nothing",
        "",
    ]
    found = occurrences([document(*(("一带一路", target) for target in targets))], Glossary([ROAD]))
    assert told(found) == [
        (Rendered.PREFERRED, "Belt and Road"),
        (Rendered.ADMITTED, "Silk Road"),
        (Rendered.SHORT, "BRI"),
        (Rendered.DEPRECATED, "New Silk Way"),
        (Rendered.FORBIDDEN, "OBOR"),
        (Rendered.MISSING, "Old Road"),
        (Rendered.MISSING, ""),
        (Rendered.UNTRANSLATED, ""),
    ]
    assert [each.target_span is None for each in found] == [False] * 6 + [True] * 2
    assert [each.segment for each in found[:2]] == ["u1.1", "u2.1"]


def test_inflected_as_it_stands() -> None:
    found = occurrences([document(("产业园", "Industrial parks’ plans"))], Glossary([PARK]))
    assert told(found) == [(Rendered.PREFERRED, "Industrial parks")]


def test_spans_are_those_of_the_stored_texts() -> None:
    codes = (Code(id="1", original="<b>", original_end="</b>"),)
    news = document(
        ("去<1>产业园</1>", "to the <1>industrial</1> park"), ("<1>产业园</1>", "<1>tech</1> park"), codes=codes
    )
    found = occurrences([news], Glossary([PARK]))
    for each, source, target in zip(found, ("产业园", "产业园"), ("industrial</1> park", "tech</1> park"), strict=True):
        segment = news.segment(each.segment)
        assert each.source_span.of(segment.source) == source
        assert each.target_span is not None
        assert each.target_span.of(segment.target) == target
    assert [each.text for each in found] == ["industrial park", "tech park"]


def test_a_deviation_that_comes_back_is_found_by_the_company_it_keeps() -> None:
    texts = ["The estate is big.", "A new estate", "We saw estates.", "It is big."]
    pairs = [*(("产业园", text) for text in texts[:3]), ("大", texts[3])]
    found = occurrences([document(*pairs)], Glossary([PARK]))
    assert told(found) == [(Rendered.MISSING, "estate"), (Rendered.MISSING, "estate"), (Rendered.MISSING, "estates")]


def test_the_nearest_phrase_is_not_one_that_renders_another_term() -> None:
    zone = TermEntry(source="工业区", target="industrial zone")
    found = occurrences([document(("产业园和工业区", "industrial zones"))], Glossary([PARK, zone]))
    assert told(found) == [(Rendered.MISSING, ""), (Rendered.PREFERRED, "industrial zones")]


def test_only_what_is_wanted() -> None:
    news = document(("一带一路产业园", "Belt and Road industrial park"), ("产业园", ""))
    found = occurrences([news], Glossary([ROAD, PARK]), lambda entry: entry is ROAD)
    assert told(found) == [(Rendered.PREFERRED, "Belt and Road")]


def test_a_doubtful_hit_and_a_candidate() -> None:
    council = TermEntry(source="国会", target="congress")
    glossary = Glossary([council], words=lambda: ["国会议员"])
    found = occurrences([document(("国会议员来了", "Lawmakers came."))], glossary)
    assert told(found) == [(Rendered.DOUBTFUL, "")]
    candidate = TermEntry(source="产业园", target="industrial park", status=TermStatus.CANDIDATE)
    found = occurrences([document(("产业园", "a tech park"))], Glossary([candidate]))
    assert told(found) == [(Rendered.MISSING, "tech park")]


def test_uses_are_counted_by_entry() -> None:
    glossary = Glossary([ROAD, PARK])
    documents = [
        document(("产业园", "an industrial park"), ("一带一路产业园", "the BRI"), name="a"),
        document(("产业园", "industrial parks"), name="b"),
    ]
    park, road = by_entry(occurrences(documents, glossary))
    assert (park.entry, road.entry) == (PARK, ROAD)
    assert park.counts == {Rendered.PREFERRED: 2, Rendered.MISSING: 1}
    assert list(park.counts) == [Rendered.PREFERRED, Rendered.MISSING]
    assert park.documents == {"a": 2, "b": 1}
    assert park.texts[Rendered.PREFERRED, "industrial parks"] == 1
    assert road.counts == {Rendered.SHORT: 1}
    assert by_entry([]) == ()
