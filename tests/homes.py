"""A home of the service with its tables made and its figures ready: made once, kept in `build/`, then copied.

To make the tables takes longer than most tests. Whatever starts the service makes them all the same, so a copy that is
older than a migration is brought up to date like any older home.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

from upheld.measures.intake.carried import ready

ROOT = Path(__file__).parents[1]
BUILD = ROOT / "build"
FIGURES = BUILD / "test-figures.sqlite3"
"""The figures the program carries: built once, kept for the next run, and built anew when the carried table changes."""


def make_home(home: Path) -> None:
    """Put the databases of a new home there, on SQLite, and the official figures; it has no key and no secret yet."""
    home.mkdir(parents=True, exist_ok=True)
    for file in _tables().iterdir():
        shutil.copyfile(file, home / file.name)
    ready(FIGURES)
    shutil.copyfile(FIGURES, home / "figures.sqlite3")


@cache
def _tables() -> Path:
    """The folder of the two databases, made where there is none for the migrations as they are."""
    made = BUILD / f"test-home-{_migrations()}"
    if made.exists():
        return made
    BUILD.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        env = {name: value for name, value in os.environ.items() if not name.startswith(("UPHELD_", "DJANGO_"))}
        make = [sys.executable, "-m", "upheld.web", "migrate", "--verbosity=0", "--skip-checks"]
        for alias in ("default", "keys"):
            subprocess.run([*make, f"--database={alias}"], env=env | {"UPHELD_HOME": folder}, cwd=ROOT, check=True)
        beside = Path(folder) / "made"
        beside.mkdir()
        for file in Path(folder).glob("*.sqlite3"):
            file.rename(beside / file.name)
        assert len(list(beside.iterdir())) == 2
        for old in BUILD.glob("test-home-*"):
            if old != made:
                shutil.rmtree(old, ignore_errors=True)
        try:
            beside.rename(made)
        except OSError:
            # Another process of the same run was first.
            assert made.exists()
    return made


def _migrations() -> str:
    """A short name for all that makes the tables: our migrations, and the versions of whatever brings its own."""
    files = sorted((ROOT / "upheld" / "web").glob("*/migrations/*.py"))
    content = b"\n".join(file.read_bytes() for file in [*files, ROOT / "requirements" / "dev.txt"])
    return sha256(content).hexdigest()[:16]
