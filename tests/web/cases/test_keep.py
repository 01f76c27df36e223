"""A case begins: new, or from what was told in the private check."""

from uuid import UUID

import pytest
from django.test import Client

from tests.web.accounts import visits
from tests.web.cases.making import person
from tests.web.cases.reading import words
from tests.web.plan.given import held
from upheld.web.cases.access import must_see
from upheld.web.cases.audit import first_broken
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Action, Case

pytestmark = pytest.mark.django_db(databases="__all__")
EVENT = {"step": "save", "kind": "ehcna_request_received", "received_on_day": "12", "received_on_month": "1",
         "received_on_year": "2026"}  # fmt: skip


def told_in_private() -> Client:
    browser = Client()
    assert browser.post("/check/timeline/add/", EVENT).status_code == 302
    return browser


def kept(case: UUID) -> KeptCase:
    return KeptCase(must_see(person(), case))


def test_a_new_case_leads_to_the_questions() -> None:
    browser = Client()
    browser.force_login(person())
    sent = {"label": "A.", "date_of_birth_day": "2", "date_of_birth_month": "5", "date_of_birth_year": "2016",
            "local_authority": "Devon"}  # fmt: skip
    answer = browser.post("/cases/new/", sent)
    case = Case.objects.get()
    assert answer["Location"] == f"/cases/{case.pk}/check/question/2/"
    assert kept(case.pk).whole("label") == "A."
    assert kept(case.pk).whole("check")["person"] == {"date_of_birth": "2016-05-02", "local_authority": "Devon"}
    assert case.council == "878"
    assert browser.get(answer["Location"]).status_code == 200


def test_without_birth_or_council_the_questions_ask_for_them_first() -> None:
    browser = Client()
    browser.force_login(person())
    answer = browser.post("/cases/new/", {"label": "A."})
    assert answer["Location"].endswith("/check/question/1/")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Give the case a name"),
        ({"label": "A" * 61}, "That is too long"),
        ({"label": "A.", "local_authority": "Nowhere"}, "We know no council called"),
        ({"label": "A.", "local_authority": "Cardiff"}, "That council is not in England"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(sent: dict[str, str], sentence: str) -> None:
    browser = Client()
    browser.force_login(person())
    answer = browser.post("/cases/new/", sent)
    assert answer.status_code == 422 and sentence in words(answer) and not Case.objects.exists()
    assert all(f'value="{typed}"' in answer.content.decode() for typed in sent.values() if len(typed) < 60)


def test_a_private_check_becomes_a_case_and_is_then_empty() -> None:
    browser = told_in_private()
    assert browser.get("/cases/keep/").status_code == 302
    browser.force_login(person())
    asked = words(browser.get("/cases/keep/"))
    assert "The council received the request for an EHC needs assessment" in asked and "moves into a case" in asked
    answer = browser.post("/cases/keep/", {"label": "A."})
    case = Case.objects.get()
    assert answer["Location"] == f"/cases/{case.pk}/"
    assert [data["kind"] for _number, data in kept(case.pk).whole("check")["entries"]] == ["ehcna_request_received"]
    assert first_broken(case.pk) is None
    assert "Nothing yet" in words(browser.get("/check/timeline/"))
    assert "There is nothing to keep" in words(browser.get("/cases/keep/"))


def test_whoever_signs_in_on_the_way_comes_back_with_their_answers() -> None:
    visits.person("parent@example.org")
    browser = told_in_private()
    led = browser.get("/cases/keep/")["Location"]
    assert browser.get(led).status_code == 200
    sent = {"login": "parent@example.org", "password": visits.PASSWORD, "next": "/cases/keep/"}
    answer = browser.post(led, sent)
    assert answer.status_code == 302 and answer["Location"] == "/cases/keep/"
    assert "received the request for an EHC needs assessment" in words(browser.get("/cases/keep/"))


def test_it_is_kept_once_however_often_it_is_sent() -> None:
    browser = told_in_private()
    browser.force_login(person())
    for _each in range(2):
        browser.post("/cases/keep/", {"label": "A."})
    assert Case.objects.count() == 1


def test_without_a_name_nothing_is_kept_and_nothing_lost() -> None:
    browser = told_in_private()
    browser.force_login(person())
    assert browser.post("/cases/keep/", {}).status_code == 422
    assert not Case.objects.exists()
    assert "received the request" in words(browser.get("/check/timeline/"))


def test_the_plan_that_was_read_is_kept_too() -> None:
    plan = held()
    browser = told_in_private()
    browser.force_login(person())
    session = browser.session
    session["plan"] = plan
    session.save()
    assert "The plan you gave us" in words(browser.get("/cases/keep/"))
    browser.post("/cases/keep/", {"label": "A."})
    case = Case.objects.get()
    assert kept(case.pk).whole("plan") == plan
    assert Action.objects.filter(case=case.pk, act="plan_read").count() == 1
    assert "plan" not in browser.session
    assert "points found in it" in words(browser.get(f"/cases/{case.pk}/"))


def test_the_private_check_leads_there_and_a_case_does_not() -> None:
    browser = told_in_private()
    assert "/cases/keep/" in browser.get("/check/answer/").content.decode()
    browser.force_login(person())
    browser.post("/cases/keep/", {"label": "A."})
    case = Case.objects.get()
    assert "/cases/keep/" not in browser.get(f"/cases/{case.pk}/check/answer/").content.decode()
