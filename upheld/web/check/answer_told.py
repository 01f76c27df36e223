"""The parts of the answer in the visitor's language: each thing with its day and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from upheld.compliance.explain import kind_words
from upheld.compliance.told import Coming, Late, Passed, Way
from upheld.dates import Span
from upheld.web.check import answer_words as words
from upheld.web.check.answer_item import Item, Items

_REST = ("running", "excepted", "met", "met_late", "superseded", "overdue", "breached", "no_date", "unknown")


@dataclass(frozen=True, slots=True)
class Told:
    """One thing with what is said of it, ready for a page: the day, how long is left or how late, what became of it."""

    item: Item
    by: str = ""
    left: str = ""
    fate: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Open:
    """One way to challenge, with the things it is for."""

    way: Way
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Over:
    """A step of the family's own whose time has run out; what it was about, and what can still be done."""

    item: Item
    began: str
    began_on: Span
    by: str
    still: str


def of_late(items: Items, one: Late) -> Told:
    """A duty that was broken, with its fate."""
    item = items.about(one.group.first)
    return Told(item, by=words.by(item.due, "") if item.has_due else "", fate=words.fate(one), left_out=one.left_out)


def of_coming(items: Items, one: Coming, as_at: date) -> Told:
    """What is due next, with how long is left."""
    item = items.about(one.group.first, yours=one.yours)
    return Told(item, by=words.by(one.due, one.by_time), left=words.left(one.due, as_at))


def of_rest(item: Item, as_at: date) -> Told:
    """Anything else, with what became of it."""
    by = words.by(item.due, item.first.duty.by_time if item.yours else "") if item.has_due else ""
    return Told(item, by=by, fate=words.outcome(item.first, as_at))


def of_passed(items: Items, one: Passed) -> Over:
    """A step of the family's own whose time has run out."""
    first = one.obligation
    item = items.about(first, yours=True)
    return Over(
        item=item,
        began=kind_words(first.trigger.event.kind),
        began_on=first.trigger.day,
        by=words.by(first.due, first.duty.by_time),
        still=one.step.late,
    )


def by_status(found: Iterable[Told]) -> tuple[tuple[str, tuple[Told, ...]], ...]:
    """The things by status, those first that say the most."""
    grouped: dict[str, list[Told]] = {}
    for each in found:
        grouped.setdefault(each.item.status, []).append(each)
    return tuple((status, tuple(grouped[status])) for status in _REST if status in grouped)


def of_way(items: Items, way: Way) -> Open:
    """A way to challenge, with what it is for."""
    return Open(way, items.called(key for route in way.routes for key in route.keys))
