"""How the law counts days: each rule of england.md section 5, worked from a calendar and never from the code."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld import dates
from upheld.dates import EVER, SchoolDays, Span
from upheld.errors import UnknownDay, UpheldError
from upheld.law.code import LAST_CHECKED

A_DAY = st.dates(date(1990, 1, 1), date(2090, 12, 31))
KNOWN_DAY = st.dates(date(2012, 6, 1), date(2028, 6, 30))
ENGLAND = dates.england_and_wales()
KINGDOM = dates.united_kingdom()


def d(text: str) -> date:
    return date.fromisoformat(text)


# A day, or the days between which it lies


def test_a_span_is_exact_when_both_ends_are_one_day() -> None:
    assert dates.on(d("2026-01-12")) == Span(d("2026-01-12"), d("2026-01-12"))
    assert dates.on(d("2026-01-12")).exact
    assert not Span(d("2026-01-01"), d("2026-01-31")).exact
    assert Span(d("1980-01-01"), d("2100-12-31")) == EVER


# Days and weeks (G1, G9): the first day is left out, a week is seven days, nothing rolls


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        ("2026-03-04", 14, "2026-03-18"),  # W25: the report, two weeks as days
        ("2026-05-11", 15, "2026-05-26"),  # W9: 11 May + 15
        ("2026-02-20", 15, "2026-03-07"),  # a Saturday: no roll
        ("2024-02-20", 15, "2024-03-06"),  # 29 February lies between
        ("2025-12-20", 15, "2026-01-04"),  # a Sunday across New Year: no roll
        ("2026-03-10", 0, "2026-03-10"),
        ("2026-03-18", -14, "2026-03-04"),  # counted back (G7)
    ],
)
def test_days_leave_out_the_first_and_never_roll(day: str, number: int, expected: str) -> None:
    assert dates.add_days(d(day), number) == d(expected)


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        ("2026-01-12", 6, "2026-02-23"),  # W1
        ("2026-01-12", 16, "2026-05-04"),  # W1: a bank holiday, no roll
        ("2026-01-12", 20, "2026-06-01"),
        ("2026-02-07", 6, "2026-03-21"),  # W2: a Saturday, no roll
        ("2026-02-07", 20, "2026-06-27"),
        ("2025-08-01", 20, "2025-12-19"),  # all of August counts
        ("2025-12-01", 6, "2026-01-12"),  # so does Christmas
        ("2026-03-04", -2, "2026-02-18"),  # W25: papers two weeks before the meeting
    ],
)
def test_a_week_is_seven_days(day: str, number: int, expected: str) -> None:
    found = dates.add_weeks(d(day), number)
    assert found == d(expected)
    assert found.weekday() == d(day).weekday()


# Months (G3): the corresponding date, or the last day of a shorter month


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        ("2026-02-27", 2, "2026-04-27"),  # W10
        ("2025-12-31", 2, "2026-02-28"),  # W15: no 31st, no 29th
        ("2023-12-31", 2, "2024-02-29"),  # a leap year
        ("2023-12-29", 2, "2024-02-29"),
        ("2023-12-28", 2, "2024-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-10-15", 3, "2027-01-15"),  # over the year's end
        ("2026-12-01", 1, "2027-01-01"),
        ("2026-11-30", 1, "2026-12-30"),  # a short month does not lengthen
        ("2026-06-02", 3, "2026-09-02"),  # W37
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2024-02-29", -12, "2023-02-28"),
        ("2099-12-31", 0, "2099-12-31"),
    ],
)
def test_a_month_ends_on_the_corresponding_date(day: str, number: int, expected: str) -> None:
    assert dates.add_months(d(day), number) == d(expected)


@given(A_DAY, st.integers(-60, 60))
def test_a_month_later_is_that_month_and_never_a_later_day_of_it(day: date, number: int) -> None:
    found = dates.add_months(day, number)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == number
    assert found.day <= day.day
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


# Periods that begin with a day (G2, G6): it counts


@pytest.mark.parametrize(
    ("first", "number", "last"),
    [
        ("2026-04-24", 15, "2026-05-08"),  # W8: 24 April = 1, 8 May = 15
        ("2026-03-25", 15, "2026-04-08"),  # W25
        ("2024-02-20", 15, "2024-03-05"),  # 29 February is a day of it
        ("2026-04-24", 1, "2026-04-24"),
    ],
)
def test_a_window_counts_its_first_day(first: str, number: int, last: str) -> None:
    assert dates.window_end(d(first), number) == d(last)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        ("2025-03-10", 12, "2026-03-09"),  # 5.6
        ("2024-11-25", 12, "2025-11-24"),  # W28
        ("2026-03-10", 6, "2026-09-09"),  # W36
        ("2025-03-01", 12, "2026-02-28"),
        ("2023-03-01", 12, "2024-02-29"),  # the day before 1 March of a leap year
        ("2026-01-01", 12, "2026-12-31"),
        ("2024-02-29", 12, "2025-02-27"),  # ADR 7 n: the corresponding date is 28 February, less a day: the safe day
    ],
)
def test_a_period_that_starts_with_a_day_ends_the_day_before_the_corresponding_date(
    first: str, months: int, last: str
) -> None:
    assert dates.period_end(d(first), months) == d(last)


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2025-08-19", "2025-10-24", 2),  # LGSCO 25-006-076: due 19 August, sent 24 October
        ("2026-06-01", "2026-07-01", 1),
        ("2026-06-01", "2026-06-30", 0),
        ("2026-06-01", "2026-07-31", 1),
        ("2026-01-31", "2026-02-28", 1),  # the corresponding date is the last day of the month
        ("2026-01-31", "2026-02-27", 0),
        ("2025-06-15", "2026-06-14", 11),
        ("2025-06-15", "2026-06-15", 12),
        ("2026-06-01", "2026-06-01", 0),
        ("2026-06-01", "2025-06-01", 0),
    ],
)
def test_whole_months_of_delay_are_rounded_down(start: str, end: str, months: int) -> None:
    assert dates.whole_months_between(d(start), d(end)) == months


@given(A_DAY, st.integers(1, 3000))
def test_so_many_whole_months_later_is_not_past_the_end(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    months = dates.whole_months_between(start, end)
    assert dates.add_months(start, months) <= end < dates.add_months(start, months + 1)


# Bank holidays: the whole table, against the rules it was made by


def easter(year: int) -> date:
    """Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d_, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d_ - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def monday(year: int, month: int, *, last: bool = False) -> date:
    mondays = [day for day in (date(year, month, n) for n in range(1, 32)) if day.weekday() == 0]
    return mondays[-1] if last else mondays[0]


