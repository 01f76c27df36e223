"""Nothing is left: delete everything, and the quick exit."""

import pytest
from django.conf import settings
from django.test import Client

from tests.web.pages import LATE_PLAN, told
from upheld.web.environment import environment
from upheld.web.sealed.models import Drawer

pytestmark = pytest.mark.django_db
COOKIE = settings.SESSION_COOKIE_NAME


def test_the_page_asks_first_and_deletes_nothing(client: Client) -> None:
    told(client, LATE_PLAN)
    response = client.get("/check/delete/")
    assert response.status_code == 200 and b"Delete everything" in response.content
    assert Drawer.objects.count() == 1


def test_everything_is_deleted_and_the_page_says_so(client: Client) -> None:
    told(client, LATE_PLAN, details={"child_name": "Child A"})
    response = client.post("/check/delete/")
    assert response.status_code == 302 and response["Location"] == "/check/delete/"
    assert Drawer.objects.count() == 0
    assert response.cookies[COOKIE]["max-age"] == 0
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    after = client.get("/check/delete/")
    assert b"There is nothing of yours here" in after.content and b"<form" not in after.content
    assert after["Cache-Control"] == "no-store"


def test_an_old_cookie_opens_nothing_after_that(client: Client) -> None:
    told(client, LATE_PLAN)
    old = client.cookies[COOKIE].value
    client.post("/check/delete/")
    client.cookies[COOKIE] = old
    assert b"You have told us nothing yet" in client.get("/check/letters/").content
    assert Drawer.objects.count() == 0


def test_the_quick_exit_deletes_and_leads_away(client: Client) -> None:
    told(client, LATE_PLAN)
    response = client.get("/leave/")
    assert response.status_code == 302 and response["Location"] == environment().exit_url
    assert Drawer.objects.count() == 0
    assert response.cookies[COOKIE]["max-age"] == 0
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Cache-Control"] == "no-store"


def test_a_browser_that_only_looks_ahead_deletes_nothing(client: Client) -> None:
    told(client, LATE_PLAN)
    for name in ("Sec-Purpose", "Purpose"):
        assert client.get("/leave/", headers={name: "prefetch;prerender"}).status_code == 204
    assert client.head("/leave/").status_code == 405
    assert Drawer.objects.count() == 1


def test_another_site_can_have_nothing_deleted(client: Client) -> None:
    # The cookie is Strict: a browser does not send it along with what another site asks for.
    assert settings.SESSION_COOKIE_SAMESITE == "Strict"
    told(client, LATE_PLAN)
    stranger = Client()
    response = stranger.get("/leave/", headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 302
    assert "Clear-Site-Data" not in response and COOKIE not in response.cookies
    assert Drawer.objects.count() == 1


def test_someone_with_nothing_here_is_led_away_too(client: Client) -> None:
    response = client.get("/leave/", headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 302 and "Clear-Site-Data" in response


def test_deleting_needs_a_form_of_ours() -> None:
    strict = Client(enforce_csrf_checks=True)
    told(strict, LATE_PLAN)
    assert strict.post("/check/delete/").status_code == 403
    assert Drawer.objects.count() == 1
