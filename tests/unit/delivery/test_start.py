"""The check four weeks after a plan or a move."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from upheld.delivery.entitlement import Amount, DeliveryError, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.shortfall import deliveries
from upheld.delivery.start import Asked, Begin, StartCheck, checks
from upheld.delivery.terms import Calendar, Setting

PLAN_ON, MOVE_ON = date(2026, 9, 1), date(2026, 11, 2)
CALENDAR = Calendar((Setting("School", PLAN_ON, terms=((date(2026, 9, 7), date(2026, 12, 18)),)),))
PLAN, MOVE = Begin("plan", PLAN_ON), Begin("move", MOVE_ON)
LINE = Entitlement("F.1", "F.1", "F", "Therapy", "Therapy", Amount(45), PLAN_ON)


def entry(outcome: str, week: str, side: str = "setting", **rest: Any) -> Entry:
    at = datetime(2026, 9, 8, tzinfo=UTC)
    return Entry(f"{side}-{outcome}-{week}", outcome, side, at, (f"F.1:w:{week}:1",), **rest)  # type: ignore[arg-type]


def checked(
    *entries: Entry, asked: tuple[Asked, ...] = (), lines: tuple[Entitlement, ...] = (LINE,),
    begins: tuple[Begin, ...] = (PLAN,), as_at: date = date(2026, 10, 30),
) -> tuple[StartCheck, ...]:  # fmt: skip
    return checks(begins, lines, deliveries(lines, CALENDAR, entries, as_at), asked)


def test_the_check_is_28_days_after_the_plan() -> None:
    assert PLAN.check_on == date(2026, 9, 29)
    assert [one.is_due for day in (28, 29) for one in checked(as_at=date(2026, 9, day))] == [False, True]


def test_a_line_nobody_has_said_anything_of_is_neither() -> None:
    ((only,),) = [one.lines for one in checked()]
    assert (only.standing, only.on, only.by) == ("unsaid", None, "")


def test_a_line_has_started_on_the_first_day_anybody_says_it_was_given() -> None:
    found = checked(entry("delivered", "2026-09-21", "family"), entry("delivered", "2026-10-05"),
                    entry("not_delivered", "2026-09-07"))  # fmt: skip
    (only,) = found[0].of("started")
    assert (only.on, only.by) == (date(2026, 9, 25), "family")


def test_a_line_that_is_denied_and_given_by_nobody_has_not_started() -> None:
    (only,) = checked(entry("not_delivered", "2026-09-14"), entry("not_delivered", "2026-09-07"))[0].of("not_started")
    assert (only.on, only.by) == (date(2026, 9, 11), "setting")


def test_whoever_was_asked_is_shown_and_their_answer_counts() -> None:
    asked = (Asked("F.1", "The SENCO", date(2026, 9, 29)), Asked("F.1", "The therapist", date(2026, 10, 2), "started"))
    (only,) = checked(asked=asked)[0].lines
    assert (only.standing, only.on, only.by) == ("started", date(2026, 10, 2), "The therapist")
    assert only.asked == asked
    (silent,) = checked(asked=asked[:1])[0].lines
    assert silent.standing == "unsaid"


def test_what_was_given_before_a_move_says_nothing_of_the_new_setting() -> None:
    found = checked(entry("delivered", "2026-09-14"), begins=(PLAN, MOVE), as_at=date(2026, 12, 4))
    assert [one.begin for one in found] == [MOVE, PLAN]
    assert [one.lines[0].standing for one in found] == ["unsaid", "started"]


def test_the_version_in_force_is_the_one_that_is_checked_and_sen_support_is_none() -> None:
    old = Entitlement("F.1", "F.1", "F", "Old", "Therapy", Amount(30), date(2026, 1, 1), date(2026, 8, 31))
    new = Entitlement("F.1-v2", "F.1", "F", "New", "Therapy", Amount(45), PLAN_ON)
    support = Entitlement("S.1", "S.1", "SEN", "Group", "Group", Amount(30), PLAN_ON)
    found = checked(lines=(old, new, support))
    assert [one.entitlement.text for one in found[0].lines] == ["New"]


def test_a_line_of_unknown_amount_starts_too() -> None:
    vague = Entitlement("F.2", "F.2", "F", "Regular therapy", "Therapy", None, PLAN_ON)
    given = Entry("x", "delivered", "setting", datetime(2026, 9, 8, tzinfo=UTC), line="F.2", given_on=date(2026, 9, 8))
    (only,) = checked(given, lines=(vague,))[0].of("started")
    assert only.on == date(2026, 9, 8)


def test_a_plan_of_the_future_is_not_checked_and_a_question_needs_somebody() -> None:
    assert checked(begins=(Begin("plan", date(2026, 11, 1)),)) == ()
    with pytest.raises(DeliveryError, match="Who was asked"):
        Asked("F.1", " ", PLAN_ON)
    assert timedelta(days=28) == PLAN.check_on - PLAN_ON


def test_two_accounts_that_differ_are_neither_started_nor_not() -> None:
    two = entry("delivered", "2026-09-07"), entry("not_delivered", "2026-09-07", "family")
    (only,) = checked(*two)[0].lines
    assert (only.standing, only.on, only.by) == ("disputed", date(2026, 9, 11), "setting")
    # A session that nobody denies is enough.
    (only,) = checked(*two, entry("delivered", "2026-09-14"))[0].lines
    assert (only.standing, only.on) == ("started", date(2026, 9, 18))


def test_what_is_said_of_a_term_that_still_runs_is_read() -> None:
    termly = Entitlement("F.1", "F.1", "F", "Therapy", "Therapy", Amount(45, 3, "term"), PLAN_ON)
    said = [
        Entry(side, "delivered", side, datetime(2026, 9, 20, tzinfo=UTC), ("F.1:t:2026-09-07:1",))  # type: ignore[arg-type]
        for side in ("setting", "family")
    ]
    (only,) = checked(*said, lines=(termly,))[0].lines
    assert (only.standing, only.on) == ("started", date(2026, 9, 20))
    (denied,) = checked(replace(said[0], outcome="not_delivered"), lines=(termly,))[0].lines
    assert denied.standing == "not_started"
