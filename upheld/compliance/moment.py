"""A moment: something that happened, on the day that counts for a rule."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from upheld.case.event import Event
from upheld.dates import Span

NONE: Mapping[str, Span] = {}


@dataclass(slots=True, eq=False)
class Moment:
    """One happening as a rule sees it: an event, or something worked out from several.

    Args:
        day: the day, or days, on which it may have happened, by the clock the rule counts.
        fields: what is asked of it; the event's own fields unless the story reads them otherwise.
        anchors: other days a time limit may count from, by name.
        since: the first day on which an answer to it may have come, where that is earlier than `day`.
        assumed: facts taken as so; `missing`: facts that are needed and not recorded.
        also: ids of other events an answer may name to mean this one.
        own: whether its own event may answer it.
    """

    event: Event
    day: Span
    fields: Mapping[str, Any]
    anchors: Mapping[str, Span] = field(default_factory=lambda: NONE)
    since: Span | None = None
    assumed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    own: bool = False
    suffix: str = ""

    @property
    def from_day(self) -> Span:
        """From when an answer counts."""
        return self.since or self.day


def moment(event: Event, clock: str, **more: Any) -> Moment:
    """The event as a moment, on the day that clock names."""
    day: Span = getattr(event, clock) or event.sent_on
    assumed: tuple[str, ...] = ()
    if event.assumed and clock in event.assumed:
        assumed = (f"assumed: {clock} of {event.id} is taken from another date on the record",)
    return Moment(event, day, more.pop("fields", event.fields), assumed=assumed, **more)


def from_day(found: Sequence[Moment], day: date) -> Iterator[Moment]:
    """Those moments, oldest first, that may have come on or after a day."""
    start = bisect_left(found, day, key=lambda one: one.day.last) if len(found) > 8 else 0
    return (found[place] for place in range(start, len(found)))


def before(one: Span, other: Span) -> bool:
    """Whether one certainly came before the other, or on the same day (design 11.2: its last day counts)."""
    return one.last <= other.first


def may_follow(answer: Span, question: Span) -> bool:
    """Whether an answer may have come on or after its question, whichever of their possible days is right."""
    return question.first <= answer.last


def agree(fields: Mapping[str, Any], other: Mapping[str, Any], names: tuple[str, ...]) -> bool:
    """Whether the named fields say the same, case and spaces apart; one that is not given agrees with any."""
    for name in names:
        mine, theirs = fields.get(name), other.get(name)
        if mine is not None and theirs is not None and _plain(mine) != _plain(theirs):
            return False
    return True


def _plain(value: Any) -> str:
    return " ".join(str(value).casefold().split())
