"""What people and programs write where a glossary says status, part of speech, yes or no."""

from __future__ import annotations

import re
from enum import StrEnum

from duizhao.model import PartOfSpeech

__all__ = ["NO", "YES", "Standing", "part_of_speech", "squeezed", "standing"]

YES = frozenset({"yes", "true", "1", "x", "y", "是", "✓", "√"})
NO = frozenset({"", "no", "false", "0", "n", "否"})

_NOT_LETTERS = re.compile(r"[\W_]+")


class Standing(StrEnum):
    """What a file says of one rendering."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    CANDIDATE = "candidate"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"


_STANDINGS = {
    Standing.PREFERRED: "preferred standardized standardised standard approved final legal regulated recommended valid "
    "translated 首选 推荐 标准 规范 通过 已审核",
    Standing.ADMITTED: "admitted acceptable accepted allowed alternative permitted variant synonym 可用 允许 备选",
    Standing.CANDIDATE: "candidate proposed proposal suggested draft new pending unapproved nonstandardized "
    "候选 建议 草稿 待定 未审核",
    Standing.DEPRECATED: "deprecated superseded obsolete outdated archaic 旧译 过时 弃用",
    Standing.FORBIDDEN: "forbidden prohibited banned donotuse notrecommended rejected wrong 禁用 禁止 错误",
}
_STANDING_OF = {word: standing for standing, words in _STANDINGS.items() for word in words.split()}

_PARTS_OF_SPEECH = {
    PartOfSpeech.NOUN: "noun n substantive commonnoun nounphrase np 名词 名",
    PartOfSpeech.PROPER_NOUN: "propernoun propn pn nounproper propername name 专有名词 专名",
    PartOfSpeech.VERB: "verb v vt vi verbphrase vp 动词 动",
    PartOfSpeech.ADJECTIVE: "adjective adj a adjectival 形容词 形",
    PartOfSpeech.ADVERB: "adverb adv 副词 副",
    PartOfSpeech.OTHER: "other pronoun preposition prep conjunction conj interjection phrase sentence numeral particle "
    "collocation phraseologicalunit 其他 短语 词组",
}
_PART_OF_SPEECH_OF = {word: part for part, words in _PARTS_OF_SPEECH.items() for word in words.split()}


def standing(written: str) -> Standing | None:
    """Return what a status means; None for one that nobody knows."""
    return _STANDING_OF.get(squeezed(written).removesuffix("term"))


def part_of_speech(written: str) -> PartOfSpeech | None:
    """Return what a part of speech means, "n.", "properNoun" and 名词 included; None for one that nobody knows."""
    return _PART_OF_SPEECH_OF.get(squeezed(written))


def squeezed(written: str) -> str:
    """Return a word for comparison: lower case, and letters and digits alone."""
    return _NOT_LETTERS.sub("", written.casefold())
