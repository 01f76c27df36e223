"""Does a table hold labels and values, row by row, and not rows under titles of columns?"""

from __future__ import annotations

from upheld.documents.reading.found import Cell, Grid
from upheld.plan.layouts.cells import filled, is_across, is_marked, printed
from upheld.plan.layouts.columns import column
from upheld.plan.layouts.headings import is_area
from upheld.plan.layouts.items import label_of
from upheld.plan.layouts.titles import Title, bare_letter, lettered


def is_card(grid: Grid) -> bool:
    """Whether the first column holds labels of what stands beside them, row by row."""
    labels = filled(cell for cell in grid.cells if cell.column == 1 and not is_across(cell, grid))
    beside = filled(cell for cell in grid.cells if cell.column > 1)
    if not labels or not beside:
        return False
    if column_titles(grid):
        return False
    letters = sum(1 for cell in labels if bare_letter(printed(cell)) is not None)
    if letters >= max(1, len(labels) - 1):
        return True
    if grid.columns > 3 and len({cell.column for cell in beside}) > 2:
        return False
    if grid.header_rows and not all(is_marked(cell) for cell in labels):
        return False
    known = sum(1 for cell in labels if _is_label(cell))
    marked = sum(1 for cell in labels if is_marked(cell))
    plain = sum(1 for cell in beside if not is_marked(cell))
    if not known or plain == 0:
        return False
    if marked == len(labels) and plain >= len(beside) - 1 and grid.rows <= 2 * len(labels):
        return known * 2 >= len(labels) or grid.rows == 1
    return known == len(labels) and len(labels) > 1


def column_titles(grid: Grid) -> bool:
    """Whether the first row holds titles of columns."""
    first = filled(grid.row(1))
    if len(first) < 2 or grid.rows < 2:
        return False
    known = sum(1 for cell in first if column(printed(cell)) is not None)
    return known >= 2 and (grid.header_rows > 0 or all(is_marked(cell) for cell in first) or known >= 3)


def _is_label(cell: Cell) -> bool:
    text = printed(cell)
    if len(text.split()) > 14:
        return False
    return column(text) is not None or label_of(text) is not None or title_of(text) is not None or is_area(text)


def title_of(text: str) -> Title | None:
    """The title that a label is, of a whole section."""
    title = lettered(text, stands_out=True)
    return title if title is not None and not title.sub else None
