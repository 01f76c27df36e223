"""Dates as people type them: day first, part of a date, a word for one; anything else is one sentence back."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.case.days import read_day
from upheld.web.ui.typed_date import LONGEST, quoted, typed_date

TODAY = date(2026, 8, 20)  # a Thursday


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("12/1/26", "2026-01-12"),
        ("12.01.2026", "2026-01-12"),
        ("12-1-26", "2026-01-12"),
        ("12 1 26", "2026-01-12"),
        ("120126", "2026-01-12"),
        ("12012026", "2026-01-12"),
        ("2026-01-12", "2026-01-12"),
        ("2026/1/12", "2026-01-12"),
        ("20260112", "2026-01-12"),
        ("12 Jan 2026", "2026-01-12"),
        ("12th January 2026", "2026-01-12"),
        ("the 12th of January, 2026", "2026-01-12"),
        ("Jan 12, 2026", "2026-01-12"),
        ("Mon 12 Jan 2026", "2026-01-12"),
        ("  12 / 1 / 26 ", "2026-01-12"),
        ("١٢/١/٢٦", "2026-01-12"),
        ("\u202e12/1/26\u202c", "2026-01-12"),
        ("Jan 2026", "2026-01"),
        ("sept 2025", "2025-09"),
        ("1/2026", "2026-01"),
        ("2026-01", "2026-01"),
        ("202601", "2026-01"),
        ("2026", "2026"),
        ("today", "2026-08-20"),
        ("Yesterday", "2026-08-19"),
        ("thursday", "2026-08-20"),
        ("last thursday", "2026-08-13"),
        ("last Monday", "2026-08-17"),
        ("3 weeks ago", "2026-07-30"),
        ("last month", "2026-07"),
        ("this year", "2026"),
        ("29/2/24", "2024-02-29"),
        ("?", "unknown"),
        ("Don’t know", "unknown"),
        ("unknown", "unknown"),
    ],
)
def test_what_people_type_is_read_as_a_case_file_writes_it(typed: str, written: str) -> None:
    assert typed_date(typed, TODAY) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("20/8", "2026-08-20"),  # today
        ("21/8", "2025-08-21"),  # tomorrow has not come, so last year
        ("12th January", "2026-01-12"),
        ("31 dec", "2025-12-31"),
        ("29/2", "2024-02-29"),  # the latest there was
        ("jan 30", "2026-01-30"),  # January 2030 has not come
        ("august", "2026-08"),  # it has begun
        ("december", "2025-12"),
    ],
)
def test_without_a_year_it_is_the_latest_that_has_come(typed: str, written: str) -> None:
    assert typed_date(typed, TODAY) == written


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "Type a date"),
        ("31/4/26", "not in the calendar"),
        ("29/2/25", "not in the calendar"),
        ("0/1/26", "not in the calendar"),
        ("1/13/26", "not in the calendar"),
        ("21/8/26", "has not come yet"),
        ("9/2026", "has not come yet"),
        ("12/1/98", "has not come yet"),
        ("1/1/1979", "before 1980"),
        ("12/1/0026", "before 1980"),
        ("jan 12", "two dates"),  # 12 January, or January 2012
        ("201211", "two dates"),  # 20 December 2011, or November 2012
        ("Tuesday 12 Jan 2026", "day of the week"),  # it was a Monday
        ("12", "not a date"),
        ("soon", "not a date"),
        ("12/1/26 10:30", "not a date"),
        ("12/1/26 or 13/1/26", "not a date"),
        ("<b>12/1/26</b>", "not a date"),
        ("9" * 10_000, "not a date"),
    ],
)
def test_what_cannot_be_is_refused_in_one_sentence_with_what_was_typed(typed: str, why: str) -> None:
    with pytest.raises(ValueError, match=why) as caught:
        typed_date(typed, TODAY)
    told = str(caught.value)
    assert typed[:20] in told
    assert told.endswith(".") and "\n" not in told and len(told) < 200


@given(st.one_of(st.text(), st.text(alphabet="0123456789/.- ?janfebmrygostdc\u202e\x00", max_size=60)), st.dates(
    date(1990, 1, 1), date(2090, 12, 31)
))  # fmt: skip
def test_anything_typed_is_a_date_a_case_file_can_hold_or_one_sentence(typed: str, today: date) -> None:
    try:
        written = typed_date(typed, today)
    except ValueError as error:
        told = str(error)
        assert told.endswith(".") and len(told) < 250
        assert not any(unicodedata.category(letter)[0] == "C" for letter in told)
    else:
        assert read_day(written).first <= today or written == "unknown"


@given(st.dates(date(2000, 1, 1), date(2026, 8, 20)))
def test_every_day_is_read_from_each_usual_way_to_write_it(day: date) -> None:
    ways = [f"{day:%d/%m/%Y}", f"{day.day}.{day.month}.{day:%y}", f"{day:%d %B %Y}", f"{day:%A} {day.day} {day:%b %y}"]
    for way in ways:
        assert typed_date(way, TODAY) == day.isoformat(), way


def test_what_is_said_back_is_one_short_plain_line() -> None:
    assert quoted("a\x00b\u202ec\n d") == "a bc d"
    assert len(quoted("x" * 10_000)) == LONGEST
