"""What stands on one page of a PDF: lines of text and tables, each cell with its own lines and tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from upheld.documents.reading.pdf_frame import Box
from upheld.documents.reading.pdf_lines import Line, lines_of
from upheld.documents.reading.pdf_rulings import Rulings
from upheld.documents.reading.pdf_tables import CellBox, TableBox
from upheld.documents.reading.pdf_words import Word

_NEARLY_ALL = 0.82
_LITTLE = 2.0
_BAND = 24.0
_MANY_PATHS = 60
"""More than frames and lines are made of: letters drawn as shapes."""
_LEAST_PAD, _MOST_PAD = 1.0, 7.0


@dataclass(slots=True)
class SheetTable:
    """A table on a page; `regions` are what stands in its cells, in the same order."""

    table: TableBox
    regions: list[Region]

    @property
    def box(self) -> Box:
        """Where it is."""
        return self.table.box

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(line.text for region in self.regions for line in region.all_lines())


@dataclass(slots=True)
class Region:
    """A part of a page that is read by itself: the page without its tables, or one cell."""

    left: float
    right: float
    lines: list[Line] = field(default_factory=list)
    tables: list[SheetTable] = field(default_factory=list)

    def all_lines(self) -> Iterator[Line]:
        """Its lines, and those in its tables."""
        yield from self.lines
        for table in self.tables:
            for region in table.regions:
                yield from region.all_lines()

    def groups(self) -> Iterator[Sequence[Line]]:
        """The lines of each region in it."""
        yield self.lines
        for table in self.tables:
            for region in table.regions:
                yield from region.groups()

    def parts(self) -> list[Line | SheetTable]:
        """Its lines and tables from the top; a line beside a table comes after it."""
        return sorted([*self.tables, *self.lines], key=_from_the_top)

    def without(self, parts: Sequence[Line | SheetTable]) -> None:
        """Take some of its lines and tables out."""
        gone = {id(part) for part in parts}
        self.lines = [line for line in self.lines if id(line) not in gone]
        self.tables = [table for table in self.tables if id(table) not in gone]

    def change_lines(self, change: Callable[[Line], Line]) -> None:
        """Put another line in the place of each, those in its tables too."""
        self.lines = [change(line) for line in self.lines]
        for table in self.tables:
            for region in table.regions:
                region.change_lines(change)


def _from_the_top(part: Line | SheetTable) -> tuple[float, float]:
    return (part.box.top, part.box.x0) if isinstance(part, SheetTable) else (part.middle, part.box.x0)


@dataclass(slots=True)
class Sheet:
    """One page. `pictured` is how much of it a picture covers, from 0 to 1; `drawn` whether it shows anything."""

    number: int
    width: float
    height: float
    body: Region
    pictured: float = 0.0
    drawn: bool = False

    @property
    def shows_only_pictures(self) -> bool:
        """Whether something is drawn on it, but there are no words."""
        return self.drawn and not any(True for _ in self.body.all_lines())

    @property
    def bottom(self) -> float:
        """How far down its words and tables reach."""
        return max((part.box.bottom for part in self.body.parts()), default=0.0)


def sheet_of(
    number: int, width: float, height: float, words: Sequence[Word], tables: Sequence[TableBox], rulings: Rulings
) -> Sheet:
    """A page from its words and tables; words that run askew, as a watermark does, are left out."""
    whole = Box(0, 0, width, height)
    tables = [table for table in tables if not _is_border(table, whole)]
    cells = [(cell, table) for table in tables for cell in table.cells]
    cells.sort(key=lambda pair: pair[0].box.width * pair[0].box.height)
    bands: dict[int, list[CellBox]] = {}
    for cell, _ in cells:
        for band in range(int(cell.box.top // _BAND), int(cell.box.bottom // _BAND) + 1):
            bands.setdefault(band, []).append(cell)
    words_in: dict[int, list[Word]] = {}
    outside: list[Word] = []
    for word in words:
        if word.tilted:
            continue
        centre = word.box.centre
        holder = next((cell for cell in bands.get(int(centre[1] // _BAND), ()) if cell.box.holds(centre)), None)
        if holder is None:
            outside.append(word)
        else:
            words_in.setdefault(id(holder), []).append(word)
    holders = {id(table): _holder(table, cells) for table in tables}

    def table_of(table: TableBox) -> SheetTable:
        return SheetTable(table, [region_of(cell) for cell in table.cells])

    def inside(cell: CellBox | None) -> list[SheetTable]:
        found = [table_of(table) for table in tables if holders[id(table)] is cell]
        return [one for one in found if any(True for region in one.regions for _ in region.all_lines())]

    def region_of(cell: CellBox) -> Region:
        lines = lines_of(words_in.get(id(cell), ()), number)
        pad = min((line.box.x0 for line in lines), default=0.0) - cell.box.x0
        pad = min(max(pad, _LEAST_PAD), _MOST_PAD)
        return Region(cell.box.x0 + pad, cell.box.x1 - pad, lines, inside(cell))

    body = Region(0.0, width, lines_of(outside, number), inside(None))
    covered = max((whole.area_shared(picture) for picture in rulings.pictures), default=0.0)
    drawn = bool(rulings.pictures) or rulings.paths >= _MANY_PATHS
    return Sheet(number, width, height, body, covered / max(width * height, 1.0), drawn)


def _is_border(table: TableBox, whole: Box) -> bool:
    """Whether it is only a frame around the page."""
    return (
        len(table.cells) == 1
        and table.box.height >= _NEARLY_ALL * whole.height
        and table.box.width >= _NEARLY_ALL * whole.width
    )


def _holder(table: TableBox, cells: Sequence[tuple[CellBox, TableBox]]) -> CellBox | None:
    """The smallest cell of another table in which a table stands."""
    box = table.box
    for cell, owner in cells:
        around = cell.box
        if (
            owner is not table
            and around.x0 - _LITTLE <= box.x0
            and around.top - _LITTLE <= box.top
            and box.x1 <= around.x1 + _LITTLE
            and box.bottom <= around.bottom + _LITTLE
            and around.width * around.height > box.width * box.height
        ):
            return cell
    return None
