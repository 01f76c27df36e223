"""Which decision still calls for an answer, and whether the family's own time for it is over (england.md 6.3)."""

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


def so(name: str, *events: dict[str, Any], as_at: date = ON, **person: Any) -> bool:
    return holds(reckon(from_data({"person": person, "event": [TOLD, *events]}, name="case"), LAW, as_at), name)


def event(kind: str, on: str, **fields: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, **fields}


NO = event("ehcna_refused_notified", "2026-01-12")  # ground a
NO_PLAN = event("no_plan_notified", "2026-01-12")  # ground b
PLAN = event("plan_final_sent", "2026-01-12")  # ground c
NO_REASSESSMENT = event("reassess_refused_notified", "2026-01-12")  # ground d
KEPT = event("review_decision_notified", "2026-01-12", decision="keep")  # ground e
ENDING = event("cease_decision_notified", "2026-01-12")  # ground f


# Whether the decision stands


@pytest.mark.parametrize("decision", [NO, NO_PLAN, PLAN, NO_REASSESSMENT, KEPT, ENDING])
def test_a_decision_that_can_be_appealed_stands_until_an_appeal_or_an_agreement(decision: dict[str, Any]) -> None:
    assert so("decision_stands", decision)
    for end in (
        event("appeal_received_by_ftt", "2026-02-02"),
        event("la_conceded_before_response", "2026-02-02", grounds=["a"]),
        event("ftt_order_sent", "2026-02-02", orders=["remit"]),
        event("consent_order", "2026-02-02", orders=["remit"]),
        event("mediation_agreement_signed", "2026-02-02", items=[{"what": "To meet again"}]),
    ):
        assert not so("decision_stands", decision, end), end["kind"]


@pytest.mark.parametrize(
    ("decision", "later", "expected"),
    [
        (NO, event("ehcna_agreed_notified", "2026-02-02"), False),
        (NO, event("plan_agreed_notified", "2026-02-02"), False),
        (NO, event("draft_served", "2026-02-02"), False),
        (NO, event("plan_ceased", "2026-02-02"), True),  # says nothing of a refusal to assess
        (NO_PLAN, event("plan_agreed_notified", "2026-02-02"), False),
        (NO_PLAN, event("draft_served", "2026-02-02"), False),
        (PLAN, event("plan_ceased", "2026-02-02"), False),
        (PLAN, event("draft_served", "2026-02-02"), True),
        (NO_REASSESSMENT, event("reassess_agreed_notified", "2026-02-02"), False),
        (NO_REASSESSMENT, event("plan_ceased", "2026-02-02"), False),
        (KEPT, event("amendment_notice_sent", "2026-02-02"), False),
        (KEPT, event("plan_ceased", "2026-02-02"), False),
        (ENDING, event("plan_ceased", "2026-02-02"), True),  # that the plan ended is what the appeal is against
        (NO, event("appeal_received_by_ftt", "2026-01-11"), True),  # came before: against another decision
        (NO, event("appeal_received_by_ftt", "2026-01-12"), False),  # the same day
    ],
)
def test_what_takes_the_place_of_a_decision_depends_on_its_ground(
    decision: dict[str, Any], later: dict[str, Any], expected: bool
) -> None:
    assert so("decision_stands", decision, later) is expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([event("ehcna_request_received", "2025-12-01")], False),
        ([event("review_decision_notified", "2026-01-12", decision="amend")], False),  # cannot be appealed
        ([event("review_decision_notified", "2026-01-12", decision="cease")], True),
        ([event("decision_notice_sent", "2026-01-12", ground="b")], True),
        ([event("ehcna_refused_notified", "2025-03-02")], True),  # a year to the day
        ([event("ehcna_refused_notified", "2025-03-01")], False),
        # an appeal against the first decision leaves the second
        ([event("ehcna_refused_notified", "2025-04-01"), event("appeal_received_by_ftt", "2025-05-01"), NO_PLAN], True),
    ],
)
def test_the_newest_decision_of_the_year_before_stands(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("decision_stands", *events) is expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2025-08-02", True),  # the last day of the two months from 2 June 2025
        ("2025-08-03", False),  # from here on the new decision, not the old one, will be appealed
    ],
)
@pytest.mark.parametrize(
    "later",
    [
        event("review_decision_notified", "", decision="amend"),
        event("cease_considered", ""),
        event("cease_consulted", ""),
        event("amendment_notice_sent", ""),
        event("reassess_request_received", ""),
        event("ehcna_request_received", ""),
    ],
)
def test_a_step_to_a_new_decision_overtakes_the_old_one_after_its_two_months(
    later: dict[str, Any], on: str, expected: bool
) -> None:
    assert so("decision_stands", event("plan_final_sent", "2025-06-02"), {**later, "on": on}) is expected


