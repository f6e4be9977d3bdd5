"""Where a line of English text, or of text in another script than Chinese, has the ends of its sentences."""

from __future__ import annotations

import re

__all__ = ["english_ends"]

_CLOSERS = "\"'”’»)]}」』）》"
_OPENERS = "\"'“‘«([{¿¡「『（《—–-"
_END = re.compile(
    rf"(?P<marks>\.(?:\s\.)+|[.!?…。！？‼⁇⁈⁉]+)(?P<closers>[{re.escape(_CLOSERS)}*_]*(?:\[\d+\])*)(?P<gap>\s*)"
)
_FULL_WIDTH = frozenset("。！？")
_NEXT = re.compile(rf"(?P<openers>[{re.escape(_OPENERS)}*_\s]*)(?P<word>[^\W_]+(?:['’][^\W_]+)?)?")
_QUOTES = frozenset("\"'”’»")
_PRONOUN_I = re.compile(r"I(?:['’]\w+)?")
_INITIALS = re.compile(r"[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]")
_LOWER_CASE = frozenset({"etc", "am", "pm"})
_TOKEN = re.compile(r"\S+$")


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_LAST = _word_set(
    "mr mrs ms messrs mme mlle mx dr prof st sts ste gen col maj capt cmdr lt sgt cpl pvt adm sen rep reps gov pres"
    " rev hon supt insp ft mt e.g i.e eg ie cf viz vs v al et approx ca c art sec ch chap fig figs eq eqs ref refs"
    " vol vols pp p op ed eds trans no nos nr dept dist tel ext est incl excl"
)
"""Something always follows: a name, a number, an example."""

_MAYBE_LAST = _word_set(
    "inc corp co ltd llc plc bros jr sr esq etc a.m p.m am pm u.s u.k u.n e.u u.s.a u.s.s.r d.c b.c a.d n.y l.a"
    " ph.d m.d b.a m.a b.s m.s ll.b ll.d m.b.a d.phil r.n jan feb mar apr jun jul aug sep sept oct nov dec"
    " mon tue tues wed thu thur thurs fri sat sun ave blvd rd sq bldg dept univ assn intl natl govt"
    " km kg cm mm lb lbs oz hr hrs min mins ibid"
)
"""They end a sentence only where the next word looks like the start of one."""

_NUMBERED = _word_set("no nos nr p pp vol vols fig figs ch chap art sec eq eqs ref refs est c ca approx ed v")
"""Abbreviations only before a number: “The answer was no. He left.”"""

_STARTERS = _word_set(
    "the a an this that these those there here he she it we they i you his her its our their my your who what when"
    " where why how which but and or so yet if as at in on by for from with without within after before since until"
    " while although though however moreover meanwhile therefore thus then now also both many most some several all"
    " each every no not one two under over during according because to today yesterday tomorrow last next other"
    " another such only even once despite instead"
)

_SPEECH = re.compile(
    r"(?:[A-Z][\w'’\-]*\.?\s+){1,3}(?:said|says|asked|asks|replied|answered|cried|called|shouted|exclaimed|whispered"
    r"|murmured|muttered|thought|wondered|added|continued|began|demanded|inquired|enquired|yelled|screamed|laughed"
    r"|sighed|sobbed|snapped|retorted|responded|repeated|told|interrupted|protested|urged|warned|insisted|wailed"
    r"|chuckled|giggled|grumbled|growled|blurted|pleaded|entreated|declared|commented|observed|remarked)\b"
)
"""The clause that tells who spoke the quotation before it: “Stop!” Trinket shouted."""


def english_ends(line: str) -> list[int]:
    """Return the offsets just behind the sentences of ``line``, ascending; the last may be the end of the line."""
    ends: list[int] = []
    parentheses = _parentheses(line)
    for match in _END.finditer(line):
        end = match.end("closers")
        if end == len(line):
            ends.append(end)
            continue
        end = _leave_opening_quote(line, match, end)
        if _is_end(line, match, end, ends[-1] if ends else 0) and not _is_aside(line, parentheses, match, end):
            ends.append(end)
    return ends


