from duizhao.text.inflection import stem
from duizhao.text.irregular_words import BASES, KEEP_FINAL_E, UNINFLECTED


def test_a_base_is_nobodys_form() -> None:
    """Otherwise stems would depend on the order of look-ups and stop being an equivalence."""
    assert {base: BASES[base] for base in BASES.values() if base in BASES} == {}


def test_every_form_has_the_stem_of_its_base() -> None:
    assert {form: base for form, base in BASES.items() if stem(form) != stem(base)} == {}


def test_words_that_only_look_inflected_are_no_forms() -> None:
    assert UNINFLECTED.isdisjoint(BASES)


def test_a_final_e_that_counts_is_kept() -> None:
    assert all(stem(word).endswith("e") for word in KEEP_FINAL_E)
