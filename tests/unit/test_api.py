from pathlib import Path

import pytest

import duizhao
from duizhao.errors import InputError, ProjectError
from duizhao.workbench.opening import OpenProject


def test_aligning() -> None:
    beads = duizhao.align(["2024年突破188亿元。", "你好吗？"], ["18.8 billion yuan in 2024.", "How are you?"])
    assert [(bead.source, bead.target) for bead in beads] == [((0,), (0,)), ((1,), (1,))]


def test_checking_a_pair_with_a_glossary(root: Path) -> None:
    glossary = duizhao.load_glossary(root / "glossary")
    findings = duizhao.check_pair("共建“一带一路”", "Build One Belt One Road", glossary)
    assert findings[0].check == "term-forbidden"
    assert duizhao.check_pair("好。", "Good.") == []


def test_a_glossary_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProjectError):
        duizhao.load_glossary(tmp_path)
    with pytest.raises(InputError):
        duizhao.load_glossary(tmp_path / "terms.yaml")


def test_opening_a_project(opened: OpenProject) -> None:
    assert duizhao.open_project(str(opened.root)).document_ids == ("news",)


def test_anything_else_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="translate"):
        _ = duizhao.translate


def test_terms_in_a_longer_word_are_doubtful_through_python_too(tmp_path: Path) -> None:
    file = tmp_path / "terms.yaml"
    file.write_text("terms:\n- source: 国防部\n  target: Ministry of National Defense\n", encoding="utf-8")
    glossary = duizhao.load_glossary(file)
    assert duizhao.check_pair("国防部长讲话", "The defense minister spoke.", glossary) == []
    [finding] = duizhao.check_pair("国防部讲话", "The Pentagon spoke.", glossary)
    assert finding.check == "term-missing"
