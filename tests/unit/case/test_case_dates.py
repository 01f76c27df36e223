"""Sent, received, served: every row of design.md 11.2."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from upheld.case import Event, from_data
from upheld.dates import EVER, Span
from upheld.errors import CaseError

FOUR = ("on", "sent_on", "received_on", "served_on")
ALL_ASSUMED = frozenset(FOUR)


def event(**entry: Any) -> Event:
    """The one event of a case that holds only it."""
    return from_data({"event": [{"kind": "draft_served", **entry}]}).log[0]


def january(first: int, last: int | None = None) -> Span:
    """A day of January 2026, or the span of two."""
    return Span(date(2026, 1, first), date(2026, 1, last or first))


# written, then on, sent, received, served, what is assumed; 9 January 2026 is a Friday
ROWS: list[tuple[dict[str, str], list[int], set[str]]] = [
    ({"on": "2026-01-09"}, [9, 9, 9, 9], set()),
    ({"on": "2026-01-09", "sent_on": "2026-01-07"}, [9, 7, 9, 9], set()),
    ({"on": "2026-01-09", "received_on": "2026-01-12"}, [9, 9, 12, 12], set()),
    ({"on": "2026-01-09", "served_on": "2026-01-12"}, [9, 9, 12, 12], set()),
    ({"on": "2026-01-09", "made_on": "2026-01-06"}, [9, 9, 9, 9], set()),
    ({"on": "2026-01-09", "channel": "post_first"}, [9, 9, 9, 9], set()),
    ({"sent_on": "2026-01-09"}, [9, 9, 9, 9], set()),
    ({"sent_on": "2026-01-09", "channel": "email"}, [9, 9, 9, 9], set()),
    ({"sent_on": "2026-01-09", "channel": "portal"}, [9, 9, 9, 9], set()),
    ({"sent_on": "2026-01-09", "channel": "hand"}, [9, 9, 9, 9], set()),
    # second working day: Monday 12, Tuesday 13; fourth: Thursday 15
    ({"sent_on": "2026-01-09", "channel": "post_first"}, [9, 9, 13, 13], set()),
    ({"sent_on": "2026-01-09", "channel": "post_second"}, [9, 9, 15, 15], set()),
    ({"sent_on": "2026-01-09", "channel": "post_second", "received_on": "2026-01-12"}, [12, 9, 12, 12], set()),
    ({"sent_on": "2026-01-09", "served_on": "2026-01-12"}, [12, 9, 12, 12], set()),
    ({"received_on": "2026-01-09"}, [9, 9, 9, 9], {"sent_on"}),
    ({"served_on": "2026-01-09"}, [9, 9, 9, 9], {"sent_on"}),
    ({"received_on": "2026-01-09", "made_on": "2026-01-07"}, [9, 7, 9, 9], {"sent_on"}),
    ({"received_on": "2026-01-09", "served_on": "2026-01-12"}, [9, 9, 9, 12], {"sent_on"}),
    ({"sent_on": "2026-01-08", "made_on": "2026-01-07"}, [8, 8, 8, 8], set()),
    ({"made_on": "2026-01-07"}, [7, 7, 7, 7], set(FOUR)),
]


@pytest.mark.parametrize(("written", "days", "assumed"), ROWS)
def test_each_date_that_is_absent_is_filled(written: dict[str, str], days: list[int], assumed: set[str]) -> None:
    found = event(**written)
    assert [getattr(found, name) for name in FOUR] == [january(day) for day in days]
    assert found.assumed == assumed
    assert found.made_on == (january(int(written["made_on"][-2:])) if "made_on" in written else None)


def test_a_month_sent_by_post_arrives_later_at_both_ends() -> None:
    found = event(sent_on="2026-01", channel="post_first")
    # Thursday 1 January is a bank holiday: Friday 2, Monday 5; Saturday 31 January: Monday 2, Tuesday 3 February
    assert found.received_on == Span(date(2026, 1, 5), date(2026, 2, 3))
    assert found.sent_on == january(1, 31)


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("2024-07", Span(date(2024, 7, 1), date(2024, 7, 31))),
        ("2024-02", Span(date(2024, 2, 1), date(2024, 2, 29))),
        ("2024", Span(date(2024, 1, 1), date(2024, 12, 31))),
        ("2100", Span(date(2100, 1, 1), date(2100, 12, 31))),
        ("1980-01-01", Span(date(1980, 1, 1), date(1980, 1, 1))),
        (date(2024, 7, 5), Span(date(2024, 7, 5), date(2024, 7, 5))),
        ("unknown", EVER),
    ],
)
def test_a_date_may_be_less_than_a_day(written: object, span: Span) -> None:
    assert event(on=written).on == span


def test_an_unknown_day_by_post_is_received_on_an_unknown_day() -> None:
    assert event(sent_on="unknown", channel="post_first").received_on == EVER


def test_a_day_past_the_calendar_of_bank_holidays_is_refused_only_where_it_is_needed() -> None:
    assert event(sent_on="2099-01-05").received_on.first == date(2099, 1, 5)
    with pytest.raises(CaseError, match="sent_on = 2099-01-05 is a day for which the post cannot be reckoned"):
        event(sent_on="2099-01-05", channel="post_first")


def test_a_span_needs_no_other_day() -> None:
    found = event(kind="absent_from_area", **{"from": "2026-01-05", "to": "2026-01-31"})
    assert found.on == found.sent_on == january(5)
    assert found.days == {"from_on": january(5), "to_on": january(31)}
    assert "to" not in found.fields
    closed = event(kind="school_closure", first_day_closed="2026-01-05")
    assert closed.on == january(5)
    assert closed.days == {"first_day_closed": january(5)}


def test_the_day_an_absence_was_told_is_not_its_first() -> None:
    found = event(kind="sickness_absence", on="2026-01-09", expected_days=15, **{"from": "2026-01-05"})
    assert (found.on, found.days["from_on"]) == (january(9), january(5))


def test_planned_days_have_their_own_place() -> None:
    found = event(kind="review_meeting_set", on="2026-01-05", meeting_on="2026-01-30")
    assert found.days == {"meeting_on": january(30)}
    assert "meeting_on" not in found.fields


def test_an_event_can_stand_in_a_set() -> None:
    assert len({event(on="2026-01-05"), event(on="2026-01-05")}) == 1
