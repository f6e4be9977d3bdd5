from pathlib import Path

import pytest

from duizhao.errors import UsageError
from duizhao.model import Authority, TermEntry
from duizhao.workbench.glossary_placing import Placing, glossary_file
from duizhao.workbench.opening import OpenProject, open_project


@pytest.mark.parametrize("name", ["places", "places.yaml", "glossary/places.yaml", "glossary\\places.yaml"])
def test_a_file_goes_by_its_short_name(name: str) -> None:
    assert glossary_file(name) == "glossary/places.yaml"


@pytest.mark.parametrize("name", ["../places", "segments/places.yaml", "glossary/a/b.yaml", "/tmp/x.yaml", ".hidden"])
def test_a_path_outside_the_folder_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        glossary_file(name)
    assert caught.value.code == "not-a-glossary-file"


def entry(source: str, domain: str = "", line: int = 1) -> TermEntry:
    return TermEntry(source=source, target="x", domain=domain, line=line, authority=Authority.IMPORTED)


@pytest.fixture
def project(root: Path) -> OpenProject:
    return open_project(root)


def placing(project: OpenProject, into: str = "", domain: str = "", authority: Authority | None = None) -> Placing:
    return Placing(project, Path("My terms.v2.csv"), into=into, domain=domain, authority=authority)


def test_a_new_file_is_named_after_the_imported_one(project: OpenProject) -> None:
    (placed,), lost = placing(project).placed([entry("甲")])
    assert (placed.file, placed.domain, placed.authority) == (
        "glossary/My-terms-v2.yaml",
        "My-terms-v2",
        Authority.IMPORTED,
    )
    assert lost == ()


def test_each_domain_gets_a_file(project: OpenProject) -> None:
    placed, lost = placing(project).placed([entry("甲", "Law"), entry("乙", "公 法"), entry("丙")])
    assert [(e.file, e.domain) for e in placed] == [
        ("glossary/My-terms-v2-law.yaml", "Law"),
        ("glossary/My-terms-v2-公-法.yaml", "公 法"),
        ("glossary/My-terms-v2.yaml", "My-terms-v2"),
    ]
    assert lost == ()


def test_one_file_for_several_domains_tells_what_is_lost(project: OpenProject) -> None:
    entries = [entry("甲", "Law", 2), entry("乙", "Tax", 3), entry("丙", "Law", 4)]
    placed, (lost,) = placing(project, into="legal", domain="Legal").placed(entries)
    assert {(e.file, e.domain) for e in placed} == {("glossary/legal.yaml", "Legal")}
    assert str(lost) == (
        "My terms.v2.csv:2: A glossary file has one domain, so others are left out: “Law”, “Tax”. Also lines 3, 4."
    )
    assert not lost.leaves_out


def test_a_file_that_is_there_keeps_its_domain_and_authority(project: OpenProject) -> None:
    (placed,), _ = placing(project, into="test").placed([entry("甲")])
    assert (placed.file, placed.domain, placed.authority) == ("glossary/test.yaml", "Test", Authority.DOMAIN)
    for contradiction in (
        placing(project, into="test", domain="Other"),
        placing(project, into="test", authority=Authority.PROJECT),
    ):
        with pytest.raises(UsageError, match="already"):
            contradiction.placed([entry("甲")])


def test_too_many_domains_need_a_decision(project: OpenProject) -> None:
    entries = [entry("甲", f"domain {number}") for number in range(30)]
    with pytest.raises(UsageError, match="30 domains") as caught:
        placing(project).placed(entries)
    assert "--into" in caught.value.hint
    assert len(placing(project, into="all").placed(entries)[0]) == 30
