from dataclasses import replace

import pytest

from duizhao.errors import UsageError
from duizhao.model import PartOfSpeech, TermEntry, TermStatus
from duizhao.workbench.termbase_entries import merged_entry, refuse_unusable

ONE = TermEntry(source="一带一路", target="Belt and Road", admitted=("B&R",), forbidden=("OBOR",), note="a", cite="x")


def test_what_one_entry_approves_stays_approved() -> None:
    other = TermEntry(
        source="“一带一路”",
        target="OBOR",
        admitted=("Belt and Road",),
        short=("BRI",),
        deprecated=("B&R",),
        forbidden=("Silk Road", "BRI"),
        part_of_speech=PartOfSpeech.PROPER_NOUN,
        definition="d",
        note="a",
        cite="y",
    )
    merged = merged_entry(ONE, [other])
    assert (merged.target, merged.admitted, merged.short) == ("Belt and Road", ("B&R", "OBOR"), ("BRI",))
    assert (merged.deprecated, merged.forbidden) == ((), ("Silk Road",))
    assert (merged.part_of_speech, merged.definition) == (PartOfSpeech.PROPER_NOUN, "d")
    assert (merged.note, merged.cite) == ("a", "x y")
    assert merged_entry(ONE, []) == ONE


def test_two_terms_do_not_merge() -> None:
    with pytest.raises(UsageError) as failure:
        merged_entry(ONE, [TermEntry(source="成都", target="Chengdu")])
    assert failure.value.code == "other-term"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (replace(ONE, source=" "), "no-source"),
        (replace(ONE, target=""), "no-target"),
        (replace(ONE, short=("",)), "empty-rendering"),
        (replace(ONE, words_between=3), "wrong-number"),
    ],
)
def test_what_no_file_could_hold_is_refused(entry: TermEntry, code: str) -> None:
    with pytest.raises(UsageError) as failure:
        refuse_unusable(entry)
    assert failure.value.code == code


def test_a_shield_needs_no_rendering() -> None:
    refuse_unusable(TermEntry(source="一带", target="", status=TermStatus.SHIELD))
