from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.text.sentences import split_sentences

PROSE = st.text(
    alphabet="好说他的一3aThe .。，！？…“”‘’（）《》「」\"'()!?:\n\u3000",
    max_size=60,
)
LANGUAGES = st.sampled_from(["zh", "en"])

ZH_SENTENCES = st.lists(
    st.sampled_from(
        ["科学无界。", "你来吗？", "“你好吗？”他问。", "他说：“走吧！”", "增长3.5%。", "（好。）", "《大国》出版了！"]
    ),
    min_size=1,
    max_size=6,
)
EN_SENTENCES = st.lists(
    st.sampled_from(["He left.", "“Who?” he asked.", "Mr. Li came.", "It cost 3.5 yuan!", "(It is so.)", "Why?"]),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=200)
@given(text=st.one_of(PROSE, st.text(max_size=40)), language=LANGUAGES)
def test_sentences_are_ordered_trimmed_and_cover_all_but_white_space(text: str, language: str) -> None:
    position = 0
    for span in split_sentences(text, language):
        assert position <= span.start < span.end <= len(text)
        assert not text[position : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        position = span.end
    assert not text[position:].strip()


@settings(deadline=None, max_examples=60)
@given(parts=ZH_SENTENCES)
def test_chinese_sentences_put_together_come_apart_again(parts: list[str]) -> None:
    text = "".join(parts)
    found = [span.of(text) for span in split_sentences(text, "zh")]
    assert found == parts
    assert all(len(split_sentences(sentence, "zh")) == 1 for sentence in found)


@settings(deadline=None, max_examples=60)
@given(parts=EN_SENTENCES)
def test_english_sentences_put_together_come_apart_again(parts: list[str]) -> None:
    text = " ".join(parts)
    found = [span.of(text) for span in split_sentences(text, "en")]
    assert found == parts
    assert all(len(split_sentences(sentence, "en")) == 1 for sentence in found)
