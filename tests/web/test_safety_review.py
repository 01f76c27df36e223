"""What an adversarial reading found: answers that one window took from another, and answers that stayed too long."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html.parser import HTMLParser
from threading import Event
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.test import Client

from tests.web.pages import LATE_PLAN, told
from upheld.web import clock
from upheld.web.environment import environment
from upheld.web.sealed import sweeping
from upheld.web.sealed.models import Drawer
from upheld.web.sealed.session import SessionStore, oldest, sweep

pytestmark = pytest.mark.django_db
ANOTHER = {"kind": "provision_missed", "on": "2026-06-01", "section": "F"}


def of(client: Client) -> SessionStore:
    return SessionStore(client.cookies[settings.SESSION_COOKIE_NAME].value)


def entries(client: Client) -> list[Any]:
    return list(of(client)["check"]["entries"])


def opened(client: Client, data: object, **more: str) -> HttpResponse:
    file = SimpleUploadedFile("case.json", json.dumps(data).encode())
    return client.post("/check/file/", {"do": "open", "case": file, **more})  # type: ignore[return-value]


# Two windows at once


@pytest.mark.parametrize("keeps", [False, True])
def test_reading_a_page_does_not_write_back_old_answers(
    client: Client, monkeypatch: pytest.MonkeyPatch, keeps: bool
) -> None:
    """A slow page that was begun before another window saved, and ends after it."""
    told(client, LATE_PLAN)
    Drawer.objects.update(used_at=oldest() + timedelta(minutes=30))
    secret = client.cookies[settings.SESSION_COOKIE_NAME].value

    def slow(request: HttpRequest, *_: object, **__: object) -> HttpResponse:
        assert request.session["check"]
        if keeps:
            request.session["a page put aside"] = "x"
        other = SessionStore(secret)
        other["check"] = other["check"] | {"entries": [[9, ANOTHER]]}
        other.save()
        Drawer.objects.update(used_at=oldest() + timedelta(minutes=30))
        return HttpResponse("slow")

    monkeypatch.setattr("upheld.web.check.views.timeline.render", slow)
    assert client.get("/check/timeline/").content == b"slow"
    assert entries(client) == [[9, ANOTHER]]
    assert keeps or Drawer.objects.get().used_at > oldest() + timedelta(minutes=100)


def test_of_two_answers_sent_at_once_none_is_lost_silently(client: Client) -> None:
    told(client, LATE_PLAN)
    one, other = of(client), of(client)
    one["check"], other["check"] = one["check"] | {"as_at": "2026-01-01"}, other["check"] | {"as_at": "2026-02-02"}
    one.save()
    with pytest.raises(UpdateError):
        other.save()
    assert of(client)["check"]["as_at"] == "2026-01-01"
    one["check"] = one["check"] | {"as_at": "2026-03-03"}
    one.save()
    assert of(client)["check"]["as_at"] == "2026-03-03"


def test_the_same_answer_sent_twice_at_once_is_no_fault(client: Client) -> None:
    """A button that was pressed twice."""
    told(client, LATE_PLAN)
    one, other = of(client), of(client)
    for store in (one, other):
        store["check"] = store["check"] | {"as_at": "2026-01-01"}
        store.save()
    assert of(client)["check"]["as_at"] == "2026-01-01"


def test_who_sent_at_once_is_told_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    told(client, LATE_PLAN)

    def meanwhile(self: SessionStore, must_create: bool = False) -> None:
        raise UpdateError

    monkeypatch.setattr(SessionStore, "save", meanwhile)
    client.raise_request_exception = False
    response = client.post("/check/answer/", {"do": "today"})
    assert response.status_code == 409
    assert "This was not saved" in response.content.decode()
    assert response["Cache-Control"] == "no-store"


def test_a_page_open_in_another_window_does_not_write_over_a_case_that_was_opened(client: Client) -> None:
    told(client, LATE_PLAN)
    opened(client, {"event": [ANOTHER, *LATE_PLAN]}, replace="on")
    numbers = {number for number, _ in entries(client)}
    assert len(numbers) == 4 and not numbers & {1, 2, 3}


def test_what_was_typed_for_an_entry_that_is_gone_is_not_dropped_without_a_word(client: Client) -> None:
    told(client, LATE_PLAN)
    response = client.post("/check/timeline/77/", {"notes": "x"})
    assert response.status_code == 409
    assert entries(client) == [[number, event] for number, event in enumerate(LATE_PLAN, 1)]


class _Boxes(HTMLParser):
    """What a page of boxes would send."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("name") not in (None, "csrfmiddlewaretoken"):
            self.found[str(given["name"])] = given.get("value") or ""


