import pytest

from duizhao.errors import ProjectError
from duizhao.model import Languages, State
from duizhao.storage.segments_yaml import read_any_yaml
from duizhao.storage.yaml_source import Source

GOOD = """\
document: a
languages: {source: zh-Hans, target: en}
units:
- id: u1
  segments:
  - id: u1.1
    source: 你好
    target: Hello
    state: draft
  - id: u1.2
    source: 再见
    target: ""
    state: new
"""


@pytest.mark.parametrize(
    ("old", "new", "code", "line", "words"),
    [
        ("document: a\n", "", "missing-key", 1, "document"),
        ("document: a", "document: ''", "empty-value", 1, "document"),
        ("units:", "unit:", "unknown-key", 3, "Did you mean “units”?"),
        ("target: en}", "trget: en}", "unknown-key", 2, "Did you mean “target”?"),
        ("target: en}", "target: '??'}", "bad-language", 2, "en-GB"),
        ("- id: u1\n", "- kind: heading\n", "missing-key", 4, "A unit needs “id”"),
        ("    source: 你好\n", "", "missing-key", 6, "Segment u1.1 needs “source”"),
        ("    source: 你好\n", "    source:\n", "missing-key", 7, "Segment u1.1 needs “source”"),
        ("- id: u1.2", "- id: u1.1", "duplicate-id", 10, "first in line 6"),
        ("state: draft", "state: drafted", "unknown-state", 9, "Did you mean “draft”?"),
        ("state: draft", "state: draft\n    state: new", "duplicate-key", 10, "first in line 9"),
        ("state: draft", "status: draft", "unknown-key", 9, "Did you mean “state”?"),
        ("target: Hello", "target: 42", "wrong-type", 8, '"42"'),
        ("state: draft", "state: draft\n    codes: [{id: '1'}]", "missing-key", 10, "original"),
        ("state: draft", "state: draft\n    notes: [{author: me}]", "missing-key", 10, "A note needs “text”"),
        ("state: draft", "state: draft\n    waivers: [{check: a, fingerprint: b}]", "missing-key", 10, "reason"),
        ("document: a", "document: a\norigin: {file: a}", "missing-key", 2, "format"),
        ("document: a", "document: a\nproperties: [a]", "wrong-type", 2, "names and values"),
        ("document: a", "document: a\nproperties: {a: 1}", "wrong-type", 2, '"1"'),
    ],
)
def test_a_mistake_is_told_with_its_line(old: str, new: str, code: str, line: int, words: str) -> None:
    assert old in GOOD
    with pytest.raises(ProjectError) as failure:
        read_any_yaml(GOOD.replace(old, new, 1), Source("segments/a.yaml"))
    error = failure.value
    assert error.code == code
    assert str(error).startswith(f"segments/a.yaml:{line}: ")
    assert words in error.message + " " + error.hint


@pytest.mark.parametrize("segments", ["", "  segments: []\n", "  segments:\n"])
def test_a_unit_needs_segments(segments: str) -> None:
    with pytest.raises(ProjectError, match="no segments"):
        read_any_yaml(f"document: a\nunits:\n- id: u1\n{segments}", Source("a.yaml"))


def test_a_document_needs_units() -> None:
    with pytest.raises(ProjectError, match="units"):
        read_any_yaml("document: a\n", Source("a.yaml"))


def test_what_is_left_out_has_its_usual_value() -> None:
    text = (
        "document: a\nunits:\n- id: u1\n  segments:\n  - {id: s1, source: 一, target: One}\n  - {id: s2, source: 二}\n"
    )
    document = read_any_yaml(text, Source("a.yaml"))
    assert document.languages == Languages()
    assert document.origin is None
    first, second = document.segments()
    assert (first.state, second.state) == (State.DRAFT, State.NEW)
    assert document.units[0].kind == "paragraph"
