"""Start the service: make the tables and style sheets ready, then answer."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import django
from django.core.management import call_command
from django.db import OperationalError, connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from upheld.errors import UpheldError
from upheld.measures.intake.carried import ready
from upheld.web import keep_worker
from upheld.web.databases import DATA, KEYS
from upheld.web.environment import environment


def serve() -> None:
    """Serve until stopped. The address is printed once the service is ready to answer.

    Raises:
        UpheldError: something answers at the address already.
    """
    _refuse_a_second(environment().bind, environment().port)
    django.setup()
    make_databases_ready()
    make_figures_ready()
    call_command("collectstatic", verbosity=0, interactive=False)
    # The workers are copies of this process: they must inherit no open database and no thread.
    connections.close_all()
    server = _server()
    worker = keep_worker.begin() if environment().worker else None
    try:
        server.serve()
    finally:
        if worker is not None:
            keep_worker.end(worker)


def make_databases_ready() -> None:
    """Make the tables of both databases, and see that the keys in one open.

    Raises:
        UpheldError: one cannot be reached, both are one, PostgreSQL's walls do not hold for our role, or the service's
            key is another than it was.
    """
    from upheld.web.keyring.ready import refuse_a_shared_database, refuse_another_service_key

    for name in (DATA, KEYS):
        try:
            connections[name].ensure_connection()
        except OperationalError:
            setting = "UPHELD_DATABASE" if name == DATA else "UPHELD_KEYS_DATABASE"
            raise UpheldError(
                f"The database of {setting} cannot be reached: look whether it runs, and set it again."
            ) from None
        _refuse_a_role_above_the_walls(name)
        if name == KEYS:
            refuse_a_shared_database()
        call_command("migrate", database=name, verbosity=0)
    refuse_another_service_key()


def make_figures_ready() -> None:
    """See that there are official figures to show. Without them the service starts all the same and says so."""
    from django.conf import settings

    try:
        told = ready(Path(settings.FIGURES))
    except (UpheldError, OSError) as error:
        told = f"There are no official figures to show: {error}"
    if told:
        print(told, file=sys.stderr, flush=True)


def _refuse_a_role_above_the_walls(name: str) -> None:
    """Who may do anything sees every row of every case, whatever the rules of the tables say."""
    if connections[name].vendor == "postgresql":
        with connections[name].cursor() as cursor:
            cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
            row = cursor.fetchone()
        if row != (False,):
            raise UpheldError(
                "The role for PostgreSQL is a superuser or bypasses row security: give the service an ordinary role."
            )


def _refuse_a_second(host: str, port: int) -> None:
    """Two services at one port would share visitors and lose their answers."""
    try:
        socket.create_connection((host, port), timeout=2).close()
    except OSError:
        return
    raise UpheldError(f"Something answers at {host}:{port} already: stop it, or set UPHELD_PORT to another number.")


def _server() -> MPServer:
    """The server, with its access log off: it would hold addresses and paths."""

    wanted = environment()
    server = MPServer(
        "upheld.web.wsgi:application",
        address=wanted.bind,
        port=wanted.port,
        interface=Interfaces.WSGI,
        workers=wanted.workers,
        log_access=False,
        log_level=LogLevels.warning,
        websockets=False,
        respawn_failed_workers=True,
        workers_kill_timeout=5,  # a worker that is still starting does not hear the signal to stop
        blocking_threads=4,
        backpressure=64,
    )
    told = [sys.executable, "-m", "upheld.web.announce", wanted.bind, str(wanted.port)]
    server.on_startup(lambda: subprocess.Popen(told))
    return server
