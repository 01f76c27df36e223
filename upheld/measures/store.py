"""The figures as they are kept: one file that pages read, and that is only ever replaced whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import local
from typing import Any, Final

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.release import Release

FORMAT: Final = 1
_TABLES: Final = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE release (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, publisher TEXT NOT NULL, title TEXT NOT NULL, published_on TEXT,
  licence TEXT NOT NULL, address TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, read_on TEXT NOT NULL,
  attribution TEXT NOT NULL, note TEXT NOT NULL);
CREATE TABLE figure (
  measure TEXT NOT NULL, topic TEXT NOT NULL, part TEXT NOT NULL, period TEXT NOT NULL, area TEXT NOT NULL,
  value REAL, numerator REAL, denominator REAL, mark TEXT NOT NULL, release INTEGER NOT NULL REFERENCES release,
  PRIMARY KEY (measure, topic, part, period, area)) WITHOUT ROWID;
CREATE TABLE change (
  number INTEGER PRIMARY KEY, made_on TEXT NOT NULL, measure TEXT NOT NULL, topic TEXT NOT NULL, part TEXT NOT NULL,
  period TEXT NOT NULL, area TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, release TEXT NOT NULL);
"""
_INDEX: Final = "CREATE INDEX IF NOT EXISTS figure_of_area ON figure (area, topic, measure, period)"
_COLUMNS: Final = "measure, area, period, topic, part, value, numerator, denominator, mark, release.id"
_FROM: Final = "FROM figure JOIN release ON release.number = figure.release"


class Figures:
    """The figures in one file, for reading. Any thread may ask; nothing is written.

    Raises:
        FiguresError: on opening: there is no such file, or it is none of ours or of another version.
    """

    def __init__(self, path: Path) -> None:
        """Open the file; it may be replaced meanwhile, and what was opened still reads the old one."""
        self.path = path
        self._kept = local()
        if not path.is_file():
            raise FiguresError(f"There are no figures at {path.name}: run `upheld figures build` first.")
        try:
            found = self._ask("SELECT value FROM about WHERE name = 'format'")
        except sqlite3.DatabaseError as error:
            raise FiguresError(f"{path.name} holds no figures ({error}): run `upheld figures build` anew.") from error
        if [row[0] for row in found] != [str(FORMAT)]:
            raise FiguresError(f"{path.name} is of another version: run `upheld figures build` anew.")

    def series(self, measure: str, area: str, topic: str = "", part: str = "") -> list[Figure]:
        """One measure of one area over time, oldest first; empty where nothing is known."""
        return self._figures(
            "measure = ? AND area = ? AND topic = ? AND part = ? ORDER BY period", measure, area, topic, part
        )

    def across(self, measure: str, period: str, topic: str = "", part: str = "") -> dict[str, Figure]:
        """One measure in one period, of every area there is, by its code."""
        found = self._figures(
            "measure = ? AND topic = ? AND part = ? AND period = ? ORDER BY area", measure, topic, part, period
        )
        return {one.area: one for one in found}

    def of_area(self, area: str) -> dict[str, list[Figure]]:
        """Every measure of one area over time (all of those counted, no parts), by measure, oldest first."""
        found: dict[str, list[Figure]] = {}
        for one in self._figures("area = ? AND topic = '' ORDER BY measure, period", area):
            found.setdefault(one.measure, []).append(one)
        return found

    def parts(self, measure: str, area: str, period: str, topic: str) -> list[Figure]:
        """One measure of one area in one period, by the parts of a topic, in the order of their names."""
        return self._figures(
            "measure = ? AND area = ? AND period = ? AND topic = ? ORDER BY part", measure, area, period, topic
        )

    def every(self, measure: str, topic: str | None = "") -> Iterator[Figure]:
        """Every figure of one measure, of every area and period; `topic` None for its parts as well."""
        where = "measure = ?" + ("" if topic is None else " AND topic = ?") + " ORDER BY topic, part, period, area"
        yield from self._figures(where, *((measure,) if topic is None else (measure, topic)))

    def topics(self, measure: str) -> list[str]:
        """The topics one measure is divided by, "" for all of those counted."""
        return [row[0] for row in self._ask("SELECT DISTINCT topic FROM figure WHERE measure = ?", measure)]

    def periods(self, measure: str, topic: str = "") -> list[str]:
        """The periods one measure has figures for, oldest first."""
        asked = "SELECT DISTINCT period FROM figure WHERE measure = ? AND topic = ? ORDER BY period"
        return [row[0] for row in self._ask(asked, measure, topic)]

    def releases(self) -> Mapping[str, Release]:
        """Every release that a figure stands in, by its id."""
        found = self._ask("SELECT * FROM release ORDER BY number")
        return {
            row[1]: Release(
                id=row[1],
                publisher=row[2],
                title=row[3],
                published_on=date.fromisoformat(row[4]) if row[4] else None,
                licence=row[5],
                address=row[6],
                file=row[7],
                sha256=row[8],
                read_on=date.fromisoformat(row[9]),
                attribution=row[10],
                note=row[11],
            )
            for row in found
        }

    def _figures(self, where: str, *given: str) -> list[Figure]:
        return [Figure(*row) for row in self._ask(f"SELECT {_COLUMNS} {_FROM} WHERE {where}", *given)]

    def _ask(self, asked: str, *given: Any) -> list[tuple[Any, ...]]:
        connection = getattr(self._kept, "connection", None)
        if connection is None:
            connection = self._kept.connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)
        found: list[tuple[Any, ...]] = connection.execute(asked, given).fetchall()
        return found


@contextmanager
def made(path: Path) -> Iterator[sqlite3.Connection]:
    """A new, empty file of figures to write into, put in the place of the old one when all went well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    connection = sqlite3.connect(beside)
    try:
        connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
        connection.execute("INSERT INTO about VALUES ('format', ?)", (str(FORMAT),))
        yield connection
        connection.execute(_INDEX)
        connection.commit()
        connection.close()
        beside.replace(path)
    finally:
        connection.close()
        beside.unlink(missing_ok=True)


def put(connection: sqlite3.Connection, release: Release, figures: Iterable[Figure]) -> int:
    """Write figures of one release; what was there for the same thing is replaced. How many were written comes back."""
    given = (
        release.id,
        release.publisher,
        release.title,
        release.published_on.isoformat() if release.published_on else None,
        release.licence,
        release.address,
        release.file,
        release.sha256,
        release.read_on.isoformat(),
        release.attribution,
        release.note,
    )
    number = connection.execute(
        "INSERT OR REPLACE INTO release (id, publisher, title, published_on, licence, address, file, sha256, read_on,"
        " attribution, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        given,
    ).fetchone()[0]
    rows = (
        (one.measure, one.topic, one.part, one.period, one.area, one.value, one.numerator, one.denominator, one.mark)
        for one in figures
    )
    written = connection.executemany(
        "INSERT OR REPLACE INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ((*row, number) for row in rows)
    )
    return written.rowcount
