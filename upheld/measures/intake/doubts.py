"""What a person should look at after an import: sums that fail, and rates that are not the publisher's."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.intake.merge import said_where
from upheld.measures.measure import Measure, Source, measures
from upheld.measures.period import from_published, said
from upheld.measures.reading import ees
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.readers import sources_of
from upheld.measures.reading.sheet import Sheet
from upheld.measures.store import Connection

_SUMS: Final = """
SELECT period,
  sum(CASE WHEN area = 'england' THEN numerator END), sum(CASE WHEN area = 'england' THEN denominator END),
  sum(CASE WHEN length(area) = 3 THEN numerator END), sum(CASE WHEN length(area) = 3 THEN denominator END),
  sum(length(area) = 3 AND numerator IS NULL), sum(length(area) = 3)
FROM figure WHERE measure = ? AND topic = '' GROUP BY period
"""


def sums_that_fail(connection: Connection, releases: Collection[str]) -> list[str]:
    """The measures whose councils do not add up to England although their release says so, a sentence each.

    Args:
        releases: the ids of those that were brought in; measures with no figure in them are not looked at.
    """
    marks = ", ".join("?" * len(releases))
    touched = connection.execute(
        f"SELECT DISTINCT measure FROM figure JOIN release ON release.number = figure.release WHERE id IN ({marks})",
        tuple(releases),
    )
    names = {row[0] for row in touched}
    return [
        sentence
        for one in measures().values()
        if one.id in names and one.sums
        for period, *sums in connection.execute(_SUMS, (one.id,)).fetchall()
        if period not in one.sums_not
        for sentence in _failing(one, period, *sums)
    ]


def _failing(
    one: Measure,
    period: str,
    whole: float | None,
    whole_of: float | None,
    added: float | None,
    added_of: float | None,
    without: int,
    councils: int,
) -> Iterator[str]:
    if not councils:
        return
    for name, england, together in ((one.numerator or one.title, whole, added), (one.denominator, whole_of, added_of)):
        if england is None or together is None:
            continue
        apart = together - england
        # Where a council's figure is held back, the others may add up to less.
        if apart > 0.5 or (apart < -0.5 and not without):
            yield (
                f"{one.short}, {said(period, one.at)}: the councils' figures add up to {together:,.0f} and England's "
                f"is {england:,.0f} ({name})."
            )


def other_than_published(sheet: Sheet, layout: Layout, figures: Sequence[Figure]) -> list[str]:
    """The rates worked out here that are not the publisher's own, beyond its rounding, a sentence each."""
    header = sheet.header
    if "geographic_level" not in header or "time_period" not in header:
        return []
    checked = [
        (measures()[name], source)
        for name, source in sources_of(layout)
        if source.published and source.denominator and source.published.casefold() in header
    ]
    if not checked:
        return []
    ours = {one.key: one for one in figures if not one.topic}
    return [sentence for one, source in checked for sentence in _differing(sheet, header, one, source, ours)]


def _differing(
    sheet: Sheet,
    header: tuple[str, ...],
    one: Measure,
    source: Source,
    ours: dict[tuple[str, str, str, str, str], Figure],
) -> Iterator[str]:
    at = header.index(source.published.casefold())
    topic = header.index("breakdown_topic") if "breakdown_topic" in header else -1
    part = header.index("breakdown") if "breakdown" in header else -1
    rows = [cells for cells in sheet.cells[1:] if len(cells) == len(header)]
    # Where more decimals stand there they are a spreadsheet's, not the publisher's rounding.
    digits = min(1, max((_digits(cells[at]) for cells in rows), default=0))
    for cells in rows:
        if topic >= 0 and cells[topic] and cells[topic].casefold() != cells[part].casefold():
            continue
        row = dict(zip(header, cells, strict=True))
        try:
            theirs = ees.number(cells[at])
            key = (one.id, "", "", from_published(row["time_period"], one.at), ees.area_of(row))
        except FiguresError:
            continue
        mine = ours.get(key)
        if mine is None or mine.value is None or isinstance(theirs, str):
            continue
        if abs(mine.value - theirs) > 0.5 * 10**-digits + 1e-9:
            yield f"{said_where(*key)}: {mine.value:.{digits + 1}f} worked out, {cells[at]} published."


def _digits(cell: str) -> int:
    """How many decimals a published number has; noughts at its end say nothing about its rounding."""
    return len(cell.strip().removesuffix("%").partition(".")[2].rstrip("0"))
