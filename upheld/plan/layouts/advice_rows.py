"""Section K as a table: a row is one piece of advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from upheld.documents.reading.found import Cell, Grid
from upheld.plan.layouts.cells import filled, filled_rows, first_of, is_across, on_one_line, printed
from upheld.plan.layouts.columns import advice_column
from upheld.plan.layouts.line import Line

if TYPE_CHECKING:
    from upheld.plan.layouts.walk import Walk


def place(walk: Walk, grid: Grid) -> bool:
    """Read the rows as entries; False where the table lists no advice."""
    titles = next((n for n in range(1, min(grid.rows, 3) + 1) if _known(grid, n) >= 2), 0)
    if not titles:
        return False
    by_row = filled_rows(grid)
    columns = {cell.column: found for cell in by_row[titles] if (found := advice_column(printed(cell)))}
    for number, cells in by_row.items():
        where = first_of(cells[0]).place
        if number <= titles or [cell.text for cell in cells] == [cell.text for cell in by_row[titles]]:
            for cell in cells:
                walk.add("heading", printed(cell), first_of(cell).place, "K")
        elif len(cells) == 1 and is_across(cells[0], grid):
            walk.add("words", printed(cells[0]), where, "K")
        else:
            walk.lines.append(_line(cells, {at: one.means for at, one in columns.items()}))
    return True


def _known(grid: Grid, number: int) -> int:
    cells = filled(grid.row(number))
    if number >= grid.rows or any(len(cell.text.split()) > 12 for cell in cells):
        return 0
    return sum(1 for cell in cells if advice_column(printed(cell)) is not None)


def _line(cells: list[Cell], means: dict[int, str]) -> Line:
    """One row as a line; its cells by what their columns mean."""
    found: dict[str, str] = {}
    for cell in cells:
        meaning = means.get(cell.column, "title" if "title" not in found else "notes")
        found[meaning] = f"{found[meaning]} {cell.text}" if meaning in found else cell.text
    first = first_of(cells[0]).place
    text = " – ".join(on_one_line(cell) for cell in cells)
    return Line("advice", text, first, "K", cells=found)
