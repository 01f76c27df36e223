"""Reading the tables of money."""

from __future__ import annotations

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.reading.from_dfe_finance import LAYOUTS
from upheld.measures.reading.sheet import Sheet

BLOCK, BALANCE, SPENDING = LAYOUTS
BLOCK_HEADER = ["Financial_Year", "old_la_code", "la_name", "high_needs_block_before_deductions_gbp"]
BALANCE_HEADER = [
    "financial_year",
    "geographic_level",
    "region_name",
    "la_name",
    "old_la_code",
    "dsg_cumulative_balance_pct_of_income",
]
SPENDING_HEADER = [
    "s251_type",
    "financial_year",
    "old_la_code",
    "la_name",
    "population_2_18",
    "topup_maintained_total",
    "topup_nonmaintained_total",
    "sen_support_and_inclusion",
    "alternative_provision",
    "hospital_education",
    "therapies_and_health",
]


def sheet(*rows: list[str]) -> Sheet:
    return Sheet("money.csv", "0", list(rows))


def test_each_table_is_told_by_its_header_and_only_one() -> None:
    for header, right in ((BLOCK_HEADER, BLOCK), (BALANCE_HEADER, BALANCE), (SPENDING_HEADER, SPENDING)):
        assert [layout for layout in LAYOUTS if layout.is_it(sheet(header))] == [right]


def test_the_block_of_england_and_a_council() -> None:
    rows = sheet(BLOCK_HEADER, ["2023-24", "", "England", "£9,952"], ["2023-24", "825", "Buckinghamshire", "10"])
    england, council = BLOCK.read(rows, "r")
    assert (england.area, england.period, england.value) == ("england", "2023-24", 9952)
    assert (council.area, council.value, council.mark) == ("825", 10, "")


def test_a_region_is_known_by_its_name() -> None:
    rows = sheet(BALANCE_HEADER, ["2021-22", "Regional", "South West", "", "", "-1.5"])
    (one,) = BALANCE.read(rows, "r")
    assert (one.area, one.value) == ("E12000009", -1.5)


def test_only_outturn_is_taken_and_an_empty_cell_is_not_nought() -> None:
    rows = sheet(
        SPENDING_HEADER,
        ["budget", "2021-22", "825", "Buckinghamshire", "10", *["1"] * 6],
        ["outturn", "2020-21", "825", "Buckinghamshire", "10", *["1"] * 6],
        ["outturn", "2020-21", "928", "Northamptonshire", "10", *["1"] * 5, ""],
    )
    whole, missing = SPENDING.read(rows, "r")
    assert (whole.period, whole.numerator, whole.denominator, whole.value) == ("2020-21", 6, 10, 0.6)
    assert (missing.area, missing.value, missing.mark) == ("928", None, "missing")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([BLOCK_HEADER, ["2023-24", "999", "Atlantis", "1"]], r'line 2: "Atlantis" \(code "999"\) is no council'),
        ([BLOCK_HEADER, ["2023", "825", "Bucks", "1"]], r'line 2: "2023" is no period'),
        ([BLOCK_HEADER, ["2023-24", "825", "Bucks", "lots"]], r'line 2: "lots" is neither a number'),
    ],
)
def test_a_bad_row_is_one_sentence(rows: list[list[str]], told: str) -> None:
    with pytest.raises(FiguresError, match=told):
        list(BLOCK.read(sheet(*rows), "r"))


def test_a_kind_of_return_or_a_region_that_is_not_known() -> None:
    with pytest.raises(FiguresError, match='"forecast" is neither "budget" nor "outturn"'):
        list(SPENDING.read(sheet(SPENDING_HEADER, ["forecast", "2020-21", "825", "Bucks", "1", *["1"] * 6]), "r"))
    with pytest.raises(FiguresError, match='"Mercia" is no region'):
        list(BALANCE.read(sheet(BALANCE_HEADER, ["2021-22", "Regional", "Mercia", "", "", "1"]), "r"))


def test_a_column_that_is_gone_is_named() -> None:
    rows = sheet(SPENDING_HEADER[:-1], ["outturn", "2020-21", "825", "Bucks", "1", *["1"] * 5])
    with pytest.raises(FiguresError, match='no column "therapies_and_health"'):
        list(SPENDING.read(rows, "r"))
