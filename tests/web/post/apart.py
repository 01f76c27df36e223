"""A home and a database of their own, for the processes of a test: what they do is seen from outside only."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

from tests.homes import make_home
from tests.postgres import drop

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Apart:
    """A service that is not running: its settings, and ways to run something of it."""

    env: dict[str, str]

    def begin(self, *command: str) -> subprocess.Popen[str]:
        """Start one of its commands."""
        return subprocess.Popen(
            [sys.executable, "-m", *command], cwd=ROOT, env=self.env, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )  # fmt: skip

    def command(self, *words: str) -> str:
        """Run one of its commands to its end; what it wrote."""
        done = subprocess.run(
            [sys.executable, "-m", "upheld.web", *words], cwd=ROOT, env=self.env, text=True, capture_output=True,
            check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run(self, code: str) -> Any:
        """Run a few lines with its settings; what they put into `found`."""
        whole = f"import django, json\ndjango.setup()\nfound = None\n{code}\nprint(json.dumps(found))"
        env = self.env | {"DJANGO_SETTINGS_MODULE": "upheld.web.settings"}
        done = subprocess.run(
            [sys.executable, "-c", whole], cwd=ROOT, env=env, text=True, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])


@contextmanager
def apart(home: Path, **settings: str) -> Iterator[Apart]:
    """One with its tables made, on the kind of database that the tests run on."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("UPHELD_", "DJANGO_"))}
    env |= {"UPHELD_HOME": str(home), "PYTHONUNBUFFERED": "1"}
    env |= {f"UPHELD_{name.upper()}": value for name, value in settings.items()}
    with _database() as url:
        made = Apart(env | ({"UPHELD_DATABASE": url} if url else {}))
        if url:
            made.command("migrate", "--verbosity", "0", "--skip-checks")
        else:
            make_home(home)
        yield made


@contextmanager
def _database() -> Iterator[str]:
    """A new PostgreSQL database if the tests run on one; else a file in the home, which is made by itself."""
    if connection.vendor != "postgresql":
        yield ""
        return
    import psycopg

    known, name = connection.settings_dict, f"apart_{uuid.uuid4().hex}"
    given = {"user": known["USER"], "password": known["PASSWORD"], "host": known["HOST"], "port": known["PORT"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **{k: v for k, v in given.items() if v}) as made:
        made.execute(f'CREATE DATABASE "{name}"')
        try:
            login = f"{quote(known['USER'], safe='')}:{quote(known['PASSWORD'], safe='')}@"
            port = f":{known['PORT']}" if known["PORT"] else ""
            if known["HOST"].startswith("/"):
                yield f"postgresql://{login}{port}/{name}?host={quote(known['HOST'], safe='')}"
            else:
                yield f"postgresql://{login}{known['HOST']}{port}/{name}"
        finally:
            drop(made, name)
