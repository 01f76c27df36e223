"""Figures and releases written into a file that nobody reads yet."""

from __future__ import annotations

from collections.abc import Iterable

from upheld.measures.figure import Change, Figure
from upheld.measures.release import Release
from upheld.measures.store.tables import CHANGES, COLUMNS, FROM, RELEASE, Connection, Row, change_of, release_of


def put(connection: Connection, release: Release, figures: Iterable[Figure]) -> int:
    """Write figures of one release; what was there for the same thing is replaced. How many were written comes back."""
    rows = ((*one.key, one.value, one.numerator, one.denominator, one.mark) for one in figures)
    return put_rows(connection, release, rows)


def put_rows(connection: Connection, release: Release, rows: Iterable[Row]) -> int:
    """The same for figures that are rows already."""
    number = put_release(connection, release)
    written = connection.executemany(
        "INSERT OR REPLACE INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", ((*row, number) for row in rows)
    )
    return written.rowcount


def put_release(connection: Connection, release: Release) -> int:
    """Write one release, or write it anew; its number in the file comes back."""
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
        release.edition,
        release.reaches.isoformat() if release.reaches else None,
    )
    names = RELEASE.split(", ")[1:]
    number: int = connection.execute(
        f"INSERT INTO release ({RELEASE}) VALUES ({', '.join('?' * len(given))}) ON CONFLICT (id) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in names)
        + " RETURNING number",
        given,
    ).fetchone()[0]
    return number


def releases_in(connection: Connection) -> dict[int, Release]:
    """Every release there is in a file that is being written, by its number in it."""
    return {row[-1]: release_of(row) for row in connection.execute(f"SELECT {RELEASE}, number FROM release")}


def every_in(connection: Connection, measure: str) -> list[Figure]:
    """Every figure of one measure, whole counts only, in a file that is being written."""
    asked = f"SELECT {COLUMNS} {FROM} WHERE measure = ? AND topic = '' ORDER BY period, area"
    return [Figure(*row) for row in connection.execute(asked, (measure,))]


def forget(connection: Connection, release: str) -> None:
    """Take out every figure of one release."""
    connection.execute("DELETE FROM figure WHERE release = (SELECT number FROM release WHERE id = ?)", (release,))


def last_change(connection: Connection) -> int:
    """The number of the last change that is kept; 0 for none."""
    number: int = connection.execute("SELECT coalesce(max(number), 0) FROM change").fetchone()[0]
    return number


def changes_in(connection: Connection, after: int) -> list[Change]:
    """The changes kept after that number, in a file that is being written."""
    return [change_of(row) for row in connection.execute(f"{CHANGES} WHERE number > ? ORDER BY number", (after,))]


def note(connection: Connection, name: str, value: str) -> None:
    """Keep something of the file itself, such as the day of the last import."""
    connection.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))
