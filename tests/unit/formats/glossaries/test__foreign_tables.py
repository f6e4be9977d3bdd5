from duizhao.formats.glossaries._columns import layout_by_names
from duizhao.formats.glossaries._foreign_tables import foreign_entries
from duizhao.formats.glossaries._remarks import Remarks
from duizhao.formats.glossaries._rows import Row
from duizhao.model import Case, Languages, PartOfSpeech, TermEntry


def read(header: str, *lines: str) -> tuple[tuple[TermEntry, ...], list[str]]:
    rows = [Row(tuple(line.split(",")), number) for number, line in enumerate(lines, start=2)]
    layout = layout_by_names(header.split(","), [row.cells for row in rows])
    assert layout
    remarks = Remarks("x.csv")
    return foreign_entries(layout, rows, Languages(), remarks), [str(remark) for remark in remarks.collected()]


def test_several_chinese_names_are_several_entries() -> None:
    entries, _ = read("source,target", "可传染 : 有传染性,contagious; infectious")
    assert [(e.source, e.target, e.admitted) for e in entries] == [
        ("可传染", "contagious", ("infectious",)),
        ("有传染性", "contagious", ("infectious",)),
    ]


def test_a_table_from_english_is_turned_round() -> None:
    entries, _ = read("source,target", "droplets,飞沫", "CDC,CDC")
    assert [(e.source, e.target) for e in entries] == [("飞沫", "droplets"), ("CDC", "CDC")]


def test_languages_in_the_rows_are_heeded() -> None:
    entries, remarks = read(
        "sourceLang,targetLang,sourceString,targetString",
        "en,zh_CN,CDC,CDC 中心",
        "zh-Hans,en,飞沫,droplets",
        "en,fr,mask,masque",
    )
    assert [(e.source, e.target) for e in entries] == [("CDC 中心", "CDC"), ("飞沫", "droplets")]
    assert remarks == ["x.csv:4: The row is of other languages: en and fr."]


def test_everything_with_a_known_name_is_taken_over() -> None:
    (entry,), _ = read(
        "中文,英文,词性,定义,备注,出处,领域,缩写,同义词,禁用,区分大小写",
        "一带一路,Belt and Road Initiative,专有名词,d,n,c,f,BRI,Belt and Road,OBOR|B&R,是",
    )
    assert (entry.part_of_speech, entry.case) == (PartOfSpeech.PROPER_NOUN, Case.EXACT)
    assert (entry.definition, entry.note, entry.cite, entry.domain) == ("d", "n", "c", "f")
    assert (entry.short, entry.admitted, entry.forbidden) == (("BRI",), ("Belt and Road",), ("OBOR", "B&R"))


def test_forbidden_may_be_a_flag() -> None:
    (entry,), _ = read("zh,en,forbidden", "甲,good,no", "甲,bad,yes")
    assert (entry.target, entry.forbidden) == ("good", ("bad",))


def test_what_nobody_knows_is_told_and_the_term_stays() -> None:
    (entry,), remarks = read("zh,en,status,pos", "甲,a,Lexicalised,nom")
    assert entry.target == "a"
    assert len(remarks) == 2
    assert "“Lexicalised”" in remarks[0]
    assert "“nom”" in remarks[1]


def test_a_row_without_one_of_the_names_is_told() -> None:
    entries, remarks = read("zh,en", "甲,", ",b", "丙,c")
    assert [entry.source for entry in entries] == ["丙"]
    assert remarks == ["x.csv:2: The row has no English term.", "x.csv:3: The row has no Chinese term."]
