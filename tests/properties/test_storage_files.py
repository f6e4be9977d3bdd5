"""What is written is read back, by every reader alike."""

from __future__ import annotations

import difflib
from dataclasses import replace
from typing import Any

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from duizhao.model import (
    Case,
    Code,
    Document,
    Languages,
    Note,
    Origin,
    Segment,
    State,
    TermEntry,
    TermStatus,
    Unit,
    Waiver,
)
from duizhao.storage.canonical_segments import read_canonical
from duizhao.storage.glossary_file import dump_glossary, load_glossary
from duizhao.storage.scalars import flow_scalar, is_plain, scalar, unquoted
from duizhao.storage.segments_file import dump_document, load_document
from duizhao.storage.segments_yaml import read_any_yaml
from duizhao.storage.yaml_source import Source

few = settings(deadline=None, max_examples=25)

TRICKY = """
yes No ~ null 1 1.0 0x1f 1e3 12:30 1_0 .inf 2020-01-01 2020-01-01T1:2:3 << = - --- ... ? ?x -x :x x: x:y #x x#y
0o7 +1 .5 5. [a] {a} a,b &a *a !a |a >a %a @a `a "a" 'a 1,000 08 0b11 <1>a</1> \\n 𠮷 😀 “一带一路” 10%
"""
texts = st.one_of(
    st.sampled_from(TRICKY.split()),
    st.text(st.sampled_from("aA1 :#-\"'\\,[]{}&*!|>%@?\t\n\r\x7f\x85\xa0\u3000\u2028\ufeff\u200b中，“。😀\x00<>/=~_.")),
    st.text(st.characters(exclude_categories=["Cs"])),
)
some_text = texts.filter(bool)
notes = st.lists(st.builds(Note, text=texts, author=texts), max_size=2).map(tuple)
codes = st.lists(st.builds(Code, id=some_text, original=texts, original_end=st.none() | texts), max_size=2).map(tuple)
waivers = st.lists(st.builds(Waiver, check=some_text, fingerprint=some_text, reason=some_text), max_size=2).map(tuple)
properties = st.lists(st.tuples(texts.filter(lambda t: len(t) < 80), texts), max_size=3).map(
    lambda pairs: tuple(sorted(pairs))
)
segments = st.builds(
    Segment,
    id=some_text,
    source=texts,
    target=texts,
    state=st.sampled_from(State),
    locked=st.booleans(),
    gap=texts,
    codes=codes,
    notes=notes,
    waivers=waivers,
    match=texts,
)
plain_segments = st.builds(Segment, id=some_text, source=texts, target=texts, state=st.sampled_from(State))
units = st.builds(
    Unit,
    id=some_text,
    kind=st.just("paragraph") | some_text,
    segments=st.lists(segments | plain_segments, min_size=1, max_size=2).map(tuple),
    notes=notes,
    properties=st.just(()) | properties,
)


def _with_unique_ids(document: Document) -> Document:
    seen: set[str] = set()

    def unique(wanted: str) -> str:
        while wanted in seen:
            wanted += "'"
        seen.add(wanted)
        return wanted

    return replace(
        document,
        units=tuple(
            replace(unit, id=unique(unit.id), segments=tuple(replace(s, id=unique(s.id)) for s in unit.segments))
            for unit in document.units
        ),
    )


documents = st.builds(
    Document,
    id=some_text,
    units=st.lists(units, max_size=3).map(tuple),
    languages=st.sampled_from([Languages(), Languages(source="zh-Hant", target="en-GB")]),
    origin=st.none() | st.builds(Origin, file=some_text, format=some_text, sha256=some_text),
    properties=properties,
).map(_with_unique_ids)


@few
@given(texts)
def test_a_scalar_means_its_text_to_us_and_to_yaml(text: str) -> None:
    written = scalar(text)
    assert "\n" not in written
    assert unquoted(written) == text
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        assert yaml.load(f"a:\n- b: {written}\n", Loader=loader) == {"a": [{"b": text}]}
        assert yaml.load(f"a: [{flow_scalar(text)}, x]\n", Loader=loader) == {"a": [text, "x"]}


@few
@given(st.text(st.characters(categories=["Lo"]), min_size=1))
def test_chinese_needs_neither_quotes_nor_escapes(text: str) -> None:
    assert is_plain(text)


@few
@given(documents)
def test_a_document_survives_its_file(document: Document) -> None:
    data = dump_document(document)
    assert load_document(data, "segments/a.yaml") == document
    assert read_any_yaml(data.decode(), Source("a.yaml")) == document
    assert dump_document(load_document(data, "a.yaml")) == data


@few
@given(documents.filter(lambda document: bool(document.units)))
def test_what_we_write_takes_the_fast_reader(document: Document) -> None:
    assert read_canonical(dump_document(document).decode()) == document


@few
@given(documents, st.sampled_from([{}, {"allow_unicode": True}, {"default_style": '"'}, {"indent": 4, "width": 20}]))
def test_any_other_yaml_style_is_the_same_document(document: Document, style: dict[str, Any]) -> None:
    data = dump_document(document)
    restyled = yaml.dump(yaml.safe_load(data), sort_keys=False, **style)
    # PyYAML itself loses a few exotic characters when it writes them unescaped.
    assume(yaml.safe_load(restyled) == yaml.safe_load(data))
    assert load_document(restyled.encode(), "a.yaml") == document


@few
@given(documents, st.data())
def test_a_damaged_file_reads_the_same_with_both_readers(document: Document, data: st.DataObject) -> None:
    """The fast reader must leave to the other whatever it does not know for certain."""
    text = dump_document(document).decode()
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, min(len(text), at + 3)))
    damaged = text[:at] + data.draw(st.text(st.sampled_from(" \n:#-\"'a[{&*!中\\"), max_size=3)) + text[end:]
    fast = read_canonical(damaged)
    if fast is not None:
        assert fast == read_any_yaml(damaged, Source("a.yaml"))


@few
@given(documents.filter(lambda document: bool(document.units)), segments, st.data())
def test_one_edited_segment_is_one_hunk(document: Document, edited: Segment, data: st.DataObject) -> None:
    chosen = data.draw(st.sampled_from(list(document.segments())))
    after = document.map_segments(lambda s: replace(edited, id=s.id) if s is chosen else s)
    old, new = (dump_document(d).decode().splitlines(keepends=True) for d in (document, after))
    codes = difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    changed = [code for code in codes if code[0] != "equal"]
    if changed:
        begin = next(i for i, line in enumerate(old) if line == f"  - id: {scalar(chosen.id)}\n")
        length = dump_document(replace(document, units=(Unit(id="u", segments=(chosen,)),))).count(b"\n")
        assert begin < changed[0][1]
        assert changed[-1][2] <= begin + length


entries = st.builds(
    TermEntry,
    source=some_text,
    target=some_text,
    admitted=st.lists(some_text, max_size=2).map(tuple),
    forbidden=st.lists(some_text, max_size=2).map(tuple),
    case=st.sampled_from(Case),
    status=st.sampled_from(TermStatus),
    note=texts,
    cite=texts,
)


@few
@given(some_text, st.lists(entries, max_size=3))
def test_a_glossary_survives_its_file(domain: str, terms: list[TermEntry]) -> None:
    data = dump_glossary(domain, terms)
    loaded = load_glossary(data, "glossary/a.yaml", "glossary/a.yaml")
    assert loaded == tuple(replace(entry, domain=domain) for entry in terms)
    lines = data.decode().split("\n")
    assert all(lines[entry.line - 1].startswith("- source: ") for entry in loaded if entry.line)
    assert dump_glossary(domain, loaded) == data
