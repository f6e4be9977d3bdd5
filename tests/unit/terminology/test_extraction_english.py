from duizhao.terminology.extraction_english import EnglishSide, read_targets, target_runs
from duizhao.terminology.extraction_forms import span_of


def phrases(*targets: str, minimum: int = 1) -> set[str]:
    side = read_targets(targets)
    runs = target_runs(side, minimum=minimum)
    return {
        span_of(side.stream, first, length).of(side.texts[int(side.stream.segments[first])])
        for first, length in zip(runs.firsts.tolist(), runs.lengths.tolist(), strict=True)
    }


def kind(side: EnglishSide, stem: str) -> int:
    return list(side.stream.names).index(stem)


def test_grammar_stands_within_a_phrase_and_not_at_its_edges() -> None:
    found = phrases("the Ministry of Science and Technology")
    assert "Ministry of Science and Technology" in found
    assert not {phrase for phrase in found if phrase.split()[0] in {"the", "of", "and"} or phrase.endswith(" of")}


def test_a_verb_that_is_grammar_parts_phrases() -> None:
    found = phrases("the vaccine is effective")
    assert {"vaccine", "effective"} <= found
    assert "vaccine is effective" not in found


def test_inflected_forms_are_one() -> None:
    assert len(phrases("vaccines", "a vaccine", minimum=2)) == 1


def test_a_compound_is_the_same_with_a_blank_and_is_not_torn() -> None:
    assert phrases("self-isolation", "self isolation", minimum=2) >= {"self-isolation"}
    assert "based sanitizer" not in phrases("alcohol-based sanitizer")


def test_punctuation_ends_a_phrase() -> None:
    assert "China Japan" not in phrases("China, Japan")


def test_numbers_begin_no_phrase_but_end_one() -> None:
    found = phrases("2019 coronavirus disease 2019")
    assert "coronavirus disease 2019" in found
    assert not {phrase for phrase in found if phrase.startswith("2019")}


def test_capitals_within_sentences_make_a_name_and_those_at_their_beginning_do_not() -> None:
    side = read_targets(["Vaccines help Wuhan.", "In Wuhan vaccines help. Vaccines do."])
    assert side.capitalised[kind(side, "wuhan")] == 1
    assert side.capitalised[kind(side, "vaccin")] == 0


def test_endings_and_the_word_before_tell_a_verb() -> None:
    side = read_targets(["to wash", "washing", "the mask", "masks"])
    assert side.verbal[kind(side, "wash")] == 1
    assert side.verbal[kind(side, "mask")] == 0


def test_empty_and_chinese_targets_have_no_phrases() -> None:
    assert phrases("", " ", "。", "中文") == set()
