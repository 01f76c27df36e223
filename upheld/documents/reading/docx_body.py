"""The paragraphs and tables of a Word file in order, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from upheld.documents.kind import SAVE_AS_PDF
from upheld.documents.reading.docx_numbering import Numbering
from upheld.documents.reading.docx_styles import VAL, Look, Styles, W, is_on, is_shaded, paragraph_look, run_look
from upheld.documents.reading.docx_text import MC, Left, Line, Pages, Runs, chosen, is_invitation
from upheld.documents.reading.found import Cell, Found, Grid, Place, Words
from upheld.documents.reading.limits import ReadingLimits
from upheld.documents.reading.package import Element
from upheld.documents.reading.piece import Letters, pieces
from upheld.documents.unreadable import Unreadable

_HOLDERS = frozenset(f"{W}{name}" for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo"))
_LEFT_OUT = frozenset({f"{W}del", f"{W}moveFrom"})
_CONTENTS = "toc "
_TO_A_PAGE = re.compile(r"\S\s*\t\s*\d{1,3}\s*$")


@dataclass(frozen=True, slots=True)
class Where:
    """Which cell of the outermost table we are in, how deep, and whether its words are bold by the table's style."""

    row: int | None = None
    column: int | None = None
    depth: int = 0
    bold: bool | None = None


@dataclass(slots=True)
class _Spot:
    """A cell while its table is being read: `rows` grows with each row that it goes on into."""

    blocks: tuple[Found, ...]
    row: int
    column: int
    columns: int
    shaded: bool
    rows: int = 1

    def cell(self) -> Cell:
        return Cell(self.blocks, self.row, self.column, self.rows, self.columns, self.shaded)


