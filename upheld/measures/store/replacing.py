"""The file of figures is only ever replaced whole, by one at a time."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from upheld.measures.errors import FiguresError
from upheld.measures.store.reading import Figures
from upheld.measures.store.tables import FORMAT, INDEX, TABLES, Connection

_NEW: Final = ".new"
_QUICK: Final = """
PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536;
"""
"""For a copy that nobody reads yet: what happens to it in a fault does not matter. The cache is 64 MB at most."""


@contextmanager
def made(path: Path) -> Iterator[Connection]:
    """A new, empty file of figures to write into, put in the place of the old one when all went well."""
    with _beside(path) as beside:
        connection = sqlite3.connect(beside)
        try:
            connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {TABLES}")
            connection.execute("INSERT INTO about VALUES ('format', ?)", (str(FORMAT),))
            yield connection
            _finish(connection)
        finally:
            connection.close()
        _replace(beside, path)


@dataclass
class Renewal:
    """A copy of the figures that is written into; it takes their place only if `is_changed` is set."""

    connection: Connection
    is_changed: bool = False


@contextmanager
def renewed(path: Path) -> Iterator[Renewal]:
    """A copy of the file of figures to write into, put in its place when all went well and something changed."""
    Figures(path).close()
    with _beside(path) as beside:
        shutil.copyfile(path, beside)
        connection = sqlite3.connect(beside)
        renewal = Renewal(connection)
        try:
            connection.executescript(_QUICK)
            connection.execute("BEGIN")
            # Made anew at the end: that is quicker than to keep it in order row by row.
            connection.execute("DROP INDEX IF EXISTS figure_of_area")
            yield renewal
            if renewal.is_changed:
                _finish(connection)
        finally:
            connection.close()
        if renewal.is_changed:
            _replace(beside, path)


@contextmanager
def alone(path: Path, wait: float = 0) -> Iterator[None]:
    """While it lasts nobody else changes the figures at `path`; readers go on reading.

    The lock is one of the operating system on a file beside it: it ends with the process, however that ends. What a
    process left behind that was killed is taken away.

    Args:
        wait: how many seconds to wait for somebody else to end.

    Raises:
        FiguresError: somebody else is changing them, or no file can be put there.
    """
    if path.is_dir():
        raise FiguresError(f"{path} is a folder: name a file in it for the figures, such as figures.sqlite3.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(path.with_name(f"{path.name}.lock"), timeout=wait, isolation_level=None)
    except (OSError, sqlite3.OperationalError) as error:
        raise FiguresError(f"{path.parent} cannot be written to ({error}): choose another folder.") from None
    try:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise FiguresError(
                f"Another import is changing {path.name}: wait until it has ended, then try again."
            ) from None
        _clear(path)
        yield
    finally:
        lock.close()


def _clear(path: Path) -> None:
    """Take away half-written files of processes that were killed. Only for who is alone."""
    ours = re.compile(rf"\.{re.escape(path.name)}\.[a-z0-9_]+{re.escape(_NEW)}")
    with suppress(OSError):
        for one in path.parent.iterdir():
            if ours.fullmatch(one.name):
                one.unlink(missing_ok=True)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A file of its own beside the one it may replace, gone afterwards."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=_NEW, dir=path.parent)
    except OSError as error:
        raise FiguresError(
            f"{path.parent} cannot be written to ({error.strerror}): choose another folder for the figures."
        ) from None
    os.close(handle)
    beside = Path(name)
    try:
        yield beside
    except sqlite3.OperationalError as error:
        raise FiguresError(
            f"The figures cannot be written ({error}): make room on the disk, then try again."
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)


def _finish(connection: Connection) -> None:
    connection.execute(INDEX)
    connection.execute("DELETE FROM release WHERE number NOT IN (SELECT release FROM figure)")
    connection.commit()


def _replace(beside: Path, path: Path) -> None:
    beside.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    # Whole on the disk first: a machine that loses its power must find the old file or the new one.
    with beside.open("rb+") as file:
        os.fsync(file.fileno())
    try:
        beside.replace(path)
    except PermissionError:
        raise FiguresError(f"{path.name} is in use and cannot be replaced: stop the service, then try again.") from None