def test_an_old_page_of_quick_entry_changes_only_what_was_changed_on_it(client: Client) -> None:
    told(client, LATE_PLAN)
    old = _Boxes(client.get("/check/quick/").content.decode()).found
    new = old | {"when_e1": "13/1/2026"}
    client.post("/check/quick/", new)
    assert entries(client)[0][1]["on"] == "2026-01-13"
    client.post("/check/quick/", old | {"what_n1": "missed provision", "when_n1": "1/6/2026"})
    assert entries(client)[0][1]["on"] == "2026-01-13"
    client.post("/check/quick/", old | {"when_e1": "14/1/2026"})
    assert entries(client)[0][1]["on"] == "2026-01-14"


# What stays


@pytest.fixture
def pretended(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("UPHELD_TODAY", "2026-01-01")
    environment.cache_clear()
    yield
    monkeypatch.undo()
    environment.cache_clear()


@pytest.mark.usefixtures("pretended")
def test_answers_are_deleted_in_time_whatever_day_the_settings_pretend(client: Client) -> None:
    assert clock.today() == date(2026, 1, 1)
    told(client, LATE_PLAN)
    assert abs(Drawer.objects.get().used_at - clock.real()) < timedelta(minutes=2)
    Drawer.objects.update(used_at=clock.real() - timedelta(hours=2, minutes=1))
    assert sweep() == 1


def test_no_cookie_outlives_the_browser(client: Client) -> None:
    response = client.get("/check/")
    response = client.post("/check/answer/", {"do": "today"}) if not response.cookies else response
    assert response.cookies
    for one in response.cookies.values():
        assert not one["max-age"] and not one["expires"], one.key


def test_the_sweep_goes_on_after_any_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[int] = []

    class Pause(Event):
        def wait(self, timeout: float | None = None) -> bool:
            return len(called) > 1

    def broken() -> int:
        called.append(1)
        raise OSError("a folder that cannot be read")

    monkeypatch.setattr(sweeping, "Event", Pause)
    monkeypatch.setattr(sweeping, "sweep", lambda: 0)
    monkeypatch.setattr(sweeping, "clear_left_behind", broken)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    sweeping._sweep_for_ever()
    assert len(called) == 2


def test_no_words_of_a_visitor_stay_in_the_memory_of_patterns(client: Client) -> None:
    """Python keeps each pattern that is searched for; a name among them would outlive its deletion."""
    told(client, LATE_PLAN, details={"child_name": "Zqx Made-Up"})
    re.search("Zqx Made-Up|never", "")
    assert any("Zqx" in str(key) for key in re._cache)  # type: ignore[attr-defined]
    client.post("/check/delete/")
    assert not any("Zqx" in str(key) for key in re._cache)  # type: ignore[attr-defined]


# What holds a process


def test_a_file_whose_answer_would_take_minutes_is_refused(client: Client) -> None:
    items = [{"what": "a", "agreed_on": "2020-01-05"}] * 301
    response = opened(client, {"event": [{"kind": "mediation_agreement_signed", "on": "2020-01-05", "items": items}]})
    assert response.status_code == 422
    assert settings.SESSION_COOKIE_NAME not in client.cookies