@dataclass(slots=True)
class Body:
    """Reads one story of a Word file (its body, a note, a header) into blocks."""

    name: str
    styles: Styles
    numbering: Numbering
    limits: ReadingLimits
    pages: Pages
    left: Left = field(default_factory=Left)
    section_breaks: list[bool] = field(default_factory=list)
    """For each section but the last, whether what follows it begins on a new page; the next one last."""
    block: int = 0
    _runs: Runs = field(init=False)
    _paragraphs: int = 0
    _cells: int = 0
    _carried: Line | None = None

    def __post_init__(self) -> None:
        self._runs = Runs(self.styles, self.pages, self.left)

    def read(self, holder: Element) -> tuple[Found, ...]:
        """The blocks in a body, note or header."""
        return tuple(self._blocks(holder, Where()))

    def _blocks(self, holder: Element, where: Where) -> Iterator[Found]:
        for one in holder:
            tag = one.tag
            if tag == f"{W}p":
                yield from self._paragraph(one, where)
            elif tag == f"{W}tbl":
                grid = self._table(one, where)
                if grid is not None:
                    yield grid
            elif tag == f"{W}sdt":
                content = one.find(f"{W}sdtContent")
                if content is not None and not is_invitation(one.find(f"{W}sdtPr")):
                    yield from self._blocks(content, where)
            elif tag in _HOLDERS:
                yield from self._blocks(one, where)
            elif tag in _LEFT_OUT:
                self.left.counts["deleted"] += 1
            elif tag == f"{MC}AlternateContent":
                yield from self._blocks(chosen(one), where)
            elif tag == f"{W}altChunk":
                self.left.counts["chunk"] += 1

    def _place(self, page: int | None, where: Where) -> Place:
        """The place of the next block; in a table, that of the table."""
        if where.row is None:
            self.block += 1
        return Place(page, self.block, where.row, where.column)

    def _paragraph(self, paragraph: Element, where: Where) -> Iterator[Found]:
        self._paragraphs += 1
        if self._paragraphs > self.limits.paragraphs:
            raise Unreadable(f"{self.name} has more than {self.limits.paragraphs:,} paragraphs: split it.")
        properties = paragraph.find(f"{W}pPr")
        own = paragraph_look(properties)
        style = properties.find(f"{W}pStyle") if properties is not None else None
        name = style.get(VAL) if style is not None else self.styles.default
        base = self.styles.look(name)
        if where.bold is not None and base.bold is None:
            base = Look(bold=where.bold).over(base)
        look = own.over(base).over(self.styles.everywhere)
        if look.new_page and where.row is None:
            self.pages.broken_by_hand()
        line = self._carried or Line()
        self._carried = None
        self._runs.read(paragraph, look, line)
        for box in line.boxes_before:
            yield from self._blocks(box, where)
        mark = properties.find(f"{W}rPr") if properties is not None else None
        if mark is not None and mark.find(f"{W}del") is not None and line.text.strip():
            self._carried = Line(line.bits, line.page)  # its end was deleted, so the next paragraph goes on in it
        else:
            yield from self._words(line, look, own, name, mark, where, leads=_has_leader(properties))
        for box in line.boxes_after:
            yield from self._blocks(box, where)
        ends_section = properties is not None and properties.find(f"{W}sectPr") is not None
        if ends_section and self.section_breaks and self.section_breaks.pop(0):
            self.pages.broken_by_hand()

    def _words(
        self, line: Line, look: Look, own: Look, style: str | None, mark: Element | None, where: Where, *, leads: bool
    ) -> Iterator[Words]:
        number, marker, left, first = look.number, None, look.left, look.first
        if number is not None and number != "0":
            depth = look.depth if look.depth is not None else self.numbering.depth_of(number, style)
            if not run_look(mark).hidden:
                marker = self.numbering.next(number, depth)
            level = self.numbering.level(number, depth)
            if level is not None:
                # The list's own indent holds unless the paragraph itself says otherwise.
                left = own.left if own.left is not None else level.left if level.left is not None else left
                first = own.first if own.first is not None else level.first if level.first is not None else first
        if not line.text.strip():
            return
        if self.styles.name(style).startswith(_CONTENTS) or (leads and _TO_A_PAGE.search(line.text)):
            self.left.counts["contents"] += 1
            return
        letters = [Letters(bit.text, bit.bold, bit.italic, bit.size) for bit in line.bits]
        edge = max(0.0, (left or 0.0) + (first or 0.0))
        for piece in pieces(letters, marker):
            yield Words(
                piece.text, self._place(line.page, where), look.level or 0, piece.strong, piece.italic, piece.size,
                piece.marker, edge,
            )  # fmt: skip

    def _table(self, table: Element, where: Where) -> Grid | None:
        if where.depth >= self.limits.nesting:
            raise Unreadable(
                f"{self.name} has tables inside tables {where.depth} deep, and {self.limits.nesting} is the most: "
                f"{SAVE_AS_PDF}."
            )
        place = self._place(self.pages.number if self.pages.known else None, where)
        style = table.find(f"{W}tblPr/{W}tblStyle")
        look = table.find(f"{W}tblPr/{W}tblLook")
        bold, shaded = (
            self.styles.header_row(style.get(VAL)) if style is not None and _first_row(look) else (False, False)
        )
        spots: list[_Spot] = []
        open_spots: dict[int, _Spot] = {}
        rows = columns = headers = 0
        for row in self._rows(table):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                self.left.counts["deleted"] += 1
                continue
            rows += 1
            if headers == rows - 1 and properties is not None and is_on(properties.find(f"{W}tblHeader")):
                headers = rows
            column = 1 + _count(properties, "gridBefore", 0)
            begins = ends = self.pages.number
            for cell in self._cells_of(row):
                self._count_cell()
                inside = cell.find(f"{W}tcPr")
                span = _count(inside, "gridSpan", 1)
                if column + span - 1 > self.limits.columns:
                    raise Unreadable(
                        f"{self.name} has a table with more than {self.limits.columns} columns: {SAVE_AS_PDF}."
                    )
                merge = inside.find(f"{W}vMerge") if inside is not None else None
                above = open_spots.get(column)
                if merge is not None and merge.get(VAL, "continue") != "restart" and above is not None:
                    above.rows = rows - above.row + 1
                else:
                    deeper = Where(
                        where.row or rows, where.column or column, where.depth + 1, True if bold and rows == 1 else None
                    )
                    self.pages.number = begins
                    blocks = tuple(self._blocks(cell, deeper))
                    ends = max(ends, self.pages.number)
                    spot = _Spot(blocks, rows, column, span, is_shaded(inside) or (shaded and rows == 1))
                    spots.append(spot)
                    for one in range(column, column + span):
                        open_spots.pop(one, None)
                    if merge is not None:
                        open_spots[column] = spot
                column += span
                columns = max(columns, column - 1)
            self.pages.number = ends
        if not any(spot.blocks for spot in spots):
            if where.row is None:
                self.block -= 1
            return None
        return Grid(tuple(spot.cell() for spot in spots), rows, columns, place, headers)

    def _count_cell(self) -> None:
        self._cells += 1
        if self._cells > self.limits.cells:
            raise Unreadable(f"{self.name} has more than {self.limits.cells:,} cells in its tables: split it.")

    def _rows(self, holder: Element) -> Iterator[Element]:
        yield from self._inside(holder, f"{W}tr")

    def _cells_of(self, row: Element) -> Iterator[Element]:
        for cell in self._inside(row, f"{W}tc"):
            if cell.find(f"{W}tcPr/{W}cellDel") is None:
                yield cell

    def _inside(self, holder: Element, wanted: str) -> Iterator[Element]:
        """The rows of a table, or the cells of a row, those in controls too."""
        for one in holder:
            tag = one.tag
            if tag == wanted:
                yield one
            elif tag in (f"{W}sdt", f"{W}sdtContent") or tag in _HOLDERS:
                yield from self._inside(one, wanted)
            elif tag in _LEFT_OUT:
                self.left.counts["deleted"] += 1


def _has_leader(properties: Element | None) -> bool:
    """Whether dots lead from its words to a number at the right, as in a table of contents typed by hand."""
    tabs = properties.find(f"{W}tabs") if properties is not None else None
    return tabs is not None and any(
        one.get(f"{W}leader") in ("dot", "middleDot", "hyphen", "underscore") for one in tabs
    )


def _first_row(look: Element | None) -> bool:
    """Whether a table uses what its style says of the first row."""
    if look is None:
        return False
    said = look.get(f"{W}firstRow")
    if said is not None:
        return said in ("1", "true", "on")
    try:
        return bool(int(look.get(VAL, "0"), 16) & 0x20)
    except ValueError:
        return False


def _count(properties: Element | None, name: str, otherwise: int) -> int:
    found = properties.find(f"{W}{name}") if properties is not None else None
    value = found.get(VAL, "") if found is not None else ""
    return max(otherwise, int(value)) if value.isdecimal() and len(value) < 6 else otherwise
