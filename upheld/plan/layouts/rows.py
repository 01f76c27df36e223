"""A table with a line of titles at its top: what stands in each row, and which of it belongs together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from upheld.documents.reading.found import Cell, Grid, words_in
from upheld.plan.document import LETTERS, PROVISION_SECTIONS, Letter
from upheld.plan.layouts.beside import details_of, goes_down, share
from upheld.plan.layouts.cells import filled_rows, first_of, is_across, is_marked, on_one_line, printed
from upheld.plan.layouts.columns import Column
from upheld.plan.layouts.headings import is_area
from upheld.plan.layouts.items import only_codes
from upheld.plan.layouts.line import Context, Role, Rows, letter_for
from upheld.plan.layouts.title_row import columns_of, other_letters, title_row
from upheld.plan.layouts.titles import bare_letter

if TYPE_CHECKING:
    from upheld.plan.layouts.walk import Walk

_MOST_SLOTS = 100_000
"""Of a larger table only the first column that a cell covers is known, so that none takes the memory with it."""
_FREE: tuple[Letter, ...] = ("A", "I", "J", "K")


def place(walk: Walk, grid: Grid, context: Context | None) -> None:
    """Read a table row by row."""
    table = _Table(walk, grid, context)
    for number, cells in table.by_row.items():
        table.row(number, cells)


class _Table:
    """One table while it is read. `letters` is the section of the row, where a column gives it."""

    def __init__(self, walk: Walk, grid: Grid, context: Context | None) -> None:
        self.walk, self.grid, self.context = walk, grid, context
        self.number, self.area = walk.grids, walk.area
        self.by_row = filled_rows(grid)
        self.titles = title_row(grid, self.by_row)
        self.columns: dict[int, Column] = {}
        whole = grid.rows * grid.columns <= _MOST_SLOTS
        self.covering: dict[tuple[int, int], Cell] = {
            (row, at): cell
            for cell in grid.cells
            for row in range(cell.row, min(cell.row + cell.row_span, grid.rows + 1))
            for at in range(cell.column, cell.column + (min(cell.column_span, grid.columns) if whole else 1))
        }
        self.titled = [cell.text for cell in self.by_row.get(self.titles, ())]
        self.letters: tuple[Letter, ...] = ()
        self.codes: dict[int, tuple[str, ...]] = {}
        self.ties = True

    @property
    def among(self) -> tuple[Letter, ...]:
        """The sections that the table stands in."""
        return (self.context.letter,) if self.context else self.walk.letters

    def row(self, number: int, cells: list[Cell]) -> None:
        """One row: titles, a name across the table, or what stands under the titles."""
        walk = self.walk
        if number < self.titles or self._is_banner(cells):
            for cell in cells:
                for one in words_in(cell.blocks):
                    walk.banner(one)
            self.area = walk.area
            self.codes.clear()
        elif self.titles and [cell.text for cell in cells] == self.titled:
            for cell in cells:
                walk.add("heading", printed(cell), first_of(cell).place, self._letter())
            if number == self.titles:
                self._begin(cells)
        elif not self.titles or not (self._has("letter") or (self.among and self.among[0] not in _FREE)):
            for cell in cells:
                walk.blocks(cell.blocks, self.context)
        else:
            self._items(number, cells)

    def _has(self, means: str) -> bool:
        return any(found.means == means for found in self.columns.values())

    def _letter(self) -> Letter | None:
        return (self.letters or self.walk.letters or (None,))[0]

    def _is_banner(self, cells: list[Cell]) -> bool:
        """Whether a row is one line across the table: the name of an area, or of a section."""
        cell = cells[0]
        if len(cells) != 1 or cell.row_span > 1 or len(cell.text.split()) > 20:
            return False
        area, marked = is_area(cell.text), is_marked(cell)
        return (is_across(cell, self.grid) and (marked or area)) or (cell.column == 1 and area and marked)

    def _begin(self, cells: list[Cell]) -> None:
        """The sections that titles of columns name begin with the table."""
        # Under 'Short-term targets' a column of targets holds no outcomes.
        self.columns = columns_of(cells, () if self.walk.role == "step" else self.among)
        # One row only stands two sections side by side; with an outcome in it, it is a line of the plan.
        self.ties = self.grid.rows > self.titles + 1 or self._has("outcome")
        named = {found.letter for found in self.columns.values() if found.letter}
        if len(named) > 1 and self.context is None and self.among and self.among[0] in _FREE:
            letters = tuple(letter for letter in LETTERS if letter in named)
            self.walk.open(letters, printed(cells[0]), first_of(cells[0]).place)
        for cell in cells:
            letter = self.columns[cell.column].letter
            if letter and (letter in self.walk.named or letter in self.walk.letters or len(named) > 1):
                self.walk.also(letter, printed(cell), first_of(cell).place, other_letters(self.columns, letter))

    def _items(self, number: int, cells: list[Cell]) -> None:
        walk = self.walk
        self._section_of(number)
        self._area_of(number)
        coded = {cell.column: codes for cell in cells if (codes := only_codes(printed(cell)))}
        for cell in cells:
            if (means := self.columns.get(cell.column, _UNTITLED).means) in ("need", "outcome"):
                self.codes[cell.column] = tuple(f"{means} {code}" for code in coded.get(cell.column, ()))
        beside = details_of(self.covering, self.columns, number)
        said = any(self.columns.get(c.column, _UNTITLED).means in ("need", "outcome", "provision") for c in cells)
        for cell in cells:
            found = self.columns.get(cell.column, _UNTITLED)
            means = found.means
            if means in ("need", "outcome", "provision", "step") and not (
                means != "provision" and cell.column in coded
            ):
                start = len(walk.lines)
                self._cell(cell, found, beside, number)
                if means == "provision":
                    share(self.covering, self.columns, number, walk.lines[start:])
            elif means in ("letter", "area", "ref", "need", "outcome") or (means == "detail" and said):
                walk.add("heading", printed(cell), first_of(cell).place, self._letter())
            elif (letter := self._letter()) is not None:
                walk.blocks(cell.blocks, Context("words", letter))

    def _cell(self, cell: Cell, found: Column, beside: Mapping[str, str], number: int) -> None:
        """A cell whose paragraphs are items."""
        walk = self.walk
        role: Role = "provision" if found.means == "provision" else "need" if found.means == "need" else (
            "step" if found.means == "step" else "outcome"
        )  # fmt: skip
        among = self.letters or self.among
        letter = found.letter or letter_for(role, among)
        provision = role == "provision"
        if self.letters and provision:
            letter = self.letters[0]
        main = next((means for means in ("provision", "outcome", "need") if self._has(means)), "provision")
        walk.role, walk.area = None, self.area
        walk.blocks(
            cell.blocks,
            Context(
                role,
                letter,
                rows=self._rows_of(cell, role) if self.ties else None,
                cells=beside if provision else {},
                ref=self._value(number, "ref") if role == main else None,
                refs=tuple(code for codes in self.codes.values() for code in codes) if provision else (),
                foreign=letter not in among and letter not in walk.letters,
            ),
        )
        walk.area = self.area

    def _rows_of(self, cell: Cell, role: Role) -> Rows:
        """The rows a cell stands for; a need or an outcome stands for the rows with an empty cell below it too."""
        last = cell.row + cell.row_span - 1
        while role in ("need", "outcome") and last < self.grid.rows:
            if any(is_across(one, self.grid) for one in self.by_row.get(last + 1, ())):
                break
            if not goes_down(self.covering, self.columns, cell, last + 1):
                break
            last += 1
        return Rows(self.number, cell.row, last)

    def _value(self, number: int, means: str) -> str | None:
        cells = (self.covering.get((number, at)) for at, found in self.columns.items() if found.means == means)
        return next((text for cell in cells if cell is not None and (text := printed(cell).strip(" .:)"))), None)

    def _section_of(self, number: int) -> None:
        """The section that a column of letters gives for this row, or gave for one above."""
        for at, found in self.columns.items():
            cell = self.covering.get((number, at)) if found.means == "letter" else None
            if cell is not None and (letter := bare_letter(printed(cell))) is not None:
                self.letters = (letter,)
                self.walk.also(letter, printed(cell), first_of(cell).place, self.walk.letters)

    def _area_of(self, number: int) -> None:
        for at, found in self.columns.items():
            if found.means == "area" and (cell := self.covering.get((number, at))):
                if text := on_one_line(cell):
                    self.area = text
                elif cell.row == number and self.letters and self.letters[0] in PROVISION_SECTIONS:
                    self.area = None
        if not self._has("area"):
            self.area = self.walk.area
        self.walk.area = self.area


_UNTITLED = Column("detail", "")
