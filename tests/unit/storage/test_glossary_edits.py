from dataclasses import replace

import pytest

from duizhao.errors import ProjectError
from duizhao.model import Authority, EntryChange, TermEntry, TermStatus
from duizhao.storage.glossary_edits import edit_glossary
from duizhao.storage.glossary_file import load_glossary, read_glossary

TEXT = """\
# Our terms
domain: Numbers   # and such
terms:

# --- small ones ---

- source: 一   # yi
  target: one
  # not "uno"
  forbidden: [uno,  ein]
  note: "The first"

# the pair
- {source: 二, target: two}
-   target: 'three'
    source: 三
# the end
"""
DATA = TEXT.encode()
ONE, TWO, THREE = load_glossary(DATA, "a.yaml", "a.yaml")


def edited(*changes: tuple[TermEntry | None, TermEntry | None], data: bytes | None = DATA) -> str:
    made = [EntryChange(before=before, after=after) for before, after in changes]
    return edit_glossary(data, made, "a.yaml", "a.yaml").data.decode()


def test_only_what_changes_is_touched() -> None:
    assert edited((ONE, replace(ONE, target="1"))) == TEXT.replace("target: one", 'target: "1"')
    assert edited((ONE, replace(ONE, note="Number one"))) == TEXT.replace('"The first"', '"Number one"')
    assert edited((ONE, replace(ONE, forbidden=("uno", "ein", "un")))) == TEXT.replace("ein]", "ein, un]")
    assert edited((ONE, replace(ONE, cite="me"))) == TEXT.replace('"The first"\n', '"The first"\n  cite: me\n')
    assert edited((TWO, replace(TWO, target="a pair, two"))) == TEXT.replace("target: two", 'target: "a pair, two"')
    assert edited((THREE, replace(THREE, target="it's 3"))) == TEXT.replace("'three'", "'it''s 3'")
    assert edited((THREE, replace(THREE, status=TermStatus.CANDIDATE))) == TEXT.replace(
        "source: 三\n", "source: 三\n    status: candidate\n"
    )


def test_what_does_not_fit_is_written_anew_in_its_place() -> None:
    shield = replace(THREE, target="", status=TermStatus.SHIELD)
    assert edited((THREE, shield)) == TEXT.replace(
        "-   target: 'three'\n    source: 三\n", "-   source: 三\n    status: shield\n"
    )


def test_entries_come_and_go() -> None:
    four = TermEntry(source="四", target="four")
    assert edited((None, four)) == TEXT.replace("# the end", "- source: 四\n  target: four\n# the end")
    assert edited((TWO, None)) == TEXT.replace("- {source: 二, target: two}\n", "")
    assert edited((ONE, None), (TWO, None), (THREE, None), (None, four)).endswith(
        "- source: 四\n  target: four\n# the end\n"
    )
    assert edited((None, four), (four, replace(four, target="4"))) == edited((None, replace(four, target="4")))
    assert edited((None, four), (four, None)) == TEXT


def test_the_last_change_of_an_entry_counts() -> None:
    first, second = replace(ONE, note="a"), replace(ONE, note="b")
    assert edited((ONE, first), (first, second)) == edited((ONE, second))
    assert edited((ONE, first), (first, ONE)) == TEXT


@pytest.mark.parametrize("text", ["﻿" + TEXT, TEXT.replace("\n", "\r\n"), TEXT.rstrip("\n"), "﻿" + TEXT.rstrip("\n")])
def test_byte_order_mark_line_breaks_and_a_missing_last_one_survive(text: str) -> None:
    after = edited((ONE, replace(ONE, target="1", cite="me")), data=text.encode())
    line_break = "\r\n" if "\r\n" in text else "\n"
    assert after == text.replace("target: one", 'target: "1"').replace(
        f'"The first"{line_break}', f'"The first"{line_break}  cite: me{line_break}'
    )
    assert edited((None, TermEntry(source="四", target="four")), data=text.encode()).startswith("﻿") == text.startswith(
        "﻿"
    )


