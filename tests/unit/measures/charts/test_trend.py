"""A line over the years: parted at a break and where nothing is known, hatched there, and told in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.unit.measures.charts.drawn import (
    BALANCE,
    CHOICE,
    COUNT,
    SHARE,
    hatched,
    hollow,
    missing,
    parts,
    plain,
    said,
    share,
)
from upheld.measures.charts.trend import Line, trend
from upheld.measures.errors import FiguresError
from upheld.measures.measure import Break

WHOLE = replace(SHARE, breaks=())
YEARS = ["2019", "2020", "2021", "2022"]


def line(*shares: int | None) -> Line:
    found = [
        missing(period=year) if one is None else share(one, 100, period=year)
        for year, one in zip(YEARS, shares, strict=False)
    ]
    return Line("Hackney", found, is_main=True)


def thick(chart: object) -> int:
    """How many stretches the main line is drawn in; one more is in the legend."""
    return sum(one.get("stroke-width") == "3" for one in parts(chart, "path")) - 1  # type: ignore[arg-type]


def test_every_year_is_joined_to_the_next() -> None:
    chart = trend(WHOLE, [line(10, 20, 30, 40)])
    assert thick(chart) == 3
    assert not hatched(chart)
    assert chart.told == f"{SHARE.title}. Hackney: 40.0% in 2022, 10.0% in 2019."
    assert chart.header == ("Period", "Hackney")
    assert chart.rows == (("2019", "10.0%"), ("2020", "20.0%"), ("2021", "30.0%"), ("2022", "40.0%"))


def test_a_year_without_a_figure_is_hatched_and_never_nought() -> None:
    chart = trend(WHOLE, [line(10, None, 30, 40)])
    assert thick(chart) == 1
    assert len(hatched(chart)) == 1
    assert len(list(parts(chart, "circle"))) == 3 + 1
    assert "Hatched: no figure for Hackney." in said(chart)
    assert chart.rows[1] == ("2020", "not available")


def test_nought_is_a_figure() -> None:
    chart = trend(WHOLE, [line(10, 0, 30, 40)])
    assert not hatched(chart) and thick(chart) == 3
    assert chart.rows[1] == ("2020", "0.0%")


def test_a_break_parts_the_line_and_is_told() -> None:
    parted = replace(SHARE, breaks=(Break("2021", "They counted otherwise."),))
    chart = trend(parted, [line(10, 20, 30, 40)])
    assert thick(chart) == 2
    assert "Break, 2021: They counted otherwise." in said(chart).replace("\n", " ")
    assert "counted differently then" in chart.told
    before, after = [float(one.get("cx", 0)) for one in list(parts(chart, "circle"))[:3:2]]
    dashed = next(one for one in parts(chart, "path") if one.get("stroke-dasharray") == "6 4")
    assert before != after and dashed.get("d", "").startswith("M")


def test_the_names_of_two_breaks_do_not_lie_over_each_other() -> None:
    parted = replace(COUNT, breaks=(Break("2019-01", "One."), Break("2023-01", "Two.")))
    figures = [plain(COUNT, 1000.0 * year, period=f"{year}-01") for year in range(2010, 2026)]
    chart = trend(parted, [Line("England", figures, True)])
    marks = [one for one in parts(chart, "text") if one.get("font-weight") == "700"]
    assert [one.text for one in marks] == ["1", "2"]
    assert "Break 2, January 2023: Two." in said(chart).replace("\n", " ")


def test_two_breaks_are_told_apart() -> None:
    parted = replace(SHARE, breaks=(Break("2020", "One."), Break("2022", "Two.")))
    words = said(trend(parted, [line(10, 20, 30, 40)]))
    assert "Break 1, 2020: One." in words and "Break 2, 2022: Two." in words


def test_a_break_before_all_figures_is_not_drawn() -> None:
    parted = replace(SHARE, breaks=(Break("2015", "Long ago."),))
    chart = trend(parted, [line(10, 20)])
    assert "Break" not in said(chart) and "differently" not in chart.told


def test_one_point_and_none() -> None:
    assert len(list(parts(trend(WHOLE, [line(10)]), "circle"))) == 2
    nothing = trend(WHOLE, [line(None)])
    assert len(hatched(nothing)) == 1
    assert nothing.told.endswith("Hackney: no figure.")
    assert trend(WHOLE, []).told.endswith("There is no figure.")


def test_a_small_number_is_hollow() -> None:
    few = Line("City of London", [share(1, 5)], is_main=True)
    chart = trend(WHOLE, [few])
    assert len(hollow(chart)) == 1
    assert "fewer than ten" in said(chart)


def test_the_main_line_comes_first_and_lines_differ_by_shape_and_dashes() -> None:
    other = Line("England", [share(50, 100, "england", year) for year in YEARS])
    chart = trend(WHOLE, [other, line(1, 2, 3, 4)])
    assert chart.header == ("Period", "Hackney", "England")
    assert "Hackney, 2022: 4.0%" in said(chart)
    squares = [one for one in parts(chart, "rect") if one.get("stroke-width") == "2"]
    assert len(squares) == 5
    assert any(one.get("stroke-dasharray") for one in parts(chart, "path"))


def test_seven_lines_are_refused() -> None:
    with pytest.raises(FiguresError, match="7 lines cannot be told apart"):
        trend(WHOLE, [line(1)] * 7)


def test_below_nought_there_is_a_line_at_nought_and_the_unit_once() -> None:
    chart = trend(BALANCE, [Line("Kent", [plain(BALANCE, -4.6, period=f"20{at}-{at + 1}") for at in (19, 20)], True)])
    assert said(chart).count(BALANCE.unit) == 1
    assert "−4" in said(chart)


def test_periods_of_january_and_great_numbers() -> None:
    figures = [plain(COUNT, 300_000 + at * 9_000, "england", f"{2010 + at}-01") for at in range(16)]
    chart = trend(replace(COUNT, breaks=()), [Line("England", figures, True)])
    assert "400,000" in said(chart) and "2025" in said(chart)
    assert chart.rows[0][0] == "January 2010"


def test_an_answer_stands_with_its_words() -> None:
    chart = trend(CHOICE, [Line("Devon", [plain(CHOICE, 3, period="2024-03-05")], True)])
    assert f"3: {CHOICE.answers[3]}" in said(chart).replace("\n", " ")


def test_the_same_figures_give_the_same_picture() -> None:
    assert trend(SHARE, [line(1, 2, 3)]).svg == trend(SHARE, [line(1, 2, 3)]).svg
    assert trend(SHARE, [line(1, 2, 3)]).png()[:4] == b"\x89PNG"
