import pytest

from duizhao.errors import ProjectError
from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus
from duizhao.storage.glossary_file import dump_entry, dump_glossary, load_glossary, read_glossary

FULL = """\
domain: Belt and Road
terms:
- source: 一带一路
  target: Belt and Road
  admitted: [Belt and Road Initiative, "Belt, Road"]
  short: [BRI]
  deprecated: [Silk Road]
  forbidden: [One Belt One Road]
  introduce: true
  part_of_speech: proper noun
  words_between: 2
  case: exact
  status: candidate
  definition: An initiative
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
        short=("BRI",),
        deprecated=("Silk Road",),
        forbidden=("One Belt One Road",),
        introduce=True,
        part_of_speech=PartOfSpeech.PROPER_NOUN,
        words_between=2,
        case=Case.EXACT,
        status=TermStatus.CANDIDATE,
        definition="An initiative",
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
    assert [(entry.file, entry.line) for entry in loaded] == [("glossary/a.yaml", 3), ("glossary/a.yaml", 17)]


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
        ("case: exact", "case: excat", 12, "Did you mean “exact”?"),
        ("status: shield", "status: preferred", 17, "needs a “target”"),
        ("- source: 带路\n  status", "- status", 17, "needs “source”"),
        ("forbidden: [One Belt One Road]", "forbidden: One Belt One Road", 8, "a list of texts"),
        ("forbidden: [One Belt One Road]", "forbidden: ['']", 8, "empty rendering"),
        ("domain:", "domian:", 1, "Did you mean “domain”?"),
        ("introduce: true", "introduce: maybe", 9, "true or false"),
        ("words_between: 2", "words_between: 3", 11, "Write one of 0, 1, 2, without quotes"),
        ("words_between: 2", 'words_between: "2"', 11, "0 to 2, not “2”"),
        ("proper noun", "propper noun", 10, "Did you mean “proper noun”?"),
        ("cite: Vision and Actions (2015)", "cite: 2015", 16, "Put it in quotes"),
    ],
)
def test_a_mistake_in_a_glossary_is_told_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in FULL
    with pytest.raises(ProjectError) as failure:
        load_glossary(FULL.replace(old, new, 1).encode(), "glossary/a.yaml")
    assert str(failure.value).startswith(f"glossary/a.yaml:{line}: ")
    assert words in failure.value.message + " " + failure.value.hint


def test_a_file_says_whose_word_it_is() -> None:
    text = "domain: x\nauthority: project\nterms:\n- source: 成都\n  target: Chengdu\n"
    (entry,) = load_glossary(text.encode(), "a.yaml")
    assert entry.authority is Authority.PROJECT
    assert dump_glossary("x", [entry], Authority.PROJECT).decode() == text


WRONG = """\
domain: 1.10
authority: mine
colour: red
terms:
- source: 一
  target: one
- source: 二
  traget: two
  case: excat
  admitted: two
- source: 三
  target: 3
  target: three
- source: 四
- five
- source: 六
  target: six
"""


def test_a_mistake_costs_its_entry_and_all_of_them_are_told() -> None:
    read = read_glossary(WRONG.encode(), "glossary/numbers.yaml", "glossary/numbers.yaml")
    assert [item and item.source for item in read.items] == ["一", None, None, None, None, "六"]
    assert {entry.domain for entry in read.entries} == {"numbers"}
    told = [(problem.location and problem.location.line, problem.code) for problem in read.problems]
    assert told == [
        (1, "wrong-type"),
        (2, "unknown-authority"),
        (3, "unknown-key"),
        (8, "unknown-key"),
        (9, "unknown-case"),
        (10, "wrong-type"),
        (13, "duplicate-key"),
        (14, "missing-key"),
        (15, "wrong-type"),
    ]
    assert all(problem.hint for problem in read.problems)


@pytest.mark.parametrize("text", ["- a\n", "just text\n", "terms: {a: b}\n", "terms: 1\n"])
def test_what_is_no_glossary_is_told(text: str) -> None:
    read = read_glossary(text.encode(), "a.yaml")
    assert (read.items, [problem.code for problem in read.problems]) == ((), ["wrong-type"])


def test_a_file_in_another_encoding_is_told() -> None:
    (problem,) = read_glossary("terms: [{source: 成都, target: Chengdu}]".encode("gb18030"), "a.yaml").problems
    assert problem.code == "not-utf-8"


def test_an_entry_may_be_another_again() -> None:
    text = "terms:\n- &one {source: 一, target: one}\n- *one\n"
    assert [entry.target for entry in load_glossary(text.encode(), "a.yaml")] == ["one", "one"]
