"""The adjusted view: offered where it makes sense, worked out again by another way, refused where it cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.unit.measures.comparing.made_up import CODES
from upheld.measures.area import ENGLAND
from upheld.measures.comparing.adjusted import OFFERED, adjusted, why_not
from upheld.measures.comparing.background import NEED, RATE
from upheld.measures.comparing.interval import interval
from upheld.measures.figure import Figure
from upheld.measures.measure import measure, measures
from upheld.measures.release import Release
from upheld.measures.store import Figures, made, put

RELEASE = Release("made.up", "Nobody", "Made up", None, "None", "", "made_up.csv", "0" * 64, date(2031, 1, 1))


def store(path: Path, of: str, rows: list[tuple[float, float, float, float, float]], parts: bool = True) -> Figures:
    """A store with one measure made up, and the plan rate and the needs it is fitted to: one row for each council."""
    found = [Figure(of, ENGLAND, "2031", value=50.0)]
    for code, (value, rate, *needs) in zip(CODES, rows, strict=False):
        found += [Figure(of, code, "2031", value=value), Figure(RATE, code, "2032-01", value=rate)]
        found += [
            Figure(NEED, code, "2032-01", NEED, part, share, share, 100)
            for part, share in zip(("asd", "slcn", "semh"), needs, strict=True)
            if parts
        ]
    found += [Figure(NEED, ENGLAND, "2032-01", NEED, part, 20.0, 20, 100) for part in ("asd", "slcn", "semh") if parts]
    with made(path) as connection:
        put(connection, RELEASE, found)
    return Figures(path)


def rows(number: int) -> list[tuple[float, float, float, float, float]]:
    """Councils whose figure is 10 and twice the plan rate, half the first need, and a step that goes with neither."""
    from random import Random

    draw, found = Random(9), []
    for _ in range(number):
        rate, *needs = draw.uniform(2, 8), *(draw.uniform(5, 40) for _ in range(3))
        found.append((10 + 2 * rate + 0.5 * needs[0] + draw.gauss(0, 1), rate, *needs))
    return found  # type: ignore[return-value]


def test_what_goes_with_plans_and_needs_is_found_and_taken_out(tmp_path: Path) -> None:
    given = rows(120)
    given[7] = (given[7][0] + 30, *given[7][1:])
    found = adjusted(store(tmp_path / "f.sqlite3", "appeal_rate", given), measure("appeal_rate"), "2031")
    assert found is not None and len(found.areas) == 120 and len(found.left_out) == 33
    slopes = {term.title.split(" (")[0]: term for term in found.terms}
    rate = slopes[measures()[RATE].title]
    assert rate.slope == pytest.approx(2, abs=4 * rate.error) and rate.error < 0.4
    odd = found.areas[CODES[7]]
    assert odd.value == pytest.approx(found.england + odd.published - odd.expected)
    assert odd.value > found.england + 20 and odd.low is odd.high is None  # no counts, so no interval
    assert found.why == OFFERED["appeal_rate"] and (found.rate_period, found.need_period) == ("2032-01", "2032-01")


@pytest.mark.parametrize("number", [30, 59])
def test_too_few_councils_are_refused(tmp_path: Path, number: int) -> None:
    figures = store(tmp_path / "f.sqlite3", "appeal_rate", rows(number))
    assert adjusted(figures, measure("appeal_rate"), "2031") is None
    assert why_not(figures, measure("appeal_rate"), "2031") == (
        f"There is no adjusted view: only {number} councils have all the figures, and it takes 60."
    )


def test_needs_that_go_together_too_closely_are_refused(tmp_path: Path) -> None:
    given = [(value, rate, need, 2 * need + 1, other) for value, rate, need, _, other in rows(100)]
    figures = store(tmp_path / "f.sqlite3", "appeal_rate", given)
    assert adjusted(figures, measure("appeal_rate"), "2031") is None
    assert "cannot be told apart" in why_not(figures, measure("appeal_rate"), "2031")


def test_without_needs_of_about_the_same_year_it_is_refused(tmp_path: Path) -> None:
    figures = store(tmp_path / "f.sqlite3", "appeal_rate", rows(100), parts=False)
    assert "needs of the children" in why_not(figures, measure("appeal_rate"), "2031")
    later = store(tmp_path / "g.sqlite3", "appeal_rate", rows(100))
    assert "share of pupils" in why_not(later, measure("appeal_rate"), "2024")


def test_it_is_not_offered_where_the_law_asks_the_same_of_all(carried_figures: Figures) -> None:
    for id in ("within_20_weeks", "refusals", "reviews_held", "school_age_without_education", "plans"):
        assert id not in OFFERED and adjusted(carried_figures, measure(id), "2024") is None
        assert "the law asks the same of every council" in why_not(carried_figures, measure(id), "2024")
    counted = replace(measure("appeal_rate"), form="count")
    assert "A count grows" in why_not(carried_figures, counted, "2024")


def test_every_measure_it_is_offered_for_is_one(carried_figures: Figures) -> None:
    assert not set(OFFERED) - set(measures())


def test_the_real_appeal_rate_is_adjusted_and_what_is_left_out_is_said(carried_figures: Figures) -> None:
    found = adjusted(carried_figures, measure("appeal_rate"), "2024")
    assert found is not None and len(found.areas) + len(found.left_out) == 153
    assert found.left_out["823"] == "no figure"  # Central Bedfordshire: its row is another council's
    assert 0 <= found.r2 <= 1 and f"{found.r2:.0%}" in found.sentence
    across = carried_figures.across("appeal_rate", "2024")
    for one in found.areas.values():
        assert one.low is not None and one.high is not None and one.low < one.value < one.high
        bare = interval(measure("appeal_rate"), across[one.area])
        assert bare is not None and one.high - one.low > 0.9 * (bare.high - bare.low)
    gaps = [one.published - one.expected for one in found.areas.values()]
    assert abs(sum(gaps) / len(gaps)) < 0.5
    assert why_not(carried_figures, measure("appeal_rate"), "2024") == ""
