"""English forms made from a word: plural, past, -ing and so on, the other direction of ``inflection.stem``.

The suffix rules are those of regular spelling (Huddleston and Pullum, The Cambridge Grammar of the English Language,
chapter 18), American where spellings differ; words that do not follow them come from ``irregular_words``. The case of
letters is the word's own, and of a compound with hyphens the last part is inflected.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from enum import Enum

from duizhao.text.inflection import same_word
from duizhao.text.irregular_words import BASES, PLURALS, UNINFLECTED

__all__ = [
    "Form",
    "form_of",
    "inflected",
    "ing_form",
    "is_plural",
    "participle",
    "past",
    "plural",
    "possessive",
    "singular",
    "third_person",
]


class Form(Enum):
    """What a word is of another."""

    SAME = "same"
    PLURAL = "plural"
    """Or the third person, which is spelled alike but for a handful of verbs."""
    SINGULAR = "singular"
    """The other is a plural."""
    PAST = "past"
    PARTICIPLE = "participle"
    """Of the past, where it differs from the past."""
    ING = "ing"

    @property
    def is_of_verb(self) -> bool:
        """Whether verbs alone have it."""
        return self in {Form.PAST, Form.PARTICIPLE, Form.ING}


_VERBS_WITH_S = {"be": "is", "have": "has", "do": "does", "go": "goes"}
_PLURALS_ALIKE = {"basis": "bases"}
"""Plurals that are also those of another word, which ``irregular_words`` gives them to."""


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_UNCHANGED = _word_set(
    "sheep fish deer aircraft spacecraft hovercraft offspring means series species equipment information"
    " research software hardware firmware personnel knowledge advice machinery staff luggage"
)
"""Nouns that have no plural, or the same one."""
_O_WITH_ES = _word_set("hero potato tomato echo veto torpedo embargo go do undergo")
_HARD_CH = _word_set("stomach epoch monarch patriarch matriarch tech czech")
_WITH_IE = _word_set("movies cookies zombies calories selfies prairies lingerie")
_BEFORE_USE = _word_set("us abus excus fus mus refus accus confus reus")
_BEFORE_E = _word_set("cach nich ach headach avalanch ax")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_ONE_SYLLABLE = re.compile(r"(?:[^aeiou]*qu|[^aeiou]*)[aeiouy][bcdfghjklmnpqrstvz]")
_STRESSED_AT_THE_END = re.compile(
    r"(?:ad|com|e|o|per|re|sub|trans)mit|(?:re|pre|de|con|trans|in)fer|(?:com|ex|pro|im|dis|re)pel|(?:oc|in|re|con)cur"
    r"|(?:un|re)?control|patrol|enrol|excel|equip|(?:re)?begin|deter|regret|rebut|allot|abet|forget|upset|re[sp]et"
    r"|program|reprogram|kidnap|handicap|outfit|refit|retrofit|unplug|debug|format|zigzag|overlap|unwrap"
)
_PAST_LIKE_BASE = _word_set(
    "put let set cut read cost hit shut split upset reset input output broadcast forecast cast spread"
    " beat hurt quit bet shed thrust burst bid"
)
_PAST = {"show": "showed", "prove": "proved", "be": "was"}
_PARTICIPLES = {
    "come": "come",
    "become": "become",
    "overcome": "overcome",
    "run": "run",
    "strike": "struck",
    "get": "got",
    "be": "been",
    "beat": "beaten",
    "show": "shown",
    "prove": "proven",
}


def _inverted(bases: Mapping[str, str]) -> dict[str, list[str]]:
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for form, base in bases.items():
        forms[base].append(form)
    return dict(forms)


_FORMS = _inverted(BASES)
_IRREGULAR_PLURALS = {base: forms[0] for base, forms in _inverted(PLURALS).items()} | _PLURALS_ALIKE


def plural(noun: str) -> str:
    """Return the plural of a singular noun; what is a plural already comes back as it is."""
    return noun if is_plural(noun) else _of_last_part(noun, _plural)


def singular(noun: str) -> str:
    """Return the singular of a noun; what is none comes back as it is."""
    return _of_last_part(noun, _singular)


def is_plural(noun: str) -> bool:
    """Whether a noun looks like a plural: ``countries``, ``people``, but not ``series`` or ``focus``."""
    return singular(noun) != noun


def possessive(noun: str, apostrophe: str = "’") -> str:
    """Return a noun with its possessive ending: a plural in -s takes the apostrophe alone."""
    return noun + apostrophe + ("" if noun.lower().endswith("s") and is_plural(noun) else "s")


def third_person(verb: str) -> str:
    """Return the third person singular of a verb's present."""
    return _of_last_part(verb, lambda base: _VERBS_WITH_S.get(base) or _with_s(base))


def past(verb: str) -> str:
    """Return the past of a verb."""
    return _of_last_part(verb, _past)


def participle(verb: str) -> str:
    """Return the past participle of a verb."""
    return _of_last_part(verb, _participle)


def ing_form(verb: str) -> str:
    """Return the -ing form of a verb."""
    return _of_last_part(verb, _ing_form)


