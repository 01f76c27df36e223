"""What is a table for: a heading in a box, a list of labels and values, a plan by letters, or rows under columns?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from upheld.documents.reading.found import Cell, Grid, Words, words_in
from upheld.plan.layouts import advice_rows, cards, rows
from upheld.plan.layouts.card_shape import is_card
from upheld.plan.layouts.cells import filled, filled_rows, is_across, with_number
from upheld.plan.layouts.line import Context
from upheld.plan.layouts.title_row import is_titles
from upheld.plan.layouts.titles import bare_letter, lettered

if TYPE_CHECKING:
    from upheld.plan.layouts.walk import Walk


def place(walk: Walk, grid: Grid, context: Context | None) -> None:
    """Read a table into lines."""
    for part in parts(grid) if context is None else (grid,):
        walk.grids += 1
        _part(walk, part, context)


def _part(walk: Walk, grid: Grid, context: Context | None) -> None:
    cells = filled(grid.cells)
    if not cells:
        return
    if len({cell.column for cell in cells}) == 1:
        boxes(walk, cells, context)
    elif not walk.letters and context is None and not any(_letter(cell) for cell in cells):
        for cell in cells:
            walk.blocks(cell.blocks)
    elif walk.letters[:1] == ("K",) and context is None and advice_rows.place(walk, grid):
        return
    elif is_card(grid) or (walk.letters[:1] in (("I",), ("J",)) and grid.columns == 2):
        cards.place(walk, grid, context)
    else:
        rows.place(walk, grid, context)


def boxes(walk: Walk, cells: list[Cell], context: Context | None) -> None:
    """Cells that stand under one another: a line alone in one is a heading if it is short, the rest is text."""
    for cell in cells:
        alone = len(cell.blocks) == 1 and isinstance(cell.blocks[0], Words)
        if alone and context is None and (cell.shaded or len(cells) == 1):
            walk.banner(next(words_in(cell.blocks)))
        else:
            walk.blocks(cell.blocks, context)


def parts(grid: Grid) -> Iterator[Grid]:
    """A table cut where a section's title crosses it over titles of columns, as when tables print without a gap."""
    by_row = filled_rows(grid)
    inside = {row for cell in grid.cells for row in range(cell.row + 1, cell.row + cell.row_span)}
    cuts = [
        number
        for number, cells in by_row.items()
        if number not in inside
        and _crosses(grid, cells)
        and (number in (1, grid.rows) or is_titles(grid, number + 1, by_row.get(number + 1, ())))
    ]
    first = 1
    for cut in cuts:
        if cut > first:
            yield _rows(grid, first, cut - 1)
        yield _rows(grid, cut, cut)
        first = cut + 1
    if first == 1:
        yield grid
    elif first <= grid.rows:
        yield _rows(grid, first, grid.rows)


def _crosses(grid: Grid, cells: list[Cell]) -> bool:
    """Whether a row is one cell with a section's title."""
    cell = cells[0]
    return grid.columns > 1 and len(cells) == 1 == len(cell.blocks) and is_across(cell, grid) and _letter(cell)


def _rows(grid: Grid, first: int, last: int) -> Grid:
    """Some rows of a table as a table of its own."""
    cells = tuple(replace(cell, row=cell.row - first + 1) for cell in grid.cells if first <= cell.row <= last)
    return Grid(cells, last - first + 1, grid.columns, grid.place, max(0, grid.header_rows - first + 1))


def _letter(cell: Cell) -> bool:
    """Whether a cell names a section, so that the table is no front page."""
    first = next(words_in(cell.blocks), None)
    if first is None:
        return False
    printed = with_number(first)
    return bare_letter(printed) is not None or (
        cell.column == 1 and (title := lettered(printed, stands_out=first.strong)) is not None and not title.sub
    )
