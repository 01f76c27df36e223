"""The day a duty falls due: a limit run from its anchors, from both ends where a day is not known exactly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from upheld.compliance.moment import Moment
from upheld.dates import EARLIEST, LATEST, Span
from upheld.errors import UnknownDay
from upheld.law.limit import Limit

if TYPE_CHECKING:
    from upheld.compliance.story import Story


class Due(NamedTuple):
    """The first and last day on which something may fall due; a null end is not known."""

    first: date | None
    last: date | None
    missing: tuple[str, ...] = ()

    @property
    def exact(self) -> date | None:
        """The due day, if it is known."""
        return self.first if self.first == self.last else None


NO_DUE = Due(None, None)

_NEEDED = {
    "aware": "the day the body became aware is needed",
    "move": "the day of the move is needed",
    "meeting": "the day of the meeting is needed",
    "transfer_date": "the day of the transfer is needed",
    "26th_birthday": "the date of birth is needed",
    "trigger.hearing_on": "the day of the hearing (hearing_on) is needed",
    "trigger.transfer_date": "the day of the transfer (transfer_date) is needed",
    "appeal_period_end": "the day the time to appeal ends is needed",
}
NO_TERMS = "the school's term dates (a `setting` fact with `terms`) are needed, and must reach this far"


def due(limit: Limit, moment: Moment, story: Story) -> Due:
    """When the limit ends for this moment; the sentences say which fact is missing where it cannot be told."""
    anchors = moment.anchors
    day = anchors.get("trigger", moment.day) if anchors else moment.day
    try:
        if day.first == day.last and (not anchors or _all_exact(anchors)):
            end = limit.last_day(lambda name: _end(name, moment, day, anchors, 0), story.school)
            return Due(end, end) if end is not None else _missing(limit, moment, story)
        first = limit.last_day(lambda name: _end(name, moment, day, anchors, 0), story.school)
        last = limit.last_day(lambda name: _end(name, moment, day, anchors, 1), story.school)
    except UnknownDay as error:
        return Due(None, None, (str(error),))
    if first is None and last is None:
        return _missing(limit, moment, story)
    return Due(first, last)


def _all_exact(anchors: Mapping[str, Span]) -> bool:
    return all(span.first == span.last for span in anchors.values())


def _end(name: str, moment: Moment, trigger: Span, anchors: Mapping[str, Span], end: int) -> date | None:
    if name == "trigger":
        span: Span | None = trigger
    elif name in anchors:
        span = anchors[name]
    elif name.startswith("trigger."):
        span = moment.event.days.get(name[8:])
    else:
        span = None
    if span is None or span[end] in (EARLIEST, LATEST):
        return None
    return span[end]


def _missing(limit: Limit, moment: Moment, story: Story) -> Due:
    if moment.missing:
        return Due(None, None, moment.missing)
    names = [name for name in limit.anchors() if _end(name, moment, moment.day, moment.anchors, 1) is None]
    if names:
        sentences = tuple(_NEEDED.get(name, f"the day of {moment.event.id} is needed") for name in dict.fromkeys(names))
        return Due(None, None, sentences)
    return Due(None, None, (NO_TERMS,))
