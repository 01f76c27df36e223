"""The report has every minute in every way it is cut, in its values, its table and its paper."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from icalendar import Calendar as Ics

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.files.file import Ledger
from upheld.delivery.files.from_csv import timetable
from upheld.delivery.files.report import FIVE, OUTSIDE, report_data, report_document
from upheld.delivery.files.to_csv import report_csv, sessions_csv, timetable_csv
from upheld.delivery.files.to_ics import occasions_ics
from upheld.delivery.slots import slots
from upheld.delivery.terms import Setting
from upheld.documents.text import as_text

AT = datetime(2026, 12, 1, 9, tzinfo=UTC)
AS_AT = date(2027, 9, 30)
SCHOOL = Setting("A", date(2026, 9, 7), None, (
    (date(2026, 9, 7), date(2026, 9, 25)), (date(2027, 1, 4), date(2027, 1, 15)), (date(2027, 9, 6), date(2027, 9, 17)),
))  # fmt: skip
TALK = Entitlement("talk", "talk", "F", "", "Speech therapy", Amount(30, days=(1,)), date(2026, 9, 7))
ALL_YEAR = Entitlement(
    "care", "care", "H1", "", "=Care", Amount(60, weeks="all"), date(2026, 9, 21), date(2026, 10, 11)
)
HANDS = Entitlement("hands", "hands", "F", "", "OT", None, date(2026, 9, 7), why_unknown="It says access.")


def said(id: str, outcome: str, week: str, side: str = "setting", **rest: object) -> Entry:
    return Entry(id, outcome, side, AT, (f"talk:w:{week}:1",), **rest)  # type: ignore[arg-type]


LEDGER = Ledger(
    (SCHOOL,),
    (TALK, ALL_YEAR, HANDS),
    (
        said("1", "delivered", "2026-09-07"),
        said("2", "not_delivered", "2026-09-14", reason="vacancy"),
        said("3", "delivered", "2026-09-21"),
        said("4", "not_delivered", "2026-09-21", "family"),
        said("5", "not_delivered", "2027-01-04", "family", reason="child_absent"),
        said("6", "shorter", "2027-01-11", minutes=10),
        said("7", "delivered", "2030-01-07"),
        Entry("8", "delivered", "family", AT, (), "hands", 20, date(2026, 9, 9)),
    ),
)


def test_the_figures_are_those_worked_out_by_hand() -> None:
    # Speech therapy: 3 + 2 + 2 weeks of 30 minutes = 210. Care: the weeks of 21 and 28 September and 5 October = 180.
    total = report_data(LEDGER, AS_AT)["total"]
    assert {name: total[name] for name in ("owed", *FIVE)} == {
        "owed": 390, "delivered": 40, "not_delivered": 50, "explained": 30, "disputed": 30, "unconfirmed": 240,
    }  # fmt: skip
    assert (total["missing_least"], total["missing_most"], total["came_least"], total["came_most"]) == (80, 110, 40, 70)
    assert (total["missing_by_setting_alone"], total["missing_by_family_alone"]) == (50, 30)


@pytest.mark.parametrize("cut", ["lines", "plan_years", "terms", "weeks", "by_line_and_week"])
def test_every_cut_adds_up_to_the_whole_and_each_slice_to_what_was_owed(cut: str) -> None:
    data = report_data(LEDGER, AS_AT)
    for name in ("owed", *FIVE):
        assert sum(one[name] for one in data[cut]) == data["total"][name]
    assert all(one["owed"] == sum(one[name] for name in FIVE) for one in data[cut])


def test_the_plan_year_runs_from_the_day_the_first_line_began() -> None:
    years = {one["first_on"]: one["owed"] for one in report_data(LEDGER, AS_AT)["plan_years"]}
    # Of the third term the week of 6 September 2027 ends on 10 September, in the second year.
    assert years == {"2026-09-07": 330, "2027-09-07": 60}


def test_a_plan_year_that_began_on_a_leap_day_goes_on_from_the_last_of_february() -> None:
    line = replace(TALK, from_on=date(2024, 2, 29), amount=Amount(30, weeks="all"))
    years = [one["first_on"] for one in report_data(Ledger((), (line,), ()), date(2026, 3, 31))["plan_years"]]
    assert years == ["2024-02-29", "2025-02-28", "2026-02-28"]


def test_what_is_owed_in_the_holidays_is_in_no_term() -> None:
    terms = {one["term"]: one["owed"] for one in report_data(LEDGER, AS_AT)["terms"]}
    assert terms == {"Autumn 2026": 150, OUTSIDE: 120, "Spring 2027": 60, "Autumn 2027": 60}


def test_the_gap_is_open_since_the_first_day_on_which_something_was_missing() -> None:
    data = report_data(LEDGER, AS_AT)
    # It was timetabled for the Tuesday of its week.
    assert data["gap_opened_on"] == "2026-09-15"
    assert [one["gap_opened_on"] for one in data["lines"]] == ["2026-09-15", None]


def test_a_line_of_unknown_amount_is_a_line_and_no_minutes() -> None:
    (one,) = report_data(LEDGER, AS_AT)["unknown"]
    assert one == {"line": "hands", "what": "OT", "why": "It says access.", "times_given": 1}


def test_what_names_an_occasion_that_is_not_owed_is_told_and_not_counted() -> None:
    assert report_data(LEDGER, AS_AT)["not_counted"] == ["7"]


def test_a_ledger_with_nothing_in_it_owes_nothing() -> None:
    data = report_data(Ledger(), AS_AT)
    assert (data["total"]["owed"], data["lines"], data["gap_opened_on"]) == (0, [], None)
    assert "nothing had fallen due" in as_text(report_document(Ledger(), AS_AT))


def test_the_paper_says_the_range_and_tells_absence_apart() -> None:
    text = " ".join(as_text(report_document(LEDGER, AS_AT)).split())
    assert "Speech therapy: between 1 h 20 min and 1 h 50 min did not come, whatever the reason." in text
    assert "The duty has no exception for that" in text
    assert "It says access." in text
    assert "1 entry names an occasion that is not owed any more" in text
    assert "14 September 2026: owed 30 min; did not come 30 min." in text


def test_the_table_of_a_report_has_a_row_for_each_slice() -> None:
    rows = [*csv.DictReader(StringIO(report_csv(LEDGER, AS_AT)))]
    data = report_data(LEDGER, AS_AT)
    assert len(rows) == 1 + sum(len(data[name]) for name in ("lines", "plan_years", "terms", "weeks"))
    assert {row["name"]: row["owed"] for row in rows if row["of"] == "terms"}["Autumn 2026"] == "150"


def test_the_table_of_sessions_has_both_accounts_and_no_formula() -> None:
    rows = [*csv.DictReader(StringIO(sessions_csv(LEDGER, LEDGER.reckoned(AS_AT))))]
    assert sum(int(row["owed"]) for row in rows) == 390
    disputed = next(row for row in rows if row["disputed"] == "30")
    assert (disputed["setting_says"], disputed["family_says"]) == ("30", "0")
    assert (disputed["first_on"], disputed["due_on"]) == ("2026-09-22", "2026-09-25")
    assert {row["what"] for row in rows if row["line"] == "care"} == {"'=Care"}


@pytest.mark.parametrize(
    "amount",
    [Amount(30, 2, days=(0, 3), most=45), Amount(45, every=2), Amount(90, period="half_term"),
     Amount(600, period="year"), Amount(180, period="once", by_on=date(2026, 12, 12)),
     Amount(15, period="day", weeks="all"), None],
)  # fmt: skip
def test_a_timetable_that_was_written_is_read_as_it_was(amount: Amount | None) -> None:
    line = replace(TALK, id="speech-therapy.20260907",
                       line="speech-therapy", section="G", text='Words, "quoted"', amount=amount, deliverer="=Ms X",
                       to_on=date(2027, 7, 21), group=3,
                       why_unknown="" if amount else "The timetable does not say how many minutes.")  # fmt: skip
    ((_row, found),), wrong, _table = timetable(timetable_csv([(line, "A remark")]).encode(), "t.csv")
    assert (found, wrong) == (line, [])


def test_the_calendar_has_each_occasion_once_and_says_nothing_of_what_came() -> None:
    owed = slots(LEDGER.entitlements, LEDGER.calendar, AS_AT)
    events = Ics.from_ical(occasions_ics(owed, LEDGER.entitlements, AS_AT)).walk("VEVENT")
    assert len({str(one["UID"]) for one in events}) == len(events) == len(owed) == 10
    first = next(one for one in events if one.decoded("DTSTART") == date(2026, 9, 8))
    assert str(first["SUMMARY"]) == "Speech therapy: 30 min"
    assert first.decoded("DTEND") == date(2026, 9, 9)
