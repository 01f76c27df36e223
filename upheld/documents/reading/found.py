"""What is found in a document: its paragraphs and tables in reading order, each with the place it was found at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece was found.

    `page` counts from 1; None where the format has no pages of its own and the file does not say where they break.
    `block` counts the paragraphs and tables of the whole document from 1. `row` and `column` count from 1 in the
    outermost table; None outside a table.
    """

    page: int | None
    block: int
    row: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        parts = [f"page {self.page}"] if self.page is not None else []
        if self.row is not None:
            parts.append(f"table at {self.block}, row {self.row}, column {self.column}")
        elif self.page is None:
            parts.append(f"paragraph {self.block}")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph, heading or item of a list.

    `text` has one space between words; a line break that the writer put in is a newline. `level` is that of a
    heading style, 1 to 9; 0 where it has none. `strong` and `italic`: every letter is. `size` is in points, None where
    it is not known. `marker` is the bullet or number before it, typed or automatic ("•", "1.", "(a)", "F1.2"), no part
    of `text`; None without one. `indent` is in points from the left edge of the text or of its cell.
    """

    text: str
    place: Place
    level: int = 0
    strong: bool = False
    italic: bool = False
    size: float | None = None
    marker: str | None = None
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell, once, however many rows and columns it spans; a table inside it is one of its blocks."""

    blocks: tuple[Found, ...]
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    shaded: bool = False

    @property
    def text(self) -> str:
        """All its words, a newline between paragraphs."""
        return "\n".join(one.text for one in words_in(self.blocks))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. A table that goes on over a page is one, and the header row that is printed again stands once.

    `header_rows` is how many rows at its top repeat on each page; 0 where the file does not say.
    """

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    place: Place
    header_rows: int = 0

    def row(self, number: int) -> tuple[Cell, ...]:
        """The cells that begin in a row, from left to right; rows count from 1."""
        return tuple(cell for cell in self.cells if cell.row == number)


Found = Words | Grid


@dataclass(frozen=True, slots=True)
class Reading:
    """A whole document as read.

    `kind` is the kind of file ("docx", "pdf", "odt", "text"). `pages` is None where the file does not say. `running`
    are the headers and footers, which are left out of `blocks`; `notes` are footnotes and endnotes, left out too.
    `without_text` are the numbers of the pages that show something but have no words: scans. `by_ocr` are those whose
    words were guessed from the picture. `remarks` are sentences to the reader: what was left out or changed.
    """

    name: str
    kind: str
    blocks: tuple[Found, ...]
    pages: int | None = None
    running: tuple[str, ...] = ()
    notes: tuple[Words, ...] = ()
    without_text: tuple[int, ...] = ()
    by_ocr: tuple[int, ...] = ()
    remarks: tuple[str, ...] = ()


def words_in(blocks: tuple[Found, ...]) -> Iterator[Words]:
    """Every paragraph, those in tables too, in reading order: row by row, and in a cell from top to bottom."""
    for one in blocks:
        if isinstance(one, Words):
            yield one
        else:
            for cell in one.cells:
                yield from words_in(cell.blocks)
