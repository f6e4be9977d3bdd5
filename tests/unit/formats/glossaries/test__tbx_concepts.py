from lxml import etree

from duizhao.formats.glossaries._tbx_concepts import Concept, concepts_of, primary_language

OLD = """<martif><text><body>
<termEntry id="c1">
 <descrip type="subjectField">physics
    and more</descrip>
 <descripGrp><descrip type="definition">what it is</descrip><admin type="source">a book</admin></descripGrp>
 <note>duizhao: case=exact</note><note>plain</note>
 <transacGrp><transac type="transactionType">origination</transac></transacGrp>
 <langSet xml:lang="zh-CN"><ntig><termGrp><term>量子 <hi>纠缠</hi></term>
   <termNote type="partOfSpeech">noun</termNote></termGrp></ntig></langSet>
 <langSet lang="en_US"><tig><term> quantum
   entanglement </term><termNote type="termType">fullForm</termNote></tig><tig><term> </term></tig></langSet>
 <langSet xml:lang="fr"><note>ignored</note><tig><term>intrication</term></tig></langSet>
</termEntry></body></text></martif>"""
NEW = """<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min"><text><body>
<conceptEntry id="c1"><min:subjectField>physics</min:subjectField>
<langSec xml:lang="zho"><termSec><term>量子</term><min:partOfSpeech>noun</min:partOfSpeech></termSec></langSec>
<langSec xml:lang="en"><termSec><term>quantum</term></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def concept(text: str, *, is_verbatim: bool = False) -> Concept:
    found = concepts_of(
        etree.fromstring(text), "zh", "en", lambda note: note.startswith("duizhao:"), is_verbatim=is_verbatim
    )
    return next(found)


def test_old_spellings_are_understood_and_layout_is_taken_out() -> None:
    read = concept(OLD)
    assert read.all("subjectField") == ["physics and more"]
    assert read.all("definition") == ["what it is"]
    assert read.sources_of_descriptions == ["a book"]
    assert (read.own_note, read.all("note")) == ("duizhao: case=exact", ["plain"])
    assert [term.text for section in read.chinese for term in section] == ["量子 纠缠"]
    assert read.chinese[0][0].first("partOfSpeech") == "noun"
    assert [term.text for term in read.english] == ["quantum entanglement"]
    assert read.languages == {"zh", "en", "fr"}
    assert read.line == 2


def test_what_nobody_uses_can_be_named() -> None:
    assert concept(OLD).unused({"note", "definition", "subjectField", "partOfSpeech", "termType"}) == ["transacGrp"]


def test_new_spellings_are_understood() -> None:
    read = concept(NEW)
    assert read.all("subjectField") == ["physics"]
    assert read.chinese[0][0].first("partOfSpeech") == "noun"


def test_verbatim_texts_keep_their_white_space() -> None:
    assert concept(OLD, is_verbatim=True).english[0].text == " quantum\n   entanglement "


def test_a_language_has_one_name() -> None:
    assert {primary_language(tag) for tag in ("zh", "zh-Hant", "ZH_cn", "zho", "chi")} == {"zh"}
