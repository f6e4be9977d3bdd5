import pytest

from duizhao.formats._markdown_inline import Located, with_codes
from duizhao.model import Code


def translate(text: str, **references: str) -> tuple[str, list[tuple[str, str | None]]]:
    """Return the text with tags, and the originals of the codes in order of their ids."""
    env = {"references": {name.upper(): {"href": url, "title": ""} for name, url in references.items()}}
    source, codes = with_codes(Located(text, tuple(range(len(text) + 1))), text, env)
    assert [code.id for code in codes] == sorted({code.id for code in codes}, key=int)
    return source, [(code.original, code.original_end) for code in codes]


@pytest.mark.parametrize(
    ("text", "source", "originals"),
    [
        ("科技", "科技", []),
        ("a **重要** b", "a <1>重要</1> b", [("**", "**")]),
        ("*a* _b_ __c__", "<1>a</1> <2>b</2> <3>c</3>", [("*", "*"), ("_", "_"), ("__", "__")]),
        ("***both***", "<1><2>both</2></1>", [("*", "*"), ("**", "**")]),
        ("~~旧~~", "<1>旧</1>", [("~~", "~~")]),
        ("~~~~~旧~~", "~~~<1>旧</1>", [("~~", "~~")]),
        ("2 * 3 * 4", "2 * 3 * 4", []),
        ("用`x = 1`来", "用<1/>来", [("`x = 1`", None)]),
        ("``a ` b``", "<1/>", [("``a ` b``", None)]),
        ('[大会](http://a.b "t")', "<1>大会</1>", [("[", '](http://a.b "t")')]),
        ("[**大会**](u) 后", "<1><2>大会</2></1> 后", [("[", "](u)"), ("**", "**")]),
        ("[](u)", "<1/>", [("[](u)", None)]),
        ("![会场](i.png)", "<1>会场</1>", [("![", "](i.png)")]),
        ("![a *b*](i.png)", "<1>a *b*</1>", [("![", "](i.png)")]),
        ("![](i.png)", "<1/>", [("![](i.png)", None)]),
        ("[![图](i)](u)", "<1><2>图</2></1>", [("[", "](u)"), ("![", "](i)")]),
        ("<https://a.b>", "<1/>", [("<https://a.b>", None)]),
        ("<b>粗</b>", "<1>粗</1>", [("<b>", "</b>")]),
        ("a<br>b<br/>c", "a<1/>b<2/>c", [("<br>", None), ("<br/>", None)]),
        ("<b>a</i>", "<1/>a<2/>", [("<b>", None), ("</i>", None)]),
        ("**<b>a** b</b>", "<1><2/>a</1> b<3/>", [("**", "**"), ("<b>", None), ("</b>", None)]),
        ("<!-- c -->a", "<1/>a", [("<!-- c -->", None)]),
        ("\\*a\\* &amp; b", "\\*a\\* &amp; b", []),
        ("a  \nb", "a<1/>b", [("  \n", None)]),
        ("a\\\nb", "a<1/>b", [("\\\n", None)]),
        ("重要\n引擎", "重要引擎", []),
        ("**重要**\n引擎", "<1>重要</1>引擎", [("**", "**")]),
        ("word \nnext", "word next", []),
        ("<1> and **b**", "<1> and <2>b</2>", [("**", "**")]),
    ],
)
def test_inline_marks_become_codes(text: str, source: str, originals: list[tuple[str, str | None]]) -> None:
    assert translate(text) == (source, originals)


def test_a_reference_link_needs_its_definition() -> None:
    assert translate("[大会][r]") == ("[大会][r]", [])
    assert translate("[大会][r]", r="/u") == ("<1>大会</1>", [("[", "][r]")])
    assert translate("[r]", r="/u") == ("<1>r</1>", [("[", "]")])


def test_a_code_over_two_lines_keeps_the_marks_of_the_quote_between_them() -> None:
    whole = "> a `b\n> c` d"
    text = "a `b\nc` d"
    offsets = (*range(2, 7), *range(9, 14))
    source, codes = with_codes(Located(text, offsets), whole, {})
    assert source == "a <1/> d"
    assert codes == (Code(id="1", original="`b\n> c`"),)
