"""One table as a publisher issued it, out of a zip or a file, before anyone has made sense of it."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from upheld.measures.errors import FiguresError
from upheld.measures.reading import packed

_MARK = "\ufeff"
MOST_COLUMNS: Final = 2_000
MOST_ROWS: Final = 1_000_000
MOST_CELLS: Final = 20_000_000
LONGEST_LINE: Final = 200_000
"""The largest file known has 83 columns, 1.5 million cells, and lines of 3,000 letters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one file, row by row, with any lines above its header.

    Args:
        name: of the file without its folder, such as "requests.csv".
        sha256: of its bytes, unpacked.
        cells: its rows; a row may be shorter than the header.
        inside: the name of the zip it came in; empty for none.
        doubled: names that head two columns which differ. Neither column is in `cells`: nobody can say which is meant.
    """

    name: str
    sha256: str
    cells: list[list[str]]
    inside: str = ""
    doubled: frozenset[str] = frozenset()

    @property
    def header(self) -> tuple[str, ...]:
        """The names in its first row, in small letters, without the byte order mark."""
        return tuple(one.strip().lstrip(_MARK).casefold() for one in self.cells[0]) if self.cells else ()

    @property
    def told(self) -> str:
        """How a reader is told which file it is: its name, and the zip it is in."""
        return f"{self.name} in {self.inside}" if self.inside else self.name


def sheets(path: Path, say: Callable[[str], None] = lambda sentence: None) -> Iterator[Sheet]:
    """Every table in a file as it was downloaded: a zip, a CSV, or a CSV packed with gzip; one at a time in memory.

    Args:
        say: is told, in a sentence, what was left aside or read in another way than usual.

    Raises:
        FiguresError: the file cannot be read, is none of these, is damaged or cut short, or unpacks to too much.
    """
    for member in packed.members(path, say):
        yield _sheet(member, say)


def _sheet(member: packed.Member, say: Callable[[str], None]) -> Sheet:
    told = f"{member.name} in {member.inside}" if member.inside else member.name
    known: dict[str, str] = {}
    try:
        # Most cells repeat others: each text is kept once.
        cells = [list(map(known.setdefault, row, row)) for row in _rows(member.content, told, say)]
    except csv.Error as error:
        raise FiguresError(
            f"{told} is not a sound CSV file ({error}): it is cut short or damaged; download it again."
        ) from None
    while cells and not any(cells[-1]):
        cells.pop()
    if not cells:
        raise FiguresError(f"{told} is empty: download it again.")
    if len(cells) == 1:
        raise FiguresError(f"{told} has a header and no rows: it is cut short; download it again.")
    cells, doubled = _even(cells, told, say)
    return Sheet(member.name, hashlib.sha256(member.content).hexdigest(), cells, member.inside, doubled)


def _rows(content: bytes, told: str, say: Callable[[str], None]) -> Iterator[list[str]]:
    """The rows of a file, of a size that a release may have: a small zip may unpack to more than a machine can bear."""
    cells = 0
    with io.TextIOWrapper(io.BytesIO(content), encoding=_encoding(content, told, say), newline="") as text:
        for number, row in enumerate(csv.reader(_lines(text, told), strict=True), start=1):
            cells += len(row)
            if number > MOST_ROWS or cells > MOST_CELLS or len(row) > MOST_COLUMNS:
                raise FiguresError(
                    f"{told} has more rows or columns than any release that is known: download it again."
                )
            yield row


def _lines(text: io.TextIOWrapper, told: str) -> Iterator[str]:
    while line := text.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            raise FiguresError(f"{told} has a line longer than any release that is known: download it again.")
        yield line


def _encoding(content: bytes, told: str, say: Callable[[str], None]) -> str:
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise FiguresError(f'{told} is in UTF-16 ("Unicode text"): open it and save it as "CSV UTF-8".')
    if b"\x00" in content:
        raise FiguresError(f"{told} is no text (it has NUL bytes): download it again as CSV.")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252":
            say(f"{told} is not in UTF-8: it was read as Windows-1252, so look at the names with accents.")
        return encoding
    raise FiguresError(f'{told} is neither in UTF-8 nor in Windows-1252: open it and save it as "CSV UTF-8".')


def _even(cells: list[list[str]], told: str, say: Callable[[str], None]) -> tuple[list[list[str]], frozenset[str]]:
    """The rows with one cell for each name, where the first row is the header; lines above a header are left alone."""
    header = [one.strip().lstrip(_MARK).casefold() for one in cells[0]]
    while header and not header[-1] and all(len(row) < len(header) or not row[len(header) - 1] for row in cells):
        header.pop()
    if len(header) < 2 or not all(header):
        return cells, frozenset()
    width = len(header)
    for number, row in enumerate(cells, start=1):
        if len(row) == width:
            continue
        if len(row) > width and not any(row[width:]):
            del row[width:]
        elif any(row):
            raise FiguresError(
                f"Row {number} of {told} has {len(row)} cells where the header has {width}: the file is cut short or "
                "damaged; download it again."
            )
    cells = [row for row in cells if any(row)]
    if len(set(header)) == width:
        return cells, frozenset()
    return _without_doubles(cells, header, told, say)


def _without_doubles(
    cells: list[list[str]], header: list[str], told: str, say: Callable[[str], None]
) -> tuple[list[list[str]], frozenset[str]]:
    gone: set[int] = set()
    differ: set[str] = set()
    for name in sorted({one for one in header if header.count(one) > 1}):
        places = [at for at, one in enumerate(header) if one == name]
        gone.update(places[1:])
        if any(len({row[at] for at in places}) > 1 for row in cells[1:]):
            gone.add(places[0])
            differ.add(name)
            say(f'{told} has the column "{name}" twice, and the two differ: neither is used.')
        else:
            say(f'{told} has the column "{name}" twice with the same cells: one is used.')
    kept = [at for at in range(len(header)) if at not in gone]
    return [[row[at] for at in kept] for row in cells], frozenset(differ)
