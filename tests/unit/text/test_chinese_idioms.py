from duizhao.text.chinese_idioms import IDIOMS
from duizhao.text.chinese_numerals import HAN_NUMERALS
from duizhao.text.scripts import fold


def test_the_longest_come_first_so_that_no_shorter_one_cuts_them() -> None:
    assert [len(expression) for expression in IDIOMS] == sorted(map(len, IDIOMS), reverse=True)


def test_expressions_are_simplified_and_hold_a_numeral() -> None:
    assert [expression for expression in IDIOMS if fold(expression) != expression] == []
    assert [expression for expression in IDIOMS if not set(expression) & set(HAN_NUMERALS)] == []


def test_one_of_many_is_no_idiom_here_because_fractions_end_like_it() -> None:
    assert "之一" not in IDIOMS  # 五分之一
