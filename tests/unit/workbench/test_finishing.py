import json
from collections.abc import Callable
from pathlib import Path

import pytest

from duizhao.errors import UsageError
from duizhao.model import AlignedBead, Alignment, Hold
from duizhao.storage.layout import AlignmentFiles
from duizhao.storage.segments_file import load_document
from duizhao.workbench.finishing import FORMATS, FileFinisher, counted

BeadOf = Callable[..., AlignedBead]


@pytest.fixture
def files(tmp_path: Path) -> AlignmentFiles:
    return AlignmentFiles(tmp_path, "talk", in_project=False)


@pytest.fixture
def alignment(bead_of: BeadOf) -> Alignment:
    return Alignment(
        id="talk",
        beads=(
            bead_of(["一。"], ["One.", "1."], hold=Hold.ACCEPTED),
            bead_of(["二。", "三。"], []),
            bead_of([], ["Stray."]),
        ),
    )


def test_beads_become_segments_of_a_file(files: AlignmentFiles, alignment: Alignment) -> None:
    finished = FileFinisher(files).finish(alignment)
    (path,) = finished.paths
    assert path == files.root / "talk.yaml"
    assert str(path) in finished.message
    segments = list(load_document(path.read_bytes(), path).segments())
    assert [(s.source, s.target, s.state.value) for s in segments] == [
        ("一。", "One. 1.", "draft"),
        ("二。三。", "", "new"),
        ("", "Stray.", "draft"),
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_every_sentence(files: AlignmentFiles, alignment: Alignment, form: str) -> None:
    (path,) = FileFinisher(files, form).finish(alignment).paths
    text = path.read_text(encoding="utf-8")
    assert path.suffix == f".{form}"
    for sentence in ("一。", "二。", "三。", "One.", "1.", "Stray."):
        assert sentence in text


def test_json_has_the_shape_of_align(files: AlignmentFiles, alignment: Alignment) -> None:
    (path,) = FileFinisher(files, "json").finish(alignment).paths
    beads = json.loads(path.read_text(encoding="utf-8"))
    assert [(bead["source"], bead["target"]) for bead in beads] == [([0], [0, 1]), ([1, 2], []), ([], [2])]
    assert [bead.get("locked") for bead in beads] == [True, None, None]
    assert beads[0]["target_texts"] == ["One.", "1."]


def test_the_preview_says_what_will_be(files: AlignmentFiles, alignment: Alignment) -> None:
    preview = FileFinisher(files).preview(alignment)
    assert (preview.drafted, preview.stray, preview.untranslated, preview.kept) == (2, 1, 1, 0)
    assert "talk.yaml" in preview.lines[0]
    assert not any("replaced" in line for line in preview.lines)
    FileFinisher(files).finish(alignment)
    assert any("replaced" in line for line in FileFinisher(files).preview(alignment).lines)


def test_our_own_file_is_replaced_and_no_other(files: AlignmentFiles, alignment: Alignment) -> None:
    first = FileFinisher(files).finish(alignment).paths
    assert FileFinisher(files).finish(alignment).paths == first
    first[0].write_bytes(b"mine now")
    (other,) = FileFinisher(files).finish(alignment).paths
    assert other.name == "talk-2.yaml"
    assert first[0].read_bytes() == b"mine now"
    (files.root / "talk.tsv").mkdir()
    assert FileFinisher(files, "tsv").finish(alignment).paths[0].name == "talk-2.tsv"


def test_nothing_is_written_of_nothing(files: AlignmentFiles) -> None:
    with pytest.raises(UsageError, match="both texts are empty"):
        FileFinisher(files).finish(Alignment(id="talk", beads=()))
    assert not (files.root / "talk.yaml").exists()


def test_an_unknown_format_is_told_at_once(files: AlignmentFiles) -> None:
    with pytest.raises(UsageError) as caught:
        FileFinisher(files, "docx")
    assert "yaml, tmx, tsv, json" in caught.value.hint


def test_things_are_counted_in_words() -> None:
    assert (counted(1, "bead"), counted(0, "bead")) == ("1 bead", "0 beads")
