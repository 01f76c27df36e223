"""The paragraphs and tables of a PDF as they are handed on: with their words, looks and places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from upheld.documents.reading.found import Cell, Found, Grid, Place, Words
from upheld.documents.reading.limits import ReadingLimits
from upheld.documents.reading.marker import INVITATIONS, split_marker, tidy
from upheld.documents.reading.pdf_draft import Draft, DraftTable
from upheld.documents.reading.pdf_lines import Line
from upheld.documents.reading.pdf_paragraphs import Joiner, Paragraph
from upheld.documents.unreadable import Unreadable

_CONTENTS_LINE = re.compile(r"(?:\.\s?){5,}\s*\d+$|…{2,}\s*\d+$")


class Writer:
    """Gives paragraphs and tables their words and places."""

    def __init__(self, name: str, limits: ReadingLimits, joiner: Joiner) -> None:
        self.contents = 0
        self._name = name
        self._limits = limits
        self._joiner = joiner
        self._block = 0
        self._cells = 0

    def blocks(self, drafts: Sequence[Draft], row: int | None = None, column: int | None = None) -> Iterator[Found]:
        """The blocks of the page, or of the cell of the outermost table at a row and column."""
        for draft in drafts:
            if isinstance(draft, Paragraph):
                words = self._words(draft, row, column)
                if words is not None:
                    yield words
            else:
                yield self._grid(draft, row, column)

    def note(self, lines: Sequence[Line]) -> Words:
        """A footnote."""
        marker, text = split_marker(tidy(self._joiner.text(lines)))
        return Words(
            text.lstrip("0123456789").lstrip(), Place(lines[0].page, self._block), size=lines[0].size, marker=marker
        )

    def _place(self, page: int, row: int | None, column: int | None) -> Place:
        if row is None:
            self._block += 1
            if self._block > self._limits.paragraphs:
                raise Unreadable(f"{self._name} has more than {self._limits.paragraphs:,} paragraphs: split it.")
        return Place(page, self._block, row, column)

    def _words(self, draft: Paragraph, row: int | None, column: int | None) -> Words | None:
        text = tidy(self._joiner.text(draft.lines))
        if _CONTENTS_LINE.search(text):
            self.contents += 1
            return None
        if text in INVITATIONS:
            return None
        marker, text = split_marker(text)
        sizes: dict[float, int] = {}
        for line in draft.lines:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
        return Words(
            text=text,
            place=self._place(draft.page, row, column),
            strong=all(line.bold for line in draft.lines),
            italic=all(word.italic for line in draft.lines for word in line.words),
            size=max(sizes, key=lambda size: sizes[size]),
            marker=marker,
            indent=round(draft.indent, 1),
        )

    def _grid(self, draft: DraftTable, row: int | None, column: int | None) -> Grid:
        place = self._place(draft.page, row, column)
        cells = []
        for cell in sorted(draft.cells, key=lambda cell: (cell.row, cell.column)):
            self._cells += 1
            if self._cells > self._limits.cells:
                raise Unreadable(f"{self._name} has more than {self._limits.cells:,} cells in its tables: split it.")
            blocks = tuple(self.blocks(cell.blocks, row or cell.row, column or cell.column))
            cells.append(Cell(blocks, cell.row, cell.column, cell.row_span, cell.column_span, cell.shaded))
        return Grid(tuple(cells), draft.rows, len(draft.edges) - 1, place, draft.header_rows)
