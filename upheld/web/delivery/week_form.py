"""The form of a week, read: what somebody sent becomes entries of their side, or sentences about what is wrong.

Whatever is sent twice makes the same entries with the same ids, whether or not it waited on a device in between.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from upheld.delivery.entry import Entry
from upheld.web.delivery.week_beside import made_up, unmeasured
from upheld.web.delivery.week_reading import Reading, Said
from upheld.web.delivery.week_rows import Asked, Row

_OLDEST = timedelta(days=62)


@dataclass
class Filled:
    """What a form came to: entries to add, or what is wrong by the name of its box; `rows` as they were sent."""

    entries: list[Entry] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()


def written_at(sent: Mapping[str, str], now: datetime) -> datetime | None:
    """When a form was filled in on a device without a connection; None where it came straight from the page.

    A moment to come is now; one that is too old or no moment is now too, since somebody is sending it.
    """
    told = sent.get("written_at", "")[:40].strip()
    if not told:
        return None
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return now
    if moment.tzinfo is None or not now - _OLDEST <= moment <= now:
        return now
    return moment


def read(sent: Mapping[str, str], asked: Asked, *, who: str, now: datetime, known: Collection[str] = ()) -> Filled:
    """What somebody sent of a week.

    Only what differs from what the form showed is said, and, where "everything else happened as planned" was pressed,
    the sessions whose time is over and of which this side has said nothing.

    Args:
        who: what they are, as entries have it.
        known: the ids of the entries that are in the ledger already: what was sent before is not said again.
    """
    try:
        form = UUID(sent.get("form_id", ""))
    except ValueError:
        told = _("This page could not be read: open the week again and send it once more.")
        return Filled(errors={"week-form": told}, rows=asked.rows)
    reading = Reading(sent, asked)
    reading.sessions()
    reading.bulk()
    unmeasured(reading)
    made_up(reading)
    filled = Filled(errors=reading.wrong, rows=reading.rows)
    if filled.errors:
        return filled
    offline = written_at(sent, now)
    # What a colleague has said since the page was opened is not overwritten by "everything else". A form that waited
    # on a device says what it says, whatever else has come meanwhile: then the order in which things come is nothing.
    spoken = set() if offline else {one.id for one in asked.rows if not one.mine.is_silent}
    for said, slots in reading.groups.items():
        id = str(uuid5(form, json.dumps([*said, sorted(slots)], default=str)))
        kept = [one for one in slots if not (said.is_rest and one in spoken)]
        if id not in known and (kept or said.line):
            filled.entries.append(_entry(id, said, tuple(kept), asked, who, offline or now))
    return filled


def _entry(id: str, said: Said, slots: tuple[str, ...], asked: Asked, who: str, said_at: datetime) -> Entry:
    outcome: Any = said.outcome
    return Entry(
        id=id, side=asked.side, said_at=said_at, slots=slots, line=said.line, outcome=outcome, minutes=said.minutes,
        given_on=said.given_on, reason=said.why, who=who, note=said.note,
    )  # fmt: skip
