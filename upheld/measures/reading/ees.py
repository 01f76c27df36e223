"""Rows of a release in the layout of Explore education statistics, as the Department for Education publishes them.

One row is one period, one area and one part of those counted; the columns are counts and rates. Columns are matched
without case. The rows are gone through once for all the measures that stand in them.
Law: none; the meanings are those of the release's own guidance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from math import inf

from upheld.measures.area import ENGLAND, areas
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure, Mark
from upheld.measures.measure import Measure, Source
from upheld.measures.period import At, from_published
from upheld.measures.reading.sheet import Sheet
from upheld.measures.reading.taken import Taken, figure_of, no_column, taken_from

Wanted = Sequence[tuple[Measure, Source]]
LEADING = ("time_period", "geographic_level", "region_code", "old_la_code")
"""The columns that every such file has, and that are needed to know of when and of whom a row is."""

_MARKS: Mapping[str, Mark] = {
    **{"x": "x", "c": "c", "z": "z", "~": "c", "no data": "x"},
    **{"": "missing", ":": "missing", "..": "missing"},
}
_NUMBER = re.compile(r"£?-?(\d{1,3}(,\d{3})+(\.\d*)?|\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?%?", re.ASCII | re.IGNORECASE)
_LONDON: Mapping[str, str] = {"E13000001": "E12000007", "E13000002": "E12000007"}
"""Inner and outer London, which one file has in place of London, and the region they are the halves of."""


def number(text: str) -> float | Mark:
    """A cell as a number, or the mark that stands there.

    Raises:
        FiguresError: it is neither.
    """
    plain = text.strip()
    mark = _MARKS.get(plain.casefold())
    if mark is not None:
        return mark
    found = float(plain.strip("£%").replace(",", "")) if _NUMBER.fullmatch(plain) else inf
    if abs(found) == inf:
        raise FiguresError(f'"{text[:40]}" is neither a number nor a mark (x, c, z).')
    return found


def area_of(row: Mapping[str, str]) -> str:
    """The code of the area a row is of.

    Raises:
        FiguresError: it is of none that is known.
    """
    told = row.get("la_name") or row.get("region_name") or ""
    return _area(row["geographic_level"], row.get("region_code", ""), row.get("old_la_code", ""), told)


def read(sheet: Sheet, wanted: Wanted, release: str) -> Iterator[Figure]:
    """The figures of every measure wanted that stand in one file, in one pass over its rows.

    Where the file has inner and outer London and no London, their counts are added up as London's.

    Raises:
        FiguresError: a column is missing, or a row cannot be read; the sentence names the file, the row and the value.
    """
    halves: dict[tuple[str, str, str, str, str], list[Figure]] = {}
    for figure, area, _ in _pass(sheet, wanted, release):
        if area in _LONDON:
            halves.setdefault(figure.key, []).append(figure)
        else:
            yield figure
    for both in halves.values():
        if len(both) == 2:
            yield _together(both, {one.id: one for one, _ in wanted}[both[0].measure])


def disagreements(sheet: Sheet, wanted: Wanted) -> Iterator[tuple[Figure, float]]:
    """The figures that are not what the publisher's own column says once rounded as it is, and what that says."""
    for figure, area, published in _pass(sheet, wanted, ""):
        if not isinstance(published, float) or figure.value is None or area in _LONDON:
            continue
        if abs(figure.value - published) > 0.05 + 1e-6:
            yield figure, published


def _pass(sheet: Sheet, wanted: Wanted, release: str) -> Iterator[tuple[Figure, str, float | Mark | None]]:
    header = sheet.header
    taken = [one for measure, source in wanted for one in taken_from(measure, source, sheet)]
    columns = {name: at for at, name in reversed(list(enumerate(header)))}
    for name in LEADING:
        if name not in columns:
            raise no_column(name, sheet)
    when, level, region, council = (columns[name] for name in LEADING)
    names = (columns.get("la_name"), columns.get("region_name"))
    about, among = columns.get("breakdown_topic"), columns.get("breakdown")
    known: dict[str, float | Mark] = {}
    places: dict[tuple[str, str, str], str] = {}
    periods: dict[tuple[str, bool, At], str] = {}
    by_topic: dict[str, list[tuple[Taken, str]]] = {}

    def cell(text: str) -> float | Mark:
        found = known.get(text)
        if found is None:
            found = known[text] = number(text)
        return found

    for line, row in enumerate(sheet.cells[1:], start=2):
        if len(row) < len(header):
            if not any(row):
                continue
            raise FiguresError(f"{sheet.told} cannot be read: row {line} ends early; download it again.")
        told = row[about] if about is not None else ""
        part = row[among] if among is not None else ""
        whole = not told or told.casefold() == part.casefold()
        takers = by_topic.get("" if whole else told)
        if takers is None:
            takers = by_topic["" if whole else told] = [
                (one, topic) for one in taken if (topic := "" if whole else one.topics.get(told.casefold())) is not None
            ]
        try:
            place = (row[level], row[region], row[council])
            area = places.get(place)
            if area is None:
                name = next((row[at] for at in names if at is not None and at < len(row) and row[at]), "")
                area = places[place] = _area(*place, name)
            for one, topic in takers:
                moment = (row[when], one.source.first_year, one.measure.at)
                period = periods.get(moment)
                if period is None:
                    period = periods[moment] = _period(*moment)
                if (one.source.first and period < one.source.first) or (one.source.last and period > one.source.last):
                    continue
                if (period, area) in one.left_out or (one.only and area not in one.only):
                    continue
                if one.part and not whole:
                    continue
                figure = figure_of(one, _LONDON.get(area, area), period, topic, part.strip(), row, cell, release)
                yield figure, area, cell(row[one.published]) if one.published is not None else None
        except FiguresError as error:
            raise FiguresError(f"{sheet.told} cannot be read, row {line}: {error}") from None


def _together(both: Sequence[Figure], measure: Measure) -> Figure:
    first = both[0]
    of = (first.measure, first.area, first.period, first.topic, first.part)
    if hidden := [one for one in both if one.numerator is None]:
        return Figure(*of, mark=hidden[0].mark, release=first.release)
    above = sum(one.numerator or 0.0 for one in both)
    below = None if first.denominator is None else sum(one.denominator or 0.0 for one in both)
    value = measure.value(above, below)
    return Figure(*of, value, above, below, "" if value is not None else "z", first.release)


def _area(level: str, region: str, council: str, told: str) -> str:
    code = {"national": ENGLAND, "regional": region.strip()}.get(level.strip().casefold(), council.strip())
    if code not in areas() and code not in _LONDON:
        raise FiguresError(f'"{told[:60]}" (code {code[:20]!r}) is no area that is known.')
    return code


def _period(told: str, first_year: bool, at: At) -> str:
    if first_year and at == "calendar":
        return from_published(from_published(told, "academic")[:4] if len(told.strip()) > 4 else told, at)
    if at == "january" and len(told.strip()) == 4:
        return from_published(told, "january")
    return from_published(told, at)
