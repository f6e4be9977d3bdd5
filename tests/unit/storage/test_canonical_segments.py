import pytest

from duizhao.storage.canonical_segments import read_canonical
from duizhao.storage.segments_file import load_document

CANONICAL = """\
document: a
languages: {source: zh-Hans, target: en}
properties:
  k: v
units:
- id: u1
  kind: heading
  notes:
  - text: n
    author: me
  properties:
    a: b
    list:
    - one
    - two
  segments:
  - id: u1.1
    source: 你好
    target: Hello
    state: draft
    codes:
    - id: "1"
      original: <b>
    notes:
    - text: careful
""".replace("text: n\n", 'text: "n"\n')


def test_canonical_lines_are_read() -> None:
    document = read_canonical(CANONICAL)
    assert document is not None
    assert document == load_document(b"# any comment\n" + CANONICAL.encode(), "a.yaml")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("document: a\n", ""),
        ("document: a\n", "document: a\ndocument: a\n"),
        ("document: a\n", "document: 1\n"),
        ("zh-Hans, target: en}", "zh-Hans"),
        ("properties:\n  k: v\n", "properties:\n  k: v\nproperties:\n  k: v\n"),
        ("properties:\n  k: v\n", "properties:\n"),
        ("properties:\n  k: v\n", "notes:\n- text: x\n"),
        ("properties:\n  k: v\n", "strange:\n  k: v\n"),
        ("properties:\n  k: v\n", "strange: v\n"),
        ("properties:\n  k: v\n", "\n"),
        ("  k: v\n", "  k: v\n  k: w\n"),
        ("  k: v\n", "  k\n"),
        ("    a: b\n", "    a: b\n  properties:\n    c: d\n"),
        ("    - one\n    - two\n", ""),
        ("    list:\n    - one\n    - two\n", "    list:\n    other: x\n"),
        ("- id: u1\n", '- id: ""\n'),
        ("  - id: u1.1\n", '  - id: ""\n'),
        ("  - id: u1.1\n", "  - name: u1.1\n"),
        ("source: 你好", "source: 你好 # hello"),
        ("source: 你好", "source: '你好'"),
        ("source: 你好", 'source: "你好"  # hello'),
        ("source: 你好", "source: >-\n      你好"),
        ("source: 你好", 'source: "\x7f"'),
        ("state: draft", "state: drafted"),
        ("state: draft", "state: draft\n    locked: false"),
        ("state: draft", "state: draft\n    colour: red"),
        ("    codes:\n", "    codes:\n    codes:\n"),
        ("    codes:\n", "    colours:\n"),
        ("original: <b>", "original: <b>\n      original: <b>"),
        ("original: <b>", "colour: red"),
        ("original: <b>", "original"),
        ("      original: <b>\n", ""),
        ('id: "1"', 'id: ""'),
        ("- text: careful", "- author: me"),
        ("    notes:\n    - text: careful\n", "    - text: careful\n"),
        ("    notes:\n    - text: careful\n", "    notes:\n      text: careful\n"),
        ("    - text: careful\n", "    - text: careful\n" + CANONICAL[CANONICAL.index("- id: u1") :]),
    ],
)
def test_anything_else_is_left_to_the_other_reader(old: str, new: str) -> None:
    assert old in CANONICAL
    assert read_canonical(CANONICAL.replace(old, new, 1)) is None
