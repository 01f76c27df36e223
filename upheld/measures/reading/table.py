"""The rows under the header of a sheet, where a publisher has put lines above it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from upheld.measures.errors import FiguresError
from upheld.measures.reading.sheet import Sheet

LINES_ABOVE: Final = 12
"""How many rows may stand above a header."""


def plain(cell: str) -> str:
    """A cell without the byte order mark, without blanks around it and with single ones inside."""
    return " ".join(cell.replace("\ufeff", "").split())


def header_at(sheet: Sheet, columns: Collection[str]) -> int | None:
    """Where the header is: the first row that has all these columns; None if none of the first rows has.

    Args:
        columns: in small letters.
    """
    for place, cells in enumerate(sheet.cells[: LINES_ABOVE + 1]):
        if set(columns) <= {plain(cell).casefold() for cell in cells}:
            return place
    return None


def rows(sheet: Sheet, columns: Collection[str]) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Each row under the header with its line (the first of the sheet is 1), by column in small letters.

    A row without anything in it is left out; a cell that a short row has not is empty.

    Raises:
        FiguresError: no row has all the columns; the sentence names the ones that are not there.
    """
    place = header_at(sheet, columns)
    if place is None:
        there = {plain(cell).casefold() for cells in sheet.cells[: LINES_ABOVE + 1] for cell in cells}
        missing = [column for column in columns if column not in there] or list(columns)
        raise FiguresError(
            f'{sheet.name} has no column "{missing[0]}": take the file as it was published, with its header.'
        )
    names = [plain(cell).casefold() for cell in sheet.cells[place]]
    for line, cells in enumerate(sheet.cells[place + 1 :], place + 2):
        if any(cell.strip() for cell in cells):
            yield line, dict(zip(names, (*map(plain, cells), *[""] * (len(names) - len(cells))), strict=False))


def at_line(sheet: Sheet, line: int, wrong: object) -> FiguresError:
    """An error that says where in the sheet it is."""
    return FiguresError(f"{sheet.name}, line {line}: {wrong}")
