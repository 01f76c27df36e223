"""Which days stand in the calendar of a case, and what they say."""

from __future__ import annotations

from datetime import date

import pytest

from tests.unit.letters.calendars import (
    AGREED,
    DRAFT,
    FINAL,
    REFUSED,
    REQUEST,
    Entry,
    days,
    made,
    number,
    only,
    read,
)

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
