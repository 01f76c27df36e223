"""The figures as pages read them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, Final

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Change, Figure
from upheld.measures.release import Release
from upheld.measures.store.tables import CHANGES, COLUMNS, FORMAT, FROM, RELEASE, change_of, release_of

_AREAS_KEPT: Final = 3


class OtherVersion(FiguresError):
    """A file of figures that another version of the program wrote."""


class Unreadable(FiguresError):
    """A file of figures that is damaged, or that may not be read."""


class Figures:
    """The figures in one file, for reading. Any thread may ask; nothing is written.

    Raises:
        FiguresError: on opening: there is no such file, or it is none of ours or of another version; `Unreadable` then
            and at each question where the file is damaged.
    """

    def __init__(self, path: Path) -> None:
        """Open the file; it may be replaced meanwhile, and what was opened still reads the old one, in every thread."""
        self.path = path
        self._lock = Lock()
        self._areas: dict[str, dict[str, list[Figure]]] = {}
        self._connection: sqlite3.Connection | None = None
        if not path.is_file():
            raise FiguresError(f"There are no figures at {path.name}: run `upheld figures build` first.")
        try:
            # One for all threads: a second one, opened later by its name, might be of another file.
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise self._unreadable(error) from error
        found = self._ask("SELECT value FROM about WHERE name = 'format'")
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
        """Every measure of one area over time (all of those counted, no parts), by measure, oldest first.

        Those of the last areas are kept: a page asks more than once, and for England each time.
        """
        with self._lock:
            found = self._areas.pop(area, None)
        if found is None:
            found = {}
            for one in self._figures("area = ? AND topic = '' ORDER BY measure, period", area):
                found.setdefault(one.measure, []).append(one)
        with self._lock:
            self._areas[area] = found
            if len(self._areas) > _AREAS_KEPT:
                del self._areas[next(iter(self._areas))]
        return {measure: list(series) for measure, series in found.items()}

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

    def told_periods(self, measure: str) -> list[str]:
        """The periods in which England or a council has a number (all of those counted), oldest first."""
        asked = (
            "SELECT DISTINCT period FROM figure WHERE measure = ? AND topic = '' AND value IS NOT NULL"
            " AND area NOT LIKE 'E%0%' ORDER BY period"
        )
        return [row[0] for row in self._ask(asked, measure)]

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
        """Let go of the file, in every thread."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _figures(self, where: str, *given: str) -> list[Figure]:
        return [Figure(*row) for row in self._ask(f"SELECT {COLUMNS} {FROM} WHERE {where}", *given)]

    def _ask(self, asked: str, *given: Any) -> list[tuple[Any, ...]]:
        with self._lock:
            if self._connection is None:
                raise FiguresError(f"{self.path.name} was closed: open it again.")
            try:
                found: list[tuple[Any, ...]] = self._connection.execute(asked, given).fetchall()
            except sqlite3.DatabaseError as error:
                raise self._unreadable(error) from error
        return found

    def _unreadable(self, error: sqlite3.Error) -> Unreadable:
        return Unreadable(f"{self.path.name} holds no figures ({error}): run `upheld figures build` anew.")