def moved(*days: date) -> set[date]:
    """Days in a row that are holidays, each on a weekend moved to the next day that is free."""
    found: list[date] = [day for day in days if day.weekday() < 5]
    for day in days:
        if day.weekday() >= 5:
            later = day
            while later.weekday() >= 5 or later in found:
                later += timedelta(days=1)
            found.append(later)
    return set(found)


MOVED_BY_PROCLAMATION = {
    2012: ({d("2012-05-28")}, {d("2012-06-04"), d("2012-06-05")}),  # the Diamond Jubilee
    2020: ({d("2020-05-04")}, {d("2020-05-08")}),  # 75 years since VE Day
    2022: ({d("2022-05-30")}, {d("2022-06-02"), d("2022-06-03"), d("2022-09-19")}),  # Jubilee; the Queen's funeral
    2023: (set(), {d("2023-05-08")}),  # the coronation
}


def english(year: int) -> set[date]:
    gone, come = MOVED_BY_PROCLAMATION.get(year, (set(), set()))
    found = moved(date(year, 1, 1)) | moved(date(year, 12, 25), date(year, 12, 26))
    found |= {easter(year) - timedelta(days=2), easter(year) + timedelta(days=1)}
    found |= {monday(year, 5), monday(year, 5, last=True), monday(year, 8, last=True)}
    return (found - gone) | come


