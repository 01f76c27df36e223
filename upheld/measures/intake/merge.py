"""The figures of one release among those that are there already: which are new, which change, which are older."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Final

from upheld.measures.area import areas
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.measure import measures
from upheld.measures.period import ends_on, said
from upheld.measures.release import Release
from upheld.measures.store import Connection, put_release, releases_in

_INCOMING: Final = """
CREATE TEMP TABLE IF NOT EXISTS incoming (
  measure TEXT NOT NULL, topic TEXT NOT NULL, part TEXT NOT NULL, period TEXT NOT NULL, area TEXT NOT NULL,
  value REAL, numerator REAL, denominator REAL, mark TEXT NOT NULL,
  PRIMARY KEY (measure, topic, part, period, area)) WITHOUT ROWID;
CREATE TEMP TABLE IF NOT EXISTS newer (number INTEGER PRIMARY KEY);
DELETE FROM incoming;
DELETE FROM newer;
"""
_KEY: Final = "measure, topic, part, period, area"
_KEY_OF: Final = attrgetter("key")
_BOTH: Final = f"incoming AS new JOIN figure AS old USING ({_KEY})"
_EQUAL: Final = " AND ".join(f"new.{name} = old.{name}" for name in _KEY.split(", "))
_ALIKE: Final = (
    "new.value IS old.value AND new.numerator IS old.numerator AND new.denominator IS old.denominator"
    " AND new.mark = old.mark"
)
_STAYS: Final = (
    "(old.release IN (SELECT number FROM newer)"
    " OR (new.mark = 'missing' AND old.mark <> 'missing' AND old.release <> :number))"
)
_COUNTED: Final = f"""
SELECT count(*), count(*) FILTER (WHERE stays), count(*) FILTER (WHERE alike AND NOT stays),
  count(*) FILTER (WHERE alike AND NOT stays AND release <> :number)
FROM (SELECT {_STAYS} AS stays, ({_ALIKE}) AS alike, old.release AS release FROM {_BOTH})
"""
"""Of those that are there already: how many, how many of them stay, are just so, and stood in another release."""
_WRITTEN: Final = f"""
INSERT OR REPLACE INTO figure SELECT new.*, :number FROM incoming AS new LEFT JOIN figure AS old USING ({_KEY})
WHERE old.release IS NULL OR old.release <> :number OR NOT ({_ALIKE}) ORDER BY {_KEY}
"""


@dataclass(frozen=True, slots=True)
class Merged:
    """What became of the figures of one release.

    Args:
        new: that were not there before.
        changed: that were there otherwise.
        same: that were there just so.
        confirmed: of those, how many stood in an older release before.
        kept: of which a newer release has the same thing, which stays; or that say nothing where an older one says
            something.
        gone: that this release was read to have before, and has no more.
        doubled: rows that stand twice in the file, with the same figures.
    """

    release: Release
    new: int
    changed: int
    same: int
    confirmed: int
    kept: int
    gone: int
    doubled: int

    @property
    def is_changed(self) -> bool:
        """Whether anything in the file of figures is other than before."""
        return bool(self.new or self.changed or self.confirmed or self.gone)


def merge(connection: Connection, release: Release, figures: Sequence[Figure], made_on: date) -> Merged:
    """Write the figures of one release into a file of figures, where no newer release has them.

    Args:
        made_on: the day, kept with what changed.

    Raises:
        FiguresError: the release has the same thing twice, with different figures.
    """
    for statement in _INCOMING.split(";"):
        connection.execute(statement)
    release = replace(release, reaches=_reaches(figures))
    # In the order of the key, which is the one they are kept in.
    taken = connection.executemany(
        "INSERT OR IGNORE INTO incoming VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        ((*one.key, one.value, one.numerator, one.denominator, one.mark) for one in sorted(figures, key=_KEY_OF)),
    ).rowcount
    doubled = len(figures) - taken
    if doubled:
        _refuse_contradiction(figures)

    there = releases_in(connection)
    number = next((number for number, one in there.items() if one.id == release.id), 0)
    is_read_again = bool(number)
    if is_read_again:
        release = there[number]
    else:
        number = put_release(connection, release)
    newer = [(other,) for other, one in there.items() if other != number and one.place > release.place]
    connection.executemany("INSERT INTO newer VALUES (?)", newer)

    of = {"number": number}
    met, kept, same, confirmed = connection.execute(_COUNTED, of).fetchone()
    if kept:
        connection.execute(f"DELETE FROM incoming WHERE ({_KEY}) IN (SELECT {_KEY} FROM {_BOTH} WHERE {_STAYS})", of)
    gone = 0
    if is_read_again:
        gone = connection.execute(
            "DELETE FROM figure AS old WHERE release = :number"
            f" AND NOT EXISTS (SELECT 1 FROM incoming AS new WHERE {_EQUAL})",
            of,
        ).rowcount
    changed = met - kept - same
    if changed:
        connection.execute(
            f"INSERT INTO change SELECT NULL, :made_on, {_KEY}, old.value, old.mark, new.value, new.mark, release.id,"
            f" :release FROM {_BOTH} JOIN release ON release.number = old.release WHERE NOT ({_ALIKE})",
            of | {"made_on": made_on.isoformat(), "release": release.id},
        )
    connection.execute(_WRITTEN if met else "INSERT INTO figure SELECT *, :number FROM incoming", of)
    return Merged(release, taken - kept - same - changed, changed, same, confirmed, kept, gone, doubled)


def said_where(measure: str, topic: str, part: str, period: str, area: str) -> str:
    """Of what a figure is, in words: "Refused to assess, Devon, 2024, age 5 to 10"."""
    one = measures().get(measure)
    place = areas().get(area)
    of = f", {topic} {one.parts.get(part, part) if one else part}" if topic else ""
    when = said(period, one.at) if one else period
    return f"{one.short if one else measure}, {place.name if place else area}, {when}{of}"


def _reaches(figures: Iterable[Figure]) -> date | None:
    known = measures()
    ends = {(one.period, known[one.measure].at) for one in figures if one.measure in known}
    return max((ends_on(period, at) for period, at in ends), default=None)


def _refuse_contradiction(figures: Iterable[Figure]) -> None:
    first: dict[tuple[str, str, str, str, str], Figure] = {}
    for one in figures:
        before = first.setdefault(one.key, one)
        if (before.value, before.mark, before.numerator, before.denominator) != (
            one.value,
            one.mark,
            one.numerator,
            one.denominator,
        ):
            raise FiguresError(
                f"It has two rows for {said_where(*one.key)} with different figures ({before.mark or before.value} and "
                f"{one.mark or one.value}): nobody can say which is right, so ask the publisher."
            )
