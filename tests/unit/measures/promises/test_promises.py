"""What inspectors and the Ombudsman said must happen: the tables against the raw releases, and what is said of each."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from upheld.bodies import authorities, find_authority
from upheld.dates import add_months
from upheld.law import law_named
from upheld.measures.area import areas
from upheld.measures.promises.inspections import NEW_ENDS, OLD_ENDS
from upheld.measures.promises.known import counted, of_area, promises
from upheld.measures.promises.promise import rows

OFSTED = Path(__file__).parents[5] / "shared" / "data" / "ofsted"
CASES = Path(__file__).parents[5] / "shared" / "cases" / "ombudsman_sample.yaml"
TODAY = date(2026, 11, 22)
needs_ofsted = pytest.mark.skipif(not OFSTED.is_dir(), reason="Ofsted's releases are not here: shared/data/ofsted.")


def _raw(name: str) -> list[dict[str, str]]:
    with (OFSTED / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@needs_ofsted
def test_the_old_framework_is_as_published() -> None:
    codes = {gss: one.code for one in authorities() if one.code in areas() for gss in one.gss_codes}
    raw = _raw("area_send_inspections_2016_2022.csv")
    mine = {(row["code"], row["inspected"]): row for row in rows("inspections_2016_2022.csv")}
    assert len(mine) == len(raw)
    for row in raw:
        values = list(row.values())
        found = mine[str(codes[values[0]]), values[3][:10]]
        assert found["name"] == values[1]
        assert found["published"] == values[4][:10]
        assert (found["statement"], found["enough"]) == (values[5].lower(), values[9].lower())
        numbers = [str(int(float(one))) if one else "" for one in (values[6], values[10], values[11])]
        assert [found[name] for name in ("weaknesses", "enough_on", "not_enough_on")] == numbers
        assert (found["revisited"], found["revisit_published"]) == (values[7][:10], values[8][:10])
    assert max(row["revisit_published"] for row in mine.values()) == OLD_ENDS.isoformat()


@needs_ofsted
def test_the_new_framework_is_as_published_and_what_was_empty_stands_in_the_report() -> None:
    said = {"3 years": ("3 years", "three years"), "5 years": ("5 years", "five years")}
    raw = {row["old_la_code"]: row for row in _raw("area_send_inspections_2023_framework.csv")}
    mine = rows("inspections_2023.csv")
    assert {row["code"] for row in mine} == set(raw)
    for row in mine:
        given = raw[row["code"]]
        assert (row["outcome"], row["published"], row["address"]) == (
            given["outcome_grade"],
            given["publication_date"],
            given["inspection_link"],
        )
        if given["next_inspection"]:
            assert row["again"] == given["next_inspection"]
        elif row["again"]:
            assert any(words in given["inspection_outcome_text"] for words in said[row["again"]])
    assert max(row["published"] for row in mine) == NEW_ENDS.isoformat()


def test_a_revisit_says_what_it_found() -> None:
    (devon,) = [one for one in of_area("878", TODAY) if one.kind == "statement"]
    assert (devon.status, devon.on) == ("not kept", date(2022, 7, 11))
    statements = [one for one in promises(TODAY) if one.kind == "statement"]
    assert counted(tuple(statements)) == {"kept": 20, "partly": 24, "not kept": 2, "unknown": 36}


def test_what_nothing_was_published_about_is_not_known_and_never_broken() -> None:
    for one in promises(TODAY):
        if one.on is None and one.kind != "decision":
            assert one.status in ("unknown", "ahead"), one
    (bucks,) = [one for one in of_area("825", TODAY) if one.kind == "statement"]
    assert bucks.status == "unknown"
    assert bucks.because == "No revisit was published by 4 October 2022, when the release ends."


def test_inspectors_are_due_back_as_the_report_says_and_a_day_that_has_passed_is_not_known() -> None:
    first, again = [one for one in of_area("940", TODAY) if one.kind != "decision"]
    assert (first.kind, first.due) == ("monitoring", add_months(date(2024, 3, 25), 18))
    assert first.status == "unknown" and "ends on 6 November 2025" in first.because
    assert (again.kind, again.due, again.status) == ("inspection", date(2027, 3, 25), "ahead")
    earlier = [one for one in of_area("940", date(2025, 1, 1)) if one.kind == "monitoring"]
    assert earlier[0].status == "ahead"


def test_an_area_whose_report_was_not_gathered_is_left_out() -> None:
    assert [row["code"] for row in rows("inspections_2023.csv") if not row["again"]] == ["871"]
    assert not [one for one in of_area("871", TODAY) if one.kind in ("monitoring", "inspection")]


def test_a_council_has_with_it_what_it_took_over() -> None:
    cumbria = next(one for one in areas().values() if one.code == "909")
    for successor in cumbria.successors:
        assert {one.area for one in of_area(successor, TODAY)} >= {"909"}


def test_decisions_are_those_of_the_ombudsman_and_name_duties_of_the_register() -> None:
    law = law_named("england")
    found = [one for one in promises(TODAY) if one.kind == "decision"]
    assert Counter(one.status for one in found) == {"late": 4, "missed": 2}
    for row in rows("ombudsman.csv"):
        assert row["duty"] in law.by_id and row["how"] in ("found", "said", "settled")
        assert row["due"] < (row["done"] or row["open_on"] or "9999")


def test_a_decision_says_whether_the_ombudsman_investigated() -> None:
    because = {one.source[-10:]: one.because for one in promises(TODAY) if one.kind == "decision"}
    assert because["21 005 330"].endswith("The Ombudsman investigated and found the council at fault.")
    assert because["22 016 420"].endswith("The council said so itself; the Ombudsman did not investigate.")


@pytest.mark.skipif(not CASES.is_file(), reason="The Ombudsman's decisions are not here: shared/cases.")
def test_decisions_are_as_they_were_read() -> None:
    import yaml

    read = {one["reference"]: one for one in yaml.safe_load(CASES.read_text(encoding="utf-8"))}
    wanted = {
        reference
        for reference, one in read.items()
        if any(each["expected_due"] and each["breached"] for each in one["findings"])
    }
    wanted.remove("24 020 383")  # names a due day after its own date, and the family alone says it was still open
    mine = rows("ombudsman.csv")
    assert {row["reference"] for row in mine} == wanted
    for row in mine:
        one = read[row["reference"]]
        due = next(each["expected_due"] for each in one["findings"] if each["expected_due"] and each["breached"])
        assert (row["due"], row["decided"], row["address"]) == (str(due), str(one["decided"] or ""), one["source"])
        assert find_authority(row["code"]).official_name == find_authority(one["council"]).official_name
        days = {str(fact["date"]) for fact in one["facts"]}
        assert {row["done"], row["open_on"]} - {""} <= days
