from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.errors import FormatError
from duizhao.formats import text
from duizhao.formats.format import ReadOptions, WriteOptions
from duizhao.model import Code, Document, Languages, Origin, Segment, Unit

OPTIONS = ReadOptions(name="drafts/news.zh.txt")
ROOT = Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "tests" / "golden" / "formats"


def read(content: str | bytes) -> Document:
    return text.FORMAT.read(content if isinstance(content, bytes) else content.encode(), OPTIONS)


def sources(document: Document) -> list[str]:
    return [unit.source for unit in document.units]


def translated(document: Document, **targets: str) -> Document:
    return document.map_segments(lambda segment: replace(segment, target=targets.get(segment.id.partition(".")[0], "")))


def test_each_line_with_something_on_it_is_a_unit() -> None:
    document = read("　　第一段。\r\n\r\n  第二段。 \r第三段。")
    assert document.id == "news.zh"
    assert sources(document) == ["第一段。", "第二段。", "第三段。"]
    assert [unit.id for unit in document.units] == ["u1", "u2", "u3"]
    assert [segment.id for segment in document.segments()] == ["u1.1", "u2.1", "u3.1"]


def test_the_languages_asked_for_are_the_documents() -> None:
    languages = Languages(source="zh-Hant", target="en-GB")
    assert text.FORMAT.read(b"a", ReadOptions(name="a.txt", languages=languages)).languages == languages


WRAPPED_CHINESE = """\
科技合作是共建“一带一路”的重要引擎，川渝两地以接力办会
的创新模式，将国家战略蓝图转化为生动实践。

作为“一带一路”与长江经济带的交汇点、西部陆海新通道的
起点，成渝地区成为 Belt
and Road 的枢纽。
"""


def test_a_hard_wrapped_file_has_a_unit_a_block() -> None:
    assert sources(read(WRAPPED_CHINESE)) == [
        "科技合作是共建“一带一路”的重要引擎，川渝两地以接力办会的创新模式，将国家战略蓝图转化为生动实践。",
        "作为“一带一路”与长江经济带的交汇点、西部陆海新通道的起点，成渝地区成为 Belt and Road 的枢纽。",
    ]


def test_hard_wrapped_english_is_joined_with_blanks() -> None:
    wrapped = (
        "The second conference was held in the city of\nChengdu, in Sichuan.\n\n"
        "More than a hundred countries took part in it,\nas did many others.\n"
    )
    assert sources(read(wrapped)) == [
        "The second conference was held in the city of Chengdu, in Sichuan.",
        "More than a hundred countries took part in it, as did many others.",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "川渝两地接力办会\n书写“一带一路”科技合作新篇章\n\n科技合作是共建“一带一路”的重要引擎。\n",
        "大会在成都举行，超过一百个国家和地区的嘉宾参加了会议。\n会议签署了文件，落地了三百余项国际联合研发项目。\n\n闭幕。\n",
        "床前明月光，\n疑是地上霜。\n\n举头望明月，\n低头思故乡。\n",
        "没有空行的文件里每一行都是一段而且可以没有标点符号\n第二行也是一样的长度而且也没有任何的标点符号在末尾\n",
    ],
)
def test_lines_that_end_where_paragraphs_end_stay_units(lines: str) -> None:
    assert sources(read(lines)) == [line for line in lines.split("\n") if line]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("01", "heading"),
        ("一、", "heading"),
        ("二、深化国际合作", "heading"),
        ("第三章", "heading"),
        ("川渝两地接力办会", "heading"),
        ("“一带一路”绘就新生活", "heading"),
        ("科技家底“亮相”", "heading"),
        ("2023-07-07 09:32:52", "metadata"),
        ("2025年6月13日", "metadata"),
        ("更新时间:2025-06-13 10:19:00", "metadata"),
        ("来源：新华社", "metadata"),
        ("Source: Xinhua", "metadata"),
        ("第二届“一带一路”科技交流大会开幕式现场。重庆市科技局供图", "caption"),
        ("论坛现场。 重庆市科技局 供图", "caption"),
        ("图为大会开幕式现场。", "caption"),
        ("图1：会场。", "caption"),
        ("新华社记者 王全超 摄", "caption"),
        ("一场科技盛会，吸引全球瞩目。", "paragraph"),
        ("期待下一站重庆之约，", "paragraph"),
        ("他说：“共话科技前沿。”", "paragraph"),
        ("没有句号的长行" * 8, "paragraph"),
        ("一、" + "长" * 40, "paragraph"),
        ("”", "heading"),
    ],
)
def test_kinds_are_guessed_from_the_look_of_a_line(line: str, kind: str) -> None:
    assert text.guess_kind(line) == kind


