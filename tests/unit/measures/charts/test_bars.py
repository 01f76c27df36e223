"""Parts as bars: in their order, with where another area's part ends, and hatched where there is none."""

from __future__ import annotations

from tests.unit.measures.charts.drawn import COUNT, SHARE, hatched, missing, parts, said, share
from upheld.measures.charts.bars import bars
from upheld.measures.figure import Figure
from upheld.measures.measure import measure


def test_ages_stand_by_their_number() -> None:
    found = [share(10, 20, part=one) for one in ("Aged 10", "Aged 9", "Unknown", "Aged 25")]
    assert [row[0] for row in bars(SHARE, found).rows] == ["Aged 9", "Aged 10", "Aged 25", "Unknown"]


def test_under_an_age_stands_before_that_age() -> None:
    found = [share(10, 20, part=one) for one in ("age 3", "under 3", "age 2 and under")]
    assert [row[0] for row in bars(SHARE, found).rows] == ["age 2 and under", "under 3", "age 3"]


def test_parts_of_the_measure_stand_in_its_order_and_by_its_words() -> None:
    placement = measure("placement")
    first, *_, last = placement.parts
    found = [Figure(placement.id, "204", "2025-01", placement.topic, one, 50.0, 50, 100) for one in (last, first)]
    assert [row[0] for row in bars(placement, found).rows] == [placement.parts[first], placement.parts[last]]


def test_no_figure_is_hatched_and_nought_is_a_bar() -> None:
    chart = bars(SHARE, [share(0, 50, part="Aged 5"), missing(part="Aged 6")])
    assert len(hatched(chart)) == 1
    assert chart.rows == (("Aged 5", "0.0%"), ("Aged 6", "not available"))
    assert chart.told.endswith("Highest: Aged 5 0.0%. 1 part has no figure.")


def test_a_bar_is_as_long_as_its_value() -> None:
    chart = bars(SHARE, [share(500_000, 1_000_000, part="Aged 5"), share(1_000_000, 1_000_000, part="Aged 6")])
    half, whole = [float(one.get("width", 0)) for one in parts(chart, "rect") if one.get("stroke") == "#0072b2"]
    assert (half, whole) == (196, 392)


def test_england_stands_beside_it_but_never_beside_a_count() -> None:
    england = [share(30, 40, "england", part="Aged 5")]
    chart = bars(SHARE, [share(10, 20, part="Aged 5")], england)
    assert chart.header == ("Part", "Hackney", "England")
    assert "Aged 5 50.0% (England 75.0%)" in chart.told and "Thick upright line: England." in said(chart)
    counted = [Figure(COUNT.id, area, "2025-01", "age", "Aged 5", 50.0) for area in ("204", "england")]
    assert bars(COUNT, counted[:1], counted[1:]).header == ("Part", "Hackney")


def test_a_part_out_of_few_is_not_told_as_the_highest() -> None:
    chart = bars(SHARE, [share(5, 5, part="Aged 5"), share(10, 40, part="Aged 6")])
    assert "Highest: Aged 6 25.0%." in chart.told
    assert "Hollow" in said(chart)


def test_nothing_at_all() -> None:
    assert bars(SHARE, []).told.endswith("There is no figure for any part.")
