"""Reading the table behind the interactive tool."""

from __future__ import annotations

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.reading.from_dfe_lait import LAYOUTS
from upheld.measures.reading.sheet import Sheet

(LAIT,) = LAYOUTS
HEADER = ["measure", "year", "la_number", "area", "region", "value"]


def sheet(*rows: list[str]) -> Sheet:
    return Sheet("lait.csv", "0", [HEADER, *rows])


def test_a_year_is_the_january_or_the_school_year_that_ends_in_it_or_the_financial_year() -> None:
    found = list(
        LAIT.read(
            sheet(
                ["SEN_TotStat", "2025", "825", "Buckinghamshire", "South East", "4.9"],
                ["NEW_KS2_RWM_Sen_Withsta", "2025", "825", "Buckinghamshire", "South East", "13.0"],
                ["SENFinance", "2016-17 (OT)", "825", "Buckinghamshire", "South East", "135.0"],
            ),
            "r",
        )
    )
    assert [(one.measure, one.period, one.value) for one in found] == [
        ("pupils_with_plan", "2025-01", 4.9),
        ("ks2_with_plan", "2024-25", 13.0),
        ("weekly_cost", "2016-17", 135.0),
    ]
    assert {(one.numerator, one.denominator) for one in found} == {(None, None)}


def test_england_and_regions_are_known_by_name_and_halves_of_london_are_left() -> None:
    rows = sheet(
        ["SEN_TotStat", "2025", "970", "England", "NA", "5.3"],
        ["SEN_TotStat", "2025", "982", "Yorkshire and the Humber", "NA", "5.0"],
        ["SEN_TotStat", "2025", "987", "London (Inner)", "NA", "5.0"],
        ["SEN_TotStat", "2025", "835", "Dorset (Pre LG)", "South West", "-"],
        ["Some other measure", "2025", "825", "Buckinghamshire", "South East", "nonsense"],
    )
    found = list(LAIT.read(rows, "r"))
    assert [one.area for one in found] == ["england", "E12000003", "835"]
    assert (found[-1].value, found[-1].mark) == (None, "missing")


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["SEN_TotStat", "2025", "999", "Atlantis", "", "1"], r'line 2: "Atlantis" \(code "999"\) is no area'),
        (["SEN_TotStat", "soon", "825", "Bucks", "", "1"], r'line 2: "soon" is no period'),
        (["SEN_TotStat", "2025", "825", "Bucks", "", "many"], r'line 2: "many" is neither a number'),
    ],
)
def test_a_bad_row_is_one_sentence(row: list[str], told: str) -> None:
    with pytest.raises(FiguresError, match=told):
        list(LAIT.read(sheet(row), "r"))


def test_a_table_without_any_of_the_measures_is_refused() -> None:
    with pytest.raises(FiguresError, match=r"lait\.csv has none of the tool's measures"):
        list(LAIT.read(sheet(["Other", "2025", "825", "Bucks", "", "1"]), "r"))
