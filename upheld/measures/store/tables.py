"""How figures, releases and changes lie in the file, and how its rows become them again."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import Any, Final

from upheld.measures.figure import Change
from upheld.measures.release import Release

FORMAT: Final = 2
Connection = sqlite3.Connection
Row = tuple[str, str, str, str, str, float | None, float | None, float | None, str]
"""Measure, topic, part, period, area, value, numerator, denominator and mark of a figure."""

TABLES: Final = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE release (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, publisher TEXT NOT NULL, title TEXT NOT NULL, published_on TEXT,
  licence TEXT NOT NULL, address TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, read_on TEXT NOT NULL,
  attribution TEXT NOT NULL, note TEXT NOT NULL, edition TEXT NOT NULL, reaches TEXT);
CREATE TABLE figure (
  measure TEXT NOT NULL, topic TEXT NOT NULL, part TEXT NOT NULL, period TEXT NOT NULL, area TEXT NOT NULL,
  value REAL, numerator REAL, denominator REAL, mark TEXT NOT NULL, release INTEGER NOT NULL REFERENCES release,
  PRIMARY KEY (measure, topic, part, period, area)) WITHOUT ROWID;
CREATE TABLE change (
  number INTEGER PRIMARY KEY, made_on TEXT NOT NULL, measure TEXT NOT NULL, topic TEXT NOT NULL, part TEXT NOT NULL,
  period TEXT NOT NULL, area TEXT NOT NULL, before_value REAL, before_mark TEXT NOT NULL, after_value REAL,
  after_mark TEXT NOT NULL, before_release TEXT NOT NULL, release TEXT NOT NULL);
"""
INDEX: Final = "CREATE INDEX IF NOT EXISTS figure_of_area ON figure (area, topic, measure, period)"
COLUMNS: Final = "measure, area, period, topic, part, value, numerator, denominator, mark, release.id"
RELEASE: Final = (
    "id, publisher, title, published_on, licence, address, file, sha256, read_on, attribution, note, edition, reaches"
)
CHANGES: Final = (
    "SELECT made_on, measure, topic, part, period, area, before_value, before_mark, after_value, after_mark,"
    " before_release, release FROM change"
)
FROM: Final = "FROM figure JOIN release ON release.number = figure.release"


def release_of(row: tuple[Any, ...]) -> Release:
    """The release in a row of the columns `RELEASE`."""
    return Release(
        id=row[0],
        publisher=row[1],
        title=row[2],
        published_on=date.fromisoformat(row[3]) if row[3] else None,
        licence=row[4],
        address=row[5],
        file=row[6],
        sha256=row[7],
        read_on=date.fromisoformat(row[8]),
        attribution=row[9],
        note=row[10],
        edition=row[11],
        reaches=date.fromisoformat(row[12]) if row[12] else None,
    )


def change_of(row: tuple[Any, ...]) -> Change:
    """The change in a row of `CHANGES`."""
    return Change(date.fromisoformat(row[0]), *row[1:])
