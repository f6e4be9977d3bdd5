from duizhao.formats.glossaries._remarks import Losses, Remarks
from duizhao.model import TermEntry


def test_each_kind_is_told_once_with_its_lines_and_in_order() -> None:
    remarks = Remarks("x.csv")
    for line in range(20, 30):
        remarks.leave_out(line, "No term.")
    remarks.tell(3, "A detail.")
    first, second = remarks.collected()
    assert str(first) == "x.csv:3: A detail."
    assert str(second) == "x.csv:20: No term. Also lines 21, 22, 23, 24, 25 and 4 more."
    assert (first.leaves_out, second.leaves_out) == (False, True)


def test_two_lines_are_told_in_the_singular() -> None:
    remarks = Remarks("x.csv")
    remarks.tell(1, "So.")
    remarks.tell(5, "So.")
    assert str(remarks.collected()[0]) == "x.csv:1: So. Also line 5."


def test_losses_name_the_first_term_and_count_the_others() -> None:
    losses = Losses()
    for source in "甲乙丙":
        losses.add("the case rule", TermEntry(source=source, target="x"))
    losses.add("the domain", TermEntry(source="丁", target="x"))
    assert [str(loss) for loss in losses.collected()] == ["the case rule (甲 and 2 more)", "the domain (丁)"]
