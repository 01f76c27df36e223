"""The gap on its page: what is missing, by whose word, whose it is to mend, and the steps with their law."""

from dataclasses import replace
from typing import Any

import pytest

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.delivery.given import access_of, line, missed, set_up
from upheld.delivery.action import Threshold
from upheld.delivery.entitlement import Amount, Section
from upheld.delivery.entry import Entry
from upheld.web.cases.models import Action, Case
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.kept import Ledger

pytestmark = pytest.mark.django_db(databases="__all__")


def ledger(*entries: Entry, section: Section = "F", **rest: Any) -> Case:
    case = case_of(person("a"), events=[{"kind": "plan_final_sent", "on": "2026-09-01"}])
    set_up(case, person("a"), replace(line("F.1"), section=section, **rest))
    if entries:
        say(access_of(person("a"), case), entries, by=person("a"))
    return case


def page(case: Case, who: str = "a") -> str:
    return str(signed_in(person(who)).get(f"/delivery/{case.pk}/gap/").content.decode())


def choose(case: Case, who: str = "a", **data: str) -> Any:
    return signed_in(person(who)).post(f"/delivery/{case.pk}/gap/", data)


def test_a_gap_says_how_much_since_when_and_by_whose_word() -> None:
    shown = page(ledger(missed(0), missed(1, reason="child_absent")))
    assert "1 h" in shown
    assert "30 min by the word of the family" not in shown
    assert "1 h by the word of the family" in shown
    assert "11 September 2026" in shown
    assert "30 min. The duty has no such exception." in shown
    assert "whoever gives the line: 30 min" in shown


def test_the_steps_come_in_order_with_their_law_and_letters_inside_the_case() -> None:
    case = ledger(missed(0))
    shown = page(case)
    steps = ["Write to the council", "Complain to the council", "Go to the Ombudsman", "Judicial review"]
    places = [shown.index(f">{one}</h3>") for one in steps]
    assert places == sorted(places)
    assert "Children and Families Act 2014 s.42(2)" in shown
    assert "Local Government Act 1974 ss.26, 26B" in shown
    assert f"/delivery/{case.pk}/letter/provision_not_delivered/" in shown
    assert f"/cases/{case.pk}/check/letters/" in shown


def test_the_letter_of_a_gap_opens() -> None:
    case = ledger(missed(0))
    answer = signed_in(person("a")).get(f"/delivery/{case.pk}/letter/provision_not_delivered/")
    assert answer.status_code == 200


def test_health_leads_to_the_health_body() -> None:
    shown = page(ledger(missed(0), section="G"))
    assert "Write to the health body" in shown
    assert "Write to the council" not in shown
    assert "the health body (integrated care board): 30 min" in shown


def test_nothing_said_is_no_gap_and_a_line_of_unknown_amount_is_told_apart() -> None:
    assert "No line is past that" in page(ledger())
    shown = page(ledger(amount=None, why_unknown="The plan does not say how often."))
    assert "Of one line the plan does not say how much" in shown


def test_a_disputed_gap_is_a_range() -> None:
    case = ledger(missed(0))
    grant(case, to=person("b"), right="ledger", role="school")
    given = missed(0, side="setting", outcome="delivered", reason="")
    say(access_of(person("b"), case), [given], by=person("b"))
    shown = page(case)
    assert "between 0 min and 30 min" in shown
    assert "only if the account that says less was given is right" in shown


def test_the_threshold_is_chosen_and_kept() -> None:
    case = ledger(missed(0), missed(1))
    assert choose(case, kind="minutes", minutes="61").status_code == 302
    assert Ledger(access_of(person("a"), case)).threshold == Threshold("minutes", 61)
    assert "No line is past that" in page(case)
    choose(case, kind="share", share="10")
    assert "at least 10 per cent" in page(case)
    assert Action.objects.filter(case=case.pk, act="delivery_threshold").count() == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Choose one"),
        ({"kind": "minutes", "minutes": ""}, "write a whole number from 1"),
        ({"kind": "share", "share": "200"}, "write a whole number from 1 to 100"),
        ({"kind": "share", "share": "x"}, "Write a whole number"),
    ],
)
def test_a_threshold_that_means_nothing_is_refused(data: dict[str, str], sentence: str) -> None:
    answer = choose(ledger(), **data)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_school_with_the_ledger_alone_sees_what_is_its_own_to_mend_and_no_letters() -> None:
    case = ledger(missed(0, reason="no_transport"), missed(1, reason="no_room"))
    grant(case, to=person("b"), right="ledger", role="school")
    shown = page(case, "b")
    assert "the school, nursery or college: 30 min" in shown
    assert "30 min of 3 h 30 min owed" in shown
    assert "by the word of the family" not in shown
    assert "the council:" not in shown
    assert "letter" not in shown.lower().split("<main", 1)[1].split("</main", 1)[0]
    assert choose(case, "b", kind="any").status_code == 403


