"""The fast reader of glossaries and the one that takes any YAML are of one mind."""

from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus
from duizhao.storage.canonical_glossary import read_canonical
from duizhao.storage.glossary_file import dump_entry, dump_glossary, read_any_yaml
from duizhao.storage.yaml_source import Source

many = settings(deadline=None, max_examples=150)

TRICKY = """
yes No ~ null 1 1.0 0x1f 1e3 12:30 .inf 2020-01-01 << = - --- ... ? ?x -x :x x: x:y #x x#y [a] {a} a,b &a *a !a |a >a
%a @a `a "a" 'a' a,b 1,000 \\n 𠮷 “一带一路” 10% true,
"""
words = st.sampled_from(TRICKY.split()) | st.text(
    st.sampled_from("aA1 :#-\"'\\,[]{}&*!?\t\n\x85\xa0\u2028\ufeff中“~=."), min_size=1, max_size=6
)
lists = st.lists(words, max_size=3).map(tuple)
entries = st.builds(
    TermEntry,
    source=words,
    target=words,
    admitted=lists,
    short=lists,
    deprecated=lists,
    forbidden=lists,
    introduce=st.booleans(),
    part_of_speech=st.none() | st.sampled_from(PartOfSpeech),
    words_between=st.integers(0, 2),
    case=st.sampled_from(Case),
    status=st.sampled_from(TermStatus),
    definition=st.just("") | words,
    note=st.just("") | words,
    cite=st.just("") | words,
)
remarks = st.sampled_from(["", "# a remark\n", "\n", "# one\n\n# two: 'x\n"])


@st.composite
def files(draw: st.DrawFn) -> str:
    """Draw a canonical glossary with remarks between its entries."""
    head = dump_glossary(draw(words), (), draw(st.sampled_from(Authority))).decode().replace("terms: []\n", "terms:\n")
    text = draw(remarks) + head
    for entry in draw(st.lists(entries, min_size=1, max_size=3)):
        text += draw(remarks) + dump_entry(entry)
    return text + draw(remarks)


@many
@given(files())
def test_what_we_write_is_read_fast_and_alike(text: str) -> None:
    fast = read_canonical(text, "a", "glossary/a.yaml")
    slow = read_any_yaml(text, Source("a.yaml"), "glossary/a.yaml")
    assert fast is not None
    assert slow.problems == ()
    assert (fast.domain, fast.authority, fast.entries) == (slow.domain, slow.authority, slow.items)
    assert [(e.file, e.line) for e in fast.entries] == [(e.file, e.line) for e in slow.entries]


@many
@given(files(), st.data())
def test_what_is_damaged_is_never_read_fast_and_otherwise(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(at, min(len(text), at + 3)))
    damaged = text[:at] + data.draw(st.text(st.sampled_from(" \n:#-\"'a[,{&*!中\\"), max_size=3)) + text[end:]
    fast = read_canonical(damaged, "a", "")
    if fast is not None:
        slow = read_any_yaml(damaged, Source("a.yaml"))
        assert slow.problems == ()
        assert (fast.domain, fast.authority, fast.entries) == (slow.domain, slow.authority, slow.items)
        assert [e.line for e in fast.entries] == [e.line for e in slow.entries]
