"""Reading the table of officers."""

from __future__ import annotations

import pytest

from upheld.measures.errors import FiguresError
from upheld.measures.reading.from_dfe_officers import LAYOUTS
from upheld.measures.reading.sheet import Sheet

(OFFICERS,) = LAYOUTS
LEADING = ["time_period", "geographic_level", "region_code", "old_la_code", "la_name"]
HEADER = [*LEADING, "des_med_off", "des_clin_off", "des_so_care_off"]
HERE = ["2025", "Local authority", "E12000008", "825", "Buckinghamshire"]


def sheet(*answers: str) -> Sheet:
    return Sheet("officers.csv", "0", [HEADER, [*HERE, *answers]])


def test_the_three_answers_in_their_order() -> None:
    found = {one.measure: one for one in OFFICERS.read(sheet("No", "Recruiting", "Yes"), "r")}
    assert {name: one.value for name, one in found.items()} == {
        "medical_officer": 0,
        "clinical_officer": 1,
        "social_care_officer": 2,
    }
    assert {one.period for one in found.values()} == {"2025-01"}


def test_not_asked_and_not_returned_are_no_answers() -> None:
    marks = {one.measure: one.mark for one in OFFICERS.read(sheet("n/a", "Not returned", ""), "r")}
    assert marks == {"medical_officer": "z", "clinical_officer": "x", "social_care_officer": "missing"}


def test_another_answer_is_one_sentence() -> None:
    with pytest.raises(FiguresError, match=r'line 2: "Perhaps" is neither Yes, No nor Recruiting'):
        list(OFFICERS.read(sheet("Perhaps", "Yes", "Yes"), "r"))


def test_an_unknown_council_is_one_sentence() -> None:
    rows = sheet("Yes", "Yes", "Yes")
    rows.cells[1][3:5] = ["999", "Atlantis"]
    with pytest.raises(FiguresError, match=r"line 2: .*Atlantis"):
        list(OFFICERS.read(rows, "r"))


def test_a_column_that_is_gone_is_named() -> None:
    rows = Sheet("officers.csv", "0", [HEADER[:-1], [*HERE, "Yes", "Yes"]])
    assert OFFICERS.is_it(rows)
    with pytest.raises(FiguresError, match='no column "des_so_care_off"'):
        list(OFFICERS.read(rows, "r"))
