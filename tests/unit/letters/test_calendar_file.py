"""What a calendar is to another program: its alarms, its names, its file."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import vobject

from tests.unit.letters.calendars import (
    AGREED,
    DRAFT,
    FINAL,
    REFUSED,
    REQUEST,
    case,
    days,
    hours_before,
    made,
    only,
    read,
    rings,
)
from upheld.errors import UpheldError
from upheld.letters.calendar import to_calendar

# Alarms


def test_a_family_is_woken_two_weeks_one_week_two_days_and_a_day_before_at_nine() -> None:
    calendar = made(REQUEST, REFUSED, as_at="2026-02-25")
    wanted = hours_before((-14, 9), (-7, 9), (-2, 9), (-1, 9))
    assert rings(only(calendar, "Get your appeal")) == wanted
    alarm = only(calendar, "Get your appeal").valarm
    assert (alarm.action.value, alarm.description.value) == ("DISPLAY", "YOU: Get your appeal to the Tribunal, by 5 pm")
    assert "TRIGGER:-P13DT15H\r\n" in calendar.decode()


def test_a_council_s_day_rings_once_on_the_morning_after() -> None:
    calendar = made(REQUEST, as_at="2026-01-20")
    assert rings(only(calendar, "Due (the council): Send")) == [timedelta(days=1, hours=9)]
    assert rings(only(calendar, "Late if not done: Send")) == []


def test_after_a_due_day_before_a_weekend_the_reminder_rings_on_the_first_working_day() -> None:
    calendar = made({**REQUEST, "on": "2026-01-16"}, as_at="2026-01-20")
    after = only(calendar, "Late if not done: Send")
    assert (after.dtstart.value, rings(after)) == (date(2026, 6, 8), [timedelta(hours=9)])


def test_what_is_late_already_rings_only_in_its_reminder() -> None:
    calendar = made(REQUEST, AGREED, DRAFT, as_at="2026-06-10")
    assert rings(only(calendar, "LATE")) == []
    assert rings(only(calendar, "Chase")) == [timedelta(hours=9)]


def test_a_court_s_limit_rings_earlier_but_not_for_what_has_been_done() -> None:
    wanted = hours_before((-56, 9), (-28, 9), (-14, 9), (-7, 9), (-2, 9), (-1, 9))
    assert rings(only(made(REQUEST, AGREED, DRAFT, as_at="2026-06-10"), "Judicial review")) == wanted
    assert rings(only(made(REQUEST, AGREED, DRAFT, FINAL, as_at="2026-07-01"), "Judicial review")) == []


# Names


def test_nobody_is_named_unless_the_family_gives_a_label() -> None:
    body = {"kind": "sar_received", "on": "2026-01-12", "body": "Example Council"}
    person = {"local_authority": "Devon", "date_of_birth": "2016-05-02"}
    for as_at in ("2026-01-20", "2026-03-20"):
        calendar = made(body, REQUEST, as_at=as_at, person=person)
        assert not [words for _, words in days(calendar) if "Example" in words or "Devon" in words]
        assert "Example Council" in only(calendar, "(the body asked)").description.value
        assert "2016" not in calendar.decode("utf-8")
    assert only(calendar, "Chase the body asked").summary.value == "Chase the body asked: Subject access request"
    assert "- Example Council: Subject access request" in only(calendar, "Chase the body asked").description.value


def test_a_label_stands_before_every_summary_and_in_the_name() -> None:
    calendar = made(REQUEST, as_at="2026-01-20", label=" A\n")
    assert all(words.startswith("A: ") for _, words in days(calendar))
    whole = vobject.readOne(calendar.decode())
    assert whole.x_wr_calname.value == "A: SEND dates"


def test_a_label_can_write_nothing_else_into_the_file() -> None:
    label = "A;\r\nBEGIN:VEVENT\x07, B\\"
    calendar = made(REQUEST, as_at="2026-01-20", label=label)
    assert len(days(calendar)) == len(days(made(REQUEST, as_at="2026-01-20")))
    assert all(words.startswith("A; BEGIN:VEVENT , B\\: ") for _, words in days(calendar))


def test_a_label_that_is_no_label_is_refused() -> None:
    with pytest.raises(UpheldError, match="61 letters long: give a short one"):
        made(REQUEST, as_at="2026-01-20", label="x" * 61)


def test_a_case_must_have_an_id() -> None:
    with pytest.raises(UpheldError, match="needs an id"):
        to_calendar(case(REQUEST, as_at="2026-01-20"), case_id=" ")


def test_words_that_no_calendar_can_hold_are_left_out() -> None:
    body = {"kind": "sar_received", "on": "2026-01-12", "body": "Example\x07 Council"}
    assert "Who must do it: Example  Council." in only(made(body, as_at="2026-01-20"), "Due").description.value


# A proposal is no law


def test_every_entry_of_a_proposal_says_that_it_is_one() -> None:
    calendar = made(REQUEST, AGREED, DRAFT, as_at="2026-06-10", law="reform-wp-2026")
    assert days(calendar)
    for one in read(calendar):
        assert one.summary.value.startswith("[proposal, not law] ")
        assert one.description.value.startswith("Proposal, not law (white paper of 23 February 2026).\n")
    assert "proposal, not law" in vobject.readOne(calendar.decode()).x_wr_calname.value


# The file


def test_the_file_is_what_the_standard_asks_for() -> None:
    calendar = made(REQUEST, REFUSED, as_at="2026-02-25")
    lines = calendar.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert all(b"\n" not in line and b"\r" not in line and len(line) <= 75 for line in lines)
    whole = vobject.readOne(calendar.decode("utf-8"))
    assert (whole.version.value, whole.prodid.value) == ("2.0", "-//upheld//SEND dates//EN")
    assert "method" not in whole.contents  # with one, each event would need an organiser
    assert whole.x_wr_calname.value == whole.contents["name"][0].value == "SEND dates"
    assert "Reckoned for Wednesday 25 February 2026 by the law england" in whole.contents["description"][0].value


def test_a_stamp_is_the_day_reckoned_for_and_no_clock() -> None:
    for one in read(made(REQUEST, as_at="2026-01-20")):
        assert one.dtstamp.value.replace(tzinfo=None) == datetime(2026, 1, 20)
        assert one.last_modified.value == one.dtstamp.value


def test_two_cases_share_no_uid_and_no_id_can_be_read_in_the_file() -> None:
    reckoning = case(REQUEST, as_at="2026-01-20")
    one, other = (to_calendar(reckoning, case_id=name) for name in ("sam-smith", "alex"))
    uids = [{each.uid.value for each in read(calendar)} for calendar in (one, other)]
    assert not uids[0] & uids[1]
    assert b"sam" not in one.lower()


def test_two_things_with_the_same_words_on_the_same_day_are_one_entry() -> None:
    advice = [
        {"kind": "advice_request_received_by_body", "on": "2026-02-25", "category": category, "body": body}
        for category, body in (("c", "Example Trust"), ("d", "Example psychologists"))
    ]
    one = only(made(REQUEST, AGREED, *advice, as_at="2026-03-01"), "Due (the body asked)")
    assert {"Who must do it: Example Trust.", "Who must do it: Example psychologists."} <= set(
        one.description.value.split("\n")
    )
    uids = [each.uid.value for each in read(made(REQUEST, AGREED, *advice, as_at="2026-03-01"))]
    assert len(uids) == len(set(uids))
