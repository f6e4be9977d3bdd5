from duizhao.model import Code, Document, Segment, Sentence, Unit
from duizhao.workbench.alignment_texts import document_sentences, plain_sentences
from duizhao.workbench.segmenting import Sentences


def test_segments_become_sentences_without_tags() -> None:
    document = Document(
        id="d",
        units=(
            Unit(id="u0", segments=(Segment(id="u0.1", source="  "),)),
            Unit(
                id="u1",
                segments=(
                    Segment(id="u1.1", source="<1/>一。", codes=(Code(id="1", original="<br>"),)),
                    Segment(id="u1.2", source="二。"),
                ),
            ),
        ),
    )
    assert document_sentences(document) == (
        Sentence(text="一。", begins_paragraph=True, segment="u1.1"),
        Sentence(text="二。", segment="u1.2"),
    )


def test_broken_lines_are_joined_as_the_script_wants() -> None:
    sentences = Sentences(texts=("一行\n 又一行", "用 GPT\nmodel", "one\nline"), breaks=(0,))
    assert [s.text for s in plain_sentences(sentences, "zh-Hans")] == ["一行又一行", "用 GPT model", "one line"]
    assert [s.text for s in plain_sentences(sentences, "en")][2] == "one line"
    assert [s.begins_paragraph for s in plain_sentences(sentences, "en")] == [True, False, False]