def test_the_example_article_reads_as_a_person_would_mark_it_up() -> None:
    document = read((ROOT / "sources" / "belt-and-road-conference.zh.txt").read_bytes())
    kinds = [unit.kind for unit in document.units]
    assert len(document.units) == 50
    assert document.units[5].source.startswith("6月10日至12日")
    assert kinds[:6] == ["heading", "metadata", "metadata", "paragraph", "caption", "paragraph"]
    assert [unit.source for unit in document.units if unit.kind == "heading"][1:4] == [
        "01",
        "川渝两地接力办会",
        "书写“一带一路”科技合作新篇章",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_targets_are_laid_over_the_original_and_all_else_is_kept(encoding: str) -> None:
    original = "\r\n　　标题\r\n\r\n\t第一段。 \n第二段。".encode(encoding)
    document = translated(read(original), u1="Title", u3="Second “paragraph”.")
    expected = "\r\n　　Title\r\n\r\n\t第一段。 \nSecond “paragraph”.".encode(encoding)
    assert text.FORMAT.write(document, WriteOptions(original=original)) == expected


def test_a_translated_article_equals_the_golden_file() -> None:
    original = (GOLDEN / "news.zh.txt").read_bytes()
    document = read(original)
    targets = dict(enumerate((GOLDEN / "news.targets.txt").read_text(encoding="utf-8").splitlines(), start=1))
    document = translated(document, **{f"u{number}": target for number, target in targets.items()})
    assert text.FORMAT.write(document, WriteOptions(original=original)) == (GOLDEN / "news.en.txt").read_bytes()


def test_a_wrapped_block_is_replaced_as_a_whole_and_the_other_stays_wrapped() -> None:
    document = translated(read(WRAPPED_CHINESE), u1="Cooperation is an engine.")
    written = text.FORMAT.write(document, WriteOptions(original=WRAPPED_CHINESE.encode())).decode()
    assert written == "Cooperation is an engine.\n\n" + WRAPPED_CHINESE.partition("\n\n")[2]


def test_line_breaks_of_a_target_are_those_of_the_file() -> None:
    document = translated(read("甲\r\n乙\r\n"), u1="A\nB\r\nC")
    assert (
        text.FORMAT.write(document, WriteOptions(original="甲\r\n乙\r\n".encode())) == "A\r\nB\r\nC\r\n乙\r\n".encode()
    )


def test_tags_are_rendered_when_targets_are_laid_over() -> None:
    document = read("见`x`。")
    code = Code(id="1", original="`x`")
    segment = replace(document.units[0].segments[0], target="See <1/>.", codes=(code,))
    coded = replace(document, units=(replace(document.units[0], segments=(segment,)),))
    assert text.FORMAT.write(coded, WriteOptions(original="见`x`。".encode())) == b"See `x`."


def test_a_changed_original_is_not_overlaid() -> None:
    document = replace(read("第一段。\n"), origin=Origin(file="sources/a.txt", format="text", sha256=""))
    with pytest.raises(FormatError) as caught:
        text.FORMAT.write(document, WriteOptions(original="另一段。\n".encode()))
    assert caught.value.code == "original-changed"
    assert "u1" in caught.value.message


def article() -> Document:
    def unit(number: int, kind: str, target: str) -> Unit:
        segment = Segment(
            id=f"u{number}.1", source="源", target=target, codes=(Code(id="1", original="**", original_end="**"),)
        )
        return Unit(id=f"u{number}", segments=(segment,), kind=kind)

    units = (
        unit(1, "heading", "Title"),
        unit(2, "metadata", "2025"),
        unit(3, "paragraph", "<1>Bold</1>."),
        unit(4, "paragraph", ""),
    )
    return Document(id="a", units=units)


def test_without_an_original_paragraphs_stand_apart() -> None:
    assert text.FORMAT.write(article(), WriteOptions()).decode() == "Title\n2025\n\n**Bold**.\n\n源\n"
    assert text.FORMAT.write(Document(id="a", units=()), WriteOptions()) == b""


def test_an_original_in_another_format_is_no_original_of_a_text() -> None:
    document = replace(article(), origin=Origin(file="sources/a.md", format="markdown", sha256=""))
    written = text.FORMAT.write(document, WriteOptions(original=b"# whatever"))
    assert written.decode() == "Title\n2025\n\nBold.\n\n源\n"


def test_nothing_is_surely_plain_text() -> None:
    assert not text.FORMAT.sniff(b"hello")
