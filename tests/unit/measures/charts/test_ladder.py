"""Areas one under the other: from the highest down, whiskers where chance reaches, nothing ranked."""

from __future__ import annotations

import re

from tests.unit.measures.charts.drawn import BALANCE, CHOICE, SHARE, hatched, hollow, missing, parts, plain, said, share
from upheld.measures.charts.ladder import Rung, ladder
from upheld.measures.comparing.interval import interval

RUNGS = [
    Rung("Hackney", share(20, 80), is_main=True),
    Rung("Devon", share(300, 400, "878")),
    Rung("Kent", missing(area="886")),
    Rung("England", share(50_000, 100_000, "england")),
]


def test_from_the_highest_down_and_what_is_not_known_last() -> None:
    chart = ladder(SHARE, RUNGS)
    assert [row[0] for row in chart.rows] == ["Devon", "England", "Hackney", "Kent"]
    assert chart.rows[-1] == ("Kent", "not available", "")
    assert len(hatched(chart)) == 1 and "Hatched: no figure." in said(chart)


def test_equal_values_stand_by_name() -> None:
    found = ladder(SHARE, [Rung(name, share(1, 2)) for name in ("B", "C", "A")])
    assert [row[0] for row in found.rows] == ["A", "B", "C"]


def test_the_whisker_reaches_as_far_as_the_interval() -> None:
    chart = ladder(SHARE, RUNGS[:1])
    chance = interval(SHARE, RUNGS[0].figure)  # type: ignore[arg-type]
    assert chance is not None
    dot = next(parts(chart, "circle"))
    places = [re.findall(r"[\d.]+", one.get("d", "")) for one in parts(chart, "path") if one.get("stroke") == "#0072b2"]
    flat = next(one for one in places if one[1] == one[3])
    start, end, top = 14, 386, 40
    assert [float(flat[0]), float(flat[2])] == [
        round(start + (end - start) * one / top, 1) for one in (chance.low, chance.high)
    ]
    assert float(dot.get("cx", 0)) == round(start + (end - start) * 25 / top, 1)
    assert chart.rows[0][2] == f"{chance.low:.1f}% to {chance.high:.1f}%"


def test_the_finding_is_told_without_a_judgement() -> None:
    told = ladder(SHARE, RUNGS).told
    assert told == f"{SHARE.title}, 2024: Hackney 25.0%; Devon 75.0%; England 50.0%; 1 without a figure."
    assert not re.search("better|worse|best|worst|rank", told)


def test_small_numbers_are_hollow_and_no_figure_at_all_is_told() -> None:
    assert len(hollow(ladder(SHARE, [Rung("City of London", share(1, 5))]))) == 1
    assert ladder(SHARE, [Rung("Kent", None)]).told == f"{SHARE.title}. There is no figure for any of them."


def test_below_nought_and_answers() -> None:
    chart = ladder(BALANCE, [Rung("A", plain(BALANCE, -8.0)), Rung("B", plain(BALANCE, 2.0))])
    assert "−10" in said(chart) and chart.header == ("Area", BALANCE.short)
    answers = ladder(
        CHOICE, [Rung("A", plain(CHOICE, 1, period="2024-01-02")), Rung("B", plain(CHOICE, 3, period="2025-03-04"))]
    )
    assert "the latest of each" in answers.told
    assert f"1: {CHOICE.answers[1]}" in said(answers).replace("\n", " ")
