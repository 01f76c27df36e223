"""How duties with no time limit come to their status (design 11.6)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from upheld.law.notices import NOTICES

Entry = dict[str, Any]
Found = Callable[..., Entry]
Answered = Callable[..., Entry]
CHILD = {"date_of_birth": "2016-05-02"}


def event(kind: str, on: str, **fields: Any) -> Entry:
    return {"kind": kind, "on": on, **fields}


PLAN = event("plan_final_sent", "2026-01-12", placement="Hill School")


# Checklists: no_date, met, breached naming each false item, unknown naming what is not recorded


REFUSAL = dict.fromkeys(NOTICES["notice.refusal"].items, True)


def test_a_notice_whose_contents_are_not_given_says_nothing(found: Found) -> None:
    one = found("ehcna.refuse.contents", event("ehcna_refused_notified", "2026-02-20"), as_at="2026-03-01")
    assert (one["status"], one["due_on"], one["outstanding"]) == ("no_date", None, [])


def test_a_notice_that_holds_everything(found: Found) -> None:
    one = found(
        "ehcna.refuse.contents", event("ehcna_refused_notified", "2026-02-20", contents=REFUSAL), as_at="2026-03-01"
    )
    assert (one["status"], one["discharged_on"]) == ("met", "2026-02-20")


def test_a_notice_that_leaves_two_things_out_names_both(found: Found) -> None:
    contents = {**REFUSAL, "appeal_right": False, "time_limits": False}
    one = found(
        "ehcna.refuse.contents", event("ehcna_refused_notified", "2026-02-20", contents=contents), as_at="2026-03-01"
    )
    assert (one["status"], one["breach_on"], one["is_breach"]) == ("breached", "2026-02-20", True)
    assert one["outstanding"] == ["the right to appeal to the Tribunal", "the time limits"]


def test_what_is_not_recorded_of_a_notice_is_unknown_and_never_left_out(found: Found) -> None:
    one = found(
        "ehcna.refuse.contents",
        event("ehcna_refused_notified", "2026-02-20", contents={"reasons": True}),
        as_at="2026-03-01",
    )
    assert (one["status"], one["is_breach"], one["outstanding"]) == ("unknown", False, [])
    assert len(one["unknown"]) == len(REFUSAL) - 1


def test_a_draft_that_names_a_school_is_broken(found: Found) -> None:
    for blank, status in ((True, "met"), (False, "breached")):
        one = found(
            "plan.draft.noschool",
            event("draft_served", "2026-04-24", contents={"section_i_blank": blank}),
            as_at="2026-05-01",
        )
        assert one["status"] == status


# Undated: no_date until recorded, then met; broken if the act that must wait came first


def test_an_undated_duty_has_no_day_until_it_is_done(found: Found) -> None:
    request = event("ehcna_request_received", "2026-01-12")
    one = found("ehcna.consult", request, as_at="2026-03-01")
    assert (one["status"], one["due_on"]) == ("no_date", None)
    one = found("ehcna.consult", request, event("ehcna_consulted", "2026-01-20"), as_at="2026-03-01")
    assert (one["status"], one["discharged_on"]) == ("met", "2026-01-20")


def test_an_undated_limb_inside_a_timed_step_shows_that_day(found: Found) -> None:
    one = found("ehcna.considering.notify", event("ehcna_request_received", "2026-01-12"), as_at="2026-03-01")
    assert one["due_by"] == "2026-02-23"


CONSIDERED = event("cease_considered", "2026-02-02")
NO_EARLIER = "whether cease_consulted came before"


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ([], "no_date"),
        ([event("cease_consulted", "2026-02-10")], "met"),
        ([event("cease_consulted", "2026-02-10"), event("cease_decision_notified", "2026-03-02")], "met"),
        # a body's consultation is not seen by a family: its silence proves nothing
        ([event("cease_decision_notified", "2026-03-02")], "unknown"),
        ([event("cease_decision_notified", "2026-03-02"), event("cease_consulted", "2026-03-10")], "breached"),
        (
            [event("cease_decision_notified", "2026-03-02"), event("not_done", "2026-03-03", what="cease_consulted")],
            "breached",
        ),
    ],
)
def test_consultation_must_come_before_the_decision(found: Found, events: list[Entry], status: str) -> None:
    one = found("cease.consult", PLAN, CONSIDERED, *events, person=CHILD, as_at="2026-04-01")
    assert one["status"] == status
    if status == "breached":
        assert (one["breach_on"], one["is_breach"]) == ("2026-03-02", True)
    if status == "unknown":
        assert any(NO_EARLIER in sentence for sentence in one["unknown"])


# Daily: no_date until evidence, broken from the first failure, never met from silence


def test_provision_is_neither_met_nor_broken_by_silence(found: Found) -> None:
    for duty in ("plan.secure.sep", "plan.secure.health", "plan.secure.care", "plan.maintain", "plan.admit"):
        one = found(duty, PLAN, person=CHILD, as_at="2026-06-01")
        assert (one["status"], one["shape"], one["is_breach"]) == ("no_date", "daily", False), duty


@pytest.mark.parametrize(("section", "duty"), [("F", "sep"), ("G", "health"), ("H1", "care"), ("H2", "care")])
def test_a_miss_breaks_the_duty_of_its_own_section_from_the_first_day(
    answered: Answered, section: str, duty: str
) -> None:
    answer = answered(
        PLAN,
        event("provision_missed", "2026-04-02", section=section),
        event("provision_missed", "2026-03-02", section=section),
        person=CHILD,
        as_at="2026-06-01",
    )
    found = {one["duty"]: (one["status"], one["breach_on"]) for one in answer["obligations"] if "secure" in one["duty"]}
    assert found.pop(f"plan.secure.{duty}") == ("breached", "2026-03-02")
    assert set(found.values()) == {("no_date", None)}


def test_a_miss_belongs_to_the_section_of_its_item_else_to_f(answered: Answered) -> None:
    item = event("provision_item", "2026-01-12", section="G", item="physio")
    for missed, duty in ((event("provision_missed", "2026-03-02", item="physio"), "plan.secure.health"),
                         (event("provision_missed", "2026-03-02", item="not listed"), "plan.secure.sep"),
                         (event("provision_missed", "2026-03-02"), "plan.secure.sep")):  # fmt: skip
        answer = answered(PLAN, item, missed, person=CHILD, as_at="2026-06-01")
        assert [one["duty"] for one in answer["obligations"] if one["status"] == "breached"] == [duty]


def test_an_item_is_known_by_its_id_where_it_has_no_name(answered: Answered) -> None:
    item = event("provision_item", "2026-01-12", id="g-1", section="G")
    answer = answered(PLAN, item, event("provision_missed", "2026-03-02", item="g-1"), person=CHILD, as_at="2026-06-01")
    assert [one["duty"] for one in answer["obligations"] if one["status"] == "breached"] == ["plan.secure.health"]


def test_the_parents_own_arrangements_excuse_a_miss(found: Found) -> None:
    missed = event(
        "provision_missed", "2026-03-02", section="F", reason="Suitable alternative arrangements by the parent"
    )
    assert found("plan.secure.sep", PLAN, missed, person=CHILD, as_at="2026-06-01")["status"] == "no_date"


def test_a_miss_before_the_plan_or_after_it_ended_breaks_nothing(found: Found) -> None:
    before = event("provision_missed", "2026-01-11", section="F")
    assert found("plan.secure.sep", PLAN, before, person=CHILD, as_at="2026-06-01")["status"] == "no_date"


def test_all_that_was_promised_must_be_delivered_to_be_met(found: Found) -> None:
    items = [event("provision_item", "2026-01-12", section="F", item=name) for name in ("speech", "reading")]
    speech = event("provision_delivered", "2026-03-02", item="speech")
    one = found("plan.secure.sep", PLAN, *items, speech, person=CHILD, as_at="2026-06-01")
    assert (one["status"], one["outstanding"]) == ("no_date", ["reading"])
    reading = event("provision_delivered", "2026-03-09", item="reading")
    one = found("plan.secure.sep", PLAN, *items, speech, reading, person=CHILD, as_at="2026-06-01")
    assert (one["status"], one["discharged_on"], one["outstanding"]) == ("met", "2026-03-09", [])


@pytest.mark.parametrize(
    ("school", "status"), [("hill  SCHOOL", "breached"), ("Vale School", "no_date"), (None, "breached")]
)
def test_the_school_named_must_admit(found: Found, school: str | None, status: str) -> None:
    refused = event("admission_refused", "2026-03-02", **({"institution": school} if school else {}))
    one = found("plan.admit", PLAN, refused, person=CHILD, as_at="2026-06-01")
    assert (one["status"], one["breach_on"]) == (status, "2026-03-02" if status == "breached" else None)


def test_a_child_who_was_admitted_was_admitted(found: Found) -> None:
    one = found("plan.admit", PLAN, event("admitted", "2026-02-02", institution="Hill School"), person=CHILD,
                as_at="2026-06-01")  # fmt: skip
    assert (one["status"], one["discharged_on"]) == ("met", "2026-02-02")


def test_daily_duties_end_with_the_plan_or_with_the_next_version_of_it(answered: Answered) -> None:
    ended = answered(PLAN, event("plan_ceased", "2026-05-01"), person=CHILD, as_at="2026-06-01")
    one = next(one for one in ended["obligations"] if one["duty"] == "plan.secure.sep")
    assert (one["status"], one["superseded_by"]) == ("superseded", "plan_ceased@2026-05-01")
    amended = answered(PLAN, event("plan_amended_final_sent", "2026-05-01"), person=CHILD, as_at="2026-06-01")
    older, newer = (one for one in amended["obligations"] if one["duty"] == "plan.secure.sep")
    assert (older["status"], older["superseded_by"]) == ("superseded", "plan_amended_final_sent@2026-05-01")
    assert newer["status"] == "no_date"


# 9.3: reasonable endeavours from 1 May to 31 July 2020
@pytest.mark.parametrize(
    ("missed", "status"),
    [("2020-04-30", "breached"), ("2020-05-01", "unknown"), ("2020-07-31", "unknown"), ("2020-08-01", "breached")],
)
def test_what_was_missed_in_the_summer_of_2020_depends_on_endeavours(found: Found, missed: str, status: str) -> None:
    plan = event("plan_final_sent", "2020-01-13")
    one = found(
        "plan.secure.sep", plan, event("provision_missed", missed, section="F"), person=CHILD, as_at="2020-10-01"
    )
    assert one["status"] == status
    if status == "unknown":
        assert any(f"provision_missed@{missed}" in sentence for sentence in one["unknown"])
        assert one["depends_on"]
        assert not one["is_breach"]


def test_a_miss_after_that_summer_breaks_it_whatever_came_before(found: Found) -> None:
    plan = event("plan_final_sent", "2020-01-13")
    missed = [event("provision_missed", day, section="F") for day in ("2020-06-01", "2020-09-01")]
    one = found("plan.secure.sep", plan, *missed, person=CHILD, as_at="2020-10-01")
    assert (one["status"], one["breach_on"]) == ("breached", "2020-09-01")


# Not before: the last protected day


DRAFT = event("draft_served", "2026-04-24")  # W8: day fifteen is Friday 8 May


@pytest.mark.parametrize(
    ("events", "as_at", "status"),
    [
        ([], "2026-05-08", "running"),
        ([], "2026-05-09", "met"),
        ([event("plan_final_sent", "2026-05-07")], "2026-06-01", "breached"),
        ([event("plan_final_sent", "2026-05-08")], "2026-06-01", "breached"),
        ([event("plan_final_sent", "2026-05-09")], "2026-06-01", "met"),
        ([event("draft_representations", "2026-05-01"), event("plan_final_sent", "2026-05-07")], "2026-06-01", "met"),
        ([event("school_requested", "2026-05-07"), event("plan_final_sent", "2026-05-07")], "2026-06-01", "met"),
        (
            [event("draft_representations", "2026-05-08"), event("plan_final_sent", "2026-05-07")],
            "2026-06-01",
            "breached",
        ),
    ],
)
def test_the_fifteen_days_on_a_draft(found: Found, events: list[Entry], as_at: str, status: str) -> None:
    one = found("plan.draft.window", DRAFT, *events, person=CHILD, as_at=as_at)
    assert (one["shape"], one["due_on"], one["status"]) == ("not_before", "2026-05-08", status)


def test_a_draft_known_to_the_month_leaves_the_window_open_to_doubt(found: Found) -> None:
    draft = event("draft_served", "2026-04")
    one = found("plan.draft.window", draft, event("plan_final_sent", "2026-05-08"), person=CHILD, as_at="2026-06-01")
    assert one["status"] == "unknown"
    assert any("draft_served@2026-04" in sentence for sentence in one["unknown"])
    sure = found("plan.draft.window", draft, event("plan_final_sent", "2026-05-15"), person=CHILD, as_at="2026-06-01")
    assert sure["status"] == "met"
    open_ = found("plan.draft.window", draft, as_at="2026-05-01")
    assert (open_["status"], open_["due_earliest"], open_["due_latest"]) == ("unknown", "2026-04-15", "2026-05-14")


CEASING = event("cease_decision_notified", "2026-03-02")  # two months end Saturday 2 May, rolled to Tuesday 5 May


@pytest.mark.parametrize(
    ("events", "standstill", "maintain"),
    [
        ([event("plan_ceased", "2026-05-05")], "breached", "breached"),
        ([event("plan_ceased", "2026-05-06")], "met", "superseded"),
        ([event("appeal_received_by_ftt", "2026-04-02", grounds=["f"])], "running", "no_date"),
        (
            [event("appeal_received_by_ftt", "2026-04-02", grounds=["f"]), event("plan_ceased", "2026-05-20")],
            "breached",
            "breached",
        ),
        (
            [
                event("appeal_received_by_ftt", "2026-04-02", grounds=["f"]),
                event("ftt_order_sent", "2026-05-11", orders=["cease_upheld"]),
                event("plan_ceased", "2026-05-20"),
            ],
            "met",
            "superseded",
        ),
    ],
)
def test_a_plan_is_protected_while_it_can_be_or_is_appealed(
    answered: Answered, events: list[Entry], standstill: str, maintain: str
) -> None:
    answer = answered(PLAN, CEASING, *events, person=CHILD, as_at="2026-06-01")
    found = {one["duty"]: one["status"] for one in answer["obligations"]}
    assert (found["cease.standstill"], found["plan.maintain"]) == (standstill, maintain)


def test_a_certificate_lengthens_the_protection(found: Found) -> None:
    # Certificate 20 April: one month ends on Wednesday 20 May.
    certificate = event("mediation_certificate_issued", "2026-04-20")
    one = found("cease.standstill", PLAN, CEASING, certificate, person=CHILD, as_at="2026-05-10")
    assert (one["due_on"], one["status"]) == ("2026-05-20", "running")


def test_days_past_the_calendar_are_said_to_be_past_it(found: Found) -> None:
    made, ceasing = event("plan_final_sent", "2027-01-12"), event("cease_decision_notified", "2028-12-04")
    one = found("cease.standstill", made, ceasing, person=CHILD, as_at="2028-12-20")
    assert one["due_on"] is None
    assert any("2028-12-31" in sentence for sentence in one["unknown"])


# Standing, rights, tests and effects are never obligations of one case


def test_what_is_owed_all_the_time_is_listed_and_has_no_status(answered: Answered) -> None:
    answer = answered(PLAN, person=CHILD, as_at="2026-06-01")
    assert {"principles.s19", "identify.la", "school.best_endeavours"} <= set(answer["standing"])
    duties = {one["duty"] for one in answer["obligations"]}
    assert not duties & set(answer["standing"])
    assert not duties & {"responsible.s24", "transfer.effect", "reassess.bar", "lgsco.scope", "eotas.arrange"}


def test_a_duty_that_is_not_yet_in_force_is_not_listed_as_standing(answered: Answered) -> None:
    answer = answered(event("ehcna_request_received", "2014-09-01"), as_at="2014-09-01")
    assert "principles.s19" in answer["standing"]
    assert "senk.meetings" not in answer["standing"], "the Code of January 2015 did not yet stand"