def _leave_opening_quote(line: str, match: re.Match[str], end: int) -> int:
    """Give a straight quote that touches the next word to that word: ``said no."Who`` stays, ``end. "Who`` splits."""
    closers = match["closers"]
    if closers.endswith('"') and closers.count('"') == 1 and not match["gap"]:
        opened = line.count('"', 0, match.start()) % 2 == 1
        return end if opened else end - 1
    return end


def _is_end(line: str, match: re.Match[str], end: int, sentence_start: int) -> bool:
    marks = match["marks"]
    following = _NEXT.match(line, end)
    assert following is not None  # every part of it is optional
    openers, word = following["openers"], following["word"] or ""
    if not (match["gap"] or marks[-1] in _FULL_WIDTH or _quotes_touch(match, openers)):
        return False
    if not word:
        return any(map(str.isalnum, line[end:]))
    if word.islower() or _goes_on_after_quotation(line, match, following):
        return False
    if marks == ".":
        return _full_stop_ends(line, match, word, sentence_start)
    # After an ellipsis the capital of "I" says nothing: "I… I can't".
    is_ellipsis = marks == "…" or (len(marks) > 1 and set(marks) <= {".", " "})
    return not is_ellipsis or bool(match["closers"]) or not _PRONOUN_I.fullmatch(word)


def _quotes_touch(match: re.Match[str], openers: str) -> bool:
    return not _QUOTES.isdisjoint(match["closers"]) and openers[:1] in {'"', "“"}


def _goes_on_after_quotation(line: str, match: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a question or exclamation in quotation marks is followed by who spoke it."""
    quoted = not _QUOTES.isdisjoint(match["closers"]) and match["marks"][-1] != "."
    return quoted and not following["openers"].strip() and bool(_SPEECH.match(line, following.start("word")))


def _full_stop_ends(line: str, match: re.Match[str], word: str, sentence_start: int) -> bool:
    """Whether a single full stop ends the sentence rather than an abbreviation, an initial or a list number."""
    before = _TOKEN.search(line, 0, match.start())
    if before is None or match["closers"]:
        return True
    token = before.group().lstrip(_OPENERS)
    is_first = not line[sentence_start : before.start()].strip()
    if is_first and (token.isdigit() or (len(token) == 1 and token.isalpha())):
        return False  # "1. Introduction"
    return _token_ends(re.split("[—/]", token)[-1], word)


def _token_ends(token: str, word: str) -> bool:
    key = token.lower()
    looks_like_start = word.lower() in _STARTERS
    if key in _NUMBERED and not token[:1].isupper():
        return not word[:1].isdigit()
    if key in _NEVER_LAST:
        return key in _NUMBERED and not word[:1].isdigit() and looks_like_start
    is_initials = bool(_INITIALS.fullmatch(token))
    if is_initials or (key in _MAYBE_LAST and (token[:1].isupper() or "." in token or key in _LOWER_CASE)):
        return looks_like_start and token != "I"  # noqa: S105 - a word, not a password
    return True


def _parentheses(line: str) -> list[tuple[int, int]]:
    waiting: list[int] = []
    found = []
    for position, character in enumerate(line):
        if character in "([（":
            waiting.append(position)
        elif character in ")]）" and waiting:
            found.append((waiting.pop(), position))
    return found


def _is_aside(line: str, parentheses: list[tuple[int, int]], match: re.Match[str], end: int) -> bool:
    """Whether the marks lie in parentheses that stand in the middle of a sentence."""
    for opening, closing in parentheses:
        if opening < match.start() < closing:
            before = line[:opening].rstrip(_CLOSERS + " ")
            in_sentence = bool(before) and before[-1] not in ".!?…。！？"
            if in_sentence and (closing >= end or line[closing + 1 : closing + 2].isspace()):
                return True
    return False
