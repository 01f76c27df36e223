"""What does one cell of a table print, and what sets it apart?"""

from __future__ import annotations

from collections.abc import Iterable

from upheld.documents.reading.found import Cell, Grid, Words, words_in


def filled(cells: Iterable[Cell]) -> list[Cell]:
    """The cells that have words."""
    return [cell for cell in cells if is_filled(cell)]


def filled_rows(grid: Grid) -> dict[int, list[Cell]]:
    """The cells that have words by the row they begin in; a row without any is left out."""
    found: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if is_filled(cell):
            found.setdefault(cell.row, []).append(cell)
    return found


def is_filled(cell: Cell) -> bool:
    """Whether it has words."""
    for one in cell.blocks:
        if isinstance(one, Grid):
            if any(is_filled(inner) for inner in one.cells):
                return True
        elif one.text and not one.text.isspace():
            return True
    return False


def first_of(cell: Cell) -> Words:
    """The first paragraph of a cell that has words."""
    return next(words_in(cell.blocks))


def printed(cell: Cell) -> str:
    """Its words with the numbers before them, on one line."""
    return " ".join(with_number(one) for one in words_in(cell.blocks))


def with_number(words: Words) -> str:
    """A paragraph with the number before it; a bullet is left out."""
    return words.text if words.marker is None or not words.marker[:1].isalnum() else f"{words.marker} {words.text}"


def on_one_line(cell: Cell) -> str:
    """Its words without the numbers before them, on one line."""
    return cell.text.replace("\n", " ").strip()


def is_marked(cell: Cell) -> bool:
    """Whether shading or bold letters set it apart."""
    return cell.shaded or all(one.strong for one in words_in(cell.blocks))


def is_across(cell: Cell, grid: Grid) -> bool:
    """Whether it crosses the whole table."""
    return cell.column_span >= grid.columns
