"""`python -m tests.postgres COMMAND`: run a command beside a PostgreSQL that lives as long as it does, and no longer.

The server listens on a socket in a temporary folder and on no network. Where there is no PostgreSQL it says "NOT RUN",
and with UPHELD_POSTGRES=required that is a failure.
"""

from __future__ import annotations

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NoReturn

ROLE = "upheld"
DATABASES = {"UPHELD_DATABASE": "upheld", "UPHELD_KEYS_DATABASE": "upheld_keys"}
_STARTS_IN = 60.0  # seconds
_SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=60",
    "log_min_messages=fatal",
)
_MISSING = "There is no PostgreSQL{}, so what needs it was NOT RUN (Debian, Ubuntu: apt install postgresql)."
_DIES_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def main(command: list[str]) -> int:
    """Run the command; its exit status, or that of nothing to run beside."""
    programs = found()
    if programs is None or not command:
        print(_MISSING.format("" if programs is None else " wanted without a command"), file=sys.stderr)
        return 1 if os.environ.get("UPHELD_POSTGRES") == "required" or not command else 0
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stopped)
    with running(programs) as addresses:
        try:
            return subprocess.run(command, env=os.environ | addresses).returncode
        except KeyboardInterrupt:
            return 128 + signal.SIGINT


def found() -> Path | None:
    """The folder of PostgreSQL's programs, the newest first."""
    places = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"),
        key=lambda place: (len(place.parent.name), place.parent.name),
        reverse=True,
    )
    on_path = shutil.which("postgres")
    places += [Path(on_path).parent] if on_path else []
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


@contextmanager
def running(programs: Path) -> Iterator[dict[str, str]]:
    """A server of our own; what to set so that the service uses it."""
    folder = Path(tempfile.mkdtemp(prefix="upheld-pg-"))
    as_owner = _owner(folder)
    try:
        data = folder / "data"
        make = [
            programs / "initdb",
            "--pgdata",
            data,
            "--username=owner",
            "--auth=trust",
            "--locale=C.UTF-8",
            "--no-sync",
        ]
        made = subprocess.run(make, capture_output=True, text=True, **as_owner)
        if made.returncode:
            raise SystemExit(f"PostgreSQL could not make a database: {made.stderr.strip()}")
        given = [part for setting in (*_SETTINGS, f"unix_socket_directories={folder}") for part in ("-c", setting)]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, *given],
                stdout=log, stderr=log, start_new_session=True, preexec_fn=_die_with_parent, **as_owner,
            )  # fmt: skip
        try:
            _prepared(programs, folder, server)
            yield {name: f"postgresql://{ROLE}@/{made}?host={folder}" for name, made in DATABASES.items()}
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def drop(server: Any, name: str) -> None:
    """Take a database away by an open connection, with whoever of the same role is still connected to it.

    Not `WITH (FORCE)`: that fails for an ordinary role while the server's own autovacuum is at work there.
    """
    ours = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s AND usename = current_user"
    server.execute(ours, [name])
    server.execute(f'DROP DATABASE IF EXISTS "{name}"')


def _owner(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then somebody else owns the folder and runs it."""
    if os.geteuid():
        return {"cwd": folder}
    people = {person.pw_name: person for person in pwd.getpwall()}
    person = people.get("postgres") or people["nobody"]
    os.chown(folder, person.pw_uid, person.pw_gid)
    return {"cwd": folder, "user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}


def _prepared(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    """Wait until it answers, then make one ordinary role and its databases."""
    wanted = [f"CREATE ROLE {ROLE} LOGIN NOSUPERUSER CREATEDB"]
    wanted += [f"CREATE DATABASE {name} OWNER {ROLE}" for name in DATABASES.values()]
    ask = [
        programs / "psql",
        "--no-psqlrc",
        "-q",
        "-v",
        "ON_ERROR_STOP=1",
        "-h",
        folder,
        "-U",
        "owner",
        "-d",
        "postgres",
    ]
    until = monotonic() + _STARTS_IN
    while True:
        tried = subprocess.run([*ask, "-c", "SELECT 1"], capture_output=True, text=True)
        if tried.returncode == 0:
            break
        if server.poll() is not None or monotonic() > until:
            said = (folder / "log").read_text(encoding="utf-8", errors="replace")
            raise SystemExit(f"PostgreSQL did not start: {said.strip() or tried.stderr.strip()}")
        sleep(0.1)
    subprocess.run([*ask, *(part for sentence in wanted for part in ("-c", sentence))], check=True)


def _stop(server: subprocess.Popen[bytes]) -> None:
    """At once and without tidying: nothing in it is kept."""
    if server.poll() is None:
        server.send_signal(signal.SIGQUIT)
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _die_with_parent() -> None:
    """So that no server is left where this process is killed outright (Linux alone knows how)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIES_WITH_PARENT, signal.SIGQUIT)


def _stopped(number: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
