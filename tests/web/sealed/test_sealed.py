"""What a visitor tells us is kept so that only they can read it, and not for long."""

import logging
import os
import tempfile
from datetime import timedelta
from importlib import import_module
from io import StringIO
from pathlib import Path
from threading import Event

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import UpdateError
from django.core.management import call_command
from django.db import DatabaseError
from django.test import Client
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from upheld.web import clock
from upheld.web.sealed import sweeping
from upheld.web.sealed.left_behind import NAMES, clear_left_behind
from upheld.web.sealed.models import Drawer
from upheld.web.sealed.seal import is_secret, new_secret, seal_of
from upheld.web.sealed.session import SessionStore, oldest, sweep

pytestmark = pytest.mark.django_db
TOLD = {"check": {"person": {"local_authority": "Devon"}, "entries": [[1, {"kind": "ehcna_request_received"}]]}}


def opened(secret: str | None = None) -> SessionStore:
    return SessionStore(secret)


def kept() -> SessionStore:
    store = opened()
    store.update(TOLD)
    store.save()
    return store


def test_the_engine_is_the_one_the_settings_name() -> None:
    assert import_module(settings.SESSION_ENGINE).SessionStore is SessionStore


def test_what_was_told_comes_back_with_the_secret_of_the_cookie() -> None:
    secret = kept().session_key
    assert opened(secret).load() == TOLD


def test_the_table_holds_neither_the_words_nor_the_secret_nor_what_opens_them() -> None:
    store = kept()
    assert store.session_key
    row = Drawer.objects.get()
    seal = seal_of(store.session_key)
    for held in (row.place.encode(), bytes(row.body)):
        for word in (b"Devon", b"ehcna", b"local_authority", b"check", store.session_key.encode(), seal.key):
            assert word not in held
    assert seal.key.hex() != row.place
    assert len(bytes(row.body)) % 1024 == 12 + 16, "a nonce and a tag round whole kilobytes"


def test_another_secret_opens_nothing() -> None:
    kept()
    row = Drawer.objects.get()
    other = seal_of(new_secret())
    assert other.open(bytes(row.body)) is None
    assert opened(new_secret()).load() == {}


def test_what_was_changed_in_the_table_is_not_read_and_is_deleted() -> None:
    secret = kept().session_key
    row = Drawer.objects.get()
    body = bytearray(row.body)
    body[20] ^= 1
    Drawer.objects.update(body=bytes(body))
    assert opened(secret).load() == {}
    assert not Drawer.objects.exists()


def test_what_was_sealed_for_one_place_cannot_be_read_at_another() -> None:
    one, other = kept(), kept()
    bodies = {row.place: bytes(row.body) for row in Drawer.objects.all()}
    assert one.session_key and other.session_key
    assert seal_of(one.session_key).open(bodies[seal_of(other.session_key).place]) is None


@pytest.mark.parametrize(
    "cookie", ["", "short", "a" * 42, "a" * 44, "a" * 43 + "\n", "ä" * 43, "../../../etc/passwd", "a b" * 15]
)
def test_a_cookie_that_is_no_secret_is_never_used_as_one(cookie: str) -> None:
    assert opened(cookie).session_key is None


def test_a_secret_that_a_stranger_chose_is_not_kept() -> None:
    store = opened("A" * 43)
    store.update(TOLD)
    store.save()
    assert store.session_key != "A" * 43


def test_the_drawer_is_gone_two_hours_after_its_last_use_even_if_no_job_has_run() -> None:
    secret = kept().session_key
    Drawer.objects.update(used_at=oldest() + timedelta(minutes=1))
    assert opened(secret).load() == TOLD
    Drawer.objects.update(used_at=oldest() - timedelta(minutes=1))
    assert opened(secret).load() == {}
    assert not Drawer.objects.exists()


def test_the_job_deletes_what_is_too_old_and_nothing_else() -> None:
    old, new = kept(), kept()
    assert old.session_key and new.session_key
    Drawer.objects.filter(place=seal_of(old.session_key).place).update(used_at=oldest() - timedelta(minutes=1))
    out = StringIO()
    call_command("sweep", stdout=out)
    assert out.getvalue().startswith("Deleted: 1 checks, ")
    assert opened(new.session_key).load() == TOLD
    assert sweep() == 0


def test_the_hours_are_those_of_the_settings() -> None:
    assert settings.SEALED_HOURS == 2


def test_what_was_deleted_in_another_window_does_not_come_back() -> None:
    store = kept()
    opened(store.session_key).delete()
    store["more"] = 1
    with pytest.raises(UpdateError):
        store.save()
    assert not Drawer.objects.exists()


def test_a_visitor_who_has_said_nothing_has_no_drawer_and_no_cookie() -> None:
    client = Client()
    response = client.get("/")
    assert settings.SESSION_COOKIE_NAME not in response.cookies
    assert not Drawer.objects.exists()


def test_reading_on_keeps_the_drawer_but_writes_at_most_once_a_minute() -> None:
    secret = kept().session_key
    store = opened(secret)
    store.load()
    assert not store.is_idle
    Drawer.objects.update(used_at=oldest() + timedelta(minutes=30))
    store = opened(secret)
    store.load()
    assert store.is_idle


@settings_of_hypothesis(max_examples=30, deadline=None)
@given(
    st.dictionaries(
        st.text(max_size=20), st.lists(st.text(max_size=40) | st.integers() | st.none(), max_size=5), max_size=5
    )
)
def test_whatever_is_sealed_is_opened_again(data: dict[str, object]) -> None:
    secret = new_secret()
    assert is_secret(secret)
    assert seal_of(secret).open(seal_of(secret).close(data)) == data


@given(st.binary(max_size=200))
def test_what_was_never_sealed_is_never_opened(body: bytes) -> None:
    assert seal_of("A" * 43).open(body) is None


def test_nothing_is_logged_about_a_session(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="django.security"):
        opened("B" * 43).load()
    assert "B" * 43 not in caplog.text


def test_a_folder_that_a_killed_process_left_behind_is_deleted_after_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    long_ago = (clock.real() - timedelta(hours=2)).timestamp()
    for name, old in (("upheld-pack-a", True), ("upheld-office-b", True), ("upheld-pack-c", False), ("other", True)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "paper.pdf").write_text("a paper")
        if old:
            os.utime(tmp_path / name, (long_ago, long_ago))
    assert clear_left_behind() == 2
    assert sorted(one.name for one in tmp_path.iterdir()) == ["other", "upheld-pack-c"]


@pytest.mark.parametrize("module", ["upheld.web.check.packing", "upheld.documents.office"])
def test_the_names_of_folders_are_those_that_are_made(module: str) -> None:
    source = Path(import_module(module).__file__ or "").read_text("utf-8")
    assert any(f'prefix="{name}"' in source for name in NAMES)


def test_the_thread_sweeps_and_goes_on_after_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    swept = Event()
    calls: list[int] = []

    def fails_once() -> int:
        calls.append(1)
        if len(calls) == 1:
            raise DatabaseError("busy")
        swept.set()
        Event().wait()  # the thread goes on for as long as the process: it must not meet the real table
        return 0

    monkeypatch.setattr(sweeping, "EVERY", 0.01)
    monkeypatch.setattr(sweeping, "sweep", fails_once)
    sweeping.begin_sweeping()
    assert swept.wait(10)
