"""How much a line promises, reckoned by hand from its words."""

from __future__ import annotations

import pytest

from upheld.plan.check.provision.judge import judge
from upheld.plan.check.provision.numbers import in_digits, in_words


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2 hours per week of phonics", (120, 120)),
        ("half an hour of reading every day", (150, 150)),  # 5 school days
        ("an hour and a half of maths each week", (90, 90)),
        ("1.5 hours of maths weekly", (90, 90)),
        ("15 hours and 20 minutes p/w", (920, 920)),
        ("3 x 20 minutes of phonics weekly", (60, 60)),
        ("three 20 minute sessions of phonics a week", (60, 60)),
        ("phonics twice a week for 30 minutes", (60, 60)),
        ("20-30 minutes of phonics every day", (100, 150)),
        ("between 20 and 30 minutes of phonics weekly", (20, 30)),
        ("up to 60 minutes of phonics weekly", (0, 60)),
        ("1 hour of art therapy per fortnight", (30, 30)),
        ("forty-five minutes of art therapy once a week", (45, 45)),
        ("phonics, 15 minutes, Monday to Thursday", (60, 60)),
        ("phonics from 9.10 to 9.40 on Tuesday and Friday", (60, 60)),
        ("16 weekly sessions of 50 minutes of counselling", (50, 50)),
    ],
)
def test_minutes_a_week(text: str, minutes: tuple[float, float]) -> None:
    assert [one.minutes_a_week for one in judge(text).amounts] == [minutes]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("6 hours of occupational therapy per year", (6, 6)),
        ("1 hour of occupational therapy each term", (3, 3)),
        ("1 hour of occupational therapy every half term", (6, 6)),
        ("two 90 minute visits a year by the therapist", (3, 3)),
    ],
)
def test_hours_a_year(text: str, hours: tuple[float, float]) -> None:
    amounts = judge(text).amounts
    assert [(one.minutes_a_week, one.hours_a_year) for one in amounts] == [(None, hours)]


def test_the_weeks_reckoned_with_are_said() -> None:
    assumed, printed = (
        judge("2 hours of maths a week").amounts[0],
        judge("2 hours of maths a week for 39 weeks").amounts[0],
    )
    assert assumed.hours_a_year == (76, 76) and "assumed" in (assumed.reckoned_with or "")
    assert printed.hours_a_year == (78, 78) and "printed" in (printed.reckoned_with or "")


@pytest.mark.parametrize(
    "text",
    [
        "Weekly speech therapy",
        "20 minutes of phonics",
        "A 2-hour course for staff",
        "X is 9 years and 4 months old",
        "a 25 hour school week",
        "£6,000 a year",
        "80% in 4 of 5 trials each week",
        "3 weekly visits",
        "monthly sessions of 45 minutes",
    ],
)
def test_what_the_text_does_not_say_is_not_guessed(text: str) -> None:
    assert judge(text).amounts == ()


def test_alternatives_are_the_least_and_the_most_of_both() -> None:
    text = "Either three 20 minute sessions or two 40 minute sessions of reading a week"
    amounts = judge(text).amounts
    assert all(one.minutes_a_week is None or one.minutes_a_week[0] >= 60 for one in amounts)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        (("forty", "five", "minutes"), (45, 2)),
        (("one", "hundred"), (100, 2)),
        (("twelve",), (12, 1)),
        (("week",), None),
    ],
)
def test_numbers_in_words(words: tuple[str, ...], number: tuple[float, int] | None) -> None:
    assert in_words(words) == number


@pytest.mark.parametrize(
    ("written", "number"), [("1,200", 1200), ("2½", 2.5), ("½", 0.5), (".5", 0.5), ("x", None), ("", None), (",", None)]
)
def test_numbers_in_digits(written: str, number: float | None) -> None:
    assert in_digits(written) == number
