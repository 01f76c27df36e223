"""What a week asks about: what was planned in it, what runs through it, and what was missed before it.

The term of these tests begins on Monday 7 September 2026, with half term from 26 to 30 October.
"""

from datetime import UTC, date, datetime
from typing import Any

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.terms import Calendar, Setting
from upheld.delivery.week import week

FIRST = date(2026, 9, 7)
TERMS = ((FIRST, date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18)))
CALENDAR = Calendar((Setting("School A", FIRST, terms=TERMS),))
TODAY = date(2026, 9, 18)


def line(name: str, amount: Amount | None, **rest: Any) -> Entitlement:
    given = {"section": "F", "text": "", "what": name, "from_on": FIRST} | rest
    return Entitlement(id=name, line=name, amount=amount, **given)


def said(outcome: Any, *slots: str, on: int = 18, **rest: Any) -> Entry:
    return Entry(id=f"{outcome}-{slots}-{on}", outcome=outcome, side="family", slots=slots,
                 said_at=datetime(2026, 9, on, tzinfo=UTC), **rest)  # fmt: skip


def test_sessions_stand_by_their_days_and_those_without_one_come_last() -> None:
    lines = [line("A", Amount(30)), line("B", Amount(20, 2, days=(3, 0))), line("C", Amount(10, period="day"))]
    found = week(lines, CALENDAR, [], date(2026, 9, 16), TODAY)
    assert found.monday == date(2026, 9, 14)
    assert [(one.slot.line, one.slot.day_on and one.slot.day_on.day) for one in found.sessions] == [
        ("B", 14), ("C", 14), ("C", 15), ("C", 16), ("B", 17), ("C", 17), ("C", 18), ("A", None),
    ]  # fmt: skip


def test_the_whole_week_is_asked_about_before_it_is_over() -> None:
    found = week([line("A", Amount(30))], CALENDAR, [], date(2026, 9, 14), date(2026, 9, 14))
    assert [one.slot.id for one in found.sessions] == ["A:w:2026-09-14:1"]


def test_a_longer_time_asks_for_its_next_occasion_alone() -> None:
    lines = [line("T", Amount(45, 3, "half_term")), line("N", Amount(60, every=2))]
    entries = [said("delivered", "T:h:2026-09-07:1")]
    half, fortnight = week(lines, CALENDAR, entries, TODAY, TODAY).open
    assert (half.said, half.times, half.due_on) == (1, 3, date(2026, 10, 23))
    assert half.next is not None
    assert half.next.slot.id == "T:h:2026-09-07:2"
    # The second week of the first fortnight.
    assert (fortnight.first_on, fortnight.due_on, fortnight.times) == (FIRST, date(2026, 9, 18), 1)
    assert week(lines, CALENDAR, entries, TODAY, TODAY).sessions == ()


def test_a_longer_time_of_which_all_is_said_asks_for_nothing() -> None:
    entries = [said("delivered", "T:h:2026-09-07:1")]
    (found,) = week([line("T", Amount(45, 1, "half_term"))], CALENDAR, entries, TODAY, TODAY).open
    assert (found.said, found.next) == (1, None)


def test_the_holidays_ask_for_nothing() -> None:
    lines = [line("A", Amount(30)), line("T", Amount(45, 1, "half_term"))]
    found = week(lines, CALENDAR, [], date(2026, 10, 28), date(2026, 10, 28))
    assert (found.sessions, found.open) == ((), ())


def test_lines_of_no_known_amount_tell_what_was_given_in_this_week() -> None:
    lines = [line("U", None), line("V", None, from_on=date(2026, 10, 1))]
    given = [
        said("delivered", line="U", minutes=20, given_on=date(2026, 9, 15)),
        said("delivered", line="U", minutes=25, given_on=date(2026, 9, 9), on=19),
    ]
    ((one, entries),) = week(lines, CALENDAR, given, TODAY, TODAY).unmeasured
    assert (one.id, [each.minutes for each in entries]) == ("U", [20])


def test_what_was_missed_comes_oldest_first_and_without_what_was_made_up() -> None:
    lines = [line("B", Amount(20)), line("A", Amount(30))]
    entries = [
        said("not_delivered", "B:w:2026-09-14:1", "A:w:2026-09-07:1", "B:w:2026-09-07:1"),
        said("made_up", "B:w:2026-09-07:1", minutes=20, given_on=date(2026, 9, 17), on=19),
    ]
    found = week(lines, CALENDAR, entries, TODAY, TODAY)
    assert [one.slot.id for one in found.missing] == ["A:w:2026-09-07:1", "B:w:2026-09-14:1"]


def test_a_line_whose_rhythm_was_amended_is_asked_in_its_own_way_each_time() -> None:
    old = line("A", Amount(30), to_on=date(2026, 10, 4))
    new = Entitlement(id="A-2", line="A", section="F", text="", what="A", amount=Amount(60, 2, "half_term"),
                      from_on=date(2026, 11, 2))  # fmt: skip
    before = week([old, new], CALENDAR, [], TODAY, TODAY)
    assert [one.slot.minutes for one in before.sessions] == [30]
    after = week([old, new], CALENDAR, [], date(2026, 11, 4), date(2026, 11, 4))
    assert after.sessions == ()
    assert [(one.minutes, one.times) for one in after.open] == [(60, 2)]
