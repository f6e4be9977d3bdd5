"""What the columns of a table are, by the names that people and programs give them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from duizhao.formats.glossaries._words import squeezed
from duizhao.text.scripts import has_han

__all__ = [
    "OWN_COLUMNS",
    "Column",
    "Layout",
    "Side",
    "is_own",
    "is_whole",
    "layout_by_names",
    "layout_by_script",
    "named_columns",
]

OWN_COLUMNS = (
    "source",
    "target",
    "admitted",
    "short",
    "deprecated",
    "forbidden",
    "introduce",
    "part_of_speech",
    "words_between",
    "case",
    "status",
    "definition",
    "note",
    "cite",
    "domain",
    "authority",
)
"""The header that is written, in this order: the keys of a glossary file."""


class Column(StrEnum):
    """What a column of somebody else's table may hold beside the two names."""

    ADMITTED = "admitted"
    SHORT = "short"
    DEPRECATED = "deprecated"
    FORBIDDEN = "forbidden"
    PART_OF_SPEECH = "part of speech"
    CASE = "case"
    CASE_SENSITIVE = "case sensitive"
    STATUS = "status"
    DEFINITION = "definition"
    NOTE = "note"
    CITE = "cite"
    DOMAIN = "domain"
    SOURCE_LANGUAGE = "source language"
    TARGET_LANGUAGE = "target language"


class Side(StrEnum):
    """Which of the two names a column holds."""

    CHINESE = "Chinese"
    ENGLISH = "English"
    SOURCE = "source"
    """Chinese, unless languages or scripts say that the table goes the other way."""
    TARGET = "target"


