"""The price of late plans and appeals, against the raw release and against sums done by hand."""

import csv
import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.price.lateness import Lateness, lateness
from upheld.measures.price.lines import RECIPES
from upheld.measures.price.method import Range, assumptions, chosen_range
from upheld.measures.price.price import periods, price
from upheld.measures.release import Release
from upheld.measures.store import Figures, made, put

ROOT = Path(__file__).parents[4]
RAW = ROOT.parent / "shared" / "data" / "ehc-plans-2025" / "education-health-and-care-plans_2025.zip"
RELEASE = Release("a", "Department", "Plans", None, "OGL", "", "a.csv", "0" * 64, date(2026, 1, 1))


def _store(path: Path, *figures: Figure) -> Figures:
    with made(path) as connection:
        put(connection, RELEASE, figures)
    return Figures(path)


def _share(measure: str, above: float, below: float, period: str = "2024") -> Figure:
    return Figure(measure, "england", period, "", "", above / below * 100, above, below, "", "a")


def _one(path: Path) -> Figures:
    """100 plans, of which 40 in time and 10 after a year; 30 appeals."""
    appeals = Figure("appeals", "england", "2024", value=30, numerator=30, release="a")
    return _store(
        path,
        _share("within_20_weeks_all", 40, 100),
        _share("over_a_year", 10, 100),
        _share("within_20_weeks_all", 50, 100, "2021"),
        appeals,
    )


def test_late_plans_are_counted_from_the_two_measures(tmp_path: Path) -> None:
    found = lateness(_one(tmp_path / "f"), "england", "2024")
    assert found == Lateness(60, 10, 0, ("a",))
    # 50 plans from nothing to 32 weeks; 10 plans of 32 weeks, or of 32 and what is chosen.
    assert found.weeks(None) == (320, 60 * 32)
    assert found.weeks((5, 20)) == (10 * 37, 50 * 32 + 10 * 52)


def test_plans_whose_time_is_not_known_are_not_called_late(tmp_path: Path) -> None:
    band = Figure("time_taken", "england", "2024", "wait", "year", 45, 45, 100, "", "a")
    figures = _store(tmp_path / "f", _share("within_20_weeks_all", 40, 100), _share("over_a_year", 10, 100), band)
    assert lateness(figures, "england", "2024") == Lateness(55, 10, 5, ("a",))
    told = " ".join(price(figures, "england", "2024").mind)
    assert "For 5 new plans the release does not say how long they took" in told


def test_a_year_without_the_band_over_a_year_says_so(tmp_path: Path) -> None:
    found = price(_one(tmp_path / "f"), "england", "2021")
    assert found.late == Lateness(50, None, 0, ("a",))
    assert found.weeks == Range(0, 1600)
    assert "does not say how many plans took more than a year" in found.mind[1]


def test_nothing_published_is_nothing_said(tmp_path: Path) -> None:
    found = price(_one(tmp_path / "f"), "825", "2024")
    assert found.late is None and found.weeks is None and found.appeals is None
    assert [one.low for one in found.lines] == [None] * len(RECIPES)
    assert all(total.low is None and total.without for total in found.totals)


def test_each_line_is_its_count_times_its_amounts(tmp_path: Path) -> None:
    figures = _one(tmp_path / "f")
    chosen = {"lost_share": Range(10, 50), "appeal_tribunal": Range(1000, 1000)}
    lines = {one.recipe.id: one for one in price(figures, "england", "2024", chosen).lines}
    months = 365.25 / 7 / 12
    assert lines["delay"].low == pytest.approx(320 / months * 100)
    assert lines["delay"].high == pytest.approx(1920 / months * 100)
    assert lines["lost"].low == pytest.approx(320 / (52 / 3) * 0.1 * 900)
    assert lines["lost"].high == pytest.approx(1920 / (52 / 3) * 0.5 * 1500)
    assert (lines["appeals_council"].low, lines["appeals_council"].high) == (30 * 4331, 30 * 6056)
    assert lines["appeals_tribunal"].low == 30_000
    assert lines["appeals_family"].missing == ("Cost to the family of one appeal",)
    assert lines["complaints"].quantity is None and len(lines["complaints"].missing) == 2


