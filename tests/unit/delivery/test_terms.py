"""The weeks, half terms and terms of a school, worked from the calendar beside each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.terms import MOST_TERMS, Calendar, Setting

_DAY = timedelta(days=1)


def calendar(*terms: tuple[date, date], closed: tuple[date, ...] = ()) -> Calendar:
    return Calendar((Setting("School A", date(2012, 1, 1), None, terms, closed),))


def mondays(one: Calendar) -> list[str]:
    return [f"{week.first_on:%d %b}" for week in one.weeks]


def test_a_week_of_term_has_a_school_day_in_it() -> None:
    # Thursday 18 December 2025 to Monday 5 January 2026: the week of 22 December would have school until the 24th,
    # were the term not printed in two. Good Friday 3 April and Easter Monday 6 April 2026 are bank holidays.
    one = calendar((date(2025, 12, 18), date(2025, 12, 19)), (date(2026, 4, 3), date(2026, 4, 7)))
    assert mondays(one) == ["15 Dec", "06 Apr"]
    assert (one.weeks[1].starts_on, one.weeks[1].ends_on) == (date(2026, 4, 7), date(2026, 4, 7))
    assert one.is_school_day(date(2026, 4, 7)) and not one.is_school_day(date(2026, 4, 6))


def test_half_term_inside_a_printed_term_splits_it_and_a_training_day_does_not() -> None:
    closed = (date(2025, 9, 1), *(date(2025, 10, 27) + number * _DAY for number in range(5)))
    one = calendar((date(2025, 9, 1), date(2025, 12, 19)), closed=closed)
    # 1 September to 24 October: 8 weeks; 3 November to 19 December: 7 weeks.
    assert len(one.weeks) == 15
    assert [(half.starts_on, half.ends_on) for half in one.half_terms] == [
        (date(2025, 9, 2), date(2025, 10, 24)),
        (date(2025, 11, 3), date(2025, 12, 19)),
    ]
    assert [(term.name, term.starts_on, term.ends_on) for term in one.terms] == [
        ("Autumn 2025", date(2025, 9, 2), date(2025, 12, 19)),
    ]
    assert one.term_of(date(2025, 10, 29)) == one.terms[0] and one.week_of(date(2025, 10, 29)) is None


def test_a_school_that_begins_in_august_has_one_autumn_term() -> None:
    # Leicestershire begins in August: Thursday 28 August 2025, after the bank holiday of the 25th.
    one = calendar((date(2025, 8, 28), date(2025, 10, 10)), (date(2025, 10, 20), date(2025, 12, 19)))
    assert [(term.name, term.starts_on) for term in one.terms] == [("Autumn 2025", date(2025, 8, 28))]


def test_the_three_terms_of_a_year_and_of_the_next() -> None:
    one = calendar(
        (date(2025, 9, 2), date(2025, 10, 24)), (date(2025, 11, 3), date(2025, 12, 19)),
        (date(2026, 1, 5), date(2026, 2, 13)), (date(2026, 2, 23), date(2026, 3, 27)),
        (date(2026, 4, 13), date(2026, 5, 22)), (date(2026, 6, 1), date(2026, 7, 21)),
        (date(2026, 9, 2), date(2026, 10, 23)),
    )  # fmt: skip
    assert [term.name for term in one.terms] == ["Autumn 2025", "Spring 2026", "Summer 2026", "Autumn 2026"]
    assert len(one.half_terms) == 7


def test_a_setting_open_all_year_is_cut_in_september() -> None:
    one = calendar((date(2025, 9, 1), date(2026, 8, 31)), (date(2026, 9, 1), date(2026, 10, 2)))
    assert [(half.first_on, half.last_on) for half in one.half_terms] == [
        (date(2025, 9, 1), date(2026, 8, 30)),
        (date(2026, 8, 31), date(2026, 10, 4)),  # Monday 31 August is a bank holiday: its first school day is the 1st
    ]


def test_a_year_of_53_weeks_a_leap_day_and_clock_changes_lose_no_week() -> None:
    # 2020 has 53 weeks of the ISO calendar and a 29 February; clocks change on 29 March and 25 October.
    one = calendar((date(2020, 1, 6), date(2020, 12, 31)), (date(2021, 1, 1), date(2021, 1, 8)))
    assert len(one.weeks) == 53
    assert one.weeks[-1].first_on == date(2021, 1, 4)
    assert all(
        after.first_on - before.first_on == 7 * _DAY for before, after in zip(one.weeks, one.weeks[1:], strict=False)
    )


def test_a_child_who_moves_in_the_middle_of_a_week_has_one_week() -> None:
    first = Setting("School A", date(2026, 1, 5), date(2026, 1, 13), ((date(2026, 1, 5), date(2026, 2, 13)),))
    second = Setting("School B", date(2026, 1, 15), None, ((date(2026, 1, 7), date(2026, 1, 23)),))
    one = Calendar((first, second))
    # 5 to 13 January at the first: 7 days; 15, 16, 19 to 23 January at the second: 7 days. Wednesday 14 at neither.
    assert len(one.days) == 14 and not one.is_school_day(date(2026, 1, 14))
    assert mondays(one) == ["05 Jan", "12 Jan", "19 Jan"]
    assert (one.weeks[1].starts_on, one.weeks[1].ends_on) == (date(2026, 1, 12), date(2026, 1, 16))


def test_terms_of_two_settings_that_overlap_count_each_day_once() -> None:
    terms = ((date(2026, 1, 5), date(2026, 1, 16)),)
    both = Calendar(
        (Setting("School A", date(2026, 1, 1), None, terms), Setting("Unit B", date(2026, 1, 1), None, terms))
    )
    assert len(both.days) == 10 and len(both.weeks) == 2 and len(both.half_terms) == 1


def test_an_empty_calendar_knows_nothing() -> None:
    one = Calendar()
    assert (one.days, one.weeks, one.half_terms, one.terms, one.known_until) == ((), (), (), (), None)
    assert one.term_of(date(2026, 1, 5)) is None and one.days_in(date(2026, 1, 1), date(2026, 2, 1)) == ()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"terms": ((date(2026, 2, 1), date(2026, 1, 1)),)}, "put its first day first"),
        ({"terms": ((date(2025, 1, 1), date(2026, 3, 1)),)}, "put its first day first"),
        ({"terms": ((date(2030, 1, 1), date(2030, 3, 1)),)}, "bank holidays are known from"),
        ({"terms": ((date(2009, 1, 1), date(2009, 3, 1)),)}, "bank holidays are known from"),
        ({"to_on": date(2025, 12, 31)}, "put the first day first"),
        ({"terms": ((date(2026, 1, 1), date(2026, 1, 2)),) * (MOST_TERMS + 1)}, "201 terms; 200 is the most"),
    ],
)
def test_terms_that_cannot_be_are_refused_in_a_sentence(changes: dict[str, object], words: str) -> None:
    with pytest.raises(DeliveryError, match=words):
        Setting(**{"name": "School A", "from_on": date(2026, 1, 1), **changes})  # type: ignore[arg-type]
