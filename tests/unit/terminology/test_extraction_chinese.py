import pytest

from duizhao.terminology.extraction_chinese import ChineseSide, Segmenter, read_sources, source_runs

WORDS = ("临床", "临床试验", "试验", "冠状病毒", "病毒", "正在", "一带一路", "倡议", "检测", "高血压", "血压", "疫苗")


def side(*sources: str) -> ChineseSide:
    return read_sources(sources, Segmenter(WORDS))


def runs(*sources: str, minimum: int = 2) -> set[str]:
    read = side(*sources)
    found = source_runs(read, minimum=minimum)
    return {
        "".join(read.stream.names[kind] for kind in read.stream.types[first : first + length])
        for first, length in zip(found.firsts.tolist(), found.lengths.tolist(), strict=True)
    }


def test_a_part_of_a_word_is_no_term() -> None:
    assert runs("冠状病毒来了", "感染冠状病毒") == {"冠状病毒"}


def test_what_stands_inside_a_longer_word_does_not_count() -> None:
    assert "血压" not in runs("高血压很多", "高血压不好", "血压不高")
    assert "血压" in runs("高血压很多", "血压不好", "血压不高")


def test_grammar_stands_at_no_edge_but_may_stand_within() -> None:
    found = runs("疫苗的临床试验", "疫苗的临床试验")
    assert {"疫苗", "临床试验", "疫苗的临床试验"} <= found
    assert not {run for run in found if run.startswith("的") or run.endswith("的")}


def test_latin_words_and_chinese_make_one_term_with_or_without_a_blank() -> None:
    assert "covid-19检测" in runs("COVID-19 检测站", "COVID-19检测法")


def test_a_number_that_counts_belongs_to_no_term() -> None:
    found = runs("2020年疫苗", "2020年疫苗")
    assert found == {"疫苗"}
    assert not {run for run in runs("第二届疫苗会", "第二届疫苗会") if run.startswith("届")}


def test_punctuation_ends_a_term() -> None:
    assert "疫苗检测" not in runs("疫苗,检测", "疫苗,检测")


def test_quotation_marks_inside_a_term_are_passed_over_and_no_pair_is_torn() -> None:
    found = runs("“一带一路”倡议", "“一带一路”倡议")
    assert "一带一路倡议" in found
    torn = runs("“疫苗检测”倡议", "“疫苗检测”倡议")
    assert "检测倡议" not in torn


def test_a_list_of_quotations_is_not_one_term() -> None:
    assert "疫苗检测" not in runs("“疫苗”“检测”", "“疫苗”“检测”")


def test_traditional_and_simplified_are_one() -> None:
    assert "疫苗" in runs("疫苗", "用疫苗")
    assert "临床试验" in runs("臨床試驗好", "临床试验好")


def test_spans_are_those_of_the_text() -> None:
    read = side("打 ＣＯＶＩＤ 疫苗")
    tokens = [
        (read.stream.names[kind], start, end)
        for kind, start, end in zip(read.stream.types, read.stream.starts, read.stream.ends, strict=True)
        if kind
    ]
    assert ("covid", 2, 7) in tokens
    assert tokens[-1] == ("苗", 9, 10)


@pytest.mark.parametrize("source", ["", " ", "。", "”“", "“", "·", "\ufffc", "a"])
def test_odd_texts_are_read(source: str) -> None:
    assert runs(source, source) == set()


def test_without_a_dictionary_runs_are_found_all_the_same() -> None:
    read = read_sources(["钟南山院士", "见钟南山"], Segmenter(()))
    assert len(source_runs(read, minimum=2)) > 0


def test_words_are_cut_longest_first_with_single_characters_between() -> None:
    assert Segmenter(WORDS).words("新临床试验cov病毒") == ["新", "临床试验", "cov", "病毒"]
