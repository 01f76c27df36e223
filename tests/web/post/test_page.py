"""A page whose mail cannot be sent says so in one sentence; the code that it was to send lies in no table."""

import pytest
from django.core.mail import send_mail
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django.fixtures import Settings

from upheld.web import urls as of_the_service
from upheld.web.post.models import Message
from upheld.web.post.not_sent import NotSent, Outcome

pytestmark = pytest.mark.django_db


def sends(request: HttpRequest) -> HttpResponse:
    """A page that sends a code at once."""
    send_mail("A code", "123456", None, ["parent-a@example.org"])
    return HttpResponse("sent")


def refused(request: HttpRequest, outcome: str) -> HttpResponse:
    """A page whose mail failed so."""
    raise NotSent("trial", Outcome(outcome))


handler400, handler403, handler404, handler500 = (
    of_the_service.handler400, of_the_service.handler403, of_the_service.handler404, of_the_service.handler500
)  # fmt: skip
urlpatterns = [*of_the_service.urlpatterns, path("sends/", sends), path("failed/<str:outcome>/", refused)]


@pytest.fixture(autouse=True)
def pages(settings: Settings) -> None:
    settings.ROOT_URLCONF = "tests.web.post.test_page"


def test_where_no_mail_can_leave_the_page_says_so(client: Client, settings: Settings) -> None:
    assert client.get("/sends/").content == b"sent"
    settings.EMAIL_BACKEND = "upheld.web.post.ways.nowhere.EmailBackend"
    answered = client.get("/sends/")
    assert answered.status_code == 503
    assert "No e-mail could be sent just now." in answered.text
    assert "example.org" not in answered.text
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("outcome", "said"),
    [("later", "No e-mail could be sent just now"), ("refused", "The e-mail was refused"), ("unsure", "cannot tell")],
)
def test_each_outcome_has_its_own_sentence(client: Client, outcome: str, said: str) -> None:
    answered = client.get(f"/failed/{outcome}/")
    assert (answered.status_code, said in answered.text) == (503, True)
    assert answered["Cache-Control"] == "no-store"
