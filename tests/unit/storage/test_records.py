import json
from dataclasses import replace
from typing import Any

import pytest

from duizhao.model import Change, Code, Edit, Note, Segment, State, Waiver
from duizhao.storage.records import Record, edit_from_json, edit_to_json

FULL = Segment(
    id="u1.1",
    source="你好",
    target="Hello",
    state=State.REVIEWED,
    locked=True,
    gap=" ",
    match="memory",
    codes=(Code(id="1", original="<b>", original_end="</b>"), Code(id="2", original="<br>")),
    notes=(Note(text="n", author="a"),),
    waivers=(Waiver(check="c", fingerprint="f", reason="r"),),
)
EDIT = Edit(
    label="split",
    group="g",
    changes=(Change(unit="u1", before=(FULL,), after=(replace(FULL, source="你"), Segment(id="u1.2", source="好"))),),
)


def test_an_edit_survives_json() -> None:
    assert edit_from_json(json.loads(json.dumps(edit_to_json(EDIT)))) == EDIT


def test_what_a_record_does() -> None:
    assert Record("redo", EDIT).effect == EDIT
    assert Record("undo", EDIT).effect == EDIT.inverse()


@pytest.mark.parametrize(
    "damage", [{"label": 1}, {"changes": [{}]}, {"changes": [{"unit": "u", "before": [], "after": []}]}, {"changes": 1}]
)
def test_what_is_no_edit_is_refused(damage: dict[str, Any]) -> None:
    with pytest.raises((ValueError, LookupError, TypeError)):
        edit_from_json({**edit_to_json(EDIT), **damage})
