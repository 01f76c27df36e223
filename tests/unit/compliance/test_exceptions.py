"""Exceptions element by element: none ever moves a date (england.md 1.3, 5.10; design 11.7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from upheld.law.exceptions import CAUSE
from upheld.law.overlays import RELAXED

Entry = dict[str, Any]
Found = Callable[..., Entry]


def event(kind: str, on: str, **fields: Any) -> Entry:
    return {"kind": kind, "on": on, **fields}


def span(kind: str, first: str, last: str | None = None, **fields: Any) -> Entry:
    return {"kind": kind, "from": first, **({"to": last} if last else {}), **fields}


def claim(duty: str, code: str, on: str = "2026-12-01", **fields: Any) -> Entry:
    return event("exception_claimed", on, duty=duty, code=code, **fields)


BECAUSE = {"because": "nobody could be seen"}
REQUEST = event("ehcna_request_received", "2026-06-01")  # W4: 13 July, 21 September, 19 October
AGREED = event("ehcna_agreed_notified", "2026-07-10")
DRAFT = event("draft_served", "2026-09-18")
CLOSED = {"kind": "school_closure", "first_day_closed": "2026-07-22", "reopens_on": "2026-09-02"}
AFTER = "2026-12-20"


def exception(one: Entry, code: str) -> Entry:
    found = [each for each in one["exceptions"] if each["code"] == code]
    assert len(found) == 1, one["exceptions"]
    return found[0]


# What a bare claim, a claim with a cause, and the facts alone come to


def test_an_exception_that_nothing_speaks_for_is_listed_with_all_it_needs(found: Found) -> None:
    one = found("plan.final", REQUEST, AGREED, DRAFT, as_at=AFTER)
    assert [each["code"] for each in one["exceptions"]] == ["EXC-SCHOOL4", "EXC-EY4", "EXC-PERSONAL", "EXC-ABSENT4"]
    for each in one["exceptions"]:
        assert (each["available"], each["claimed"], each["proved"]) == (False, False, [])
        assert each["missing"][-1] == CAUSE
    assert one["status"] == "overdue"


AWAY = span("absent_from_area", "2026-08-01", "2026-08-28")


@pytest.mark.parametrize(
    ("facts", "available", "claimed", "missing", "status"),
    [
        ([claim("plan.final", "EXC-ABSENT4")], False, True, 2, "overdue"),
        ([claim("plan.final", "EXC-ABSENT4", **BECAUSE)], False, True, 1, "overdue"),
        ([AWAY], True, False, 1, "overdue"),
        ([AWAY, claim("plan.final", "EXC-ABSENT4")], True, True, 1, "overdue"),
        ([AWAY, claim("plan.final", "EXC-ABSENT4", because=" ")], True, True, 1, "overdue"),
        ([AWAY, claim("plan.final", "EXC-ABSENT4", **BECAUSE)], True, True, 0, "excepted"),
        ([AWAY, claim("ehcna.noplan", "EXC-ABSENT4", **BECAUSE)], True, False, 1, "overdue"),
    ],
    ids=["bare claim", "cause alone", "facts alone", "no cause", "empty cause", "all of it", "claimed elsewhere"],
)
def test_excepted_needs_the_facts_a_claim_and_the_cause(
    found: Found, facts: list[Entry], available: bool, claimed: bool, missing: int, status: str
) -> None:
    one = found("plan.final", REQUEST, AGREED, DRAFT, *facts, as_at=AFTER)
    each = exception(one, "EXC-ABSENT4")
    assert (each["available"], each["claimed"], len(each["missing"])) == (available, claimed, missing)
    assert (one["status"], one["due_on"]) == (status, "2026-10-19"), "an exception never moves a date"
    assert one["days_late"] == 62  # 19 October to 20 December
    assert one["is_breach"] is (status != "excepted")


def test_a_limit_met_late_is_excused_and_keeps_its_day_and_its_lateness(found: Found) -> None:
    one = found(
        "plan.final",
        REQUEST,
        AGREED,
        AWAY,
        event("plan_final_sent", "2026-11-02"),
        claim("plan.final", "EXC-ABSENT4", **BECAUSE),
        person={"year_group": 3},
        as_at=AFTER,
    )
    assert (one["status"], one["discharged_on"], one["days_late"]) == ("excepted", "2026-11-02", 14)


def test_a_limit_that_was_met_needs_no_exception(found: Found) -> None:
    one = found(
        "plan.final",
        REQUEST,
        AGREED,
        AWAY,
        event("plan_final_sent", "2026-10-19"),
        claim("plan.final", "EXC-ABSENT4", **BECAUSE),
        person={"year_group": 3},
        as_at=AFTER,
    )
    assert one["status"] == "met"


def test_a_code_that_does_not_apply_excuses_nothing_and_says_so(found: Found) -> None:
    one = found("plan.final", REQUEST, AGREED, DRAFT, AWAY, claim("plan.final", "EXC-APPT", **BECAUSE), as_at=AFTER)
    each = exception(one, "EXC-APPT")
    assert (each["available"], each["claimed"]) == (False, True)
    assert "does not apply" in each["missing"][0]
    assert one["status"] == "overdue"


def test_a_claim_may_name_the_obligation_it_is_about(found: Found) -> None:
    key = "plan.final@ehcna_request_received@2026-06-01"
    for name in (key, "ehcna_request_received@2026-06-01"):
        mine = claim("plan.final", "EXC-ABSENT4", answers=name, **BECAUSE)
        assert found("plan.final", REQUEST, AGREED, DRAFT, AWAY, mine, as_at=AFTER)["status"] == "excepted"
    other = claim("plan.final", "EXC-ABSENT4", answers="draft_served@2026-09-18", **BECAUSE)
    assert found("plan.final", REQUEST, AGREED, DRAFT, AWAY, other, as_at=AFTER)["status"] == "overdue"


def test_a_limit_whose_day_is_not_known_proves_no_element(found: Found) -> None:
    request = event("ehcna_request_received", "2026-05")
    one = found("plan.final", request, AGREED, DRAFT, AWAY, claim("plan.final", "EXC-ABSENT4", **BECAUSE), as_at=AFTER)
    assert not exception(one, "EXC-ABSENT4")["available"]


# Absence: four weeks, or two, in a row and in the period


@pytest.mark.parametrize(
    ("first", "last", "available"),
    [
        ("2026-08-01", "2026-08-28", True),  # 28 days with both ends
        ("2026-08-01", "2026-08-27", False),
        ("2026-05-01", "2026-06-28", True),  # 1 to 28 June lie in the period
        ("2026-05-01", "2026-06-27", False),
        ("2026-09-22", "2026-11-30", True),  # 22 September to 19 October
        ("2026-09-23", "2026-11-30", False),
        ("2026-08-01", None, True),  # still away
        ("2026-10-01", None, False),  # 19 days to the due day
    ],
)
def test_four_weeks_away_in_the_period(found: Found, first: str, last: str | None, available: bool) -> None:
    one = found("plan.final", REQUEST, AGREED, DRAFT, span("absent_from_area", first, last), as_at=AFTER)
    assert exception(one, "EXC-ABSENT4")["available"] is available


def test_two_absences_of_two_weeks_are_not_one_of_four(found: Found) -> None:
    two = [span("absent_from_area", "2026-07-01", "2026-07-15"), span("absent_from_area", "2026-08-01", "2026-08-15")]
    one = found("plan.final", REQUEST, AGREED, DRAFT, *two, as_at=AFTER)
    assert not exception(one, "EXC-ABSENT4")["available"]


@pytest.mark.parametrize(("last", "available"), [("2026-05-28", True), ("2026-05-27", False)])
def test_two_weeks_away_excuse_an_order(found: Found, last: str, available: bool) -> None:
    order = event("ftt_order_sent", "2026-05-08", orders=["amend_BF"])
    one = found("order.amend", order, span("absent_from_area", "2026-05-15", last), as_at="2026-07-01")
    assert exception(one, "EXC-ABSENT2")["available"] is available
    assert [each["code"] for each in one["exceptions"]].count("EXC-ABSENT4") == 0


# The school closed (W4, W5, W6)


@pytest.mark.parametrize(
    ("asked", "final", "decide"),
    [
        ("2026-07-10", False, False),  # W5: before 15 July
        ("2026-07-14", False, False),
        ("2026-07-15", True, False),
        ("2026-07-20", True, False),  # W4: not for the decision, due on 13 July
        ("2026-08-26", True, False),
        ("2026-08-27", False, False),
    ],
)
def test_the_window_around_a_closure_is_about_when_the_head_was_asked(
    found: Found, asked: str, final: bool, decide: bool
) -> None:
    advice = event("advice_requested", asked, category="b")
    events = (REQUEST, AGREED, DRAFT, CLOSED, advice)
    assert exception(found("plan.final", *events, as_at=AFTER), "EXC-SCHOOL4")["available"] is final
    assert exception(found("ehcna.noplan", *events, as_at=AFTER), "EXC-SCHOOL4")["available"] is final
    assert exception(found("ehcna.decide", *events, as_at=AFTER), "EXC-SCHOOL4")["available"] is decide


def test_advice_asked_of_anyone_else_opens_no_such_window(found: Found) -> None:
    advice = event("advice_requested", "2026-07-20", category="d")
    each = exception(found("plan.final", REQUEST, AGREED, DRAFT, CLOSED, advice, as_at=AFTER), "EXC-SCHOOL4")
    assert not each["available"]
    assert any("closure" in proved for proved in each["proved"])


@pytest.mark.parametrize(("reopens", "closed"), [("2026-08-18", False), ("2026-08-19", True)])
def test_a_closure_counts_from_four_weeks(found: Found, reopens: str, closed: bool) -> None:
    shut = {**CLOSED, "reopens_on": reopens}  # 22 July + 28 = 19 August
    one = found("plan.final", REQUEST, AGREED, DRAFT, shut, as_at=AFTER)
    assert bool(exception(one, "EXC-SCHOOL4")["proved"]) is closed


def test_christmas_is_too_short(found: Found) -> None:
    # W6: 20 December 2025 to 5 January 2026 is sixteen days.
    shut = {"kind": "school_closure", "first_day_closed": "2025-12-20", "reopens_on": "2026-01-05"}
    asked = event("advice_requested", "2025-12-18", category="b")
    one = found("plan.final", event("ehcna_request_received", "2025-11-10"), shut, asked, as_at="2026-06-01")
    assert exception(one, "EXC-SCHOOL4")["proved"] == []


def test_a_closure_outside_the_period_proves_nothing(found: Found) -> None:
    for first, reopens in (("2026-04-01", "2026-05-06"), ("2026-11-01", "2026-12-10")):
        shut = {"kind": "school_closure", "first_day_closed": first, "reopens_on": reopens}
        one = found("plan.final", REQUEST, AGREED, DRAFT, shut, as_at=AFTER)
        assert exception(one, "EXC-SCHOOL4")["proved"] == []


def test_an_early_years_provider_has_its_own_exception(found: Found) -> None:
    nursery = [{"kind": "setting", "from": "2025-09-01", "type": "early_years", "name": "A nursery"}]
    advice = event("advice_requested", "2026-07-20", category="b")
    one = found("plan.final", REQUEST, AGREED, DRAFT, CLOSED, advice, fact=nursery, as_at=AFTER)
    assert exception(one, "EXC-EY4")["available"]
    assert not exception(one, "EXC-SCHOOL4")["available"]


# Personal circumstances, a missed appointment, the Tribunal's own day, late representations, an agreed day


@pytest.mark.parametrize(
    ("first", "last", "available"),
    [
        ("2026-08-01", "2026-08-01", True),
        ("2026-10-19", None, True),  # the last day
        ("2026-10-20", None, False),
        ("2026-05-01", "2026-05-31", False),
        ("2026-05-01", "2026-06-01", True),
    ],
)
def test_exceptional_personal_circumstances_in_the_period(
    found: Found, first: str, last: str | None, available: bool
) -> None:
    one = found("plan.final", REQUEST, AGREED, DRAFT, span("exceptional_personal", first, last), as_at=AFTER)
    assert exception(one, "EXC-PERSONAL")["available"] is available


@pytest.mark.parametrize(
    ("missed", "available"),
    [
        (event("appointment_missed", "2026-07-27", category="d"), True),
        (event("appointment_missed", "2026-07-27", body="ep service"), True),
        (event("appointment_missed", "2026-07-27"), True),
        (event("appointment_missed", "2026-07-27", category="c"), False),
        (event("appointment_missed", "2026-07-12"), False),
        (event("appointment_missed", "2026-08-25"), False),  # 13 July + 42 = 24 August
    ],
)
def test_an_appointment_missed_with_the_body_in_its_six_weeks(found: Found, missed: Entry, available: bool) -> None:
    asked = event("advice_request_received_by_body", "2026-07-13", category="d", body="EP service")
    one = found("ehcna.advice.respond", REQUEST, AGREED, asked, missed, as_at=AFTER)
    assert exception(one, "EXC-APPT")["available"] is available


def test_the_tribunal_may_direct_another_day(found: Found) -> None:
    order = event("ftt_order_sent", "2026-05-08", orders=["amend_BF"])
    told = event("ftt_direction", "2026-05-20", due_on="2026-07-31", duty="order.amend")
    one = found("order.amend", order, told, as_at="2026-07-01")
    assert exception(one, "EXC-FTT-DIR")["available"]
    assert (one["due_on"], one["status"]) == ("2026-07-31", "running"), "a direction overrides a default"


@pytest.mark.parametrize(
    ("said", "available"), [("2026-06-15", True), ("2026-06-14", False), ("2026-07-24", True), ("2026-07-25", False)]
)
def test_representations_after_the_fifteen_days(found: Found, said: str, available: bool) -> None:
    # Order 8 May, final plan by 24 July (W22); draft served Sunday 31 May: day fifteen is 14 June.
    order = event("ftt_order_sent", "2026-05-08", orders=["make_plan"])
    draft = event("draft_served", "2026-05-31")
    one = found("order.plan.final", order, draft, event("draft_representations", said), as_at="2026-09-01")
    assert one["due_on"] == "2026-07-24"
    assert exception(one, "EXC-REPS")["available"] is available


def test_a_day_agreed_in_writing_replaces_the_limit(found: Found) -> None:
    item = {"what": "amend section F", "appealable": True, "order": "amend_BF"}
    signed = event("mediation_agreement_signed", "2026-05-08", items=[{**item, "agreed_on": "2026-07-01"}])
    one = found("med.agree.appealable", signed, as_at="2026-06-30")
    assert (one["due_on"], one["status"]) == ("2026-07-01", "running")
    assert exception(one, "EXC-AGREED")["available"]
    plain = found(
        "med.agree.appealable", event("mediation_agreement_signed", "2026-05-08", items=[item]), as_at="2026-06-30"
    )
    assert plain["due_on"] == "2026-06-12"  # 8 May + 35
    assert not exception(plain, "EXC-AGREED")["available"]


# Coronavirus (W41)


@pytest.mark.parametrize(
    ("request_", "duty", "due", "relaxed"),
    [
        ("2020-02-10", "ehcna.decide", "2020-03-23", False),
        ("2020-02-10", "ehcna.noplan", "2020-06-01", True),
        ("2020-02-10", "plan.final", "2020-06-29", True),
        ("2020-05-11", "ehcna.decide", "2020-06-22", True),
        ("2020-05-11", "ehcna.noplan", "2020-08-31", True),
        ("2020-05-11", "plan.final", "2020-09-28", False),
        ("2020-04-20", "plan.final", "2020-09-07", True),
        ("2020-03-19", "ehcna.decide", "2020-04-30", False),
        ("2020-03-20", "ehcna.decide", "2020-05-01", True),
        ("2020-05-08", "plan.final", "2020-09-25", True),
        ("2020-05-09", "plan.final", "2020-09-26", False),
    ],
)
def test_a_limit_that_fell_in_those_months_is_relaxed_with_a_reason_and_only_then(
    found: Found, request_: str, duty: str, due: str, relaxed: bool
) -> None:
    request = event("ehcna_request_received", request_)
    logged = claim(duty, "EXC-COVID", "2020-12-01", because="the assessor had coronavirus")
    one = found(duty, request, logged, as_at="2020-12-20")
    assert one["due_on"] == due
    assert one["status"] == ("excepted" if relaxed else "overdue")
    bare = found(duty, request, as_at="2020-12-20")
    assert bare["status"] == "overdue"
    assert bool([each for each in bare["exceptions"] if each["code"] == "EXC-COVID"]) is relaxed


def test_the_bare_law_knows_no_such_exception(found: Found) -> None:
    request = event("ehcna_request_received", "2020-04-20")
    logged = claim("plan.final", "EXC-COVID", "2020-12-01", because="the assessor had coronavirus")
    one = found("plan.final", request, logged, as_at="2020-12-20", law="england-bare")
    assert one["status"] == "overdue"
    assert "does not apply" in exception(one, "EXC-COVID")["missing"][0]


# Relaxed duties that no worked example shows: the order, the recommendation, the detained person. All fall in 2020.
ORDERED = event("ftt_order_sent", "2020-05-04", orders=["remit"])
SHOWN = [
    ("order.remit", [ORDERED], "2020-05-18", {}),
    ("det.noplan", [event("detained", "2020-01-06"), event("det_t0", "2020-02-10")], "2020-06-01", {}),
    (
        "det.advice",
        [
            event("detained", "2020-01-06"),
            event("det_t0", "2020-02-10"),
            event("advice_request_received_by_body", "2020-05-04", category="c"),
            event("not_done", "2020-06-16", what="advice_received_by_la"),
        ],
        "2020-06-15",
        {},
    ),
]


@pytest.mark.parametrize(("key", "events", "due", "how"), SHOWN, ids=[each[0] for each in SHOWN])
def test_orders_and_detained_persons_were_relaxed_too(
    answered: Callable[..., Entry], key: str, events: list[Entry], due: str, how: Entry
) -> None:
    duty, _, part = key.partition("/")
    assert duty in RELAXED
    logged = claim(duty, "EXC-COVID", "2020-12-01", because="the tutor had coronavirus")
    answer = answered(*events, logged, as_at="2020-12-20", **how)
    found = [one for one in answer["obligations"] if one["duty"] == duty and (one["part"] or "") == part]
    assert [(one["due_on"], one["status"]) for one in found] == [(due, "excepted")]
