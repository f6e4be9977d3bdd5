from lxml import etree

from duizhao.formats import xliff2
from duizhao.formats.format import WriteOptions
from duizhao.model import Code, Document, Segment, Span, State, TermEntry, TermHit, TermStatus, Unit

XLIFF = "{urn:oasis:names:tc:xliff:document:2.0}"
BOLD = Code(id="1", original="<b>", original_end="</b>")


def written(*units: Unit, options: WriteOptions | None = None) -> etree._Element:
    return etree.fromstring(xliff2.FORMAT.write(Document(id="d", units=units), options or WriteOptions()))


def test_nobody_may_cut_or_join_segments() -> None:
    (file,) = written(Unit(id="u", segments=(Segment(id="s", source="好"),))).iter(f"{XLIFF}file")
    assert file.get("canResegment") == "no"


def test_inline_ids_are_unique_in_the_unit_even_beside_segments_of_the_same_name() -> None:
    segments = tuple(Segment(id=i, source="<1>好</1>", codes=(BOLD,)) for i in ("1-1", "s"))
    root = written(Unit(id="u", segments=segments))
    ids = [str(node.get("id")) for node in root.iter(f"{XLIFF}segment", f"{XLIFF}pc")]
    assert ids == ["1-1", "c1-1", "s", "2-1"]


def test_pairs_that_overlap_are_spanning_codes_and_share_their_data() -> None:
    other = Code(id="2", original="<b>", original_end="</b>")
    root = written(Unit(id="u", segments=(Segment(id="s", source="<1>a<2>b</1>c</2>", codes=(BOLD, other)),)))
    (source,) = root.iter(f"{XLIFF}source")
    assert [etree.QName(node).localname for node in source] == ["sc", "sc", "ec", "ec"]
    assert [data.text for data in root.iter(f"{XLIFF}data")] == ["<b>", "</b>"]


def test_a_pair_is_the_same_element_on_both_sides() -> None:
    codes = (BOLD, Code(id="2", original="", original_end=""))
    segment = Segment(id="s", source="<1>a</1><2>b</2>", target="<1>a<2>b</1>c</2>", codes=codes)
    root = written(Unit(id="u", segments=(segment,)))
    assert not list(root.iter(f"{XLIFF}pc"))
    assert len(list(root.iter(f"{XLIFF}sc"))) == 4


def test_what_is_done_has_a_target_be_it_empty() -> None:
    segments = tuple(Segment(id=state, source="好", state=state) for state in State)
    nodes = written(Unit(id="u", segments=segments)).iter(f"{XLIFF}segment")
    assert [node.get("id") for node in nodes if node.find(f"{XLIFF}target") is not None] == [
        "translated",
        "reviewed",
        "final",
    ]


def test_ids_that_are_no_names_get_one_each() -> None:
    units = tuple(Unit(id=i, segments=(Segment(id=f"s{i}", source="好"),)) for i in ("a b", "a_20_b", "", "签"))
    ids = [str(unit.get("id")) for unit in written(*units).iter(f"{XLIFF}unit")]
    assert ids == ["a_20_b", "a_20_b_2", "_", "签"]


def test_a_unit_all_of_which_is_locked_is_not_to_be_translated() -> None:
    locked, free = (Segment(id=f"s{flag}", source="好", locked=flag) for flag in (True, False))
    units = written(Unit(id="u1", segments=(locked,)), Unit(id="u2", segments=(free,))).iter(f"{XLIFF}unit")
    assert [unit.get("translate") for unit in units] == ["no", None]


def test_the_states_that_the_standard_does_not_know_are_sub_states() -> None:
    segments = tuple(Segment(id=state, source="好", target="good", state=state) for state in State)
    empty = Segment(id="empty", source="好")
    root = written(Unit(id="u", segments=(*segments, empty)))
    assert [(node.get("state"), node.get("subState")) for node in root.iter(f"{XLIFF}segment")] == [
        ("initial", "duizhao:new"),
        ("initial", "duizhao:draft"),
        ("translated", None),
        ("reviewed", None),
        ("final", None),
        ("initial", "duizhao:rejected"),
        ("initial", None),
    ]


def test_a_term_stands_once_in_the_unit_glossary_and_a_shield_never() -> None:
    term = TermEntry(source="科技", target="S&T")
    shield = TermEntry(source="科技城", target="x", status=TermStatus.SHIELD)
    hits = tuple(TermHit(entry=entry, span=Span(0, 2)) for entry in (term, shield))
    segments = (Segment(id="a", source="科技"), Segment(id="b", source="科技"))
    terms = {"a": hits, "b": hits, "c": hits[1:]}
    only_shield = Unit(id="v", segments=(Segment(id="c", source="科技城"),))
    root = written(Unit(id="u", segments=segments), only_shield, options=WriteOptions(terms=terms))
    names = [node.text for node in root.iter("{urn:oasis:names:tc:xliff:glossary:2.0}term")]
    assert names == ["科技"]


def test_a_document_without_units_is_still_a_valid_file() -> None:
    (file,) = written()
    assert etree.QName(file[-1]).localname == "group"
