"""Amounts, reasons and days as a page says them."""

import pytest

from tests.web.delivery.given import FIRST
from upheld.delivery.papers.bands import BANDS
from upheld.delivery.reasons import REASONS
from upheld.delivery.slots import Slot
from upheld.web.delivery.bars import MARKS
from upheld.web.delivery.words import PLACE_WORDS, REASON_WORDS, amount, between, when


@pytest.mark.parametrize(
    ("minutes", "told"), [(0, "0 min"), (59, "59 min"), (60, "1 h"), (380, "6 h 20 min"), (90_001, "1,500 h 1 min")]
)
def test_hours_and_minutes_never_decimals(minutes: int, told: str) -> None:
    assert amount(minutes) == told


def test_a_range_of_one_amount_is_that_amount() -> None:
    assert between(60, 60) == "1 h"
    assert between(20, 60) == "between 20 min and 1 h"


def test_every_reason_of_the_room_has_the_same_words_here() -> None:
    assert {code: str(words) for code, words in REASON_WORDS.items()} == {
        code: one.words for code, one in REASONS.items()
    }
    assert [*REASON_WORDS] == [*REASONS]


def test_every_place_of_a_minute_has_words_and_a_sign_of_its_own() -> None:
    names = {one.name for one in BANDS}
    assert names == set(PLACE_WORDS) == set(MARKS)
    assert len(set(MARKS.values())) == len({str(one) for one in PLACE_WORDS.values()}) == len(names)


def test_when_a_session_was_to_be() -> None:
    days = {"first": FIRST, "friday": FIRST.replace(day=11), "end": FIRST.replace(month=10, day=23)}
    on_a_day = Slot("F.1:w:2026-09-07:1", "F.1", "F.1", 1, days["first"], days["friday"], 30, days["friday"])
    assert when(on_a_day) == "Friday 11 September 2026"
    assert when(on_a_day._replace(day_on=None)) == "some time in the week of 7 September 2026"
    long = on_a_day._replace(day_on=None, due_on=days["end"])
    assert when(long) == "some time from 7 September 2026 to 23 October 2026"