def elsewhere(year: int) -> set[date]:
    """Days that are a bank holiday in Scotland or Northern Ireland and not in England and Wales."""
    scotland = moved(date(year, 1, 1), date(year, 1, 2)) | moved(date(year, 11, 30)) | {monday(year, 8)}
    ireland = moved(date(year, 3, 17)) | moved(date(year, 7, 12))
    return (scotland | ireland) - english(year)


YEARS = range(2012, 2029)


@pytest.mark.parametrize("year", YEARS)
def test_the_bank_holidays_of_england_and_wales(year: int) -> None:
    assert {day for day in ENGLAND.holidays if day.year == year} == english(year)


@pytest.mark.parametrize("year", YEARS)
def test_the_bank_holidays_of_the_rest_of_the_kingdom(year: int) -> None:
    assert {day for day in KINGDOM.holidays if day.year == year} == english(year) | elsewhere(year)


@pytest.mark.parametrize(
    ("year", "listed"),
    [
        (2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"),
        (2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"),
        (2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"),
    ],
)
def test_the_bank_holidays_that_the_law_file_prints(year: int, listed: str) -> None:
    assert sorted(day for day in ENGLAND.holidays if day.year == year) == [d(f"{year}-{one}") for one in listed.split()]


def test_the_table_reaches_two_years_past_the_day_the_law_was_last_checked() -> None:
    assert dates.add_months(LAST_CHECKED, 24) <= ENGLAND.valid_until
    assert d("2014-09-01") >= ENGLAND.valid_from
    assert (ENGLAND.valid_from, ENGLAND.valid_until) == (KINGDOM.valid_from, KINGDOM.valid_until)


def test_the_table_holds_nothing_outside_the_days_it_speaks_for_and_no_weekend() -> None:
    for day in KINGDOM.holidays:
        assert KINGDOM.valid_from <= day <= KINGDOM.valid_until
        assert day.weekday() < 5


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-05-01", True),
        ("2026-05-02", False),  # a Saturday
        ("2026-05-03", False),  # a Sunday
        ("2026-05-04", False),  # the early May bank holiday
        ("2026-04-03", False),  # Good Friday
        ("2026-12-24", True),
        ("2026-12-25", False),
        ("2026-12-28", False),  # Boxing Day, moved
        ("2026-12-29", True),
        ("2026-08-03", True),  # a bank holiday in Scotland only
        ("2026-03-17", True),  # in Northern Ireland only
    ],
)
def test_a_working_day_is_no_weekend_and_no_bank_holiday(day: str, works: bool) -> None:
    assert ENGLAND.is_working(d(day)) is works


@pytest.mark.parametrize("year", YEARS)
def test_christmas_day_is_never_worked(year: int) -> None:
    assert not ENGLAND.is_working(date(year, 12, 25))


@pytest.mark.parametrize("day", ["2026-08-03", "2026-03-17", "2026-07-13", "2026-01-02", "2026-11-30"])
def test_a_holiday_anywhere_in_the_kingdom_does_not_count_for_information_requests(day: str) -> None:
    assert not KINGDOM.is_working(d(day))


# What the table cannot say is refused


@pytest.mark.parametrize("day", ["2011-12-31", "2029-01-01", "1980-01-01", "2100-12-31"])
@pytest.mark.parametrize("bank", [ENGLAND, KINGDOM], ids=lambda bank: bank.of)
def test_a_day_outside_the_table_is_refused_in_one_sentence(bank: dates.Bank, day: str) -> None:
    with pytest.raises(UnknownDay) as refusal:
        bank.is_working(d(day))
    said = str(refusal.value)
    assert isinstance(refusal.value, UpheldError)
    assert all(word in said for word in (day, "2012-01-01", "2028-12-31", "upheld/data/bank_holidays.toml"))
    assert said.endswith(".")
    assert said.count(". ") == 0
    assert "\n" not in said


def test_the_last_day_of_the_table_is_still_answered() -> None:
    assert ENGLAND.is_working(d("2028-12-29"))
    assert not ENGLAND.is_working(d("2028-12-31"))
    assert not ENGLAND.is_working(d("2012-01-01"))
    assert dates.add_working_days(d("2028-12-28"), 1) == d("2028-12-29")


@pytest.mark.parametrize(
    "ask",
    [
        lambda: dates.add_working_days(d("2028-12-29"), 1),
        lambda: dates.add_working_days(d("2012-01-03"), -1),
        lambda: dates.add_tribunal_working_days(d("2028-12-22"), 1),
        lambda: dates.add_uk_working_days(d("2028-12-29"), 1),
        lambda: dates.next_working_day(d("2028-12-30")),
        lambda: dates.last_working_day(d("2029-01-02")),
        lambda: dates.rule_12(d("2028-12-25")),
        lambda: dates.rule_12(d("2029-08-01")),
        lambda: dates.deemed_receipt(d("2028-12-28"), "post_first"),
        lambda: dates.working_days_beginning(d("2029-01-01"), 1),
        lambda: SchoolDays([(d("2028-09-04"), d("2029-01-05"))], []),
    ],
)
def test_a_count_that_runs_past_the_table_is_refused(ask: object) -> None:
    assert callable(ask)
    with pytest.raises(UnknownDay, match="known from 2012-01-01 to 2028-12-31"):
        ask()


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (dates.add_weeks(d("2099-01-05"), 20), "2099-05-25"),
        (dates.add_months(d("2031-12-31"), 2), "2032-02-29"),
        (dates.period_end(d("2050-03-10"), 12), "2051-03-09"),
        (dates.deemed_receipt(d("2090-01-02"), "email"), "2090-01-02"),
    ],
)
def test_what_needs_no_working_day_needs_no_table(found: date, expected: str) -> None:
    assert found == d(expected)


