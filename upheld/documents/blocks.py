"""What a document is made of: headings, paragraphs, lists, tables, drawings. No format, and nothing of any subject.

Every writer beside this module (`text`, `html`, `docx`, `pdf`) takes a `Document` and gives one format.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Style = Literal["letter", "easy-read", "report", "one-page"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words as they stand; a line break inside them is a space."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: a web address, or `page:12`, the twelfth page of the bundle it will be part of."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What the reader must still fill in, by name; every format shows it in square brackets and marks it."""

    name: str


Run = Text | Link | Gap
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title of a part, 3 the smallest."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered where `ordered`."""

    items: tuple[Runs, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row; every row has as many cells as the header.

    `caption` says what it shows, to those who cannot see it too. `widths` are parts of the whole; None: all alike.
    """

    caption: str
    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that stay one under the other and are not parted by the end of a page: an address, a date."""

    lines: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """The end of a letter: the closing words, room to sign, and the lines under it."""

    closing: str
    lines: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Pictured:
    """One sentence of easy read with room for a picture before it; `picture` says what to draw there."""

    picture: str
    runs: Runs


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing of lines, areas and words, such as a chart.

    Args:
        svg: one SVG element of the few kinds that `drawing` lets through, with a `viewBox`.
        told: what it shows, for who does not see it; never empty. Text has it in the place of the drawing.
        width: how wide it is on paper, in millimetres; narrower where the paper is.
    """

    svg: str
    told: str
    width: int = 150


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""


Block = Heading | Paragraph | Items | Table | Lines | Signature | Pictured | Drawing | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document.

    `title` is what a reader hears first and what an e-mail has as its subject; it is not printed by itself.
    `language` is a BCP 47 tag. `style`: easy-read is set large, with room for pictures; one-page is set small and
    close, for what people are to hold on one sheet, and is to be had in a larger style besides. `numbered` False leaves
    out the page numbers, for what is to be bound with other papers and numbered then.
    """

    title: str
    blocks: tuple[Block, ...]
    language: str = "en-GB"
    style: Style = "letter"
    numbered: bool = True


def runs_of(block: Block) -> Iterator[Run]:
    """Every run of a block, in reading order."""
    match block:
        case Heading(runs=runs) | Paragraph(runs=runs) | Pictured(runs=runs):
            yield from runs
        case Items(items=groups) | Lines(lines=groups) | Signature(lines=groups):
            yield from _flat(groups)
        case Table(header=header, rows=rows):
            yield from _flat(header)
            for row in rows:
                yield from _flat(row)
        case Drawing() | PageBreak():
            return


def gaps(document: Document) -> tuple[str, ...]:
    """The names of what is still to be filled in, in reading order, each once."""
    found = (run.name for block in document.blocks for run in runs_of(block) if isinstance(run, Gap))
    return tuple(dict.fromkeys(found))


def _flat(groups: Iterable[Runs]) -> Iterator[Run]:
    for group in groups:
        yield from group
