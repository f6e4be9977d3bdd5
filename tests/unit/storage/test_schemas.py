"""The published schemas describe what the readers take and the writers write."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from duizhao.errors import ProjectError
from duizhao.model import Authority, Case, Hold, PartOfSpeech, State, TermStatus
from duizhao.storage.alignment_file import dump_alignment, load_alignment
from duizhao.storage.glossary_file import ENTRY_KEYS, dump_glossary, load_glossary
from duizhao.storage.segments_file import dump_document, load_document
from duizhao.storage.settings import load_settings
from duizhao.storage.skeleton import SKELETON

DOCS = Path(__file__).resolve().parents[3] / "docs"
READERS: dict[str, Callable[[bytes, str], object]] = {
    "segments": load_document,
    "alignment": load_alignment,
    "glossary": load_glossary,
    "settings": load_settings,
}
MARKS = {
    "segments": "`segments/",
    "alignment": "`alignments/",
    "glossary": "`glossary/",
    "settings": "`duizhao.yaml`",
}


def schema(name: str) -> Any:
    return json.loads((DOCS / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))


def validator(name: str) -> jsonschema.Draft202012Validator:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    return jsonschema.Draft202012Validator(schema(name))


def examples() -> list[tuple[str, str]]:
    """Return the YAML blocks of the documentation, each under the heading that names its kind of file."""
    found = []
    kind = ""
    for part in (DOCS / "file-formats.md").read_text(encoding="utf-8").split("```"):
        if part.startswith("yaml\n"):
            found.append((kind, part.removeprefix("yaml\n")))
        for line in part.splitlines():
            for name, mark in MARKS.items():
                if line.startswith("## ") and mark in line:
                    kind = name
    return found


def is_read(name: str, text: str) -> bool:
    try:
        READERS[name](text.encode(), "a.yaml")
    except ProjectError:
        return False
    return True


@pytest.mark.parametrize(("name", "text"), examples())
def test_the_documented_examples_are_valid_and_canonical(name: str, text: str) -> None:
    validator(name).validate(yaml.safe_load(text))
    assert is_read(name, text)
    if name == "segments":
        assert dump_document(load_document(text.encode(), "a.yaml")).decode() == text
    if name == "alignment":
        assert dump_alignment(load_alignment(text.encode(), "a.yaml")).decode() == text
    if name == "glossary":
        entries = load_glossary(text.encode(), "a.yaml")
        assert dump_glossary(entries[0].domain, entries, entries[0].authority).decode() == text


def test_there_is_an_example_of_each() -> None:
    assert {name for name, _ in examples()} == set(READERS)


def test_a_new_project_is_valid() -> None:
    validator("settings").validate(yaml.safe_load(SKELETON["duizhao.yaml"]))
    validator("glossary").validate(yaml.safe_load(SKELETON["glossary/terms.yaml"]))


def test_the_schemas_know_every_value() -> None:
    segment = schema("segments")["$defs"]["segment"]["properties"]
    bead = schema("alignment")["$defs"]["bead"]["properties"]
    term = schema("glossary")["$defs"]["term"]["properties"]
    assert segment["state"]["enum"] == [*State, None]
    assert bead["hold"]["enum"] == [*Hold, None]
    assert term["case"]["enum"] == [*Case, None]
    assert term["status"]["enum"] == [*TermStatus, None]
    assert term["part_of_speech"]["enum"] == [*PartOfSpeech, "", None]
    assert schema("glossary")["properties"]["authority"]["enum"] == [*Authority, None]
    assert tuple(term) == ENTRY_KEYS
    assert all(value.get("description") for value in term.values())


SEGMENT = "document: a\nunits:\n- id: u\n  segments:\n  - id: s\n    source: 一\n"
BEAD = "alignment: a\nbeads:\n- source:\n  - text: 一\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("alignment", BEAD),
        ("alignment", BEAD + "  target:\n  score:\n  hold:\n  marked:\n  reasons:\n"),
        ("alignment", BEAD + "  target: []\n"),
        ("alignment", BEAD + "    paragraph: true\n    segment: u1\n"),
        ("alignment", BEAD + "    paragraph: maybe\n"),
        ("alignment", BEAD + "  score: 1\n  hold: accepted\n"),
        ("alignment", BEAD + "  score: 1.5\n"),
        ("alignment", BEAD + "  score: high\n"),
        ("alignment", BEAD + "  hold: maybe\n"),
        ("alignment", BEAD + "  marked: 1\n"),
        ("alignment", BEAD + "  reasons: [1]\n"),
        ("alignment", BEAD + "  colour: red\n"),
        ("alignment", BEAD + "- score: 1\n"),
        ("alignment", BEAD + "- source: []\n  target: []\n"),
        ("alignment", BEAD + "- target: [{text: ' '}]\n"),
        ("alignment", BEAD + "- target: [one]\n"),
        ("alignment", BEAD + "source_origin: {file: a}\n"),
        ("alignment", BEAD + "languages: {source: '?'}\n"),
        ("alignment", "alignment: a\n"),
        ("alignment", "alignment: a\nbeads: []\n"),
        ("alignment", "alignment: ''\nbeads: []\n"),
        ("segments", SEGMENT),
        ("segments", SEGMENT + "    target:\n    state:\n    locked:\n    codes:\n    notes:\n"),
        ("segments", SEGMENT + "    state: knew\n"),
        ("segments", SEGMENT + "    colour: red\n"),
        ("segments", SEGMENT + "    target: 1\n"),
        ("segments", SEGMENT + "    locked: maybe\n"),
        ("segments", SEGMENT + "    notes: [{author: me}]\n"),
        ("segments", SEGMENT + "    codes: [{id: x}]\n"),
        ("segments", SEGMENT + "    waivers: [{check: x, fingerprint: y, reason: ''}]\n"),
        ("segments", SEGMENT + "properties: {a: [b, c], d: e}\n"),
        ("segments", SEGMENT + "properties: {a: 1}\n"),
        ("segments", SEGMENT + "origin: {file: a}\n"),
        ("segments", SEGMENT + "languages: {source: '?'}\n"),
        ("segments", "document: a\n"),
        ("segments", "document: a\nunits: []\n"),
        ("segments", "document: ''\nunits: []\n"),
        ("segments", "document: a\nunits:\n- id: u\n  segments: []\n"),
        ("glossary", "terms:\n"),
        ("glossary", ""),
        ("glossary", "terms: [{source: a}]\n"),
        ("glossary", "terms: [{source: a, target: ''}]\n"),
        ("glossary", "terms: [{source: a, status: shield}]\n"),
        ("glossary", "terms: [{source: a, target: b, admitted: b}]\n"),
        ("glossary", "terms: [{source: a, target: b, forbidden: ['']}]\n"),
        ("glossary", "terms: [{source: a, target: b, case: upper}]\n"),
        ("glossary", "terms: [{source: a, target: b, short: [c], deprecated: [d], definition: e}]\n"),
        ("glossary", "terms: [{source: a, target: b, short: c}]\n"),
        ("glossary", "terms: [{source: a, target: b, introduce: true}]\n"),
        ("glossary", "terms: [{source: a, target: b, introduce: maybe}]\n"),
        ("glossary", "terms: [{source: a, target: b, introduce: 1}]\n"),
        ("glossary", "terms: [{source: a, target: b, part_of_speech: proper noun}]\n"),
        ("glossary", "terms: [{source: a, target: b, part_of_speech: ''}]\n"),
        ("glossary", "terms: [{source: a, target: b, part_of_speech: pronoun}]\n"),
        ("glossary", "terms: [{source: a, target: b, words_between: 2}]\n"),
        ("glossary", "terms: [{source: a, target: b, words_between: 3}]\n"),
        ("glossary", "terms: [{source: a, target: b, words_between: -1}]\n"),
        ("glossary", "terms: [{source: a, target: b, words_between: '2'}]\n"),
        ("glossary", "terms: [{source: a, target: b, words_between: 1.5}]\n"),
        ("glossary", "terms: [{source: a, target: b, words_between: }]\n"),
        ("glossary", "authority: project\nterms: []\n"),
        ("glossary", "authority: mine\nterms: []\n"),
        ("glossary", "authority: {}\nterms: []\n"),
        ("glossary", "terms: [{source: a, target: b}, c]\n"),
        ("glossary", "terms: {source: a}\n"),
        ("glossary", "- source: a\n"),
        ("glossary", "term: []\n"),
        ("settings", ""),
        ("settings", "export: po\n"),
        ("settings", "export: [po]\nchecks: {skip: }\n"),
        ("settings", "checks: {skip: [1]}\n"),
    ],
)
def test_schema_and_reader_are_of_one_mind(name: str, text: str) -> None:
    assert validator(name).is_valid(yaml.safe_load(text)) == is_read(name, text)
