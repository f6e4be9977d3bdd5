from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.errors import FormatError
from duizhao.formats import markdown
from duizhao.formats._splice import render_codes
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Document, Origin, Unit

OPTIONS = ReadOptions(name="page.md")
ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden" / "formats"
SUITE = ROOT.parent / "shared" / "suites" / "okapi-markdown"


def read(content: str) -> Document:
    return markdown.FORMAT.read(content.encode(), OPTIONS)


def units(content: str) -> list[tuple[str, str]]:
    return [(unit.kind, unit.source) for unit in read(content).units]


def written(content: str, **targets: str) -> str:
    document = read(content).map_segments(
        lambda segment: replace(segment, target=targets.get(segment.id.partition(".")[0], ""))
    )
    return markdown.FORMAT.write(document, WriteOptions(original=content.encode())).decode()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("# 标题\n", [("heading", "标题")]),
        ("## 标题 ##\n", [("heading", "标题")]),
        ("标题\n===\n", [("heading", "标题")]),
        ("第一段。\n\n第二段。", [("paragraph", "第一段。"), ("paragraph", "第二段。")]),
        ("- 一\n- 二\n", [("list-item", "一"), ("list-item", "二")]),
        ("1. 一\n\n   续\n", [("list-item", "一"), ("list-item", "续")]),
        ("- [ ] 待办\n- [x] 完成\n", [("list-item", "待办"), ("list-item", "完成")]),
        ("> 引文\n> 续行\n", [("quote", "引文续行")]),
        ("> - 引\n>   续\n", [("list-item", "引续")]),
        ("- > 引\n", [("quote", "引")]),
        (
            "| 名 | 值 |\n|---|---|\n| 甲\\|乙 | `c` |\n",
            [("table-cell", "名"), ("table-cell", "值"), ("table-cell", "甲|乙")],
        ),
        ("名 | 值\n-|-\n甲 |\n", [("table-cell", "名"), ("table-cell", "值"), ("table-cell", "甲")]),
        ("> | 名 |\n> |---|\n> | 甲 |\n", [("table-cell", "名"), ("table-cell", "甲")]),
        ("![会场](a.png)\n", [("paragraph", "<1>会场</1>")]),
        ("![](a.png)\n", []),
        ("```python\n# 注释\n```\n\n    代码\n", []),
        ("<div>\n不译\n</div>\n\n译\n", [("paragraph", "译")]),
        ("---\ntitle: 不译\n---\n# 译\n", [("heading", "译")]),
        ("+++\ntitle = '不译'\n+++\n\n译\n", [("paragraph", "译")]),
        ("[大会][r]\n\n[r]: http://a.b\n", [("paragraph", "<1>大会</1>")]),
        ("---\n\n译\n", [("paragraph", "译")]),
    ],
)
def test_what_is_translated_and_what_kind_it_is(content: str, expected: list[tuple[str, str]]) -> None:
    assert units(content) == expected


def test_a_page_with_everything_equals_the_golden_file() -> None:
    original = (GOLDEN / "page.zh.md").read_bytes()
    document = markdown.FORMAT.read(original, OPTIONS)
    targets = (GOLDEN / "page.targets.txt").read_text(encoding="utf-8").splitlines()
    assert len(targets) == len(document.units)
    pairs = dict(zip((segment.id for segment in document.segments()), targets, strict=True))
    document = document.map_segments(lambda segment: replace(segment, target=pairs[segment.id]))
    assert markdown.FORMAT.write(document, WriteOptions(original=original)) == (GOLDEN / "page.en.md").read_bytes()


@pytest.mark.parametrize(
    ("content", "target", "expected"),
    [
        ("段落\n", "2027. A year", "2027\\. A year\n"),
        ("段落\n", "# 1 in size", "\\# 1 in size\n"),
        ("段落\n", "- a dash", "\\- a dash\n"),
        ("段落\n", "> more", "\\> more\n"),
        ("段落\n", "[a]: b", "\\[a]: b\n"),
        ("段落\n", "---", "\\---\n"),
        ("段落\n", "*Emphasis* is Markdown", "*Emphasis* is Markdown\n"),
        ("段落\n", "-5 degrees", "-5 degrees\n"),
        ("段落\n", "two\n\n lines", "two lines\n"),
        ("# 一\n", "1. One", "# 1. One\n"),
        ("一\n===\n", "1. One", "1\\. One\n===\n"),
        ("> 甲\n> 乙\n", "One line.", "> One line.\n"),
        ("- 甲\n  乙\n", "+ plus", "- \\+ plus\n"),
        ("| 甲 |\n|---|\n| 乙 |\n", "a|b \\| c", "| a\\|b \\| c |\n|---|\n| 乙 |\n"),
        ("| 见`x\\|y` |\n|---|\n", "See <1/>", "| See `x\\|y` |\n|---|\n"),
        ("**甲**乙\n", "B <1>A</1>", "B **A**\n"),
    ],
)
def test_a_target_stays_the_block_it_translates(content: str, target: str, expected: str) -> None:
    assert written(content, u1=target) == expected
    kinds = [unit.kind for unit in read(content).units]
    assert [unit.kind for unit in read(expected).units] == kinds


def test_line_ends_marks_and_untranslated_units_are_kept() -> None:
    content = "\ufeff# 甲\r\n\r\n*  乙  \r\n*\t丙\r\n\r\n```\r\n丁\r\n```"
    assert written(content, u1="A", u3="C") == "\ufeff# A\r\n\r\n*  乙  \r\n*\tC\r\n\r\n```\r\n丁\r\n```"


def test_a_changed_original_is_not_overlaid() -> None:
    with pytest.raises(FormatError) as caught:
        markdown.FORMAT.write(read("# 甲\n"), WriteOptions(original="# 乙\n".encode()))
    assert caught.value.code == "original-changed"


def test_without_its_original_a_document_becomes_simple_markdown() -> None:
    document = read("# 甲\n\n段**落**\n\n- 乙\n\n> 丙\n")
    expected = "## 甲\n\n段**落**\n\n- 乙\n\n> 丙\n"
    assert markdown.FORMAT.write(document, WriteOptions()).decode() == expected
    assert markdown.FORMAT.write(Document(id="a", units=()), WriteOptions()) == b""


def test_codes_of_another_format_do_not_get_into_markdown() -> None:
    document = replace(read("段**落**\n"), origin=Origin(file="sources/a.docx", format="docx", sha256=""))
    assert markdown.FORMAT.write(document, WriteOptions(original=b"PK")).decode() == "段落\n"


def test_nothing_is_surely_markdown() -> None:
    assert not markdown.FORMAT.sniff(b"# heading")


@pytest.mark.skipif(not SUITE.is_dir(), reason="the test files of other projects are not here")
def test_the_files_of_another_project_come_back_byte_for_byte() -> None:
    paths = sorted(SUITE.rglob("*.md"))
    assert len(paths) >= 50
    for path in paths:
        data = path.read_bytes()
        document = markdown.FORMAT.read(data, ReadOptions(name=path.name))
        assert markdown.FORMAT.write(document, WriteOptions(original=data)) == data, path.name
        for piece in markdown.pieces_of(data.decode()):
            _renders_as_it_stood(piece.unit, piece.span.of(data.decode()))


def _renders_as_it_stood(unit: Unit, raw: str) -> None:
    (segment,) = unit.segments
    if "\n" not in raw:
        assert render_codes(segment.source, segment).replace("|", "\\|") == raw.replace("\\|", "|").replace("|", "\\|")
