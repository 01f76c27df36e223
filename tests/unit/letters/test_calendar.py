"""The calendar of a case: which days stand in it, what they say, and how it is brought up to date."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from tests.properties.strategies import FAST, histories
from upheld.case import from_data
from upheld.compliance import Reckoning, reckon
from upheld.compliance.family import steps
from upheld.errors import UpheldError
from upheld.law import law_named
from upheld.letters.calendar import Changes, changes, to_calendar
from upheld.letters.calendar_earlier import kept, of_case, uids
from upheld.letters.calendar_entries import entries
from upheld.letters.register import every_citation

Entry = dict[str, Any]
REQUEST = {"kind": "ehcna_request_received", "on": "2026-01-12"}  # a Monday; 23 February, 4 May, 1 June
AGREED = {"kind": "ehcna_agreed_notified", "on": "2026-02-20"}
DRAFT = {"kind": "draft_served", "on": "2026-04-24"}
FINAL = {"kind": "plan_final_sent", "on": "2026-06-30"}
REFUSED = {"kind": "ehcna_refused_notified", "on": "2026-02-20"}


def case(*events: Entry, as_at: str, law: str = "england", **more: Any) -> Reckoning:
    return reckon(from_data({"event": list(events), **more}), law_named(law), date.fromisoformat(as_at))


def made(*events: Entry, as_at: str, previous: str | bytes | None = None, label: str = "", **more: Any) -> bytes:
    return to_calendar(case(*events, as_at=as_at, **more), case_id="child-a", label=label, previous=previous)


def read(calendar: bytes) -> list[Any]:
    """The events as another program reads them, once that program has found the file valid."""
    whole = vobject.readOne(calendar.decode("utf-8"))
    assert whole.validate(raiseException=True)
    assert all(one.validate(raiseException=True) for one in whole.vevent_list)
    return list(whole.vevent_list)


def days(calendar: bytes) -> list[tuple[str, str]]:
    return [(one.dtstart.value.isoformat(), one.summary.value) for one in read(calendar)]


def only(calendar: bytes, words: str) -> Any:
    found = [one for one in read(calendar) if words in one.summary.value]
    assert len(found) == 1, days(calendar)
    return found[0]


def number(event: Any) -> int:
    return int(event.sequence.value)


def rings(event: Any) -> list[timedelta]:
    return [alarm.trigger.value for alarm in getattr(event, "valarm_list", [])]


def hours_before(*pairs: tuple[int, int]) -> list[timedelta]:
    return [timedelta(days=days, hours=hours) for days, hours in pairs]


# Which days


def test_a_request_gives_each_due_day_once_and_the_reminders_about_it() -> None:
    decide = "Notify the decision whether to secure an EHC needs assessment (and 1 more duty)"
    no_plan = "If the answer is no: notify the decision not to make a plan, with reasons"
    assert days(made(REQUEST, as_at="2026-01-20")) == [
        ("2026-02-23", f"Due (the council): {decide}"),
        ("2026-02-24", f"Late if not done: {decide}"),
        ("2026-05-04", f"Due (the council): {no_plan}"),
        ("2026-05-05", f"Late if not done: {no_plan}"),
        ("2026-05-18", "Due in two weeks: Send the finalised plan"),
        ("2026-06-01", "Due (the council): Send the finalised plan"),
        ("2026-06-02", "Late if not done: Send the finalised plan"),
    ]


def test_what_was_done_stands_no_longer_in_a_new_calendar() -> None:
    summaries = [words for _, words in days(made(REQUEST, AGREED, DRAFT, FINAL, as_at="2026-07-01"))]
    assert not [words for words in summaries if words.startswith(("Due (the council): Send the final", "LATE"))]


def test_a_day_is_whole_takes_no_time_and_is_private() -> None:
    one = only(made(REQUEST, as_at="2026-01-20"), "Due (the council): Send the finalised plan")
    assert (one.dtstart.value, one.dtend.value) == (date(2026, 6, 1), date(2026, 6, 2))
    assert (one.transp.value, one.contents["class"][0].value, one.status.value) == (
        "TRANSPARENT",
        "PRIVATE",
        "CONFIRMED",
    )
    assert one.categories.value == ["Due from others"]


def test_a_case_in_which_nothing_runs_still_gives_a_file_that_can_be_read() -> None:
    closed = made({"kind": "sen_report_published", "on": "2026-01-12"}, as_at="2026-01-20")
    assert days(closed) == [("2026-01-20", "No dates to keep at present")]
    later = made({"kind": "sen_report_published", "on": "2026-01-12"}, as_at="2026-03-01", previous=closed)
    assert days(later) == [("2026-01-20", "No dates to keep at present")]
    filled = made({"kind": "sen_report_published", "on": "2026-01-12"}, REQUEST, as_at="2026-03-01", previous=later)
    assert ("2026-01-20", "No dates to keep at present") in days(filled)
    assert len(days(filled)) > 2


def test_a_reminder_whose_day_is_over_is_not_made_but_one_made_before_stays() -> None:
    late_start = made(REQUEST, AGREED, as_at="2026-05-20")
    assert not [words for _, words in days(late_start) if words.startswith("Due in two weeks")]
    early = made(REQUEST, AGREED, as_at="2026-05-15")
    assert number(only(made(REQUEST, AGREED, as_at="2026-05-20", previous=early), "Due in two weeks")) == 0


@pytest.mark.parametrize(
    ("event", "words"),
    [
        ({"kind": "ftt_order_sent", "on": "2026-01-12", "orders": ["assess"]}, "final"),
        ({"kind": "reassess_agreed_notified", "on": "2026-01-12"}, "reassess"),
    ],
)
def test_every_plan_that_is_due_is_announced_two_weeks_before(event: Entry, words: str) -> None:
    plan = {"kind": "plan_final_sent", "on": "2025-01-12"}
    found = [summary for _, summary in days(made(plan, event, as_at="2026-01-20")) if summary.startswith("Due in two")]
    assert [summary for summary in found if words in summary.lower()]


def test_the_family_s_own_steps_stand_there_with_what_to_do_if_they_are_late() -> None:
    calendar = made(REQUEST, REFUSED, as_at="2026-02-25")
    appeal = only(calendar, "YOU: Get your appeal")
    assert (appeal.dtstart.value, appeal.summary.value) == (
        date(2026, 4, 20),
        "YOU: Get your appeal to the Tribunal, by 5 pm",
    )
    told = appeal.description.value.split("\n")
    assert told == [
        "Who must do it: you (the parent or young person, or whoever acts for them).",
        "What: Get your appeal to the Tribunal.",
        "Counted from: The council refused to carry out an EHC needs assessment, Friday 20 February 2026.",
        "The limit: within 2 months after that day, which is not itself counted; a last day in August, at Christmas "
        "or on a weekend moves on.",
        "The last day: Monday 20 April 2026.",
        "The Tribunal's day ends at 5 pm.",
        "Law: Tribunal Procedure (HESC Chamber) Rules 2008 r.20(1)(c).",
        "How sure: A/B (the limit itself: read in the law itself, a judgment or an official page; its details: good "
        "sources agree, not read in the law itself).",
        "If you are late: Ask the Tribunal to extend time (r.5(3)(a)) and say why; stronger if the notice was "
        "incomplete.",
        "This is information, not legal advice. Not yet checked by a lawyer.",
    ]
    assert appeal.categories.value == ["Your deadline"]


def test_the_protected_days_to_comment_are_the_family_s_deadline_and_nothing_else() -> None:
    found = [words for day, words in days(made(REQUEST, AGREED, DRAFT, as_at="2026-04-25")) if day == "2026-05-08"]
    assert found == ["YOU: Comment on the draft, ask for a school or a meeting"]


def test_a_last_day_on_which_offices_are_shut_names_the_last_working_day_before_it() -> None:
    refused = {"kind": "ehcna_refused_notified", "on": "2026-02-18"}
    contact = only(made(REQUEST, refused, as_at="2026-02-25"), "Contact a mediation adviser")
    assert contact.dtstart.value == date(2026, 4, 18)
    assert "That is not a working day; the last one before it: Friday 17 April 2026." in contact.description.value


def test_beyond_the_years_whose_holidays_are_known_no_working_day_is_named() -> None:
    refused = {"kind": "ehcna_refused_notified", "on": "2098-02-18"}
    contact = only(made({**REQUEST, "on": "2098-01-13"}, refused, as_at="2098-02-25"), "Contact a mediation adviser")
    assert contact.dtstart.value == date(2098, 4, 18)
    assert "working day" not in contact.description.value


def test_what_is_late_stands_on_its_day_and_there_is_one_reminder_to_write_about_all_of_it() -> None:
    calendar = made(REQUEST, as_at="2026-06-10")
    late = [(day, words) for day, words in days(calendar) if words.startswith("LATE")]
    assert late == [
        ("2026-02-23", "LATE (the council): Notify the decision whether to secure an EHC needs assessment"
                       " (and 1 more duty)"),
        ("2026-05-04", "LATE (the council): If the answer is no: notify the decision not to make a plan, with reasons"),
        ("2026-06-01", "LATE (the council): Send the finalised plan"),
    ]  # fmt: skip
    chase = only(calendar, "Chase")
    assert (chase.dtstart.value, chase.summary.value) == (date(2026, 6, 11), "Chase the council: 4 things are late")
    assert "- Send the finalised plan (due Monday 1 June 2026)" in chase.description.value.split("\n")
    assert only(calendar, "LATE (the council): Send the").categories.value == ["Late"]


@pytest.mark.parametrize(
    ("as_at", "day"),
    [
        ("2026-06-05", "2026-06-08"),  # a Friday: Monday
        ("2026-06-10", "2026-06-11"),
        ("2027-03-25", "2027-03-30"),  # the day before Good Friday: the Tuesday after Easter
        ("2026-06-02", "2026-06-02"),  # the first day on which the plan is late is a day to write on
        ("2098-06-02", "2098-06-03"),  # beyond the years whose holidays are known
    ],
)
def test_the_reminder_to_write_is_on_the_next_working_day(as_at: str, day: str) -> None:
    assert only(made(REQUEST, as_at=as_at), "Chase").dtstart.value.isoformat() == day


def test_one_thing_that_is_late_is_named_in_the_reminder() -> None:
    calendar = made(REQUEST, AGREED, DRAFT, as_at="2026-06-10")
    assert only(calendar, "Chase").summary.value == "Chase the council: Send the finalised plan"


def test_guidance_is_called_guidance_and_nobody_is_told_to_chase_it() -> None:
    consulted = {"kind": "school_consulted", "on": "2026-05-11", "institution": "A school"}
    early = only(made(consulted, as_at="2026-05-15"), "(the school or college)")
    assert early.summary.value.startswith("Due by guidance")
    assert "This is guidance or practice, not binding law" in early.description.value
    told = {"kind": "not_done", "on": "2026-06-01", "what": "school_consult_replied"}
    late = made(consulted, told, as_at="2026-06-10")
    assert [words[:24] for _, words in days(late)] == ["Later than guidance says"]


def test_what_is_unverified_says_so() -> None:
    order = {"kind": "ftt_order_sent", "on": "2026-01-12", "orders": ["assess"]}
    aside = only(made(order, as_at="2026-01-20"), "set its decision aside")
    assert "How sure: C (unverified, check before you rely on it)." in aside.description.value


def test_another_reading_of_the_law_is_told_with_its_day() -> None:
    noticed = {"kind": "brought_to_attention", "on": "2026-01-05"}
    plan = only(made(noticed, REQUEST, AGREED, as_at="2026-03-01"), "Due (the council): Send the finalised plan")
    assert plan.dtstart.value == date(2026, 5, 25)
    assert "Another reading" in plan.description.value
    assert "Monday 1 June 2026" in plan.description.value


def test_a_move_to_the_next_school_tells_the_days_counted_back_from_its_last_one() -> None:
    plan = {"kind": "plan_final_sent", "on": "2025-06-30"}
    move = {"kind": "phase_transfer", "on": "2026-09-01", "type": "main", "transfer_date": "2027-09-01"}
    found = [one for one in read(made(plan, move, as_at="2026-10-01")) if "final plan by" in one.description.value]
    assert found
    assert all("papers sent round by" in one.description.value for one in found)


def test_a_day_that_the_tribunal_set_is_told_as_set() -> None:
    order = {
        "kind": "ftt_order_sent",
        "on": "2026-01-12",
        "orders": ["make_plan"],
        "dates": {"make_plan": "2026-03-05"},
    }
    found = [one for one in read(made(order, as_at="2026-01-20")) if one.dtstart.value == date(2026, 3, 5)]
    assert found
    assert "The day was set by this: " in found[0].description.value
    assert "Counted from" not in found[0].description.value


# Days that are not known exactly


def test_a_day_known_to_the_month_stands_on_the_first_and_safe_one_and_says_so() -> None:
    plan = only(made({**REQUEST, "on": "2026-01"}, as_at="2026-02-01"), "Due (the council): Send the finalised plan")
    assert plan.dtstart.value == date(2026, 5, 21)
    assert (
        "The last day is not known exactly, because a day in the case is not: it is between Thursday 21 May 2026 and "
        "Saturday 20 June 2026." in plan.description.value
    )


def test_a_deadline_that_may_have_passed_stands_on_the_last_possible_day_and_says_so() -> None:
    calendar = made(REQUEST, {"kind": "ehcna_refused_notified", "on": "2026-02"}, as_at="2026-04-10")
    contact = only(calendar, "Contact a mediation adviser")
    assert contact.dtstart.value == date(2026, 4, 28)
    assert contact.summary.value.startswith("YOU, the last possible day (it may have passed already): ")


def test_what_may_be_due_is_said_to_be_perhaps_due() -> None:
    plan = only(made({**REQUEST, "on": "2026-01"}, AGREED, as_at="2026-06-01"), "Send the finalised plan")
    assert plan.summary.value == "Perhaps due (the council): Send the finalised plan"
    assert plan.dtstart.value == date(2026, 6, 20)


def test_only_what_is_not_done_may_be_due() -> None:
    done = {"kind": "plan_final_sent", "on": "2026-05-28"}  # in time or not: the first day is known to the month
    assert not [words for _, words in days(made({**REQUEST, "on": "2026-01"}, AGREED, done, as_at="2026-06-01"))
                if "perhaps due" in words.lower() and "Send the finalised plan" in words]  # fmt: skip


def test_a_doubt_names_what_happened_and_never_the_family_s_own_word_for_it() -> None:
    moved = {"kind": "moved", "on": "2026-02-02", "id": "Sam moves house"}
    calendar = made(REQUEST, moved, as_at="2026-02-10")
    doubtful = [one for one in read(calendar) if one.summary.value.startswith("Perhaps due")]
    assert doubtful
    for one in doubtful:
        assert "Not certain: whether the old council still owes this after " in one.description.value
    assert "Sam" not in calendar.decode("utf-8").replace("\r\n ", "")


def test_a_date_that_is_assumed_is_said_to_be_in_words() -> None:
    told = made({**REQUEST, "id": "first letter"}, {"kind": "ehcna_refused_notified", "received_on": "2026-02-20",
                "id": "no"}, as_at="2026-02-25")  # fmt: skip
    appeal = only(told, "Get your appeal").description.value
    assert "Assumed: the day of sending of " in appeal
    assert "sent_on" not in appeal


# The last days of the ways to challenge


def test_the_ombudsman_and_the_court_have_a_last_day_for_each_breach() -> None:
    calendar = made(REQUEST, AGREED, DRAFT, as_at="2026-06-10")
    ways = [(day, words) for day, words in days(calendar) if words.startswith(("Last", "Outer"))]
    assert ways == [
        ("2026-09-02", "Outer limit, not an entitlement: Judicial review"),
        ("2027-06-02", "Last day: Complaint to the Local Government and Social Care Ombudsman"),
    ]
    court = only(calendar, "Judicial review")
    assert "three months is the outer limit, not an entitlement" in court.description.value
    assert "Law: Civil Procedure Rules 54.5." in court.description.value
    assert court.categories.value == ["Way to challenge"]


def test_a_way_that_is_a_step_of_the_family_already_stands_there_once() -> None:
    aware = {"kind": "aware_of_fault", "on": "2026-06-02"}
    arose = {"kind": "grounds_first_arose", "on": "2026-06-02"}
    found = days(made(REQUEST, AGREED, DRAFT, aware, arose, as_at="2026-06-10"))
    assert [words for day, words in found if day in ("2026-09-02", "2027-06-02")] == [
        "YOU: Issue a claim for judicial review, promptly",
        "YOU: Complain to the Ombudsman",
    ]


def test_an_appeal_and_mediation_are_no_second_entry() -> None:
    found = days(made(REQUEST, REFUSED, as_at="2026-02-25"))
    assert sorted(words for _, words in found if "ppeal" in words or "ediation" in words) == [
        "YOU: Contact a mediation adviser",
        "YOU: Get your appeal to the Tribunal, by 5 pm",
    ]


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


# What always holds


History = tuple[list[Entry], date]
ENGLAND = law_named("england")
CITED = every_citation(ENGLAND)


def of(history: History, later: int = 0) -> Reckoning:
    events, as_at = history
    return reckon(from_data({"event": events}, name="generated"), ENGLAND, as_at + timedelta(days=later))


@pytest.mark.slow
@FAST
@given(histories().filter(lambda history: bool(history[0])))
def test_every_calendar_is_valid_says_only_what_the_register_says_and_comes_out_the_same(history: History) -> None:
    reckoning = of(history)
    calendar = to_calendar(reckoning, case_id="generated")
    assert to_calendar(reckoning, case_id="generated") == calendar
    assert to_calendar(reckoning, case_id="generated", previous=calendar) == calendar
    found = read(calendar)
    assert len({one.uid.value for one in found}) == len(found)
    for one in found:
        told = one.description.value.split("\n")
        assert not [line for line in told if not line.strip() or "None" in line]
        for line in told:
            if line.startswith("Law: "):
                assert set(line[5:].removesuffix(".").split("; ")) <= CITED


@pytest.mark.slow
@FAST
@given(histories().filter(lambda history: bool(history[0])))
def test_no_day_that_runs_is_left_out(history: History) -> None:
    reckoning = of(history)
    stands = {one.dtstart.value for one in read(to_calendar(reckoning, case_id="generated"))}
    owed = {one.due.first for one in reckoning.obligations if one.status == "running" and one.shape != "not_before"}
    mine = {one.due.first for _, _, one in steps(reckoning) if one.status == "running"}
    assert (owed | mine) - {None} <= stands


@pytest.mark.slow
@FAST
@given(histories().filter(lambda history: bool(history[0])), st.integers(1, 40))
def test_a_later_day_changes_only_what_changed(history: History, later: int) -> None:
    first = to_calendar(of(history), case_id="generated")
    second = to_calendar(of(history, later), case_id="generated", previous=first)
    old = {one.uid.value: one for one in read(first)}
    now = {one.uid.value: one for one in read(second)}
    for uid, one in now.items():
        if uid not in old:
            assert number(one) == 0
        elif str(one) == str(old[uid]):
            assert one.dtstamp.value == old[uid].dtstamp.value
        else:
            assert number(one) == number(old[uid]) + 1
            assert one.dtstamp.value > old[uid].dtstamp.value
    # Nothing that a new calendar of that day holds is missing, but for reminders, whose day is kept.
    fresh = {
        (one.x_upheld_about.value, one.dtstart.value)
        for one in read(to_calendar(of(history, later), case_id="generated"))
    }
    stands = {(one.x_upheld_about.value, one.dtstart.value) for one in now.values() if one.status.value != "CANCELLED"}
    assert not {about for about, day in fresh - stands if not about.startswith(("chase ", "none "))}
