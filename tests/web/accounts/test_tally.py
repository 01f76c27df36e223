"""How often somebody tries: counted for all workers together, with no address in the count."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from tests.web.accounts.visits import PASSWORD, is_signed_in, person, words
from upheld.web import clock
from upheld.web.accounts.tally import Tally

WRONG = {"login": "parent@example.org", "password": "a-wrong-password"}


@pytest.mark.django_db
def test_after_five_wrong_passwords_even_the_right_one_must_wait() -> None:
    person()
    for _each in range(5):
        Client().post("/account/login/", WRONG)
    client = Client()
    answer = client.post("/account/login/", WRONG | {"password": PASSWORD})
    assert answer.status_code == 422
    assert "Too many tries." in words(answer)
    assert not is_signed_in(client)


@pytest.mark.django_db
def test_codes_are_not_sent_to_one_address_again_and_again() -> None:
    statuses = [
        Client().post("/account/password/reset/", {"email": "parent@example.org"}).status_code for _ in range(6)
    ]
    assert statuses == [302] * 5 + [429]


@pytest.mark.django_db
def test_the_count_holds_no_address_of_any_kind() -> None:
    person()
    client = Client(REMOTE_ADDR="203.0.113.77")
    client.post("/account/login/", WRONG)
    client.post("/account/password/reset/", {"email": "parent@example.org"})
    rows = cache.kept()  # type: ignore[attr-defined]
    assert len(rows) >= 4
    place = Path(settings.HOME) / "tally.sqlite3"
    held = b"".join(each.read_bytes() for each in place.parent.glob("tally.sqlite3*"))
    for told in (b"203.0.113", b"parent@", b"example.org", b"allauth", b"login"):
        assert told not in held
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_one_home_with_a_whole_network_counts_as_one() -> None:
    for last in range(20):
        Client(REMOTE_ADDR=f"2001:db8::{last:x}").post("/account/password/reset/", {"email": f"a{last}@example.org"})
    sent = {"email": "b@example.org"}
    assert Client(REMOTE_ADDR="2001:db8::ffff").post("/account/password/reset/", sent).status_code == 429
    assert Client(REMOTE_ADDR="2001:db8:1::1").post("/account/password/reset/", sent).status_code == 302


def test_another_worker_sees_the_count_and_only_one_of_many_is_first(tmp_path: Path) -> None:
    place = tmp_path / "tally.sqlite3"
    told = (
        "import django; django.setup()\n"
        "from upheld.web.accounts.tally import Tally\n"
        f"print([Tally({str(place)!r}, {{}}).add(f'lock {{n}}', n) for n in range(200)].count(True))"
    )
    given = os.environ | {"DJANGO_SETTINGS_MODULE": "upheld.web.settings", "UPHELD_HOME": str(settings.HOME)}
    workers = [
        subprocess.Popen([sys.executable, "-c", told], env=given, stdout=subprocess.PIPE, text=True) for _ in range(3)
    ]
    first = [int(one.communicate()[0]) for one in workers]
    assert [one.returncode for one in workers] == [0, 0, 0]
    assert sum(first) == 200
    here = Tally(place, {})
    assert here.add("lock 7", "mine") is False


def test_what_is_past_its_time_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tally = Tally(tmp_path / "tally.sqlite3", {})
    tally.set("short", [1, 2], timeout=10)
    tally.set("long", "kept", timeout=1000)
    assert tally.get("short") == [1, 2]
    later = clock.real().timestamp() + 60
    monkeypatch.setattr("upheld.web.accounts.tally._now", lambda: later)
    assert tally.get("short", "nothing") == "nothing"
    assert tally.add("short", "new", timeout=10) is True
    assert tally.get("long") == "kept"
    assert len(tally.kept()) == 2


def test_a_count_can_be_changed_prolonged_and_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tally = Tally(tmp_path / "tally.sqlite3", {})
    assert tally.touch("a") is False
    tally.set("a", 1, timeout=10)
    tally.set("a", 2, timeout=10)
    assert tally.touch("a", timeout=None) is True
    later = clock.real().timestamp() + 60
    monkeypatch.setattr("upheld.web.accounts.tally._now", lambda: later)
    assert tally.get("a") == 2
    assert tally.delete("a") is True
    assert tally.delete("a") is False
    tally.set("b", 1)
    tally.clear()
    assert tally.kept() == []
