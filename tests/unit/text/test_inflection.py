import pytest

from duizhao.text.inflection import same_word, stem

PARADIGMS = """
plan plans planned planning plan's
plane planes planed
hope hopes hoped hoping
hop hops hopped hopping
make makes made making
study studies studied studying
city cities city's cities'
movie movies
play plays played playing
country countries
bus buses
virus viruses
analysis analyses
process processes processed processing
series
news
species
box boxes
hero heroes
shoe shoes
develop develops developed developing
create creates created creating
organise organises organised organising
change changes changed changing
serve serves served serving
use uses used using
control controls controlled controlling
travel travels travelled travelling traveled traveling
install installs installed installing
fall falls fell fallen falling
call calls called calling
pass passes passed passing
add adds added adding
agree agrees agreed agreeing
see sees saw seen seeing
free frees freed freeing
value values valued valuing
die dies died dying
tie ties tied tying
lie lies lied lying
type types typed typing
fix fixes fixed fixing
show shows showed shown showing
unite unites united uniting
unit units
build builds built building buildings
need needs needed needing
hundred hundreds
man men man's men's
child children children's
person people people's
criterion criteria
life lives
lead leads led leading
undertake undertakes undertook undertaken undertaking
take takes took taken taking
begin begins began begun beginning
set sets setting
establish establishes established establishing
boycott boycotts boycotted boycotting
handle handles handled handling
continue continues continued continuing
evening evenings
even
aim aims aimed aiming
NGO NGOs NGO's
PC PCs
Initiative initiatives INITIATIVE’S
spokesperson spokespersons
high-tech
win-win
laboratory laboratories
city-state city-states
gas gases
lens lenses
his
is am are was were been being be
"""

ROWS = [line.split() for line in PARADIGMS.strip().splitlines()]


@pytest.mark.parametrize("forms", ROWS, ids=lambda forms: forms[0])
def test_all_forms_of_a_word_are_the_same_word(forms: list[str]) -> None:
    assert {stem(form) for form in forms} == {stem(forms[0])}
    assert all(same_word(form.upper() if form.islower() else form, forms[0]) for form in forms)


def test_no_two_of_these_words_are_the_same() -> None:
    stems = [stem(forms[0]) for forms in ROWS]
    assert len(stems) == len(set(stems))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("star", "stare"),
        ("car", "care"),
        ("us", "use"),
        ("new", "news"),
        ("economic", "economics"),
        ("nation", "national"),
        ("thing", "th"),
        ("king", "k"),
        ("red", "r"),
        ("breath", "breathe"),
        ("state", "stat"),
        ("road", "roads-old"),
        ("18", "18s"),
    ],
)
def test_other_words_are_other_words(a: str, b: str) -> None:
    assert not same_word(a, b)


def test_text_in_other_scripts_is_only_folded() -> None:
    assert stem("成都") == "成都"
    assert stem("ÉTATS") == "états"
    assert stem("") == ""
