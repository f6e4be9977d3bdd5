import pytest

from duizhao.model import Authority
from duizhao.storage.canonical_glossary import read_canonical

TEXT = """\
# ours
domain: Numbers
authority: project
terms:
# the first
- source: 一
  target: one
  admitted: [1st, "a, b"]
  words_between: 2
  case: any

- source: 二
  status: shield
# the end
"""


def test_what_we_write_is_read_comments_between_entries_included() -> None:
    read = read_canonical(TEXT, "a", "glossary/a.yaml")
    assert read is not None
    assert (read.domain, read.authority) == ("Numbers", Authority.PROJECT)
    one, two = read.entries
    assert (one.source, one.admitted, one.words_between, one.line) == ("一", ("1st", "a, b"), 2, 6)
    assert (two.source, two.target, two.line, two.domain) == ("二", "", 12, "Numbers")


def test_the_files_name_is_the_domain_where_it_says_none() -> None:
    read = read_canonical("terms:\n- source: 一\n  target: one\n", "places", "")
    assert read is not None
    assert read.domain == "places"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("target: one", "target: one # yi"),
        ("target: one", "target: 'one'"),
        ("target: one", "target: 1"),
        ("  target: one\n", ""),
        ("target: one\n", "target: one\n  # inside\n"),
        ("[1st, ", "[1st,"),
        ("[1st, ", "[1, "),
        ("[1st, ", "[, "),
        ('"a, b"]', '"a, b", ]'),
        ("words_between: 2", "words_between: 3"),
        ("case: any", "case: upper"),
        ("status: shield", "status: preferred"),
        ("  status: shield", "  status: shield\n  case: any"),
        ("# the end\n", "note: here\n"),
        ("terms:\n", "terms: []\n"),
        ("# ours\n", "---\n"),
        ("# ours\n", "\ufeff"),
        ("\n", "\r\n"),
    ],
)
def test_anything_else_is_left_to_the_other_reader(old: str, new: str) -> None:
    assert old in TEXT
    assert read_canonical(TEXT.replace(old, new), "a", "") is None
