"""Files to take away: read back as another program would, and held against what went in."""

import csv
import json
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest

from upheld.measures.area import areas
from upheld.measures.comparing.interval import interval
from upheld.measures.export import COLUMNS, as_csv, as_json, gss_code
from upheld.measures.figure import Figure
from upheld.measures.measure import measure
from upheld.measures.release import Release

RELEASE = Release(
    "dfe.plans.2025.timeliness", "Department for Education", 'Plans, "reporting year 2025"', date(2025, 6, 26),
    "Open Government Licence v3.0", "https://example.org/plans", "timeliness_20_week.csv", "ab12", date(2026, 11, 22),
)  # fmt: skip
UNDATED = replace(RELEASE, id="other", published_on=None, address="")
RELEASES = {one.id: one for one in (RELEASE, UNDATED)}
FIGURES = [
    Figure("within_20_weeks", "england", "2024", "", "", 46.4, 464.0, 1000.0, "", RELEASE.id),
    Figure("within_20_weeks", "878", "2024", "", "", 100 / 3, 10.0, 30.0, "", RELEASE.id),
    Figure("within_20_weeks", "201", "2024", "", "", None, None, 0.0, "z", RELEASE.id),
    Figure("within_20_weeks", "204", "2024", "sex", "Female", None, None, None, "x", UNDATED.id),
    Figure("plans", "878", "2025-01", "", "", 0.0, 0.0, None, "", UNDATED.id),
]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_a_csv_file_has_a_header_a_row_each_and_the_lines_of_the_standard() -> None:
    text = as_csv(FIGURES, RELEASES)
    lines = text.split("\r\n")
    assert lines[0] == ",".join(COLUMNS)
    assert lines[-1] == "" and len(lines) == len(FIGURES) + 2
    assert "\n" not in text.replace("\r\n", "")
    assert not text.startswith(("#", "\ufeff"))


def test_each_row_says_all_that_is_needed_to_use_and_to_cite_it() -> None:
    first = rows(as_csv(FIGURES, RELEASES))[0]
    assert (first["value"], first["numerator"], first["denominator"]) == ("46.4", "464", "1000")
    assert (first["area_code"], first["gss_code"], first["area"]) == ("england", "E92000001", "England")
    assert first["title"] == measure("within_20_weeks").title
    assert first["publisher"] == "Department for Education"
    assert first["release"] == 'Plans, "reporting year 2025"'
    assert (first["published_on"], first["sha256"]) == ("2025-06-26", "ab12")
    assert "Open Government Licence v3.0" in first["attribution"]
    sure = interval(measure("within_20_weeks"), FIGURES[0])
    assert sure and float(first["interval_low"]) == pytest.approx(sure.low, abs=0.0001)
    assert float(first["interval_high"]) == pytest.approx(sure.high, abs=0.0001)


def test_zero_and_each_kind_of_nothing_stay_apart() -> None:
    found = rows(as_csv(FIGURES, RELEASES))
    told = [(one["value"], one["mark"], one["mark_meaning"]) for one in found[2:]]
    assert told == [("", "z", "does not apply"), ("", "x", "not available"), ("0", "", "")]
    assert found[2]["interval_low"] == found[4]["interval_low"] == ""
    assert found[3]["published_on"] == ""


def test_a_json_file_holds_the_same_with_the_words_to_cite_each_release() -> None:
    data = json.loads(as_json(FIGURES, RELEASES))
    assert [one["value"] for one in data["figures"]] == [46.4, 33.333333, None, None, 0]
    assert [one["mark"] for one in data["figures"]] == ["", "", "z", "x", ""]
    assert [one["id"] for one in data["releases"]] == [RELEASE.id, UNDATED.id]
    assert "26 June 2025" in data["releases"][0]["citation"]
    assert data["releases"][1]["published_on"] is None
    assert [one["id"] for one in data["measures"]] == ["within_20_weeks", "plans"]
    assert "NaN" not in as_json(FIGURES, RELEASES)


@pytest.mark.parametrize("part", ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_is_a_formula_to_a_spreadsheet(part: str) -> None:
    figure = replace(FIGURES[0], topic="age", part=part)
    hostile = {RELEASE.id: replace(RELEASE, title=part, publisher=part, attribution=part, file=part)}
    [row] = csv.reader(StringIO(as_csv([figure], hostile).split("\r\n", 1)[1], newline=""))
    texts = [cell for cell in row if not cell.lstrip("-").replace(".", "").isdigit()]
    assert not [cell for cell in texts if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert [cell for cell in texts if cell == f"'{part}"]


def test_a_negative_number_is_written_as_a_number() -> None:
    [row] = rows(as_csv([replace(FIGURES[4], value=-12.5, numerator=-12.5)], RELEASES))
    assert row["value"] == row["numerator"] == "-12.5"


def test_every_area_has_a_code_of_nine_characters() -> None:
    for code in areas():
        assert len(gss_code(code)) == 9 and gss_code(code).startswith("E"), code
    assert gss_code("878") == "E10000008"
