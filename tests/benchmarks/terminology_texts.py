"""Glossaries and texts to measure terminology on: TICO-19 (CC0), and terms made of the dictionary's words."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from duizhao.model import PartOfSpeech, TermEntry

__all__ = ["TICO", "chunks", "maintained", "tico_entries", "tico_pairs"]

TICO = Path(__file__).resolve().parents[3] / "shared" / "data" / "tico19"
_LISTS = ("tico_f_en-zh_CN.csv", "tico_g_en_zh-CN.csv", "tico_g_zh-CN_en.csv")
_ADDED = """
疾病: disease, disorder, condition
接触: contact, touch, expose
病毒: viral, -virus
药物: drug, medication, pharmaceutical, agent
试验: trial, test, experiment
感染: infectious
传播: transmit, transmissibility, spreading, circulate
呼吸道: respiratory tract, respiratory
世界卫生组织: WHO
症状: symptomatic, sign
基础疾病: underlying condition, underlying medical condition, underlying illness, pre-existing condition, comorbidity
限制: restriction, restrict, limit, limitation
洗手: wash hands, handwashing, hand washing, hand wash, wash their hands, wash your hands
流感: influenza
隔离: isolate, self-isolation, self-isolate
冠状病毒: CoV, coronaviruses
传染病: infectious disease, infection
病毒传播: transmission of the virus, spread of the virus, transmit the virus, spread the virus
死亡率: mortality, fatality rate, fatality
传染性: infectious, contagiousness, infectivity, infectiousness
免疫: immune, immunization
传染: infection, infectious, transmit, spread, infect
毒性: toxicity, toxic, virulent
呼吸道疾病: respiratory disease, respiratory illness
口罩: facemask, mask, face covering
试剂盒: kit
个人防护装备: PPE, personal protective gear
密切接触者: close contact
被感染: infected, infect
生病: sick, ill, illness
做好准备: prepare, prepared
病毒感染: viral infection
无症状感染者: asymptomatic carrier, asymptomatic patient, asymptomatic individual
呼吸困难: shortness of breath, dyspnea, breathing difficulty, trouble breathing, difficulty in breathing
致命: fatal, lethal
病毒株: strain, viral strain
病死率: fatality rate, mortality rate
抗病毒药: antiviral
更新: update
咽拭子: throat swab, pharyngeal swab
实验室检测: laboratory test
致死率: fatality, mortality, mortality rate
全球大流行: pandemic
宿主: host
确诊病例: confirmed case
旅行史: travel history
呼吸系统疾病: respiratory disease
飞沫: droplet
"""
"""What a maintainer added after reading what was flagged in the first, third, fifth … pair."""
_VERBS = frozenset(["感染", "传播", "限制", "隔离", "接触", "洗手", "传染", "被感染", "病毒传播", "更新", "做好准备"])
_REMARK = re.compile(r"\s*(?:\[[^\]]*\]|\([^)]*\)|（[^）]*）)")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def tico_pairs() -> list[tuple[str, str]]:
    """Return the 3,071 pairs, Chinese first."""
    with (TICO / "pairs.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return [(row[1], row[2]) for row in rows]


def tico_entries() -> list[TermEntry]:
    """Return an entry for each Chinese term of the lists, with all the English that they pair with it."""
    renderings: dict[str, dict[str, None]] = {}
    for chinese, english in _rows():
        renderings.setdefault(chinese, {})[english] = None
    return [
        TermEntry(source=chinese, target=first, admitted=tuple(others), cite="TICO-19")
        for chinese, (first, *others) in renderings.items()
    ]


def _rows() -> Iterator[tuple[str, str]]:
    for name in _LISTS:
        with (TICO / name).open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                chinese, english = row["targetString"], row["sourceString"]
                if row["sourceLang"].startswith("zh"):
                    chinese, english = english, chinese
                for term in chinese.split(" : "):
                    plain = _REMARK.sub("", term).strip(" ;；")
                    for rendering in english.split(" : "):
                        written = _REMARK.sub("", rendering).strip()
                        if len(_HAN.findall(plain)) > 1 and written:
                            yield plain, written


def maintained(entries: Iterable[TermEntry]) -> list[TermEntry]:
    """Return the entries with what a maintainer added."""
    added = dict(line.split(": ") for line in _ADDED.split("\n") if line)
    return [
        replace(
            entry,
            admitted=(*entry.admitted, *added.get(entry.source, "").split(", "))
            if entry.source in added
            else entry.admitted,
            part_of_speech=PartOfSpeech.VERB if entry.source in _VERBS else None,
            words_between=2 if entry.source == "洗手" else 0,
        )
        for entry in entries
    ]


def chunks(count: int, mean: int) -> list[str]:
    """Return so many stretches of the Chinese side, of ``mean`` characters on average, each once as far as they go."""
    text = "".join(source for source, _ in tico_pairs())
    found: list[str] = []
    shift = 0
    while len(found) < count:
        # Another shift cuts the same text into other pieces.
        found.extend(text[start : start + mean] for start in range(shift, len(text) - mean, mean))
        shift += 1
    return found[:count]
