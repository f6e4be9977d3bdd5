import threading

import pytest

from duizhao.model import Sentence
from duizhao.workbench import live_aligner
from duizhao.workbench.live_aligner import LiveAligner, Texts

ONE = Texts(sources=("一。",), targets=("One.",))
TWO = Texts(sources=("二。",), targets=("Two.",))


class Counting:
    """Stands for the aligner and counts what is dear."""

    built = 0
    revisions = 0

    def __init__(self, *_: object, **__: object) -> None:
        type(self).built += 1

    def revised(self, *_: object, **__: object) -> "Counting":
        type(self).revisions += 1
        return self


@pytest.fixture(autouse=True)
def counting(monkeypatch: pytest.MonkeyPatch) -> type[Counting]:
    Counting.built = Counting.revisions = 0
    monkeypatch.setattr(live_aligner, "Aligner", Counting)
    return Counting


def test_it_is_built_once_and_revised_when_texts_change(counting: type[Counting]) -> None:
    live = LiveAligner()
    assert counting.built == 0
    for texts in (ONE, ONE, Texts(sources=("一。",), targets=("One.",)), TWO):
        with live.of(texts):
            pass
    assert (counting.built, counting.revisions) == (1, 1)


def test_a_key_never_waits() -> None:
    live = LiveAligner()
    with live.at_once(ONE) as aligner:
        assert aligner is None
    with live.of(ONE):
        pass
    with live.at_once(ONE) as aligner:
        assert aligner is not None
    with live.at_once(TWO) as aligner:
        assert aligner is None


def test_somebody_else_may_have_it() -> None:
    live = LiveAligner()
    taken, done = threading.Event(), threading.Event()

    def hold() -> None:
        with live.of(ONE):
            taken.set()
            done.wait()

    thread = threading.Thread(target=hold)
    thread.start()
    taken.wait()
    with live.at_once(ONE) as aligner:
        assert aligner is None
    done.set()
    thread.join()
    with live.at_once(ONE) as aligner:
        assert aligner is not None


def test_texts_know_where_paragraphs_begin() -> None:
    texts = Texts.of(
        [Sentence(text="一。", begins_paragraph=True), Sentence(text="二。")],
        [Sentence(text="1."), Sentence(text="2.", begins_paragraph=True)],
    )
    assert texts == Texts(sources=("一。", "二。"), targets=("1.", "2."), source_breaks=(0,), target_breaks=(1,))
