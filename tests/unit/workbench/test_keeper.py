from pathlib import Path

from duizhao.model import Alignment
from duizhao.storage.alignments import AlignmentStore, add_alignment
from duizhao.storage.layout import AlignmentFiles
from duizhao.workbench.keeper import Keeper


def test_the_store_on_disk_is_one(tmp_path: Path) -> None:
    files = AlignmentFiles(tmp_path, "talk")
    add_alignment(files, Alignment(id="talk", beads=()))
    keeper: Keeper = AlignmentStore(files)
    members = {name for name in vars(Keeper) if not name.startswith("_")}
    assert members == {"alignment", "append", "close", "done", "position", "recovered", "refusal", "save", "undone"}
    assert (keeper.done, keeper.undone, keeper.refusal, keeper.recovered, keeper.position) == ((), (), None, 0, 0)
    keeper.close(0)
