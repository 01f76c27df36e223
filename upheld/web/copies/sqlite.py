"""A copy of an SQLite database while it is used, and putting it back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from upheld.errors import UpheldError

_HEAD = b"SQLite format 3\x00"


def copy_out(database: Path, file: Path, without: tuple[str, ...] = ()) -> None:
    """Copy a database as it stands at one moment; the rows of some tables are left out and leave no trace."""
    with closing(sqlite3.connect(database, timeout=60)) as source, closing(sqlite3.connect(file)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode=DELETE")
        target.execute("PRAGMA secure_delete=ON")
        for table in without:
            target.execute(f'DELETE FROM "{table}"')
        target.commit()
        target.execute("VACUUM")
        _refuse_a_broken(target, file)


def copy_in(file: Path, database: Path) -> None:
    """Put a copy in the place of what the database holds, in one step for whoever reads it.

    Raises:
        UpheldError: the copy is not one, or is broken, or somebody uses the database.
    """
    if file.read_bytes()[:16] != _HEAD:
        raise UpheldError(f"{file.name} is not a copy made by backup of a service with SQLite.")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(database, timeout=5)) as target:
        _refuse_a_broken(source, file)
        try:
            # Nobody else may write meanwhile: the service must be stopped.
            target.execute("PRAGMA locking_mode=EXCLUSIVE")
            target.execute("BEGIN EXCLUSIVE")
            target.execute("COMMIT")
            source.backup(target)
        except sqlite3.OperationalError:
            raise UpheldError("The database is in use: stop the service first, then restore.") from None
        target.execute("PRAGMA locking_mode=NORMAL")


def _refuse_a_broken(connection: sqlite3.Connection, file: Path) -> None:
    try:
        said = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError:
        said = "broken"
    if said != "ok":
        raise UpheldError(f"{file.name} is broken and was not used: take another copy.")
