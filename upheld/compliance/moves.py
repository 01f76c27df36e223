"""Moves: between authorities, between health commissioners, and out of England."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from upheld.bodies import UnknownBody, find_authority
from upheld.case import Event
from upheld.compliance.moment import Moment, moment
from upheld.dates import Span

if TYPE_CHECKING:
    from upheld.compliance.story import Story

_WHEN_AWARE = "the day the old authority became aware of the move (la_old_aware_of_move) is needed"
_WHEN_ICB_AWARE = "the day the old health body became aware of the change (icb_aware_of_change) is needed"


def nation(name: str) -> str | None:
    """The nation of an authority; None where the name is not known."""
    try:
        return find_authority(name).nation
    except UnknownBody:
        return None


def move_of_plan(story: Story) -> list[Moment]:
    """Each move from one authority to another while a plan is in force, from when the old one knew of it."""
    found: list[Moment] = []
    moves = list(story.of("moved"))
    for event in story.of("la_old_aware_of_move"):
        actual = next(
            (one for one in moves if "moving_on" not in event.days or _near(one, event.days["moving_on"])), None
        )
        if actual is not None:
            moves.remove(actual)
        day = actual.on if actual is not None else event.days.get("moving_on")
        missing = () if day is not None else ("the day of the move is needed",)
        anchors = {"aware": event.on, "move": day} if day is not None else {}
        also = (actual.id,) if actual is not None else ()
        found.append(moment(event, "on", anchors=anchors, missing=missing, also=also))
    for event in moves:
        if (story.lives or not story.processes) and not _leaves(event):
            found.append(moment(event, "on", missing=(_WHEN_AWARE,)))
    return found


def _near(move: Event, planned: Span) -> bool:
    return abs((move.on.first - planned.first).days) <= 180


def _leaves(event: Event) -> bool:
    name = event.fields.get("to_la")
    return name is not None and nation(str(name)) not in (None, "England")


def left_england(story: Story) -> list[Moment]:
    """Moves to an authority outside England."""
    return [moment(event, "on") for event in story.of("moved") if _leaves(event)]


def abroad(story: Story) -> list[tuple[date, date]]:
    """The days on which the person lived outside England, each from its first to its last day."""
    found: list[tuple[date, date]] = []
    start: date | None = None
    for event in story.of("moved"):
        if _leaves(event):
            start = start or event.on.first
        elif start is not None:
            found.append((start, event.on.first - timedelta(days=1)))
            start = None
    return [*found, (start, date.max)] if start is not None else found


def change_of_icb(story: Story) -> list[Moment]:
    """Each change of health commissioner, from when the old one knew of it; by a move, or otherwise."""
    found: list[Moment] = []
    moves = story.of("moved")
    for event in story.of("icb_aware_of_change"):
        move = next((one for one in moves if _near(one, event.on)), None)
        if move is None:
            anchors = {"aware_of_other_change": event.on}
        else:
            anchors = {"move": move.on, "aware": event.on}
        found.append(moment(event, "on", anchors=anchors))
    if not found and moves and _commissioner_changes(story):
        found.append(moment(moves[-1], "on", missing=(_WHEN_ICB_AWARE,)))
    return found


def _commissioner_changes(story: Story) -> bool:
    bodies = [fact.fields["body"].casefold() for fact in story.case.facts if fact.kind == "icb"]
    return len(set(bodies)) > 1


def plan_transferred(story: Story) -> list[Moment]:
    """Each transfer of a plan, with the start of the twelve months that were running."""
    found = []
    for event in story.of("plan_transferred"):
        started = [one for one in story.moments("review_period_began") if one.day.last <= event.on.first]
        one = moment(event, "on", anchors={"period_start": started[-1].day} if started else {})
        if not started:
            one.assumed += (
                "assumed: only three months from the transfer, as no making or review is recorded before it",
            )
        found.append(one)
    return found


DERIVED: dict[str, Callable[[Story], list[Moment]]] = {
    "move_of_plan": move_of_plan,
    "left_england": left_england,
    "change_of_icb": change_of_icb,
    "plan_transferred": plan_transferred,
}
