"""Every glossary format gives back every entry it is given, up to the losses it tells."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duizhao import plugins
from duizhao.errors import DuizhaoError
from duizhao.formats.glossaries.detect import detect, resolve
from duizhao.formats.glossaries.format import GlossaryFormat, GlossaryOptions
from duizhao.model import Authority, Case, PartOfSpeech, TermEntry, TermStatus

FORMATS = tuple(resolve(format_id) for format_id in plugins.ids(plugins.GLOSSARY_FORMATS))
OPTIONS = GlossaryOptions(name="x")

by_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.id)

# Both languages, blanks of every sort, separators, quotes, formulas, markup, and what XML cannot hold.
ALPHABET = "成都带路Belt \n\t\r|;；,\"'=+-@#[]{}\\:<>&\u00a0\x00\x01\u2028\ufeff\ufffe（）"
PLAIN = "成都带路Belt and BRI,"
texts = st.text(alphabet=ALPHABET, max_size=12) | st.text(alphabet=PLAIN, max_size=12)
notes = texts | st.sampled_from(["duizhao:", "duizhao: case=any", "x [not: y]", "'=1"])
names = texts.filter(str.strip)
renderings = st.lists(names, max_size=3).map(tuple)
entries = st.builds(
    TermEntry,
    source=names,
    target=names,
    admitted=renderings,
    short=renderings,
    deprecated=renderings,
    forbidden=renderings,
    introduce=st.booleans(),
    part_of_speech=st.none() | st.sampled_from(PartOfSpeech),
    words_between=st.integers(0, 2),
    case=st.sampled_from(Case),
    status=st.sampled_from(TermStatus),
    definition=notes,
    note=notes,
    cite=notes,
    domain=texts,
    authority=st.sampled_from(Authority),
)
shields = st.builds(
    TermEntry, source=names, target=st.just(""), status=st.just(TermStatus.SHIELD), admitted=renderings, note=notes
)
# What OmegaT's three columns hold without a loss, as far as a rough filter can tell.
tidy = st.text(alphabet="成都带路Bn ,'\"&:", min_size=1, max_size=8).map(str.strip).filter(bool)
tidy_lists = st.lists(tidy, max_size=2, unique=True).map(tuple)
for_omegat = st.builds(
    TermEntry,
    source=tidy,
    target=tidy,
    admitted=tidy_lists,
    short=tidy_lists,
    deprecated=tidy_lists,
    forbidden=tidy_lists,
    status=st.sampled_from(TermStatus),
    definition=tidy | st.just(""),
    note=tidy | st.just(""),
    cite=tidy | st.just(""),
)


@by_format
@settings(max_examples=150, deadline=None)
@given(glossary=st.lists(entries | shields | for_omegat, max_size=4) | st.lists(for_omegat, max_size=2))
def test_what_is_written_is_read(form: GlossaryFormat, glossary: list[TermEntry]) -> None:
    written = form.write(glossary, OPTIONS)
    read = form.read(written.data, OPTIONS)
    if not written.losses:
        assert read.entries == tuple(glossary)
        assert read.remarks == ()


@by_format
@settings(max_examples=100, deadline=None)
@given(glossary=st.lists(entries, min_size=1, max_size=4))
def test_only_omegat_and_control_characters_lose_anything(form: GlossaryFormat, glossary: list[TermEntry]) -> None:
    losses = [loss.what for loss in form.write(glossary, OPTIONS).losses]
    if form.id in {"csv", "tsv"}:
        assert losses == []
    elif form.id != "omegat":
        assert losses in ([], ["control characters, which became U+FFFD"])


@settings(max_examples=150, deadline=None)
@given(entry=for_omegat)
def test_omegat_loses_what_it_says_and_nothing_else(entry: TermEntry) -> None:
    form = resolve("omegat")
    settled = replace(entry, case=Case.EXACT, introduce=True, words_between=2, part_of_speech=PartOfSpeech.VERB)
    written = form.write([settled], OPTIONS)
    told = {loss.what for loss in written.losses}
    assert {
        "the case rule",
        "the rule of the first mention",
        "how many words may stand in between",
        "the part of speech",
    } <= told
    if len(told) == 4:
        assert form.read(written.data, OPTIONS).entries == (entry,)


@by_format
@settings(max_examples=50, deadline=None)
@given(glossary=st.lists(entries, min_size=1, max_size=3))
def test_a_file_is_known_by_the_name_it_is_given(form: GlossaryFormat, glossary: list[TermEntry]) -> None:
    data = form.write(glossary, OPTIONS).data
    assert detect(f"glossary{form.suffixes[0]}", data[:4096]).id == form.id
    assert form.write(glossary, OPTIONS).data == data


@by_format
@settings(max_examples=150, deadline=None)
@given(data=st.binary(max_size=60) | texts.map(str.encode) | texts.map(lambda text: text.encode("utf-16")))
def test_no_bytes_surprise_a_reader(form: GlossaryFormat, data: bytes) -> None:
    refusal: DuizhaoError | None = None
    try:
        form.read(data, OPTIONS)
    except DuizhaoError as error:
        refusal = error
    assert refusal is None or (refusal.location and refusal.hint)
