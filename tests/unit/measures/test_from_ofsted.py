"""Reading the tables of inspections, of both frameworks."""

from __future__ import annotations

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.reading.from_ofsted import LAYOUTS
from upheld.measures.reading.sheet import Sheet

SINCE_2023, TO_2022 = LAYOUTS
NEW_HEADER = ["old_la_code", "la_name", "outcome_grade", "publication_date"]
OLD_HEADER = [
    "Local authority code",
    "Area name",
    "Inspection publication date",
    "Inspection outcome: written statement of action required?",
    "Revisit publication date",
    "Revisit outcome: sufficient progress in addressing all significant weaknesses?",
]


def since_2023(*rows: list[str]) -> Sheet:
    return Sheet("inspections.csv", "0", [NEW_HEADER, *rows])


def to_2022(*rows: list[str]) -> Sheet:
    return Sheet("inspections.csv", "0", [OLD_HEADER, *rows])


def test_each_framework_is_told_by_its_header() -> None:
    assert [layout.is_it(since_2023()) for layout in LAYOUTS] == [True, False]
    assert [layout.is_it(to_2022()) for layout in LAYOUTS] == [False, True]


def test_an_outcome_is_dated_by_its_report() -> None:
    (one,) = SINCE_2023.read(since_2023(["838", "Dorset", "1", "2024-05-15"]), "r")
    assert (one.measure, one.area, one.period, one.value) == ("inspection", "838", "2024-05-15", 1)


def test_a_report_without_an_outcome_is_missing_and_not_the_best() -> None:
    (one,) = SINCE_2023.read(since_2023(["871", "Slough", "", "2025-11-06"]), "r")
    assert (one.value, one.mark) == (None, "missing")


def test_a_statement_and_the_second_visit_are_two_figures() -> None:
    rows = to_2022(
        ["E08000016", "Barnsley", "2021-11-24", "Yes", "", ""],
        ["E06000055", "Bedford", "2018-02-05", "Yes", "2020-05-11 00:00:00", "Some"],
        ["E09000003", "Barnet", "2022-03-24", "No", "", ""],
    )
    found = [(one.measure, one.area, one.period, one.value) for one in TO_2022.read(rows, "r")]
    assert found == [
        ("statement_of_action", "370", "2021-11-24", 1),
        ("statement_of_action", "822", "2018-02-05", 1),
        ("statement_revisit", "822", "2020-05-11", 1),
        ("statement_of_action", "302", "2022-03-24", 0),
    ]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["838", "Dorset", "4", "2024-05-15"], r'line 2: "4" is none of the outcomes'),
        (["999", "Atlantis", "1", "2024-05-15"], r'line 2: "Atlantis" \(code "999"\) is no council'),
        (["838", "Dorset", "1", "May 2024"], r'line 2: "May 2024" is no period'),
        (["838", "Dorset", "1", ""], r'line 2: "" is no period'),
    ],
)
def test_a_bad_row_is_one_sentence(row: list[str], told: str) -> None:
    with pytest.raises(FiguresError, match=told):
        list(SINCE_2023.read(since_2023(row), "r"))


def test_an_unknown_code_of_the_old_framework_is_one_sentence() -> None:
    with pytest.raises(FiguresError, match=r'"Cardiff" \(code "W06000015"\) is no council'):
        list(TO_2022.read(to_2022(["W06000015", "Cardiff", "2021-11-24", "Yes", "", ""]), "r"))
