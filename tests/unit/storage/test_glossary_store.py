from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from duizhao.errors import EnvironmentFailure, LockedError, ProjectError, UsageError
from duizhao.model import EntryChange, TermEntry
from duizhao.storage import glossary_store
from duizhao.storage.atomic import write_atomically
from duizhao.storage.glossary_history import GlossaryHistory, Rewrite
from duizhao.storage.glossary_store import GlossaryFiles, GlossaryStore
from duizhao.storage.locks import WriterLock

NUMBERS = "# ours\nterms:\n- source: 一\n  target: one  # yi\n- source: 二\n  target: two\n"
PLACES = "domain: Places\nterms:\n- source: 成都\n  target: Chengdu\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "glossary").mkdir()
    (tmp_path / "glossary" / "numbers.yaml").write_text(NUMBERS, encoding="utf-8")
    (tmp_path / "glossary" / "places.yml").write_text(PLACES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def store(root: Path) -> GlossaryStore:
    return GlossaryStore(root)


def texts(root: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in (root / "glossary").iterdir()}


def changing(entry: TermEntry, **fields: str) -> EntryChange:
    return EntryChange(before=entry, after=replace(entry, **fields))  # type: ignore[arg-type]  # any field


def apply(store: GlossaryStore, *changes: EntryChange) -> None:
    with store.applying(changes, "a step"):
        pass


def undo(store: GlossaryStore) -> bool:
    with store.undoing() as writing:
        return writing is not None


def redo(store: GlossaryStore) -> bool:
    with store.redoing() as writing:
        return writing is not None


def both(store: GlossaryStore) -> tuple[EntryChange, EntryChange]:
    """Return a change in each file."""
    one, _, chengdu = store.read().entries
    return changing(one, target="uno", file="glossary/numbers.yaml"), changing(chengdu, note="A city")


def test_files_are_read_again_when_they_change(root: Path, store: GlossaryStore) -> None:
    assert store.files == ("glossary/numbers.yaml", "glossary/places.yml")
    assert [(entry.source, entry.domain) for entry in store.read().entries] == [
        ("一", "numbers"), ("二", "numbers"), ("成都", "Places"),
    ]  # fmt: skip
    (root / "glossary" / "numbers.yaml").write_text(NUMBERS.replace("one", "uno"), encoding="utf-8")
    assert store.read().entries[0].target == "uno"
    (root / "glossary" / "numbers.yaml").unlink()
    assert [entry.source for entry in store.read().entries] == ["成都"]


def test_a_file_that_cannot_be_read_is_a_problem(
    root: Path, store: GlossaryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> bytes:
        raise EnvironmentFailure("cannot-be-read", f"{path.name} cannot be read")

    monkeypatch.setattr(glossary_store, "read_bytes", fail)
    loaded = store.read()
    assert (loaded.entries, len(loaded.problems)) == ((), 2)


def test_several_files_change_as_one_step(root: Path, store: GlossaryStore) -> None:
    before = texts(root)
    apply(store, *both(store))
    after = texts(root)
    assert after["numbers.yaml"] == NUMBERS.replace("one ", "uno ")
    assert after["places.yml"] == PLACES + "  note: A city\n"
    assert undo(store)
    assert texts(root) == before
    assert not undo(store)
    assert redo(GlossaryStore(root))
    assert texts(root) == after
    assert not redo(store)


def test_an_entry_moves_to_another_file_and_back(root: Path, store: GlossaryStore) -> None:
    before = texts(root)
    one = store.read().entries[0]
    apply(store, changing(one, file="glossary/places.yml"))
    assert [(entry.source, entry.file, entry.domain) for entry in store.read().entries] == [
        ("二", "glossary/numbers.yaml", "numbers"),
        ("成都", "glossary/places.yml", "Places"),
        ("一", "glossary/places.yml", "Places"),
    ]
    undo(store)
    assert texts(root) == before


def test_a_new_file_is_made_and_taken_away_again(root: Path, store: GlossaryStore) -> None:
    entry = TermEntry(source="甲", target="A", file="glossary/new.yaml", domain="Numbers")
    apply(store, EntryChange(before=None, after=entry))
    assert texts(root)["new.yaml"] == "domain: Numbers\nterms:\n- source: 甲\n  target: A\n"
    undo(store)
    assert "new.yaml" not in texts(root)
    redo(store)
    assert "new.yaml" in texts(root)


def test_without_a_file_an_entry_goes_into_the_first(root: Path, store: GlossaryStore) -> None:
    apply(store, EntryChange(before=None, after=TermEntry(source="三", target="three")))
    assert texts(root)["numbers.yaml"].endswith("- source: 三\n  target: three\n")


@pytest.mark.parametrize(
    "file", ["../x.yaml", "segments/x.yaml", "glossary/x.txt", "glossary/.x.yaml", "glossary/a/b.yaml"]
)
def test_only_glossary_files_are_written(store: GlossaryStore, file: str) -> None:
    with pytest.raises(UsageError) as failure:
        apply(store, EntryChange(before=None, after=TermEntry(source="三", target="three", file=file)))
    assert failure.value.code == "not-a-glossary-file"


def test_nothing_is_written_where_an_entry_has_changed(root: Path, store: GlossaryStore) -> None:
    first, second = both(store)
    (root / "glossary" / "places.yml").write_text(PLACES.replace("Chengdu", "Ch'eng-tu"), encoding="utf-8")
    before = texts(root)
    with pytest.raises(ProjectError) as failure:
        apply(store, first, second)
    assert failure.value.code == "entry-changed"
    assert texts(root) == before
    assert not undo(store)


def test_undo_goes_round_what_somebody_else_has_changed(root: Path, store: GlossaryStore) -> None:
    apply(store, *both(store))
    path = root / "glossary" / "numbers.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("two", "pair") + "# mine\n", encoding="utf-8")
    undo(store)
    assert texts(root)["places.yml"] == PLACES
    assert texts(root)["numbers.yaml"] == NUMBERS.replace("two", "pair") + "# mine\n"
    path.write_text(path.read_text(encoding="utf-8").replace("one", "ein"), encoding="utf-8")
    with pytest.raises(ProjectError):
        redo(store)
    assert "ein" in texts(root)["numbers.yaml"]
    assert texts(root)["places.yml"] == PLACES


def test_what_git_has_brought_back_already_is_no_obstacle(root: Path, store: GlossaryStore) -> None:
    apply(store, *both(store))
    (root / "glossary" / "numbers.yaml").write_text(NUMBERS, encoding="utf-8")
    assert undo(store)
    assert texts(root) == {"numbers.yaml": NUMBERS, "places.yml": PLACES}
    assert redo(store)
    assert "uno" in texts(root)["numbers.yaml"]


def crash_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the process die when it has written so many files."""
    written: list[Path] = []
    real = write_atomically

    def write(path: Path, data: bytes) -> None:
        if len(written) == count:
            raise KeyboardInterrupt
        written.append(path)
        real(path, data)

    monkeypatch.setattr(glossary_store, "write_atomically", write)


@pytest.mark.parametrize("count", [0, 1])
def test_what_a_crash_cut_short_is_finished(root: Path, store: GlossaryStore, count: int) -> None:
    before, changes = texts(root), both(store)
    with pytest.MonkeyPatch.context() as patching:
        crash_after(count, patching)
        with pytest.raises(KeyboardInterrupt):
            apply(store, *changes)
    again = GlossaryStore(root)
    with again.recovered() as writing:
        assert writing is not None
        assert writing.action == "do"
    assert "uno" in texts(root)["numbers.yaml"]
    assert "A city" in texts(root)["places.yml"]
    with again.recovered() as writing:
        assert writing is None
    undo(again)
    assert texts(root) == before


@pytest.mark.parametrize("travel", [undo, redo])
def test_a_crash_while_going_back_is_finished_too(
    root: Path, store: GlossaryStore, travel: Callable[[GlossaryStore], bool]
) -> None:
    before = texts(root)
    apply(store, *both(store))
    after = texts(root)
    if travel is redo:
        undo(store)
    with pytest.MonkeyPatch.context() as patching:
        crash_after(1, patching)
        with pytest.raises(KeyboardInterrupt):
            travel(store)
    with GlossaryStore(root).recovered():
        pass
    assert texts(root) == (before if travel is undo else after)
    assert (redo if travel is undo else undo)(store)
    assert texts(root) == (after if travel is undo else before)


def test_the_next_step_finishes_what_was_cut_short_before(root: Path, store: GlossaryStore) -> None:
    changes = both(store)
    with pytest.MonkeyPatch.context() as patching:
        crash_after(1, patching)
        with pytest.raises(KeyboardInterrupt):
            apply(store, *changes)
    apply(store, EntryChange(before=None, after=TermEntry(source="三", target="three")))
    assert "A city" in texts(root)["places.yml"]
    assert undo(store)
    assert undo(store)
    assert texts(root) == {"numbers.yaml": NUMBERS, "places.yml": PLACES}


def test_a_file_changed_after_a_crash_is_left_alone(root: Path, store: GlossaryStore) -> None:
    changes = both(store)
    with pytest.MonkeyPatch.context() as patching:
        crash_after(1, patching)
        with pytest.raises(KeyboardInterrupt):
            apply(store, *changes)
    (root / "glossary" / "places.yml").write_text("# mine\n")
    with GlossaryStore(root).recovered():
        pass
    assert texts(root)["places.yml"] == "# mine\n"


def test_the_block_that_fails_leaves_the_step_to_be_finished(root: Path, store: GlossaryStore) -> None:
    rewrite = Rewrite(document="d", segment_id="s", before="a", after="b")
    with pytest.raises(KeyboardInterrupt), store.applying(both(store), "a step", [rewrite]):
        raise KeyboardInterrupt
    with GlossaryStore(root).recovered() as writing:
        assert writing is not None
        assert writing.step.rewrites == (rewrite,)


def test_one_writes_at_a_time(root: Path, store: GlossaryStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glossary_store, "_PATIENCE_SECONDS", 0.0)
    files = GlossaryFiles(root)
    other = WriterLock(files)
    files.lock.parent.mkdir(parents=True)
    assert other.take() == ""
    with pytest.raises(LockedError) as failure, store._locked(patience=0.0):
        pass
    assert "process" in failure.value.message
    assert texts(root)["numbers.yaml"] == NUMBERS
    other.release()
    apply(store, *both(store))


def test_the_lock_is_given_back_after_a_step(root: Path, store: GlossaryStore) -> None:
    apply(store, *both(store))
    assert WriterLock(GlossaryFiles(root)).take() == ""


def test_the_history_is_on_disk_before_the_files(
    root: Path, store: GlossaryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: GlossaryHistory, *_: object) -> None:
        raise EnvironmentFailure("disk-full", "full")

    monkeypatch.setattr(GlossaryHistory, "begin", fail)
    with pytest.raises(EnvironmentFailure):
        apply(store, *both(store))
    assert texts(root) == {"numbers.yaml": NUMBERS, "places.yml": PLACES}


def test_what_changes_nothing_is_no_step(store: GlossaryStore) -> None:
    one = store.read().entries[0]
    with store.applying([EntryChange(before=one, after=one)], "nothing") as writing:
        assert writing is None
    assert store.next_to_undo() is None
    apply(store, *both(store))
    step = store.next_to_undo()
    assert step is not None
    assert step.label == "a step"
    undo(store)
    assert store.next_to_redo() == step


def test_a_change_can_be_looked_at_first(root: Path, store: GlossaryStore) -> None:
    (file, before, after), (second, _, _) = store.edited(both(store))
    assert (file, second) == ("glossary/numbers.yaml", "glossary/places.yml")
    assert before == NUMBERS.encode()
    assert after == NUMBERS.replace("one ", "uno ").encode()
    assert texts(root)["numbers.yaml"] == NUMBERS
