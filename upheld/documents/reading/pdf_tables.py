"""Where are the tables on a page of a PDF? Its lines cross at the corners of their cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from upheld.documents.reading.pdf_frame import Box
from upheld.documents.reading.pdf_rulings import Rulings

_NEAR = 3.0
_SMALLEST = 6.0
_MOST_CROSSINGS = 2_500
_MOST_PAIRS = 400_000
_COVERED = 0.6


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell: where it is on the paper, and where in its table, from 1."""

    box: Box
    row: int
    column: int
    row_span: int
    column_span: int
    shaded: bool


@dataclass(frozen=True, slots=True)
class TableBox:
    """A table. `edges` are the left edges of its columns and the right edge of the last."""

    box: Box
    cells: tuple[CellBox, ...]
    rows: int
    columns: int
    edges: tuple[float, ...]


def tables_on(rulings: Rulings) -> list[TableBox]:
    """The tables on a page, from the top; one that stands in a cell of another is given too."""
    if len(rulings.across) < 2 or len(rulings.down) < 2:
        return []
    # Loaded only for a page that has lines: most have none.
    from pdfplumber.table import (
        cells_to_tables,
        edges_to_intersections,
        intersections_to_cells,
        merge_edges,
    )

    edges: list[dict[str, Any]] = [_edge(box, "h") for box in rulings.across]
    edges += [_edge(box, "v") for box in rulings.down]
    edges = merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR)
    downs = sum(edge["orientation"] == "v" for edge in edges)
    if downs * (len(edges) - downs) > _MOST_PAIRS:
        rulings.too_many = True
        return []
    crossings = edges_to_intersections(edges, _NEAR, _NEAR)
    if len(crossings) > _MOST_CROSSINGS:
        rulings.too_many = True
        return []
    cells = [
        cell
        for cell in intersections_to_cells(crossings)
        if cell[2] - cell[0] >= _SMALLEST and cell[3] - cell[1] >= _SMALLEST
    ]
    tables = cells_to_tables(cells)
    placed = {cell for table in tables for cell in table}
    tables += [[cell] for cell in cells if cell not in placed]
    found = [_table([Box(*cell) for cell in table], rulings.grounds) for table in tables]
    return sorted(found, key=lambda table: (table.box.top, table.box.x0))


def _edge(box: Box, orientation: str) -> dict[str, Any]:
    """A line as the finder of tables takes it, without its thickness."""
    x, y = box.centre
    x0, x1 = (box.x0, box.x1) if orientation == "h" else (x, x)
    top, bottom = (y, y) if orientation == "h" else (box.top, box.bottom)
    return {
        "object_type": "line", "orientation": orientation, "x0": x0, "x1": x1, "top": top, "bottom": bottom,
        "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _table(boxes: list[Box], grounds: list[Box]) -> TableBox:
    lefts = together(edge for box in boxes for edge in (box.x0, box.x1))
    tops = together(edge for box in boxes for edge in (box.top, box.bottom))
    cells = []
    for box in boxes:
        column, row = nearest(lefts, box.x0), nearest(tops, box.top)
        cells.append(
            CellBox(
                box, row + 1, column + 1, max(1, nearest(tops, box.bottom) - row),
                max(1, nearest(lefts, box.x1) - column), _is_shaded(box, grounds),
            )
        )  # fmt: skip
    cells.sort(key=lambda cell: (cell.row, cell.column))
    whole = Box(lefts[0], tops[0], lefts[-1], tops[-1])
    return TableBox(whole, tuple(cells), len(tops) - 1, len(lefts) - 1, tuple(lefts))


def together(numbers: Iterable[float]) -> list[float]:
    """The numbers in order, with those that lie near each other as one."""
    found: list[float] = []
    for number in sorted(numbers):
        if not found or number - found[-1] > _NEAR:
            found.append(number)
    return found


def nearest(numbers: list[float], number: float) -> int:
    """Which of the numbers is nearest."""
    return min(range(len(numbers)), key=lambda index: abs(numbers[index] - number))


def _is_shaded(box: Box, grounds: list[Box]) -> bool:
    area = box.width * box.height
    return any(box.area_shared(ground) >= _COVERED * area for ground in grounds)
