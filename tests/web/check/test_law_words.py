"""The words about the law on the pages of the check, held against the law they speak of."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.check.guided import TODAY, reply, visitor
from tests.web.pages import told
from upheld.web.check.answer import Answer, of_record
from upheld.web.check.answer_top import own_words
from upheld.web.check.asking import Told, is_open
from upheld.web.check.paper_parts import THE_PRINTED
from upheld.web.check.papers import PAPERS
from upheld.web.check.questions import QUESTIONS, Question
from upheld.web.check.record import Record

ORDER = {"kind": "ftt_order_sent", "sent_on": "2026-06-01", "orders": ["amend_BF"]}


def named(id: str) -> Question:
    return next(one for one in QUESTIONS if one.id == id)


def with_events(*events: dict[str, Any]) -> Record:
    record = visitor("final")
    for event in events:
        record.try_add(event)
    return record


def answered(day: str, *events: dict[str, Any]) -> Answer:
    record = with_events(*events)
    record.as_at = date.fromisoformat(day)
    return of_record(record, record.as_at, tribunal_closed=False)


def top_of(found: Answer) -> list[str]:
    return [" ".join((line.text, *line.law)) for line in found.top]


def own_of(found: Answer) -> dict[str, str]:
    return {one.step_id: own_words(one) for one in found.own}


def test_a_second_request_does_not_start_the_weeks_again_so_the_first_one_is_asked_for() -> None:
    """A request of 12 January: six weeks end on 23 February, whatever was asked again in March."""
    first = {"kind": "ehcna_request_received", "on": "2026-01-12"}
    again = {"kind": "ehcna_request_received", "on": "2026-03-02"}
    assert top_of(answered("2026-03-09", first, again))[0] == (
        "The council is 14 days late with its answer to the request for an assessment."
    )
    assert "give the first time" in str(named("request").hint)


@pytest.mark.parametrize(
    "question", ["decision", "changed_mind", "review_decision", "reassess_decision", "cease_decision"]
)
def test_a_telephone_call_is_not_a_decision(question: str) -> None:
    assert "A telephone call does not." in str(named(question).hint)


def test_an_appeal_that_ends_by_agreement_before_its_hearing_can_be_told() -> None:
    record = with_events(
        {"kind": "plan_final_sent", "sent_on": "2026-01-05"},
        {"kind": "appeal_received_by_ftt", "on": "2026-02-20"},
        {"kind": "hearing_date_set", "on": "2026-03-20", "hearing_on": "2026-09-20"},
    )
    record.notes["guide"]["areas"] = ["appeal"]
    record.answers = {"hearing": "not_yet"}
    assert is_open(named("order"), Told(record))


def test_help_missing_in_each_part_of_section_h_is_recorded_as_what_it_is() -> None:
    sections = {one.code: one.fields["section"] for one in named("provision").recording if one.fields}
    assert sections == {"education": "F", "health": "G", "care": "H1", "other_care": "H2"}
    record = visitor("provision")
    reply(record, "final", "yes", sent_on="2026-03-05")
    reply(record, "provision", "other_care", on="2026-05-05")
    assert record.entries[-1].data["section"] == "H2"


def test_the_report_of_a_review_is_asked_for_before_it_is_called_late() -> None:
    """It was due two weeks after a meeting of 15 January, on 29 January."""
    record = with_events(
        {"kind": "plan_final_sent", "sent_on": "2025-10-01"}, {"kind": "review_meeting_held", "on": "2026-01-15"}
    )
    record.notes["guide"]["areas"] = ["next_phase"]
    assert [one.status for one in record.reckoned(TODAY).of("review.report")] == ["overdue"]
    assert is_open(named("review_report"), Told(record))


def test_an_appeal_without_a_certificate_says_that_most_need_one() -> None:
    refusal = {"kind": "ehcna_refused_notified", "sent_on": "2026-06-15"}
    without = own_of(answered("2026-07-01", refusal))
    assert without["fd.appeal"] == (
        "You have 62 days left. Your appeal must reach the Tribunal by Tuesday 1 September 2026, 5 pm. "
        "Most appeals need a mediation certificate first."
    )
    certificate = {"kind": "mediation_certificate_issued", "on": "2026-06-25"}
    assert own_of(answered("2026-07-01", refusal, certificate))["fd.appeal"] == (
        "You have 62 days left. Your appeal must reach the Tribunal by Tuesday 1 September 2026, 5 pm."
    )


def test_after_an_order_the_steps_against_it_are_told_only_for_the_case_that_it_is_wrong() -> None:
    """28 days from 1 June; what was only ever known from memory says so and comes after what was read."""
    found = answered("2026-06-10", ORDER)
    assert [one.step_id for one in found.own] == ["fd.ut", "fd.setaside"]
    own = own_of(found)
    assert own["fd.ut"].endswith(
        "If its decision is wrong in law: ask the Tribunal for permission to appeal further, "
        "by Monday 29 June 2026, 5 pm."
    )
    assert "If something went wrong with the hearing" in own["fd.setaside"]
    assert own["fd.setaside"].endswith("UNVERIFIED: check it before you rely on it.")
    assert "UNVERIFIED" not in own["fd.ut"]


def test_a_day_of_guidance_is_not_told_as_law() -> None:
    """Twenty working days from 15 June 2026."""
    found = answered("2026-07-01", {"kind": "transport_decision_received", "on": "2026-06-15"})
    assert top_of(found)[0] == (
        "You have 12 days left. Ask for the next stage of the transport review by Monday 13 July 2026. "
        "That day is guidance, not law."
    )


def test_what_nobody_checked_is_marked_at_the_top() -> None:
    found = answered(
        "2026-07-20",
        {"kind": "plan_final_sent", "sent_on": "2026-03-05"},
        {"kind": "provision_missed", "section": "H1", "on": "2026-05-05"},
    )
    assert any(line.startswith("UNVERIFIED. This was late") for line in top_of(found))


EXCLUDED = (
    {"kind": "excluded", "type": "permanent", "on": "2026-06-01"},
    {"kind": "exclusion_notice_given", "on": "2026-06-01"},
    {"kind": "education_arrangements_notified", "on": "2026-06-01"},
    {"kind": "governors_decision_notice", "sent_on": "2026-06-15"},
)


def test_a_limit_of_school_days_goes_first_though_its_day_cannot_be_told() -> None:
    found = answered("2026-06-20", *EXCLUDED)
    assert top_of(found)[0] == (
        "A time limit of your own may be running. It is counted in school days. Count them today: "
        "Apply for an independent review panel and ask for an SEN expert"
    )
    assert [one.step_id for one in found.own] == ["fd.irp"]
    assert not any(one.step_id == "fd.irp" for one in answered("2027-01-20", *EXCLUDED).own)


@pytest.mark.django_db
def test_the_page_tells_how_to_count_school_days(client: Client) -> None:
    told(client, EXCLUDED, as_at="2026-06-20")
    page = client.get(reverse("check:answer")).content.decode()
    assert "It is counted in days on which the school is open." in page


@pytest.mark.django_db
def test_the_page_marks_what_nobody_checked(client: Client) -> None:
    told(client, (ORDER,), as_at="2026-06-10")
    page = client.get(reverse("check:answer")).content.decode()
    cards = [card for card in page.split('class="upheld-card') if "set its decision aside" in card]
    assert any("UNVERIFIED" in card for card in cards)


def test_a_claim_says_whether_it_is_against_a_school_or_goes_to_a_court() -> None:
    """Six months that begin on 10 February 2026 end on 9 August; August counts."""
    found = answered("2026-07-01", {"kind": "discriminatory_act", "on": "2026-02-10"})
    assert own_of(found)["fd.dd"] == (
        "You have 39 days left. A discrimination claim against a school must reach the Tribunal by "
        "Sunday 9 August 2026. It closes at 5 pm and at weekends."
    )
    assert "to a court" in str(named("discrimination").hint)


def test_nothing_late_is_not_said_to_mean_that_no_time_runs() -> None:
    """The Ombudsman's twelve months run though nothing here counts them."""
    found = answered("2026-07-20", {"kind": "complaint_la_stage_1", "on": "2026-03-05"})
    assert top_of(found) == ["Nothing is late on what you told us, and we see no time limit that is running."]


def test_a_paper_known_by_its_printed_date_does_not_send_the_reader_to_another_day() -> None:
    printed = [one for one in PAPERS.values() if one.itself is THE_PRINTED]
    assert {"hearing-date", "needs-more-time", "directions"} <= {one.id for one in printed}
    assert {str(one.why) for one in printed} == {"We need only the date printed on it."}
    assert "the day it happened" in str(PAPERS["excluded"].why)
