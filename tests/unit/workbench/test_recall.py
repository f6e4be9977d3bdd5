from duizhao.model import Document, MatchKind, Segment, State, Unit
from duizhao.workbench.recall import ProjectRecall, neighbours


def segment(number: int, source: str, target: str, state: State = State.TRANSLATED) -> Segment:
    return Segment(id=f"u1.{number}", source=source, target=target, state=state)


def recall(*segments: Segment) -> ProjectRecall:
    return ProjectRecall(lambda: [Document(id="d", units=(Unit(id="u1", segments=segments),))])


def test_a_repetition_is_recalled_from_the_same_document() -> None:
    first, second = segment(1, "现场图片。", "The scene."), segment(2, "现场图片。", "", State.NEW)
    (match,) = recall(first, second).matches("d", second, ("", ""))
    assert (match.score, match.target, match.origin) == (100, "The scene.", "d#u1.1")


def test_a_segment_does_not_recall_itself() -> None:
    only = segment(1, "现场图片。", "The scene.")
    assert recall(only).matches("d", only, ("", "")) == ()


def test_drafts_are_not_recalled() -> None:
    first, second = segment(1, "现场图片。", "The scene.", State.DRAFT), segment(2, "现场图片。", "", State.NEW)
    assert recall(first, second).matches("d", second, ("", "")) == ()


def test_what_is_learned_replaces_what_was_known() -> None:
    first, second = segment(1, "现场图片。", "The scene."), segment(2, "现场图片。", "", State.NEW)
    memory = recall(first, second)
    assert memory.matches("d", second, ("", ""))
    memory.learn("d", segment(1, "现场图片。", "A photo of the scene."), ("", ""))
    assert [match.target for match in memory.matches("d", second, ("", ""))] == ["A photo of the scene."]
    memory.learn("d", segment(1, "现场图片。", "", State.NEW), ("", ""))
    assert memory.matches("d", second, ("", "")) == ()


def test_the_same_neighbours_make_a_context_match() -> None:
    segments = (
        segment(1, "开幕式。", "The opening ceremony."),
        segment(2, "现场图片。", "The scene."),
        segment(3, "闭幕式。", "The closing ceremony."),
        segment(4, "现场图片。", "", State.NEW),
    )
    memory = recall(*segments)
    kinds = {
        around: memory.matches("d", segments[3], around)[0].kind
        for around in (("开幕式。", "闭幕式。"), ("别的。", ""))
    }
    assert kinds == {("开幕式。", "闭幕式。"): MatchKind.CONTEXT, ("别的。", ""): MatchKind.EXACT}
    assert neighbours(segments, 0) == ("", "现场图片。")
    assert neighbours(segments, 3) == ("闭幕式。", "")
