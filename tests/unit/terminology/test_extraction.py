from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao.model import TermEntry, TermStatus
from duizhao.terminology import Glossary
from duizhao.terminology.extraction import TermCandidate, extract
from duizhao.terminology.squeezing import term_key
from duizhao.text.inflection import stem
from duizhao.text.words import words

PAIRS = [
    ("临床试验正在武汉进行。", "The clinical trial is under way in Wuhan."),
    ("第一次临床试验失败了。", "The first clinical trial failed."),
    ("武汉需要更多口罩。", "Wuhan needs more masks."),
    ("口罩挡住飞沫。", "A mask stops droplets."),
    ("飞沫传播病毒,口罩有用。", "Droplets spread the virus; a mask is useful."),
    ("“一带一路”倡议很受欢迎。", "The Belt and Road Initiative is popular."),
    ("各国支持“一带一路”倡议。", "Countries support the Belt and Road Initiative."),
    ("他们在武汉研究病毒。", "They study the virus in Wuhan."),
    ("临床试验证明疫苗安全。", "Clinical trials prove that the vaccine is safe."),
    ("疫苗和口罩都要。", "Both the vaccine and masks are needed."),
]


class Words:
    """A small dictionary."""

    headwords: Sequence[str] = (
        "临床",
        "临床试验",
        "试验",
        "武汉",
        "口罩",
        "飞沫",
        "病毒",
        "疫苗",
        "一带一路",
        "倡议",
        "研究",
        "传播",
    )

    def translations(self, word: str) -> Mapping[str, float]:
        known = {
            "临床": "clinical", "试验": "trial", "武汉": "wuhan", "口罩": "mask", "病毒": "virus", "疫苗": "vaccine",
            "一带一路": "belt road", "倡议": "initiative",
        }  # fmt: skip
        return {self.key(english): 1.0 for english in known.get(word, "").split()}

    def key(self, word: str) -> str:
        return stem(word)


def found(
    pairs: Sequence[tuple[str, str]] = PAIRS, glossary: Glossary | None = None, minimum: int = 2
) -> dict[str, TermCandidate]:
    candidates = extract(pairs, dictionary=Words(), glossary=glossary, minimum=minimum)
    return {candidate.source: candidate for candidate in candidates}


def test_terms_are_found_with_their_renderings_as_a_glossary_writes_them() -> None:
    renderings = {source: candidate.target for source, candidate in found().items()}
    assert renderings["临床试验"] == "clinical trial"
    assert renderings["武汉"] == "Wuhan"
    assert renderings["口罩"] == "mask"
    assert renderings["一带一路倡议"] == "Belt and Road Initiative"


def test_segments_are_counted() -> None:
    trial = found()["临床试验"]
    assert (trial.together, trial.frequency) == (3, 3)


def test_the_best_come_first() -> None:
    scores = [candidate.score for candidate in extract(PAIRS, dictionary=Words())]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score < 1 for score in scores)


def test_what_the_glossary_has_is_left_out_also_inside_its_terms() -> None:
    glossary = Glossary(
        [
            TermEntry(source="临床试验", target="clinical trial"),
            TermEntry(source="武汉", target="Wuhan", status=TermStatus.CANDIDATE),
            TermEntry(source="口罩", target="", status=TermStatus.SHIELD),
        ]
    )
    left = found(glossary=glossary)
    assert not {"临床试验", "武汉", "口罩"} & left.keys()
    assert not [source for source in left if source in "临床试验"]
    assert "疫苗" in left


def test_a_word_that_also_stands_outside_a_known_term_is_counted_there() -> None:
    pairs = [*PAIRS, ("试验做完", "The trial is done."), ("试验很贵", "A trial is costly.")]
    glossary = Glossary([TermEntry(source="临床试验", target="clinical trial")])
    assert found(pairs, glossary)["试验"].frequency == 2


def test_a_part_that_never_stands_alone_is_left_out() -> None:
    assert "临床" not in found()


def test_a_higher_minimum_leaves_fewer() -> None:
    assert found(minimum=3).keys() <= found().keys()
    assert all(candidate.frequency >= 3 for candidate in found(minimum=3).values())


def test_less_than_two_segments_are_refused() -> None:
    with pytest.raises(ValueError, match="at least 2"):
        extract(PAIRS, minimum=1)


@pytest.mark.parametrize("pairs", [[], [("", "")], [("口罩", "mask")], [("口罩", "")] * 3, [("", "mask")] * 3])
def test_too_little_gives_nothing(pairs: list[tuple[str, str]]) -> None:
    assert extract(pairs, dictionary=Words()) == ()


def test_places_name_the_contexts() -> None:
    places = [("news", f"u{number}") for number in range(len(PAIRS))]
    [first, *_] = next(
        candidate.contexts
        for candidate in extract(PAIRS, dictionary=Words(), places=places)
        if candidate.source == "临床试验"
    )
    assert (first.document, first.segment) == ("news", "u0")


def test_progress_ends_at_one_and_may_stop_the_work() -> None:
    told: list[float] = []
    extract(PAIRS, dictionary=Words(), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract(PAIRS, progress=stop)


def test_a_name_in_latin_letters_is_no_chinese_term() -> None:
    pairs = [("ACE2 受体多", "many ACE2 receptors"), ("新 ACE2 receptor 药", "a new ACE2 receptor drug")]
    assert extract([*pairs, ("ACE2 receptor 好", "ACE2 receptor is good")], dictionary=Words()) == ()


made = st.lists(
    st.tuples(
        st.lists(
            st.sampled_from(["临床试验", "口罩", "“一带一路”", "的", "COVID-19", " ", ",", "武漢", "病"]), max_size=6
        ),
        st.lists(
            st.sampled_from(["clinical trial", "masks", "a", "Belt and Road", ",", "COVID-19", "Virus"]), max_size=6
        ),
    ).map(lambda pair: ("".join(pair[0]), " ".join(pair[1]))),
    max_size=12,
)


@given(made)
@settings(deadline=None)
def test_contexts_really_hold_the_term_and_its_rendering(pairs: list[tuple[str, str]]) -> None:
    for candidate in extract(pairs, dictionary=Words()):
        assert 2 <= candidate.together <= candidate.frequency
        assert 0 < len(candidate.contexts) <= min(5, candidate.together)
        for context in candidate.contexts:
            source, target = pairs[int(context.segment)]
            assert term_key(context.source_span.of(source)) == term_key(candidate.source)
            written = context.target_span.of(target)
            assert [stem(word.text) for word in words(written)] == [stem(word.text) for word in words(candidate.target)]


@given(made, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_order_and_repeats_make_no_difference(pairs: list[tuple[str, str]], chance: object) -> None:
    def told(candidates: tuple[TermCandidate, ...]) -> list[tuple[object, ...]]:
        return [(c.source, c.target, c.others, c.frequency, c.together, c.score) for c in candidates]

    mixed = [*pairs, *pairs[:3]]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert told(extract(mixed, dictionary=Words())) == told(extract(pairs, dictionary=Words()))
