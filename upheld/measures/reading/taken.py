"""What one line of a measure takes from a row of a release: which cells are added up, and what comes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure, Mark
from upheld.measures.measure import Measure, Source
from upheld.measures.reading.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Taken:
    """One measure, or one of its parts, in one file.

    Args:
        part: the id of a part of the measure; empty for the whole.
        above, below: the places in the row of the cells added up as numerator and denominator.
        alone: the place of the publisher's own value, where that is all there is.
        published: the place of the publisher's own value that ours is checked against.
        topics: our name of each kind of row to take, by the publisher's name in small letters.
        left_out: the periods and areas not to take.
        only: the areas to take; empty for all.
    """

    measure: Measure
    part: str
    above: tuple[int, ...]
    below: tuple[int, ...]
    alone: int | None
    published: int | None
    topics: Mapping[str, str]
    source: Source
    left_out: frozenset[tuple[str, str]]
    only: frozenset[str]


def taken_from(measure: Measure, source: Source, sheet: Sheet) -> Iterator[Taken]:
    """What a measure takes from a file, the whole and each part.

    Raises:
        FiguresError: the file lacks a column that it needs.
    """
    at = {column: place for place, column in reversed(list(enumerate(sheet.header)))}
    if missing := [column for column in source.columns if column not in at]:
        if source.optional:
            return
        raise no_column(missing[0], sheet)
    topics = {told.casefold(): topic for topic, names in source.topics.items() for told in names}
    left_out = frozenset((period, area) for one in source.left_out for period in one.periods for area in one.areas)
    below, only = tuple(at[one] for one in source.denominator), frozenset(source.only)

    def taking(part: str, columns: tuple[str, ...], published: str) -> Taken:
        alone = at[published] if not columns else None
        above = tuple(at[one] for one in columns)
        check = at.get(published) if columns and measure.form != "count" else None
        return Taken(measure, part, above, below, alone, check, topics, source, left_out, only)

    for part, columns in source.parts.items():
        yield taking(part, columns, source.published_parts.get(part, ""))
    if source.numerator or source.published:
        yield taking("", source.numerator, source.published)


def figure_of(
    one: Taken,
    area: str,
    period: str,
    topic: str,
    part: str,
    row: Sequence[str],
    cell: Callable[[str], float | Mark],
    release: str,
) -> Figure:
    """The figure in one row; it has the first mark that stands in place of a number it needs.

    Args:
        cell: reads one cell as a number or a mark.
    """
    measure = one.measure
    if one.part:
        topic, part = measure.topic, one.part
    elif not topic:
        part = ""
    if one.alone is not None:
        only = cell(row[one.alone])
        if isinstance(only, str):
            return Figure(measure.id, area, period, topic, part, mark=only, release=release)
        return Figure(measure.id, area, period, topic, part, value=only, release=release)
    above = 0.0
    for at in one.above:
        found = cell(row[at])
        if isinstance(found, str):
            return Figure(measure.id, area, period, topic, part, mark=found, release=release)
        above += found
    below: float | None = None
    if one.below and measure.form != "count":
        below = 0.0
        for at in one.below:
            found = cell(row[at])
            if isinstance(found, str):
                return Figure(measure.id, area, period, topic, part, mark=found, release=release)
            below += found
    value = measure.value(above, below)
    return Figure(measure.id, area, period, topic, part, value, above, below, "" if value is not None else "z", release)


def no_column(column: str, sheet: Sheet) -> FiguresError:
    """What is said of a file without a column that is needed."""
    if column in sheet.doubled:
        return FiguresError(
            f'{sheet.told} has the column "{column}" twice and the two differ, so it cannot be read: download it again.'
        )
    return FiguresError(
        f'{sheet.told} has no column "{column}", so it cannot be read: the publisher may have renamed it, and this '
        "version of upheld does not know the new name."
    )
