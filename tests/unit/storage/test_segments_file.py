from dataclasses import replace

from duizhao.model import Code, Document, Note, Origin, Segment, State, Unit, Waiver
from duizhao.storage.segments_file import dump_document, load_document

FULL = """\
document: belt-and-road
languages: {source: zh-Hans, target: en}
origin: {file: sources/belt-and-road.txt, format: text, sha256: "00e1"}
properties:
  po:language: zh
units:
- id: u1
  kind: heading
  notes:
  - text: "Watch out: a pun"
    author: Anna
  properties:
    po:flag:
    - c-format
    - fuzzy
  segments:
  - id: u1.1
    source: 第二届“一带一路”<1>科技</1>交流大会
    target: "The Second Belt and Road <1>Technology</1> Conference: opening"
    state: reviewed
    locked: true
    match: memory
    gap: " "
    codes:
    - id: "1"
      original: <b>
      original_end: </b>
    notes:
    - text: See the invitation
    waivers:
    - check: number-missing
      fingerprint: "0123"
      reason: The number is in the title
  - id: u1.2
    source: 在成都举行
    target: ""
    state: new
"""

DOCUMENT = Document(
    id="belt-and-road",
    origin=Origin(file="sources/belt-and-road.txt", format="text", sha256="00e1"),
    properties=(("po:language", "zh"),),
    units=(
        Unit(
            id="u1",
            kind="heading",
            notes=(Note(text="Watch out: a pun", author="Anna"),),
            properties=(("po:flag", "c-format"), ("po:flag", "fuzzy")),
            segments=(
                Segment(
                    id="u1.1",
                    source="第二届“一带一路”<1>科技</1>交流大会",
                    target="The Second Belt and Road <1>Technology</1> Conference: opening",
                    state=State.REVIEWED,
                    locked=True,
                    match="memory",
                    gap=" ",
                    codes=(Code(id="1", original="<b>", original_end="</b>"),),
                    notes=(Note(text="See the invitation"),),
                    waivers=(Waiver(check="number-missing", fingerprint="0123", reason="The number is in the title"),),
                ),
                Segment(id="u1.2", source="在成都举行"),
            ),
        ),
    ),
)


def test_the_canonical_file() -> None:
    assert dump_document(DOCUMENT).decode() == FULL
    assert load_document(FULL.encode(), "a.yaml") == DOCUMENT


def test_a_document_without_units_has_a_file_too() -> None:
    empty = replace(DOCUMENT, units=())
    assert load_document(dump_document(empty), "a.yaml") == empty


def test_a_reshaped_file_says_the_same() -> None:
    reshaped = "\ufeff# Anna's file\n" + FULL.replace("\n", "\r\n").replace("state: new", "state: 'new'   # yet")
    assert load_document(reshaped.encode(), "a.yaml") == DOCUMENT
