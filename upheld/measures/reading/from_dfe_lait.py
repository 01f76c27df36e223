"""Measures out of the Department for Education's Local Authority Interactive Tool, one value to a row.

The tool is a workbook; it is read from the table behind it (measure, year, la_number, area, region, value). A year such
as 2025 is the school year that ends in it, for a count in schools the January in it. "-" is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from upheld.measures.area import ENGLAND, areas, regions
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure, Mark
from upheld.measures.period import At, from_published
from upheld.measures.reading.ees import number
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.sheet import Sheet
from upheld.measures.reading.table import at_line, header_at, rows
from upheld.measures.reading.wanted import is_taken, wanted

_ID: Final = "dfe.lait.long"
_COLUMNS: Final = ("measure", "year", "la_number", "area", "region", "value")
_LEFT_ASIDE: Final = {"london (inner)", "london (outer)"}


def _read(sheet: Sheet, release: str) -> Iterator[Figure]:
    named = {source.published: (measure, source) for measure, source in wanted(_ID)}
    met: set[str] = set()
    for line, row in rows(sheet, _COLUMNS):
        measure, source = named.get(row["measure"], (None, None))
        if measure is None or source is None or row["area"].casefold() in _LEFT_ASIDE:
            continue
        met.add(row["measure"])
        try:
            area, period = _area(row), _period(row["year"], measure.at)
            value = _value(row["value"])
        except FiguresError as error:
            raise at_line(sheet, line, error) from error
        if not is_taken(area, period, source):
            continue
        if isinstance(value, str):
            yield Figure(measure.id, area, period, mark=value, release=release)
        else:
            yield Figure(measure.id, area, period, value=value, release=release)
    if not met:
        raise FiguresError(
            f"{sheet.name} has none of the tool's measures that are taken from it: take the whole table."
        )


def _area(row: Mapping[str, str]) -> str:
    """Whose row it is: the tool has numbers of its own for England and the regions, and they are known by name."""
    told, code = row["area"].casefold(), row["la_number"]
    if code in areas():
        return code
    found = ENGLAND if told == ENGLAND else _regions().get(told)
    if found is None:
        raise FiguresError(f'"{row["area"][:60]}" (code "{code[:20]}") is no area that is known.')
    return found


@lru_cache(maxsize=1)
def _regions() -> Mapping[str, str]:
    return {one.name.casefold(): one.code for one in regions()}


def _period(year: str, at: At) -> str:
    plain = year.removesuffix("(OT)").strip()
    if at == "academic" and re.fullmatch(r"20\d\d", plain):
        return f"{int(plain) - 1}-{plain[2:]}"
    return from_published(plain, at)


def _value(text: str) -> float | Mark:
    return "missing" if text == "-" else number(text)


def _layout() -> Layout:
    def read(sheet: Sheet, release: str) -> Iterable[Figure]:
        return _read(sheet, release)

    return Layout(
        id=_ID,
        publisher="Department for Education",
        title="Local Authority Interactive Tool",
        address="https://www.gov.uk/government/publications/local-authority-interactive-tool-lait",
        is_it=lambda sheet: header_at(sheet, _COLUMNS) is not None,
        read=read,
    )


LAYOUTS: Final[tuple[Layout, ...]] = (_layout(),)
