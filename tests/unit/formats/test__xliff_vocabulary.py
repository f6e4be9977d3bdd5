from duizhao.formats._xliff_vocabulary import KIND_OF_RESTYPE, RESTYPE_OF_KIND, STATE_ATTRIBUTE
from duizhao.model import State


def test_every_state_has_a_word_of_its_own() -> None:
    assert set(STATE_ATTRIBUTE) == set(State)
    assert len(set(STATE_ATTRIBUTE.values())) == len(State)


def test_kinds_and_restypes_are_one_to_one() -> None:
    assert len(KIND_OF_RESTYPE) == len(RESTYPE_OF_KIND)