# Working days


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        ("2026-04-01", 3, "2026-04-08"),  # W18: 2, then 7 and 8 after Easter
        ("2026-04-07", 3, "2026-04-10"),  # W19
        ("2026-06-15", 20, "2026-07-13"),  # W42
        ("2026-07-13", 20, "2026-08-10"),
        ("2026-08-10", 20, "2026-09-08"),  # 31 August is out
        ("2026-09-07", 40, "2026-11-02"),
        ("2026-05-01", 1, "2026-05-05"),  # over a bank holiday weekend
        ("2026-05-02", 1, "2026-05-05"),  # from a Saturday
        ("2025-12-24", 1, "2025-12-29"),  # Thursday and Friday are holidays
        ("2026-05-05", -1, "2026-05-01"),
        ("2026-04-08", -3, "2026-04-01"),
    ],
)
def test_working_days_leave_out_the_first(day: str, number: int, expected: str) -> None:
    assert dates.add_working_days(d(day), number) == d(expected)


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        ("2026-06-01", 1, "2026-06-01"),  # a Monday is day one
        ("2026-06-01", 5, "2026-06-05"),
        ("2026-05-30", 1, "2026-06-01"),  # a Saturday is not
        ("2026-05-04", 3, "2026-05-07"),  # nor a bank holiday: 5, 6, 7 May
    ],
)
def test_working_days_that_begin_with_a_day_count_it_if_it_works(day: str, number: int, expected: str) -> None:
    assert dates.working_days_beginning(d(day), number) == d(expected)


@pytest.mark.parametrize(
    ("day", "following", "before"),
    [
        ("2026-05-01", "2026-05-01", "2026-05-01"),
        ("2026-05-02", "2026-05-05", "2026-05-01"),
        ("2026-05-04", "2026-05-05", "2026-05-01"),
        ("2026-04-03", "2026-04-07", "2026-04-02"),
        ("2026-03-21", "2026-03-23", "2026-03-20"),  # W2: "last working day before"
        ("2026-06-27", "2026-06-29", "2026-06-26"),
        ("2026-12-26", "2026-12-29", "2026-12-24"),
        ("2027-12-25", "2027-12-29", "2027-12-24"),
    ],
)
def test_the_working_day_on_or_after_and_on_or_before(day: str, following: str, before: str) -> None:
    assert dates.next_working_day(d(day)) == d(following)
    assert dates.last_working_day(d(day)) == d(before)


