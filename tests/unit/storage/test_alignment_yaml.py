import pytest

from duizhao.errors import ProjectError
from duizhao.model import Hold
from duizhao.storage.alignment_yaml import one_line, read_any_alignment
from duizhao.storage.yaml_source import Source

HAND_WRITTEN = """\
# corrected by hand
beads:
  - {source: [{text: 一。}], target: [{text: One.}, {text: 'Two.'}], score: .5, hold: changed}
  - source:
      - text: |
          一行
          又一行
alignment: talk
"""


def test_any_style_is_read() -> None:
    alignment = read_any_alignment(HAND_WRITTEN, Source("a.yaml"))
    first, second = alignment.beads
    assert (first.kind, first.score, first.hold) == ("1-2", 0.5, Hold.CHANGED)
    assert second.source[0].text == "一行 又一行"
    assert (second.score, second.hold, second.target) == (0.0, Hold.FREE, ())


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("beads: []\n", 1, "needs “alignment”"),
        ("alignment: a\n", 1, "needs “beads”"),
        ("alignment: a\nbeads:\n- source: []\n", 3, "one side at least"),
        ("alignment: a\nbeads:\n- source: [{text: a}]\n  scores: 1\n", 4, "“scores”"),
        ("alignment: a\nbeads:\n- source:\n  - text: a\n    paragraf: true\n", 5, "“paragraf”"),
        ("alignment: a\nbeads:\n- source:\n  - text: a\n  score: much\n", 5, "no score"),
        ("alignment: a\nbeads:\n- source:\n  - text: a\n  score: nan\n", 5, "no score"),
        ("alignment: a\nbeads:\n- source:\n  - text: a\n  score: 2\n", 5, "no score"),
        ("alignment: a\nbeads:\n- source:\n  - text: a\n  hold: acepted\n", 5, "acepted"),
        ("alignment: a\nbeads:\n- source:\n  - text: 1\n", 4, "a text"),
        ("alignment: a\nbeads:\n- source:\n  - text: '  '\n", 4, "empty"),
        ("alignment: a\nsource_origin: {file: a, format: text}\nbeads: []\n", 2, "“sha256”"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(ProjectError, match=message) as caught:
        read_any_alignment(text, Source("a.yaml"))
    assert caught.value.location
    assert caught.value.location.line == line


@pytest.mark.parametrize(("text", "line"), [("a", "a"), (" a \n\n b", "a b"), ("\n", ""), ("a\u2028b", "a b")])
def test_a_sentence_has_one_line(text: str, line: str) -> None:
    assert one_line(text) == line
