import pytest

from duizhao.errors import ProjectError
from duizhao.model import Case, TermEntry, TermStatus
from duizhao.storage.glossary_file import dump_entry, dump_glossary, load_glossary

FULL = """\
domain: Belt and Road
terms:
- source: 一带一路
  target: Belt and Road
  admitted: [Belt and Road Initiative, "Belt, Road"]
  forbidden: [One Belt One Road]
  case: exact
  status: candidate
  note: "Alone: an adjective"
  cite: Vision and Actions (2015)
- source: 带路
  status: shield
"""

ENTRIES = (
    TermEntry(
        source="一带一路",
        target="Belt and Road",
        admitted=("Belt and Road Initiative", "Belt, Road"),
        forbidden=("One Belt One Road",),
        case=Case.EXACT,
        status=TermStatus.CANDIDATE,
        note="Alone: an adjective",
        cite="Vision and Actions (2015)",
        domain="Belt and Road",
    ),
    TermEntry(source="带路", target="", status=TermStatus.SHIELD, domain="Belt and Road"),
)


def test_the_canonical_glossary() -> None:
    assert dump_glossary("Belt and Road", ENTRIES).decode() == FULL
    loaded = load_glossary(FULL.encode(), "/p/glossary/a.yaml", "glossary/a.yaml")
    assert loaded == ENTRIES
    assert [(entry.file, entry.line) for entry in loaded] == [("glossary/a.yaml", 3), ("glossary/a.yaml", 11)]


def test_an_entry_can_be_put_behind_the_last_one() -> None:
    more = FULL + dump_entry(TermEntry(source="成都", target="Chengdu"))
    assert [e.source for e in load_glossary(more.encode(), "a.yaml")] == ["一带一路", "带路", "成都"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "domain: x\n", "domain: x\nterms:\n", "terms: []\n"])
def test_a_glossary_may_be_empty(text: str) -> None:
    assert load_glossary(text.encode(), "a.yaml") == ()
    assert load_glossary(dump_glossary("x", ()), "a.yaml") == ()


def test_the_file_names_the_domain_where_nothing_else_does() -> None:
    (entry,) = load_glossary("terms: [{source: 成都, target: Chengdu}]".encode(), "glossary/places.yaml")
    assert entry.domain == "places"
    assert entry.case is Case.INITIAL


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("target: Belt", "traget: Belt", 4, "Did you mean “target”?"),
        ("case: exact", "case: excat", 7, "Did you mean “exact”?"),
        ("status: shield", "status: preferred", 11, "needs a “target”"),
        ("- source: 带路\n  status", "- status", 11, "needs “source”"),
        ("forbidden: [One Belt One Road]", "forbidden: One Belt One Road", 6, "a list of texts"),
        ("forbidden: [One Belt One Road]", "forbidden: ['']", 6, "empty rendering"),
        ("domain:", "domian:", 1, "Did you mean “domain”?"),
    ],
)
def test_a_mistake_in_a_glossary_is_told_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in FULL
    with pytest.raises(ProjectError) as failure:
        load_glossary(FULL.replace(old, new, 1).encode(), "glossary/a.yaml")
    assert str(failure.value).startswith(f"glossary/a.yaml:{line}: ")
    assert words in failure.value.message + " " + failure.value.hint
