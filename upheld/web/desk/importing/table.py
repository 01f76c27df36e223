"""The file that was sent, as rows of cells: comma, semicolon or tab; as Excel and others write it."""

from __future__ import annotations

import csv
from io import StringIO

from django.utils.translation import gettext as _

from upheld.web.cases.actions.opening import MOST_HELD
from upheld.web.desk.importing.columns import NEEDED, EventColumn, Wrong, column
from upheld.web.ui.format import number
from upheld.web.ui.typed_date import quoted

MOST_DAYS = 50_000
MOST_BYTES = 5_000_000
_MOST_COLUMNS = 100
_LONGEST_CELL = 1_000

Columns = list[str | EventColumn | None]
"""What each column is; None for one without a name."""


def read(content: bytes, most_rows: int) -> tuple[Columns, list[str], list[tuple[int, list[str]]]]:
    """What the columns are, their names, and the rows with the number of the line each begins on.

    Args:
        most_rows: how many rows whoever sends it may send.

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
        days, of_days = 0, [place for place, one in enumerate(columns) if isinstance(one, EventColumn)]
        line = reader.line_num
        for cells in reader:
            if any(one.strip() for one in cells):
                rows.append((line + 1, cells))
                days += sum(1 for place in of_days if place < len(cells) and cells[place].strip())
            line = reader.line_num
            if len(rows) > most_rows:
                raise Wrong(_too_many_rows(most_rows))
            if days > MOST_DAYS:
                told = _("The file has more than %(number)s days on which something happened: send it in parts.")
                raise Wrong(told % {"number": number(MOST_DAYS)})
    except csv.Error:
        raise Wrong(_("The file cannot be read as a table: save it as CSV, and send that.")) from None
    if not rows:
        raise Wrong(_("The file has no rows under the names of its columns."))
    return columns, names, rows


def is_too_long(cell: str) -> bool:
    """Whether a cell holds more than any column may."""
    return len(cell) > _LONGEST_CELL


def _too_many_rows(most: int) -> str:
    if most == MOST_HELD:
        told = _(
            "The file has more than %(number)s rows. Send fewer. "
            "You can send more once your organisation was checked by whoever runs this service."
        )
    else:
        told = _("The file has more than %(number)s rows: send it in parts.")
    return told % {"number": number(most)}


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