_COLUMNS = {
    Column.ADMITTED: "admitted variant variants synonym synonyms alternative alternatives 备选 同义词 别名 其他译法",
    Column.SHORT: "short shortform abbreviation abbreviations abbr acronym 缩写 简称 缩略语 缩略词",
    Column.DEPRECATED: "deprecated superseded obsolete 旧译 旧称",
    Column.FORBIDDEN: "forbidden prohibited banned donotuse 禁用 禁用译法 误译 错误译法",
    Column.PART_OF_SPEECH: "partofspeech pos wordclass 词性",
    Column.CASE: "case",
    Column.CASE_SENSITIVE: "casesensitive casesensitivity matchcase 区分大小写",
    Column.STATUS: "status termstatus usagestatus administrativestatus 状态",
    Column.DEFINITION: "definition def description explanation meaning 定义 释义 解释 说明",
    Column.NOTE: "note notes comment comments remark remarks usage 备注 注释 注 评论 附注",
    Column.CITE: "cite citation reference references ref sourceref origin provenance 出处 来源 依据",
    Column.DOMAIN: "domain subject subjectfield field category topic 领域 分类 类别 学科 专业",
    Column.SOURCE_LANGUAGE: "sourcelang sourcelanguage srclang",
    Column.TARGET_LANGUAGE: "targetlang targetlanguage trglang tgtlang",
}
_COLUMN_OF = {name: column for column, names in _COLUMNS.items() for name in names.split()}
_SOURCE = re.compile(
    r"(?:source|src)(?:string|term|text|word)?|term|original|原文|源|源文|源语|源语言|源术语|术语|词条|词语"
)
_TARGET = re.compile(
    r"(?:target|tgt|trg)(?:string|term|text|word)?|translation|rendering|译文|译名|译语|翻译|目标|目标语言"
)
_CHINESE = re.compile(
    r"(?:term|simplified|traditional)?(?:zh|zho|chi|chinese)"
    r"(?:cn|tw|hk|hans|hant|prc|china|taiwan|hongkong|simplified|traditional)*(?:term|string|text|name)?"
    r"|(?:简体|繁体)?(?:中文|汉语|汉文|华文)(?:术语|名|名称|词条)?|简体|繁体"
)
_ENGLISH = re.compile(
    r"(?:term)?(?:en|eng|english)(?:us|gb|uk|unitedstates|unitedkingdom|international)?(?:term|string|text|name)?"
    r"|(?:英文|英语)(?:术语|名|名称|译名|译文|对应词)?|英译"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which columns hold what; indexes from 0."""

    chinese: tuple[int, ...]
    english: tuple[int, ...]
    columns: tuple[tuple[int, Column], ...] = ()
    unknown: tuple[int, ...] = ()
    """Those whose name nobody knows."""
    may_be_swapped: bool = False
    """Whether the names say source and target alone, so that the languages are still to be told."""


def is_own(header: Sequence[str]) -> bool:
    """Whether a header is one of ours: our names alone, in any order, and more of them than others have by chance."""
    names = [name.strip() for name in header]
    return set(names) <= set(OWN_COLUMNS) and {"source", "target", "admitted"} <= set(names)


def is_whole(header: Sequence[str]) -> bool:
    """Whether a header of ours leaves no column out that says something of an entry itself."""
    return set(OWN_COLUMNS) - {"domain", "authority"} <= {name.strip() for name in header}


def named_columns(header: Sequence[str]) -> dict[int, Column | Side]:
    """Return what the names of a header say, by index; a name that nobody knows is left out."""
    named = {index: _meaning(squeezed(name)) for index, name in enumerate(header)}
    return {index: meaning for index, meaning in named.items() if meaning is not None}


def _meaning(name: str) -> Column | Side | None:
    for side, pattern in (
        (Side.CHINESE, _CHINESE),
        (Side.ENGLISH, _ENGLISH),
        (Side.SOURCE, _SOURCE),
        (Side.TARGET, _TARGET),
    ):
        if pattern.fullmatch(name):
            return side
    return _COLUMN_OF.get(name)


def layout_by_names(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout that a header gives; None where it is no header.

    A side that no name gives is found by the script of ``rows``, some of what follows, and may be nowhere.
    """
    named = named_columns(header)
    sides = {side: tuple(i for i, meaning in named.items() if meaning is side) for side in Side}
    if len(named) < 2 or not any(sides.values()):
        return None
    loose = sides[Side.SOURCE] + sides[Side.TARGET]
    unknown = tuple(index for index in range(len(header)) if index not in named)
    chinese, english = sides[Side.CHINESE], sides[Side.ENGLISH]
    if chinese or english:
        chinese = chinese or loose or _with_script(unknown, rows, chinese=True)
        english = english or loose or _with_script(unknown, rows, chinese=False)
    else:
        chinese, english = sides[Side.SOURCE], sides[Side.TARGET]
    taken = {*chinese, *english}
    return Layout(
        chinese=chinese,
        english=english,
        columns=tuple((i, meaning) for i, meaning in named.items() if isinstance(meaning, Column)),
        unknown=tuple(index for index in unknown if index not in taken),
        may_be_swapped=not (sides[Side.CHINESE] or sides[Side.ENGLISH]),
    )


def layout_by_script(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout of a table without a header: a Chinese column, an English one, and a note behind them.

    None where no column is Chinese or none is English.
    """
    everything = tuple(range(max(map(len, rows), default=0)))
    chinese = _with_script(everything, rows, chinese=True)
    rest = tuple(index for index in everything if index not in chinese)
    english = _with_script(rest, rows, chinese=False)
    if not chinese or not english:
        return None
    behind = [index for index in rest if index > max(*chinese, *english)]
    return Layout(
        chinese=chinese,
        english=english,
        columns=((behind[0], Column.NOTE),) if behind else (),
        unknown=tuple(index for index in rest if index not in english and index not in behind[:1]),
    )


def _with_script(columns: Sequence[int], rows: Sequence[Sequence[str]], *, chinese: bool) -> tuple[int, ...]:
    """Return the column, if any, with the most Chinese cells, or with the most that hold letters and none of it."""
    shares = {
        index: sum(has_han(cell) if chinese else _is_latin(cell) for row in rows for cell in row[index : index + 1])
        for index in columns
    }
    best = max(shares, key=lambda index: shares[index], default=None)
    return () if best is None or not 3 * shares[best] > len(rows) else (best,)


def _is_latin(cell: str) -> bool:
    return any(character.isalpha() for character in cell) and not has_han(cell)