@given(KNOWN_DAY, st.integers(1, 60))
def test_counting_working_days_one_by_one_gives_the_same(day: date, number: int) -> None:
    counted, later = 0, day
    while counted < number:
        later += timedelta(days=1)
        counted += later.weekday() < 5 and later not in english(later.year)
    assert dates.add_working_days(day, number) == later
    assert dates.add_working_days(later, -number) <= day


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        # 13 March Friday; 16 = 1; 17 (Northern Ireland) out; 18 = 2
        ("2026-03-13", 2, "2026-03-18"),
        # 31 July Friday; 3 August (Scotland) out; 4 = 1
        ("2026-07-31", 1, "2026-08-04"),
        ("2026-12-31", 1, "2027-01-05"),  # 1 Friday, 2 Saturday, so 4 January (Scotland) is out too
    ],
)
def test_information_requests_leave_out_any_holiday_of_the_kingdom(day: str, number: int, expected: str) -> None:
    assert dates.add_uk_working_days(d(day), number) == d(expected)


# The Tribunal's days: rule 12(3)(b) for acts, 12(2) and (3)(a) for starting


@pytest.mark.parametrize(
    ("day", "number", "expected"),
    [
        ("2026-07-16", 30, "2026-09-25"),  # W16
        ("2026-07-31", 1, "2026-09-01"),  # all of August is out, and 31 August a holiday too
        ("2026-12-24", 1, "2027-01-04"),  # 25 December to 1 January are out; 2 and 3 are a weekend
        ("2026-12-23", 1, "2026-12-24"),  # the 24th counts
        ("2025-12-31", 1, "2026-01-02"),  # the 2nd counts
        ("2026-08-15", 2, "2026-09-02"),
        ("2026-09-01", -1, "2026-07-31"),
        ("2026-10-30", -10, "2026-10-16"),
    ],
)
def test_days_of_the_tribunal_leave_out_august_and_christmas(day: str, number: int, expected: str) -> None:
    assert dates.add_tribunal_working_days(d(day), number) == d(expected)


@pytest.mark.parametrize(
    ("base", "due"),
    [
        ("2026-05-08", "2026-05-08"),  # W10: a working day
        ("2026-05-09", "2026-05-11"),  # a Saturday
        ("2026-05-04", "2026-05-05"),  # a bank holiday
        ("2026-02-28", "2026-03-02"),  # W15
        ("2026-08-01", "2026-09-01"),  # W12
        ("2026-08-03", "2026-09-01"),  # a working day in August is still August
        ("2026-08-31", "2026-09-01"),
        ("2027-08-31", "2027-09-01"),
        ("2025-08-31", "2025-09-01"),
        ("2024-08-15", "2024-09-02"),  # 1 September 2024 is a Sunday
        ("2026-09-01", "2026-09-01"),
        ("2026-09-15", "2026-09-15"),  # W13: the August days inside count
        ("2027-07-31", "2027-08-02"),  # 5.8: a Saturday, rolled into August and no further
        ("2026-07-31", "2026-07-31"),
        ("2026-12-24", "2026-12-24"),
        ("2026-12-25", "2027-01-04"),
        ("2026-12-31", "2027-01-04"),
        ("2027-01-01", "2027-01-04"),
        ("2024-12-27", "2025-01-02"),
        ("2025-01-01", "2025-01-02"),
        ("2025-01-02", "2025-01-02"),
        ("2023-01-02", "2023-01-03"),  # the holiday of 1 January, moved: 2 January itself is no day of rule 12(3)
        ("2022-12-24", "2022-12-28"),  # a Saturday: rolled past 26 and 27 December into Christmas and no further
    ],
)
def test_rule_12_asks_august_and_christmas_of_the_base_alone(base: str, due: str) -> None:
    assert dates.rule_12(d(base)) == d(due)


@given(KNOWN_DAY)
def test_rule_12_never_shortens_and_always_ends_on_a_working_day(base: date) -> None:
    due = dates.rule_12(base)
    assert base <= due
    assert ENGLAND.is_working(due)
    in_excluded = base.month == 8 or (base.month, base.day) == (1, 1) or (base.month == 12 and base.day >= 25)
    if not in_excluded and ENGLAND.is_working(base):
        assert due == base


