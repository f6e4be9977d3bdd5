"""British and American spellings of one English word.

The classes are the usual ones (Fowler): -our, -re, -ise, -yse, -ogue, -ence, ae and oe in words from Greek, and single
words. Doubled consonants (travelled, traveled) are ``text.inflection``'s business.
"""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["american"]

_OUR = re.compile(
    r"^((?:un|dis|mis|mal|multi|bi|tri)?"
    r"(?:arm|behavi|cand|clam|col|demean|discol|endeav|enam|fav|ferv|flav|glam|harb|hon|hum|lab|misdemean|neighb|od|parl"
    r"|ranc|rig|rum|sav|savi|splend|succ|tum|val|vap|vig))our(?=s?$|ed$|ing|able|abl|er|ful|hood|ite|less|ly$|y$|ist|i)"
)
_RE = re.compile(
    r"^((?:kilo|milli|centi|nano|micro|deci|epi|amphi|nitro|saltpet|con|de|re|multi)?"
    r"(?:cent|theat|met|lit|fib|calib|lust|meag|sab|somb|spect|mit|och|manoeuv|maneuv|sepulch|goit|louv|reconnoit))"
    r"r(?:e(s?|d)|(ing))$"
)
_ISE = re.compile(r"^(.{2,})is(?=(?:e|es|ed|er|ers|ing|ings|able|ation|ations|ational)$)")
_YSE = re.compile(r"^(anal|paral|catal|electrol|hydrol|dial|psychoanal)ys(?=(?:e|ed|er|ers|ing)$)")
_BEFORE_ISE = """
adv advert anal appr appra ar bas bra bru cerv chast chem circumc compr comprom conc counterpo cr cru dem desp
dev disenfranch disgu distr enfranch ent enterpr equipo exc exerc expert franch fundra gu impr improv inc lia
likew mala marqu mayonna merchand moonr mort no o otherw parad po polona porp pr pra prec prem prof prom ra re
remort repr rev sunr superv surm surpr telev tort tortoi trea treat turqu unw upra uprai val vo w
"""
_NEVER_Z = frozenset(_BEFORE_ISE.split())
"""What stands before -ise in words that are never written with -ize, and in crises."""
_BEGINNINGS = """
paediatr pediatr; orthopaed orthoped; encyclopaed encycloped; anaem anem; anaesth anesth; gynaec gynec;
haem hem; leukaem leukem; oestr estr; oesoph esoph; foet fet; diarrhoe diarrhe; manoeuv maneuv; caesar cesar;
archaeo archeo; mediaev mediev; palaeo paleo; faec fec; caec cec; septicaem septicem; hypoglycaem hypoglycem;
toxaem toxem; ischaem ischem; bacteraem bacterem; aluminium aluminum; grey gray; mould mold; moult molt;
plough plow; sceptic skeptic; sulph sulf; tyre tire; kerb curb; cosy cozy; cosi cozi; jewellery jewelry;
yoghurt yogurt; pyjama pajama; moustache mustache; artefact artifact; chequer checker; cheque check;
storey story; fulfil fulfill; enrol enroll; instal install; skilful skillful; wilful willful;
judgement judgment; acknowledgement acknowledgment; ageing aging; programme program; defence defense;
offence offense; licence license; pretence pretense; practis practic; dialogue dialog; catalogue catalog;
analogue analog; homologue homolog; monologue monolog; epilogue epilog; prologue prolog; towards toward;
afterwards afterward; liquorice licorice; naïve naive; draughts drafts; carburett carburet;
speciality specialty; specialities specialties; likeable likable; sizeable sizable
"""
_PREFIXES = tuple(tuple(pair.split()) for pair in _BEGINNINGS.replace("\n", " ").split(";"))


@lru_cache(maxsize=65_536)
def american(word: str) -> str:
    """Return the American spelling of a lower-case word, inflected or not; the word itself where there is one only.

    A key, not advice: ``american(a) == american(b)`` where two words differ in their spelling alone. What is American
    already stays.
    """
    for british, ours in _PREFIXES:
        if word.startswith(british) and not (ours.startswith(british) and word.startswith(ours)):
            word = ours + word[len(british) :]
            break
    word = _OUR.sub(r"\1or", word)
    word = _RE.sub(_er, word)
    word = _YSE.sub(r"\1yz", word)
    found = _ISE.match(word)
    return word if found is None or found[1] in _NEVER_Z else f"{found[1]}iz{word[found.end() :]}"


def _er(found: re.Match[str]) -> str:
    """Return center, centers, centered, centering."""
    root, ending, ing = found.groups()
    return f"{root}er{'ed' if ending == 'd' else ending or ing or ''}"
