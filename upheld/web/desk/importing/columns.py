"""The columns of a caseload's table: what each is called, and what one cell of it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.utils.translation import gettext as _

from upheld.bodies import UnknownBody, find_authority
from upheld.case import KINDS
from upheld.errors import UpheldError
from upheld.web.desk.levels import levels
from upheld.web.ui.typed_date import quoted, typed_date

FIXED = ("reference", "label", "date_of_birth", "local_authority", "worker", "level")
"""The columns that are not events; `reference` and `label` must be there."""
NEEDED = ("reference", "label")
LONGEST = {"reference": 60, "label": 60, "local_authority": 100, "worker": 254, "level": 8}


class Wrong(UpheldError):
    """A cell or a column that cannot be used, in one sentence."""


@dataclass(frozen=True, slots=True)
class EventColumn:
    """A column of days on which one kind of thing happened.

    Args:
        field, value: what the kind must know besides the day, and what the column's name says of it.
    """

    kind: str
    field: str = ""
    value: str = ""

    def event(self, day: str) -> dict[str, object]:
        """The event, as a case file has it."""
        data: dict[str, object] = {"kind": self.kind, "on": day}
        if self.field:
            is_list = self.field in ("grounds", "orders")
            data[self.field] = [self.value] if is_list else self.value
        return data


def column(name: str) -> str | EventColumn:
    """What a column is.

    Raises:
        Wrong: there is no such column, or its events need more than a day.
    """
    plain = "_".join(name.strip().casefold().split())
    if plain in FIXED:
        return plain
    kind, _colon, value = plain.partition(":")
    if kind not in KINDS:
        raise Wrong(_("“%(name)s” is no column we know%(hint)s.") % {"name": quoted(name), "hint": _hint(plain)})
    needed = [one for one in KINDS[kind].fields if one.required]
    if not needed and not value:
        return EventColumn(kind)
    if len(needed) == 1 and needed[0].choices:
        if value in needed[0].choices:
            return EventColumn(kind, needed[0].name, value)
        known = ", ".join(f"{kind}:{one}" for one in needed[0].choices)
        raise Wrong(_("“%(name)s” must say which: write one of %(known)s.") % {"name": quoted(name), "known": known})
    raise Wrong(_("“%(name)s” needs more than a day: add it in the case itself.") % {"name": quoted(name)})


def day_of(text: str) -> str:
    """A day as a case file writes it.

    Raises:
        Wrong: it cannot be read, in one sentence.
    """
    try:
        return typed_date(text)
    except ValueError as error:
        raise Wrong(str(error)) from None


def whole_day(text: str) -> str:
    """A day that is known to the day.

    Raises:
        Wrong: it is not.
    """
    found = day_of(text)
    try:
        date.fromisoformat(found)
    except ValueError:
        raise Wrong(
            _("“%(typed)s” is not a whole date: write the day, the month and the year.") % {"typed": quoted(text)}
        ) from None
    return found


def council_of(text: str) -> str:
    """The council's own name.

    Raises:
        Wrong: no council of England is called that.
    """
    try:
        found = find_authority(text)
    except UnknownBody:
        found = None
    if found is None or found.nation != "England":
        raise Wrong(_("We know no council in England called “%(given)s”.") % {"given": quoted(text)})
    return found.name


def level_of(text: str) -> str:
    """A casework level.

    Raises:
        Wrong: there is no such level.
    """
    plain = text.casefold().removeprefix("level").strip()
    if plain not in levels().names:
        known = ", ".join(levels().names)
        raise Wrong(
            _("“%(given)s” is no casework level: write one of %(known)s.") % {"given": quoted(text), "known": known}
        )
    return plain


def _hint(name: str) -> str:
    nearest = get_close_matches(name, [*FIXED, *KINDS], 1, 0.6)
    return _(" (the nearest is %(nearest)s)") % {"nearest": nearest[0]} if nearest else ""
