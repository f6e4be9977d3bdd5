"""English words whose forms no suffix rule gives."""

from __future__ import annotations

__all__ = ["BASES", "KEEP_FINAL_E", "PLURALS", "UNINFLECTED"]

_VERB_FORMS = """
be am is are was were been being; have has had having; do does did done doing; go goes went gone going
say said; make made; take took taken; come came; see saw seen seeing; know knew known; get got gotten
give gave given; find found; think thought; tell told; become became; show shown; leave left; feel felt
put putting; bring brought; begin began begun; keep kept; hold held; write wrote written; stand stood
hear heard; let letting; mean meant; set setting; meet met; run ran; pay paid; sit sat; speak spoke spoken
lead led; read reading; grow grew grown; lose lost; fall fell fallen; send sent; build built
understand understood; draw drew drawn; break broke broken; spend spent; cut cutting; rise rose risen
drive drove driven; buy bought; wear wore worn; choose chose chosen; seek sought; throw threw thrown
catch caught; deal dealt; win won; forget forgot forgotten; lay laid; lie lying; fight fought; hit hitting
sell sold; teach taught; eat ate eaten; sing sang sung; sink sank sunk; swim swam swum; drink drank drunk
ring rang rung; fly flew flown; strike struck stricken; hang hung; shake shook shaken; ride rode ridden
feed fed; shoot shot; hide hid hidden; sleep slept; steal stole stolen; bear bore borne; beat beaten
bend bent; bind bound; bite bit bitten; bleed bled; blow blew blown; breed bred; dig dug
forbid forbade forbidden; forgive forgave forgiven; freeze froze frozen; lend lent; light lit; prove proven
shine shone; shut shutting; slide slid; spread; spin spun; split splitting; stick stuck; sweep swept
swear swore sworn; tear tore torn; wake woke woken; wind winding; weave wove woven
withdraw withdrew withdrawn; undertake undertook undertaken; undergo underwent undergone; overcome overcame
oversee oversaw overseen overseeing; foresee foresaw foreseen foreseeing; uphold upheld; withstand withstood
overtake overtook overtaken; arise arose arisen; cost costing; rebuild rebuilt; rewrite rewrote rewritten
redraw redrew redrawn; mistake mistook mistaken; outgrow outgrew outgrown; upset upsetting; reset resetting
input inputting; output outputting; broadcast broadcasting; forecast forecasting; cast casting; tie tying
die dying; add added adding; err erred erring; agree agreed; free freed freeing; decree decreed
guarantee guaranteed; flee fled fleeing; focus focused focusing focussed focussing; panic panicked panicking
traffic trafficked trafficking; mimic mimicked mimicking; picnic picnicked picnicking
quiz quizzes quizzed quizzing; unite united uniting; breathe breathed breathing; clothe clothed clothing
bathe bathed; dye dyed dyeing; gas gases gassed; bus buses bused busing; plus pluses; lens lenses
bias biases biased biasing
"""
"""Verbs, and nouns with a verb of the same spelling."""

_NOUN_FORMS = """
canvas canvases; atlas atlases; alias aliases; man men; woman women
child children; person people; foot feet; tooth teeth; goose geese; mouse mice; ox oxen; life lives
knife knives; wife wives; leaf leaves; wolf wolves; shelf shelves; half halves; self selves; thief thieves
loaf loaves; calf calves; scarf scarves; analysis analyses; crisis crises; thesis theses
hypothesis hypotheses; emphasis emphases; diagnosis diagnoses; synthesis syntheses; axis axes; oasis oases
parenthesis parentheses; criterion criteria; phenomenon phenomena; datum data; medium media
bacterium bacteria; curriculum curricula; memorandum memoranda; stratum strata; nucleus nuclei
stimulus stimuli; fungus fungi; cactus cacti; alumnus alumni; index indices; appendix appendices
matrix matrices; vertex vertices; formula formulae; larva larvae; antenna antennae; spokesman spokesmen
spokeswoman spokeswomen; chairman chairmen; businessman businessmen; craftsman craftsmen
fisherman fishermen; grandchild grandchildren; stepchild stepchildren; countryman countrymen
statesman statesmen; congressman congressmen
"""
"""A base and its forms; forms that the suffix rules give as well are there where a neighbour would claim them."""

_ONLY_LOOK_INFLECTED = """
series species means news lens gas bus bias canvas atlas alias christmas texas kansas pancreas this its his
as us yes always perhaps whereas overseas besides sometimes afterwards towards indeed across less economics
politics physics mathematics robotics electronics logistics ethics statistics genetics dynamics athletics
olympics linguistics mechanics optics need seed feed speed deed weed breed bleed proceed exceed succeed
hundred sacred hatred kindred naked wicked infrared embed morning evening during nothing something anything
everything outing king sibling pudding spring string wing thing
"""

UNINFLECTED = frozenset(_ONLY_LOOK_INFLECTED.split())
"""Words that only look inflected."""

KEEP_FINAL_E = frozenset(
    {"unite", "humane", "morale", "locale", "urbane", "secrete", "rationale", "envelope", "finale", "artiste"}
    | {"breathe", "clothe", "bathe"}
)
"""Words that their final e tells from another word: unite, unit."""


def _bases(rows: str) -> dict[str, str]:
    bases: dict[str, str] = {}
    for group in rows.replace("\n", ";").split(";"):
        base, *forms = group.split() or [""]
        bases.update(dict.fromkeys(forms, base))
    return bases


PLURALS = _bases(_NOUN_FORMS)
"""From an irregular plural to its singular."""

BASES = _bases(_VERB_FORMS) | PLURALS
"""From an irregular form to its base."""
