"""Reading the tribunal's table: two methods, wrong codes, marks and footnotes."""

from __future__ import annotations

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.reading.from_moj import LAYOUTS
from upheld.measures.reading.sheet import Sheet

OLD, NEW = LAYOUTS
UNDER = ["Appeals registered4", "Total Appealable Decisions1,9", "SEND Tribunal Appeal Rate2"]


def table(*rows: list[str], year: str = "2023") -> Sheet:
    """A table of one year, with a title above and notes below."""
    return Sheet(
        "appeals.csv",
        "0",
        [
            ["\ufeffSEND Appeal rate table 1", "", "", "", ""],
            ["Local Authority", "LA code", year, "", ""],
            ["", "", *UNDER],
            ["SOUTH WEST", "", "", "  ", ""],
            *rows,
            ["Sources:", "Appeals - HMCTS", "", "", ""],
        ],
    )


def read(*rows: list[str], year: str = "2023") -> dict[tuple[str, str], Figure]:
    layout = OLD if year < "2024" else NEW
    return {(one.measure, one.area): one for one in layout.read(table(*rows, year=year), "r")}


def test_it_is_told_by_its_years_which_method_a_table_has() -> None:
    assert OLD.is_it(table(year="2023")) and not NEW.is_it(table(year="2023"))
    assert NEW.is_it(table(year="2024")) and not OLD.is_it(table(year="2024"))
    assert not OLD.is_it(Sheet("a.csv", "0", [["time_period", "value"], ["2023", "1"]]))
    assert not OLD.is_it(Sheet("a.csv", "0", []))


def test_numbers_with_commas_dashes_and_footnotes() -> None:
    found = read(["Torbay8", "880", " - ", "1,500", "0.00%"], ["England Total4,9", "", "4,108", "251,096", "1.60%"])
    assert (found["appeals", "880"].value, found["appeal_rate", "880"].value) == (0, 0)
    assert found["appeals", "england"].value == 4108
    assert found["appeal_rate", "england"].value == pytest.approx(1.636, abs=0.001)
    assert ("appeal_rate_reviews", "england") not in found


def test_what_is_held_back_is_kept_apart_from_what_is_missing_and_from_nought() -> None:
    found = read(
        ["Reading", "870", "74", " x ", "x"], ["Torbay", "880", "", "5", ""], ["Devon", "878", "~", "..", ".."]
    )
    assert found["appeals", "870"].value == 74
    assert found["appeal_rate", "870"].mark == "x"
    assert (found["appeals", "880"].mark, found["appeals", "878"].mark) == ("missing", "c")
    assert found["appeal_rate", "880"].value is None


@pytest.mark.parametrize(
    ("name", "code", "year", "right"),
    [
        ("Nottinghamshire", "928", "2022", "891"),
        ("Nottingham", "891", "2022", "892"),
        ("Northamptonshire7", "892", "2020", "928"),
        ("Cambridgeshire", "823", "2022", "873"),
        ("Central Bedfordshire", "873", "2022", "823"),
        ("Nottingham", "892", "2022", "892"),
        ("Dorset6", "838", "2018", "835"),
        ("Dorset6", "838", "2019", "838"),
        ("Bournemouth5", "", "2018", "837"),
        ("Durham", "840", "2022", "840"),
    ],
)
def test_the_council_is_told_by_its_name(name: str, code: str, year: str, right: str) -> None:
    assert read([name, code, "5", "100", "5.00%"], year=year)["appeals", right].value == 5


def test_a_council_has_nothing_for_years_in_which_it_was_not_there() -> None:
    assert not read(["Cumberland8", "942", " .. ", " .. ", ".."], year="2020")
    assert not read(["Cumbria8", "909", " .. ", " .. ", ".."], year="2023")
    assert read(["Northamptonshire7", "892", "85", " .. ", ".."], year="2021").keys() == {("appeals", "928")}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["Atlantis", "999", "1", "2", "3"], r'line 5: "Atlantis" \(code "999"\) is no council'),
        (["Devon", "880", "1", "2", "3"], r'line 5: "Devon" has the code 880, which is that of Torbay'),
        (["Devon", "878", "many", "2", "3"], r'line 5: "many" is neither a number nor a mark'),
        (["Devon", "878", "-4", "2", "3"], r'line 5: "-4" is less than nothing'),
    ],
)
def test_what_cannot_be_is_one_sentence(row: list[str], told: str) -> None:
    with pytest.raises(FiguresError, match=told):
        read(row)


def test_a_council_twice_is_refused() -> None:
    row = ["Devon", "878", "1", "2", "3"]
    with pytest.raises(FiguresError, match=r"line 6: Devon stands here twice \(also in line 5\)"):
        read(row, row)


def test_a_column_that_is_gone_is_named() -> None:
    sheet = table(["Devon", "878", "1", "2", "3"])
    sheet.cells[2][3] = "Appealable"
    with pytest.raises(FiguresError, match='no column "total appealable decisions"'):
        list(OLD.read(sheet, "r"))
