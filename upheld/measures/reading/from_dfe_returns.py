"""The Department for Education's older releases on plans, made from the totals that each council sent in.

The management information of 2014 to 2022 (the release of 2022 and that of 2023 name its columns otherwise), and of the
release of 2022 the plans by age and by establishment since 2010, and the work-based and residential placements.
Files with one row for each kind of place are turned about first: one row for each area and year, one column for each
kind, called "group: kind" in small letters.
Law: none; the meanings are those of the data guidance of 2022 and 2023.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.reading import ees
from upheld.measures.reading.from_dfe_plans import ADDRESS, PUBLISHER, TITLE
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.sheet import Sheet
from upheld.measures.reading.wanted import wanted

_AREA: Final = (*ees.LEADING, "region_name", "la_name")
_TOTAL: Final = "total"


@dataclass(frozen=True, slots=True)
class _File:
    """One kind of file: the columns that tell it, and, where it is long, the columns that say what a row is of."""

    told_by: frozenset[str]
    kinds: tuple[str, ...] = ()
    count: str = ""


_FILES: Final[Mapping[str, _File]] = {
    "sen2_mi_2023": _File(frozenset({"inreq_ehc", "ass_refused_ehc", "tot_no_exc_ehc", "no_exc_20week_ehc"})),
    "sen2_mi_2022": _File(frozenset({"inreqehc", "assrefusedehc", "totnoexcehc", "noexc20weekehc"})),
    "sen2_age_caseload": _File(
        frozenset({"characteristic_age", "total_all", "total_ehc"}), ("characteristic_age",), "total_all"
    ),
    "sen2_age_new_plans": _File(
        frozenset({"characteristic_age", "total_new_all", "total_new_ehc"}), ("characteristic_age",), "total_new_all"
    ),
    "sen2_estab_caseload": _File(
        frozenset({"establishment_type", "total_all", "total_ehc"}),
        ("establishment_group", "establishment_type"),
        "total_all",
    ),
    "sen2_estab_new_plans": _File(
        frozenset({"establishment_type", "total_new_all", "total_new_ehc"}),
        ("establishment_group", "establishment_type"),
        "total_new_all",
    ),
    "sen2_wbp_residential_dmo": _File(frozenset({"workbasedehc", "totmres38weekehc", "msuppintehc"})),
}


def turned(sheet: Sheet, kinds: tuple[str, ...], count: str) -> Sheet:
    """A long file turned about: a row for each area and year, and a column with the count of each kind.

    Missing: a kind that has no row for an area and year is "z" there: the publisher did not count it then.

    Raises:
        FiguresError: a column is missing, or two rows are of the same kind, area and year and differ.
    """
    header = sheet.header
    for name in (*ees.LEADING, *kinds, count):
        if name not in header:
            raise FiguresError(f'{sheet.told} has no column "{name}", so it cannot be read: download it again.')
    places = [header.index(name) for name in _AREA if name in header]
    of_kind, at = [header.index(name) for name in kinds], header.index(count)
    rows: dict[tuple[str, ...], dict[str, str]] = {}
    names: dict[str, None] = {}
    for line, row in enumerate(sheet.cells[1:], start=2):
        kind = ": ".join(row[one].strip() for one in of_kind).casefold()
        found = rows.setdefault(tuple(row[one] for one in places), {})
        if found.setdefault(kind, row[at]) != row[at]:
            raise FiguresError(f'{sheet.told} has "{kind}" twice for one area and year, and they differ (row {line}).')
        names[kind] = None
    cells = [[*(header[one] for one in places), *names]]
    cells += [[*place, *(found.get(name, "z") for name in names)] for place, found in rows.items()]
    return Sheet(sheet.name, sheet.sha256, cells, sheet.inside)


def _is_it(file: str, sheet: Sheet) -> bool:
    header, told = set(sheet.header) | sheet.doubled, _FILES[file].told_by
    return {"time_period", "geographic_level"} <= header and len(told & header) >= len(told) - bool(len(told) > 3)


def _read(file: str, sheet: Sheet, release: str) -> Iterable[Figure]:
    kind = _FILES[file]
    shaped = turned(sheet, kind.kinds, kind.count) if kind.kinds else sheet
    return ees.read(shaped, wanted(f"dfe.returns.{file}"), release)


LAYOUTS: tuple[Layout, ...] = tuple(
    Layout(f"dfe.returns.{file}", PUBLISHER, TITLE, ADDRESS, partial(_is_it, file), partial(_read, file))
    for file in _FILES
)
