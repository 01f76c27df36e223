"""Sessions of a list are put to the occasions they belong to, once, however often the list is taken in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.files.file import Ledger
from upheld.delivery.files.given import Given, Placed
from upheld.delivery.files.placing import place
from upheld.delivery.tally import Tally
from upheld.delivery.terms import Setting

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
AS_AT = date(2026, 12, 1)
SCHOOL = Setting(
    "A", date(2026, 9, 1), None, ((date(2026, 9, 1), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18)))
)
TALK = Entitlement("talk", "talk", "F", "", "Speech therapy", Amount(30), date(2026, 9, 1))
TWICE = Entitlement("read", "read", "F", "", "Reading", Amount(20, 2, days=(0, 3)), date(2026, 9, 1))
HANDS = Entitlement("hands", "hands", "F", "", "OT", None, date(2026, 9, 1), why_unknown="It says access.")
EMPTY = Ledger((SCHOOL,), (TALK, TWICE, HANDS))
TUE = date(2026, 9, 8)


def row(number: int, on: date, outcome: str = "delivered", line: str = "Speech therapy", **rest: object) -> Given:
    return Given(number, line, on, outcome, rest.pop("side", "setting"), **rest)  # type: ignore[arg-type]


def taken(ledger: Ledger, *rows: Given, correct: bool = False) -> tuple[Ledger, Placed]:
    placed = place(ledger, rows, said_at=NOW, correct=correct)
    return replace(ledger, entries=(*ledger.entries, *placed.entries)), placed


def week(ledger: Ledger, on: date, line: str = "talk") -> Tally:
    (found,) = [one.tally for one in ledger.reckoned(AS_AT).sessions
                if one.slot.line == line and one.slot.first_on <= on <= one.slot.due_on]  # fmt: skip
    return found


def test_a_session_belongs_to_the_week_in_which_it_was() -> None:
    ledger, placed = taken(EMPTY, row(2, TUE, minutes=30))
    assert week(ledger, TUE).delivered == 30
    assert (len(placed.entries), placed.beyond, placed.wrong) == (1, [], [])


def test_the_same_list_taken_in_again_changes_nothing() -> None:
    rows = (row(2, TUE), row(3, TUE + timedelta(7), "not_delivered"), row(4, TUE + timedelta(8), line="OT", minutes=20))
    once, _placed = taken(EMPTY, *rows)
    again, placed = taken(once, *rows)
    assert again == once
    assert (placed.here, placed.entries) == (3, [])


def test_a_longer_list_adds_only_what_is_new() -> None:
    once, _placed = taken(EMPTY, row(2, TUE))
    more, placed = taken(once, row(2, TUE), row(3, TUE + timedelta(7)))
    assert (placed.here, len(placed.entries)) == (1, 1)
    assert more.reckoned(AS_AT).tally.delivered == 60


def test_two_sessions_of_one_day_that_are_alike_are_two() -> None:
    ledger, placed = taken(EMPTY, row(2, TUE, line="Reading", minutes=20), row(3, TUE, line="Reading", minutes=20))
    assert len({one.id for one in placed.entries}) == 2
    assert ledger.reckoned(AS_AT).tally.delivered == 40


def test_a_second_session_in_a_week_makes_up_the_oldest_that_was_missed() -> None:
    later = TUE + timedelta(14)
    ledger, placed = taken(
        EMPTY, row(2, TUE, "not_delivered", reason="vacancy"), row(3, TUE + timedelta(7), "not_delivered"),
        row(4, later), row(5, later + timedelta(1), minutes=30),
    )  # fmt: skip
    assert placed.made_up == [5]
    assert (week(ledger, TUE).delivered, week(ledger, TUE).later) == (30, 30)
    assert week(ledger, TUE + timedelta(7)).not_delivered == 30
    assert week(ledger, later).delivered == 30


def test_a_long_session_makes_up_several_and_no_minute_twice() -> None:
    ledger, placed = taken(
        EMPTY, row(2, TUE, "shorter", minutes=20), row(3, TUE + timedelta(7), "not_delivered"),
        row(4, TUE + timedelta(14)), row(5, TUE + timedelta(15), "made_up", minutes=60),
    )  # fmt: skip
    assert [(one.slots[0][-12:-2], one.minutes) for one in placed.entries[3:]] == [
        ("2026-09-07", 10),
        ("2026-09-14", 30),
    ]
    assert [(one.row, one.minutes) for one in placed.beyond] == [(5, 20)]
    assert ledger.reckoned(AS_AT).tally.delivered == 90


def test_what_is_over_and_above_is_told_and_never_counted() -> None:
    ledger, placed = taken(EMPTY, row(2, TUE, minutes=45), row(3, TUE + timedelta(1), minutes=30))
    assert [(one.row, one.minutes) for one in placed.beyond] == [(2, 15), (3, 30)]
    assert ledger.reckoned(AS_AT).tally.delivered == 30


def test_a_session_in_the_holidays_makes_up_what_was_missed() -> None:
    ledger, placed = taken(EMPTY, row(2, TUE, "not_delivered"), row(3, date(2026, 10, 27), minutes=30))
    assert placed.made_up == [3]
    assert week(ledger, TUE).later == 30


def test_a_session_on_the_saturday_is_of_that_week() -> None:
    ledger, _placed = taken(EMPTY, row(2, date(2026, 9, 12)))
    assert week(ledger, TUE).delivered == 30


def test_what_only_the_other_side_said_was_missed_is_not_made_up_for_it() -> None:
    ledger, placed = taken(EMPTY, row(2, TUE, "not_delivered", side="family"), row(3, TUE + timedelta(7)),
                           row(4, TUE + timedelta(8)))  # fmt: skip
    assert placed.made_up == []
    assert [one.row for one in placed.beyond] == [4]
    assert week(ledger, TUE).not_delivered == 30


def test_each_side_has_its_own_account_of_the_week() -> None:
    ledger, placed = taken(EMPTY, row(2, TUE), row(3, TUE, "not_delivered", side="family"))
    assert placed.wrong == []
    assert week(ledger, TUE).disputed == 30


def test_the_day_of_the_timetable_is_chosen_where_it_is_free() -> None:
    _ledger, placed = taken(EMPTY, row(2, date(2026, 9, 10), "not_delivered", line="Reading"))
    assert placed.entries[0].slots == ("read:w:2026-09-07:2",)


def test_fewer_minutes_than_owed_are_shorter_whatever_the_list_calls_it() -> None:
    ledger, placed = taken(EMPTY, row(2, TUE, minutes=20))
    assert placed.entries[0].outcome == "shorter"
    assert (week(ledger, TUE).delivered, week(ledger, TUE).not_delivered) == (20, 10)


def test_a_session_of_a_line_of_unknown_amount_is_kept_and_never_in_minutes_owed() -> None:
    ledger, placed = taken(EMPTY, row(2, TUE, line="OT", minutes=25), row(3, TUE, "not_delivered", line="OT"))
    assert len(ledger.reckoned(AS_AT).unmeasured[0].given) == 1
    assert ledger.reckoned(AS_AT).tally.delivered == 0
    assert [one.row for one in placed.wrong] == [3]


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (row(9, TUE, line="Speach therapy"), "did you mean 'speech therapy'?"),
        (row(9, TUE, line="Swimming"), "no line called 'Swimming'"),
        (row(9, date(2026, 10, 28), "not_delivered"), "Nothing of 'Speech therapy' was owed on or around 2026-10-28"),
        (row(9, date(2026, 8, 1), "not_delivered"), "check the day, and the term dates"),
        (row(9, TUE, "made_up", minutes=30), "Nothing of 'Speech therapy' was said to be missed"),
    ],
)
def test_what_belongs_nowhere_is_named(one: Given, said: str) -> None:
    _ledger, placed = taken(EMPTY, one)
    (wrong,) = placed.wrong
    assert wrong.row == 9
    assert said in wrong.sentence


def test_two_lines_of_one_name_are_not_guessed_between() -> None:
    ledger = replace(EMPTY, entitlements=(TALK, replace(TALK, id="talk2", line="talk2")))
    _ledger, placed = taken(ledger, row(2, TUE))
    assert "the name of 2 lines" in placed.wrong[0].sentence


def test_what_was_said_is_not_changed_unless_that_is_asked_for() -> None:
    once, _placed = taken(EMPTY, row(2, TUE, "not_delivered"))
    _same, placed = taken(once, row(2, TUE, "not_delivered", reason="vacancy"))
    assert "--correct" in placed.wrong[0].sentence
    corrected, placed = taken(once, row(2, TUE, "not_delivered", reason="vacancy"), correct=True)
    assert placed.wrong == []
    assert corrected.entries[0] == once.entries[0]
    assert corrected.reckoned(AS_AT).sessions[1].setting.reason == "vacancy"


def test_a_correction_lets_stand_what_the_list_says_as_before() -> None:
    first = row(2, date(2026, 9, 7), line="Reading", minutes=20)
    once, _placed = taken(EMPTY, first, row(3, date(2026, 9, 10), line="Reading", minutes=20))
    again, placed = taken(once, first, row(3, date(2026, 9, 10), "not_delivered", line="Reading"), correct=True)
    assert [one.slots for one in placed.entries] == [("read:w:2026-09-07:2",)]
    assert (again.reckoned(AS_AT).tally.delivered, again.reckoned(AS_AT).tally.not_delivered) == (20, 20)


def test_an_entry_that_was_written_elsewhere_holds_its_place() -> None:
    entry = Entry("x", "delivered", "setting", NOW, ("talk:w:2026-09-07:1",))
    _ledger, placed = taken(replace(EMPTY, entries=(entry,)), row(2, TUE, minutes=30))
    assert [one.row for one in placed.beyond] == [2]


ROWS = st.lists(
    st.builds(
        lambda number, day, outcome, minutes, side, line: row(number, TUE + timedelta(day), outcome, line,
                                                              minutes=minutes, side=side),
        st.integers(2, 50), st.integers(-10, 70), st.sampled_from(["delivered", "not_delivered", "made_up"]),
        st.integers(1, 90), st.sampled_from(["setting", "family"]), st.sampled_from(["talk", "read", "hands"]),
    ),
    max_size=25,
)  # fmt: skip


@given(ROWS)
def test_no_minute_of_a_list_is_counted_twice_and_none_is_invented(rows: list[Given]) -> None:
    ledger, placed = taken(EMPTY, *rows)
    again, second = taken(ledger, *rows)
    # What could not be placed for want of something missed may find its place the second time; nothing else changes.
    if not placed.wrong and not placed.beyond:
        assert (again, second.here) == (ledger, len(rows))
    for side in ("setting", "family"):
        alone = replace(ledger, entries=tuple(one for one in ledger.entries if one.side == side))
        given = sum(one.minutes or 0 for one in rows
                    if one.side == side and one.outcome != "not_delivered" and one.line != "hands")  # fmt: skip
        tally = alone.reckoned(date(2027, 1, 31)).tally
        assert tally.delivered <= given
        assert tally.owed == tally.delivered + tally.not_delivered + tally.unconfirmed
