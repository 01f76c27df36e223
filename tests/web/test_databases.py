"""Which databases the service uses, and that what it keeps holds on PostgreSQL as it does on SQLite."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from time import monotonic, sleep

import pytest
from django.contrib.sessions.backends.base import UpdateError
from django.db import connection, connections
from pydantic import SecretStr

from tests import postgres
from upheld.errors import UpheldError
from upheld.web import databases
from upheld.web.databases import database
from upheld.web.sealed.aside import aside, put_aside
from upheld.web.sealed.models import Drawer
from upheld.web.sealed.session import SessionStore

on_postgresql = pytest.mark.skipif("UPHELD_DATABASE" not in os.environ, reason="many at once need a PostgreSQL")


def test_without_a_setting_both_are_files_that_overwrite_what_is_deleted(tmp_path: Path) -> None:
    made = databases.databases(tmp_path, None, None)
    assert {name: one["NAME"] for name, one in made.items()} == {
        "default": tmp_path / "upheld.sqlite3",
        "keys": tmp_path / "keys.sqlite3",
    }
    for one in made.values():
        assert one["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert "journal_mode=WAL" in one["OPTIONS"]["init_command"]
        assert "secure_delete=ON" in one["OPTIONS"]["init_command"]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL waits for the disk unless it is told not to")
@pytest.mark.django_db(databases="__all__")
@pytest.mark.parametrize("alias", ["default", "keys"])
def test_a_save_waits_for_the_disk(alias: str) -> None:
    with connections[alias].cursor() as cursor:
        assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)  # FULL


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "postgresql://u%40x:p%2Fw%3A@db.example.org:6432/kept",
            {"USER": "u@x", "PASSWORD": "p/w:", "HOST": "db.example.org", "PORT": "6432", "NAME": "kept"},
        ),
        (
            "postgresql:///kept?host=/run/postgresql",
            {"USER": "", "PASSWORD": "", "HOST": "/run/postgresql", "PORT": "", "NAME": "kept"},
        ),
        (
            "postgres://upheld@[::1]/kept?sslmode=verify-full&sslrootcert=/etc/ca.pem",
            {"HOST": "::1", "OPTIONS": {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}},
        ),
    ],
)
def test_an_address_of_postgresql_is_taken_apart(url: str, told: dict[str, object]) -> None:
    made = database(url)
    assert made["ENGINE"] == "django.db.backends.postgresql"
    assert (made["CONN_MAX_AGE"], made["CONN_HEALTH_CHECKS"]) == (60, True)
    assert {name: made[name] for name in told} == told


def test_a_file_may_lie_elsewhere(tmp_path: Path) -> None:
    assert database(f"sqlite://{(tmp_path / 'a b.sqlite3').as_posix().replace(' ', '%20')}")["NAME"] == (
        tmp_path / "a b.sqlite3"
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "kept",
        "mysql://upheld:pa55@db/kept",
        "sqlite://kept",
        "sqlite:///",
        "postgresql://upheld:pa55@db",
        "postgresql://upheld:pa55@db/",
        "postgresql://upheld:pa55@db/kept/more",
        "postgresql://upheld:pa55@db:port/kept",
        "postgresql://upheld:pa55@db:99999/kept",
        "postgresql://upheld:pa55/w@db/kept",
        "postgresql://upheld:pa55#w@db/kept",
        "postgresql://upheld:pa55?w@db/kept",
        "postgresql://upheld:[pa55@db/kept",
        "postgresql://upheld:pa55@db/kept?option",
        "postgresql://upheld@db/kept?password=pa55",
    ],
)
def test_an_address_that_cannot_be_used_is_one_sentence_without_its_password(url: str) -> None:
    with pytest.raises(UpheldError, match=r"^UPHELD_DATABASE cannot be used: ") as caught:
        database(url)
    assert "pa55" not in str(caught.value) and "\n" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_a_missing_driver_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(databases, "find_spec", lambda name: None)
    with pytest.raises(UpheldError, match="not installed: pip install"):
        database("postgresql://db/kept")


@pytest.mark.parametrize(
    ("data", "keys"),
    [
        ("postgresql://upheld:pa55@db/kept", "postgresql://keeper:pa55@db:5432/kept"),
        ("postgresql:///kept?host=/run", "postgres:///kept?host=/run/"),
        ("postgresql:///kept", "postgresql://localhost/kept"),
        (None, "sqlite://{home}/upheld.sqlite3"),
        ("sqlite://{home}/sub/../keys.sqlite3", None),
    ],
)
def test_keys_in_the_database_of_the_data_are_refused(data: str | None, keys: str | None, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    given = [None if url is None else SecretStr(url.format(home=tmp_path.as_posix())) for url in (data, keys)]
    with pytest.raises(UpheldError, match=r"^UPHELD_KEYS_DATABASE is the database of UPHELD_DATABASE") as caught:
        databases.databases(tmp_path, *given)
    assert "pa55" not in str(caught.value)


def service(home: Path, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("UPHELD_")}
    told = {"UPHELD_HOME": str(home), "DJANGO_SETTINGS_MODULE": "upheld.web.settings", **settings}
    return subprocess.run([sys.executable, *command], env=kept | told, capture_output=True, text=True, timeout=60)


def test_a_database_that_cannot_be_reached_is_one_sentence_without_its_password(tmp_path: Path) -> None:
    url = f"postgresql://upheld:pa55@/kept?host={tmp_path}"
    done = service(tmp_path, "-m", "upheld.web", UPHELD_DATABASE=url, UPHELD_PORT="1")
    assert done.returncode == 2
    assert done.stderr.startswith("upheld: The database of UPHELD_DATABASE cannot be reached")
    assert "pa55" not in done.stderr + done.stdout and len(done.stderr.splitlines()) == 1


@on_postgresql
def test_a_role_that_row_security_does_not_bind_is_refused(tmp_path: Path) -> None:
    url = os.environ["UPHELD_DATABASE"].replace("//upheld@", "//owner@")
    done = service(tmp_path, "-m", "upheld.web", UPHELD_DATABASE=url, UPHELD_PORT="1")
    assert (done.returncode, done.stderr.partition(":")[0]) == (2, "upheld")
    assert "give the service an ordinary role" in done.stderr


def test_the_driver_is_not_loaded_without_postgresql(tmp_path: Path) -> None:
    asked = "import django, sys; django.setup(); sys.exit('psycopg' in sys.modules)"
    assert service(tmp_path, "-c", asked).returncode == 0


_DESTROYING = """
import sys, uuid
from pathlib import Path
import django
django.setup()
from django.core.management import call_command
from upheld.web.keyring.case_key import destroy_key, make_key
from upheld.web.keyring.models import CaseKey
call_command("migrate", database="keys", verbosity=0)
cases = [uuid.UUID(int=number) for number in range(1, 4)]
for case in cases:
    make_key(case)
