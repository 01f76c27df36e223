"""Numbers, marks and citations as a reader is told them."""

from dataclasses import replace
from datetime import date

import pytest

from upheld.measures.area import areas
from upheld.measures.figure import MARKS, Figure
from upheld.measures.measure import Measure
from upheld.measures.parts import place_of, said_part
from upheld.measures.release import Release
from upheld.measures.saying import (
    SHORT_MARKS,
    cited,
    said_counts,
    said_number,
    said_release,
    said_value,
)

SHARE = Measure(
    id="within_20_weeks", title="Plans issued within 20 weeks", short="In 20 weeks", group="asking", form="share",
    at="calendar", unit="per cent", good="high", counted="", numerator="", denominator="", why="", sources=(),
    written_by="", review_by=date(2027, 1, 1), topic="placement", parts={"special": "Special school"},
)  # fmt: skip
COUNT = replace(SHARE, form="count", unit="plans", decimals=0)
RATE = replace(SHARE, form="rate", unit="per 1,000")
POUNDS = replace(SHARE, form="published", unit="pounds", decimals=0)
WEEKS = replace(SHARE, form="published", unit="weeks")
CHOICE = replace(SHARE, form="choice", unit="", answers={1: "Usually positive", 3: "Widespread failings"})
RELEASE = Release(
    "dfe.plans.2025.timeliness", "Department for Education", "Education, health and care plans, reporting year 2025",
    date(2025, 6, 26), "Open Government Licence v3.0", "https://example.org/plans", "timeliness_20_week.csv", "ab",
    date(2026, 11, 22),
)  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [
        (SHARE, 46.4, "46.4%"), (SHARE, 46.35, "46.4%"), (SHARE, 0.0, "0.0%"), (SHARE, 100.0, "100.0%"),
        (SHARE, -3.25, "−3.3%"), (SHARE, -0.01, "0.0%"), (COUNT, 0.0, "0"), (COUNT, 154489.0, "154,489"),
        (RATE, 43.06, "43.1 per 1,000"), (POUNDS, 1234.5, "£1,235"), (POUNDS, -1234567.0, "−£1,234,567"),
        (replace(POUNDS, unit="pounds a head"), 900.0, "£900 a head"), (WEEKS, 23.45, "23.5 weeks"),
        (CHOICE, 3.0, "Widespread failings"), (CHOICE, 9.0, "not in these figures"),
        (replace(POUNDS, form="published", unit="per cent", decimals=2), -12.345, "−12.35%"),
        (replace(WEEKS, unit="per cent of the year's grant"), -13.75, "−13.8% of the year's grant"),
    ],
)  # fmt: skip
def test_a_number_is_said_with_its_unit_and_rounded_as_people_round(measure: Measure, value: float, said: str) -> None:
    assert said_number(measure, value) == said
    assert said_value(measure, Figure("m", "england", "2024", value=value)) == said


def test_a_zero_is_a_number_and_every_mark_has_its_own_words() -> None:
    assert set(SHORT_MARKS) == set(MARKS)
    said = {said_value(COUNT, Figure("m", "877", "2024", mark=mark)) for mark in ("x", "c", "z", "missing")}
    assert len(said) == 4 and "0" not in said
    assert said_value(COUNT, None) == "not in these figures"


def test_what_was_counted_is_said_only_where_both_numbers_are_known() -> None:
    assert said_counts(Figure("m", "878", "2024", value=1.0, numerator=1484.0, denominator=2730.0)) == "1,484 of 2,730"
    assert said_counts(Figure("m", "878", "2024", value=5.0, numerator=5.0)) == ""
    assert said_counts(Figure("m", "878", "2024", mark="z", denominator=0.0)) == ""


def test_a_part_has_the_measures_words_in_its_own_topic_and_the_publishers_elsewhere() -> None:
    assert said_part(SHARE, "placement", "special") == "Special school"
    assert said_part(SHARE, "age", "special") == "special"
    assert [said_part(SHARE, "years", one) for one in ("1", "2", "12 or more")] == ["1 year", "2 years", "12 or more"]


def test_parts_stand_by_their_numbers_and_what_has_none_last() -> None:
    given = ["10", "Unknown", "2", "1", "Less than a year", "12 or more"]
    assert sorted(given, key=lambda one: place_of(SHARE, one)) == [
        "Less than a year",
        "1",
        "2",
        "10",
        "12 or more",
        "Unknown",
    ]
    ages = ["age 10", "age 3", "under 3", "age 9"]
    assert sorted(ages, key=lambda one: place_of(SHARE, one)) == ["under 3", "age 3", "age 9", "age 10"]


def test_a_citation_names_what_where_when_and_the_source_with_its_licence() -> None:
    figure = Figure("within_20_weeks", "878", "2024", "placement", "special", 3.2, 32.0, 1000.0, release=RELEASE.id)
    assert cited(SHARE, figure, RELEASE, areas()["878"]) == (
        "Plans issued within 20 weeks, Special school, Devon, 2024: 3.2% (32 of 1,000). Source: Department for "
        "Education, Education, health and care plans, reporting year 2025, published 26 June 2025, "
        "timeliness_20_week.csv, https://example.org/plans. Contains public sector information licensed under the "
        "Open Government Licence v3.0."
    )


def test_a_day_or_an_address_that_is_not_known_is_left_out_and_not_made_up() -> None:
    said = said_release(replace(RELEASE, published_on=None, address="", attribution=""))
    assert "published" not in said and "None" not in said and "http" not in said
    assert said.endswith("timeliness_20_week.csv. Licence: Open Government Licence v3.0.")
