from __future__ import annotations

from datetime import date

import pytest

from upheld.delivery.account import View
from upheld.delivery.entitlement import Amount
from upheld.delivery.words import between, how_long, promised, who


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (Amount(30), "30 min, once a week in term time"),
        (Amount(90, 3), "1 h 30 min, 3 times a week in term time"),
        (Amount(30, 2, weeks="all"), "30 min, twice a week, holidays too"),
        (Amount(45, every=2), "45 min, once every 2 weeks in term time"),
        (Amount(60, 6, "year"), "1 h, 6 times a year"),
        (Amount(60, 1, "half_term"), "1 h, once each half term"),
        (Amount(60, 1, "term"), "1 h, once each term"),
        (Amount(20, 1, "day"), "20 min, each school day"),
        (Amount(20, 2, "day", weeks="all"), "20 min, twice every day"),
        (Amount(120, 1, "once", by_on=date(2027, 3, 1)), "2 h, once, by 1 March 2027"),
        (Amount(120, 1, "once"), "2 h, once, in the first year"),
        (Amount(30, most=45), "30 min to 45 min (the least is counted), once a week in term time"),
        (Amount(30, most=30), "30 min, once a week in term time"),
        (None, "not known: the plan does not say how much"),
    ],
)
def test_what_is_promised_is_said_in_one_line(amount: Amount | None, said: str) -> None:
    assert promised(amount) == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "0 min"), (59, "59 min"), (60, "1 h"), (61, "1 h 1 min"), (66_001, "1,100 h 1 min")]
)
def test_minutes_are_said_in_hours_and_never_in_decimals(minutes: int, said: str) -> None:
    assert how_long(minutes) == said


def test_a_range_of_one_amount_is_that_amount() -> None:
    assert between(30, 30) == "30 min"
    assert between(0, 90) == "between 0 min and 1 h 30 min"


def test_who_says_it_is_the_side_where_nobody_said_what_they_are() -> None:
    assert who(View(), "setting") == "the school or service"
    assert who(View(), "family") == "the family"