def test_the_three_purses_are_never_added_and_say_what_they_are_without(tmp_path: Path) -> None:
    found = price(_one(tmp_path / "f"), "england", "2024")
    purses = {one.purse: one for one in found.totals}
    assert set(purses) == {"family", "public", "spent"}
    assert purses["public"].high == 30 * 6056
    assert purses["public"].without == ("The Tribunal handling appeals",)
    assert purses["spent"].low is None
    family = [one for one in found.lines if one.recipe.purse == "family" and one.low is not None]
    assert purses["family"].low == sum(one.low or 0 for one in family)


def test_a_published_amount_that_is_taken_away_is_missed(tmp_path: Path) -> None:
    found = price(_one(tmp_path / "f"), "england", "2024", {"delay_month": None})
    assert found.lines[0].low is None
    assert found.lines[0].missing == ("Remedy for one month of delay",)


def test_the_newest_year_of_which_england_has_late_plans_comes_first(tmp_path: Path) -> None:
    ahead = Figure("appeals", "england", "2025", value=31, numerator=31, release="a")
    figures = _store(tmp_path / "f", _share("within_20_weeks_all", 40, 100), ahead)
    assert periods(figures) == ["2024", "2025"]


def test_an_amount_has_a_citation_and_without_one_there_is_none() -> None:
    assert {id for id, one in assumptions().items() if one.published} == {"delay_month", "lost_term", "appeal_council"}
    for one in assumptions().values():
        assert bool(one.published) == bool(one.citations), one.id
        assert one.says and one.caveat
        for each in one.citations:
            assert each.address.startswith("https://") and each.publisher and each.title and each.place
            # What is cited names the amount it is cited for, or what it was worked out from.
            assert "£" in each.place or each.place == "summary: the same"


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [("", "", None), ("5", "", Range(5, 5)), ("", "7", Range(7, 7)), ("£1,000", "2000", Range(1000, 2000))],
)
def test_what_is_typed_is_read(low: str, high: str, expected: Range | None) -> None:
    assert chosen_range(assumptions()["appeal_tribunal"], low, high) == expected


@pytest.mark.parametrize(
    ("id", "low", "high", "told"),
    [
        ("appeal_tribunal", "much", "", '"much" is not a number from 0 to 1,000,000'),
        ("appeal_tribunal", "-1", "", "is not a number from 0"),
        ("appeal_tribunal", "nan", "", "is not a number from 0"),
        ("appeal_tribunal", "inf", "", "is not a number from 0"),
        ("lost_share", "101", "", "is not a number from 0 to 100"),
        ("appeal_council", "9", "3", "swap them"),
    ],
)
def test_what_cannot_be_used_is_one_sentence(id: str, low: str, high: str, told: str) -> None:
    with pytest.raises(FiguresError, match=told):
        chosen_range(assumptions()[id], low, high)


@pytest.mark.skipif(not RAW.is_file(), reason=f"The release is not here: this needs {RAW.name} beside the clone.")
@pytest.mark.parametrize("code", ["", "825", "204", "201"])
def test_late_plans_of_2024_are_those_of_the_raw_release(tmp_path: Path, code: str) -> None:
    with zipfile.ZipFile(RAW) as zipped, zipped.open("data/timeliness_20_week.csv") as raw:
        rows = list(csv.DictReader(io.TextIOWrapper(raw, encoding="utf-8-sig")))
    row = next(
        one
        for one in rows
        if one["time_period"] == "2024"
        and one["breakdown"] == one["breakdown_topic"]
        and one["old_la_code"] == code
        and one["geographic_level"] == ("Local authority" if code else "National")
    )
    area = code or "england"
    plans, soon, between, long = (
        float(row[name])
        for name in (
            "plans_issued_den",
            "plans_issued_within_20_weeks",
            "plans_issued_gt20weeks_ltYear",
            "plans_issued_gt_1_year",
        )
    )
    figures = _store(
        tmp_path / "f",
        Figure("within_20_weeks_all", area, "2024", "", "", 1, soon, plans, "", "a"),
        Figure("over_a_year", area, "2024", "", "", 1, long, plans, "", "a"),
        Figure("time_taken", area, "2024", "wait", "year", 1, between, plans, "", "a"),
    )
    found = lateness(figures, area, "2024")
    assert found is not None
    assert (found.late, found.not_known) == (between + long, plans - soon - between - long)
    assert found.weeks(None) == (32 * long, 32 * (between + long))
