"""Draws tables: header rows that repeat, merged cells, rows of a label and a value, tables in cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table, _Cell, _Row

from tests.plan.making.word import Word


def table(
    word: Word, columns: Sequence[str], widths: Sequence[float], into: Any = None, shade: str = "D9E2F3"
) -> Table:
    """An empty table with its column titles in a row that Word repeats on every page."""
    made = empty(word, widths, into)
    if columns:
        row = made.add_row()
        repeat(row)
        for cell, title in zip(row.cells, columns, strict=True):
            word.bold(title, into=cell)
            shaded(cell, shade)
        sized(row, widths)
    return made


def empty(word: Word, widths: Sequence[float], into: Any = None) -> Table:
    """A table with no rows yet."""
    made: Table
    if isinstance(into, _Cell):
        made = into.add_table(0, len(widths))
        made.style = word.document.styles["Table Grid"]
    else:
        made = word.document.add_table(0, len(widths), "Table Grid")
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    return made


def row(made: Table, widths: Sequence[float], texts: Sequence[str] = (), whole: bool = False) -> _Row:
    """One more row; `whole` forbids Word to split it over two pages."""
    added = made.add_row()
    sized(added, widths)
    for cell, text in zip(added.cells, texts, strict=False):
        if text:
            cell.paragraphs[0].add_run(text)
    if whole:
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return added


def sized(added: _Row, widths: Sequence[float]) -> None:
    """Every cell has its own width, which is what LibreOffice goes by."""
    for cell, width in zip(added.cells, widths, strict=True):
        cell.width = Cm(width)


def repeat(added: _Row) -> None:
    """The row is repeated at the top of every page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    added._tr.get_or_add_trPr().append(mark)


def shaded(cell: _Cell, colour: str) -> None:
    """A colour behind a cell."""
    shade = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{key}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def merged(made: Table, column: int, first: int, last: int) -> _Cell:
    """One cell over several rows of a column, the texts of the lower ones being empty."""
    if first == last:
        return made.cell(first, column)
    return made.cell(first, column).merge(made.cell(last, column))


def across(made: Table, at: int) -> _Cell:
    """One cell over all the columns of a row."""
    cells = made.rows[at].cells
    return cells[0].merge(cells[-1])


def banner(word: Word, text: str, colour: str = "1F3864", size: float = 13) -> None:
    """A heading inside a coloured table of one cell."""
    from docx.shared import RGBColor

    made = empty(word, [word.width])
    cell = row(made, [word.width]).cells[0]
    shaded(cell, colour)
    word.bold(text, size, cell).runs[0].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)


def pairs(word: Word, rows: Sequence[tuple[str, str]], into: Any = None) -> Table:
    """A table of labels and values."""
    widths = [word.width * 0.35, word.width * 0.65]
    made = empty(word, widths, into)
    for label, value in rows:
        added = row(made, widths, ("", value))
        word.bold(label, into=added.cells[0])
        shaded(added.cells[0], "F2F2F2")
    return made
