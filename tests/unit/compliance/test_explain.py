"""Why an obligation stands as it does: each step in plain English, with its authority, and what would change it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from upheld.compliance import Obligation, Reckoning, explain
from upheld.compliance.due import Due
from upheld.compliance.explain import kind_words
from upheld.compliance.words import day_words, days, due_words, span_words
from upheld.dates import EVER, Span

Entry = dict[str, Any]
Reckoned = Callable[..., Reckoning]

REQUEST = {"kind": "ehcna_request_received", "on": "2026-01-12"}
CHILD = {"date_of_birth": "2016-05-02"}


def event(kind: str, on: str, **fields: Any) -> Entry:
    return {"kind": kind, "on": on, **fields}


def told(reckoning: Reckoning, duty: str) -> str:
    found = reckoning.of(duty)
    assert len(found) == 1
    return "\n".join(explain(reckoning, found[0]))


def d(text: str) -> date:
    return date.fromisoformat(text)


# Words


def test_days_as_a_reader_says_them() -> None:
    assert day_words(d("2026-02-23")) == "Monday 23 February 2026"
    assert span_words(Span(d("2026-02-23"), d("2026-02-23"))) == "Monday 23 February 2026"
    assert (
        span_words(Span(d("2026-02-01"), d("2026-02-28")))
        == "between Sunday 1 February 2026 and Saturday 28 February 2026"
    )
    assert span_words(EVER) == "a day not known"
    assert span_words(Span(EVER.first, d("2026-02-23"))) == "no later than Monday 23 February 2026"


@pytest.mark.parametrize(("number", "words"), [(1, "1 day"), (2, "2 days"), (1234, "1,234 days")])
def test_a_number_of_days(number: int, words: str) -> None:
    assert days(number) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due(d("2026-02-23"), d("2026-02-23")), "Monday 23 February 2026"),
        (Due(None, d("2026-02-23")), "Monday 23 February 2026 at the latest"),
        (Due(None, None), "a day that cannot be told yet"),
    ],
)
def test_a_due_day_as_far_as_it_is_known(due: Due, words: str) -> None:
    assert due_words(due) == words


def test_every_kind_has_its_words() -> None:
    assert kind_words("plan_final_sent") == "The council sent the final EHC plan"
    assert kind_words("yp_turns_25") == "The young person turned 25"
    assert kind_words("something_else") == "something else"


# What every explanation holds


EVERYTHING = [
    event("pupil_has_sen", "2023-09-05"),
    event("ehcna_request_received", "2024-01-15"),
    event("ehcna_consulted", "2024-01-22"),
    event("ehcna_agreed_notified", "2024-03-04"),
    event("advice_request_received_by_body", "2024-03-11", category="d", body="EP service"),
    event("draft_served", "2024-05-20", contents={"section_i_blank": True, "meeting": False}),
    event("plan_final_sent", "2024-06-17", placement="Hill School"),
    event("provision_missed", "2024-09-09", section="F"),
    event("review_meeting_set", "2025-04-01", meeting_on="2025-05-06"),
    event("review_meeting_held", "2025-05-06"),
    event("review_decision_notified", "2025-06-10", decision="amend"),
    event("amendment_notice_sent", "2025-06-20"),
    event("plan_amended_final_sent", "2025-09-01"),
    event("mediation_adviser_contacted", "2025-09-10"),
    event("mediation_requested", "2025-09-15", issues=["education"]),
    event("appeal_received_by_ftt", "2025-10-20", grounds=["c(ii)"]),
    event("hearing_date_set", "2025-11-20", hearing_on="2026-03-02"),
    event("ftt_order_sent", "2026-03-16", orders=["amend_BF", "amend_I"]),
    event("excluded", "2026-03-18", type="suspension", days=6),
    event("sar_received", "2026-03-20"),
]


def everything(reckoned: Reckoned) -> Reckoning:
    return reckoned(*EVERYTHING, person=CHILD, as_at="2026-06-01")


def test_each_obligation_has_steps_that_are_sentences(reckoned: Reckoned) -> None:
    reckoning = everything(reckoned)
    every = (*reckoning.obligations, *reckoning.family)
    assert len({one.duty.id for one in every}) > 30
    for one in every:
        steps = list(explain(reckoning, one))
        assert len(steps) >= 3, one.key
        for step in steps:
            assert re.match(r"[A-Z0-9\"']", step), f"{one.key}: {step}"
            assert step.endswith((".", "?")), f"{one.key}: {step}"
            assert "None" not in step, f"{one.key}: {step}"
            assert "{" not in step, f"{one.key}: {step}"
            assert ".." not in step, f"{one.key}: {step}"


def test_each_explanation_cites_its_authority_and_says_how_sure_it_is(reckoned: Reckoned) -> None:
    reckoning = everything(reckoned)
    for one in (*reckoning.obligations, *reckoning.family):
        steps = "\n".join(explain(reckoning, one))
        assert all(citation.text in steps for citation in one.duty.citations), one.key
        assert one.duty.confidence in steps, one.key
        assert "ot yet checked by a lawyer" in steps, one.key
        assert one.trigger.event.id in steps, one.key


def test_each_due_day_that_is_known_is_written_out(reckoned: Reckoned) -> None:
    reckoning = everything(reckoned)
    for one in reckoning.obligations:
        if one.due.exact is not None:
            assert day_words(one.due.exact) in "\n".join(explain(reckoning, one)), one.key


def test_no_explanation_speaks_in_the_names_of_the_code(reckoned: Reckoned) -> None:
    reckoning = everything(reckoned)
    anchors = ("t0", "period_start", "appeal_period_end", "annual_review_due", "trigger", "transfer_date,")
    for one in reckoning.obligations:
        for step in explain(reckoning, one):
            if step.startswith("The limit is"):
                assert not [name for name in anchors if re.search(rf"\b{name}\b", step)], f"{one.key}: {step}"


# What each status says


@pytest.mark.parametrize(
    ("events", "duty", "as_at", "words"),
    [
        ([REQUEST], "ehcna.decide", "2026-02-01", "There is still time."),
        ([REQUEST], "ehcna.decide", "2026-03-01", "6 days late"),
        ([REQUEST, event("ehcna_agreed_notified", "2026-02-23")], "ehcna.decide", "2026-03-01", "In time."),
        ([REQUEST, event("ehcna_agreed_notified", "2026-02-24")], "ehcna.decide", "2026-03-01", "1 day late."),
        (
            [REQUEST, event("ehcna_refused_notified", "2026-02-20")],
            "plan.final",
            "2026-03-01",
            "Another step took its place",
        ),
        (
            [REQUEST, event("draft_served", "2026-02-20")],
            "ehcna.decide",
            "2026-03-01",
            "the day itself is not recorded",
        ),
        ([REQUEST, event("draft_served", "2026-03-20")], "ehcna.decide", "2026-04-01", "It cannot be told"),
        ([REQUEST], "ehcna.consult", "2026-02-01", "Nothing is recorded that would show whether it was done."),
        ([REQUEST, event("ehcna_consulted", "2026-01-20")], "ehcna.consult", "2026-02-01", "In time."),
        (
            [event("ehcna_refused_notified", "2026-02-20", contents={"reasons": False})],
            "ehcna.refuse.contents",
            "2026-03-01",
            "left out the reasons for the decision",
        ),
        (
            [event("draft_served", "2026-04-24"), event("plan_final_sent", "2026-05-07")],
            "plan.draft.window",
            "2026-06-01",
            "Broken on Thursday 7 May 2026.",
        ),
    ],
)
def test_what_followed_is_told(reckoned: Reckoned, events: list[Entry], duty: str, as_at: str, words: str) -> None:
    assert words in told(reckoned(*events, person=CHILD, as_at=as_at), duty)


def test_an_exception_that_excuses_is_named(reckoned: Reckoned) -> None:
    away = {"kind": "absent_from_area", "from": "2026-01-15", "to": "2026-02-15"}
    claim = event("exception_claimed", "2026-03-01", duty="ehcna.decide", code="EXC-ABSENT4", because="away")
    steps = told(reckoned(REQUEST, away, claim, as_at="2026-03-02"), "ehcna.decide")
    assert "EXC-ABSENT4" in steps
    assert "every element of it is recorded" in steps


def test_an_exception_with_something_missing_says_what(reckoned: Reckoned) -> None:
    claim = event("exception_claimed", "2026-03-01", duty="ehcna.decide", code="EXC-ABSENT4")
    steps = told(reckoned(REQUEST, claim, as_at="2026-03-02"), "ehcna.decide")
    assert "EXC-ABSENT4 claimed" in steps
    assert "at least four weeks in a row" in steps
    assert "impractical because of it" in steps


def test_another_reading_is_told_with_who_argues_it(reckoned: Reckoned) -> None:
    steps = told(reckoned(REQUEST, as_at="2026-02-01"), "ehcna.decide")
    assert "Another reading, argued by some information and advice services: Sunday 22 February 2026" in steps


def test_the_two_limbs_of_a_time_limit_are_both_told(reckoned: Reckoned) -> None:
    steps = told(reckoned(REQUEST, as_at="2026-02-01"), "plan.final")
    assert "within 20 weeks after that day, which is not itself counted" in steps
    assert "as soon as practicable" in steps


def test_what_is_not_law_is_said_not_to_be(reckoned: Reckoned) -> None:
    steps = told(reckoned(event("school_consulted", "2026-05-11"), as_at="2026-05-20"), "plan.consult.reply")
    assert "not binding law" in steps


def test_what_was_contested_at_the_time_is_said_to_have_been(reckoned: Reckoned) -> None:
    steps = told(reckoned(event("review_meeting_held", "2021-03-03"), as_at="2021-09-01"), "review.amend.propose")
    assert "8 March 2022" in steps
    assert "contested" in steps


def test_questions_of_judgement_are_told_as_depending_on_someone(reckoned: Reckoned) -> None:
    reckoning = everything(reckoned)
    asked = [one for one in reckoning.obligations if one.duty.depends_on]
    assert asked
    for one in asked:
        assert "It depends on " in "\n".join(explain(reckoning, one)), one.key


def test_what_is_still_wanted_is_listed(reckoned: Reckoned) -> None:
    asked = [event("advice_requested", "2026-02-03", category=category) for category in "abc"]
    steps = told(
        reckoned(event("ehcna_agreed_notified", "2026-02-02"), *asked, as_at="2026-03-01"), "ehcna.advice.seek"
    )
    assert "Still wanted: d; e." in steps


def test_explaining_is_left_until_it_is_asked_for(reckoned: Reckoned) -> None:
    reckoning = reckoned(REQUEST, as_at="2026-02-01")
    steps = explain(reckoning, reckoning.of("plan.final")[0])
    assert isinstance(reckoning.of("plan.final")[0], Obligation)
    assert next(iter(steps)).endswith("(ehcna_request_received@2026-01-12).")
