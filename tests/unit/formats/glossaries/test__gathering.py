from duizhao.formats.glossaries._gathering import Reading, gathered
from duizhao.formats.glossaries._remarks import Remarks
from duizhao.formats.glossaries._words import Standing
from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus


def gather(*readings: Reading) -> tuple[tuple[TermEntry, ...], list[str]]:
    remarks = Remarks("x")
    return gathered(readings, remarks), [str(remark) for remark in remarks.collected()]


def test_rows_of_one_term_are_one_entry() -> None:
    (entry,), remarks = gather(
        Reading(source="传播", renderings=("spread",), line=2, note="one", part_of_speech=PartOfSpeech.NOUN),
        Reading(source="传播", renderings=("transmission", "spread"), line=5, note="two", is_exact=True),
    )
    assert (entry.target, entry.admitted, entry.note, entry.line) == ("spread", ("transmission",), "one two", 2)
    assert (entry.case, entry.part_of_speech) == (Case.EXACT, PartOfSpeech.NOUN)
    assert entry.authority is Authority.IMPORTED
    assert remarks == ["x:5: Its Chinese stands in an earlier row already: what it says is added to that entry."]


def test_domains_keep_terms_apart() -> None:
    entries, remarks = gather(
        Reading(source="会议", renderings=("meeting",), line=1, domain="a"),
        Reading(source="会议", renderings=("conference",), line=2, domain="b"),
    )
    assert [entry.target for entry in entries] == ["meeting", "conference"]
    assert remarks == []


def test_statuses_rank_renderings() -> None:
    (entry,), _ = gather(
        Reading(source="甲", renderings=("wrong",), line=1, standing=Standing.FORBIDDEN),
        Reading(source="甲", renderings=("also",), line=2, standing=Standing.ADMITTED),
        Reading(source="甲", renderings=("best",), line=3, standing=Standing.PREFERRED, short=("B",)),
        Reading(source="甲", renderings=("old",), line=4, standing=Standing.DEPRECATED),
    )
    assert (entry.target, entry.admitted, entry.short) == ("best", ("also",), ("B",))
    assert (entry.deprecated, entry.forbidden, entry.status) == (("old",), ("wrong",), TermStatus.PREFERRED)


def test_what_is_only_proposed_or_only_old_says_so() -> None:
    (proposed,), _ = gather(Reading(source="甲", renderings=("a",), line=1, standing=Standing.CANDIDATE))
    (old,), _ = gather(Reading(source="甲", renderings=("a", "b"), line=1, standing=Standing.DEPRECATED))
    assert (proposed.status, old.status) == (TermStatus.CANDIDATE, TermStatus.DEPRECATED)
    assert (old.target, old.admitted, old.deprecated) == ("a", ("b",), ())


def test_a_term_that_only_forbids_is_told() -> None:
    entries, remarks = gather(Reading(source="甲", renderings=("a",), line=7, standing=Standing.FORBIDDEN))
    assert entries == ()
    assert remarks[0].startswith("x:7: The row forbids")
