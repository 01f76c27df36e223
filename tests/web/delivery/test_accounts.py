"""Two accounts: both stay, each is its own side's, and what was said is never taken out of the record."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.delivery.given import access_of, set_up
from tests.web.delivery.weekly import line, school
from upheld.delivery.account import Session
from upheld.delivery.entitlement import Amount
from upheld.delivery.entry import Entry, Outcome
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import must_see
from upheld.web.cases.actions.papers import add_paper
from upheld.web.cases.models import Case, Paper
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Statement

pytestmark = pytest.mark.django_db(databases="__all__")
SLOT, NEXT = "F.1:w:2026-09-07:1", "F.1:w:2026-09-14:1"


@pytest.fixture
def case(monkeypatch: pytest.MonkeyPatch) -> Case:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 9, 30))
    holder = person("a")
    made = case_of(holder)
    set_up(made, holder, line("F.1", "Speech therapy", Amount(30)), settings=(school(),))
    grant(made, to=person("b"), right="ledger", role="school")
    return made


def tell(case: Case, by: Person, outcome: Outcome, slots: tuple[str, ...] = (SLOT,), **rest: Any) -> str:
    side = "family" if by == case.holder else "setting"
    known = {"id": str(uuid4()), "slots": slots, "said_at": clock.real(), "outcome": outcome, "side": side}
    say(access_of(by, case), [Entry(**(known | rest))], by=by)
    return str(known["id"])


def differing(case: Case) -> None:
    tell(case, person("b"), "delivered", who="school", note="A note of the school")
    tell(case, case.holder, "shorter", minutes=10, reason="no_room", who="holder", note="A note of the family")


def words(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, answer
    page = answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") :]).split())


def now(case: Case, slot: str = SLOT) -> Session:
    found = Ledger(access_of(case.holder, case)).reckoned(clock.today())
    return next(one for one in found.sessions if one.slot.id == slot)


def post(browser: Client, case: Case, status: int = 302, **sent: str) -> str:
    answer = browser.post(f"/delivery/{case.pk}/session/{SLOT}/", {"form_id": str(uuid4())} | sent)
    assert answer.status_code == status
    return answer.content.decode()


def test_both_are_shown_with_the_range_and_who_said_what(case: Case) -> None:
    differing(case)
    page = words(signed_in(case.holder), f"/delivery/{case.pk}/accounts/")
    assert "They differ about 1 session. Of the 30 min owed in them, between 10 min and 30 min came." in page
    assert "The school or service Given as planned A note of the school" in page
    assert "by Person B, the school or college." in page
    assert "The family Shorter: 10 min . There was no room or no equipment A note of the family" in page


def test_from_whom_something_is_hidden_names_and_notes_are_too(case: Case) -> None:
    differing(case)
    grant(case, to=person("c"), right="ledger", role="therapist", hides_schools=True)
    browser = signed_in(person("c"))
    for path in ("accounts/", f"session/{SLOT}/", "week/2026-09-07/", ""):
        page = words(browser, f"/delivery/{case.pk}/{path}")
        assert not any(one in page for one in ("A note of", "Person A", "Person B")), path
    assert "by" in words(browser, f"/delivery/{case.pk}/session/{SLOT}/")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ([], "Nobody has said anything yet."),
        (["a"], "So far only one side has said anything."),
        (["a", "b"], "They differ nowhere so far."),
    ],
)
def test_where_nothing_differs_it_says_so(case: Case, said: list[str], told: str) -> None:
    for who in said:
        tell(case, person(who), "delivered")
    assert told in words(signed_in(case.holder), f"/delivery/{case.pk}/accounts/")


def test_where_they_differ_only_in_why_that_is_said(case: Case) -> None:
    tell(case, person("b"), "not_delivered", reason="child_absent")
    tell(case, case.holder, "not_delivered", reason="staff_absent")
    page = words(signed_in(case.holder), f"/delivery/{case.pk}/accounts/")
    assert "About 30 min of it they agree that it did not come, and not why." in page
    assert "0 min came. They differ about why." in page


def test_all_that_was_ever_said_stays(case: Case) -> None:
    first = tell(case, case.holder, "not_delivered", who="holder")
    tell(case, case.holder, "delivered", replaces=first, who="holder")
    page = words(signed_in(case.holder), f"/delivery/{case.pk}/session/{SLOT}/")
    history = page[page.index("All that was ever said") :]
    assert history.index("Not given") < history.index("no longer stands") < history.index("Given as planned")


def test_a_mistake_is_taken_back_and_stays_in_the_record(case: Case) -> None:
    said = tell(case, case.holder, "not_delivered", (SLOT, NEXT))
    browser = signed_in(case.holder)
    page = words(browser, f"/delivery/{case.pk}/session/{SLOT}/")
    assert "It was said of 2 sessions at once, and is taken back for all of them." in page
    post(browser, case, do="back", entry=said)
    assert now(case).family.is_silent
    assert now(case, NEXT).family.is_silent
    page = words(browser, f"/delivery/{case.pk}/session/{SLOT}/")
    assert "Not given" in page
    assert "Taken back" in page


def test_nobody_takes_back_what_the_other_side_said(case: Case) -> None:
    said = tell(case, person("b"), "delivered")
    browser = signed_in(case.holder)
    assert "This was a mistake" not in words(browser, f"/delivery/{case.pk}/session/{SLOT}/")
    page = post(browser, case, 422, do="back", entry=said, side="setting")
    assert "Only what your own side said can be taken back" in page
    assert now(case).setting.in_time == 30


def test_a_session_said_to_be_made_up_is_denied(case: Case) -> None:
    tell(case, person("b"), "late", given_on=date(2026, 9, 17))
    tell(case, case.holder, "not_delivered")
    browser = signed_in(case.holder)
    assert "It was not made up" in words(browser, f"/delivery/{case.pk}/session/{SLOT}/")
    post(browser, case, do="deny")
    one = now(case)
    assert one.family.later == 0
    assert one.tally.disputed == 30
    # Once denied there is nothing left to deny; the school never had anything to deny.
    assert "nothing to deny" in post(browser, case, 422, do="deny")
    assert "nothing to deny" in post(signed_in(person("b")), case, 422, do="deny")


def test_a_document_of_the_case_is_evidence(case: Case) -> None:
    differing(case)
    paper = add_paper(must_see(case.holder, case.pk), by=case.holder, name="Register of May", data=b"Words.\n")
    browser = signed_in(case.holder)
    post(browser, case, do="evidence", paper=str(paper.pk))
    one = now(case)
    assert one.family.entries[-1].evidence == (str(paper.pk),)
    assert (one.family.in_time, one.family.reason) == (10, "no_room")
    assert "Register of May" in words(browser, f"/delivery/{case.pk}/session/{SLOT}/")
    # Who was given the ledger alone is told that there is one, and not what it is called.
    page = words(signed_in(person("b")), f"/delivery/{case.pk}/session/{SLOT}/")
    assert "1 document shows it." in page
    assert "Register of May" not in page


def test_a_document_of_another_case_is_not(case: Case) -> None:
    differing(case)
    other = case_of(person("d"))
    paper: Paper = add_paper(must_see(person("d"), other.pk), by=person("d"), name="Theirs", data=b"Words.\n")
    for who, sent in (("a", str(paper.pk)), ("a", str(uuid4())), ("b", str(paper.pk))):
        page = post(signed_in(person(who)), case, 422, do="evidence", paper=sent)
        assert "Choose a document of this case" in page
    assert Statement.objects.filter(case=case).count() == 2


@pytest.mark.parametrize("sent", [{}, {"do": "x"}, {"do": "deny", "form_id": "x"}, {"do": "evidence", "paper": "x"}])
def test_what_cannot_be_read_is_said_to_be_so(case: Case, sent: dict[str, str]) -> None:
    differing(case)
    assert "This could not be read" in post(signed_in(case.holder), case, 422, **sent)


@pytest.mark.parametrize("slot", ["F.1:w:2026-09-08:1", "F.2:w:2026-09-07:1", "x", "F.1:w:2026-09-07:2"])
def test_a_session_that_is_not_owed_is_not_there(case: Case, slot: str) -> None:
    assert signed_in(case.holder).get(f"/delivery/{case.pk}/session/{slot}/").status_code == 404


def test_readers_are_shown_all_and_may_add_nothing(case: Case) -> None:
    said = tell(case, case.holder, "not_delivered")
    grant(case, to=person("e"))
    browser = signed_in(person("e"))
    assert "Not given" in words(browser, f"/delivery/{case.pk}/session/{SLOT}/")
    post(browser, case, 403, do="back", entry=said)


def test_who_has_the_ledger_alone_reads_the_names_of_their_own_side_only(case: Case) -> None:
    differing(case)
    path = f"/delivery/{case.pk}/session/{SLOT}/"
    theirs, ours = words(signed_in(person("b")), path), words(signed_in(case.holder), path)
    assert f"by {person('b').called}" in theirs and f"by {case.holder.called}" not in theirs
    assert f"by {person('b').called}" in ours and f"by {case.holder.called}" in ours