# Deemed receipt


@pytest.mark.parametrize(
    ("sent", "channel", "arrives"),
    [
        ("2026-05-01", None, "2026-05-01"),
        ("2026-05-01", "email", "2026-05-01"),
        ("2026-05-02", "email", "2026-05-02"),  # a Saturday: an email needs no working day
        ("2026-05-01", "portal", "2026-05-01"),
        ("2026-05-01", "hand", "2026-05-01"),
        ("2026-05-01", "post_first", "2026-05-06"),  # 5 = 1, 6 = 2: Monday 4 May is a holiday
        ("2026-05-01", "post_second", "2026-05-08"),  # 5, 6, 7, 8
        ("2026-05-02", "post_first", "2026-05-06"),
        ("2026-04-01", "post_first", "2026-04-07"),  # 2 = 1, 7 = 2
        ("2026-06-15", "post_first", "2026-06-17"),
        ("2026-06-15", "post_second", "2026-06-19"),
    ],
)
def test_the_day_a_document_is_taken_to_arrive(sent: str, channel: str | None, arrives: str) -> None:
    assert dates.deemed_receipt(d(sent), channel) == d(arrives)


# School days: the school's own calendar


SPRING = SchoolDays([(d("2026-03-02"), d("2026-03-27")), (d("2026-04-13"), d("2026-05-22"))], [])


def test_the_sixth_school_day_is_counted_from_the_exclusion() -> None:
    assert SPRING.add(d("2026-03-02"), 6, beginning=True) == d("2026-03-09")  # W38: 2, 3, 4, 5, 6, 9


def test_fifteen_school_days_leave_out_the_first_the_break_and_a_bank_holiday() -> None:
    assert SPRING.add(d("2026-03-02"), 15) == d("2026-03-23")
    assert SPRING.add(d("2026-03-26"), 15) == d("2026-04-30")
    assert SPRING.add(d("2026-04-29"), 15) == d("2026-05-21")


def test_a_count_from_a_day_that_is_no_school_day_begins_on_the_next() -> None:
    assert SPRING.add(d("2026-03-29"), 1) == d("2026-04-13")
    assert SPRING.add(d("2026-03-29"), 1, beginning=True) == d("2026-04-13")


def test_a_closed_day_is_no_school_day() -> None:
    shut = SchoolDays([(d("2026-03-02"), d("2026-03-06"))], [d("2026-03-03"), d("2026-03-05")])
    assert [shut.add(d("2026-03-01"), number) for number in (1, 2, 3)] == [d(f"2026-03-0{n}") for n in (2, 4, 6)]
    assert shut.count(d("2026-03-02"), d("2026-03-06")) == 3


def test_past_the_terms_that_are_given_no_day_is_made_up() -> None:
    assert SPRING.add(d("2026-05-22"), 1) is None
    assert SPRING.add(d("2026-05-22"), 1, beginning=True) == d("2026-05-22")
    assert SPRING.add(d("2026-05-01"), 100) is None
    assert SPRING.add(d("2026-01-05"), 1) == d("2026-03-02")
    assert SPRING.add(d("2025-11-03"), 1) is None, "the terms before the first one given are not known"
    assert SchoolDays([], []).add(d("2026-03-02"), 1) is None


def test_school_days_are_counted_with_both_ends() -> None:
    assert SPRING.count(d("2026-03-02"), d("2026-03-02")) == 1
    assert SPRING.count(d("2026-03-02"), d("2026-03-27")) == 20
    assert SPRING.count(d("2026-03-28"), d("2026-04-12")) == 0
    assert SPRING.count(d("2026-05-01"), d("2026-05-08")) == 5, "1, 5, 6, 7, 8: Monday 4 May is a bank holiday"
    assert SPRING.count(d("2026-03-10"), d("2026-03-09")) == 0