def test_what_is_not_theirs_to_mend_is_not_shown_to_them() -> None:
    case = ledger(missed(0, reason="no_transport"))
    grant(case, to=person("b"), right="ledger", role="therapist")
    assert "Nothing that is yours to put right is missing" in page(case, "b")


def test_sen_support_leads_to_the_school_and_to_no_section_42() -> None:
    shown = page(ledger(missed(0), section="SEN", amount=Amount(30)))
    assert "Ask the school for a meeting" in shown
    assert "Go to the Ombudsman" not in shown


def test_the_council_is_named_in_law_beside_whoever_it_is_day_by_day() -> None:
    shown = page(ledger(missed(0, reason="no_room"), missed(1, reason="child_absent")))
    assert "the council: 1 h" in shown
    assert "the school, nursery or college: 30 min" in shown
    assert "nobody’s fault is recorded: 30 min" in shown


def test_an_officer_of_the_council_sees_what_the_law_makes_theirs() -> None:
    case = ledger(missed(0, reason="no_room"))
    grant(case, to=person("b"), right="ledger", role="officer")
    assert "30 min of 3 h 30 min owed" in page(case, "b")


def test_where_no_final_plan_is_known_it_is_asked_for_and_no_closed_letter_is_offered() -> None:
    case = case_of(person("a"), events=[{"kind": "draft_served", "on": "2026-08-01"}])
    set_up(case, person("a"), line("F.1"))
    say(access_of(person("a"), case), [missed(0)], by=person("a"))
    shown = page(case)
    assert "Tell us when the final plan came" in shown
    assert f"/cases/{case.pk}/add/plan_final_sent/" in shown
    assert f"/delivery/{case.pk}/letter/" not in shown
    closed = signed_in(person("a")).get(f"/delivery/{case.pk}/letter/provision_not_delivered/").content.decode()
    assert "Nothing in the case calls for it" not in closed
    assert f"/cases/{case.pk}/add/plan_final_sent/" in closed


def test_a_gap_all_of_absence_offers_the_record_and_names_the_law_for_long_absence() -> None:
    case = ledger(missed(0, reason="child_absent"))
    shown = page(case)
    assert "Write to the council" not in shown
    assert f"/delivery/{case.pk}/papers/" in shown
    assert "Education Act 1996 s.19" in shown
    assert f"/cases/{case.pk}/add/out_of_suitable_education/" in shown


def test_what_is_missing_for_another_reason_names_no_law_for_absence() -> None:
    assert "Education Act 1996 s.19" not in page(ledger(missed(0)))


@pytest.mark.parametrize(("section", "says"), [("F", True), ("G", True), ("H1", False), ("SEN", False)])
def test_section_42_is_named_for_sections_f_and_g_alone(section: Section, says: bool) -> None:
    shown = page(ledger(missed(0), section=section))
    assert ("the duty is broken by the first minute" in shown) is says


def test_social_care_has_a_complaints_procedure_of_its_own() -> None:
    assert "complaints procedure of its own for children’s social care" in page(ledger(missed(0), section="H1"))
    assert "complaints procedure of its own" not in page(ledger(missed(0)))


def test_the_letter_says_in_how_many_sessions_of_which_days_and_by_whose_word() -> None:
    case = ledger(missed(0), missed(1))
    shown = signed_in(person("a")).get(f"/delivery/{case.pk}/letter/provision_not_delivered/").content.decode()
    assert "60 minutes in 2 sessions between 7 September 2026 and 18 September 2026 (Autumn 2026)" in shown
    assert "by the word of the family" in shown
    assert "First by Friday 11 September 2026" in shown
