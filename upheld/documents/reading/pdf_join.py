"""Paragraphs and tables of a PDF that go on over a page, joined to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from upheld.documents.reading.pdf_draft import Draft, DraftCell, DraftTable
from upheld.documents.reading.pdf_paragraphs import ENDS, Paragraph, is_full, reads_on
from upheld.documents.reading.pdf_sheet import Sheet
from upheld.documents.reading.pdf_tables import nearest, together

_NEAR = 3.0
_ROOM = 14.0


def joined(pages: Sequence[tuple[Sheet, list[Draft]]], bottoms: Mapping[int, float]) -> list[Draft]:
    """The pages one after the other; `bottoms` is how far down the text of pages of a height reaches."""
    made: list[Draft] = []
    for sheet, drafts in pages:
        rest = drafts
        if made and rest:
            last, first = made[-1], rest[0]
            if isinstance(last, Paragraph) and isinstance(first, Paragraph):
                if paragraph_goes_on(last, first):
                    last.lines.extend(first.lines)
                    rest = rest[1:]
            elif isinstance(last, DraftTable) and isinstance(first, DraftTable):
                bottom = bottoms.get(round(sheet.height), last.bottom)
                if last.last_page == sheet.number - 1 and join_tables(last, first, bottom):
                    rest = rest[1:]
        made.extend(rest)
    return made


def paragraph_goes_on(last: Paragraph, first: Paragraph) -> bool:
    """Whether a paragraph at the top of a page is the rest of the one at the bottom of the page before."""
    end, begin = last.lines[-1], first.lines[0]
    if end.text.endswith(ENDS) or begin.page == end.page or abs(end.size - begin.size) > 0.5:
        return False
    if begin.marker is not None or (end.bold != begin.bold and end.words[-1].bold != begin.words[0].bold):
        return False
    return reads_on(end, begin) or (len(last.lines) > 1 and not end.bold and is_full(end, begin, last.left, last.right))


def join_tables(last: DraftTable, first: DraftTable, page_bottom: float) -> bool:
    """Put the table at the top of a page to that at the bottom of the page before, if it is the rest of it."""
    if abs(last.edges[0] - first.edges[0]) > _NEAR or abs(last.edges[-1] - first.edges[-1]) > _NEAR:
        return False
    if not (_within(last.edges, first.edges) or _within(first.edges, last.edges)):
        return False
    repeated = _repeated(last, first)
    if repeated == first.rows:
        return False
    next_row = first.heights[repeated] if repeated < len(first.heights) else 0.0
    if page_bottom - last.bottom > next_row + _ROOM:
        return False  # there was room for the row, so something else ended the table
    if not repeated and _is_header(first, 1) and _is_header(last, 1) and first.rows > 1 and last.rows > 1:
        return False
    _share_edges(last, first)
    if repeated:
        last.header_rows = max(last.header_rows, repeated)
    coming = [cell for cell in first.cells if cell.row > repeated]
    if _row_goes_on(last, first, repeated + 1):
        _join_row(last, [cell for cell in coming if cell.row == repeated + 1])
        coming = [cell for cell in coming if cell.row > repeated + 1]
        shift = last.rows - repeated - 1
    else:
        _stretch(last, first, repeated + 1)
        coming = [cell for cell in first.cells if cell.row > repeated]
        shift = last.rows - repeated
    for cell in coming:
        cell.row += shift
        last.cells.append(cell)
    last.rows = max(last.rows, first.rows + shift)
    last.heights = [*last.heights[: last.rows], *first.heights[repeated:]][: last.rows]
    last.last_page, last.bottom = first.last_page, first.bottom
    return True


def _within(some: Sequence[float], all_of: Sequence[float]) -> bool:
    """Whether each of some edges is one of the others too."""
    return all(min(abs(edge - other) for other in all_of) <= _NEAR for edge in some)


def _repeated(last: DraftTable, first: DraftTable) -> int:
    """How many rows at the top are the header printed again."""
    count = 0
    while count < min(first.rows, last.rows):
        row, again = last.row(count + 1), first.row(count + 1)
        words = [cell.words for cell in row]
        if not any(words) or words != [cell.words for cell in again]:
            break
        count += 1
    return count


def _is_header(table: DraftTable, number: int) -> bool:
    """Whether a row looks like a header: each of several cells shaded or bold."""
    row = table.row(number)
    return len(row) > 1 and all(cell.shaded or _is_bold(cell) for cell in row)


def _is_bold(cell: DraftCell) -> bool:
    lines = [line for block in cell.blocks if isinstance(block, Paragraph) for line in block.lines]
    return bool(lines) and all(line.bold for line in lines)


def _share_edges(last: DraftTable, first: DraftTable) -> None:
    """Count the columns of both by the edges of both."""
    edges = together([*last.edges, *first.edges])
    for table in (last, first):
        places = [nearest(edges, edge) for edge in table.edges]
        for cell in table.cells:
            begin = places[cell.column - 1]
            end = places[min(cell.column - 1 + cell.column_span, len(places) - 1)]
            cell.column, cell.column_span = begin + 1, max(1, end - begin)
        table.edges = edges


def _row_goes_on(last: DraftTable, first: DraftTable, number: int) -> bool:
    """Whether a row at the top of a page is the rest of the row at the bottom of the page before."""
    new = {cell.column: cell for cell in first.row(number)}
    old = {cell.column: cell for cell in last.cells if cell.row + cell.row_span - 1 == last.rows}
    if set(new) != set(old) or len(new) < 1:
        return False
    pairs = [(old[column], new[column]) for column in sorted(new)]
    alone = [(before, after) for before, after in pairs if before.row_span == 1 and after.row_span == 1]
    if any(_words_read_on(before, after) for before, after in alone):
        return True
    if len(pairs) == 1:
        return _table_goes_on(*pairs[0])
    if len(alone) < len(pairs):
        return False
    head, tail = pairs[0]
    if tail.blocks or not head.blocks or not any(after.blocks for _, after in pairs):
        return False
    return not _has_empty_heads(last) and all(before.blocks for before, after in pairs if after.blocks)


def _table_goes_on(before: DraftCell, after: DraftCell) -> bool:
    """Whether a cell ends with a table, and the one under it begins with one of the same columns."""
    last = before.blocks[-1] if before.blocks else None
    first = after.blocks[0] if after.blocks else None
    return (
        isinstance(last, DraftTable)
        and isinstance(first, DraftTable)
        and len(last.edges) == len(first.edges) > 2
        and abs(last.edges[0] - first.edges[0]) <= _NEAR
    )


def _words_read_on(before: DraftCell, after: DraftCell) -> bool:
    """Whether a sentence plainly goes on from one cell to the one under it."""
    if not _words_go_on(before, after):
        return False
    last, first = before.blocks[-1], after.blocks[0]
    if not isinstance(last, Paragraph) or not isinstance(first, Paragraph):
        return False
    end, begin = last.lines[-1], first.lines[0]
    return reads_on(end, begin) or (begin.text[0].isdigit() and is_full(end, begin, last.left, last.right))


def _words_go_on(before: DraftCell, after: DraftCell) -> bool:
    last = before.blocks[-1] if before.blocks else None
    first = after.blocks[0] if after.blocks else None
    return isinstance(last, Paragraph) and isinstance(first, Paragraph) and paragraph_goes_on(last, first)


def _has_empty_heads(table: DraftTable) -> bool:
    """Whether rows that begin with an empty cell are usual in the table."""
    heads = [cell for cell in table.cells if cell.column == 1 and cell.row > max(1, table.header_rows)]
    return any(not cell.blocks for cell in heads)


def _join_row(last: DraftTable, row: Sequence[DraftCell]) -> None:
    ends = {cell.column: cell for cell in last.cells if cell.row + cell.row_span - 1 == last.rows}
    for cell in row:
        ends[cell.column].row_span += cell.row_span - 1
        _join_cell(ends[cell.column], cell)


def _join_cell(into: DraftCell, cell: DraftCell) -> None:
    """Put what stands in a cell to what stands in the one above it, of which it is the rest."""
    last = into.blocks[-1] if into.blocks else None
    first = cell.blocks[0] if cell.blocks else None
    rest = cell.blocks
    if isinstance(last, Paragraph) and isinstance(first, Paragraph) and paragraph_goes_on(last, first):
        last.lines.extend(first.lines)
        rest = rest[1:]
    elif isinstance(last, DraftTable) and isinstance(first, DraftTable) and join_tables(last, first, last.bottom):
        rest = rest[1:]
    into.blocks.extend(rest)


def _stretch(last: DraftTable, first: DraftTable, number: int) -> None:
    """Let a cell that spans rows go on into the new page's rows, where the cell there is empty or reads on."""
    ends = {cell.column: cell for cell in last.cells if cell.row + cell.row_span - 1 == last.rows}
    for cell in first.row(number):
        above = ends.get(cell.column)
        if above is None or above.column_span != cell.column_span or max(cell.row_span, above.row_span) < 2:
            continue
        if not cell.blocks or _words_read_on(above, cell):
            _join_cell(above, cell)
            above.row_span += cell.row_span
            first.cells.remove(cell)
