"""A document as plain text: for a screen, an e-mail, a form's box."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from upheld.documents.blocks import (
    Block,
    Document,
    Drawing,
    Heading,
    Items,
    Lines,
    Link,
    Paragraph,
    Pictured,
    Runs,
    Signature,
    Table,
    Text,
)
from upheld.documents.clean import cleaned, words
from upheld.errors import UpheldError

_NARROWEST = 20
_UNDERLINES = {1: "=", 2: "-"}


@dataclass(frozen=True, slots=True)
class _Paper:
    """How wide the lines are (None: as long as they come), whether addresses are shown, and the lines to sign on."""

    width: int | None
    links: bool
    room: int


def as_text(document: Document, width: int | None = 78, *, links: bool = False) -> str:
    """The document as plain text that ends in a line break, no line longer than `width` unless one word is.

    Args:
        width: None leaves every paragraph on one line, writes headings without underlining and tables as records.
        links: whether each link is followed by its address in round brackets.

    Raises:
        UpheldError: a width under 20, or a document that no format can take.
    """
    if width is not None and width < _NARROWEST:
        raise UpheldError(f"Lines of {width} characters are too short to read; ask for {_NARROWEST} or more.")
    return _written(cleaned(document), _Paper(width, links, room=3))


def as_email(document: Document) -> str:
    """The document as an e-mail: a line with its subject, a blank line, and lines for the reader's program to wrap."""
    document = cleaned(document)
    return f"Subject: {document.title}\n\n{_written(document, _Paper(None, links=False, room=1))}"


def _written(document: Document, paper: _Paper) -> str:
    return "\n\n".join(_block(block, paper) for block in document.blocks).rstrip() + "\n"


def _block(block: Block, paper: _Paper) -> str:
    match block:
        case Heading():
            return _heading(block, paper)
        case Paragraph() | Pictured():
            return _wrapped(_words(block.runs, paper), paper)
        case Items():
            return _items(block, paper)
        case Table():
            return _table(block, paper)
        case Lines():
            return _lines(block.lines, paper)
        case Drawing(told=told):
            return _wrapped(f"[Drawing: {told}]", paper)
        case Signature():
            closing = f"{_wrapped(block.closing, paper)}\n" if block.closing else ""
            return closing + "\n" * paper.room + _lines(block.lines, paper)
    return "-" * (paper.width or _NARROWEST)


def _words(runs: Runs, paper: _Paper) -> str:
    if not paper.links:
        return words(runs)
    return words(tuple(Text(_led(run)) if isinstance(run, Link) else run for run in runs))


def _led(link: Link) -> str:
    """The words of a link and where it leads, once where they are the same."""
    scheme, rest = link.url.split(":", 1)
    place = {"mailto": rest, "page": f"page {rest}"}.get(scheme, link.url)
    return link.text if link.text in (place, link.url) else f"{link.text} ({place})"


def _wrapped(line: str, paper: _Paper, start: str = "", then: str = "") -> str:
    if paper.width is None:
        return start + line
    return textwrap.fill(
        line, paper.width, initial_indent=start, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )


def _lines(lines: Iterable[Runs], paper: _Paper) -> str:
    return "\n".join(_wrapped(_words(line, paper), paper) for line in lines)


def _heading(heading: Heading, paper: _Paper) -> str:
    said = _wrapped(_words(heading.runs, paper), paper)
    mark = _UNDERLINES.get(heading.level)
    if paper.width is None or mark is None:
        return said
    return f"{said}\n{mark * min(paper.width, max(map(len, said.splitlines())))}"


def _items(items: Items, paper: _Paper) -> str:
    marks = [f"{number}. " if items.ordered else "- " for number in range(1, len(items.items) + 1)]
    deep = len(marks[-1])
    return "\n".join(
        _wrapped(_words(item, paper), paper, start=mark.rjust(deep), then=" " * deep)
        for mark, item in zip(marks, items.items, strict=True)
    )


def _table(table: Table, paper: _Paper) -> str:
    """Columns where every row fits on one line; else one record for each row, a line for each cell."""
    header, *rows = ([_words(cell, paper) or "-" for cell in row] for row in (table.header, *table.rows))
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    if paper.width is not None and sum(widths) + 2 * (len(widths) - 1) <= paper.width:
        drawn = [header, ["-" * width for width in widths], *rows]
        body = "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in drawn)
    else:
        body = "\n\n".join(
            "\n".join(_wrapped(f"{name}: {cell}", paper, then="  ") for name, cell in zip(header, row, strict=True))
            for row in rows
        )
    return f"{_wrapped(table.caption, paper)}\n\n{body}".rstrip()
