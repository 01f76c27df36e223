"""The list of cases: whose they are, what presses in each, and nothing of anybody else's."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from tests.web.cases.reading import queries, words
from upheld.web import clock
from upheld.web.cases.models import AnswerChange, Case

pytestmark = pytest.mark.django_db(databases="__all__")
LATE = [{"kind": "ehcna_request_received", "on": "2025-12-01"}]
LATER = [{"kind": "ehcna_request_received", "on": "2026-03-16"}]


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 3, 20))


def test_each_case_says_what_presses() -> None:
    holder = person()
    case_of(holder, "Child A")
    case_of(holder, "Child B", LATE)
    said = words(signed_in(holder).get("/cases/"))
    assert "Child A You Get your appeal to the Tribunal By Monday 20 April 2026, 31 days left" in said
    assert "Child B 1 thing is late" in said


def test_an_own_limit_that_has_run_out_is_said_until_it_is_met(monkeypatch: pytest.MonkeyPatch) -> None:
    holder = person()
    case_of(holder, "Child A")
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 20))
    assert "Your time has run out" not in words(signed_in(holder).get("/cases/"))
    monkeypatch.setattr(clock, "today", lambda: date(2026, 4, 21))
    assert "Child A Your time to appeal has run out" in words(signed_in(holder).get("/cases/"))


def test_an_own_last_day_comes_before_what_is_late_and_that_before_what_is_to_come() -> None:
    holder = person()
    for label, events in (("Child C", LATER), ("Child B", LATE), ("Child D", []), ("Child A", None)):
        case_of(holder, label, events)
    said = words(signed_in(holder).get("/cases/"))
    places = [said.index(f"Child {letter}") for letter in "ABCD"]
    assert places == sorted(places)


def test_a_case_without_anything_told_says_so() -> None:
    holder = person()
    case_of(holder, "Child A", [])
    assert "Nothing has been told yet" in words(signed_in(holder).get("/cases/"))


def test_shared_cases_are_there_and_others_are_not() -> None:
    given, ended, stranger = (case_of(person("b"), f"Child {one}") for one in "BCD")
    grant(given, to=person("a"))
    grant(ended, to=person("a"), to_at=clock.real() - timedelta(minutes=1))
    said = words(signed_in(person("a")).get("/cases/"))
    assert "Child B Shared with you" in said and "Child C" not in said and "Child D" not in said
    assert stranger.holder == given.holder


def test_cases_of_a_service_are_on_its_desk() -> None:
    adviser = person("a")
    case = case_of(person("b"), "Child B")
    grant(case, organisation=organisation("Service A", adviser))
    said = words(signed_in(adviser).get("/cases/"))
    assert "Child B" not in said and "Cases of your service" in said


def test_a_case_that_waits_to_be_deleted_is_seen_by_its_holder_alone() -> None:
    case = case_of(person("b"), "Child B")
    grant(case, to=person("a"))
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real() + timedelta(days=3))
    assert "Waits to be deleted" in words(signed_in(person("b")).get("/cases/"))
    assert "Child B" not in words(signed_in(person("a")).get("/cases/"))


def test_an_answer_that_changed_is_marked_until_it_is_put_away() -> None:
    holder = person()
    case = case_of(holder, "Child A")
    AnswerChange.objects.create(case=case, from_version="1", to_version="2", changes=[])
    browser = signed_in(holder)
    assert "An answer changed" in words(browser.get("/cases/"))
    browser.post(f"/cases/{case.pk}/changes/")
    assert "An answer changed" not in words(browser.get("/cases/"))


def test_a_long_list_is_shown_in_pages() -> None:
    holder = person()
    for number in range(31):
        case_of(holder, f"Child {number:02}", [])
    browser = signed_in(holder)
    first, second = words(browser.get("/cases/")), words(browser.get("/cases/?page=2"))
    assert "Child 00" in first and "Child 30" not in first
    assert "Child 30" in second and "Child 00" not in second


def test_how_many_questions_it_asks_does_not_grow_with_the_cases() -> None:
    holder = person()
    case_of(holder, "Child A")
    browser = signed_in(holder)
    browser.get("/cases/")
    few = len(queries(browser, "/cases/"))
    for letter in "BCDEF":
        case_of(holder, f"Child {letter}", LATE)
    assert len(queries(browser, "/cases/")) == few <= 10


def test_signed_out_visitors_are_led_to_sign_in() -> None:
    for path in ("/cases/", "/cases/new/", "/cases/keep/"):
        answer = Client().get(path)
        assert answer.status_code == 302 and "/account/" in answer["Location"] and answer["Location"].endswith(path)
