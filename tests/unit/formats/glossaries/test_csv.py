from pathlib import Path

import pytest

from duizhao.formats.glossaries.csv import FORMAT
from duizhao.formats.glossaries.format import GlossaryOptions
from duizhao.model import TermEntry

TICO = Path(__file__).resolve().parents[5] / "shared" / "data" / "tico19"
OPTIONS = GlossaryOptions(name="terms.csv")


def test_excel_can_open_what_is_written() -> None:
    data = FORMAT.write([TermEntry(source="甲", target="a", note="x, y")], OPTIONS).data
    assert data.startswith("\ufeffsource,target,admitted,".encode())
    assert b'"x, y"' in data
    assert data.endswith(b"\r\n")


def test_what_a_chinese_excel_saves_is_read() -> None:
    data = '术语;英文;备注\r\n大模型;large language model;"两行\r\n备注"\r\n'.encode("gb18030")
    (entry,) = FORMAT.read(data, OPTIONS).entries
    assert (entry.source, entry.target, entry.note) == ("大模型", "large language model", "两行\n备注")


def test_our_own_after_excel_has_made_semicolons_of_the_commas() -> None:
    entry = TermEntry(source="甲", target="a", admitted=("b", "c"), domain="d")
    text = FORMAT.write([entry], OPTIONS).data.decode("utf-8-sig").replace(",", ";")
    assert FORMAT.read(text.encode("utf-8-sig"), OPTIONS).entries == (entry,)


@pytest.mark.skipif(not TICO.is_dir(), reason="the term lists of TICO-19 are not beside the checkout")
@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("tico_f_en-zh_CN.csv", 306),
        ("tico_f_en-zh_TW.csv", 306),
        ("tico_g_en_zh-CN.csv", 300),
        ("tico_g_en_zh-TW.csv", 300),
        ("tico_g_zh-CN_en.csv", 49),
        ("tico_g_zh-TW_en.csv", 48),
    ],
)
def test_the_term_lists_of_tico19_lose_no_row(name: str, count: int) -> None:
    read = FORMAT.read((TICO / name).read_bytes(), GlossaryOptions(name=name))
    assert not [str(remark) for remark in read.remarks if remark.leaves_out]
    assert sum(1 + len(entry.admitted) for entry in read.entries) >= count
    by_source = {entry.source: entry for entry in read.entries}
    if name == "tico_g_en_zh-CN.csv":
        assert by_source["可传染"].target == by_source["有传染性"].target == "contagious"
        assert by_source["现有病例"].definition.startswith("In the context of coronavirus")
