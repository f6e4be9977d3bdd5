from duizhao.formats._xliff2_vocabulary import STATE_ATTRIBUTE
from duizhao.model import State


def test_only_done_states_are_told_by_the_standard() -> None:
    assert set(STATE_ATTRIBUTE) == set(State)
    for state, attribute in STATE_ATTRIBUTE.items():
        assert attribute == (state.value if state.is_done else "initial")
