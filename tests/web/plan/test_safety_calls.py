"""A page of the plan is made anew each time that it is asked for, so that asking is counted too; to delete never is."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.web.plan.visitor import FINDINGS
from upheld.plan.check.provision.inherited import inherited_from
from upheld.web import clock
from upheld.web.environment import environment
from upheld.web.sealed import sweeping
from upheld.web.sealed.left_behind import NAMES

ROOT = Path(__file__).parents[3]
MIDDLE = datetime(2026, 7, 1, 9, 30, 20, tzinfo=UTC)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Iterator[None]:
    """Twelve answers in a minute that stands still, and so two comparisons."""
    settings.HOME = tmp_path
    monkeypatch.setenv("UPHELD_RATE_CHECK_PER_MINUTE", "12")
    monkeypatch.setattr(clock, "now", lambda: MIDDLE.astimezone(clock.ENGLAND))
    environment.cache_clear()
    yield
    monkeypatch.undo()
    environment.cache_clear()


@pytest.mark.django_db
@pytest.mark.usefixtures("few")
def test_pages_that_check_a_plan_and_those_that_compare_two_are_counted() -> None:
    client = Client(REMOTE_ADDR="192.0.2.8")
    assert [client.get(FINDINGS).status_code for _ in range(13)] == [302] * 12 + [429]
    assert client.get("/plan/line/F.1/").status_code == 429
    compared = [client.get("/plan/compare/"), client.post("/plan/take/changes.pdf"), client.get("/plan/compare/")]
    assert [one.status_code for one in compared] == [302, 302, 429]
    assert client.get("/plan/delete/").status_code == 200
    assert client.get("/check/").status_code == 200


def test_the_sweep_forgets_the_headings_that_the_check_remembers(monkeypatch: pytest.MonkeyPatch) -> None:
    class Once:
        """Lets one sweep happen."""

        def __init__(self) -> None:
            self.times = iter([False, True])

        def wait(self, seconds: float) -> bool:
            return next(self.times)

    monkeypatch.setattr(sweeping, "Event", Once)
    monkeypatch.setattr(sweeping, "sweep", lambda: 0)
    inherited_from("Quibblewick and how to talk")
    assert inherited_from.cache_info().currsize > 0
    # In a thread of its own, as it runs: it closes the connections of its thread.
    thread = Thread(target=sweeping._sweep_for_ever)
    thread.start()
    thread.join()
    assert inherited_from.cache_info().currsize == 0


def test_every_private_folder_that_is_made_is_looked_for_by_the_sweep() -> None:
    made = {
        prefix
        for file in (ROOT / "upheld").rglob("*.py")
        for prefix in file.read_text(encoding="utf-8").split('prefix="upheld-')[1:]
    }
    assert made
    assert {f"upheld-{one.partition(chr(34))[0]}" for one in made} <= set(NAMES)


def test_where_memory_runs_out_the_service_goes_on() -> None:
    unit = (ROOT / "deploy" / "systemd" / "upheld-web.service").read_text(encoding="utf-8")
    assert "\nMemoryMax=" in unit
    assert "\nOOMPolicy=continue\n" in unit
