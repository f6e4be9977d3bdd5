from collections.abc import Callable
from pathlib import Path

from duizhao.model import State
from duizhao.workbench.importing import import_file
from duizhao.workbench.opening import OpenProject
from duizhao.workbench.statistics import project_statistics


def test_a_document_in_numbers(opened: OpenProject, translate: Callable[[OpenProject], None]) -> None:
    translate(opened)
    (counted,) = project_statistics(opened)
    assert (counted.id, counted.units, counted.segments) == ("news", 4, 5)
    assert counted.segments_in(State.TRANSLATED) == 5
    assert counted.characters == 71
    assert counted.han_characters == 55
    assert counted.target_words == 38
    assert sum(counted.leverage.values()) == counted.characters


def test_repetitions_count_across_documents(
    opened: OpenProject, translate: Callable[[OpenProject], None], tmp_path: Path
) -> None:
    translate(opened)
    path = tmp_path / "other.txt"
    path.write_text("超过100个国家参加。\n首批联合实验室启动建设。\n全新的一句话。\n", encoding="utf-8")
    import_file(opened, path)
    alone = project_statistics(opened, ["other"])[0]
    assert alone.leverage == {"repetition": 0, "100": 23, "95-99": 0, "85-94": 0, "75-84": 0, "new": 7}
    both = project_statistics(opened)
    assert both[1].leverage["repetition"] == 23
