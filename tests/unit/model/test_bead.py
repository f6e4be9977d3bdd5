from duizhao.model import Bead


def test_the_kind_counts_both_sides() -> None:
    assert Bead(source=(3, 4), target=(7,), score=0.5).kind == "2-1"
    assert Bead(source=(3,), target=(), score=0.5).kind == "1-0"
