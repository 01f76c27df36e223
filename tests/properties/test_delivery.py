"""What must always be true of a ledger, whatever the plan, the calendar, and what two sides say of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.properties.delivery_made import FIRST, LAST, Made, calendars, ledgers, lines
from upheld.dates import academic_year, england_and_wales
from upheld.delivery.account import Session, Word, tally
from upheld.delivery.cautions import strays_of
from upheld.delivery.due import due, parts_left_out
from upheld.delivery.entitlement import Amount, Entitlement, Period, versions
from upheld.delivery.entry import Entry, standing
from upheld.delivery.shortfall import Delivery, by, deliveries, line_of, running, week_of
from upheld.delivery.slots import slots
from upheld.delivery.tally import Tally, total
from upheld.delivery.terms import Calendar
from upheld.delivery.totals import totals

QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
FAST = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=QUIET)
_DAY = timedelta(days=1)


def reckoned(made: Made) -> Delivery:
    return deliveries(made.lines, made.calendar, made.entries, made.as_at)


def holds(found: Tally) -> None:
    """Each minute in exactly one of five places, and each part no more than what it is a part of."""
    assert min(found) >= 0
    assert found.owed == sum(found[1:6])
    assert found.later <= found.delivered and found.delivered_both <= found.delivered
    assert found.disputed_why <= found.disputed
    assert found.missing_both + found.missing_setting + found.missing_family == found.not_delivered + found.explained
    assert found.delivered + found.missing_most + found.unconfirmed == found.owed
    assert found.delivered_most + found.missing + found.unconfirmed == found.owed


@pytest.mark.slow
@FAST
@given(ledgers())
def test_in_every_slice_the_five_add_up_to_what_is_owed(made: Made) -> None:
    found = reckoned(made)

    def term_of(one: Session) -> object:
        return made.calendar.term_of(one.slot.first_on)

    def year_of(one: Session) -> object:
        return academic_year(one.slot.due_on)

    for what in (line_of, week_of, term_of, year_of):
        slices = by(found.sessions, what)
        for each in slices.values():
            holds(each)
        assert total(slices.values()) == found.tally
    for one in found.sessions:
        holds(one.tally)
        assert one.tally.owed == one.slot.minutes
    steps = running(found.sessions)
    assert (steps[-1].tally if steps else Tally()) == found.tally


@FAST
@given(ledgers())
def test_the_sums_alone_are_those_of_the_sessions(made: Made) -> None:
    assert totals(made.lines, made.calendar, made.entries, made.as_at) == by(reckoned(made).sessions, line_of)


@FAST
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_and_the_number_of_times_things_arrive_change_nothing(made: Made, chance) -> None:  # type: ignore[no-untyped-def]
    again = [*made.entries, *made.entries[::2]]
    chance.shuffle(again)
    found, other = reckoned(made), deliveries(made.lines, made.calendar, again, made.as_at)
    assert other == found
    shuffled = [*made.lines]
    chance.shuffle(shuffled)
    other = deliveries(shuffled, made.calendar, made.entries, made.as_at)
    assert set(other.sessions) == set(found.sessions)


@FAST
@given(ledgers())
def test_no_entry_is_lost(made: Made) -> None:
    """What stands is in the account of its own side, or a stray, or of a line of unknown amount."""
    found = reckoned(made)
    told = {
        (one.id, session.slot.id, one.side)
        for session in found.sessions
        for side, view in (("setting", session.setting), ("family", session.family))
        for one in view.entries
        if one.side == side
    }
    owed = {one.slot.id for one in found.sessions}
    for one in standing(made.entries):
        assert {(one.id, slot, one.side) for slot in one.slots if slot in owed} <= told
        if one.slots:
            assert (one in found.strays) == (not owed.issuperset(one.slots))
    assert len(told) == sum(len(owed.intersection(one.slots)) for one in standing(made.entries))


@pytest.mark.slow
@FAST
@given(ledgers(), st.integers(1, 60), st.sampled_from(["setting", "family"]))
def test_a_make_up_moves_so_many_minutes_out_of_what_is_missing_then_out_of_what_is_disputed(
    made: Made, minutes: int, side: str
) -> None:
    before = reckoned(made)
    free = [one for one in before.sessions if one.tally.unconfirmed == 0
            and one.setting.later is None and one.family.later is None]  # fmt: skip
    assume(free)
    old = free[len(free) // 2]
    entry = Entry("new", "made_up", side, datetime(2027, 1, 1, tzinfo=UTC), (old.slot.id,), minutes=minutes,
                  given_on=made.as_at)  # type: ignore[arg-type]  # fmt: skip
    after = deliveries(made.lines, made.calendar, [*made.entries, entry], made.as_at)
    new = next(one for one in after.sessions if one.slot.id == old.slot.id)
    own = (old.setting if side == "setting" else old.family).in_time or 0
    # It can make up no more than was missed, in the account of who says so.
    moved = min(minutes, old.slot.minutes - own, old.slot.minutes - old.tally.delivered)
    # Who has said since that day that nothing was given denies it, and neither side agrees to a minute of it.
    others = (old.family if side == "setting" else old.setting).entries
    of_time = [one for one in others if one.outcome not in ("made_up", "not_made_up")]
    assume(not of_time or of_time[-1].outcome != "not_delivered" or of_time[-1].said_at.date() <= made.as_at)
    assert new.tally.delivered - old.tally.delivered == moved == new.tally.later - old.tally.later
    from_missing = min(moved, old.tally.missing)
    assert old.tally.missing - new.tally.missing == from_missing
    was, now = (one.tally.disputed - one.tally.disputed_why for one in (old, new))
    assert was - now == moved - from_missing
    assert [one for one in after.sessions if one.slot.id != old.slot.id] == [
        one for one in before.sessions if one.slot.id != old.slot.id
    ]


@FAST
@given(ledgers(), lines(1))
def test_lines_of_unknown_amount_change_no_minute(made: Made, more: tuple[Entitlement, ...]) -> None:
    vague = [replace(one, id=f"V.{one.id}", line=f"V.{one.line}", amount=None) for one in more]
    found = deliveries([*made.lines, *vague], made.calendar, made.entries, made.as_at)
    assert found.sessions == reckoned(made).sessions
    begun = sum(1 for one in (*made.lines, *vague) if one.amount is None and one.from_on <= made.as_at)
    assert len(found.unmeasured) == begun


@FAST
@given(lines(), calendars(), st.integers(0, 1000))
def test_no_day_is_owed_twice_over_the_versions_of_a_line(
    owed: tuple[Entitlement, ...], calendar: Calendar, number: int
) -> None:
    until = FIRST + number * _DAY
    found = [*due(owed, calendar, until)]
    assert all(one.window.last_on <= until for one in found)
    for line in {one.line for one in owed}:
        windows = sorted((one.window.starts_on, one.window.ends_on) for one in found if one.entitlement.line == line)
        assert all(before[1] < after[0] for before, after in pairwise(windows))
    ids = [one.id for one in slots(owed, calendar, until)]
    assert len(ids) == len(set(ids))


@FAST
@given(lines(), calendars())
def test_what_falls_due_later_does_not_change_what_fell_due(owed: tuple[Entitlement, ...], calendar: Calendar) -> None:
    early, late = slots(owed, calendar, date(2024, 9, 1)), slots(owed, calendar, LAST)
    assert set(early) <= set(late)


def _is_holiday(day: date, calendar: Calendar) -> bool:
    """Walked day by day: a weekday in a run of several without school, bank holidays apart."""
    run, known = 0, calendar.days
    for step in (_DAY, -_DAY):
        at = day
        while not calendar.is_school_day(at):
            if not known or not known[0] <= at <= known[-1]:
                return True
            run += england_and_wales().is_working(at) and not (at == day and step == -_DAY)
            at += step
    return run > 1 and not calendar.is_school_day(day)


@pytest.mark.slow
@FAST
@given(lines(), calendars())
def test_every_whole_week_is_owed_once_by_the_version_that_owes_the_least_in_it(
    owed: tuple[Entitlement, ...], calendar: Calendar
) -> None:
    """Counted here day by day, from nothing but the school days and the first and last days of versions."""
    weekly = [one for one in owed if one.amount is not None and one.amount.period == "week" and one.amount.every == 1
              and one.amount.weeks == "term"]  # fmt: skip
    assume(len(weekly) == len(owed))
    meant: Counter[tuple[str, date]] = Counter()
    for line, each in versions(owed).items():
        monday = FIRST - 7 * _DAY
        while monday < LAST:
            week = [day for day in (monday + one * _DAY for one in range(7)) if calendar.is_school_day(day)]
            of = [[one for one in each if one.from_on <= day <= (one.to_on or day)] for day in week]
            amounts = [each[0].amount for each in of if each]
            if of and all(of) and all(amounts):
                least = min((one for one in amounts if one), key=lambda one: one.minutes * one.times)
                named = [monday + one * _DAY for one in least.days] or [None] * least.times
                times = sum(1 for day in named if day is None or not _is_holiday(day, calendar))
                if times:
                    meant[(line, monday)] = times
            monday += 7 * _DAY
    assert Counter((one.line, one.first_on) for one in slots(owed, calendar, LAST)) == meant


@FAST
@given(
    calendars(),
    st.sampled_from(["half_term", "term"]),
    st.integers(0, 120),
    st.lists(st.integers(1, 130), max_size=3),
    st.integers(0, 300),
)
def test_every_whole_term_is_owed_once_however_often_the_plan_is_amended(
    calendar: Calendar, period: Period, first: int, after: list[int], more: int
) -> None:
    starts = [FIRST + (first + sum(after[:number])) * _DAY for number in range(len(after) + 1)]
    ends = starts[-1] + more * _DAY
    owed = [
        Entitlement(f"F.1-{number}", "F.1", "F", "Words", "A line", Amount(10 + number, period=period), day,
                    ends if day == starts[-1] else None)
        for number, day in enumerate(starts)
    ]  # fmt: skip
    windows = calendar.half_terms if period == "half_term" else calendar.terms
    meant = [
        (one.starts_on, 10 + max(number for number, day in enumerate(starts) if day <= one.starts_on))
        for one in windows
        if starts[0] <= one.starts_on and one.ends_on <= ends
    ]
    found = [(one.window.starts_on, one.entitlement.amount) for one in due(owed, calendar, LAST)]
    assert [(day, amount.minutes) for day, amount in found if amount] == meant


@FAST
@given(lines(), calendars(), st.integers(0, 1000))
def test_what_is_left_out_is_not_counted_as_well(
    owed: tuple[Entitlement, ...], calendar: Calendar, number: int
) -> None:
    until = FIRST + number * _DAY
    counted = [*due(owed, calendar, until)]
    for part in parts_left_out(owed, calendar, until):
        assert part.first_on <= part.last_on <= until
        assert part.entitlement.from_on <= part.first_on
        assert not any(
            one.window.starts_on <= part.last_on and part.first_on <= one.window.ends_on
            for one in counted
            if one.entitlement.line == part.entitlement.line
        )


def _by_minute(minutes: int, setting: Word, family: Word) -> Tally:
    """Minute by minute, the slow way: which side says of this one minute that it was given?"""
    if setting.in_time is None and family.in_time is None:
        setting, family = (one._replace(in_time=0 if one.later else None) for one in (setting, family))
    said = [one for one in (setting, family) if one.in_time is not None]
    if not said:
        return Tally(minutes, unconfirmed=minutes)
    explained = {one.reason in ("child_absent", "setting_closed") for one in said
                 if one.reason not in ("", "not_known") and (one.in_time or 0) < minutes}  # fmt: skip
    places: Counter[str] = Counter()
    for minute in range(minutes):
        given = []
        for one, other in ((setting, family), (family, setting)):
            in_time = one.in_time if one.in_time is not None else other.in_time or 0
            later = one.later if one.later is not None else (other.later or 0) - one.denied
            given.append(minute < in_time or minute < in_time + later)
        if all(given):
            places["delivered"] += 1
        elif any(given) or len(explained) == 2:
            places["disputed"] += 1
        else:
            places["explained" if explained == {True} else "not_delivered"] += 1
    return Tally(minutes, **places)


@st.composite
def words(draw, minutes: int) -> Word:  # type: ignore[no-untyped-def]
    in_time = draw(st.one_of(st.none(), st.integers(0, minutes)))
    later = draw(st.one_of(st.none(), st.integers(0, minutes - (in_time or 0))))
    return Word(
        in_time, later, 0, draw(st.sampled_from(["", "not_known", "vacancy", "child_absent", "setting_closed"]))
    )


def _denying(data: st.DataObject, one: Word, other: Word) -> Word:
    """A side that said that nothing was given may deny what the other has as given later."""
    if one.in_time != 0 or one.later is not None:
        return one
    return one._replace(denied=data.draw(st.integers(0, other.later or 0)))


@pytest.mark.slow
@settings(FAST, max_examples=400)
@given(st.data(), st.integers(1, 12))
def test_each_minute_is_where_asking_of_that_minute_alone_puts_it(data: st.DataObject, minutes: int) -> None:
    setting, family = data.draw(words(minutes)), data.draw(words(minutes))
    setting, family = _denying(data, setting, family), _denying(data, family, setting)
    found = tally(minutes, setting, family)
    holds(found)
    assert found[:6] == _by_minute(minutes, setting, family)[:6]
    # Whose account is whose does not matter to where a minute belongs.
    other = tally(minutes, family, setting)
    assert other[:10] == found[:10] and (other.missing_setting, other.missing_family) == (
        found.missing_family, found.missing_setting)  # fmt: skip


@pytest.mark.slow
@FAST
@given(ledgers())
def test_strays_are_those_whose_occasion_never_falls_due(made: Made) -> None:
    later = {one.id for one in slots(made.lines, made.calendar, date(2030, 1, 1))}
    unknown = {one.line for one in made.lines if one.amount is None}
    meant = [one for one in standing(made.entries)
             if (not later.issuperset(one.slots) if one.slots else one.line not in unknown)]  # fmt: skip
    known = [one.id for one in slots(made.lines, made.calendar, made.as_at)]
    assert strays_of(made.lines, made.calendar, standing(made.entries), known) == tuple(meant)
