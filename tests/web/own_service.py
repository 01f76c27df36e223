"""A service of its own for one test: its home, its two databases, and its commands run as processes."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from tests.postgres import drop

ROOT = Path(__file__).parents[2]


class OwnService:
    """Processes with the environment of one service."""

    def __init__(self, home: Path, env: dict[str, str] | None = None) -> None:
        """A home, and databases on the kind of server the tests run on."""
        self.home = home
        made = {name: value for name, value in os.environ.items() if not name.startswith("UPHELD_")}
        self.env = made | {"UPHELD_HOME": str(home), "DJANGO_SETTINGS_MODULE": "upheld.web.settings"} | (env or {})
        self.names: list[str] = []
        if connection.vendor == "postgresql":
            for setting in ("UPHELD_DATABASE", "UPHELD_KEYS_DATABASE"):
                self.env[setting] = self._made()

    def run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        """`python -m upheld.web COMMAND`."""
        return self._run("-m", "upheld.web", *command, check=check)

    def script(self, file: Path, *given: str) -> str:
        """What a script prints."""
        return self._run(str(file), *given).stdout

    def begin(self, *command: str) -> subprocess.Popen[str]:
        """A process that goes on."""
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        return subprocess.Popen([sys.executable, *command], env=self.env, text=True, cwd=ROOT, **pipes)  # type: ignore[call-overload,no-any-return]

    def end(self) -> None:
        """Take the databases away again."""
        for name in self.names:
            with self._server() as server:
                drop(server, name)

    def _run(self, *command: str, check: bool = True) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, *command], env=self.env, cwd=ROOT, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0 or not check, done.stderr
        return done

    def _made(self) -> str:
        name = f"upheld_{uuid.uuid4().hex}"
        self.names.append(name)
        with self._server() as server:
            server.execute(f'CREATE DATABASE "{name}"')
        told = settings.DATABASES["default"]
        return f"postgresql://{told['USER']}@/{name}?host={told['HOST']}"

    @staticmethod
    def _server() -> Any:
        import psycopg

        told = settings.DATABASES["default"]
        return psycopg.connect(host=told["HOST"], user=told["USER"], dbname="upheld", autocommit=True)