def form_of(form: str, base: str) -> Form | None:
    """Return what ``form`` is of ``base``, possessive and case set aside; None where it is no form of it.

    Both spellings of a doubled consonant are known. Where a past is a participle as well, it is a past.
    """
    form, base = _without_possessive(form), _without_possessive(base)
    lower = form.lower()
    if lower == base.lower():
        return Form.SAME
    kinds = (Form.SINGULAR, Form.PLURAL, Form.PAST, Form.PARTICIPLE, Form.ING)
    known = next((kind for kind in kinds if lower == inflected(base, kind).lower()), None)
    if known or not same_word(form, base):
        return known
    endings = (("ing", Form.ING), ("ed", Form.PAST), ("s", Form.PLURAL))
    return next((kind for ending, kind in endings if lower.endswith(ending) and not base.endswith(ending)), None)


def inflected(word: str, form: Form) -> str:
    """Return a word in another form. The -s of the few verbs that have their own is that of the third person."""
    if form is Form.PLURAL and word.lower() in _VERBS_WITH_S:
        return third_person(word)
    return _MAKERS[form](word)


def _without_possessive(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").removesuffix("'")


def _of_last_part(word: str, make: Callable[[str], str]) -> str:
    """Make the form of the part after the last hyphen, in the letters' own case as far as they are kept."""
    head, hyphen, last = word.rpartition("-")
    if not last:
        return word
    if last[-1] == "s" and len(last) > 2 and last[:-1].upper() == last[:-1]:
        base = last[:-1] if make is _singular else last
    elif last.upper() == last:  # an acronym or a number: NGOs, 80s
        base = last + "s" if make is _plural else last
    else:
        base = _cased_like(make(last.lower()), last)
    return head + hyphen + base


def _cased_like(form: str, word: str) -> str:
    kept = next((at for at, pair in enumerate(zip(form, word.lower(), strict=False)) if pair[0] != pair[1]), len(word))
    kept = min(kept, len(form), len(word))
    made = word[:kept] + form[kept:]
    return made[:1].upper() + made[1:] if word[:1].isupper() else made


def _plural(noun: str) -> str:
    if noun in _UNCHANGED or noun.endswith("ese") or (noun in UNINFLECTED and noun[-1] == "s" and noun not in _FORMS):
        return noun
    return _IRREGULAR_PLURALS.get(noun) or _with_s(noun)


def _singular(noun: str) -> str:
    if noun in BASES and noun.endswith("s"):
        return BASES[noun]
    if noun in PLURALS:
        return PLURALS[noun]
    if noun in UNINFLECTED or noun in _UNCHANGED or noun in _FORMS or len(noun) <= 3:
        return noun
    if noun[-1] != "s" or noun.endswith(("ss", "us", "is", "ics", "'s", "’s")):
        return noun
    if noun.endswith("ies") and len(noun) > 4 and noun not in _WITH_IE:
        return noun[:-3] + "y"
    return noun[:-2] if _takes_es(noun[:-2]) and noun.endswith("es") else noun[:-1]


def _takes_es(base: str) -> bool:
    """Whether what is left of a plural in -es is its singular, which in others keeps the e: viruses, but causes."""
    if base.endswith("us"):
        return not base.endswith(("aus", "ous")) and base not in _BEFORE_USE
    return base in _O_WITH_ES or (base.endswith(("ss", "x", "zz", "tz", "ch", "sh")) and base not in _BEFORE_E)


def _with_s(word: str) -> str:
    own = next((form for form in _FORMS.get(word, ()) if form.endswith(word[-1:] + "es") or form == word + "es"), "")
    if own and own not in PLURALS:
        return own
    if word in _O_WITH_ES or (_SIBILANT.search(word) and word not in _HARD_CH):
        return word + "es"
    return word[:-1] + "ies" if _ends_in_consonant_y(word) else word + "s"


def _past(verb: str) -> str:
    if verb in _PAST_LIKE_BASE:
        return verb
    irregular = _PAST.get(verb) or next(iter(_irregular_pasts(verb)), "")
    return irregular or _with_ed(verb)


def _participle(verb: str) -> str:
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    pasts = _irregular_pasts(verb)
    return pasts[1] if len(pasts) > 1 and not pasts[1].endswith("ed") else _past(verb)


def _irregular_pasts(verb: str) -> list[str]:
    if verb in _IRREGULAR_PLURALS and verb not in _VERBS_WITH_S:
        return []
    return [form for form in _FORMS.get(verb, ()) if not form.endswith("ing") and (form[-1] != "s" or form == "was")]


def _with_ed(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if _ends_in_consonant_y(verb):
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _ing_form(verb: str) -> str:
    irregular = next((form for form in _FORMS.get(verb, ()) if form.endswith("ing") and len(form) > len(verb)), "")
    if irregular:
        return irregular
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and len(verb) > 2 and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """Return a verb as it stands before -ed and -ing."""
    if _ONE_SYLLABLE.fullmatch(verb) or (_STRESSED_AT_THE_END.fullmatch(verb) and verb != "format"):
        return verb + verb[-1]
    return verb


def _ends_in_consonant_y(word: str) -> bool:
    return len(word) > 1 and word[-1] == "y" and word[-2] not in "aeiou"


_MAKERS: Mapping[Form, Callable[[str], str]] = {
    Form.SAME: str,
    Form.PLURAL: plural,
    Form.SINGULAR: singular,
    Form.PAST: past,
    Form.PARTICIPLE: participle,
    Form.ING: ing_form,
}