def test_no_decision_stands_when_the_rights_have_ended() -> None:
    assert so("decision_stands", ENDING, date_of_birth="2000-03-03")  # 26 tomorrow
    assert not so("decision_stands", ENDING, date_of_birth="2000-03-02")  # 26 today


# The certificate, and the time to appeal


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([NO], False),
        ([NO, event("mediation_certificate_issued", "2026-02-09")], True),
        ([event("ehcna_refused_notified", "2025-06-02"), event("mediation_certificate_issued", "2025-07-07")], True),
        # a certificate for the first decision is none for the second
        (
            [event("ehcna_refused_notified", "2025-06-02"), event("mediation_certificate_issued", "2025-07-07"), NO],
            False,
        ),
    ],
)
def test_a_certificate_belongs_to_the_decision_before_it(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("certified", *events) is expected


@pytest.mark.parametrize(
    ("events", "last"),
    [
        # two months from Friday 2 January 2026: Monday 2 March
        ([event("ehcna_refused_notified", "2026-01-02")], date(2026, 3, 2)),
        # two months end on Sunday 15 February: the next working day (rule 12(2))
        ([event("ehcna_refused_notified", "2025-12-15")], date(2026, 2, 16)),
        # two months end in August: the first working day after 31 August, a Monday
        ([event("ehcna_refused_notified", "2025-06-20")], date(2025, 9, 1)),
        # one month from the certificate, Thursday 5 March, is later than two months from the notice
        (
            [event("ehcna_refused_notified", "2025-12-15"), event("mediation_certificate_issued", "2026-02-05")],
            date(2026, 3, 5),
        ),
        # one month from the certificate, 5 February, is earlier: the two months count
        (
            [event("ehcna_refused_notified", "2025-12-15"), event("mediation_certificate_issued", "2026-01-05")],
            date(2026, 2, 16),
        ),
    ],
)
def test_the_time_to_appeal_is_over_the_day_after_its_last_day(events: list[dict[str, Any]], last: date) -> None:
    assert not so("appeal_passed", *events, as_at=last)
    assert so("appeal_passed", *events, as_at=date.fromordinal(last.toordinal() + 1))


# Two months from 15 December 2025 end on Sunday 15 February 2026; to contact the adviser no rule moves them on.
@pytest.mark.parametrize("kind", ["mediation_adviser_contacted", "mediation_requested", "mediation_declined"])
@pytest.mark.parametrize(("on", "expected"), [("2026-02-15", False), ("2026-02-16", True), ("2025-12-14", True)])
def test_the_time_is_not_over_while_a_certificate_asked_for_in_time_is_still_to_come(
    kind: str, on: str, expected: bool
) -> None:
    assert so("appeal_passed", event("ehcna_refused_notified", "2025-12-15"), event(kind, on)) is expected


def test_time_is_over_only_for_a_decision_that_stands() -> None:
    old = event("ehcna_refused_notified", "2025-10-06")  # the two months ended on Monday 8 December 2025
    assert so("appeal_passed", old) and so("contact_passed", old)
    for end in (event("appeal_received_by_ftt", "2025-12-22"), event("ehcna_agreed_notified", "2026-01-12")):
        assert not so("appeal_passed", old, end)
        assert not so("contact_passed", old, end)
    assert not so("appeal_passed") and not so("contact_passed")


@pytest.mark.parametrize(
    ("events", "as_at", "expected"),
    [
        ([event("ehcna_refused_notified", "2026-01-02")], date(2026, 3, 2), False),  # the last day of two months
        ([event("ehcna_refused_notified", "2026-01-02")], date(2026, 3, 3), True),
        (
            [event("ehcna_refused_notified", "2026-01-02"), event("mediation_adviser_contacted", "2026-03-02")],
            date(2026, 3, 3),
            False,
        ),
        # late, but done: there is nothing left to ask for
        (
            [event("ehcna_refused_notified", "2026-01-02"), event("mediation_adviser_contacted", "2026-03-03")],
            date(2026, 3, 9),
            False,
        ),
        # the certificate shows that the adviser had been contacted
        (
            [event("ehcna_refused_notified", "2026-01-02"), event("mediation_certificate_issued", "2026-02-27")],
            date(2026, 3, 3),
            False,
        ),
        # the newest decision counts: its two months run to 12 March
        ([event("ehcna_refused_notified", "2025-06-02"), NO], date(2026, 3, 3), False),
    ],
)
def test_the_time_to_contact_the_adviser_is_over(events: list[dict[str, Any]], as_at: date, expected: bool) -> None:
    assert so("contact_passed", *events, as_at=as_at) is expected


FIRST = event("ehcna_refused_notified", "2025-03-10")  # two months: Saturday 10 May 2025, so Monday 12 May
SECOND = event("no_plan_notified", "2025-10-06")  # two months: Saturday 6 December 2025, so Monday 8 December


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([FIRST], False),
        ([FIRST, SECOND], True),
        ([FIRST, NO_PLAN], False),  # the second runs to 12 March 2026
        ([FIRST, SECOND, PLAN], True),  # the newest is in time, the two before it are not
        ([FIRST, event("appeal_received_by_ftt", "2025-05-12", grounds=["a"]), SECOND], False),
    ],
)
def test_the_time_was_missed_before(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("missed_before", *events) is expected


# The review panel


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], False),
        ([event("excluded", "2026-02-02", type="permanent")], False),  # the governors have not decided
        ([event("governors_decision_notice", "2026-02-16", type="permanent")], True),
        ([event("governors_decision_notice", "2026-02-16", type="suspension")], False),
        ([event("governors_decision_notice", "2026-02-16")], True),  # of a kind not recorded
        ([event("governors_decision_notice", "2025-12-22")], True),  # 9 + 31 + 28 + 2 = 70 days
        ([event("governors_decision_notice", "2025-12-21")], False),  # 71 days
        (
            [event("excluded", "2026-02-02", type="permanent"), event("governors_decision_notice", "2026-02-16")],
            True,
        ),
        (
            [event("excluded", "2026-02-02", type="suspension"), event("governors_decision_notice", "2026-02-16")],
            False,
        ),
        # what the notice itself says counts before what was recorded of the exclusion
        (
            [
                event("excluded", "2026-02-02", type="suspension"),
                event("governors_decision_notice", "2026-02-16", type="permanent"),
            ],
            True,
        ),
        # a later suspension is not the one the governors decided on
        (
            [
                event("excluded", "2026-02-02", type="permanent"),
                event("governors_decision_notice", "2026-02-16"),
                event("excluded", "2026-02-23", type="suspension"),
            ],
            True,
        ),
        # the newest notice counts
        (
            [
                event("governors_decision_notice", "2026-01-12", type="permanent"),
                event("governors_decision_notice", "2026-02-16", type="suspension"),
            ],
            False,
        ),
    ],
)
def test_a_panel_may_be_asked_for_lately(events: list[dict[str, Any]], expected: bool) -> None:
    assert so("may_ask_panel", *events) is expected