for case in cases:
    print(bytes(CaseKey.objects.get(case=case).wrapped).hex())
destroy_key(cases[1])
held = b"".join(file.read_bytes() for file in Path(sys.argv[1]).glob("keys.sqlite3*"))
print(held.hex())
"""


def test_a_destroyed_key_stays_neither_in_the_file_nor_in_its_log(tmp_path: Path) -> None:
    done = service(tmp_path, "-c", _DESTROYING, str(tmp_path))
    assert done.returncode == 0, done.stderr
    *wrapped, held = (bytes.fromhex(line) for line in done.stdout.split())
    assert [one in held for one in wrapped] == [True, False, True]


@pytest.mark.parametrize(("wanted", "status"), [("", 0), ("required", 1)])
def test_where_there_is_no_postgresql_it_is_said(
    wanted: str, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(postgres, "found", lambda: None)
    monkeypatch.setenv("UPHELD_POSTGRES", wanted)
    assert postgres.main(["true"]) == status
    said = capsys.readouterr().err
    assert said.startswith("There is no PostgreSQL") and "NOT RUN" in said and said.count("\n") == 1


@on_postgresql
@pytest.mark.slow
def test_a_database_is_taken_away_though_the_server_itself_tidies_in_it() -> None:
    import psycopg

    programs = postgres.found()
    assert programs is not None
    busy = "SELECT pid FROM pg_stat_activity WHERE datname = 'tidied' AND backend_type = 'autovacuum worker'"
    with postgres.running(programs) as addresses:
        address = addresses["UPHELD_DATABASE"]
        there = address.partition("?")[2]
        with psycopg.connect(f"postgresql://owner@/postgres?{there}", autocommit=True) as owner:
            for name, value in (("naptime", "1s"), ("vacuum_cost_delay", "100ms"), ("vacuum_cost_limit", "1")):
                owner.execute(f"ALTER SYSTEM SET autovacuum_{name} = '{value}'")
            owner.execute("SELECT pg_reload_conf()")
            with psycopg.connect(address, autocommit=True) as ours:
                ours.execute("CREATE DATABASE tidied")
                left_open = psycopg.connect(address.replace("/upheld?", "/tidied?"), autocommit=True)
                left_open.execute("CREATE TABLE t AS SELECT g, repeat('x', 200) FROM generate_series(1, 200000) g")
                left_open.execute("UPDATE t SET g = g + 1")
                end = monotonic() + 60
                while not owner.execute(busy).fetchall():
                    assert monotonic() < end, "the server did not come to tidy"
                    sleep(0.05)
                postgres.drop(ours, "tidied")
                assert not ours.execute("SELECT 1 FROM pg_database WHERE datname = 'tidied'").fetchall()
            left_open.close()


def both_at_once(*things: Callable[[], object]) -> list[BaseException | None]:
    """Do these at the same moment, each over a connection of its own; what each raised."""
    ready = Barrier(len(things))

    def done(thing: Callable[[], object]) -> None:
        try:
            connections["default"].ensure_connection()
            ready.wait(20)
            thing()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(things)) as pool:
        return [done.exception() for done in [pool.submit(done, thing) for thing in things]]


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_of_two_windows_that_save_at_once_one_is_told() -> None:
    assert connection.vendor == "postgresql"
    for turn in range(15):
        first = SessionStore()
        first["answer"] = "none"
        first.save()
        windows = [SessionStore(first.session_key) for _ in range(2)]
        for number, window in enumerate(windows):
            window["answer"] = f"{turn} {number}"
        raised = both_at_once(*(window.save for window in windows))
        assert sorted(type(error).__name__ for error in raised) == ["NoneType", "UpdateError"]
        kept = raised.index(None)
        assert SessionStore(first.session_key)["answer"] == f"{turn} {kept}"
        assert isinstance(raised[1 - kept], UpdateError)


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_what_is_put_aside_while_the_answers_are_deleted_does_not_stay() -> None:
    for _turn in range(15):
        store = SessionStore()
        store["answer"] = "told"
        store.save()
        secret = store.session_key
        put_aside(store, "answer", {"page": 1})
        assert aside(store, "answer") == {"page": 1}
        again = SessionStore(secret)
        again.load()
        assert both_at_once(lambda one=again: put_aside(one, "answer", {"page": 2}), store.delete) == [None, None]
        assert not Drawer.objects.exists()
