"""What the tests of post share: a person, a clock that can be moved, and servers to send to."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from tests.web.post.fake_notify import KEY, TEMPLATE, Notify, fake_notify
from tests.web.post.mail_server import MailServer, mail_server
from upheld.web import clock
from upheld.web.accounts.models import Person


class Clock:
    """The real clock, which a test moves on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._moved = timedelta()
        real = clock.real
        monkeypatch.setattr(clock, "real", lambda: real() + self._moved)

    def move_on(self, **given: float) -> None:
        """Let so much time pass."""
        self._moved += timedelta(**given)


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create_user("parent-a@example.org")


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    """A mail server, and the settings that lead there."""
    with mail_server() as at:
        settings.EMAIL_BACKEND = "upheld.web.post.ways.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", at.port, 1
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield at


@pytest.fixture
def notify(settings: Settings) -> Iterator[Notify]:
    """GOV.UK Notify, and the settings that lead there."""
    with fake_notify() as at:
        settings.EMAIL_BACKEND = "upheld.web.post.ways.notify.EmailBackend"
        settings.NOTIFY_KEY, settings.NOTIFY_TEMPLATE, settings.NOTIFY_URL = KEY, TEMPLATE, at.url
        yield at