def test_terms_in_brackets_stay_in_brackets() -> None:
    text = "terms: [{source: 一, target: one}, {source: 二, target: two}]\n"
    one, two = load_glossary(text.encode(), "a.yaml")
    three = TermEntry(source="三", target="three", admitted=("a, b",))
    assert edited((one, None), data=text.encode()) == "terms: [{source: 二, target: two}]\n"
    assert edited((one, None), (two, None), data=text.encode()) == "terms: []\n"
    assert edited((None, three), data=text.encode()) == text.replace(
        "]\n", ', {source: 三, target: three, admitted: ["a, b"]}]\n'
    )
    assert edited((one, None), (two, None), (None, three), data=text.encode()).startswith("terms: [{source: 三,")
    assert edited((None, three), data=b"{domain: x}\n").startswith("{domain: x, terms: [{source: ")
    assert edited((None, three), data=b"{domain: x, terms: []}\n").startswith("{domain: x, terms: [{source: ")


def test_an_anchor_may_not_pull_other_entries_along() -> None:
    text = (
        "terms:\n- source: 一\n  target: &x one\n- source: 1\n".replace("1\n", "壹\n")
        + "  target: *x\n  cite: here # why\n"
    )
    one, other = load_glossary(text.encode(), "a.yaml")
    after = edited((one, replace(one, target="1")), data=text.encode())
    assert [entry.target for entry in load_glossary(after.encode(), "a.yaml")] == ["1", "one"]
    gone = edited((one, None), data=text.encode())
    assert load_glossary(gone.encode(), "a.yaml") == (other,)
    assert edited((other, replace(other, target="1")), data=text.encode()) == text.replace("*x", '"1"')


def test_entries_with_mistakes_stay_as_they_are() -> None:
    text = TEXT.replace("target: two", "traget: two")
    after = edited((ONE, replace(ONE, target="1")), data=text.encode())
    assert after == text.replace("target: one", 'target: "1"')


def test_of_twins_the_one_in_its_line_is_meant() -> None:
    text = "terms:\n- source: 一\n  target: one\n# second\n- source: 一\n  target: one\n"
    first, second = load_glossary(text.encode(), "a.yaml")
    assert edited((second, None), data=text.encode()) == "terms:\n- source: 一\n  target: one\n"
    assert edited((first, replace(first, note="x")), data=text.encode()) == text.replace("# sec", "  note: x\n# sec")
    moved = replace(second, line=99)
    assert edited((moved, replace(moved, note="x")), data=text.encode()).endswith("note: x\n")


def test_a_new_file_has_the_domain_and_authority_of_its_first_entry() -> None:
    entry = TermEntry(source="一", target="one", domain="Numbers", authority=Authority.IMPORTED)
    assert (
        edited((None, entry), data=None)
        == "domain: Numbers\nauthority: imported\nterms:\n- source: 一\n  target: one\n"
    )
    assert edited((None, TermEntry(source="一", target="one")), data=None).startswith("domain: a\n")


def test_an_entry_that_has_changed_meanwhile_is_refused() -> None:
    with pytest.raises(ProjectError) as failure:
        edited((replace(ONE, target="1"), None))
    assert failure.value.code == "entry-changed"
    assert str(failure.value.location) == "a.yaml:7"


def test_a_file_that_is_no_yaml_is_left_to_its_owner() -> None:
    with pytest.raises(ProjectError) as failure:
        edited((ONE, None), data=TEXT.replace("'three'", "'three").encode())
    assert failure.value.code == "bad-yaml"
    assert "Put the file right in an editor first" in failure.value.hint


def test_what_no_file_can_hold_is_refused() -> None:
    with pytest.raises(ProjectError) as failure:
        edited((ONE, replace(ONE, target="half \ud800")))
    assert failure.value.code == "broken-character"


def test_a_result_that_would_say_something_else_is_not_returned() -> None:
    # Classic Mac line breaks: YAML takes them, and our lines are not theirs.
    data = TEXT.replace("\n", "\r").encode()
    (one, *_) = read_glossary(data, "a.yaml").entries
    with pytest.raises(ProjectError) as failure:
        edited((one, None), data=data)
    assert failure.value.code == "cannot-edit"


def test_nothing_changes_nothing() -> None:
    assert edited((ONE, ONE)) == TEXT
    assert edited() == TEXT
