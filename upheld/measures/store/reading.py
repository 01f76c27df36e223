"""The figures as pages read them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import local
from typing import Any

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Change, Figure
from upheld.measures.release import Release
from upheld.measures.store.tables import CHANGES, COLUMNS, FORMAT, FROM, RELEASE, change_of, release_of


class OtherVersion(FiguresError):
    """A file of figures that another version of the program wrote."""


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
            raise OtherVersion(f"{path.name} is of another version: run `upheld figures build` anew.")

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

    def every_of_area(self, area: str) -> Iterator[Figure]:
        """Every figure of one area: all measures, topics, parts and periods, in that order."""
        yield from self._figures("area = ? ORDER BY measure, topic, part, period", area)

    def releases(self) -> Mapping[str, Release]:
        """Every release that a figure stands in, by its id."""
        asked = f"SELECT {RELEASE} FROM release WHERE number IN (SELECT release FROM figure) ORDER BY id"
        return {row[0]: release_of(row) for row in self._ask(asked)}

    def changes(self) -> list[Change]:
        """What later releases changed in earlier figures, the latest import first."""
        return [change_of(row) for row in self._ask(f"{CHANGES} ORDER BY made_on DESC, number")]

    def about(self) -> Mapping[str, str]:
        """What is kept of the file itself: its format, the table it was built from, the day of the last import."""
        return dict(self._ask("SELECT name, value FROM about"))

    def close(self) -> None:
        """Let go of the file in this thread."""
        connection = getattr(self._kept, "connection", None)
        if connection is not None:
            connection.close()
            del self._kept.connection

    def _figures(self, where: str, *given: str) -> list[Figure]:
        return [Figure(*row) for row in self._ask(f"SELECT {COLUMNS} {FROM} WHERE {where}", *given)]

    def _ask(self, asked: str, *given: Any) -> list[tuple[Any, ...]]:
        connection = getattr(self._kept, "connection", None)
        if connection is None:
            connection = self._kept.connection = sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)
        found: list[tuple[Any, ...]] = connection.execute(asked, given).fetchall()
        return found
