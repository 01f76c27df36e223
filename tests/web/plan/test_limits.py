"""To have a document read costs much more than an answer, so fewer may be sent in a minute."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.web.plan.visitor import words
from upheld.web.environment import environment

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Iterator[None]:
    """Twelve answers a minute, and so two documents."""
    settings.HOME = tmp_path
    monkeypatch.setenv("UPHELD_RATE_CHECK_PER_MINUTE", "12")
    environment.cache_clear()
    yield
    monkeypatch.undo()
    environment.cache_clear()


def test_the_third_document_of_a_minute_is_refused_and_to_delete_never_is(monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import UTC, datetime

    from upheld.web import clock

    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 7, 1, 9, 30, 20, tzinfo=UTC).astimezone(clock.ENGLAND))
    client = Client(REMOTE_ADDR="192.0.2.7")
    # An empty form counts like a document: it is refused before it is looked at.
    assert [client.post("/plan/", {"do": "document"}).status_code for _ in range(3)] == [422, 422, 429]
    assert client.post("/plan/compare/").status_code == 429
    assert client.post("/plan/findings/").status_code == 302
    assert "Wait 40 seconds" in words(client.post("/plan/report/"))
    assert [client.post("/plan/delete/").status_code for _ in range(20)] == [302] * 20
