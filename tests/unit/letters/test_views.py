"""A duty and an event in words: the days, how late, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from upheld.case import from_data
from upheld.compliance import Obligation, Reckoning, reckon
from upheld.law import law_named
from upheld.letters.offers import Subject
from upheld.letters.views import Owed, happened, of_subjects, owed, timeline

LAW = law_named("england")
ON = date(2026, 3, 2)


def reckoned(*events: dict[str, Any], as_at: date = ON) -> Reckoning:
    return reckon(from_data({"event": list(events)}, name="case"), LAW, as_at)


def event(kind: str, on: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, **fields}


def duty(reckoning: Reckoning, id: str, part: str = "") -> Obligation:
    return next(one for one in reckoning.of(id) if one.limb.part == part)


def said(*events: dict[str, Any], id: str = "ehcna.decide", part: str = "", as_at: date = ON) -> Owed:
    reckoning = reckoned(*events, as_at=as_at)
    return owed(reckoning, duty(reckoning, id, part))


REQUEST = event("ehcna_request_received", "2025-12-01")  # 6 weeks end on Monday 12 January 2026
ROUGHLY = event("ehcna_request_received", "2025-12")  # from 12 January (1 December) to 11 February (31 December)
NO_MEDIATION = event("ehcna_refused_notified", "2026-01-05", contents={"mediation_information": False})


@pytest.mark.parametrize(
    ("events", "status", "late", "outcome"),
    [
        # 12 January to 2 March: 19 + 28 + 2 = 49 days
        ([REQUEST], "overdue", "49 days", "Not done by Monday 2 March 2026: 49 days late."),
        # 11 February to 2 March: 17 + 2 = 19 days
        ([ROUGHLY], "overdue", "between 19 and 49 days",
         "Not done by Monday 2 March 2026: between 19 and 49 days late."),
        ([REQUEST, event("ehcna_refused_notified", "2026-01-13")], "met_late", "1 day",
         "Done: Tuesday 13 January 2026, 1 day late."),
        # a day in February is 20 (1 February) to 47 days (28 February) after 12 January
        ([REQUEST, event("ehcna_refused_notified", "2026-02")], "met_late", "between 20 and 47 days",
         "Done: between Sunday 1 February 2026 and Saturday 28 February 2026, between 20 and 47 days late."),
        ([REQUEST, event("ehcna_refused_notified", "2026-01-12")], "met", "", "Done."),
        # in January: in time or not, it cannot be told
        ([REQUEST, event("ehcna_refused_notified", "2026-01")], "unknown", "",
         "We have not been told whether it was done."),
    ],
)  # fmt: skip
def test_what_became_of_a_time_limit(events: list[dict[str, Any]], status: str, late: str, outcome: str) -> None:
    one = said(*events)
    assert (one.status, one.late, one.outcome) == (status, late, outcome)


@pytest.mark.parametrize(
    ("events", "status", "outcome"),
    [
        ([], "overdue", "Not done by Monday 15 June 2026."),
        ([event("plan_final_sent", "2026-06-08")], "met_late", "Done: Monday 8 June 2026, late."),
    ],
)
def test_where_the_request_is_not_recorded_it_is_late_by_a_number_of_days_nobody_can_tell(
    events: list[dict[str, Any]], status: str, outcome: str
) -> None:
    # The request came before Monday 5 January 2026, so its 20 weeks ended on Monday 25 May at the latest.
    agreed = event("ehcna_agreed_notified", "2026-01-05")
    one = said(agreed, *events, id="plan.final", as_at=date(2026, 6, 15))
    assert (one.status, one.due, one.late) == (status, "Monday 25 May 2026 at the latest", "")
    assert one.outcome == outcome


def test_a_limit_still_running_is_not_late() -> None:
    one = said(REQUEST, as_at=date(2026, 1, 12))
    assert (one.status, one.due, one.late, one.done_on) == ("running", "Monday 12 January 2026", "", "")
    assert one.outcome == "Not due yet."


@pytest.mark.parametrize(
    ("events", "due", "began_on", "done_on"),
    [
        ([REQUEST], "Monday 12 January 2026", "Monday 1 December 2025", ""),
        (
            [ROUGHLY],
            "between Monday 12 January 2026 and Wednesday 11 February 2026",
            "between Monday 1 December 2025 and Wednesday 31 December 2025",
            "",
        ),
        (
            [REQUEST, event("ehcna_refused_notified", "2026-01-12")],
            "Monday 12 January 2026",
            "Monday 1 December 2025",
            "Monday 12 January 2026",
        ),
    ],
)
def test_the_days_of_a_duty(events: list[dict[str, Any]], due: str, began_on: str, done_on: str) -> None:
    one = said(*events)
    assert (one.due, one.began_on, one.done_on) == (due, began_on, done_on)
    assert one.began == "The council received the request for an EHC needs assessment"
    assert (one.who, one.body, one.since, one.missing) == ("the council", "", "", ())


def test_a_duty_that_cannot_be_late_says_only_what_is_known() -> None:
    one = said(REQUEST, id="ehcna.consult")
    assert (one.status, one.due, one.late, one.outcome) == ("no_date", "", "", "Nothing is recorded.")


def test_a_notice_that_leaves_something_out_is_named_with_what_it_leaves_out() -> None:
    one = said(NO_MEDIATION, id="med.notice")
    left = "the information about mediation that must come with the decision"
    assert (one.status, one.missing, one.due) == ("breached", (left,), "")
    assert one.since == "Monday 5 January 2026"  # the notice itself is what is wrong
    assert one.outcome == f"Not done as the law requires on Monday 5 January 2026: left out {left}."


def test_provision_that_was_missed_is_broken_from_the_day_it_was_missed() -> None:
    plan = event("plan_final_sent", "2025-06-02")
    one = said(plan, event("provision_missed", "2026-01-12", section="F"), id="plan.secure.sep")
    assert (one.status, one.since) == ("breached", "Monday 12 January 2026")
    assert one.outcome == "Not done as the law requires on Monday 12 January 2026."


def test_a_duty_overtaken_while_it_was_late_was_never_done() -> None:
    # The twelve months that begin with 6 January 2025 end on 5 January 2026: 26 + 2 = 28 days to 2 February.
    plan, end = event("plan_final_sent", "2025-01-06"), event("plan_ceased", "2026-02-02")
    assert said(plan, end, id="review.annual").outcome == "Never done: 28 days late when the next step began."
    # to keep the plan was not owed any longer: nothing was left undone
    assert said(plan, end, id="plan.maintain").outcome == "Another step took its place."


def test_the_body_named_in_the_case_is_who_owes_it() -> None:
    asked = event("advice_requested", "2026-01-06", category="c", body="Example Trust")
    one = said(REQUEST, event("ehcna_agreed_notified", "2026-01-05"), asked, id="ehcna.advice.respond")
    assert (one.who, one.body) == ("Example Trust", "Example Trust")


def test_a_part_of_a_duty_is_named_beside_its_title() -> None:
    conceded = event("la_conceded_before_response", "2026-02-02", grounds=["a"])
    reckoning = reckoned(NO_MEDIATION, conceded)
    one = duty(reckoning, "unopposed.assess", "notify")
    found = owed(reckoning, one)
    # 2 weeks from Monday 2 February 2026 end on the 16th: 12 + 2 = 14 days to 2 March
    assert (found.what, found.late) == (f"{one.duty.title} (telling the family)", "14 days")
    assert owed(reckoning, duty(reckoning, "med.notice")).what == duty(reckoning, "med.notice").duty.title


def test_every_part_of_every_duty_has_words() -> None:
    from upheld.compliance.group import _PARTS

    assert {part.part for one in LAW.duties for part in one.limbs if part.part} <= set(_PARTS)


def test_the_hour_is_given_where_there_is_one() -> None:
    reckoning = reckoned(NO_MEDIATION)
    found = [owed(reckoning, one) for one in reckoning.family if one.duty.id == "appeal.deadline"]
    assert [one.by_time for one in found] == ["17:00"]  # rule 12(1): by 5pm
    assert said(REQUEST).by_time == ""


# Events


def test_an_event_carries_what_is_recorded_of_it_as_text() -> None:
    signed = event("mediation_requested", "2026-02-02", issues=["education", "health"], notes="x", evidence="y")
    one = happened(reckoned(signed).story.events[0])
    assert (one.kind, one.what, one.day) == ("mediation_requested", "The family asked for mediation",
                                             "Monday 2 February 2026")  # fmt: skip
    assert one.field("issues") == "education, health"
    assert one.field("notes") == one.field("evidence") == one.field("reason") == ""


def test_a_number_is_text_too() -> None:
    missed = event("provision_missed", "2026-02-02", minutes=30)
    assert happened(reckoned(missed).story.events[0]).field("minutes") == "30"


def test_the_timeline_leaves_out_what_a_family_does_not_see_and_what_has_not_happened() -> None:
    found = timeline(
        reckoned(
            event("ehcna_agreed_notified", "2026-01-05"),
            REQUEST,
            event("not_done", "2026-01-13", what="ehcna_refused_notified"),
            event("aware_of_fault", "2026-01-14"),
            event("grounds_first_arose", "2026-01-14"),
            event("exception_claimed", "2026-01-14", duty="ehcna.decide", code="EXC-PERSONAL"),
            event("advice_requested", "2026-01-06", category="c"),
            event("school_consulted", "2026-02-02"),
            event("complaint_la_stage_1", "2026-02-09"),
            event("draft_served", "2026-03-03"),
        )
    )
    assert [one.kind for one in found] == ["ehcna_request_received", "ehcna_agreed_notified", "complaint_la_stage_1"]


# The duties of a letter


def test_the_duties_of_a_letter_come_in_order_of_their_due_days_and_what_has_none_comes_last() -> None:
    reckoning = reckoned(REQUEST)
    wanted = ("ehcna.consult", "plan.final", "ehcna.decide")
    subjects = [Subject(obligation=duty(reckoning, id)) for id in wanted]
    subjects.insert(1, Subject(event=reckoning.story.events[0]))  # about an event: no duty
    found = [one.id for one in of_subjects(reckoning, tuple(subjects))]
    # 12 January, 20 April, and no day at all
    assert found == ["ehcna.decide", "plan.final", "ehcna.consult"]
    assert of_subjects(reckoning, (Subject(),)) == ()
