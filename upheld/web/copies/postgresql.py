"""A copy of a PostgreSQL database, by PostgreSQL's own programs, and putting it back."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from upheld.errors import UpheldError

_AS_SERVICE = "-c upheld.service=on"
"""The rules of the database hide every case from whoever does not say for whom it asks (`cases.walls`)."""


def copy_out(database: Mapping[str, Any], file: Path, without: tuple[str, ...] = ()) -> None:
    """Copy a database as it stands at one moment; the rows of some tables are left out.

    Raises:
        UpheldError: the program is not there, or it failed.
    """
    left_out = [f"--exclude-table-data={table}" for table in without]
    _run("pg_dump", database, "--format=custom", "--no-owner", "--enable-row-security", *left_out, f"--file={file}")


def copy_in(file: Path, database: Mapping[str, Any]) -> None:
    """Put a copy in the place of what the database holds; all of it or nothing.

    Raises:
        UpheldError: the copy is not one, the program is not there, or it failed.
    """
    if file.read_bytes()[:5] != b"PGDMP":
        raise UpheldError(f"{file.name} is not a copy made by backup of a service with PostgreSQL.")
    _run("pg_restore", database, "--clean", "--if-exists", "--no-owner", "--single-transaction", str(file))


def _run(program: str, database: Mapping[str, Any], *given: str) -> None:
    found = shutil.which(program) or next(
        (str(one) for one in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), reverse=True)), None
    )
    if found is None:
        raise UpheldError(f"{program} is not installed: it comes with PostgreSQL's client programs.")
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    told = {name: str(database[key]) for key, name in names.items() if database.get(key)}
    told |= {f"PG{name.upper()}": str(said) for name, said in database.get("OPTIONS", {}).items() if name in _SSL}
    done = subprocess.run(
        [found, f"--dbname={database['NAME']}", *given],
        env=os.environ | told | {"PGOPTIONS": _AS_SERVICE},
        capture_output=True,
        check=False,
    )
    if done.returncode:
        # What it says may hold a row: only that it failed is told.
        raise UpheldError(f"{program} failed with status {done.returncode}: look whether the database can be reached.")


_SSL = frozenset({"sslmode", "sslrootcert", "sslcert", "sslkey"})
