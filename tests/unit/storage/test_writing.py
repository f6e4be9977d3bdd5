"""What documents and alignments have in common; the rest is in ``test_documents`` and ``test_alignments``."""

from pathlib import Path

import pytest

from duizhao.errors import ProjectError
from duizhao.model import Edit
from duizhao.storage.journal import History
from duizhao.storage.layout import DocumentFiles
from duizhao.storage.records import SEGMENT_EDITS
from duizhao.storage.writing import JournalledFile, damage, read_together, sha256_of


def test_file_and_journal_are_read_as_of_one_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = DocumentFiles(tmp_path, "talk")
    files.segments.parent.mkdir()
    files.segments.write_bytes(b"old")
    files.make_private_folders()
    files.journal.write_bytes(b"edits")
    reads = []

    def read(path: Path) -> bytes:
        reads.append(path)
        if path == files.journal and len(reads) == 2:
            # The writer saves between our two looks: the journal we have is that of the old file.
            files.segments.write_bytes(b"new")
        return path.read_bytes()

    monkeypatch.setattr("duizhao.storage.writing.read_bytes", read)
    assert read_together(files) == (b"new", b"edits")
    assert len(reads) == 5


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ProjectError) as caught:
        read_together(DocumentFiles(tmp_path, "talk"))
    assert caught.value.code == "no-such-document"


def test_damage_is_told_by_line() -> None:
    sound: History[Edit] = History()
    torn: History[Edit] = History(damaged=(2, 5))
    assert damage(sound) == ()
    assert "line 2, 5;" in damage(torn)[0]


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    first = JournalledFile(DocumentFiles(tmp_path, "talk"), SEGMENT_EDITS)
    second = JournalledFile(DocumentFiles(tmp_path, "talk"), SEGMENT_EDITS)
    assert (first.read_only, second.read_only) == (False, True)
    assert second.refusal
    assert second.refusal.code == "document-locked"
    first.close()
    third = JournalledFile(DocumentFiles(tmp_path, "talk"), SEGMENT_EDITS)
    assert third.refusal is None
    third.close()


def test_the_hash_is_that_of_the_bytes() -> None:
    assert sha256_of(b"").startswith("e3b0c442")
