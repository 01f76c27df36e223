"""What stands beside a line of provision in its row, and down to where does a need or an outcome reach?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from upheld.documents.reading.found import Cell, words_in
from upheld.plan.layouts.cells import is_filled, on_one_line
from upheld.plan.layouts.columns import Column
from upheld.plan.layouts.line import Line

Covering = Mapping[tuple[int, int], Cell]
"""The cell that covers each row and column."""


def details_of(covering: Covering, columns: Mapping[int, Column], number: int) -> dict[str, str]:
    """Who, how often and the like in a row, by the titles of their columns; empty where the cell is."""
    return {
        found.title: on_one_line(cell) if (cell := covering.get((number, at))) is not None else ""
        for at, found in columns.items()
        if found.means == "detail" and found.title and _begins(covering, number, at)
    }


def share(covering: Covering, columns: Mapping[int, Column], number: int, lines: Sequence[Line]) -> None:
    """Where a cell beside the provision has as many paragraphs as there are lines, each line has its own."""
    lines = [line for line in lines if line.kind == "provision"]
    for at, found in columns.items():
        cell = covering.get((number, at))
        if cell is None or found.means != "detail" or not _begins(covering, number, at):
            continue
        each = [words.text.replace("\n", " ") for words in words_in(cell.blocks)]
        if len(each) == len(lines) > 1:
            for line, text in zip(lines, each, strict=True):
                line.cells = {**line.cells, found.title: text}


def goes_down(covering: Covering, columns: Mapping[int, Column], cell: Cell, number: int) -> bool:
    """Whether a need or an outcome reaches into a row: no cell there begins another."""
    for at, found in columns.items():
        below = covering.get((number, at))
        if found.means in ("need", "outcome") and below is not None and below.row == number and is_filled(below):
            return False
    below = covering.get((number, cell.column))
    return below is None or not is_filled(below)


def _begins(covering: Covering, number: int, at: int) -> bool:
    """Whether the cell there begins in that column, and so is not counted twice."""
    cell = covering.get((number, at))
    return cell is None or cell.column == at
