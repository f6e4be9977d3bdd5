from duizhao.model import Segment, State
from duizhao.workbench.progress import count_characters, measure


def test_white_space_is_not_counted() -> None:
    assert count_characters("论坛现场。 重庆市\n") == 8


def test_progress_is_measured_by_state() -> None:
    progress = measure(
        [
            Segment(id="1", source="好", target="Good", state=State.FINAL),
            Segment(id="2", source="不好", target="Bad", state=State.REJECTED),
        ]
    )
    assert (progress.segments, progress.done_segments) == (2, 1)
    assert (progress.characters, progress.done_characters) == (3, 1)
    assert progress.segments_by_state[State.NEW] == 0
