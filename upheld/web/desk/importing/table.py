"""The file that was sent, as rows of cells: comma, semicolon or tab; as Excel and others write it."""

from __future__ import annotations

import csv
from io import StringIO

from django.utils.translation import gettext as _

from upheld.web.desk.importing.columns import NEEDED, EventColumn, Wrong, column
from upheld.web.ui.typed_date import quoted

MOST_ROWS = 5_000
MOST_BYTES = 5_000_000
_MOST_COLUMNS = 100
_LONGEST_CELL = 1_000

Columns = list[str | EventColumn | None]
"""What each column is; None for one without a name."""


def read(content: bytes) -> tuple[Columns, list[str], list[tuple[int, list[str]]]]:
    """What the columns are, their names, and the rows with the number of the line each begins on.

    Raises:
        Wrong: the file as a whole cannot be used, in one sentence.
    """
    if len(content) > MOST_BYTES:
        raise Wrong(_("The file is larger than 5 MB: send it in parts."))
    text = _text(content)
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        names = [one.strip() for one in next(reader, [])]
        columns = _columns(names)
        rows = []
        line = reader.line_num
        for cells in reader:
            if any(one.strip() for one in cells):
                rows.append((line + 1, cells))
            line = reader.line_num
            if len(rows) > MOST_ROWS:
                raise Wrong(_("The file has more than 5,000 rows: send it in parts."))
    except csv.Error:
        raise Wrong(_("The file cannot be read as a table: save it as CSV, and send that.")) from None
    if not rows:
        raise Wrong(_("The file has no rows under the names of its columns."))
    return columns, names, rows


def is_too_long(cell: str) -> bool:
    """Whether a cell holds more than any column may."""
    return len(cell) > _LONGEST_CELL


def _text(content: bytes) -> str:
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Wrong(_("This is a workbook: save it as CSV, and send that."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if "\0" in text:
        raise Wrong(_("The file cannot be read as a table: save it as CSV, and send that."))
    return text


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _columns(names: list[str]) -> Columns:
    if len(names) > _MOST_COLUMNS:
        raise Wrong(_("The file has more than 100 columns."))
    found: Columns = [column(name) if name else None for name in names]
    fixed = [one for one in found if isinstance(one, str)]
    for name in fixed:
        if fixed.count(name) > 1:
            raise Wrong(_("There are two columns called “%(name)s”.") % {"name": quoted(name)})
    for name in NEEDED:
        if name not in fixed:
            raise Wrong(_("There is no column “%(name)s”, which every row needs.") % {"name": name})
    return found
