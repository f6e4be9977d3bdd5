from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.model import Change, Document, Edit, Segment, State, Unit
from duizhao.storage.project import Project

Typing = Callable[..., Edit]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the document ``talk``: units u0 to u3, one segment each but u3, which has two."""
    made = Project.create(tmp_path / "project")
    made.add(talk(), None)
    return made


@pytest.fixture
def document() -> Document:
    return talk()


def talk() -> Document:
    units = [Unit(id=f"u{n}", segments=(Segment(id=f"u{n}.1", source=f"第{n}句。"),)) for n in range(3)]
    two = tuple(Segment(id=f"u3.{n}", source=f"第三段第{n}句。") for n in (1, 2))
    return Document(id="talk", units=(*units, Unit(id="u3", segments=two)))


@pytest.fixture
def typing() -> Typing:
    """Make the edit that types ``text`` into a segment of a document."""

    def edit(document: Document, segment_id: str, text: str, group: str = "") -> Edit:
        before = document.segment(segment_id)
        state = State.DRAFT if text else State.NEW
        unit = document.units[document.place(segment_id)[0]].id
        change = Change(unit=unit, before=(before,), after=(replace(before, target=text, state=state),))
        return Edit(label="type", changes=(change,), group=group)

    return edit