def test_the_fifteenth_day_of_a_sickness_absence() -> None:
    term = SchoolDays([(d("2026-01-05"), d("2026-02-13"))], [])
    assert term.add(d("2026-01-12"), 15, beginning=True) == d("2026-01-30")  # W39


# Age, school year, and the end of compulsory school age


@pytest.mark.parametrize(
    ("day", "year"), [("2025-08-31", 2024), ("2025-09-01", 2025), ("2025-12-31", 2025), ("2026-01-01", 2025)]
)
def test_an_academic_year_begins_on_the_first_of_september(day: str, year: int) -> None:
    assert dates.academic_year(d(day)) == year


@pytest.mark.parametrize(
    ("born", "day", "group"),
    [
        ("2011-09-01", "2022-09-01", 6),  # eleven on the first day: the oldest of year 6
        ("2011-08-31", "2022-09-01", 7),
        ("2011-08-31", "2022-08-31", 6),
        ("2021-08-31", "2025-09-01", 0),  # four: Reception
        ("2021-09-01", "2025-09-01", -1),
        ("2009-10-03", "2025-10-03", 11),  # sixteen in year 11
        ("2012-03-01", "2025-09-01", 9),  # turns 14 in year 9
    ],
)
def test_the_year_group_of_an_age(born: str, day: str, group: int) -> None:
    assert dates.year_group(d(born), d(day)) == group


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        ("2010-06-15", "2026-06-14", 15),
        ("2010-06-15", "2026-06-15", 16),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2024-02-29", 16),
    ],
)
def test_age_in_whole_years(born: str, day: str, age: int) -> None:
    assert dates.age_on(d(born), d(day)) == age


@pytest.mark.parametrize(
    ("born", "age", "day"),
    [
        ("2010-06-15", 16, "2026-06-15"),
        ("2008-02-29", 18, "2026-03-01"),
        ("2008-02-29", 16, "2024-02-29"),
        ("2000-09-14", 25, "2025-09-14"),
    ],
)
def test_a_birthday(born: str, age: int, day: str) -> None:
    assert dates.birthday(d(born), age) == d(day)


@given(A_DAY.filter(lambda day: day.year <= 2060), st.integers(1, 30))
def test_the_birthday_is_the_first_day_of_that_age(born: date, age: int) -> None:
    day = dates.birthday(born, age)
    assert dates.age_on(born, day) == age
    assert dates.age_on(born, day - timedelta(days=1)) == age - 1


# The last Friday of June of the academic year in which someone turns 16
@pytest.mark.parametrize(
    ("born", "ends"),
    [
        ("1998-09-01", "2015-06-26"),
        ("1999-08-31", "2015-06-26"),
        ("1999-09-01", "2016-06-24"),
        ("2000-08-31", "2016-06-24"),
        ("2000-12-25", "2017-06-30"),  # 30 June is a Friday
        ("2002-01-01", "2018-06-29"),
        ("2003-05-05", "2019-06-28"),
        ("2004-02-29", "2020-06-26"),  # 16 on 29 February 2020
        ("2005-07-01", "2021-06-25"),
        ("2006-09-01", "2023-06-30"),
        ("2008-02-29", "2024-06-28"),
        ("2009-08-31", "2025-06-27"),
        ("2009-09-01", "2026-06-26"),
        ("2009-10-03", "2026-06-26"),  # W44
        ("2010-08-31", "2026-06-26"),
        ("2010-09-01", "2027-06-25"),
        ("2012-03-15", "2028-06-30"),
    ],
)
def test_compulsory_school_age_ends_on_the_last_friday_in_june(born: str, ends: str) -> None:
    found = dates.end_of_compulsory_school_age(d(born))
    assert found == d(ends)
    assert found.weekday() == 4


@given(A_DAY.filter(lambda day: day.year <= 2060))
def test_it_ends_in_the_last_week_of_the_june_of_that_academic_year(born: date) -> None:
    ends = dates.end_of_compulsory_school_age(born)
    assert (ends.month, ends.weekday()) == (6, 4)
    assert ends.day >= 24
    assert dates.academic_year(ends) == dates.academic_year(dates.birthday(born, 16))
