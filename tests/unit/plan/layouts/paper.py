"""Make a reading by hand: paragraphs and tables as a file would give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from upheld.documents.reading.found import Cell, Found, Grid, Place, Reading, Words
from upheld.documents.reading.marker import split_marker

Text = str | Words | Sequence["str | Found"]


def p(text: str, *, bold: bool = False, level: int = 0, italic: bool = False, size: float = 11) -> Words:
    """A paragraph; a bullet or number that is typed before it becomes its marker."""
    marker, rest = split_marker(text)
    return Words(rest, Place(None, 1), level=level, strong=bold, italic=italic, size=size, marker=marker)


def h(text: str, level: int = 1) -> Words:
    """A heading by its style."""
    return p(text, bold=True, level=level, size=14)


def b(text: str) -> Words:
    """A line in bold."""
    return p(text, bold=True)


def table(*rows: Sequence[Text | None], titles: bool = False) -> Grid:
    """A table; None in a row is a cell that the one above goes on into. `titles`: the first row is bold and repeats."""
    cells: list[Cell] = []
    columns = max(len(row) for row in rows)
    for number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            if text is None:
                above = next(at for at in range(len(cells) - 1, -1, -1) if cells[at].column == column)
                cells[above] = replace(cells[above], row_span=cells[above].row_span + 1)
                continue
            several: list[str | Found] = [text] if isinstance(text, (str, Words)) else list(text)
            blocks = tuple(
                p(one, bold=titles and number == 1) if isinstance(one, str) else one for one in several if one != ""
            )
            span = columns - column + 1 if len(row) == 1 and columns > 1 else 1
            cells.append(Cell(blocks, number, column, column_span=span, shaded=titles and number == 1))
    return Grid(tuple(cells), len(rows), columns, Place(None, 1), header_rows=int(titles))


def paper(*blocks: Found | str) -> Reading:
    """A document of these blocks, each with its own place."""
    placed: list[Found] = []
    for number, one in enumerate(blocks, 1):
        block = p(one) if isinstance(one, str) else one
        placed.append(_placed(block, Place(None, number)))
    return Reading("paper.docx", "docx", tuple(placed))


def _placed(block: Found, place: Place) -> Found:
    if isinstance(block, Words):
        return replace(block, place=place)
    cells = tuple(
        replace(
            cell,
            blocks=tuple(
                _placed(one, Place(None, place.block, place.row or cell.row, place.column or cell.column))
                for one in cell.blocks
            ),
        )
        for cell in block.cells
    )
    return replace(block, cells=cells, place=place)
