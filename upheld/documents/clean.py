"""What every writer is given: the same document, with nothing in it that can break a format.

The one rule for words: a control character, a mark that turns the writing round and a mark of byte order go; half a
surrogate pair becomes the sign for an unreadable character; line breaks, tabs and several spaces are one space; an
accent with no letter before it to stand on goes (a typesetter stumbles over it in writing from right to left).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import get_args

from upheld.documents.blocks import (
    Block,
    Document,
    Drawing,
    Gap,
    Heading,
    Items,
    Lines,
    Link,
    PageBreak,
    Paragraph,
    Pictured,
    Run,
    Runs,
    Signature,
    Style,
    Table,
    Text,
)
from upheld.documents.drawing import checked
from upheld.errors import UpheldError

_SPACE = re.compile("[ \t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")
_GONE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff]")
_HALF = re.compile("[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"(https?://[^/?#]|mailto:[^?]|page:[1-9][0-9]{0,5}$)", re.IGNORECASE)
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#[]@!$&'()*+,;=%")


def line(words: str) -> str:
    """The words on one line, as the rule above leaves them; a space at either end stays.

    >>> line("Child\\x00 A\\r\\n\\tB")
    'Child A B'
    """
    said = _SPACE.sub(" ", _HALF.sub("\ufffd", _GONE.sub("", _SPACE.sub(" ", words))))
    if said.isascii():
        return said
    kept: list[str] = []
    carried = False
    for sign in said:
        kind = unicodedata.category(sign)
        if carried or kind[0] != "M":
            kept.append(sign)
        carried = sign != " " and (carried or kind not in ("Cf", "Mn", "Mc", "Me"))
    return _SPACE.sub(" ", "".join(kept))


def address(url: str) -> str:
    """The address as it may be put into any format: in ASCII, the rest percent-encoded.

    Raises:
        UpheldError: it is not http, https, mailto or `page:N`.

    >>> address("https://example.org/a b")
    'https://example.org/a%20b'
    """
    said = line(url).strip()
    if not _ADDRESS.match(said):
        raise UpheldError(
            f"A link leads to {said!r}, which is no address that may stand in a document; "
            "give one that starts with https:, http: or mailto:, or page: and the number of a page."
        )
    scheme, rest = said.split(":", 1)
    coded = (sign if sign in _PLAIN else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in rest)
    return f"{scheme.lower()}:{''.join(coded)}"


def words(runs: Runs) -> str:
    """The words of runs in reading order; what is still to be filled in stands in square brackets."""
    return "".join(f"[{run.name}]" if isinstance(run, Gap) else run.text for run in runs)


def cleaned(document: Document) -> Document:
    """The document as every writer takes it; cleaning twice changes nothing more.

    Empty blocks and needless page breaks go, as do spaces at the ends of a block. Headings start at level 1 and
    skip none on the way down: screen readers and PDF/UA need that.

    Raises:
        UpheldError: no title, no caption of a table, a row of another length than its header, widths that do not
            fit, a language that is no tag, an unknown style, or an address that may not stand in a document.
    """
    title = line(document.title).strip()
    if not title:
        raise UpheldError("A document has no title; give it one, for it is what a reader hears first.")
    if not _LANGUAGE.fullmatch(document.language):
        raise UpheldError(f"{document.language!r} is no language tag; write it like 'en-GB' or 'cy'.")
    if document.style not in get_args(Style):
        raise UpheldError(f"{document.style!r} is no style of a document; choose from {', '.join(get_args(Style))}.")
    kept = (new for block in document.blocks if (new := _block(block)) is not None)
    return Document(title, tuple(_parted(_levelled(kept))), document.language, document.style, document.numbered)


def _block(block: Block) -> Block | None:
    """The block with clean words; None where nothing is left of it."""
    match block:
        case Heading():
            return Heading(block.level, runs) if (runs := _runs(block.runs)) else None
        case Paragraph():
            return Paragraph(runs) if (runs := _runs(block.runs)) else None
        case Items():
            return Items(items, block.ordered) if (items := _filled(block.items)) else None
        case Lines():
            return Lines(lines) if (lines := _filled(block.lines)) else None
        case Signature():
            closing, lines = line(block.closing).strip(), _filled(block.lines)
            return Signature(closing, lines) if closing or lines else None
        case Pictured():
            picture = line(block.picture).strip() or "to be chosen"
            return Pictured(picture, runs) if (runs := _runs(block.runs)) else None
        case Table():
            return _table(block)
        case Drawing():
            return _drawing(block)
    return block


def _table(table: Table) -> Table:
    caption, across = line(table.caption).strip(), len(table.header)
    if not caption or not across:
        raise UpheldError(f"The table {caption!r} needs a caption and a header: say what it and its columns show.")
    for number, row in enumerate(table.rows, start=1):
        if len(row) != across:
            raise UpheldError(
                f"Row {number} of the table {caption!r} has {len(row)} cells and its header has {across}; "
                "give every row as many cells as the header."
            )
    if table.widths is not None and (len(table.widths) != across or min(table.widths) < 1):
        raise UpheldError(f"The table {caption!r} needs {across} widths of 1 or more, and has {table.widths}.")
    rows = tuple(tuple(map(_runs, row)) for row in table.rows)
    return Table(caption, tuple(map(_runs, table.header)), rows, table.widths)


def _drawing(drawing: Drawing) -> Drawing:
    told = line(drawing.told).strip()
    if not told:
        raise UpheldError("A drawing is not told in words; say what it shows, for who does not see it.")
    if not 20 <= drawing.width <= 160:
        raise UpheldError(f"A drawing is {drawing.width} millimetres wide; choose from 20 to 160.")
    return Drawing(checked(drawing.svg), told, drawing.width)


def _filled(groups: Iterable[Runs]) -> tuple[Runs, ...]:
    return tuple(filter(None, map(_runs, groups)))


def _runs(runs: Runs) -> Runs:
    """Clean runs, with no space at either end and never two together."""
    kept: list[Run] = []
    after_space = True
    for run in map(_run, runs):
        if isinstance(run, Gap):
            kept.append(run)
            after_space = False
            continue
        text = run.text.lstrip(" ") if after_space else run.text
        if text:
            kept.append(_said(run, text))
            after_space = text.endswith(" ")
    while kept and not isinstance(last := kept[-1], Gap):
        kept.pop()
        if text := last.text.rstrip(" "):
            kept.append(_said(last, text))
            break
    return tuple(kept)


def _run(run: Run) -> Run:
    match run:
        case Text(text=text, strong=strong):
            return Text(line(text), strong)
        case Link(text=text, url=url):
            url = address(url)
            return Link(text, url) if (text := line(text)).strip() else Link(url, url)
    return Gap(line(run.name).strip() or "to be filled in")


def _said(run: Text | Link, text: str) -> Text | Link:
    return Text(text, run.strong) if isinstance(run, Text) else Link(text, run.url)


def _levelled(blocks: Iterable[Block]) -> Iterator[Block]:
    above: list[int] = []
    for block in blocks:
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            block = Heading(min(len(above), 3), block.runs)
        yield block


def _parted(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with page breaks only between two others."""
    begun = due = False
    for block in blocks:
        if isinstance(block, PageBreak):
            due = begun
            continue
        if due:
            yield PageBreak()
        begun, due = True, False
        yield block
