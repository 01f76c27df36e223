"""What each row would make, and every mistake with its row and its column; nothing is made by it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from time import monotonic
from typing import Any

from django.utils.translation import gettext as _

from upheld.case import from_data
from upheld.errors import UpheldError
from upheld.web.accounts.models import Organisation, Person
from upheld.web.cases.actions.opening import most_held
from upheld.web.desk.importing.columns import (
    LONGEST,
    NEEDED,
    EventColumn,
    Wrong,
    council_of,
    day_of,
    level_of,
    whole_day,
)
from upheld.web.desk.importing.references import known_references
from upheld.web.desk.importing.table import Columns, is_too_long, read
from upheld.web.desk.seen import members_of
from upheld.web.ui.format import number
from upheld.web.ui.typed_date import quoted

SECONDS = 15
"""So long may one page take; what is made of the rows is made in as many pages as it needs."""


@dataclass
class Row:
    """One row as it was read.

    Args:
        line: where it begins in the file.
        wrong: a name of a column and one sentence, for each mistake.
        is_here: whether a case with its reference is there already.
    """

    line: int
    reference: str = ""
    label: str = ""
    worker: str = ""
    level: str = ""
    person: dict[str, str] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    wrong: list[tuple[str, str]] = field(default_factory=list)
    is_here: bool = False

    @property
    def is_good(self) -> bool:
        """Whether a case can be made of it."""
        return not self.wrong and not self.is_here

    def told(self) -> dict[str, Any]:
        """What the case would hold."""
        entries = [[number, data] for number, data in enumerate(self.events, 1)]
        return {"person": self.person, "entries": entries, "next": len(entries) + 1}

    def as_data(self) -> dict[str, Any]:
        """The row as JSON can hold it."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Row:
        """The row as it was."""
        return cls(**{**data, "wrong": [(name, said) for name, said in data["wrong"]]})


def tried(content: bytes, organisation: Organisation, *, by: Person, seconds: float = SECONDS) -> list[Row]:
    """Every row of a file.

    Raises:
        Wrong: the file as a whole cannot be used, or not in the time of one answer, in one sentence.
    """
    until = monotonic() + seconds
    columns, names, lines = read(content, most_held(by))
    workers = {one.email.casefold(): str(one.key) for one in members_of(organisation)}
    rows: list[Row] = []
    for line, cells in lines:
        if monotonic() > until:
            told = _("Reading this file takes too long: send it in parts of at most %(number)s rows.")
            raise Wrong(told % {"number": number(max(1, len(rows) // 2))})
        rows.append(_row(line, cells, columns, names, workers))
    _mark_repeated(rows)
    here = known_references(organisation, [row.reference for row in rows if row.reference])
    for row in rows:
        row.is_here = row.reference in here
    return rows


def _row(line: int, cells: list[str], columns: Columns, names: list[str], workers: Mapping[str, str]) -> Row:
    row = Row(line)
    if len(cells) > len(columns) and any(one.strip() for one in cells[len(columns) :]):
        row.wrong.append(("", _("This row has more cells than there are columns.")))
    for place, what in enumerate(columns):
        cell = " ".join(cells[place].split()) if place < len(cells) else ""
        try:
            if what is None:
                if cell:
                    raise Wrong(_("This column has no name."))
            elif is_too_long(cell):
                raise Wrong(_("There is too much in this cell."))
            elif isinstance(what, EventColumn):
                if cell:
                    row.events.append(what.event(day_of(cell)))
            else:
                _take(row, what, cell, workers)
        except Wrong as error:
            row.wrong.append((names[place], str(error)))
    if not row.wrong and row.events:
        _try_case(row)
    return row


def _take(row: Row, name: str, cell: str, workers: Mapping[str, str]) -> None:
    """Take in a cell of one of the fixed columns."""
    if not cell:
        if name in NEEDED:
            raise Wrong(_("This cell is empty, and every row needs it."))
        return
    if len(cell) > LONGEST.get(name, len(cell)):
        raise Wrong(_("This is longer than %(most)s characters.") % {"most": LONGEST[name]})
    if name == "date_of_birth":
        row.person["date_of_birth"] = whole_day(cell)
    elif name == "local_authority":
        row.person["local_authority"] = council_of(cell)
    elif name == "worker":
        if cell.casefold() not in workers:
            raise Wrong(_("Nobody in your service who may have cases has this e-mail address."))
        row.worker = workers[cell.casefold()]
    elif name == "level":
        row.level = level_of(cell)
    elif name == "reference":
        row.reference = cell
    else:
        row.label = cell


def _try_case(row: Row) -> None:
    """Whether the row is a case as a whole."""
    data: dict[str, Any] = {"event": row.events} | ({"person": row.person} if row.person else {})
    try:
        from_data(data, "The row")
    except UpheldError as error:
        row.wrong.append(("", quoted_sentence(str(error))))


def quoted_sentence(text: str) -> str:
    """A sentence of another room, on one line and not too long."""
    line = " ".join(text.split())
    return line if len(line) <= 300 else f"{line[:299]}…"


def _mark_repeated(rows: list[Row]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        if not row.reference:
            continue
        if row.reference in first:
            said = _("Row %(line)s has the same reference “%(reference)s”.")
            row.wrong.append(("reference", said % {"line": first[row.reference], "reference": quoted(row.reference)}))
        first.setdefault(row.reference, row.line)
