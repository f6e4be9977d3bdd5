"""Longer words and names that a term may only seem to stand in.

国防部 in 国防部长 is no ministry, 国会 in 产油国会议 no parliament, 长江 in 李长江 no river. Chinese is written without
blanks, so the letters alone do not tell; a list of words does, most of the time. Such a hit is doubtful: shown, and
not enforced.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

__all__ = ["LongerWords"]

_LONGEST = 8
"""Characters of the longest word looked at; longer headwords are whole phrases, whose parts keep their meaning."""
_LONGEST_CROSSING = 4
_CLASSES_OF_PLACES = frozenset("省市县区州镇乡村岛山河江湖海")
"""武汉市 is Wuhan: these add nothing that would make another word of a place's name."""
_GRAMMAR = frozenset("的了着过和与及或在是有为对从到")
"""Characters that stand between words far more often than in one."""
_SURNAMES = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱郭林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦付邹孟熊秦邱江尹薛闫段雷侯"
    "龙史陶黎贺顾毛郝龚邵钱严覃武戴莫孔汤康易乔赖文施洪辛习温"
)
_UNMISTAKABLE = frozenset("刘陈杨赵吴徐孙胡朱郭郑梁谢邓曹彭萧袁潘蒋蔡杜魏吕姚卢姜崔谭汪廖韦邹邱薛闫侯黎贺郝龚邵覃")
"""Surnames that are hardly ever anything else."""
_TITLES = """
主席 总统 总理 部长 省长 市长 州长 县长 区长 局长 厅长 处长 科长 院长 校长 所长 馆长 社长 行长
会长 理事长 董事长 秘书长 书记 主任 委员 代表 教授 院士 博士 专家 学者 研究员 工程师 记者 作家
诗人 导演 演员 歌手 将军 大使 领事 发言人 负责人 经理 总裁 总监 医生 律师 老师 同学 同志 农民
村民 员工 学生 司机 船长 队长 教练 选手
"""
_BEFORE_A_NAME = tuple(_TITLES.split())
_WHAT_PEOPLE_DO = "说 表示 指出 介绍 认为 告诉 强调 称 坦言 透露 先生 女士 等人 一行 夫妇 ("
_AFTER_A_NAME = (*_WHAT_PEOPLE_DO.split(), *_BEFORE_A_NAME)


class LongerWords:
    """Words that stand around the terms of one glossary."""

    def __init__(self, words: Iterable[str], terms: Collection[str]) -> None:
        """``words`` are folded as ``text.scripts.fold`` does, ``terms`` squeezed. .2 s for 100,000 of each."""
        after: defaultdict[str, list[str]] = defaultdict(list)
        before: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        known = []
        for word in words:
            length = len(word)
            if not 2 <= length <= _LONGEST:
                continue
            known.append(word)
            for size in range(1, length):
                for start in range(length - size + 1):
                    if word[start : start + size] not in terms:
                        continue
                    if start:
                        before[word[start - 1 : start + size]].append((start, word))
                    elif size == 1 or size < length - 1 or word[-1] not in _CLASSES_OF_PLACES:
                        after[word[: size + 1]].append(word)
        self._after: Mapping[str, list[str]] = dict(after)
        """Words that begin with a term, by the term and the character after it."""
        self._before: Mapping[str, list[tuple[int, str]]] = dict(before)
        """Words with a term further on, and where, by the character before the term and the term."""
        self._words = frozenset(known)
        self._pairs = frozenset(word for word in known if len(word) == 2)

    def around(self, text: str, start: int, end: int) -> str:
        """Return the longer word or name that the characters ``[start, end)`` of a text stand in or run across.

        The longest one; empty where there is none. Half a microsecond where there is none: this is asked about every
        hit.
        """
        before = start - 1 if start else 0
        longest = ""
        for word in self._after.get(text[start : end + 1], ()):
            is_longer = len(word) > len(longest) and text.startswith(word, start)
            if is_longer and not self._ends_elsewhere(text, end, start + len(word)):
                longest = word
        for offset, word in self._before.get(text[before:end], ()):
            # Reading goes from the left: 慢性 ends where 疾病 begins, so there is no 性疾病 in 慢性疾病.
            is_longer = len(word) > len(longest) and start >= offset and text.startswith(word, start - offset)
            if is_longer and not self._ends_word(text, start, start - offset):
                longest = word
        if longest or end - start > 3:
            return longest
        pairs = self._pairs
        if text[end - 1 : end + 1] in pairs or text[before : start + 1] in pairs:
            crossing = self._crossing(text, start, end)
            if crossing:
                return crossing
        return _name_around(text, start, end) if start and text[before] in _SURNAMES else ""

    def _crossing(self, text: str, start: int, end: int) -> str:
        """Return the word that begins or ends within a term and leaves words on both sides.

        In 产油国会议 the term 国会 gives way to 产油国 and 会议. In 国会议员 it does not: 议员 is a word.
        """
        if end - start == 1:
            return ""
        after, before = text[end - 1 : end + 1], text[start - 1 : start + 1] if start else ""
        if (
            after in self._pairs
            and after[1] not in _GRAMMAR
            and not self._begins_word(text, end, end + 1)
            and self._ends_word(text, end - 1, start + 1)
        ):
            return after
        if before in self._pairs and before[0] not in _GRAMMAR and not self._ends_word(text, start, start - 1):
            stops = range(max(end, start + 3), min(end + _LONGEST_CROSSING, len(text) + 1))
            if any(text[start + 1 : stop] in self._words for stop in stops):
                return before
        return ""

    def _ends_elsewhere(self, text: str, term_end: int, word_end: int) -> bool:
        """Whether the characters after the longer word read better as words that begin right after the term."""
        return self._begins_word(text, term_end, word_end) and not self._begins_word(text, word_end, word_end)

    def _begins_word(self, text: str, at: int, beyond: int) -> bool:
        """Whether a word begins at ``at`` and ends after ``beyond``."""
        stops = range(max(beyond + 1, at + 2), min(at + _LONGEST_CROSSING, len(text)) + 1)
        return any(text[at:stop] in self._words for stop in stops)

    def _ends_word(self, text: str, at: int, before: int) -> bool:
        """Whether a word ends at ``at`` and begins before ``before``."""
        begins = range(max(0, at - _LONGEST_CROSSING), min(before, at - 1))
        return any(text[begin:at] in self._words for begin in begins)


def _name_around(text: str, start: int, end: int) -> str:
    """Return the person's name whose given name a term of one or two characters after a surname seems to be."""
    if end - start > 2:
        return ""
    surname = text[start - 1]
    if surname in _UNMISTAKABLE or text.startswith(_AFTER_A_NAME, end) or text.endswith(_BEFORE_A_NAME, 0, start - 1):
        return text[start - 1 : end]
    return ""
