"""The rules of the lint."""

from __future__ import annotations

import ast
import inspect

from duizhao.model import TermEntry
from duizhao.terminology import lint_entries, lint_names, lint_use
from duizhao.terminology.lint_rules import RULES, found, where

TEA = TermEntry(source="茶", target="tea", file="glossary/food.yaml", line=3)


def test_every_rule_is_used_and_every_id_used_is_a_rule() -> None:
    used = {
        node.value
        for module in (lint_entries, lint_names, lint_use)
        for node in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("glossary-")
    }
    assert used == set(RULES)


def test_a_finding_takes_the_severity_of_its_rule() -> None:
    finding = found(TEA, "glossary-unused", "m").finding
    assert finding.severity is RULES["glossary-unused"].severity
    assert finding.fingerprint != found(TEA, "glossary-unused", "m", subject="other").finding.fingerprint


def test_a_place_is_told_as_well_as_it_is_known() -> None:
    assert where(TEA) == "glossary/food.yaml:3"
    assert where(TermEntry(source="茶", target="tea")) == "another entry"
