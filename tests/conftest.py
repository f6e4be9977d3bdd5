"""A small project for every test that wants one."""

from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.storage.project import Project
from duizhao.workbench.importing import import_file
from duizhao.workbench.opening import OpenProject, open_project

GLOSSARY = """\
domain: Test
terms:
- source: 一带一路
  target: Belt and Road
  admitted: [Belt and Road Initiative]
  forbidden: [One Belt One Road]
  case: exact
  cite: Vision and Actions (2015)
- source: 联合实验室
  target: joint laboratory
  cite: house rendering
"""

CHINESE = """\
合作新篇章

第二届“一带一路”科技交流大会在成都举行。超过100个国家参加。
2024年国际技术合同成交额突破188亿元。
首批联合实验室启动建设。
"""

ENGLISH = (
    "A New Chapter of Cooperation",
    "The second Belt and Road conference was held in Chengdu.",
    "More than 100 countries took part.",
    "In 2024, technology contracts worth 18.8 billion yuan were signed.",
    "Work on the first joint laboratories began.",
)


DRAFT = """\
A New Chapter of Cooperation

The second Belt and Road conference was held in Chengdu. More than 100 countries took part.
In 2024, technology contracts worth 18.8 billion yuan were signed.
Work on the first joint laboratories began.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of a project with a glossary and no document."""
    folder = tmp_path / "project"
    Project.create(folder)
    for path in (folder / "glossary").glob("*.yaml"):
        path.unlink()
    (folder / "glossary" / "test.yaml").write_text(GLOSSARY, encoding="utf-8")
    return folder


@pytest.fixture
def chinese(tmp_path: Path) -> Path:
    """A Chinese text file outside the project."""
    path = tmp_path / "news.zh.txt"
    path.write_text(CHINESE, encoding="utf-8")
    return path


@pytest.fixture
def english(tmp_path: Path) -> Path:
    """Its English draft, outside the project."""
    path = tmp_path / "news.en.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


@pytest.fixture
def opened(root: Path, chinese: Path) -> OpenProject:
    """The project with one imported, untranslated document, ``news``."""
    project = open_project(root)
    import_file(project, chinese)
    return project


@pytest.fixture
def translate() -> Callable[[OpenProject], None]:
    """Give the document ``news`` its English, confirmed."""

    def fill(project: OpenProject) -> None:
        session = project.open_session("news")
        for segment_id, text in zip(session.segment_ids, ENGLISH, strict=True):
            session.set_target(segment_id, text)
            session.confirm(segment_id)
        project.close_session("news")

    return fill
