"""Reading population estimates: the rows here are made up, in the header that programs reading the real table use."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from importlib.resources import files

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.reading.from_ons import LAYOUTS
from upheld.measures.reading.sheet import Sheet
from upheld.measures.release import Release
from upheld.measures.worked_out import release_of, worked_out

(ONS,) = LAYOUTS
HEADER = ["ladcode23", "laname23", "country", "sex", "age", "population_2018", "population_2023"]


def districts() -> list[str]:
    lines = files("upheld.measures").joinpath("tables/districts.csv").read_text(encoding="utf-8").splitlines()
    return [row["code"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))]


def sheet(keep: Callable[[list[str]], bool] = lambda row: True) -> Sheet:
    """Two sexes of every age to 27 in every district, one of each in 2018 and two in 2023; and somebody in Wales."""
    rows = [
        [district, "a name", "E", sex, str(age), "1", "2"]
        for district in districts()
        for sex in "FM"
        for age in range(28)
    ]
    rows.append(["W06000001", "Isle of Anglesey", "W", "F", "0", "500", "500"])
    return Sheet("MYEB1.csv", "0", [["Mid-year population estimates"], HEADER, *filter(keep, rows)])


def people(made: Sheet) -> dict[tuple[str, str], float | None]:
    return {(one.area, one.period): one.value for one in ONS.read(made, "r")}


def test_it_is_known_with_its_title_above_and_under_the_names_of_other_editions() -> None:
    assert ONS.is_it(sheet(lambda row: False))
    assert ONS.is_it(
        Sheet("m.csv", "0", [["lad2018_code", "lad2018_name", "country", "sex", "age", "population_2018"]])
    )
    assert not ONS.is_it(Sheet("m.csv", "0", [["ladcode23", "age", "population_2018"]]))


def test_people_to_twenty_five_are_added_up_to_councils_regions_and_england() -> None:
    found = people(sheet())
    assert found["370", "2018"] == 26 * 2
    assert found["370", "2023"] == 26 * 2 * 2
    assert found["england", "2018"] == 26 * 2 * len(districts())
    assert (
        sum(found[code, "2023"] or 0 for code, year in found if year == "2023" and code.startswith("E12"))
        == (found["england", "2023"])
    )


def test_a_council_has_people_only_in_years_in_which_it_was_there() -> None:
    found = people(sheet())
    assert found["928", "2018"] == 2 * 52 and ("928", "2023") not in found
    assert ("940", "2018") not in found and found["940", "2023"] == 104
    assert not {("835", "2018"), ("836", "2018"), ("837", "2018"), ("838", "2018"), ("839", "2018")} & set(found)


def test_an_older_code_of_the_same_council_will_do() -> None:
    made = sheet()
    for row in made.cells:
        row[0] = {"E08000038": "E08000016", "E08000039": "E08000019"}.get(row[0], row[0])
    assert people(made)["370", "2018"] == 52


@pytest.mark.parametrize(
    ("keep", "told"),
    [
        (lambda row: row[0] != "E06000001", "has not every district of Hartlepool"),
        (lambda row: row[0:5:4] != ["E06000001", "25"], "has not every age of E06000001 from 0 to 25"),
        (lambda row: row[0:4:3] != ["E06000001", "M"], "has not every age of E06000001"),
    ],
)
def test_a_table_cut_short_is_refused(keep: Callable[[list[str]], bool], told: str) -> None:
    with pytest.raises(FiguresError, match=told):
        people(sheet(keep))


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        (0, "E07000004", r'line 3: "E07000004" is no district of the councils of today: take the edition of 2023'),
        (4, "young", r'line 3: "young" is no age'),
        (5, "x", r'line 3: "x" in population_2018 is no number'),
        (4, "1", r"line 4: E06000001, sex F, age 1 stands here twice"),
    ],
)
def test_a_bad_row_is_one_sentence(column: int, value: str, told: str) -> None:
    made = sheet()
    made.cells[2][column] = value
    with pytest.raises(FiguresError, match=told):
        people(made)


def test_plans_for_every_thousand_are_of_the_middle_of_the_year_before() -> None:
    known = {
        "plans": [
            Figure("plans", "370", "2024-01", value=26, numerator=26, release="p"),
            Figure("plans", "370", "2025-01", value=30, numerator=30, release="p"),
            Figure("plans", "371", "2024-01", mark="x", release="p"),
        ],
        "population": [
            Figure("population", area, "2023", value=1040, numerator=1040, release="q") for area in ("370", "371")
        ],
    }
    (one,) = [found for found in worked_out(lambda name: known.get(name, [])) if found.measure == "plans_per_1000"]
    assert (one.area, one.period, one.value, one.numerator, one.denominator) == ("370", "2024-01", 25.0, 26, 1040)
    assert one.release == "upheld.worked_out"


def test_without_a_population_nothing_is_worked_out() -> None:
    plans = [Figure("plans", "370", "2024-01", value=26, numerator=26, release="p")]
    assert list(worked_out(lambda name: plans if name == "plans" else [])) == []


def test_the_release_of_what_is_worked_out_names_the_two() -> None:
    def release(id: str, publisher: str) -> Release:
        return Release(id, publisher, f"Title {id}", None, "OGL", "", f"{id}.csv", id * 64, date(2026, 1, 1))

    made = release_of({"a": release("a", "One"), "b": release("b", "Two")}, date(2026, 2, 2))
    assert (made.id, made.publisher) == ("upheld.worked_out", "One and Two")
    assert "Title a (a.csv)" in made.note and "Title b (b.csv)" in made.note
