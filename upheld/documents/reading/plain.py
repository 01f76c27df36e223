"""Read plain text: paragraphs between empty lines, items behind bullets and numbers, and headings by how they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from upheld.documents.reading.found import Cell, Found, Grid, Place, Reading, Words
from upheld.documents.reading.limits import ReadingLimits
from upheld.documents.reading.marker import as_printed, split_marker, tidy
from upheld.documents.typed import text_of
from upheld.documents.unreadable import Unreadable

_UNDERLINE = re.compile(r"\s*([=\-_~*])\1{2,}\s*$")
_BARS = re.compile(r"\s*\|.*\|\s*$")
_RULE = re.compile(r"[\s|+:=\-]+$")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_LETTER_WIDTH = 6.0
"""Points to a letter, for the indent of a line."""
_LONGEST_HEADING = 120
_WIDEST = 100
"""Letters: text that a program broke into lines has none longer."""
_MOST_LONGER = 0.1


def read_plain(data: bytes, name: str, limits: ReadingLimits) -> Reading:
    """The paragraphs of a plain text; a form feed begins a new page.

    Raises:
        Unreadable: nothing is in it, or it is too long.
    """
    text = text_of(data) or ""
    if not text.strip():
        raise Unreadable(f"{name} has no words in it: get it again.")
    if len(text) > limits.letters:
        raise Unreadable(f"{name} has {len(text):,} letters, and {limits.letters:,} is the most: split it.")
    sheets = text.split("\f")
    if not sheets[-1].strip():
        sheets.pop()
    if len(sheets) > limits.pages:
        raise Unreadable(f"{name} has {len(sheets):,} pages, and {limits.pages:,} is the most: split it.")
    blocks: list[Found] = []
    for number, sheet in enumerate(sheets, 1):
        page = number if len(sheets) > 1 else None
        lines = as_printed(sheet).expandtabs(8).splitlines() if "\t" not in sheet else as_printed(sheet).splitlines()
        for group in _groups(lines, _width(lines)):
            if len(blocks) >= limits.paragraphs:
                raise Unreadable(f"{name} has more than {limits.paragraphs:,} paragraphs: split it.")
            blocks.append(_block(group, Place(page, len(blocks) + 1), name, limits))
    return Reading(name, "text", tuple(blocks), pages=len(sheets) if len(sheets) > 1 else None)


def _width(lines: list[str]) -> int | None:
    """How many letters fit on a line of a text that was broken into lines; None where each line is a paragraph."""
    lengths = [len(line.rstrip()) for line in lines if line.strip()]
    if sum(length > _WIDEST for length in lengths) > _MOST_LONGER * len(lengths):
        return None
    return max((length for length in lengths if length <= _WIDEST), default=None)


def _groups(lines: list[str], width: int | None) -> Iterator[list[str]]:
    """The lines that belong together: a paragraph, an item, a heading with its underline, or a table."""
    group: list[str] = []
    for line in lines:
        if not line.strip():
            if group:
                yield group
            group = []
        elif group and not _goes_on(group, line, width):
            yield group
            group = [line]
        else:
            group.append(line)
    if group:
        yield group


def _goes_on(group: list[str], line: str, width: int | None) -> bool:
    """Whether a line goes on with what the lines before it began: its first word did not fit on the line before."""
    last = group[-1]
    if _UNDERLINE.match(line):
        return len(group) == 1 and not _is_row(last)
    if _UNDERLINE.match(last):
        return False
    if _is_row(last) or _is_row(line):
        return _is_row(last) and _is_row(line) and ("|" in last) == ("|" in line)
    if split_marker(line.strip())[0] is not None or _HASHES.match(line) or _HASHES.match(last):
        return False
    if _is_capitals(line) or _is_capitals(last) or width is None:
        return False
    return len(last.rstrip()) + 1 + len(line.split(maxsplit=1)[0]) > width


def _is_row(line: str) -> bool:
    """Whether a line is the row of a table: cells between bars, or parted by tabs."""
    return bool(_BARS.match(line)) or "\t" in line.strip()


def _is_capitals(line: str) -> bool:
    """Whether a line stands there as a heading: all in capitals, and short."""
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 3 and len(line.strip()) <= _LONGEST_HEADING and all(letter.isupper() for letter in letters)


def _block(group: list[str], place: Place, name: str, limits: ReadingLimits) -> Found:
    if _is_row(group[0]) and (len(group) > 1 or "|" in group[0]):
        return _grid(group, place, name, limits)
    underlined = len(group) == 2 and _UNDERLINE.match(group[1]) is not None
    hashes = _HASHES.match(group[0])
    whole = group[:1] if underlined else group
    text = tidy(" ".join(whole)[hashes.end() if hashes else 0 :])
    level = len(hashes.group(1)) if hashes else int(underlined)
    marker, rest = split_marker(text)
    strong = bool(level) or (len(whole) == 1 and _is_capitals(text))
    indent = (len(group[0]) - len(group[0].lstrip(" "))) * _LETTER_WIDTH
    return Words(rest, place, level=level, strong=strong, marker=marker, indent=indent)


def _grid(group: list[str], place: Place, name: str, limits: ReadingLimits) -> Grid:
    """A table from its lines; a line that only rules is none of its rows, but shows that those above are its header."""
    rows: list[list[str]] = []
    headers = 0
    for line in group:
        if "|" in line and _RULE.match(line):
            headers = headers or len(rows)
            continue
        stripped = line.strip()
        rows.append(stripped.strip("|").split("|") if "|" in stripped else stripped.split("\t"))
    columns = max((len(row) for row in rows), default=0)
    if columns > limits.columns or sum(len(row) for row in rows) > limits.cells:
        raise Unreadable(f"{name} has a table that is too large to read: split it.")
    cells = []
    for number, row in enumerate(rows, 1):
        for column, words in enumerate(row, 1):
            marker, rest = split_marker(tidy(words))
            spot = Place(place.page, place.block, number, column)
            blocks = (Words(rest, spot, marker=marker),) if rest else ()
            cells.append(Cell(blocks, number, column))
    return Grid(tuple(cells), len(rows), columns, place, header_rows=headers)
