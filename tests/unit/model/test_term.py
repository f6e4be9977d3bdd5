from duizhao.model import TermEntry


def test_the_preferred_rendering_comes_first() -> None:
    entry = TermEntry(source="一带一路", target="Belt and Road", admitted=("BRI",))
    assert entry.renderings == ("Belt and Road", "BRI")


def test_a_shield_has_no_rendering() -> None:
    assert TermEntry(source="国会议员", target="").renderings == ()


def test_where_an_entry_stands_is_no_part_of_what_it_says() -> None:
    assert TermEntry(source="东盟", target="ASEAN", line=3) == TermEntry(source="东盟", target="ASEAN", line=8)
