"""Money for high needs by council: allocations, the balance of the grant, and section 251 returns.

The department's own workbooks (ODS, XLSX) are not read: these are the tables made from them, which give a council its
three digits and every amount in pounds.

There is no measure of what a council spends out of its high needs block. The two cannot be set side by side: the block
is given before and after what is paid to academies and colleges directly, and the place funding in section 251 fits
neither (in 2020-21 from 61 to 155 per cent of the block before, and in several councils its parts are more than its
total).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from upheld.measures.area import ENGLAND, areas, regions
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure, Mark
from upheld.measures.measure import Measure, Source
from upheld.measures.period import from_published
from upheld.measures.reading.ees import number
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.sheet import Sheet
from upheld.measures.reading.table import at_line, header_at, rows
from upheld.measures.reading.wanted import is_taken, wanted

Row = Mapping[str, str]
_BLOCK: Final = "dfe.finance.high_needs_block"
_BALANCE: Final = "dfe.finance.balance"
_SPENDING: Final = "dfe.finance.section_251"


def _council(row: Row) -> str:
    code = row["old_la_code"]
    if not code and row["la_name"].casefold() == ENGLAND:
        return ENGLAND
    if code not in areas():
        raise FiguresError(f'"{row["la_name"][:60]}" (code "{code[:20]}") is no council that is known.')
    return code


def _any_area(row: Row) -> str:
    level = row["geographic_level"].casefold()
    if level == "national":
        return ENGLAND
    if level == "regional":
        found = _regions().get(row["region_name"].casefold())
        if found is None:
            raise FiguresError(f'"{row["region_name"][:60]}" is no region that is known.')
        return found
    return _council(row)


@lru_cache(maxsize=1)
def _regions() -> Mapping[str, str]:
    return {one.name.casefold(): one.code for one in regions()}


def _read(
    id: str, area_of: Callable[[Row], str], columns: tuple[str, ...], sheet: Sheet, release: str
) -> Iterator[Figure]:
    for line, row in rows(sheet, columns):
        try:
            area = area_of(row)
            if id == _SPENDING and not _is_outturn(row):
                continue
            for measure, source in wanted(id):
                period = from_published(row["financial_year"], measure.at)
                if is_taken(area, period, source):
                    yield _figure(measure, source, area, period, row, release)
        except FiguresError as error:
            raise at_line(sheet, line, error) from error


def _figure(measure: Measure, source: Source, area: str, period: str, row: Row, release: str) -> Figure:
    above = _added(row, source.numerator or (source.published,))
    below = _added(row, source.denominator) if source.denominator else None
    for one in (above, below):
        if isinstance(one, str):
            return Figure(measure.id, area, period, mark=one, release=release)
    assert not isinstance(above, str) and not isinstance(below, str)
    if not source.numerator:
        return Figure(measure.id, area, period, value=above, release=release)
    value = measure.value(above, below)
    return Figure(measure.id, area, period, "", "", value, above, below, "" if value is not None else "z", release)


def _added(row: Row, columns: tuple[str, ...]) -> float | Mark:
    total = 0.0
    for column in columns:
        if column not in row:
            raise FiguresError(f'there is no column "{column}": take the table with its own header.')
        one = number(row[column])
        if isinstance(one, str):
            return one
        total += one
    return total


def _is_outturn(row: Row) -> bool:
    kind = row["s251_type"].casefold()
    if kind not in ("budget", "outturn"):
        raise FiguresError(f'"{row["s251_type"][:40]}" is neither "budget" nor "outturn".')
    return kind == "outturn"


def _layout(id: str, title: str, page: str, columns: tuple[str, ...], area_of: Callable[[Row], str]) -> Layout:
    def read(sheet: Sheet, release: str) -> Iterable[Figure]:
        return _read(id, area_of, columns, sheet, release)

    return Layout(
        id=id,
        publisher="Department for Education",
        title=title,
        address=f"https://www.gov.uk/government/publications/{page}" if page else "",
        is_it=lambda sheet: header_at(sheet, columns) is not None,
        read=read,
    )


LAYOUTS: Final[tuple[Layout, ...]] = (
    _layout(
        _BLOCK,
        "Dedicated schools grant: high needs block by local authority",
        "dedicated-schools-grant-dsg-2023-to-2024",
        ("financial_year", "old_la_code", "la_name", "high_needs_block_before_deductions_gbp"),
        _council,
    ),
    _layout(
        _BALANCE,
        "Dedicated schools grant: cumulative balance by local authority",
        "",
        (
            "financial_year",
            "geographic_level",
            "region_name",
            "la_name",
            "old_la_code",
            "dsg_cumulative_balance_pct_of_income",
        ),
        _any_area,
    ),
    _layout(
        _SPENDING,
        "High needs benchmarking tool: section 251 budget and outturn by local authority",
        "high-needs-benchmarking-tool",
        ("s251_type", "financial_year", "old_la_code", "la_name", "population_2_18"),
        _council,
    ),
)
