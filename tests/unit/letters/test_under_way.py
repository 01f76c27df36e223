"""What is under way about a plan, and what was left out of a paper: each state, when it begins and when it ends."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from upheld.case import from_data
from upheld.compliance import reckon
from upheld.law import law_named
from upheld.letters.situation import holds

LAW = law_named("england")
ON = date(2026, 3, 2)
TOLD = {"kind": "aware_of_fault", "on": "2025-01-06"}  # a case needs an event: this one says nothing of any state


def so(name: str, *events: dict[str, Any], as_at: date = ON, facts: Any = ()) -> bool:
    data = {"event": [TOLD, *events], "fact": list(facts)}
    return holds(reckon(from_data(data, name="case"), LAW, as_at), name)


def event(kind: str, on: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, **fields}


REQUEST = event("ehcna_request_received", "2025-12-01")
PLAN = event("plan_final_sent", "2025-06-02")
REASSESSMENT_REFUSED = event("reassess_refused_notified", "2025-09-01")
AMENDING = event("review_decision_notified", "2026-01-12", decision="amend")
CEASING = event("cease_considered", "2026-01-12")


def no(*items: str, kind: str = "ehcna_refused_notified", on: str = "2026-01-12", **fields: Any) -> dict[str, Any]:
    return event(kind, on, contents=dict.fromkeys(items, False), **fields)


# What was left out


@pytest.mark.parametrize(
    ("events", "reasons", "items"),
    [
        ([], False, False),
        ([event("ehcna_refused_notified", "2026-01-12")], False, False),  # what it holds is not recorded
        ([event("ehcna_refused_notified", "2026-01-12", contents={"reasons": True})], False, False),
        ([no("reasons")], True, False),
        ([no("appeal_right")], False, True),
        ([no("reasons", "appeal_right")], True, True),
        ([no("reasons", kind="no_plan_notified")], True, False),
        ([no("reasons", kind="reassess_refused_notified")], True, False),
        ([no("reasons", kind="amendment_abandoned_notified")], True, False),
        ([no("reasons", kind="cease_decision_notified")], True, False),
        ([no("reasons", kind="review_decision_notified", decision="keep")], True, False),
        ([no("reasons", kind="review_decision_notified", decision="amend")], False, False),  # is not against them
        ([no("reasons", kind="draft_served")], False, False),  # a draft decides nothing
        ([no("appendices", kind="draft_served")], False, True),
        ([no("time_limits", kind="plan_final_sent")], False, True),
        # only the newest paper is looked at
        ([no("appendices", kind="draft_served"), event("plan_final_sent", "2026-02-02")], False, False),
        ([no("reasons"), event("no_plan_notified", "2026-02-02")], False, False),
        # overtaken
        ([no("reasons", "time_limits"), event("ehcna_agreed_notified", "2026-02-02")], False, False),
        ([no("reasons", "time_limits"), event("appeal_received_by_ftt", "2026-02-02")], False, False),
        ([no("reasons", "time_limits"), event("appeal_received_by_ftt", "2026-01-05")], True, True),  # came before it
        # the year before
        ([no("reasons", "time_limits", on="2025-03-02")], True, True),
        ([no("reasons", "time_limits", on="2025-03-01")], False, False),
    ],
)
def test_what_the_newest_paper_leaves_out(events: list[dict[str, Any]], reasons: bool, items: bool) -> None:
    assert [so(name, *events) for name in ("lacks_reasons", "lacks_items")] == [reasons, items]


# Orders, concessions and agreements to assess or to make a plan


@pytest.mark.parametrize(
    ("begin", "expected"),
    [
        (event("ftt_order_sent", "2026-01-12", orders=["assess"]), True),
        (event("ftt_order_sent", "2026-01-12", orders=["remit"]), True),
        (event("ftt_order_sent", "2026-01-12", orders=["amend_BF", "amend_I"]), False),
        (event("ftt_order_sent", "2026-01-12", orders=["cease_upheld"]), False),
        (event("consent_order", "2026-01-12", orders=["make_plan"]), True),
        (event("la_conceded_before_response", "2026-01-12", grounds=["a"]), True),
        (event("la_conceded_before_response", "2026-01-12", grounds=["b"]), True),
        (event("la_conceded_before_response", "2026-01-12", grounds=["d"]), True),  # reg 45(3): a reassessment
        (event("la_conceded_before_response", "2026-01-12", grounds=["c(i)", "c(iii)"]), False),
        (event("mediation_agreement_signed", "2026-01-12", items=[{"what": "To assess", "order": "assess"}]), True),
        (event("mediation_agreement_signed", "2026-01-12", items=[{"what": "To meet again"}]), False),
        (REQUEST, False),
    ],
)
def test_an_assessment_or_a_plan_is_ordered(begin: dict[str, Any], expected: bool) -> None:
    assert so("ordered", begin) is expected


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (event("plan_final_sent", "2026-02-16"), False),
        (event("no_plan_notified", "2026-02-16"), False),
        (event("plan_ceased", "2026-02-16"), False),
        (event("draft_served", "2026-02-16"), True),  # the plan itself is still to come
        (event("no_plan_notified", "2026-01-05"), True),  # the refusal that the order is about
    ],
)
def test_an_order_lasts_until_its_answer(end: dict[str, Any], expected: bool) -> None:
    assert so("ordered", event("ftt_order_sent", "2026-01-12", orders=["assess"]), end) is expected


@pytest.mark.parametrize(
    "begin",
    [
        event("ftt_order_sent", "2025-11-03", orders=["assess"]),
        event("la_conceded_before_response", "2025-11-03", grounds=["d"]),
    ],
)
@pytest.mark.parametrize(
    ("end", "expected"),
    [
        (event("reassess_no_change_notified", "2026-02-02"), False),
        (event("plan_amended_final_sent", "2026-02-02", reason="reassessment"), False),
        (event("plan_amended_final_sent", "2026-02-02", reason="order"), False),
        (event("plan_amended_final_sent", "2026-02-02", reason="agreement"), False),
        (event("plan_amended_final_sent", "2026-02-02"), False),  # read as what the reassessment brought
        (event("plan_amended_final_sent", "2026-02-02", reason="other"), True),
        (event("plan_amended_final_sent", "2025-10-06", reason="reassessment"), True),
    ],
)
def test_a_reassessment_that_was_ordered_or_conceded_ends_with_its_outcome(
    begin: dict[str, Any], end: dict[str, Any], expected: bool
) -> None:
    agreed = event("reassess_agreed_notified", "2025-11-10")
    assert so("ordered", PLAN, REASSESSMENT_REFUSED, begin, agreed, end) is expected


# Whether there is a plan


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([REQUEST], False),
        ([PLAN], True),
        ([PLAN, event("plan_ceased", "2026-02-02")], False),
        # shown by what only a plan has
        ([event("review_meeting_held", "2026-01-12")], True),
        ([event("amendment_notice_sent", "2026-01-12")], True),
        ([REASSESSMENT_REFUSED], True),
        ([event("provision_missed", "2026-01-12")], True),
        ([event("review_meeting_held", "2025-06-02"), event("plan_ceased", "2026-02-02")], False),
        ([event("plan_ceased", "2025-06-02"), event("review_meeting_held", "2026-02-02")], True),
        ([event("ftt_order_sent", "2026-01-12", orders=["continue"])], True),
        ([event("ftt_order_sent", "2026-01-12", orders=["assess"])], False),
        ([event("consent_order", "2026-01-12", orders=["amend_I"])], True),
        ([event("la_conceded_before_response", "2026-01-12", grounds=["c(ii)"])], True),
        ([event("la_conceded_before_response", "2026-01-12", grounds=["b"])], False),
        # a move: the old council must transfer the plan, unless all there is is a request
        ([event("moved", "2026-01-12")], True),
        ([REQUEST, event("moved", "2026-01-12")], False),
        ([event("plan_ceased", "2025-06-02"), event("moved", "2026-01-12")], False),
    ],
)
def test_a_plan_is_kept_or_shown_by_what_is_recorded(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("keeps_plan", *events) is expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([AMENDING], True),
        ([event("review_decision_notified", "2026-01-12", decision="keep")], False),
        ([AMENDING, event("amendment_notice_sent", "2026-02-02")], True),  # only proposed
        ([AMENDING, event("plan_amended_final_sent", "2026-02-16")], False),
        ([AMENDING, event("amendment_abandoned_notified", "2026-02-16")], False),
        ([AMENDING, event("cease_decision_notified", "2026-02-16")], False),
        ([AMENDING, event("plan_ceased", "2026-02-16")], False),
        ([event("plan_amended_final_sent", "2025-12-01"), AMENDING], True),
        ([AMENDING, event("review_decision_notified", "2026-02-16", decision="keep")], False),
    ],
)
def test_the_council_is_amending_the_plan(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("amending", PLAN, *events) is expected


@pytest.mark.parametrize(
    ("events", "as_at", "expected"),
    [
        # the twelve months that begin with 3 February 2025 end on 2 February 2026
        ([event("plan_final_sent", "2025-02-03")], date(2026, 2, 2), False),
        ([event("plan_final_sent", "2025-02-03")], date(2026, 2, 3), True),
        ([PLAN], ON, False),
        # 5 weeks from Monday 16 February 2026 end on 23 March: still to be done
        ([PLAN, event("ftt_order_sent", "2026-02-16", orders=["amend_BF"])], ON, True),
        ([PLAN, event("ftt_order_sent", "2026-02-16", orders=["amend_BF"])], date(2026, 3, 24), True),
        (
            [
                PLAN,
                event("ftt_order_sent", "2026-02-16", orders=["amend_BF"]),
                event("plan_amended_final_sent", "2026-02-23", reason="order"),
            ],
            ON,
            False,
        ),
        ([PLAN, event("la_conceded_before_response", "2026-02-16", grounds=["c(i)"])], ON, True),
        ([PLAN, event("ftt_order_sent", "2026-02-16", orders=["cease_upheld"])], ON, False),
        # a reassessment that was ordered changes the plan too, if anything does
        ([PLAN, REASSESSMENT_REFUSED, event("ftt_order_sent", "2026-02-16", orders=["assess"])], ON, True),
        # a duty to keep the plan day by day is no change
        ([PLAN, event("ftt_order_sent", "2025-11-03", orders=["continue"])], ON, False),
    ],
)
def test_a_change_is_due(events: list[dict[str, Any]], as_at: date, expected: bool) -> None:
    assert so("change_due", *events, as_at=as_at) is expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([CEASING], True),
        ([event("cease_consulted", "2026-01-12")], True),
        ([event("cease_decision_notified", "2026-01-12")], True),
        ([event("review_decision_notified", "2026-01-12", decision="cease")], True),
        ([event("review_decision_notified", "2026-01-12", decision="keep")], False),
        ([CEASING, event("review_decision_notified", "2026-02-02", decision="keep")], False),
        ([CEASING, event("review_decision_notified", "2026-02-02", decision="amend")], False),
        ([CEASING, event("review_decision_notified", "2026-02-02", decision="cease")], True),
        ([CEASING, event("plan_amended_final_sent", "2026-02-02")], False),
        ([event("plan_amended_final_sent", "2026-01-05"), CEASING], True),
        ([CEASING, event("ftt_order_sent", "2026-02-02", orders=["continue"])], False),
        ([CEASING, event("ftt_order_sent", "2026-02-02", orders=["cease_upheld"])], True),
        ([CEASING, event("la_conceded_before_response", "2026-02-02", grounds=["f"])], False),
    ],
)
def test_the_plan_is_being_ended(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("ceasing", PLAN, *events) is expected


# Transport


def refused(on: str) -> dict[str, Any]:
    return event("transport_decision_received", on)


def setting(since: str) -> dict[str, Any]:
    return {"kind": "setting", "from": since, "type": "primary"}


@pytest.mark.parametrize(
    ("events", "facts", "expected"),
    [
        ([], [], False),
        ([refused("2025-12-01")], [], True),
        ([event("transport_appeal_1_decision", "2025-12-01")], [], True),
        ([event("transport_provided", "2025-12-01")], [], True),
        ([refused("2025-03-02")], [], True),  # twelve months to the day
        ([refused("2025-03-01")], [], False),
        # another place since: the answer was about another journey
        ([refused("2025-12-01")], [setting("2025-12-02")], False),
        ([refused("2025-12-01")], [setting("2025-12-01")], True),
        ([refused("2025-12-01")], [setting("2026-03-03")], True),  # a place to come
        ([refused("2025-12-01"), event("plan_final_sent", "2026-01-12", placement="Example School")], [], False),
        ([refused("2025-12-01"), event("plan_final_sent", "2026-01-12")], [], True),  # the plan names no place
        ([event("plan_final_sent", "2025-11-03", placement="Example School"), refused("2025-12-01")], [], True),
    ],
)
def test_transport_to_the_present_place_was_answered(
    events: list[dict[str, Any]], facts: list[dict[str, Any]], expected: bool
) -> None:
    assert so("transport_answer", *events, facts=facts) is expected