# Transport

REFUSED = event("transport_decision_received", "2025-11-03")
ASKED = event("transport_appeal_1", "2025-11-24")
ANSWERED = event("transport_appeal_1_decision", "2025-12-15")


@pytest.mark.parametrize(
    ("events", "refused", "reviewed"),
    [
        ([], False, False),
        ([REFUSED], True, False),
        ([REFUSED, ASKED], False, False),
        ([REFUSED, ASKED, ANSWERED], False, True),
        ([REFUSED, ASKED, ANSWERED, event("transport_appeal_2", "2026-01-05")], False, False),
        ([REFUSED, ASKED, ANSWERED, event("transport_appeal_2_decision", "2026-02-16")], False, False),
        ([REFUSED, event("transport_provided", "2026-01-05")], False, False),
        ([REFUSED, ASKED, ANSWERED, event("transport_decision_received", "2026-02-16")], True, False),
        ([event("transport_decision_received", "2025-03-02")], True, False),  # a year to the day
        ([event("transport_decision_received", "2025-03-01")], False, False),
    ],
)
def test_the_newest_step_about_transport_says_which_review_is_next(
    events: list[dict[str, Any]], refused: bool, reviewed: bool
) -> None:
    assert [so(name, *events) for name in ("transport_refused", "transport_reviewed")] == [refused, reviewed]
