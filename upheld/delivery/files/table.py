"""A table that somebody saved as CSV, as rows of cells by the names of its columns; whatever program wrote it."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO

from upheld.delivery.entitlement import DeliveryError
from upheld.plan.shape import short

MOST_BYTES = 5_000_000
MOST_ROWS = 10_000
MOST_COLUMNS = 100
LONGEST_CELL = 2_000
_CHILD = frozenset(("child", "pupil", "student", "name", "pupil name", "student name", "child name", "upn"))


@dataclass(frozen=True, slots=True)
class Wrong:
    """One row that cannot be used: its number as a spreadsheet shows it, and one sentence."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the number of the line on which it begins, and its cells by our names, but for those left empty."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file.

    Args:
        columns: our names of those it has; `unread` the names of those nobody here knows.
    """

    columns: frozenset[str]
    rows: tuple[Row, ...]
    wrong: tuple[Wrong, ...]
    unread: tuple[str, ...]


def read_table(content: bytes, name: str, known: Mapping[str, str]) -> Table:
    """The table in a file: comma, semicolon or tab; UTF-8 or as Windows writes it.

    Args:
        known: what a column may be called, in small letters, with our name for it.

    Raises:
        DeliveryError: the file as a whole cannot be used.
    """
    text = _text(content, name)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        names = [" ".join(one.replace("_", " ").split()).casefold() for one in next(reader, [])]
        ours = _columns(names, name, known)
        rows: list[Row] = []
        wrong: list[Wrong] = []
        children: set[str] = set()
        line = reader.line_num
        for cells in reader:
            number, line = line + 1, reader.line_num
            if not any(one.strip() for one in cells):
                continue
            if len(rows) + len(wrong) >= MOST_ROWS:
                raise DeliveryError(f"{name} has more than {MOST_ROWS:,} rows: send it in parts.")
            children |= {_plain(cell) for one, cell in zip(names, cells, strict=False) if one in _CHILD} - {""}
            sentence = _wrong_row(cells, names)
            if sentence:
                wrong.append(Wrong(number, sentence))
            else:
                pairs = ((ours[one], _plain(cell)) for one, cell in zip(names, cells, strict=False) if one in ours)
                rows.append(Row(number, {one: cell for one, cell in pairs if cell}))
    except csv.Error as error:
        raise DeliveryError(f"{name} cannot be read as a table ({error}): save it as CSV, and give that.") from None
    if len(children) > 1:
        raise DeliveryError(f"{name} is about {len(children)} children, and a ledger about one: make a file of each.")
    if not rows and not wrong:
        raise DeliveryError(f"{name} has no rows under the names of its columns: give a file with some.")
    unread = tuple(one for one in names if one and one not in ours and one not in _CHILD)
    return Table(frozenset(ours.values()), tuple(rows), tuple(wrong), unread)


def _text(content: bytes, name: str) -> str:
    if len(content) > MOST_BYTES:
        raise DeliveryError(f"{name} is over {MOST_BYTES / 1e6:.0f} MB: send it in parts.")
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise DeliveryError(f"{name} is a workbook: save it as CSV, and give that.")
    try:
        encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise DeliveryError(f"{name} holds signs that no text has: save it as CSV, and give that.")
    return text


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _columns(names: list[str], name: str, known: Mapping[str, str]) -> dict[str, str]:
    """Our name for each column that is known."""
    if len(names) > MOST_COLUMNS:
        raise DeliveryError(f"{name} has more than {MOST_COLUMNS} columns: leave out those that are not needed.")
    found: dict[str, str] = {}
    for one in names:
        if one in known:
            if one in found or known[one] in found.values():
                raise DeliveryError(f"{name} has two columns for {known[one]}: leave one of them out.")
            found[one] = known[one]
    if not found:
        wanted = ", ".join(dict.fromkeys(known.values()))
        raise DeliveryError(f"{name} has no column that is known in its first row: name them {wanted}.")
    return found


def _wrong_row(cells: list[str], names: list[str]) -> str:
    if any(cell.strip() for cell in cells[len(names) :]):
        told = "put what holds a comma in quotation marks"
        return f"It has {len(cells)} cells, and the first row {len(names)}: {told}."
    longest = max(cells, key=len)
    if len(longest) > LONGEST_CELL:
        told = f"{LONGEST_CELL:,} is the most: shorten it"
        return f"A cell has {len(longest):,} letters ({short(longest[:30])}…); {told}."
    return ""


def _plain(cell: str) -> str:
    """A cell without what only keeps a spreadsheet from reading it as a formula."""
    text = cell.strip()
    return text[1:].strip() if text[:1] == "'" and text[1:2] in ("=", "+", "-", "@") else text


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    text = str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and not text.lstrip("-").isdigit() else text
