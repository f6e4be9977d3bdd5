"""Where a line of Chinese text has the ends of its sentences.

The marks are those of GB/T 15834—2011: 。！？ end a sentence, ；does not, …… may. Half-width marks count as well, since
much Chinese on the web is typed with them.
"""

from __future__ import annotations

import re

from duizhao.text.scripts import is_han

__all__ = ["chinese_ends"]

_BRACKETS = dict(zip("（(《〈【〔［[｛{", "）)》〉】〕］]｝}", strict=True))
_TITLES = frozenset("《〈")
_QUOTES = dict(zip("“‘「『", "”’」』", strict=True))
_OPENERS = frozenset("“‘「『《（")
_STRAIGHT_QUOTES = frozenset("\"'")
_CLOSING_QUOTES = frozenset(_QUOTES.values()) | _STRAIGHT_QUOTES
_CURLY_CLOSING_QUOTES = frozenset(_QUOTES.values())
_CLOSING_BRACKETS = frozenset(_BRACKETS.values())
_CLOSERS_AND_BLANKS = "".join(_CLOSING_QUOTES | _CLOSING_BRACKETS) + " \u3000"

_MARKS = re.compile(r"[。｡！？‼⁇⁈⁉!?．.…⋯]+")
_ALL_MARKS = frozenset("。｡！？‼⁇⁈⁉!?．.…⋯")
_STOPS = frozenset("。｡．.")
_ELLIPSES = frozenset("…⋯")

_MARK_GOES_ON = re.compile(r"[、，,；;：:）)》〉】〕—–~～·/％%。｡！？!?…⋯.]")
_QUOTE_GOES_ON = re.compile(
    r"[的地得之、，,；;：:）)》〉】〕—–~～·/％%。｡！？!?…⋯.]"
    r"|等|[这這那][句种種]|一[语語词詞句类類]|字[样樣]|[为為][主题題]"
)
"""What cannot begin a sentence: the mark before it belongs to a quotation inside the sentence."""
_QUOTE_IS_PART = re.compile(r"[的之等]|字[样樣]|[这這那][句种種]")

_SPEECH = re.compile(
    r"(?!.{0,2}[说說][着著到话話])[^，,。！？!?；;：:“”「」『』…]{0,14}?"
    r"(?:[说說问問道喊叫答笑叹嘆骂罵嚷吼哭呼吟诉訴]|想着|心想|[表提]示|[写寫]道|插嘴|嘀咕|嘟[囔哝]|自[语語]|低[语語]|回应|回應)"
    r"[^，,。！？!?；;：:“”「」『』…]{0,4}[，,。！!？?；;…]"
)
"""A short clause that tells who spoke the quotation before it. With a colon it would lead to the next quotation."""

_EMBEDDED_MAX_LENGTH = 20
"""A slogan is shorter; a longer quotation is worth splitting even inside a sentence."""

_LIST_NUMBER = re.compile(r"(?:^|[。！？!?…”’」』])\s*\d+$")
_WORD = re.compile(r"[A-Za-z]{3,}$")
_ADDRESS = re.compile(r"(?:https?://|ftp://|www\.)[\w\-.~:/?#@!$&*+;=%]+", re.ASCII | re.IGNORECASE)


def chinese_ends(line: str) -> list[int]:
    """Return the offsets just behind the sentences of ``line``, ascending; the last may be the end of the line."""
    brackets = _pairs(line, _BRACKETS)
    addresses = [match.span() for match in _ADDRESS.finditer(line)]
    ends = []
    for match in _MARKS.finditer(line):
        start, marks_end = match.span()
        if any(first <= start < last - 1 for first, last in addresses):
            continue
        end = _behind_closers(line, marks_end)
        if not _is_bracketed(line, brackets, start, end) and _is_end(line, start, marks_end, end):
            ends.append(end)
    return _outside_slogans(line, ends) if ends else ends


