"""The sums of what fell due from a day on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.delivery_year import AS_AT, MONDAYS, year
from upheld.delivery.shortfall import by, deliveries, line_of
from upheld.delivery.totals import totals

CHILD = year()[0]
FRIDAY = MONDAYS[20] + timedelta(days=4)


@pytest.mark.parametrize("since", [date.min, FRIDAY, FRIDAY + timedelta(days=1), AS_AT, AS_AT + timedelta(days=1)])
def test_they_are_those_of_the_sessions_that_fell_due_from_then_on(since: date) -> None:
    found = deliveries(CHILD.entitlements, CHILD.calendar, CHILD.entries, AS_AT)
    lines = by([one for one in found.sessions if one.slot.due_on >= since], line_of)
    assert totals(CHILD.entitlements, CHILD.calendar, CHILD.entries, AS_AT, since) == lines


def test_the_day_itself_is_in_it() -> None:
    sums = [totals(CHILD.entitlements, CHILD.calendar, CHILD.entries, AS_AT, day)["F.1"].owed
            for day in (FRIDAY, FRIDAY + timedelta(days=1))]  # fmt: skip
    # Forty weeks of 45 minutes, of which the first twenty, or twenty-one, are over.
    assert sums == [20 * 45, 19 * 45]
