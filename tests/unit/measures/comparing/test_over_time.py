"""Change over time: not across a break, and not where luck explains it."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.measures.comparing.made_up import SHARE, figure
from upheld.measures.comparing.over_time import change
from upheld.measures.figure import Figure
from upheld.measures.measure import Break, measure

BROKEN = replace(SHARE, breaks=(Break("2030", "Counted in another way."),))


def years(*counts: tuple[float, float] | None, first: int = 2028) -> list[Figure]:
    """A series of one council, a year each."""
    return [figure(*(one or (None, None)), period=str(first + at)) for at, one in enumerate(counts)]


def test_a_large_change_is_more_than_luck_and_a_small_one_is_not() -> None:
    large, small = change(SHARE, years((100, 1000), (400, 1000))), change(SHARE, years((100, 1000), (110, 1000)))
    assert large and large.is_more_than_chance and large.difference == 30.0
    assert large.sentence == "Up from 10.0% in 2028 to 40.0% in 2029: more than luck would explain."
    assert small and small.is_more_than_chance is False
    assert small.sentence == "Up from 10.0% in 2028 to 11.0% in 2029, which luck could explain."


def test_only_the_last_stretch_without_a_break_is_set_side_by_side() -> None:
    found = change(BROKEN, years((900, 1000), (800, 1000), (100, 1000), (300, 1000)))
    assert found and (found.first.period, found.last.period, found.difference) == ("2030", "2031", 20.0)
    assert found.breaks == BROKEN.breaks and "Figures before 2030 were counted in another way." in found.sentence


def test_across_a_break_there_is_no_verdict_and_no_difference() -> None:
    found = change(BROKEN, years((900, 1000), (800, 1000), (100, 1000)))
    assert found and found.difference is None and found.is_more_than_chance is None
    assert found.sentence == "The way of counting changed in 2030, so 2030 cannot be set beside earlier figures."


def test_a_break_after_the_last_figure_or_at_the_first_breaks_nothing() -> None:
    before, after = change(BROKEN, years((1, 100), (90, 100))), change(BROKEN, years((1, 100), (90, 100), first=2030))
    assert before and after and before.breaks == after.breaks == ()


def test_marks_are_passed_over_and_one_figure_is_no_change() -> None:
    found = change(SHARE, years((100, 1000), None, (400, 1000), None))
    assert found and (found.first.period, found.last.period) == ("2028", "2030")
    assert change(SHARE, years(None, (4, 100), None)) is None and change(SHARE, []) is None


def test_counts_are_told_as_they_are_and_too_few_are_not_judged() -> None:
    plans = measure("plans")
    series = [
        replace(figure(one, 1), value=one, denominator=None, period=f"{2028 + at}-01")
        for at, one in enumerate((200, 250))
    ]
    counted = change(plans, series)
    assert counted and counted.is_more_than_chance is None
    assert counted.sentence == "Up from 200 in January 2028 to 250 in January 2029, a rise of 25%."
    few = change(SHARE, years((1, 8), (80, 100)))
    assert few and few.is_more_than_chance is None and "too few were counted" in few.sentence
    bare = change(SHARE, [replace(one, numerator=None) for one in years((1, 80), (80, 100))])
    assert bare and bare.is_more_than_chance is None and "gives no counts" in bare.sentence


def test_the_same_value_is_no_change_up_or_down() -> None:
    found = change(SHARE, years((100, 1000), (100, 1000)))
    assert found and found.sentence == "10.0% in 2028 and in 2029."


def test_a_figure_that_a_note_warns_of_is_not_judged() -> None:
    of = replace(measure("within_20_weeks"), breaks=())
    series = [
        Figure("within_20_weeks", "838", year, value=value, numerator=value, denominator=100)
        for year, value in (("2020", 10.0), ("2021", 90.0))
    ]
    found = change(of, series)
    assert found and found.is_more_than_chance is None and "a note warns" in found.sentence
