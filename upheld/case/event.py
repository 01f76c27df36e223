"""One thing that happened: when it was sent, received and served, and what the record says about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from upheld.case.fields import EVENT_DATES
from upheld.case.kinds import KINDS, EventKind
from upheld.case.problem import Problem, within
from upheld.case.values import read_fields, read_kind
from upheld.dates import EVER, Span, deemed_receipt
from upheld.errors import UnknownDay

_RENAMED = {"from": "from_on", "to": "to_on"}
_APART = ("kind", "id", "replaces", "answers", "recorded_at", "approx")
_ORDERED = (("from", "to"), ("first_day_closed", "reopens_on"))


@dataclass(frozen=True, slots=True)
class Event:
    """One dated event of a case; `on`, `sent_on`, `received_on` and `served_on` are always filled.

    Args:
        made_on: the day printed on the paper, if it is recorded.
        assumed: names of the dates that are taken from another one because theirs is not recorded.
        fields: what else is recorded, by name; lists are tuples, days inside tables are spans.
        days: every other date, by name; `from` and `to` of the file are `from_on` and `to_on`.
        recorded_at: when it was learned; never counted from.
        given: the entry as written, to write the file back.
        line: the line of the file at which the entry starts.
    """

    id: str
    kind: str
    on: Span
    sent_on: Span
    received_on: Span
    served_on: Span
    made_on: Span | None
    assumed: frozenset[str]
    fields: Mapping[str, Any] = field(hash=False)
    days: Mapping[str, Span] = field(hash=False)
    answers: str | None
    replaces: str | None
    recorded_at: str | None
    approx: bool
    given: Mapping[str, Any] = field(hash=False, compare=False)
    line: int | None = field(default=None, compare=False)


def read_event(entry: Mapping[str, Any], line: int | None = None) -> Event:
    """The event an entry of a case file describes; its id is empty where the entry gives none.

    Raises:
        Problem: anything design.md 11.11 refuses in one entry.
    """
    if "kind" not in entry:
        raise Problem("kind is missing; `upheld events` lists the kinds")
    kind = KINDS[within("kind", read_kind, entry["kind"])]
    found = read_fields(entry, kind.known, kind.name)
    if "id" in found and (not found["id"].strip() or not found["id"].isprintable()):
        raise Problem("is not a usable id; write a short name on one line", "id", value=found["id"])
    days, assumed = _settle(found, kind)
    own = {name for name, known in kind.known.items() if known.type == "day" and name not in EVENT_DATES}
    for first, last in _ORDERED:
        if first in own and last in found and last in own and found[last].last < found[first].first:
            raise Problem(f"is before {first}; check both days", last, value=entry[last])
    return Event(
        id=found.get("id", ""),
        kind=kind.name,
        on=days["on"],
        sent_on=days["sent_on"],
        received_on=days["received_on"],
        served_on=days["served_on"],
        made_on=found.get("made_on"),
        assumed=assumed,
        fields={name: value for name, value in found.items() if name not in (*own, *EVENT_DATES, *_APART)},
        days={_RENAMED.get(name, name): found[name] for name in sorted(own & found.keys())},
        answers=found.get("answers"),
        replaces=found.get("replaces"),
        recorded_at=found.get("recorded_at"),
        approx=found.get("approx", False),
        given=dict(entry),
        line=line,
    )


def first_date_written(entry: Mapping[str, Any]) -> str:
    """The date a default id is made of, as written: the first of `on`, received, sent, served, made, or a first day."""
    names = ("on", "received_on", "sent_on", "served_on", "made_on", "from", "first_day_closed")
    return next(str(entry[name]) for name in names if name in entry)


def _settle(found: Mapping[str, Any], kind: EventKind) -> tuple[dict[str, Span], frozenset[str]]:
    """The four dates of an event, and which of them are assumed.

    Law: england.md 5.3 (sent, served, received) as design.md 11.2 writes it down.
    """
    known = {name: found[name] for name in EVENT_DATES if name in found}
    if not known and kind.starts_on is not None:
        known["on"] = found[kind.starts_on]
    if not known:
        raise Problem('no date is recorded; add on, sent_on or received_on, or on = "unknown"')
    sent, made = known.get("sent_on"), known.get("made_on")
    received, served = known.get("received_on"), known.get("served_on")
    arrived = received or served
    on = known.get("on")
    assumed: set[str] = set()
    if on is not None:
        sent, arrived = sent or on, arrived or on
    elif sent is not None:
        arrived = arrived or _deemed(sent, found.get("channel"))
    elif arrived is not None:
        sent = made or arrived
        assumed = {"sent_on"}
    else:
        assert made is not None
        sent = arrived = made
        assumed = {"on", "sent_on", "received_on", "served_on"}
    days = {
        "on": on or received or served or known.get("sent_on") or sent,
        "sent_on": sent,
        "received_on": received or arrived,
        "served_on": served or arrived,
    }
    return days, frozenset(assumed)


def _deemed(sent: Span, channel: str | None) -> Span:
    if sent == EVER:
        return EVER
    try:
        return Span(deemed_receipt(sent.first, channel), deemed_receipt(sent.last, channel))
    except UnknownDay:
        why = "is a day for which the post cannot be reckoned, because its bank holidays are not known; add received_on"
        raise Problem(why, "sent_on", value=sent.last) from None
