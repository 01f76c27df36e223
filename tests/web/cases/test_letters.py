"""Letters that were sent are kept with the words as they stood."""

import pytest
from django.test import Client

from tests.web.cases.making import case_of, grant, person, signed_in
from upheld.web import clock
from upheld.web.cases.models import Action, Case, SentLetter

pytestmark = pytest.mark.django_db(databases="__all__")
LETTER = "ask_reasons"
DETAILS = {"child_name": "Child Alphabet", "your_name": "Parent A", "your_address": "1 Long Road"}
EVENTS = [
    {"kind": "ehcna_request_received", "on": "2026-01-12"},
    {"kind": "ehcna_refused_notified", "sent_on": "2026-02-20", "contents": {"reasons": False}},
]


def made(**rest: object) -> Case:
    return case_of(person("a"), events=EVENTS, details=DETAILS, **rest)


def day_of(text: str) -> dict[str, str]:
    year, month, day = text.split("-")
    return {"sent_on_day": day, "sent_on_month": month, "sent_on_year": year}


def send(case: Case, browser: Client, **more: str) -> str:
    answer = browser.post(f"/cases/{case.pk}/letters/{LETTER}/sent/", {**day_of(clock.today().isoformat()), **more})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_a_letter_is_recorded_from_its_page_and_opened_again() -> None:
    case, browser = made(), signed_in(person("a"))
    at = f"/cases/{case.pk}/letters/{LETTER}/sent/"
    page = browser.get(f"/cases/{case.pk}/check/letters/{LETTER}/").content.decode()
    assert f'href="{at}"' in page
    assert browser.get(at).status_code == 200
    shown = browser.get(send(case, browser)).content.decode()
    assert "Child Alphabet" in shown and "1 Long Road" in shown
    letter = SentLetter.objects.get()
    assert b"Alphabet" not in bytes(letter.body) and letter.sent_on == clock.today()
    assert Action.objects.filter(case=case.pk, act="letter_sent", about=str(letter.pk)).exists()
    assert f"/letters/{letter.pk}/" in browser.get(f"/cases/{case.pk}/letters/").content.decode()


def test_what_was_sent_stays_as_it_was() -> None:
    case, browser = made(), signed_in(person("a"))
    at = send(case, browser)
    before = browser.get(f"{at}text/")
    assert before["Content-Disposition"] == f'attachment; filename="{LETTER}.txt"' and b"Long Road" in before.content
    page = f"/cases/{case.pk}/check/letters/{LETTER}/"
    browser.post(page, {**DETAILS, "your_address": "2 Short Street", "sender": "parent"})
    assert "2 Short Street" in browser.get(page).content.decode()
    assert browser.get(f"{at}text/").content == before.content


def test_a_day_is_asked_for_and_kept_when_it_is_wrong() -> None:
    case, browser = made(), signed_in(person("a"))
    at = f"/cases/{case.pk}/letters/{LETTER}/sent/"
    for wrong in ({}, {"sent_on_year": "2026"}, day_of("2099-01-01")):
        answer = browser.post(at, wrong)
        assert answer.status_code == 422
    assert 'value="2099"' in answer.content.decode()
    assert not SentLetter.objects.exists()


def test_a_letter_nothing_calls_for_is_not_recorded() -> None:
    case = case_of(person("a"), events=[{"kind": "ehcna_request_received", "on": "2026-01-12"}])
    browser = signed_in(person("a"))
    at = f"/cases/{case.pk}/letters/{LETTER}/sent/"
    assert browser.post(at, day_of(clock.today().isoformat())).status_code == 409
    assert browser.get(f"/cases/{case.pk}/letters/no_such/sent/").status_code == 404
    assert not SentLetter.objects.exists()


def test_who_has_something_hidden_reads_no_letter_that_may_hold_it() -> None:
    case = made()
    closed = send(case, signed_in(person("a")))
    open = send(case, signed_in(person("a")), open_to_all="on")
    grant(case, to=person("b"), hides_addresses=True)
    limited = signed_in(person("b"))
    assert limited.get(closed).status_code == limited.get(f"{closed}text/").status_code == 404
    assert limited.get(open).status_code == 200
    assert closed not in limited.get(f"/cases/{case.pk}/letters/").content.decode()


def test_a_reader_records_nothing() -> None:
    case = made()
    grant(case, to=person("b"))
    at = f"/cases/{case.pk}/letters/{LETTER}/sent/"
    assert signed_in(person("b")).post(at, day_of("2026-03-01")).status_code == 403
    assert not SentLetter.objects.exists()


def test_one_that_was_not_sent_is_removed_after_asking() -> None:
    case, browser = made(), signed_in(person("a"))
    at = send(case, browser)
    assert "Remove this letter?" in browser.get(f"{at}remove/").content.decode()
    assert SentLetter.objects.count() == 1
    grant(case, to=person("b"), right="write")
    assert signed_in(person("b")).post(f"{at}remove/").status_code == 404
    assert browser.post(f"{at}remove/").status_code == 302
    assert not SentLetter.objects.exists()
    assert Action.objects.filter(case=case.pk, act="letter_removed").exists()
