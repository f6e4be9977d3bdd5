from duizhao.terminology.extraction_chinese import Segmenter, read_sources, source_runs
from duizhao.terminology.extraction_english import read_targets, target_runs
from duizhao.terminology.extraction_forms import source_form, target_form


def english(phrase: str, *targets: str) -> str:
    """How the run of which the phrase is a form is written."""
    side = read_targets(targets)
    runs = target_runs(side, minimum=1)
    words = len(phrase.split())
    for run in range(len(runs)):
        places = runs.places(run).tolist()
        first, segment = places[0], int(side.stream.segments[places[0]])
        begins = side.texts[segment][int(side.stream.starts[first]) :].startswith(phrase)
        if begins and runs.lengths[run] == words:
            return target_form(side, places, words)
    raise AssertionError(phrase)


def chinese(*sources: str) -> set[str]:
    side = read_sources(sources, Segmenter(("一带一路", "倡议", "检测")))
    runs = source_runs(side, minimum=2)
    return {source_form(side, sources, runs.places(run).tolist(), int(runs.lengths[run])) for run in range(len(runs))}


def test_the_singular_is_taken_where_it_occurs() -> None:
    assert english("viruses", "viruses kill", "viruses live", "a virus") == "virus"
    assert english("studies", "studies", "studies", "this study") == "study"
    assert english("measures", "measures", "measures") == "measures"


def test_a_capital_at_the_beginning_of_a_sentence_says_nothing() -> None:
    assert english("Vaccines", "Vaccines help.", "Vaccines work.") == "vaccines"
    assert english("Wuhan", "Wuhan grows.", "He likes Wuhan.") == "Wuhan"


def test_a_headline_is_written_small_and_a_name_is_not() -> None:
    lower = ("the cooperation grows", "an international airport", "cooperation is international")
    assert english("International Cooperation", "on International Cooperation", *lower) == "international cooperation"
    assert english("Chen Qingyang", "saw Chen Qingyang", "and Chen Qingyang") == "Chen Qingyang"


def test_acronyms_keep_their_capitals() -> None:
    assert english("PCR test", "PCR test", "PCR test") == "PCR test"


def test_white_space_within_is_one_blank() -> None:
    side = read_targets(["the hand\n  hygiene"])
    runs = target_runs(side, minimum=1)
    longest = int(runs.lengths.argmax())
    assert target_form(side, runs.places(longest).tolist(), 2) == "hand hygiene"


def test_the_commonest_spelling_of_the_source_is_taken() -> None:
    assert "COVID-19 检测" in chinese("COVID-19 检测", "用COVID-19 检测", "COVID-19检测好")


def test_quotation_marks_are_left_out_of_the_source() -> None:
    assert "一带一路倡议" in chinese("“一带一路”倡议", "见“一带一路”倡议")
