"""A calendar brought up to date: what stays, what moves, what ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.unit.letters.calendars import (
    AGREED,
    DRAFT,
    FINAL,
    REQUEST,
    Entry,
    case,
    days,
    made,
    number,
    only,
    read,
    rings,
)
from upheld.errors import UpheldError
from upheld.letters.calendar import Changes, changes, to_calendar
from upheld.letters.calendar_earlier import kept, of_case, uids
from upheld.letters.calendar_entries import entries

# Bringing it up to date


def test_what_did_not_change_stays_as_it_was_to_the_last_sign() -> None:
    first = made(REQUEST, AGREED, as_at="2026-03-01")
    later = made(REQUEST, AGREED, as_at="2026-03-02", previous=first)
    assert changes(first, later, case_id="child-a") == Changes(new=0, changed=0, gone=0, standing=len(days(first)))
    assert [str(one) for one in read(first)] == [str(one) for one in read(later)]
    assert made(REQUEST, AGREED, as_at="2026-03-01", previous=first.decode()) == first


def test_what_was_done_is_cancelled_once_with_its_alarms() -> None:
    first = made(REQUEST, as_at="2026-01-20")
    second = made(REQUEST, AGREED, as_at="2026-02-21", previous=first)
    gone = [one for one in read(second) if one.status.value == "CANCELLED"]
    assert [one.summary.value[:40] for one in gone] == [
        "No longer needed: Due (the council): Not",
        "No longer needed: Late if not done: Noti",
    ]
    assert {number(one) for one in gone} == {1}
    assert not any(rings(one) for one in gone)
    assert {one.dtstamp.value.date() for one in gone} == {date(2026, 2, 21)}
    third = made(REQUEST, AGREED, as_at="2026-03-21", previous=second)
    assert [str(one) for one in read(third)] == [str(one) for one in read(second)]
    found = changes(first, second, case_id="child-a")
    assert (found.new, found.changed, found.gone) == (0, 0, 2)


def test_what_is_over_is_left_out_a_year_later() -> None:
    first = made(REQUEST, as_at="2026-01-20")
    second = made(REQUEST, AGREED, as_at="2026-02-21", previous=first)
    kept = made(REQUEST, AGREED, FINAL, as_at="2027-02-20", previous=second)
    assert [words for _, words in days(kept) if words.startswith("No longer needed: Due (the council): Not")]
    dropped = made(REQUEST, AGREED, FINAL, as_at="2027-02-25", previous=second)
    assert not [words for _, words in days(dropped) if words.startswith("No longer needed: Due (the council): Not")]


def test_what_comes_back_is_the_same_event_again() -> None:
    first = made(REQUEST, as_at="2026-01-20")
    second = made(REQUEST, AGREED, as_at="2026-02-21", previous=first)
    third = made(REQUEST, as_at="2026-02-22", previous=second)
    back = only(third, "Due (the council): Notify")
    assert (back.uid.value, number(back)) == (only(first, "Due (the council): Notify").uid.value, 2)
    assert back.status.value == "CONFIRMED"
    assert rings(back) == [timedelta(days=1, hours=9)]


def test_what_becomes_late_is_the_same_event_with_other_words() -> None:
    first = made(REQUEST, AGREED, DRAFT, as_at="2026-06-01")
    later = made(REQUEST, AGREED, DRAFT, as_at="2026-06-02", previous=first)
    running, late = only(first, "Due (the council): Send"), only(later, "LATE (the council): Send")
    assert (running.uid.value, number(running)) == (late.uid.value, 0)
    assert number(late) == 1
    chase = only(later, "Chase")
    assert chase.dtstart.value == date(2026, 6, 2)  # on the day of the reminder it takes the place of
    assert only(later, "No longer needed: Late if not done").dtstart.value == date(2026, 6, 2)


@pytest.mark.parametrize("named", [{}, {"id": "our request"}])
def test_a_date_put_right_moves_its_events_and_makes_no_new_ones(named: Entry) -> None:
    first = made({**REQUEST, **named}, AGREED, as_at="2026-03-01")
    right = {**REQUEST, **named, "on": "2026-01-13"}
    second = made(right, AGREED, as_at="2026-03-02", previous=first)
    assert {one.uid.value for one in read(first)} == {one.uid.value for one in read(second)}
    plan = only(second, "Due (the council): Send")
    assert (plan.dtstart.value, number(plan)) == (date(2026, 6, 2), 1)
    third = made({**right, "on": "2026-01-14"}, AGREED, as_at="2026-03-03", previous=second)
    assert number(only(third, "Due (the council): Send")) == 2
    assert changes(first, third, case_id="child-a").new == 0


def test_where_it_cannot_be_told_which_date_was_put_right_the_old_ends_and_the_new_begins() -> None:
    sar = [{"kind": "sar_received", "on": f"2026-01-{day}"} for day in (12, 13, 19, 20)]
    first = made(*sar[:2], as_at="2026-01-20")
    second = made(*sar[2:], as_at="2026-01-21", previous=first)
    found = changes(first, second, case_id="child-a")
    assert (found.new, found.changed, found.gone) == (4, 0, 4)


def test_a_new_event_never_takes_the_place_of_one_that_was_moved() -> None:
    first = made({"kind": "sar_received", "on": "2026-01-12"}, as_at="2026-01-20")
    moved = made({"kind": "sar_received", "on": "2026-01-13"}, as_at="2026-01-20", previous=first)
    both = made(*({"kind": "sar_received", "on": f"2026-01-{day}"} for day in (12, 13)), as_at="2026-01-20",
                previous=moved)  # fmt: skip
    due = {one.dtstart.value.isoformat(): one.uid.value for one in read(both) if one.summary.value.startswith("Due")}
    assert due["2026-02-13"] == only(moved, "Due").uid.value == only(first, "Due").uid.value
    assert due["2026-02-12"] != due["2026-02-13"]


def test_duties_of_one_entry_of_which_one_is_done_keep_their_event() -> None:
    plan = {"kind": "plan_final_sent", "on": "2025-06-02"}
    meeting = {"kind": "review_meeting_held", "on": "2026-01-05"}
    decided = {"kind": "review_decision_notified", "on": "2026-01-20", "decision": "amend"}
    first = made(plan, meeting, as_at="2026-01-10")
    second = made(plan, meeting, decided, as_at="2026-01-21", previous=first)
    both = [one for one in read(first) if one.summary.value.endswith("(and 1 more duty)")]
    assert [one.dtstart.value for one in both] == [date(2026, 2, 2), date(2026, 2, 3)]
    for one in both:
        now = next(each for each in read(second) if each.uid.value == one.uid.value)
        assert (number(now), now.status.value, "more duty" in now.summary.value) == (1, "CONFIRMED", False)


def test_duties_that_part_keep_one_event_and_gain_one() -> None:
    reckoning = case(REQUEST, as_at="2026-01-20")
    space = of_case("child-a")
    old = kept(to_calendar(reckoning, case_id="child-a"), space)
    both = next(one for one in entries(reckoning, {}) if len(one.keys) == 2 and one.name == "due")
    parts = [replace(both, keys=(key,)) for key in reversed(both.keys)]
    found = uids(parts, old, space, both.keys)
    assert uids([both], old, space, both.keys) == found[:1]
    assert found[1] not in old


def test_the_reminder_to_write_stays_until_its_day_is_over_and_comes_again_after_two_weeks() -> None:
    first = made(REQUEST, AGREED, DRAFT, as_at="2026-06-10")
    seen = {}
    calendar = first
    for day in ("2026-06-11", "2026-06-12", "2026-06-24", "2026-06-26"):
        calendar = made(REQUEST, AGREED, DRAFT, as_at=day, previous=calendar)
        one = only(calendar, "Chase")
        seen[day] = (one.dtstart.value.isoformat(), number(one))
    assert seen == {
        "2026-06-11": ("2026-06-11", 0),
        "2026-06-12": ("2026-06-25", 1),
        "2026-06-24": ("2026-06-25", 1),
        "2026-06-26": ("2026-07-09", 2),
    }
    long_after = made(REQUEST, AGREED, DRAFT, as_at="2026-08-03", previous=calendar)
    assert only(long_after, "Chase").dtstart.value == date(2026, 8, 4)


def test_what_is_newly_late_brings_the_reminder_forward() -> None:
    sar = {"kind": "sar_received", "on": "2026-05-15"}  # due on 15 June, a Monday
    calendar = made(REQUEST, AGREED, DRAFT, sar, as_at="2026-06-10")
    calendar = made(REQUEST, AGREED, DRAFT, sar, as_at="2026-06-12", previous=calendar)
    assert only(calendar, "Chase the council").dtstart.value == date(2026, 6, 25)
    calendar = made(REQUEST, AGREED, DRAFT, sar, as_at="2026-06-16", previous=calendar)
    assert sorted(one.dtstart.value for one in read(calendar) if one.summary.value.startswith("Chase")) == [
        date(2026, 6, 16)
    ]


def test_a_reminder_whose_day_is_over_is_left_as_it_was() -> None:
    first = made(REQUEST, AGREED, as_at="2026-05-15")
    done = made(REQUEST, AGREED, {**FINAL, "on": "2026-05-28"}, as_at="2026-05-29", previous=first)
    before = only(done, "Due in two weeks")
    assert (before.dtstart.value, before.status.value, number(before)) == (date(2026, 5, 18), "CONFIRMED", 0)


# A file that is no earlier calendar


FIRST = made(REQUEST, AGREED, as_at="2026-03-01")


@pytest.mark.parametrize(
    ("previous", "words"),
    [
        (b"", "damaged, or is no calendar"),
        (b"hello", "damaged, or is no calendar"),
        (b"\xff\xfe\x00", "damaged, or is no calendar"),
        ("", "damaged, or is no calendar"),
        (FIRST[: len(FIRST) // 2], "damaged, or is no calendar"),
        (FIRST + FIRST, "damaged, or is no calendar"),
        (FIRST.replace(b"SEQUENCE:0", b"SEQUENCE:x", 1), "damaged, or is no calendar"),
        (FIRST.replace(b"SEQUENCE:0", b"SEQUENCE:-1", 1), "damaged, or is no calendar"),
        (FIRST.replace(b"SEQUENCE:0\r\n", b"", 1), "damaged, or is no calendar"),
        (FIRST.replace(b"DTSTART;VALUE=DATE:2026", b"DTSTART;VALUE=DATE:26", 1), "damaged, or is no calendar"),
        (FIRST.replace(b"DTSTART;VALUE=DATE:20260504", b"DTSTART:20260504T000000", 1), "damaged, or is no calendar"),
        (FIRST.replace(b"DTSTAMP:20260301T000000Z", b"DTSTAMP;VALUE=DATE:20260301", 1), "damaged, or is no calendar"),
        (FIRST.replace(b"STATUS:CONFIRMED\r\n", b"", 1), "damaged, or is no calendar"),
        (FIRST.replace(b"TRIGGER:P1DT9H", b"TRIGGER:P1x", 1), "damaged, or is no calendar"),
        (FIRST.replace(b"-//upheld//", b"-//other//"), "made by another program"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b\r\nEND:VCALENDAR\r\n", "made by another program"),
        (b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nN:A\r\nEND:VCARD\r\n", "damaged, or is no calendar"),
        (to_calendar(case(REQUEST, as_at="2026-03-01"), case_id="child-b"), "is that of another case"),
    ],
)
def test_what_is_no_earlier_calendar_of_the_case_is_refused_in_a_sentence(previous: str | bytes, words: str) -> None:
    with pytest.raises(UpheldError, match=words) as refused:
        made(REQUEST, AGREED, as_at="2026-03-02", previous=previous)
    assert "nothing was changed" in str(refused.value)


def test_a_new_calendar_is_all_new() -> None:
    assert changes(None, FIRST, case_id="child-a") == Changes(len(days(FIRST)), 0, 0, len(days(FIRST)))
