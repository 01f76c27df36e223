"""The paragraphs and tables of an OpenDocument text in order, each with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from upheld.documents.kind import SAVE_AS_PDF
from upheld.documents.reading.found import Cell, Found, Grid, Place, Words
from upheld.documents.reading.limits import ReadingLimits
from upheld.documents.reading.marker import as_printed
from upheld.documents.reading.odt_lists import Counting, Lists, indent_of
from upheld.documents.reading.odt_styles import DRAW, OFFICE, STYLE, TABLE, TEXT, Look, Styles
from upheld.documents.reading.package import Element
from upheld.documents.reading.piece import Letters, pieces
from upheld.documents.unreadable import Unreadable

_NOT_READ = frozenset(
    f"{TEXT}{one}" for one in ("tracked-changes", "hidden-text", "hidden-paragraph", "script", "sequence-decls",
                               "variable-decls", "user-field-decls", "list-header-decls")
)  # fmt: skip
_CONTENTS = frozenset(
    f"{TEXT}{one}" for one in ("table-of-content", "illustration-index", "table-index", "alphabetical-index")
)
_MOST_SPACES = 1_000


@dataclass(frozen=True, slots=True)
class Where:
    """Which cell of the outermost table we are in and how deep, and where in a list."""

    row: int | None = None
    column: int | None = None
    tables: int = 0
    counting: Counting | None = None
    list_style: str | None = None
    depth: int = -1


@dataclass(slots=True)
class _Line:
    """The letters of one paragraph as they are met, the page of the first, and the boxes that hang on it."""

    letters: list[Letters] = field(default_factory=list)
    page: int | None = None
    boxes_before: list[Element] = field(default_factory=list)
    boxes_after: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """Reads one story (the body, a note, a header) into blocks."""

    name: str
    styles: Styles
    limits: ReadingLimits
    paged: bool = False
    left: Counter[str] = field(default_factory=Counter)
    notes: list[Words] = field(default_factory=list)
    page: int = 1
    block: int = 0
    _lists: Lists = field(init=False)
    _paragraphs: int = 0
    _cells: int = 0
    _count: int = 0
    _begun: bool = False

    def __post_init__(self) -> None:
        self._lists = Lists(self.styles)

    def read(self, holder: Element) -> tuple[Found, ...]:
        """The blocks in a body, note or header."""
        return tuple(self._blocks(holder, Where()))

    def _blocks(self, holder: Element, where: Where) -> Iterator[Found]:
        for one in holder:
            tag = one.tag
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                yield from self._paragraph(one, where, None)
            elif tag == f"{TEXT}list":
                yield from self._list(one, where)
            elif tag == f"{TABLE}table":
                grid = self._table(one, where)
                if grid is not None:
                    yield grid
            elif tag == f"{TEXT}soft-page-break":
                self.page += 1
            elif tag in _CONTENTS:
                self.left["contents"] += 1
            elif tag == f"{TEXT}section":
                if one.get(f"{TEXT}display") in ("none", "condition") and one.get(f"{TEXT}is-hidden") != "false":
                    self.left["hidden"] += 1
                else:
                    yield from self._blocks(one, where)
            elif tag in _NOT_READ:
                self.left["deleted"] += tag == f"{TEXT}tracked-changes"
            elif tag == f"{DRAW}frame" or tag.startswith(DRAW):
                for box in _boxes(one):
                    yield from self._blocks(box, _outside_lists(where))
            elif len(one) and tag.startswith((TEXT, OFFICE)):
                yield from self._blocks(one, where)

    def _list(self, element: Element, where: Where) -> Iterator[Found]:
        style = element.get(f"{TEXT}style-name") or where.list_style
        counting = where.counting or self._lists.begin(element)
        deeper = replace(where, counting=counting, list_style=style, depth=where.depth + 1)
        for item in element:
            if item.tag not in (f"{TEXT}list-item", f"{TEXT}list-header"):
                continue
            start = item.get(f"{TEXT}start-value", "")
            begins = int(start) if start.isdecimal() and len(start) < 7 else None
            unmarked = item.tag == f"{TEXT}list-item"
            for one in item:
                if unmarked and one.tag in (f"{TEXT}p", f"{TEXT}h"):
                    yield from self._paragraph(one, deeper, begins, counted=True)
                    unmarked = False
                elif one.tag in (f"{TEXT}p", f"{TEXT}h"):
                    yield from self._paragraph(one, deeper, None)
                elif one.tag == f"{TEXT}list":
                    yield from self._list(one, deeper)
                elif one.tag == f"{TEXT}soft-page-break":
                    self.page += 1

    def _place(self, page: int | None, where: Where) -> Place:
        if where.row is None:
            self.block += 1
        return Place(page, self.block, where.row, where.column)

    def _paragraph(
        self, element: Element, where: Where, start: int | None, *, counted: bool = False
    ) -> Iterator[Found]:
        self._paragraphs += 1
        if self._paragraphs > self.limits.paragraphs:
            raise Unreadable(f"{self.name} has more than {self.limits.paragraphs:,} paragraphs: split it.")
        if any(one.get(f"{TEXT}is-hidden") == "true" for one in element.iter(f"{TEXT}hidden-paragraph")):
            self.left["hidden"] += 1
            return
        look = self.styles.look("paragraph", element.get(f"{TEXT}style-name"))
        if look.new_page and self._begun and where.row is None:
            self.page += 1
        line = _Line()
        self._letters(element, look, line)
        for box in line.boxes_before:
            yield from self._blocks(box, _outside_lists(where))
        level = 0
        marker: str | None = None
        left, first = look.left, look.first
        if element.tag == f"{TEXT}h":
            said = element.get(f"{TEXT}outline-level", "1")
            level = min(9, max(1, int(said))) if said.isdecimal() and len(said) < 3 else 1
        elif look.level:
            level = min(9, look.level)
        has_words = any(one.text.strip() for one in line.letters)
        if counted and where.counting is not None:
            style = where.list_style or look.list_style
            marker = self._lists.marker(where.counting, style, where.depth, start)
            own_left, own_first = indent_of(self._lists.level(style, where.depth))
            left = own_left if own_left is not None else left
            first = own_first if own_first is not None else first
        elif level and where.depth < 0 and has_words and element.tag == f"{TEXT}h":
            marker = self._lists.heading(level - 1)
        edge = round(max(0.0, (left or 0.0) + (first or 0.0)), 1)
        if has_words:
            self._begun = True
            for piece in pieces(line.letters, marker):
                yield Words(
                    piece.text, self._place(line.page, where), level, piece.strong, piece.italic, piece.size,
                    piece.marker, edge,
                )  # fmt: skip
        for box in line.boxes_after:
            yield from self._blocks(box, _outside_lists(where))
        if look.page_after:
            self.page += 1

    def _letters(self, element: Element, look: Look, line: _Line) -> None:
        self._add(element.text, look, line)
        for one in element:
            tag = one.tag
            if tag == f"{TEXT}span":
                span = self.styles.look("text", one.get(f"{TEXT}style-name"))
                self._letters(one, span.over(look), line)
            elif tag == f"{TEXT}s":
                count = one.get(f"{TEXT}c", "1")
                self._add(
                    " " * min(int(count), _MOST_SPACES) if count.isdecimal() and len(count) < 7 else " ", look, line
                )
            elif tag == f"{TEXT}tab":
                self._add("\t", look, line)
            elif tag == f"{TEXT}line-break":
                self._add("\n", look, line)
            elif tag == f"{TEXT}soft-page-break":
                self.page += 1
            elif tag == f"{TEXT}note":
                self._note(one)
            elif tag == f"{OFFICE}annotation":
                self.left["comments"] += 1
            elif tag == f"{TEXT}hidden-text" and one.get(f"{TEXT}is-hidden") == "false":
                self._letters(one, look, line)
            elif tag in _NOT_READ:
                self.left["hidden"] += tag != f"{TEXT}hidden-paragraph"
            elif tag.startswith(DRAW):
                seen = any(one.text.strip() for one in line.letters)
                (line.boxes_after if seen else line.boxes_before).extend(_boxes(one))
            elif not tag.startswith((OFFICE, STYLE)):
                self._letters(one, look, line)  # links, fields, controls: what they show
            self._add(one.tail, look, line)

    def _add(self, text: str | None, look: Look, line: _Line) -> None:
        if not text:
            return
        if look.hidden:
            self.left["hidden"] += bool(text.strip())
            return
        self._count += len(text)
        if self._count > self.limits.letters:
            raise Unreadable(f"{self.name} has more than {self.limits.letters:,} letters: split it.")
        if text != "\n":
            text = text.replace("\n", " ")
        if line.page is None and self.paged and not text.isspace():
            line.page = self.page
        line.letters.append(Letters(as_printed(text), bool(look.bold), bool(look.italic), look.size))

    def _note(self, note: Element) -> None:
        body = note.find(f"{TEXT}note-body")
        for paragraph in body.iter(f"{TEXT}p", f"{TEXT}h") if body is not None else ():
            line = _Line()
            look = self.styles.look("paragraph", paragraph.get(f"{TEXT}style-name"))
            for child in paragraph.iter(f"{TEXT}note"):
                if child is not note:
                    return
            self._letters(paragraph, look, line)
            place = Place(self.page if self.paged else None, self.block + 1)
            self.notes.extend(
                Words(piece.text, place, 0, piece.strong, piece.italic, piece.size, piece.marker)
                for piece in pieces(line.letters)
            )

    def _table(self, table: Element, where: Where) -> Grid | None:
        if where.tables >= self.limits.nesting:
            raise Unreadable(
                f"{self.name} has tables inside tables {where.tables} deep, and {self.limits.nesting} is the most: "
                f"{SAVE_AS_PDF}."
            )
        look = self.styles.look("table", table.get(f"{TABLE}style-name"))
        if look.new_page and self._begun and where.row is None:
            self.page += 1
        place = self._place(self.page if self.paged else None, where)
        cells: list[Cell] = []
        rows = columns = headers = 0
        for row, is_header in self._rows(table, header=False):
            rows += 1
            headers += is_header
            column = 1
            begins = ends = self.page
            for cell in row:
                if cell.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
                    continue
                repeated = _count(cell, "number-columns-repeated")
                if cell.tag.endswith("}covered-table-cell") or not len(cell):
                    if cell.tag.endswith("}table-cell") and column <= self.limits.columns:
                        cells.append(self._cell(cell, (), rows, column))
                    column += repeated
                    continue
                for _ in range(repeated):
                    if column > self.limits.columns:
                        raise Unreadable(
                            f"{self.name} has a table with more than {self.limits.columns} columns: {SAVE_AS_PDF}."
                        )
                    self.page = begins
                    inside = Where(where.row or rows, where.column or column, where.tables + 1)
                    cells.append(self._cell(cell, tuple(self._blocks(cell, inside)), rows, column))
                    ends = max(ends, self.page)
                    column += 1
            columns = max(columns, min(column - 1, self.limits.columns))
            self.page = ends
        if not any(cell.blocks for cell in cells):
            if where.row is None:
                self.block -= 1
            return None
        return Grid(tuple(cells), rows, columns, place, headers)

    def _cell(self, cell: Element, blocks: tuple[Found, ...], row: int, column: int) -> Cell:
        self._cells += 1
        if self._cells > self.limits.cells:
            raise Unreadable(f"{self.name} has more than {self.limits.cells:,} cells in its tables: split it.")
        ground = self.styles.look("table-cell", cell.get(f"{TABLE}style-name")).ground
        return Cell(
            blocks, row, column, _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned"),
            ground is not None and ground.lower() not in ("transparent", "#ffffff"),
        )  # fmt: skip

    def _rows(self, holder: Element, *, header: bool) -> Iterator[tuple[Element, bool]]:
        for one in holder:
            tag = one.tag
            if tag == f"{TABLE}table-row":
                if len(one):
                    yield one, header
            elif tag == f"{TEXT}soft-page-break":
                self.page += 1
            elif tag == f"{TABLE}table-header-rows":
                yield from self._rows(one, header=True)
            elif tag in (f"{TABLE}table-rows", f"{TABLE}table-row-group"):
                yield from self._rows(one, header=header)


def _outside_lists(where: Where) -> Where:
    return replace(where, counting=None, list_style=None, depth=-1)


def _boxes(drawn: Element) -> Iterator[Element]:
    """The text boxes in something drawn."""
    if drawn.tag == f"{DRAW}text-box":
        yield drawn
        return
    if drawn.tag.startswith(DRAW) and any(one.tag in (f"{TEXT}p", f"{TEXT}list") for one in drawn):
        yield drawn  # a shape with words in it
        return
    for one in drawn:
        yield from _boxes(one)


def _count(cell: Element, what: str) -> int:
    said = cell.get(f"{TABLE}{what}", "1")
    return max(1, min(int(said), 10_000)) if said.isdecimal() and len(said) < 10 else 1
