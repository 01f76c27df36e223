"""How often one address may call, and that the address is not kept for it."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django.fixtures import Settings

from upheld.web import clock
from upheld.web.environment import environment
from upheld.web.ui import limits
from upheld.web.ui.limits import Counts

MIDDLE = datetime(2026, 7, 1, 9, 30, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> Iterator[pytest.MonkeyPatch]:
    """Three calls and two answers in a minute that stands still, counted in a file of its own."""
    settings.HOME = tmp_path
    monkeypatch.setenv("UPHELD_RATE_API_PER_MINUTE", "3")
    monkeypatch.setenv("UPHELD_RATE_CHECK_PER_MINUTE", "2")
    monkeypatch.setattr(clock, "now", lambda: MIDDLE.astimezone(clock.ENGLAND))
    environment.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    environment.cache_clear()


def calls(address: str, times: int = 1, **more: str) -> list[int]:
    client = Client(REMOTE_ADDR=address)
    return [client.get("/api/events", **more).status_code for _ in range(times)]


def at(few: pytest.MonkeyPatch, minute: int, second: int = 20) -> None:
    few.setattr(clock, "now", lambda: MIDDLE.replace(minute=minute, second=second).astimezone(clock.ENGLAND))


def test_the_service_counts(settings: Settings) -> None:
    assert "upheld.web.ui.limits.limited" in settings.MIDDLEWARE


def test_the_fourth_call_of_a_minute_is_refused_and_told_how_long_to_wait() -> None:
    assert calls("192.0.2.1", 3) == [200, 200, 200]
    response = Client(REMOTE_ADDR="192.0.2.1").get("/api/events")
    assert response.status_code == 429
    assert response["Retry-After"] == "40"
    assert response["Cache-Control"] == "no-store"
    assert json.loads(response.content) == {"error": "Too many calls in one minute: wait 40 seconds."}


def test_another_address_and_the_next_minute_are_counted_for_themselves(few: pytest.MonkeyPatch) -> None:
    assert calls("192.0.2.1", 4)[-1] == 429
    assert calls("192.0.2.2") == [200]
    at(few, 31, 0)
    assert calls("192.0.2.1") == [200]


def test_a_refusal_may_be_read_by_the_page_that_asked() -> None:
    calls("192.0.2.1", 3)
    response = Client(REMOTE_ADDR="192.0.2.1").get("/api/events")
    assert response["Access-Control-Allow-Origin"] == "*"
    response = Client(REMOTE_ADDR="192.0.2.1").post("/api/check", "{}", content_type="application/json")
    assert response.status_code == 429
    assert "Access-Control-Allow-Origin" not in response


def send(address: str, path: str = "/check/quick/") -> HttpResponse:
    return Client(REMOTE_ADDR=address).post(path, {"lines": "x"})


@pytest.mark.django_db
def test_answers_of_the_check_have_a_count_of_their_own_and_a_page_in_plain_words() -> None:
    calls("192.0.2.1", 4)
    assert [send("192.0.2.1").status_code != 429 for _ in range(3)] == [True, True, False]
    refused = send("192.0.2.1")
    assert refused["Retry-After"] == "40"
    page = refused.content.decode()
    assert "Wait 40 seconds, then use the back button of your browser" in page
    assert "What you typed is still on that page" in page


@pytest.mark.django_db
def test_reading_is_never_counted_and_deleting_is_never_refused() -> None:
    for _ in range(5):
        send("192.0.2.1")
    client = Client(REMOTE_ADDR="192.0.2.1")
    assert client.get("/").status_code != 429
    assert client.get("/check/").status_code != 429
    assert client.post("/check/delete/").status_code != 429
    assert client.get("/leave/").status_code != 429
    assert [client.get("/api/health/").status_code for _ in range(5)] == [200] * 5


def test_what_a_caller_says_of_itself_is_believed_only_behind_a_proxy(few: pytest.MonkeyPatch) -> None:
    assert calls("192.0.2.1", 3) == [200] * 3
    assert calls("192.0.2.1", HTTP_X_FORWARDED_FOR="198.51.100.9") == [429]
    few.setenv("UPHELD_TRUSTED_PROXIES", "1")
    environment.cache_clear()
    # The proxy adds what it saw at the end; what stands before it came from the caller.
    for made_up in ("1.1.1.1", "2.2.2.2", "3.3.3.3"):
        assert calls("10.0.0.1", HTTP_X_FORWARDED_FOR=f"{made_up}, 198.51.100.9") == [200]
    assert calls("10.0.0.1", HTTP_X_FORWARDED_FOR="4.4.4.4, 198.51.100.9") == [429]
    assert calls("10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.10") == [200]
    few.setenv("UPHELD_TRUSTED_PROXIES", "2")
    environment.cache_clear()
    assert calls("10.0.0.2", HTTP_X_FORWARDED_FOR="198.51.100.9, 10.0.0.1") == [429]


def test_a_home_of_version_6_counts_as_one() -> None:
    assert calls("2001:db8:1:2::1", 2) + calls("2001:db8:1:2:ffff::9") == [200] * 3
    assert calls("2001:db8:1:2::3") == [429]
    assert calls("2001:db8:1:3::1") == [200]
    assert calls("::ffff:192.0.2.7", 3) == [200] * 3
    assert calls("192.0.2.7") == [429]


@pytest.mark.parametrize("address", ["", "nonsense", "fe80::1%eth0", "x" * 10_000])
def test_an_address_that_is_none_is_counted_all_the_same(address: str) -> None:
    assert calls(address, 4) == [200, 200, 200, 429]


def test_neither_the_address_nor_what_it_did_before_is_kept(few: pytest.MonkeyPatch, tmp_path: Path) -> None:
    calls("192.0.2.1", 2)
    [(first, _, times)] = limits._counts().kept()
    assert (len(first), times) == (16, 2)
    at(few, 31)
    calls("192.0.2.1")
    [(second, _, times)] = limits._counts().kept()
    assert times == 1
    assert second != first
    raw = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"192.0.2" not in raw


def test_without_the_secret_key_no_address_can_be_tried_against_a_count(settings: Settings) -> None:
    calls("192.0.2.1")
    settings.SECRET_KEY = "another key, of which nobody says that it is the real one"
    calls("192.0.2.1")
    assert len(limits._counts().kept()) == 2


@pytest.mark.skipif(os.name != "posix", reason="only these systems have modes")
def test_only_the_service_can_read_the_counts(tmp_path: Path) -> None:
    calls("192.0.2.1")
    for path in tmp_path.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.slow
def test_two_processes_lose_no_count_between_them(tmp_path: Path) -> None:
    file = tmp_path / "shared.sqlite3"
    program = (
        "import sys; from pathlib import Path; from upheld.web.ui.limits import Counts\n"
        "counts = Counts(Path(sys.argv[1]))\n"
        "print(max(counts.add(b'k' * 16, 7) for _ in range(300)))"
    )
    several = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(file)],
            stdout=subprocess.PIPE,
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.web.settings"},
        )
        for _ in range(2)
    ]
    said = [int(one.communicate(timeout=60)[0]) for one in several]
    assert max(said) == 600


def test_where_counting_fails_the_answer_is_given(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    counts = Counts(tmp_path / "broken.sqlite3")
    counts._held.execute("DROP TABLE count")
    assert counts.add(b"k", 1) == 0


CASE = "/cases/00000000-0000-4000-8000-000000000000"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page", [f"{CASE}/", f"{CASE}/history/", f"{CASE}/check/answer/", f"{CASE}/papers/", "/desk/x/"]
)
def test_pages_of_kept_cases_are_counted_since_each_reckons_the_whole_case(page: str) -> None:
    client = Client(REMOTE_ADDR="192.0.2.1")
    assert [client.get(page).status_code == 429 for _ in range(3)] == [False, False, True]
    assert client.get("/cases/").status_code != 429
    assert client.get("/check/").status_code != 429
    assert client.post(f"{CASE}/check/delete/").status_code != 429


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "page"),
    [("get", f"{CASE}/papers/x/text/"), ("get", f"{CASE}/history/check/"), ("post", f"{CASE}/papers/")],
)
def test_what_reads_documents_or_a_whole_record_has_the_count_of_reading(
    method: str, page: str, few: pytest.MonkeyPatch
) -> None:
    few.setenv("UPHELD_RATE_CHECK_PER_MINUTE", "12")
    environment.cache_clear()
    client = Client(REMOTE_ADDR="192.0.2.1")
    assert [getattr(client, method)(page).status_code == 429 for _ in range(3)] == [False, False, True]
    assert [client.get(f"{CASE}/papers/").status_code == 429 for _ in range(12)] == [False] * 12


@pytest.mark.django_db
def test_pictures_and_files_of_figures_are_counted_and_pages_are_not() -> None:
    client = Client(REMOTE_ADDR="192.0.2.9")
    files = ("charts/trend/plans/devon.png", "download/councils/devon.csv", "constituencies/exeter/briefing.pdf")
    assert [client.get(f"/figures/{one}").status_code for one in files] == [200, 200, 200]
    assert client.get("/figures/download/plans.json").status_code == 429
    assert client.get("/figures/map/plans/").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/figures/gaps/caseloads/letters.csv",
        "/figures/gaps/caseloads/devon/letter.pdf",
        "/figures/constituencies/exeter/briefing.pdf",
        "/figures/charts/trend/within_20_weeks/devon.png",
        "/figures/download/councils/devon.csv",
    ],
)
def test_what_is_made_of_the_figures_to_take_away_is_counted_and_a_page_is_not(address: str) -> None:
    client = Client(REMOTE_ADDR="192.0.2.9")
    # HEAD costs the same as GET.
    assert [client.head(address).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert client.get("/figures/gaps/").status_code == 200
