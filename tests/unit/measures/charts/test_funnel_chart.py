"""Councils by their size, with the band in which luck alone would put them."""

from __future__ import annotations

from dataclasses import replace

from tests.unit.measures.charts.drawn import parts, said
from tests.unit.measures.comparing.made_up import CODES, SHARE, among_councils
from upheld.measures.area import areas
from upheld.measures.charts.funnel_chart import funnel_chart
from upheld.measures.comparing.funnel import Funnel, funnel

COUNTS: list[tuple[float, float]] = [*((30 + at, 100 + 10 * at) for at in range(40)), (400, 500), (3, 5)]
FIGURES = among_councils(COUNTS)


def made() -> Funnel:
    found = funnel(SHARE, FIGURES)
    assert found is not None
    return found


def test_a_dot_for_each_council_and_a_shape_for_the_chosen() -> None:
    chart = funnel_chart(SHARE, made(), [CODES[40], CODES[0]])
    assert len([one for one in parts(chart, "circle") if one.get("r") == "4"]) == 40
    name = areas()[CODES[40]].name
    assert f"{name}: 80.0%" in said(chart)
    assert f"{name} (80.0%) lies above the outer limits" in chart.told
    assert made().sentence in chart.told


def test_one_out_of_few_is_hollow_and_not_judged() -> None:
    chart = funnel_chart(SHARE, made(), [CODES[41]])
    assert f"{areas()[CODES[41]].name} has too few to be judged (60.0%)" in chart.told
    assert next(row for row in chart.rows if row[0] == areas()[CODES[41]].name)[3] == "too few to judge"
    assert "Hollow: out of fewer than ten, not judged." in said(chart)


def test_one_without_a_figure_is_told() -> None:
    chart = funnel_chart(SHARE, made(), [CODES[60]])
    assert f"{areas()[CODES[60]].name} is left out: it has no figure here, or one in doubt." in chart.told
    assert "111 of the 153 councils are left out: no figure here, or one in doubt." in said(chart).replace("\n", " ")


def test_councils_that_differ_by_luck_alone_have_no_wider_limits() -> None:
    even = funnel(SHARE, among_councils([(50, 100)] * 20))
    assert even is not None and even.tau == 0
    chart = funnel_chart(SHARE, even)
    assert not any(one.get("stroke-dasharray") == "1 4" for one in parts(chart, "polyline"))
    assert len(list(parts(chart, "polyline"))) == 4
    assert "unusual" not in said(chart)


def test_a_pooled_centre_is_not_called_england() -> None:
    chart = funnel_chart(SHARE, replace(made(), is_pooled=True))
    assert "Line across: all councils together" in said(chart).replace("\n", " ")
