import json
from typing import Any

import pytest

from duizhao.model import AlignedBead, AlignmentEdit, BeadChange, Hold, Sentence
from duizhao.storage.alignment_records import ALIGNMENT_EDITS

ONE = AlignedBead(source=(Sentence(text="一。", segment="u1"),), target=(), score=0.5)
TWO = AlignedBead(
    source=(), target=(Sentence(text="One.", begins_paragraph=True),), score=0.25, reasons=("why",), marked=True
)
BOTH = AlignedBead(source=ONE.source, target=TWO.target, score=1.0, hold=Hold.ACCEPTED)
EDITED = AlignedBead(source=ONE.source, target=(Sentence(text="1."), Sentence(text="2.")), score=0.5, hold=Hold.CHANGED)

EDITS = [
    AlignmentEdit(label="merge", changes=(BeadChange(at=3, before=(ONE, TWO), after=(BOTH,)),)),
    AlignmentEdit(
        label="edit",
        changes=(BeadChange(at=0, before=(BOTH,), after=(EDITED,)), BeadChange(at=1, before=(ONE,), after=(TWO,))),
    ),
]


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_written_and_read(edit: AlignmentEdit) -> None:
    written = json.loads(json.dumps(ALIGNMENT_EDITS.to_json(edit)))
    assert ALIGNMENT_EDITS.from_json(written) == edit


def test_sentences_that_only_move_are_written_once() -> None:
    written = json.dumps(ALIGNMENT_EDITS.to_json(EDITS[0]), ensure_ascii=False)
    assert written.count("一。") == 1
    assert written.count("One.") == 1


def change(**others: Any) -> dict[str, Any]:
    made = {"at": 0, "source": ["一。"], "target": [], "before": [[1, 0, 0.5]], "after": [[1, 0, 1.0, []]]}
    return {"label": "x", "changes": [{**made, **others}]}


def test_the_shape_that_the_bad_ones_vary_is_good() -> None:
    assert ALIGNMENT_EDITS.from_json(change()).changes[0].after[0].score == 1.0


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"label": "x", "changes": []},
        {"label": 1, "changes": change()["changes"]},
        change(at=-1),
        change(at="0"),
        change(source=[1]),
        change(source=[["一。", True]]),
        change(before=[[2, 0, 0.5]]),
        change(before=[[0, 0, 0.5]]),
        change(before=[]),
        change(after=[[1, 0, 0.5, [], "kept", False]]),
        change(after=[[1, 0, "much"]]),
        change(after=[[1, 0]]),
        change(after=[[-1, 2, 0.5]]),
    ],
)
def test_what_nobody_wrote_is_refused(written: dict[str, Any]) -> None:
    with pytest.raises((ValueError, LookupError, TypeError)):
        ALIGNMENT_EDITS.from_json(written)
