import pytest

from duizhao.model import Code, Segment
from duizhao.tui.missing_code import missing_code

CODES = (Code(id="1", original="<b>", original_end="</b>"), Code(id="2", original="<br/>"))


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ("一<1>天</1><2/>", "", ("<1>", "</1>")),
        ("一<1>天</1><2/>", "<1>A day</1>", ("<2/>", "")),
        ("一<1>天</1><2/>", "<2/> A <1>day", ("</1>", "")),
        ("一<1>天</1><2/>", "A day</1>", ("<1>", "")),
        ("一<1>天</1><2/>", "<1>A</1><2/>", None),
        # Half of a pair, whose other half stands in another segment.
        ("天</1>", "day", ("</1>", "")),
        ("一天", "A day", None),
        # Not one of the segment's codes: ordinary text.
        ("<9>", "", None),
    ],
)
def test_the_first_code_that_the_target_lacks(source: str, target: str, expected: tuple[str, str] | None) -> None:
    assert missing_code(Segment(id="u1.1", source=source, target=target, codes=CODES)) == expected
