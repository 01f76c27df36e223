"""The paragraphs and tables of one page of a PDF, in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.documents.reading.pdf_lines import Line, by_columns
from upheld.documents.reading.pdf_paragraphs import Paragraph, Spacing, paragraphs_of
from upheld.documents.reading.pdf_sheet import Region, Sheet, SheetTable


@dataclass(slots=True)
class DraftCell:
    """A cell, which may still grow over the next page."""

    blocks: list[Draft]
    row: int
    column: int
    row_span: int
    column_span: int
    shaded: bool

    @property
    def words(self) -> tuple[str, ...]:
        """Its lines as printed."""
        return tuple(text for block in self.blocks for text in _texts(block))


@dataclass(slots=True)
class DraftTable:
    """A table, which may still grow over the next page. `bottom` is where it ends on `last_page`."""

    cells: list[DraftCell]
    rows: int
    edges: list[float]
    page: int
    last_page: int
    bottom: float
    heights: list[float]
    header_rows: int = 0

    def row(self, number: int) -> list[DraftCell]:
        """The cells that begin in a row, from 1."""
        return [cell for cell in self.cells if cell.row == number]


Draft = Paragraph | DraftTable


def _texts(block: Draft) -> Iterable[str]:
    if isinstance(block, Paragraph):
        return (line.text for line in block.lines)
    return (text for cell in block.cells for text in cell.words)


def drafts_of(sheet: Sheet, spacing: Spacing) -> list[Draft]:
    """The paragraphs and tables of a page in reading order."""
    return _region(sheet.body, sheet.number, spacing, columns=True)


def _region(region: Region, page: int, spacing: Spacing, *, columns: bool) -> list[Draft]:
    made: list[Draft] = []
    run: list[Line] = []

    def close() -> None:
        if not run:
            return
        groups = by_columns(run) if columns else [list(run)]
        for group in groups:
            alone = len(groups) == 1
            left = region.left if alone else min(line.box.x0 for line in group)
            right = region.right if alone else max(line.box.x1 for line in group)
            made.extend(paragraphs_of(group, left, right, spacing))
        run.clear()

    for part in region.parts():
        if isinstance(part, SheetTable):
            close()
            made.append(_table(part, page, spacing))
        else:
            run.append(part)
    close()
    return made


def _table(found: SheetTable, page: int, spacing: Spacing) -> DraftTable:
    table = found.table
    cells = [
        DraftCell(
            _region(region, page, spacing, columns=False), cell.row, cell.column, cell.row_span, cell.column_span,
            cell.shaded,
        )
        for cell, region in zip(table.cells, found.regions, strict=True)
    ]  # fmt: skip
    heights = [
        max((cell.box.height for cell in table.cells if cell.row == row and cell.row_span == 1), default=0.0)
        for row in range(1, table.rows + 1)
    ]
    return DraftTable(cells, table.rows, list(table.edges), page, page, table.box.bottom, heights)
