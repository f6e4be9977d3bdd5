import pytest

from duizhao.model import Code, Document, Note, Segment, Unit
from duizhao.workbench.segmenting import Sentences, segment_unit, segments_of, sentences_of


def unit(source: str, **fields: object) -> Unit:
    return Unit(id="u1", segments=(Segment(id="u1.1", source=source, **fields),))  # type: ignore[arg-type]  # any field


def test_sentences_and_gaps_add_up_to_the_paragraph() -> None:
    whole = unit("论坛现场。 重庆市科技局 供图")
    split = segment_unit(whole, "zh-Hans")
    assert [segment.source for segment in split.segments] == ["论坛现场。", "重庆市科技局 供图"]
    assert [segment.id for segment in split.segments] == ["u1.1", "u1.2"]
    assert split.source == whole.source


def test_a_translated_unit_is_left_alone() -> None:
    whole = unit("好。不好。", target="Good. Bad.")
    assert segment_unit(whole, "zh-Hans") is whole


def test_a_pair_of_codes_is_not_torn_apart() -> None:
    codes = (Code(id="1", original="**", original_end="**"),)
    split = segment_unit(unit("先说。<1>好。不好。</1>再说。", codes=codes), "zh-Hans")
    assert [segment.source for segment in split.segments] == ["先说。", "<1>好。不好。</1>", "再说。"]
    assert [len(segment.codes) for segment in split.segments] == [0, 1, 0]


def test_notes_stay_with_the_first_sentence() -> None:
    split = segment_unit(unit("好。不好。", notes=(Note(text="n"),)), "zh-Hans")
    assert [len(segment.notes) for segment in split.segments] == [1, 0]


@pytest.mark.parametrize(
    ("source", "pieces"),
    [
        ("<1>好。</1><2>不好。</2>", ["<1>好。</1>", "<2>不好。</2>"]),
        ("好。 <1>不好。</1>", ["好。", "<1>不好。</1>"]),
        ("好。</1> 不好。<1>", ["好。</1> 不好。<1>"]),
        ("<3/>好。<3/>不好。", ["<3/>好。", "<3/>不好。"]),
    ],
)
def test_tags_stand_with_the_sentence_they_belong_to(source: str, pieces: list[str]) -> None:
    codes = (
        Code(id="1", original="*", original_end="*"),
        Code(id="2", original="**", original_end="**"),
        Code(id="3", original="![]()"),
    )
    split = segment_unit(unit(source, codes=codes), "zh-Hans")
    assert [segment.source for segment in split.segments] == pieces
    assert split.source == source


def test_sentences_know_where_paragraphs_begin() -> None:
    codes = (Code(id="1", original="*", original_end="*"),)
    document = Document(id="d", units=(unit("好。<1>不好。</1>", codes=codes), unit(""), unit("再说。")))
    assert sentences_of(document, "zh-Hans") == Sentences(texts=("好。", "不好。", "再说。"), breaks=(0, 2))


def test_a_line_a_sentence_says_nothing_of_paragraphs() -> None:
    document = Document(id="d", units=(unit("好。"), unit("不好。")))
    assert sentences_of(document, "zh-Hans") == Sentences(texts=("好。", "不好。"))
    assert segments_of(document) == Sentences(texts=("好。", "不好。"))
