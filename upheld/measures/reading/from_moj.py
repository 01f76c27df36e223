"""Appeals to the SEND Tribunal by council, as the Ministry of Justice and the Department for Education publish them.

One table holds every year: three columns for each (appeals registered, appealable decisions, rate), with the years in a
row above. Until 2024 the decisions counted every plan; from 2024 they count only the plans with a review decision, so
the two rates are two measures. The official spreadsheet (ODS) is not read: it is opened and saved as CSV.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from upheld.bodies import Authority, authorities
from upheld.measures.area import ENGLAND
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure, Mark
from upheld.measures.measure import Measure
from upheld.measures.reading.ees import number
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.sheet import Sheet
from upheld.measures.reading.table import LINES_ABOVE, at_line, plain
from upheld.measures.reading.wanted import is_taken, wanted

_OLD: Final = "moj.appeals.all_decisions"
_NEW: Final = "moj.appeals.review_decisions"
_FIRST_NEW: Final = "2024"
_APPEALS, _DECISIONS = "appeals registered", "total appealable decisions"

_MISPRINTED: Final = {
    ("northamptonshire", "892"),
    ("nottingham", "891"),
    ("nottinghamshire", "928"),
    ("central bedfordshire", "873"),
    ("cambridgeshire", "823"),
}
"""Codes that the publication gives to the wrong council: the name is right (the earlier numbers are that council's)."""

Cells = Mapping[tuple[str, str], str]


def _years_at(sheet: Sheet) -> int | None:
    for place, cells in enumerate(sheet.cells[: LINES_ABOVE + 1]):
        if any(re.fullmatch(r"20\d\d", plain(cell)) for cell in cells[2:]) and place + 1 < len(sheet.cells):
            below = [plain(cell).casefold() for cell in sheet.cells[place + 1]]
            if any(cell.startswith("appeals") for cell in below) and any("appealable" in cell for cell in below):
                return place
    return None


def _layout_of(sheet: Sheet) -> str:
    place = _years_at(sheet)
    if place is None:
        return ""
    years = [plain(cell) for cell in sheet.cells[place][2:] if plain(cell)]
    return _OLD if min(years) < _FIRST_NEW else _NEW


def _columns(sheet: Sheet, place: int) -> dict[int, tuple[str, str]]:
    """The year and the quantity of each column."""
    found, year = {}, ""
    for column, cell in enumerate(sheet.cells[place + 1]):
        above = sheet.cells[place][column : column + 1]
        if above and re.fullmatch(r"20\d\d", plain(above[0])):
            year = plain(above[0])
        quantity = re.sub(r"[\d,]+$", "", plain(cell).casefold()).strip()
        if column >= 2 and year and quantity:
            found[column] = (year, _APPEALS if quantity == "appeals" else quantity)
    return found


def _read(layout: str, sheet: Sheet, release: str) -> Iterator[Figure]:
    place = _years_at(sheet)
    if place is None:
        raise FiguresError(f"{sheet.name} has no row of years over its columns: take the table as it was published.")
    columns = _columns(sheet, place)
    for name in (_APPEALS, _DECISIONS):
        if name not in {quantity for _, quantity in columns.values()}:
            raise FiguresError(f'{sheet.name} has no column "{name}": take the table as it was published.')
    years = sorted({year for year, _ in columns.values()})
    seen: dict[tuple[str, str], int] = {}
    for line, cells in enumerate(sheet.cells[place + 2 :], place + 3):
        given = {columns[at]: plain(cell) for at, cell in enumerate(cells) if at in columns}
        if not any(given.values()):
            continue
        name, code = re.sub(r"[\d,]+$", "", plain(cells[0])).strip(), plain(cells[1])
        if name.casefold() == "england total excluding suppressed":
            continue
        for year in years:
            try:
                area = _area(name, code, year)
                if area is not None:
                    if seen.setdefault((area, year), line) != line:
                        raise FiguresError(f"{name} stands here twice (also in line {seen[area, year]}).")
                    yield from _figures(layout, given, area, year, release)
            except FiguresError as error:
                raise at_line(sheet, line, error) from error


def _figures(layout: str, given: Cells, area: str, year: str, release: str) -> Iterator[Figure]:
    for measure, source in wanted(layout):
        quantities = (*source.numerator, *source.denominator)
        if is_taken(area, year, source) and all((year, one) in given for one in quantities):
            found = _figure(measure, [_cell(given[year, one]) for one in quantities], area, year, release)
            if not found.mark or area == ENGLAND or _coded()[area].existed_on(date(int(year), 12, 31)):
                yield found  # a council without a number in the year in which it ended is told by its successors


def _figure(measure: Measure, counts: list[float | Mark], area: str, year: str, release: str) -> Figure:
    for one in counts:
        if isinstance(one, str):
            return Figure(measure.id, area, year, mark=one, release=release)
    above, *below = (float(one) for one in counts)
    value = measure.value(above, below[0] if below else None)
    mark: Mark = "" if value is not None else "z"
    return Figure(measure.id, area, year, "", "", value, above, below[0] if below else None, mark, release)


def _cell(text: str) -> float | Mark:
    if text == "-":
        return 0.0
    found = "x" if text == ".." else number(text)
    if not isinstance(found, str) and found < 0:
        raise FiguresError(f'"{text[:40]}" is less than nothing.')
    return found


def _area(name: str, code: str, year: str) -> str | None:
    """Whose row it is in that year; None where the council was not there in any part of it.

    Raises:
        FiguresError: it is nobody's that is known, or the name is one council's and the code another's.
    """
    told = name.casefold()
    if told == "england total":
        return ENGLAND
    called, coded = _named().get(told, ()), _coded().get(code)
    if not called and coded is None:
        raise FiguresError(f'"{name[:60]}" (code "{code[:20]}") is no council that is known.')
    if called and code and code not in {one.code for one in called} and (told, code) not in _MISPRINTED:
        other = f"that of {coded.name}" if coded else "nobody's"
        raise FiguresError(f'"{name[:60]}" has the code {code[:20]}, which is {other}: the two must agree.')
    there = [one for one in (called or (coded,)) if one is not None and _was_there(one, year)]
    if len(there) > 1:
        there = [one for one in there if one.existed_on(date(int(year), 12, 31))]
    return there[0].code if there else None


def _was_there(one: Authority, year: str) -> bool:
    first, last = date(int(year), 1, 1), date(int(year), 12, 31)
    return (one.since is None or one.since <= last) and (one.until is None or one.until >= first)


@lru_cache(maxsize=1)
def _coded() -> Mapping[str, Authority]:
    return {one.code: one for one in authorities() if one.code and one.nation == "England"}


@lru_cache(maxsize=1)
def _named() -> Mapping[str, tuple[Authority, ...]]:
    found: dict[str, tuple[Authority, ...]] = {}
    for one in _coded().values():
        found[one.name.casefold()] = (*found.get(one.name.casefold(), ()), one)
    return found


def _layout(id: str, title: str) -> Layout:
    def read(sheet: Sheet, release: str) -> Iterable[Figure]:
        return _read(id, sheet, release)

    return Layout(
        id=id,
        publisher="Ministry of Justice and Department for Education",
        title=title,
        address="https://explore-education-statistics.service.gov.uk/find-statistics/education-health-and-care-plans",
        is_it=lambda sheet: _layout_of(sheet) == id,
        read=read,
    )


LAYOUTS: Final[tuple[Layout, ...]] = (
    _layout(_OLD, "SEND Tribunal appeal rate by local authority, on all appealable decisions"),
    _layout(_NEW, "SEND Tribunal appeal rate by local authority, on appealable decisions with reviews"),
)
