"""Which row of a table holds the titles of its columns, and which column holds the items of its section?"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from upheld.documents.reading.found import Cell, Grid
from upheld.plan.document import Letter
from upheld.plan.layouts.cells import is_marked, printed
from upheld.plan.layouts.columns import Column, Means, column
from upheld.plan.layouts.line import role_in

_ITEMS: tuple[Means, ...] = ("need", "outcome", "provision", "step")
_LOOSE: tuple[Means, ...] = ("notes", "step", "outcome", "need")
_HIGHEST = 4


def title_row(grid: Grid, by_row: Mapping[int, Sequence[Cell]]) -> int:
    """The number of the row that holds the titles; 0 where none does."""
    numbers = range(1, min(grid.rows, _HIGHEST) + 1)
    return next((number for number in numbers if is_titles(grid, number, by_row.get(number, ()))), 0)


def is_titles(grid: Grid, number: int, cells: Sequence[Cell]) -> bool:
    """Whether a row, of these cells, holds the titles of the columns."""
    if len(cells) < 2 or number >= grid.rows:
        return False
    if any(len(cell.blocks) > 3 or len(cell.text.split()) > 20 for cell in cells):
        return False
    known = sum(1 for cell in cells if column(printed(cell)) is not None)
    if grid.header_rows >= number or all(is_marked(cell) for cell in cells):
        return True
    return known >= 2 and known * 2 > len(cells)


def columns_of(cells: Sequence[Cell], among: Sequence[Letter]) -> dict[int, Column]:
    """What each column holds, by its place.

    A title that means nothing makes its column part of the promise, unless no other holds the items of the sections.

    Args:
        cells: those of the row of titles.
        among: the sections that the table stands in.
    """
    found = {cell.column: column(printed(cell)) for cell in cells}
    chosen = _chosen(found, among)
    columns = {
        cell.column: chosen.get(cell.column) or found[cell.column] or Column("detail", printed(cell).lower())
        for cell in cells
    }
    spread = {at: columns[cell.column] for cell in cells for at in range(cell.column, cell.column + cell.column_span)}
    return {**spread, **columns}


def _chosen(found: Mapping[int, Column | None], among: Collection[Letter]) -> dict[int, Column]:
    """The column that holds the items where no title says so: the first whose title says nothing."""
    means = {one.means for one in found.values() if one}
    wanted: set[Means] = {"provision"} if "letter" in means else {
        means for letter in among for means in _ITEMS if means == role_in(letter)
    }  # fmt: skip
    if not wanted or wanted & means:
        return {}
    free = [at for at, one in found.items() if one is None]
    loose = [at for at, one in found.items() if one is not None and one.means in _LOOSE]
    role = sorted(wanted)[0]
    return {at: replace(found[at] or Column(role, ""), means=role) for at in (free or loose)[:1]}


def other_letters(columns: Mapping[int, Column], letter: Letter) -> tuple[Letter, ...]:
    """The other sections that titles of columns name."""
    return tuple(dict.fromkeys(one.letter for one in columns.values() if one.letter and one.letter != letter))
