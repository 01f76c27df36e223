"""The answer is made once for each state of what was told, and is never the answer to something else."""

import zlib
from base64 import b64decode
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.test import Client

from tests.web.pages import LATE_PLAN, told
from upheld.web import clock
from upheld.web.check import kept_page
from upheld.web.check.views import answer
from upheld.web.sealed.aside import aside, put_aside
from upheld.web.sealed.models import Drawer
from upheld.web.sealed.session import SessionStore

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    client = Client(enforce_csrf_checks=True)
    told(client, LATE_PLAN)
    return client


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """One for each time the answer was worked out."""
    times: list[int] = []
    real = answer.of_record

    def counted(*args, **kwargs):  # type: ignore[no-untyped-def]
        times.append(1)
        return real(*args, **kwargs)

    monkeypatch.setattr(answer, "of_record", counted)
    return times


def shown(client: Client) -> str:
    response = client.get("/check/answer/")
    assert response.status_code == 200
    return kept_page._TOKEN.sub("", response.content.decode())


def test_the_same_answer_is_made_once(visitor: Client, made: list[int]) -> None:
    first = shown(visitor)
    assert shown(visitor) == first
    assert len(made) == 1


def test_a_form_of_a_kept_page_can_be_sent(visitor: Client) -> None:
    for _ in range(2):
        page = visitor.get("/check/answer/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    assert len(token) == 64
    assert visitor.post("/check/answer/", {"do": "today"}).status_code == 403
    assert visitor.post("/check/answer/", {"do": "today", "csrfmiddlewaretoken": token}).status_code == 302


def test_no_token_is_kept(visitor: Client) -> None:
    tokens = [kept_page._TOKEN.search(visitor.get("/check/answer/").content.decode()) for _ in range(2)]
    held = aside(SessionStore(visitor.cookies[settings.SESSION_COOKIE_NAME].value), "answer")
    assert held is not None
    page = zlib.decompress(b64decode(held["page"])).decode()
    assert 'name="csrfmiddlewaretoken" value=""' in page
    assert all(found is not None and found[0] not in page for found in tokens)


def test_what_was_told_since_is_in_the_answer(visitor: Client, made: list[int]) -> None:
    before = shown(visitor)
    told(visitor, (*LATE_PLAN, {"kind": "plan_final_sent", "on": "2026-06-30"}))
    assert shown(visitor) != before
    assert len(made) == 2


@pytest.mark.parametrize("changed", ["today", "after_tribunal_hours"])
def test_the_next_day_and_after_five_it_is_made_anew(
    visitor: Client, made: list[int], changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(visitor)
    now: date | bool = clock.today() + timedelta(days=1) if changed == "today" else not clock.after_tribunal_hours()
    monkeypatch.setattr(clock, changed, lambda: now)
    shown(visitor)
    assert len(made) == 2


def test_after_a_new_program_it_is_made_anew(visitor: Client, made: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    shown(visitor)
    monkeypatch.setattr(kept_page, "program", lambda: "another")
    shown(visitor)
    assert len(made) == 2


def test_the_kept_page_is_sealed_and_goes_with_the_rest(visitor: Client) -> None:
    shown(visitor)
    assert [b"final" in bytes(one.body) for one in Drawer.objects.all()] == [False, False]
    page = visitor.get("/check/delete/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    visitor.post("/check/delete/", {"csrfmiddlewaretoken": token})
    assert not Drawer.objects.exists()


def test_to_keep_the_page_changes_no_answer_and_stops_no_other_window(visitor: Client) -> None:
    secret = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    other_window = SessionStore(secret)
    told_there = other_window["check"]
    shown(visitor)
    other_window["check"] = told_there | {"answers": {"who": "parent"}}
    other_window.save()
    assert SessionStore(secret)["check"]["answers"] == {"who": "parent"}


def test_nothing_is_kept_beside_answers_that_are_gone(visitor: Client) -> None:
    session = SessionStore(visitor.cookies[settings.SESSION_COOKIE_NAME].value)
    session.load()
    Drawer.objects.all().delete()
    put_aside(session, "answer", {"mark": "a", "page": "b"})
    assert not Drawer.objects.exists()
    assert aside(session, "answer") is None
    assert aside(SessionStore(), "answer") is None
    put_aside(SessionStore(), "answer", {})
    assert not Drawer.objects.exists()
