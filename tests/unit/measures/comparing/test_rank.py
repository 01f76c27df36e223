"""Places among councils: never one place alone unless the figures bear it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.measures.comparing.made_up import CODES, RATE, SHARE, among_councils
from upheld.measures.comparing.interval import interval
from upheld.measures.comparing.rank import ranks
from upheld.measures.measure import measures
from upheld.measures.store import Figures

COUNTS = st.integers(10, 900).flatmap(lambda among: st.tuples(st.integers(0, among), st.just(among)))


@settings(max_examples=60)
@given(st.lists(COUNTS, min_size=1, max_size=25))
def test_a_council_s_own_place_lies_in_its_interval_and_better_figures_never_stand_worse(
    counts: list[tuple[int, int]],
) -> None:
    figures = among_councils(counts)
    found = ranks(SHARE, figures)
    assert len(found) == len(counts)
    for code, one in found.items():
        assert 1 <= one.best <= one.own <= one.worst <= one.of == len(counts)
        for other, two in found.items():
            if (figures[code].value or 0) < (figures[other].value or 0):
                assert one.own < two.own


def test_all_alike_could_hold_any_place_and_far_apart_hold_their_own() -> None:
    alike = ranks(SHARE, among_councils([(50, 100)] * 12))
    assert {(one.best, one.worst, one.own) for one in alike.values()} == {(1, 12, 1)}
    apart = ranks(SHARE, among_councils([(10, 1000), (500, 1000), (990, 1000)]))
    assert [(one.best, one.worst) for one in apart.values()] == [(1, 1), (2, 2), (3, 3)]
    assert apart[CODES[0]].sentence == "Place 1 of 3." and "from place 1 to place 12 of 12" in alike[CODES[0]].sentence


def test_the_best_is_the_lowest_or_the_highest_as_the_measure_says() -> None:
    figures = among_councils([(10, 1000), (990, 1000)])
    assert ranks(SHARE, figures)[CODES[0]].own == 1
    assert ranks(replace(SHARE, good="high"), figures)[CODES[0]].own == 2
    assert ranks(RATE, among_councils([(10, 1000), (990, 1000)], RATE))[CODES[0]].own == 2


def test_too_few_regions_england_and_a_doubted_figure_are_not_ranked() -> None:
    figures = among_councils([(3, 9), (40, 100), (50, 100)])
    assert set(ranks(SHARE, figures)) == set(CODES[1:3])
    warned = measures()["within_20_weeks"]
    moved = {
        code: replace(one, measure="within_20_weeks", period="2021", area=code)
        for code, one in zip(["838", "301"], among_councils([(40, 100), (50, 100)]).values(), strict=False)
    }
    assert set(ranks(warned, moved)) == {"301"}


def test_a_measure_without_counts_has_no_ranks() -> None:
    figures = {code: replace(one, numerator=None) for code, one in among_councils([(40, 100), (50, 100)]).items()}
    assert ranks(SHARE, figures) == {}


def test_ranks_of_a_real_year_agree_with_each_pair_of_councils_compared_by_itself(carried_figures: Figures) -> None:
    """Counted anew, pair by pair, from the intervals of two councils: who is surely above and surely below."""
    measure = measures()["within_20_weeks"]
    figures = carried_figures.across("within_20_weeks", "2024")
    found = ranks(measure, figures)
    assert len(found) > 140
    level = 100 - 5 / (len(found) - 1)
    for code in ("301", "825", "878"):
        one = figures[code]
        mine = interval(measure, one, level)
        above = below = 0
        for other in found:
            two, theirs = figures[other], interval(measure, figures[other], level)
            assert mine and theirs and one.value is not None and two.value is not None
            if two.value > one.value:
                gap = ((two.value - theirs.low) ** 2 + (mine.high - one.value) ** 2) ** 0.5
                above += two.value - one.value > gap
            else:
                gap = ((one.value - mine.low) ** 2 + (theirs.high - two.value) ** 2) ** 0.5
                below += one.value - two.value > gap
        assert (found[code].best, found[code].worst) == (1 + above, len(found) - below)
