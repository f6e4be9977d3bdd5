"""Project over domain over imported."""

from __future__ import annotations

from duizhao.model import Authority, TermEntry, TermStatus
from duizhao.terminology.authority import in_force


def entry(target: str, authority: Authority, status: TermStatus = TermStatus.PREFERRED) -> TermEntry:
    return TermEntry(source="苗头", target=target, authority=authority, status=status)


IMPORTED = entry("omen", Authority.IMPORTED)
DOMAIN = entry("trend", Authority.DOMAIN)
PROJECT = entry("sign", Authority.PROJECT)
CANDIDATE = entry("hint", Authority.PROJECT, TermStatus.CANDIDATE)


def test_the_highest_authority_alone_is_in_force() -> None:
    assert in_force([IMPORTED, DOMAIN, PROJECT]) == (PROJECT,)
    assert in_force([IMPORTED, DOMAIN]) == (DOMAIN,)
    assert in_force([IMPORTED]) == (IMPORTED,)


def test_entries_of_one_authority_stand_beside_each_other_in_their_order() -> None:
    other = entry("inkling", Authority.DOMAIN)
    assert in_force([other, IMPORTED, DOMAIN]) == (other, DOMAIN)


def test_a_candidate_overrules_nothing_and_is_not_overruled() -> None:
    assert in_force([CANDIDATE, DOMAIN]) == (CANDIDATE, DOMAIN)
    assert in_force([CANDIDATE]) == (CANDIDATE,)


def test_a_shield_of_the_highest_authority_silences_the_name() -> None:
    shield = entry("", Authority.PROJECT, TermStatus.SHIELD)
    assert in_force([shield, DOMAIN, CANDIDATE]) == ()
    assert in_force([entry("", Authority.IMPORTED, TermStatus.SHIELD), DOMAIN]) == (DOMAIN,)


def test_a_shield_beside_an_entry_of_the_same_authority_takes_nothing_from_it() -> None:
    assert in_force([entry("", Authority.DOMAIN, TermStatus.SHIELD), DOMAIN]) == (DOMAIN,)
