"""A calendar is read by the time that passed, over clock changes too; what repeats is read within limits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.delivery.entitlement import Amount, DeliveryError
from upheld.delivery.files.from_ics import Found, sessions, timetable
from upheld.delivery.files.repeats import Rule, rule_of

TODAY = date(2026, 11, 22)
_HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"


def calendar(*events: str) -> bytes:
    made = "".join(
        f"BEGIN:VEVENT\r\n{event.strip().replace(chr(10), chr(13) + chr(10))}\r\nEND:VEVENT\r\n" for event in events
    )
    return f"{_HEAD}{made}END:VCALENDAR\r\n".encode()


def event(start: str, end: str = "", more: str = "", summary: str = "Speech therapy") -> str:
    ends = f"\nDTEND{end}" if end else ""
    return f"UID:a\nSUMMARY:{summary}\nDTSTART{start}{ends}{chr(10) + more if more else ''}"


LONDON = ";TZID=Europe/London:"


def read(*events: str, known: tuple[str, ...] = (), today: date = TODAY) -> Found:
    return sessions(calendar(*events), "c.ics", side="setting", today=today, known=known)


@pytest.mark.parametrize(
    ("start", "end", "on", "minutes"),
    [
        (":20260908T093000Z", ":20260908T100000Z", date(2026, 9, 8), 30),
        (LONDON + "20260908T093000", LONDON + "20260908T101500", date(2026, 9, 8), 45),
        (":20260908T093000", ":20260908T100000", date(2026, 9, 8), 30),
        # Clocks go back at 2:00 on 25 October 2026: from 0:30 to 2:30 three hours pass, not two.
        (LONDON + "20261025T003000", LONDON + "20261025T023000", date(2026, 10, 25), 180),
        # Clocks go forward at 1:00 on 29 March 2026: from 0:30 to 2:30 one hour passes.
        (LONDON + "20260329T003000", LONDON + "20260329T023000", date(2026, 3, 29), 60),
        # 23:30 in UTC is half past midnight of the next day in an English summer.
        (":20260908T233000Z", ":20260909T000000Z", date(2026, 9, 9), 30),
        # Begins in New York and ends in England: one hour passes.
        (";TZID=America/New_York:20260908T050000", LONDON + "20260908T110000", date(2026, 9, 8), 60),
    ],
)
def test_minutes_are_those_that_passed_and_the_day_is_that_in_england(
    start: str, end: str, on: date, minutes: int
) -> None:
    (one,) = read(event(start, end)).given
    assert (one.on, one.minutes, one.outcome) == (on, minutes, "delivered")


def test_a_duration_does_for_an_end() -> None:
    (one,) = read(event(":20260908T093000Z", more="DURATION:PT40M")).given
    assert one.minutes == 40


def test_what_is_cancelled_was_not_delivered() -> None:
    (one,) = read(event(":20260908T093000Z", ":20260908T100000Z", "STATUS:CANCELLED")).given
    assert (one.outcome, one.reason, one.minutes) == ("not_delivered", "cancelled", None)


def test_what_nobody_has_confirmed_is_left_out_and_told() -> None:
    found = read(event(":20260908T093000Z", ":20260908T100000Z", "STATUS:TENTATIVE"))
    assert (found.given, found.tentative) == ([], 1)


def test_what_is_yet_to_come_is_left_out_and_told() -> None:
    found = read(event(":20261123T093000Z", ":20261123T100000Z"))
    assert (found.given, found.later) == ([], 1)


WEEKLY = event(LONDON + "20260908T093000", LONDON + "20260908T100000", "RRULE:FREQ=WEEKLY;COUNT=10")


def test_what_repeats_is_read_until_today() -> None:
    given_ = read(WEEKLY, today=date(2026, 9, 29)).given
    assert [one.on for one in given_] == [date(2026, 9, 8), date(2026, 9, 15), date(2026, 9, 22), date(2026, 9, 29)]


def test_a_week_taken_out_is_not_read_and_one_called_off_is_missed() -> None:
    out = WEEKLY + "\nEXDATE;TZID=Europe/London:20260915T093000"
    off = event(LONDON + "20260922T093000", LONDON + "20260922T100000",
                "RECURRENCE-ID;TZID=Europe/London:20260922T093000\nSTATUS:CANCELLED")  # fmt: skip
    given_ = read(out, off, today=date(2026, 9, 29)).given
    assert sorted((one.on.day, one.outcome) for one in given_) == [
        (8, "delivered"), (22, "not_delivered"), (29, "delivered")]  # fmt: skip


def test_one_moved_to_another_day_is_there_once_on_that_day() -> None:
    moved = event(LONDON + "20260917T140000", LONDON + "20260917T142000",
                  "RECURRENCE-ID;TZID=Europe/London:20260915T093000")  # fmt: skip
    given_ = read(WEEKLY, moved, today=date(2026, 9, 18)).given
    assert sorted((one.on.day, one.minutes) for one in given_) == [(8, 30), (17, 20)]


def test_the_line_is_the_one_that_the_summary_or_a_category_names() -> None:
    found = read(event(":20260908T093000Z", ":20260908T100000Z", "CATEGORIES:School,Speech Therapy", "With Ms X"),
                 known=("speech therapy", "reading"))  # fmt: skip
    assert found.given[0].line == "Speech Therapy"
    found = read(event(":20260908T093000Z", ":20260908T100000Z", summary="Nobody knows"), known=("reading",))
    assert found.given[0].line == "Nobody knows"


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (event(";VALUE=DATE:20260908"), "takes the whole day"),
        (event(":20260908T093000Z"), "has no end"),
        (event(":20260908T093000Z", ":20260908T093000Z"), "lasts 0 minutes"),
        (event(":20260908T093000Z", ":20260908T090000Z"), "lasts -30 minutes"),
        (event(":19260908T093000Z", ":19260908T100000Z"), "outside 1980 to 2100"),
        (event(":20260908T093000Z", ":20260908T100000Z", summary=""), "no summary"),
        ("UID:a\nSUMMARY:Talk", "has no beginning"),
        (event(":20260908T093000Z", ":20260908T100000Z", "RRULE:FREQ=MONTHLY"), "repeats 'MONTHLY'"),
        (event(":20260908T093000Z", ":20260908T100000Z", "RRULE:FREQ=WEEKLY;BYDAY=1TU"), "1TU"),
        (event(":20260908T093000Z", ":20260908T100000Z", "RRULE:FREQ=WEEKLY;BYSETPOS=1"), "with BYSETPOS"),
        (event(":19900908T093000Z", ":19900908T100000Z", "RRULE:FREQ=DAILY"), "over 2,000 times"),
        (event(":2026-09-08T09:30", ":20260908T100000Z"), ""),
    ],
)
def test_an_event_that_cannot_be_used_is_named_by_its_number(one: str, said: str) -> None:
    found = read(event(":20260907T093000Z", ":20260907T100000Z").replace("UID:a", "UID:b"), one)
    assert [each.row for each in found.wrong] == [2]
    assert said in found.wrong[0].sentence
    assert found.given[0].row == 1


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"\x00\xff", b"x" * 5_000_001]
)
def test_what_is_no_calendar_is_refused(content: bytes) -> None:
    with pytest.raises(DeliveryError, match=r"^c\.ics "):
        sessions(content, "c.ics", side="setting", today=TODAY)


@given(st.binary(max_size=200), st.text(max_size=60))
def test_no_calendar_whatever_ends_in_anything_but_a_sentence(middle: bytes, value: str) -> None:
    for content in (
        middle,
        calendar(f"DTSTART:{value}\nSUMMARY:x"),
        calendar(f"DTSTART:20260908T093000Z\nRRULE:{value}"),
    ):
        for read_it in (lambda c: sessions(c, "x", side="family", today=TODAY), lambda c: timetable(c, "x")):
            try:
                read_it(content)
            except DeliveryError as error:
                assert "\n" not in str(error)


# Timetables


def test_what_repeats_by_the_week_under_one_name_is_one_line() -> None:
    tue = event(LONDON + "20260908T093000", LONDON + "20260908T100000", "RRULE:FREQ=WEEKLY;UNTIL=20270721T000000Z")
    thu = event(LONDON + "20260910T130000", LONDON + "20260910T133000", "RRULE:FREQ=WEEKLY;UNTIL=20270722T000000Z")
    fortnight = event(LONDON + "20260909T093000", LONDON + "20260909T101500",
                      "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "Physio")  # fmt: skip
    found = timetable(calendar(tue, thu, fortnight), "c.ics")
    talk, physio = [one for _row, one in found.lines]
    assert (talk.line, talk.amount, talk.from_on) == ("speech-therapy", Amount(30, 2, days=(1, 3)), date(2026, 9, 8))
    assert talk.to_on == date(2027, 7, 22)
    assert physio.amount == Amount(45, 1, every=2, days=(2,))


def test_two_lengths_under_one_name_are_two_lines() -> None:
    short = event(LONDON + "20260908T093000", LONDON + "20260908T100000", "RRULE:FREQ=WEEKLY")
    long = event(LONDON + "20260910T093000", LONDON + "20260910T103000", "RRULE:FREQ=WEEKLY")
    found = timetable(calendar(short, long), "c.ics")
    assert [one.line for _row, one in found.lines] == ["speech-therapy", "speech-therapy-2"]


def test_what_does_not_repeat_is_no_line_of_a_timetable() -> None:
    found = timetable(calendar(event(":20260908T093000Z", ":20260908T100000Z")), "c.ics")
    assert (found.lines, [one.row for one in found.wrong]) == ([], [1])


# Repeating


def days(rule: Rule, first: date, last: date) -> list[date]:
    return list(rule.days_from(first, last))


def test_every_other_week_is_counted_from_the_week_of_the_first() -> None:
    found = days(rule_of({"FREQ": ["WEEKLY"], "INTERVAL": [2], "BYDAY": ["MO", "TH"]}, date(2026, 9, 10)),
                 date(2026, 9, 10), date(2026, 10, 2))  # fmt: skip
    assert found == [date(2026, 9, 10), date(2026, 9, 21), date(2026, 9, 24)]


def test_which_day_begins_the_week_decides_where_a_sunday_belongs() -> None:
    # RFC 5545's own example: every other week on Tuesday and Sunday, four times, from 5 August 1997.
    rule = {"FREQ": ["WEEKLY"], "INTERVAL": [2], "COUNT": [4], "BYDAY": ["TU", "SU"]}
    first, last = date(1997, 8, 5), date(1997, 12, 31)
    monday = days(rule_of({**rule, "WKST": ["MO"]}, first), first, last)
    sunday = days(rule_of({**rule, "WKST": ["SU"]}, first), first, last)
    assert [(one.month, one.day) for one in monday] == [(8, 5), (8, 10), (8, 19), (8, 24)]
    assert [(one.month, one.day) for one in sunday] == [(8, 5), (8, 17), (8, 19), (8, 31)]


def test_a_count_and_an_end_both_end_it() -> None:
    first = date(2026, 9, 7)
    assert len(days(Rule(False, count=3), first, date(2026, 12, 1))) == 3
    assert len(days(Rule(False, until=date(2026, 9, 8)), first, date(2026, 12, 1))) == 2
    assert days(Rule(True, days=(0,)), first, date(2026, 9, 6)) == []
