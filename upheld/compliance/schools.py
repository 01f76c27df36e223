"""School matters that need more than one event: runs of suspensions, long absences, continuing acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from upheld import dates
from upheld.case import Event
from upheld.compliance.due import NO_TERMS
from upheld.compliance.moment import Moment, moment
from upheld.dates import EVER, Span
from upheld.errors import UnknownDay

if TYPE_CHECKING:
    from upheld.compliance.story import Story


def whole_days(event: Event) -> int:
    """How many days an exclusion was for, where a number is recorded; else 0."""
    days = event.fields.get("days")
    if isinstance(days, (int, float)):
        return int(days)
    return int(days) if isinstance(days, str) and days.strip().isdigit() else 0


def ends_own_exclusion(story: Story, event: Event, trigger: Moment) -> bool:
    """Whether what ends a duty is about the same exclusion; true of everything but a cancellation.

    A cancellation is of the exclusion it names, else of the newest before it.
    """
    if event.kind != "exclusion_cancelled":
        return True
    excluded = story.of("excluded")
    if event.answers is not None:
        cancelled = event.answers
    else:
        earlier = [one for one in excluded if one.on.first <= event.received_on.last]
        cancelled = earlier[-1].id if earlier else ""
    mine = [one for one in excluded if one.on.first <= trigger.day.last]
    own = trigger.event.id if trigger.event.kind == "excluded" else (mine[-1].id if mine else cancelled)
    return cancelled in (own, *trigger.also)


def long_suspension(story: Story) -> list[Moment]:
    """Suspensions of more than five school days in a row, one or several back to back, from the first day.

    Law: SI 2007/1870 reg 3 as amended: a run of fixed periods counts as one.
    """
    found: list[Moment] = []
    run: list[Event] = []
    suspensions = [event for event in story.of("excluded") if event.fields["type"] == "suspension"]
    for event in suspensions:
        if run and not _follows(story, run, event):
            run = []
        run.append(event)
        total = sum(map(whole_days, run))
        if total > 5:
            first = run[0]
            found = [one for one in found if one.event is not first]
            found.append(moment(first, "on", also=tuple(one.id for one in run[1:])))
    return found


def _follows(story: Story, run: list[Event], event: Event) -> bool:
    last = run[-1]
    if story.school is None or not whole_days(last):
        return False
    return story.school.add(last.on.first, whole_days(last) + 1, beginning=True) == event.on.first


def sickness_absence(story: Story) -> list[Moment]:
    """Absences through sickness, with the day fifteen school days were expected, if that was said."""
    found = []
    for event in story.of("sickness_absence"):
        long = int(event.fields.get("expected_days") or 0) >= 15
        said = event.on.first if "on" in event.given else event.days["from_on"].first
        expected = max(said, event.days["from_on"].first)
        anchors = {"expected": Span(expected, expected)} if long else {}
        one = moment(event, "on", anchors=anchors)
        one.day = event.days["from_on"]
        found.append(one)
    for one in _cumulative(story, story.of("sickness_absence")):
        found = [other for other in found if other.event is not one.event] + [one]
    return found


def away_15_days(story: Story, one: Moment) -> bool | None:
    """Whether an absence lasts, or is expected to last, fifteen school days; None without the term dates."""
    event = one.event
    if "expected" in one.anchors:
        return True
    if int(event.fields.get("expected_days") or 0) >= 15:
        return True
    last = event.days.get("to_on")
    first = event.days["from_on"].first
    if last is None:
        return None if story.school is None else True
    if story.school is None:
        return False if (last.last - first) < timedelta(days=18) else None
    return story.school.count(first, last.last) >= 15


def discriminatory_act_ended(story: Story) -> list[Moment]:
    """Acts of discrimination, from the day they ended; one that goes on has no such day."""
    found = []
    for event in story.of("discriminatory_act"):
        ended = event.days.get("end_date")
        if ended is not None:
            found.append(Moment(event, ended, event.fields))
        elif event.fields.get("continuing"):
            why = "the day the conduct ended (end_date) is needed; while it goes on the time has not begun"
            found.append(moment(event, "on", anchors={"trigger": EVER}, missing=(why,)))
        else:
            found.append(moment(event, "on"))
    return found


def foi_received(story: Story) -> list[Moment]:
    """Requests for information, with the day a school's own longer count ends.

    Law: SI 2004/3364 reg 3: the earlier of the 20th working day leaving out days that are not school days at
    that school, and the 60th working day.
    """
    found = []
    for event in story.of("foi_received"):
        one = moment(event, "received_on")
        body = str(event.fields.get("body", "")).casefold()
        council = any(word in body for word in ("council", "authority", "borough"))
        if not council and any(word in body for word in ("school", "academy", "governing")):
            end, why = _school_limit(story.school, one.day)
            if end is None:
                one.anchors, one.missing = {"trigger": EVER}, (why,)
            else:
                one.anchors = {"school_limit": Span(end, end)}
        found.append(one)
    return found


def _school_limit(school: dates.SchoolDays | None, received: Span) -> tuple[date | None, str]:
    """The day a school's count ends, or why it cannot be told."""
    if school is None:
        return None, NO_TERMS
    if not received.exact:
        return None, "the day the request was received is needed"
    try:
        sixtieth = dates.add_uk_working_days(received.first, 60)
    except UnknownDay as error:
        return None, str(error)
    day, counted = received.first, 0
    while day < sixtieth and counted < 20:
        day += timedelta(days=1)
        counted += school.count(day, day) and dates.united_kingdom().is_working(day)
    return day, ""


def _cumulative(story: Story, events: list[Event]) -> list[Moment]:
    """The absence in which the fifteenth school day of an academic year falls, where no one absence has it alone."""
    found: list[Moment] = []
    counted: dict[int, int] = {}
    for event in events:
        first, last = event.days["from_on"].first, event.days.get("to_on")
        if story.school is None or last is None:
            continue
        year = dates.academic_year(first)
        before, here = counted.get(year, 0), story.school.count(first, last.first)
        counted[year] = before + here
        if before < 15 <= before + here and before:
            day = story.school.add(first, 15 - before, beginning=True)
            assert day is not None
            found.append(moment(event, "on", anchors={"expected": Span(day, day)}))
    return found


DERIVED: dict[str, Callable[[Story], list[Moment]]] = {
    "long_suspension": long_suspension,
    "sickness_absence": sickness_absence,
    "foi_received": foi_received,
    "discriminatory_act_ended": discriminatory_act_ended,
}
