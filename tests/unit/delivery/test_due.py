"""Which occasions fall due, by version of the plan, and what is left out: each counted from the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from upheld.delivery import slots as slots_module
from upheld.delivery.due import parts_left_out
from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement, versions
from upheld.delivery.entry import Entry
from upheld.delivery.shortfall import deliveries
from upheld.delivery.slots import Slot, slots
from upheld.delivery.terms import Calendar, Setting
from upheld.delivery.totals import totals

TERMS = (
    (date(2026, 1, 5), date(2026, 2, 13)),  # 6 weeks: 5, 12, 19, 26 January, 2, 9 February
    (date(2026, 2, 23), date(2026, 3, 27)),  # 5 weeks: 23 February, 2, 9, 16, 23 March
    (date(2026, 4, 13), date(2026, 5, 22)),  # 6 weeks: 13, 20, 27 April, 4, 11, 18 May; 4 May is a bank holiday
    (date(2026, 6, 1), date(2026, 7, 17)),  # 7 weeks: 1, 8, 15, 22, 29 June, 6, 13 July
)
CALENDAR = Calendar((Setting("School A", date(2026, 1, 1), None, TERMS),))
END = date(2026, 8, 31)
JANUARY = date(2026, 1, 5)


def line(amount: Amount | None, from_on: date = JANUARY, to_on: date | None = None, version: int = 1) -> Entitlement:
    return Entitlement(f"F.1-{version}", "F.1", "F", "Words", "Speech", amount, from_on, to_on,
                       why_unknown="" if amount else "The plan does not say.")  # fmt: skip


def due_on(*several: Entitlement, until: date = END, calendar: Calendar = CALENDAR) -> list[Slot]:
    return [*slots(several, calendar, until)]


def firsts(found: list[Slot]) -> list[str]:
    return [f"{one.first_on:%d %b}" for one in found]


def left_out(*several: Entitlement, until: date = END) -> list[tuple[str, str, str]]:
    return [
        (f"{one.first_on:%d %b}", f"{one.last_on:%d %b}", one.name) for one in parts_left_out(several, CALENDAR, until)
    ]


def test_every_week_of_term_and_its_number() -> None:
    found = due_on(line(Amount(30, 2)))
    assert len(found) == 2 * (6 + 5 + 6 + 7)
    assert found[0] == Slot("F.1:w:2026-01-05:1", "F.1-1", "F.1", 1, date(2026, 1, 5), date(2026, 1, 9), 30, None)
    assert [one.number for one in found[:4]] == [1, 2, 1, 2]


def test_a_week_falls_due_when_it_is_over() -> None:
    assert len(due_on(line(Amount(30)), until=date(2026, 1, 10))) == 0
    assert len(due_on(line(Amount(30)), until=date(2026, 1, 11))) == 1


def test_a_timetabled_day_without_school_is_not_known() -> None:
    # Monday and Friday; Monday 4 May 2026 is a bank holiday.
    found = [one for one in due_on(line(Amount(30, 2, days=(0, 4)))) if one.first_on == date(2026, 5, 4)]
    assert [one.day_on for one in found] == [None, date(2026, 5, 8)]
    found = due_on(line(Amount(30, 1, weeks="all", days=(0,))))
    assert date(2026, 5, 4) in {one.day_on for one in found}


def test_a_week_cut_by_an_amended_plan_counts_by_the_version_that_owes_less() -> None:
    # Amended on Wednesday 14 January 2026.
    more = due_on(line(Amount(30, 2)), line(Amount(90), date(2026, 1, 14), version=2), until=date(2026, 1, 18))
    assert [one.minutes for one in more] == [30, 30, 30, 30]
    found = due_on(line(Amount(30, 2)), line(Amount(45), date(2026, 1, 14), version=2), until=date(2026, 1, 25))
    assert [(one.entitlement, one.minutes, f"{one.first_on:%d %b}") for one in found] == [
        ("F.1-1", 30, "05 Jan"), ("F.1-1", 30, "05 Jan"), ("F.1-2", 45, "12 Jan"), ("F.1-2", 45, "19 Jan"),
    ]  # fmt: skip
    assert left_out(line(Amount(30, 2)), line(Amount(45), date(2026, 1, 14), version=2)) == []


def test_a_week_that_begins_with_a_bank_holiday_belongs_to_the_version_of_its_tuesday() -> None:
    new = line(Amount(45), date(2026, 5, 5), version=2)
    found = due_on(line(Amount(30)), new)
    assert [one.minutes for one in found if one.first_on == date(2026, 5, 4)] == [45]


def test_a_week_cut_by_a_line_of_unknown_amount_is_left_out() -> None:
    vague = line(None, date(2026, 1, 14), version=2)
    again = line(Amount(45), date(2026, 1, 28), version=3)
    # Known until Tuesday 13 January: the week of the 5th. Again from Wednesday 28: from 2 February.
    assert firsts(due_on(line(Amount(30)), vague, again, until=date(2026, 2, 8))) == ["05 Jan", "02 Feb"]
    assert left_out(line(Amount(30)), vague, again) == [("12 Jan", "13 Jan", "week"), ("28 Jan", "30 Jan", "week")]


def test_a_week_with_a_day_between_two_versions_is_nobodys() -> None:
    # The first ends on Tuesday 13 January, the second begins on Thursday 15: on Wednesday nothing was owed.
    first, second = line(Amount(30), to_on=date(2026, 1, 13)), line(Amount(45), date(2026, 1, 15), version=2)
    assert [one.minutes for one in due_on(first, second, until=date(2026, 1, 25))] == [30, 45]
    assert left_out(first, second) == [("12 Jan", "13 Jan", "week"), ("15 Jan", "16 Jan", "week")]
    by_term = [
        line(Amount(60, period="term"), to_on=date(2026, 1, 13)),
        line(Amount(60, period="term"), date(2026, 1, 15), version=2),
    ]
    assert firsts(due_on(*by_term)) == ["13 Apr"]


def test_a_week_keeps_its_days_over_a_version_that_owes_nothing_in_them() -> None:
    # Weekly until Monday 12 January, by the term on Tuesday 13, each day from Wednesday 14: the week is the first's.
    several = [
        line(Amount(30)),
        line(Amount(60, period="term"), date(2026, 1, 13), version=2),
        line(Amount(10, period="day"), date(2026, 1, 14), version=3),
    ]
    assert firsts(due_on(*several, until=date(2026, 1, 20))) == ["05 Jan", "12 Jan", "19 Jan", "20 Jan"]


def test_fortnights_are_counted_anew_from_each_version_and_never_overlap() -> None:
    old = line(Amount(60, every=2))
    # From 5 January: (5, 12), (19, 26), (2, 9 Feb), ... Amended on Wednesday 21 January: the pair (19, 26) has
    # begun and stays whole with the old version; the new one begins with (2, 9 Feb), (23 Feb, 2 Mar).
    new = line(Amount(90, every=2), date(2026, 1, 21), version=2)
    found = due_on(old, new, until=date(2026, 3, 8))
    assert [(one.minutes, f"{one.first_on:%d %b}", f"{one.due_on:%d %b}") for one in found] == [
        (60, "05 Jan", "16 Jan"), (60, "19 Jan", "30 Jan"), (90, "02 Feb", "13 Feb"), (90, "23 Feb", "06 Mar"),
    ]  # fmt: skip


def test_a_fortnight_that_another_rhythm_cuts_is_left_out_and_said_to_be() -> None:
    old, new = line(Amount(60, every=2)), line(Amount(30), date(2026, 1, 21), version=2)
    # (5, 12) counts; of (19, 26) only 19 and 20 January are the old version's; the new weeks begin on the 26th.
    assert firsts(due_on(old, new, until=date(2026, 2, 8))) == ["05 Jan", "26 Jan", "02 Feb"]
    assert left_out(old, new) == [("19 Jan", "20 Jan", "week"), ("21 Jan", "23 Jan", "week")]


def test_a_fortnight_that_is_not_full_is_not_due() -> None:
    assert len(due_on(line(Amount(60, every=2), to_on=date(2026, 1, 23)))) == 1
    assert left_out(line(Amount(60, every=2), to_on=date(2026, 1, 23))) == [("19 Jan", "23 Jan", "week")]
    assert len(due_on(line(Amount(60, every=5)))) == 24 // 5


def test_half_terms_and_terms() -> None:
    assert firsts(due_on(line(Amount(60, period="half_term")))) == ["05 Jan", "23 Feb", "13 Apr", "01 Jun"]
    found = due_on(line(Amount(60, period="term")))
    assert [(f"{one.first_on:%d %b}", f"{one.due_on:%d %b}") for one in found] == [
        ("05 Jan", "27 Mar"),
        ("13 Apr", "17 Jul"),
    ]


def test_a_term_cut_by_a_plan_that_goes_on_by_the_term_stays_whole_with_the_old_version() -> None:
    found = due_on(line(Amount(60, period="term")), line(Amount(90, period="term"), date(2026, 1, 21), version=2))
    assert [one.minutes for one in found] == [60, 90]


def test_a_term_cut_by_a_plan_in_another_rhythm_is_left_out_so_that_nothing_is_owed_twice() -> None:
    old, new = line(Amount(60, period="term")), line(Amount(30), date(2026, 1, 21), version=2)
    assert firsts(due_on(old, new, until=date(2026, 2, 8))) == ["26 Jan", "02 Feb"]
    assert left_out(old, new) == [("05 Jan", "20 Jan", "term"), ("21 Jan", "23 Jan", "week")]
    # And the other way about: the first whole term is the summer's.
    old, new = line(Amount(30)), line(Amount(60, period="term"), date(2026, 1, 21), version=2)
    assert firsts(due_on(old, new)) == ["05 Jan", "12 Jan", "19 Jan", "13 Apr"]
    # The week of 19 January is the old version's until Friday 23; from Saturday the rest of the term is left out.
    assert left_out(old, new) == [("24 Jan", "27 Mar", "term")]


def test_days_follow_a_week_of_the_old_version_without_being_owed_twice() -> None:
    found = due_on(
        line(Amount(30)), line(Amount(10, period="day"), date(2026, 1, 7), version=2), until=date(2026, 1, 16)
    )
    assert firsts(found) == ["05 Jan", "12 Jan", "13 Jan", "14 Jan", "15 Jan", "16 Jan"]


def test_every_day_of_term_and_every_day() -> None:
    assert len(due_on(line(Amount(10, period="day")), until=date(2026, 2, 13))) == 30
    assert len(due_on(line(Amount(10, 2, period="day", weeks="all"), to_on=date(2026, 1, 18)))) == 28


def test_every_week_of_the_calendar_begins_with_the_first_whole_one() -> None:
    # From Wednesday 18 February 2026, in half term: the first whole week is that of the 23rd.
    found = due_on(line(Amount(30, weeks="all"), date(2026, 2, 18)), until=date(2026, 4, 12))
    assert firsts(found) == ["23 Feb", "02 Mar", "09 Mar", "16 Mar", "23 Mar", "30 Mar", "06 Apr"]
    assert left_out(line(Amount(30, weeks="all"), date(2026, 2, 18))) == [("18 Feb", "22 Feb", "week")]
    assert firsts(due_on(line(Amount(30, weeks="all"), to_on=date(2026, 1, 17)))) == ["05 Jan"]
    assert left_out(line(Amount(30, weeks="all"), to_on=date(2026, 1, 17))) == [("12 Jan", "17 Jan", "week")]


def test_a_year_counts_when_it_is_whole_and_goes_on_over_an_amended_plan() -> None:
    yearly = Amount(600, period="year")
    first = line(yearly, date(2024, 2, 29))
    # From 29 February 2024: a year ends on 27 February 2025 (the corresponding date is the 28th), the next on the 27th.
    found = due_on(first)
    assert [(one.first_on, one.due_on) for one in found] == [
        (date(2024, 2, 29), date(2025, 2, 27)), (date(2025, 2, 28), date(2026, 2, 27)),
    ]  # fmt: skip
    # Amended on 1 September 2024: the year that runs stays whole, the next begins after it.
    found = due_on(first, line(Amount(300, period="year"), date(2024, 9, 1), version=2))
    assert [(one.minutes, one.first_on) for one in found] == [(600, date(2024, 2, 29)), (300, date(2025, 2, 28))]
    assert due_on(line(yearly, date(2025, 1, 1), date(2025, 12, 30))) == []
    assert len(due_on(line(yearly, date(2025, 1, 1), date(2025, 12, 31)))) == 1


def test_once_is_once_over_all_versions_that_follow_one_another() -> None:
    once = Amount(180, period="once", by_on=date(2026, 3, 31))
    assert due_on(line(once), until=date(2026, 3, 30)) == []
    assert [(one.due_on, one.day_on) for one in due_on(line(once))] == [(date(2026, 3, 31), None)]
    again = line(once, date(2026, 2, 1), version=2)
    late = line(once, date(2026, 5, 1), version=3)
    assert [one.entitlement for one in due_on(line(once), again, late)] == ["F.1-1"]
    # A line that ends, and begins anew after a time, is owed anew; one whose day was past is due on its first day.
    found = due_on(line(once, to_on=date(2026, 4, 1)), late)
    assert [(one.entitlement, one.due_on) for one in found] == [
        ("F.1-1", date(2026, 3, 31)),
        ("F.1-3", date(2026, 5, 1)),
    ]
    assert due_on(line(once, to_on=date(2026, 3, 1))) == []
    # Without a day, a year from the day it begins.
    (found_one,) = due_on(line(Amount(180, period="once"), date(2025, 3, 1)))
    assert found_one.due_on == date(2026, 2, 28)


def test_a_line_that_begins_and_ends_within_weeks_says_what_is_left_out() -> None:
    short = line(Amount(30), date(2026, 1, 7), date(2026, 1, 27))
    assert firsts(due_on(short)) == ["12 Jan", "19 Jan"]
    assert left_out(short) == [("07 Jan", "09 Jan", "week"), ("26 Jan", "27 Jan", "week")]
    assert left_out(short, until=date(2026, 1, 20)) == [("07 Jan", "09 Jan", "week")]
    found = deliveries([short], CALENDAR, [], END)
    assert found.warnings == (
        "Speech: from 7 January 2026 to 9 January 2026 is a part of a week and is not counted: only a whole week is.",
        "Speech: from 26 January 2026 to 27 January 2026 is a part of a week and is not counted: only a whole week is.",
    )


def test_an_empty_calendar_counts_what_needs_no_terms_and_says_so() -> None:
    several = [line(Amount(30)), Entitlement("G.1", "G.1", "G", "Words", "Physio", Amount(30, weeks="all"), JANUARY)]
    found = deliveries(several, Calendar(), [], date(2026, 1, 18))
    assert [one.slot.line for one in found.sessions] == ["G.1", "G.1"]
    assert found.warnings == (
        "No term dates are known, so nothing can be counted that is owed in term time: give the term dates.",
    )
    after = deliveries([line(Amount(30))], CALENDAR, [], date(2026, 9, 30)).warnings
    assert after == ("No term dates are known after 17 July 2026: nothing is counted after that day.",)
    assert deliveries([line(Amount(30))], CALENDAR, [], date(2026, 7, 17)).warnings == ()


def test_what_is_said_of_a_session_that_is_not_owed_is_a_stray_and_of_one_to_come_is_not() -> None:
    def said(id: str, *names: str, **more: Any) -> Entry:
        return Entry(id, "delivered", "family", datetime(2026, 1, 14, tzinfo=UTC), names, **more)

    entries = [
        said("to come", "F.1:w:2026-01-12:1"),
        said("to come too", "F.1:w:2026-01-19:1", "F.1:w:2026-01-26:1"),
        said("owed and not", "F.1:w:2026-01-05:1", "F.1:w:2026-01-05:2"),
        said("in the holidays", "F.1:w:2025-12-29:1"),
        said("of no line", "F.9:w:2026-01-05:1"),
        said("of nothing", "nothing"),
        said("of long ago", "F.1:w:0001-01-01:1"),
        said("of a day too far away", "F.1:w:9999-12-27:1"),
        said("of a known line without a session", line="F.1", given_on=date(2026, 1, 7)),
    ]
    found = deliveries([line(Amount(30))], CALENDAR, entries, date(2026, 1, 14))
    assert [one.id for one in found.strays] == sorted(
        [
            "owed and not",
            "in the holidays",
            "of no line",
            "of nothing",
            "of a known line without a session",
            "of long ago",
            "of a day too far away",
        ]
    )
    assert found.warnings == ("7 entries name sessions that are not owed: what they say of those is not counted.",)
    assert found.tally.delivered == 30


def test_what_is_said_at_once_of_two_weeks_may_be_late_for_one_of_them() -> None:
    names = ("F.1:w:2026-01-05:1", "F.1:w:2026-01-12:1")
    late = Entry("e", "late", "setting", datetime(2026, 1, 19, tzinfo=UTC), names, given_on=date(2026, 1, 14))
    found = deliveries([line(Amount(30))], CALENDAR, [late], date(2026, 1, 18)).tally
    assert (found.delivered, found.later) == (60, 30)
    assert totals([line(Amount(30))], CALENDAR, [late], date(2026, 1, 18)) == {"F.1": found}


def test_what_was_given_of_a_line_of_unknown_amount_is_listed_and_never_counted() -> None:
    vague = line(None, JANUARY, date(2026, 2, 13))
    told = [
        Entry(f"e{number}", "delivered", "setting", datetime(2026, 3, 1, tzinfo=UTC), (), "F.1", 30, day)
        for number, day in enumerate([date(2026, 1, 7), date(2026, 2, 20), date(2026, 3, 9)])
    ]
    found = deliveries([vague], CALENDAR, told, date(2026, 3, 1))
    assert found.tally.owed == 0 and not found.sessions and not found.strays
    assert [one.id for one in found.unmeasured[0].given] == ["e0"]  # after the line ended; after the day looked at
    assert deliveries([vague], CALENDAR, told, date(2025, 12, 31)).unmeasured == ()
    # What names a session is of that session, whatever line it names as well.
    late = Entry("late", "late", "setting", datetime(2026, 3, 1, tzinfo=UTC), ("F.1:w:2026-01-05:1",), "F.1", 30,
                 date(2026, 1, 21))  # fmt: skip
    found = deliveries([line(Amount(30)), line(None, date(2026, 1, 19), version=2)], CALENDAR, [late], END)
    assert found.unmeasured[0].given == () and found.tally.later == 30


@pytest.mark.parametrize("until", [date(2101, 1, 1), date.max, date(1979, 12, 31), date.min])
def test_a_day_nobody_counts_to_is_refused_at_once(until: date) -> None:
    with pytest.raises(DeliveryError, match="give a day from 1980-01-01 to 2100-12-31"):
        slots([line(Amount(10, 60, period="day", weeks="all"))], CALENDAR, until)


def test_more_sessions_than_anybody_could_give_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots_module, "MOST_OCCASIONS", 100)
    daily = line(Amount(10, 60, period="day", weeks="all"))
    assert len(due_on(daily, until=JANUARY)) == 60
    with pytest.raises(DeliveryError, match="More than 100 sessions fall due"):
        due_on(daily, until=JANUARY + timedelta(days=1))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Amount(0), "0 minutes"),
        (lambda: Amount(1441), "1441 minutes"),
        (lambda: Amount(30, 0), "0 times"),
        (lambda: Amount(30, 61), "61 times"),
        (lambda: Amount(30, every=53), "Every 53"),
        (lambda: Amount(30, period="term", every=2), "only weeks"),
        (lambda: Amount(30, most=29), "From 30 to 29"),
        (lambda: Amount(30, 2, days=(0,)), "as many as the times"),
        (lambda: Amount(30, days=(7,)), "Monday 0 to Sunday 6"),
        (lambda: Amount(30, period="once", by_on=date(2200, 1, 1)), "By 2200-01-01"),
        (lambda: line(Amount(30), JANUARY, date(2026, 1, 4)), "put the days right"),
        (lambda: line(Amount(30), date(1900, 1, 1)), "write days from 1980"),
        (lambda: line(Amount(30), JANUARY, date.max), "write days from 1980"),
        (lambda: versions([line(Amount(30)), line(Amount(30))]), "Two lines are called F.1-1"),
        (lambda: versions([line(Amount(30)), line(Amount(30), version=2)]), "begin on 2026-01-05"),
        (lambda: Entitlement("a:b", "F.1", "F", "", "", None, JANUARY), "cannot name a line"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(make: Any, words: str) -> None:
    with pytest.raises(DeliveryError, match=words):
        make()


def test_of_so_many_weeks_a_year_the_first_weeks_of_term_are_owed_and_no_more() -> None:
    # Term weeks of 2026-27: 7 (to 23 October) + 7 (to 18 December) + 6 + 5 + 7 + 7 = 39 weeks; the 36th is that of
    # Monday 28 June 2027, and those of 5, 12 and 19 July are not owed. In the next school year it begins again.
    terms = ((date(2026, 9, 7), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18)),
             (date(2027, 1, 4), date(2027, 2, 12)), (date(2027, 2, 22), date(2027, 3, 26)),
             (date(2027, 4, 12), date(2027, 5, 28)), (date(2027, 6, 7), date(2027, 7, 23)),
             (date(2027, 9, 6), date(2027, 9, 17)))  # fmt: skip
    calendar = Calendar((Setting("School A", date(2026, 9, 1), terms=terms),))
    owed = Entitlement("F.1", "F.1", "F", "", "Therapy", Amount(45, weeks_a_year=36), date(2026, 9, 1))
    due = [one.due_on for one in slots([owed], calendar, date(2027, 9, 19))]
    assert len(due) == 38
    assert due[35:] == [date(2027, 7, 2), date(2027, 9, 10), date(2027, 9, 17)]
    begun_later = replace(owed, from_on=date(2027, 6, 14))
    assert [one.due_on for one in slots([begun_later], calendar, date(2027, 8, 31))] == [
        date(2027, 6, 18), date(2027, 6, 25), date(2027, 7, 2),
    ]  # fmt: skip


def test_weeks_a_year_are_refused_of_anything_but_each_week_of_term() -> None:
    with pytest.raises(DeliveryError, match="only for each week of term"):
        Amount(45, period="term", weeks_a_year=36)
    with pytest.raises(DeliveryError, match="53 weeks a year"):
        Amount(45, weeks_a_year=53)


def test_a_day_of_the_timetable_in_the_holidays_owes_nothing_and_the_others_keep_their_numbers() -> None:
    # School opens on Thursday 8 January and closes on Monday 9 February; training on Wednesday 21 January.
    days = tuple(date(2026, 2, day) for day in range(10, 14))
    school = Setting("School A", date(2026, 1, 1), None, ((date(2026, 1, 8), date(2026, 2, 27)),),
                     (date(2026, 1, 21), *days))  # fmt: skip
    daily = line(Amount(60, 5, days=(0, 1, 2, 3, 4)))
    found = due_on(daily, calendar=Calendar((school,)), until=date(2026, 2, 15))
    assert [one.number for one in found if one.first_on == JANUARY] == [4, 5]
    training = [one for one in found if one.first_on == date(2026, 1, 19)]
    assert [(one.number, one.day_on is None) for one in training] == [
        (1, False), (2, False), (3, True), (4, False), (5, False)]  # fmt: skip
    assert [one.id for one in found if one.first_on == date(2026, 2, 9)] == ["F.1:w:2026-02-09:1"]
    gone = Entry("e", "delivered", "family", datetime(2026, 2, 20, tzinfo=UTC), ("F.1:w:2026-02-09:2",))
    told = deliveries([daily], Calendar((school,)), [gone], date(2026, 2, 15))
    assert told.strays == (gone,)
    assert totals([daily], Calendar((school,)), [gone], date(2026, 2, 15)) == {"F.1": told.tally}


def test_weeks_that_are_missing_from_the_terms_are_told() -> None:
    # The second half of the spring term was never written down; the plan is of 15 December.
    school = Setting("School A", date(2026, 1, 1), None, (TERMS[0], *TERMS[2:], (date(2026, 9, 3), date(2026, 9, 30))))
    found = deliveries([line(Amount(30), date(2025, 12, 15))], Calendar((school,)), [], date(2026, 9, 30))
    # Not the ten days of May, nor the summer.
    assert [one.partition(", so")[0] for one in found.warnings] == [
        "No school day is known from 15 December 2025 to 4 January 2026",
        "No school day is known from 14 February 2026 to 12 April 2026",
    ]
    week = line(Amount(30), date(2025, 12, 29))
    assert deliveries([week], CALENDAR, [], date(2026, 7, 1)).warnings == ()
    ended = line(Amount(30), to_on=date(2026, 2, 13))
    assert deliveries([ended], Calendar((school,)), [], date(2026, 9, 30)).warnings == ()


def test_so_many_weeks_of_a_year_that_is_not_known_from_september_are_told() -> None:
    (found,) = deliveries([line(Amount(30, weeks_a_year=10))], CALENDAR, [], date(2026, 7, 17)).warnings
    assert "year from September 2025 no school day is known before 5 January 2026" in found
    whole = Setting("School A", date(2025, 9, 1), None, ((date(2025, 9, 3), date(2025, 12, 19)), *TERMS))
    assert deliveries([line(Amount(30, weeks_a_year=10))], Calendar((whole,)), [], date(2026, 7, 17)).warnings == ()


def test_what_is_missed_in_a_long_time_that_still_runs_is_told_before_it_falls_due() -> None:
    yearly = line(Amount(60, 12, "year"))
    names = tuple(f"F.1:y:2026-01-05:{number}" for number in range(1, 9))
    said = Entry("e", "not_delivered", "setting", datetime(2026, 6, 1, tzinfo=UTC), names)
    found = deliveries([yearly], CALENDAR, [said], date(2026, 6, 1))
    assert found.warnings == (
        "8 of 12 sessions of Speech are already said not to have been given; they fall due by 4 January 2027 and are "
        "not counted before.",
    )
    assert not found.sessions and len(found.ahead) == 8 and not found.strays
    given = Entry("g", "delivered", "setting", datetime(2026, 6, 2, tzinfo=UTC), names)
    assert deliveries([yearly], CALENDAR, [said, given], date(2026, 6, 2)).warnings == ()