def _pairs(line: str, marks: dict[str, str]) -> list[tuple[int, int]]:
    """Return the offsets of the opening and closing marks that match within the line."""
    opening_of = {closing: opening for opening, closing in marks.items()}
    waiting: list[tuple[str, int]] = []
    found = []
    for position, character in enumerate(line):
        if character in marks:
            waiting.append((character, position))
        elif wanted := opening_of.get(character):
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == wanted:
                    found.append((waiting[depth][1], position))
                    del waiting[depth:]
                    break
    return found


def _behind_closers(line: str, position: int) -> int:
    while position < len(line):
        character = line[position]
        if character.isspace() and line[position + 1 : position + 2] in _CURLY_CLOSING_QUOTES:
            position += 1
            continue
        if character in _STRAIGHT_QUOTES and line.count(character, 0, position) % 2 == 0:
            break  # an opening quote that looks like a closing one
        if character not in _CLOSING_QUOTES and character not in _CLOSING_BRACKETS:
            break
        position += 1
    return position


def _is_bracketed(line: str, brackets: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the marks at ``start`` lie in brackets that the sentence goes on behind."""
    for opening, closing in brackets:
        if opening < start <= closing:
            before = line[:opening].rstrip(_CLOSERS_AND_BLANKS)
            stands_alone = not before or before[-1] in _ALL_MARKS
            if closing >= end or line[opening] in _TITLES or not stands_alone:
                return True
    return False


def _is_end(line: str, start: int, marks_end: int, end: int) -> bool:
    rest = line[end:]
    if not rest or rest.isspace():
        return True
    marks = line[start:marks_end]
    if not (_is_ellipsis(marks) or _could_be_mark(line, start, marks_end)):
        return False
    if _CLOSING_QUOTES.isdisjoint(line[marks_end:end]):
        return rest.lstrip()[0] in _QUOTES if _is_ellipsis(marks) else not _MARK_GOES_ON.match(rest)
    if _QUOTE_GOES_ON.match(rest):
        return False
    return marks[-1] in _STOPS - {".", "．"} or not _SPEECH.match(rest)


def _is_ellipsis(marks: str) -> bool:
    return marks[-1] in _ELLIPSES or (len(marks) > 1 and set(marks) <= _STOPS)


def _could_be_mark(line: str, start: int, marks_end: int) -> bool:
    """Whether half-width marks are punctuation here, not part of a number, name or abbreviation."""
    marks = line[start:marks_end]
    before = line[start - 1 : start]
    after = line[marks_end]
    if marks in {".", "．"} and before.isdigit() and after.isdigit():
        return False
    if not marks.isascii():
        return True
    if not (after.isspace() or is_han(after) or after in _CLOSING_QUOTES or after in _OPENERS):
        return False
    if not before.isascii():
        return True
    if marks == ".":
        return after.isspace() and _may_stop(line[:start])
    return not (before.isalnum() and is_han(after))  # Yahoo!新闻


def _may_stop(before: str) -> bool:
    """Whether a full stop behind half-width text can end a sentence: no list number, no short abbreviation."""
    if before[-1:].isdigit():
        return not _LIST_NUMBER.search(before)
    return before[-1:] in _CLOSING_QUOTES or bool(_WORD.search(before))


def _outside_slogans(line: str, ends: list[int]) -> list[int]:
    """Leave out ends inside a short quotation that is a part of its sentence: “奋进！奋进！”的口号."""
    slogans = []
    for opening, closing in _pairs(line, _QUOTES):
        before = line[:opening].rstrip()
        introduced = not before or before[-1] in "：:，," or before[-1] in _ALL_MARKS
        goes_on = closing + 1 < len(line) and closing + 1 not in ends
        is_part = goes_on and (not introduced or bool(_QUOTE_IS_PART.match(line, closing + 1)))
        if is_part and closing - opening <= _EMBEDDED_MAX_LENGTH:
            slogans.append((opening, closing))
    return [end for end in ends if not any(opening < end <= closing for opening, closing in slogans)]
