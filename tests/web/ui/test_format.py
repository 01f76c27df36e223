"""How days and numbers are written."""

from datetime import date

import pytest

from upheld.compliance.due import Due
from upheld.dates import EARLIEST, EVER, LATEST, Span
from upheld.web.ui import format


def test_a_day_has_its_weekday_and_no_leading_nought() -> None:
    assert format.day(date(2026, 2, 3)) == "Tuesday 3 February 2026"
    assert format.short_day(date(2026, 2, 3)) == "3 February 2026"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2026, 2, 3), date(2026, 2, 3), "Tuesday 3 February 2026"),
        (date(2026, 2, 1), date(2026, 2, 28), "February 2026"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2024, 2, 1), date(2024, 2, 28), "between Thursday 1 February 2024 and Wednesday 28 February 2024"),
        (date(2026, 1, 1), date(2026, 12, 31), "2026"),
        (EARLIEST, date(2026, 2, 3), "no later than Tuesday 3 February 2026"),
        (date(2026, 2, 3), LATEST, "Tuesday 3 February 2026 or later"),
    ],
)
def test_a_span_is_written_as_far_as_it_is_known(first: date, last: date, written: str) -> None:
    assert format.span(Span(first, last)) == written


def test_a_day_nobody_knows_is_said_to_be_unknown() -> None:
    assert format.span(EVER) == "day not known"
    assert format.due(Due(None, None)) == "a day that cannot be told yet"


def test_when_something_falls_due() -> None:
    assert format.due(Due(date(2026, 6, 1), date(2026, 6, 1))) == "Monday 1 June 2026"
    assert format.due(Due(date(2026, 6, 1), date(2026, 6, 30))) == "between Monday 1 June 2026 and Tuesday 30 June 2026"
    assert format.due(Due(None, date(2026, 6, 1))) == "Monday 1 June 2026 at the latest"


def test_a_number_has_its_thousands_parted() -> None:
    assert format.number(1234567) == "1,234,567"
    assert format.number(7) == "7"
