"""What a reader is told first: what is late, what comes next, what can be done; then everything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from upheld.bodies import ACTORS
from upheld.compliance import Obligation, Reckoning, Route, breaches, routes
from upheld.compliance.family import steps as family_steps
from upheld.compliance.words import day_words, days, due_words, span_words
from upheld.law.remedies import REMEDIES

MARKS = {
    "running": "in time so far",
    "met": "done in time",
    "met_late": "done late",
    "overdue": "LATE",
    "breached": "BROKEN",
    "excepted": "late, with an exception proved",
    "superseded": "replaced",
    "unknown": "cannot be told",
    "no_date": "no date set",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to tell: a heading and the sentences under it."""

    heading: str
    sentences: tuple[str, ...]
    mark: str = ""


def who(one: Obligation) -> str:
    """Who must do it, as a family says it."""
    if one.body:
        return one.body
    return ACTORS.get(one.duty.bearer, one.duty.bearer)


def _cites(one: Obligation) -> str:
    return "; ".join(citation.text for citation in one.duty.citations)


def late(reckoning: Reckoning) -> list[Line]:
    """The duties that were broken: those that go on first."""
    lines = []
    for breach in breaches(reckoning):
        one = breach.obligation
        told = [f"Who: {who(one)}."]
        if one.status == "breached":
            when = f" on {day_words(breach.since)}" if breach.since is not None else ""
            what = f": it left out {'; '.join(one.outstanding)}" if one.outstanding else ""
            told.append(f"Broken{when}{what}.")
        else:
            told.append(f"Due: {due_words(one.due)}.")
            told.append(_how_late(one))
        told.append(f"Law: {_cites(one)} (sure: {one.duty.confidence}).")
        lines.append(Line(one.duty.title, tuple(told), MARKS[one.status]))
    return lines


def _how_late(one: Obligation) -> str:
    late = days(one.days_late) + " late" if one.days_late else "late; the days cannot be counted to the day"
    if one.status == "met_late" and one.discharged is not None:
        return f"Done: {span_words(one.discharged)}, {late}."
    if one.status == "superseded":
        return f"Never done: {late} when another step took its place."
    return f"Still not done: {late}."


def coming(reckoning: Reckoning) -> list[Line]:
    """What is due next, the family's own steps among it, by day."""
    found: list[tuple[date, Line]] = []
    grouped: dict[tuple[object, ...], tuple[Obligation, list[Obligation]]] = {}
    for one in reckoning.obligations:
        day = one.due.last
        if one.status != "running" or day is None or one.shape == "not_before":
            continue
        same = (one.trigger.event.id, one.due.first, one.due.last, one.limb.discharged_by.kinds, one.duty.binding)
        grouped.setdefault(same, (one, []))[1].append(one)
    for one, several in grouped.values():
        assert one.due.last is not None
        title = " / ".join(each.duty.title for each in several)
        cites = "; ".join(dict.fromkeys(_cites(each) for each in several))
        note = "" if one.duty.binding else " (guidance or practice, not binding law)"
        told = (f"By: {due_words(one.due)}{note}.", f"Who: {who(one)}.", f"Law: {cites}.")
        found.append((one.due.last, Line(title, told)))
    for _, step, one in family_steps(reckoning):
        if one.status == "running" and one.due.last is not None:
            title = step.title if step is not None else one.duty.title
            by = f", by {one.duty.by_time}" if one.duty.by_time else ""
            told = (f"By: {due_words(one.due)}{by}.", "Who: you.", f"Law: {_cites(one)}.")
            found.append((one.due.last, Line(f"YOU: {title}", told)))
    found.sort(key=lambda pair: pair[0])
    return [line for _, line in found]


def passed(reckoning: Reckoning) -> list[Line]:
    """Steps of the family whose time has run out, with what can still be done."""
    lines = []
    for _, step, one in family_steps(reckoning):
        if one.status == "overdue" and step is not None and one.shape != "not_before":
            told = (f"The time ended: {due_words(one.due)}. Nothing is recorded.", f"If you need it still: {step.late}")
            lines.append(Line(step.title, told))
    return lines


def open_routes(reckoning: Reckoning) -> list[Line]:
    """The ways open, in the order to try them."""
    lines = []
    for route in routes(reckoning):
        if route.open:
            lines.append(Line(_route_title(route), tuple(_route_words(route))))
    return lines


def _route_title(route: Route) -> str:
    remedy = REMEDIES.get(route.route)
    return remedy.title if remedy is not None else route.route


def _route_words(route: Route) -> Iterable[str]:
    if route.by is not None:
        yield f"By: {day_words(route.by)}."
    yield route.why
    if route.not_for:
        yield f"Not for: {route.not_for}."


def unknown(reckoning: Reckoning) -> list[Line]:
    """What cannot be told, and which fact would settle it."""
    lines = []
    for one in reckoning.obligations:
        if one.status == "unknown":
            told = tuple(f"{sentence[0].upper()}{sentence[1:]}." for sentence in dict.fromkeys(one.unknown))
            lines.append(Line(one.duty.title, told or ("A fact is missing.",)))
    return lines
