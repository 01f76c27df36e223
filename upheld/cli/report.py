"""What a reader is told first: what is late, what comes next, what can be done; then everything."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from upheld.bodies import ACTORS
from upheld.case import KINDS
from upheld.compliance import Obligation, Reckoning, Route, breaches, routes
from upheld.compliance.explain import kind_words
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


_PARTS = {
    "notify": "telling the family",
    "no_plan": "decision not to make a plan",
    "final": "final plan",
    "draft": "draft plan",
    "window": "fifteen days to comment",
    "maintain": "keeping the plan",
    "amend": "amended plan",
    "la": "the council's part",
    "adviser": "the adviser's part",
}


def title(one: Obligation) -> str:
    """What is to be done, with the limb named."""
    part = f" ({_PARTS.get(one.limb.part, one.limb.part)})" if one.limb.part else ""
    return one.duty.title + part


def together(obligations: Iterable[Obligation]) -> list[list[Obligation]]:
    """The obligations, those with the same trigger, day, bearer and outcome in one group (design 11.5)."""
    groups: dict[object, list[Obligation]] = {}
    for one in obligations:
        done = one.discharged_by.id if one.discharged_by is not None else None
        same: object = (one.trigger.event.id, one.due.exact, done, one.status, who(one), one.shape)
        groups.setdefault(same if one.due.exact is not None and one.status != "unknown" else one.key, []).append(one)
    return list(groups.values())


def cited(group: list[Obligation]) -> str:
    """The authorities of a group, each once."""
    return "; ".join(dict.fromkeys(each.text for one in group for each in one.duty.citations))


def sure(group: list[Obligation]) -> str:
    """How sure the law is, with what rests on memory alone marked as unverified."""
    marks = "; ".join(dict.fromkeys(one.duty.confidence for one in group))
    unverified = ", UNVERIFIED" if any(one.duty.mark == "C" for one in group) else ""
    return f"(sure: {marks}{unverified})"


def late(reckoning: Reckoning) -> list[Line]:
    """The duties that were broken: those that go on first."""
    lines = []
    since = {breach.obligation.key: breach.since for breach in breaches(reckoning)}
    for group in together(breach.obligation for breach in breaches(reckoning)):
        one = group[0]
        told = [f"Who: {who(one)}."]
        if one.status == "breached":
            day = since[one.key]
            when = f" on {day_words(day)}" if day is not None else ""
            what = f": it left out {'; '.join(one.outstanding)}" if one.outstanding else ""
            told.append(f"Broken{when}{what}.")
        else:
            told.append(f"Due: {due_words(one.due)}.")
            told.append(_how_late(one, reckoning.as_at))
        told.append(f"Law: {cited(group)} {sure(group)}.")
        lines.append(
            Line(
                " / ".join(map(title, group)),
                tuple(told),
                "NEVER DONE" if one.status == "superseded" else MARKS[one.status],
            )
        )
    return lines


def _how_late(one: Obligation, as_at: date) -> str:
    found = one.late_between(as_at)
    if found is None:
        late = "late"
    else:
        late = days(found[1]) + " late" if found[0] == found[1] else f"between {found[0]:,} and {found[1]:,} days late"
    if one.status == "met_late" and one.discharged is not None:
        return f"Done: {span_words(one.discharged)}, {late}."
    if one.status == "superseded":
        return f"Never done: {late} when the next one began."
    return f"Still not done: {late}."


def coming(reckoning: Reckoning) -> list[Line]:
    """What is due next, the family's own steps among it, by day."""
    found: list[tuple[date, Line]] = []
    running = (
        one
        for one in reckoning.obligations
        if one.status == "running" and one.due.last is not None and one.shape != "not_before"
    )
    for group in together(running):
        one = group[0]
        assert one.due.last is not None
        note = "" if one.duty.binding else " (guidance or practice, not binding law)"
        told = (f"By: {due_words(one.due)}{note}.", f"Who: {who(one)}.", f"Law: {cited(group)} {sure(group)}.")
        found.append((one.due.last, Line(" / ".join(map(title, group)), told)))
    for _, step, one in family_steps(reckoning):
        if one.status == "running" and one.due.last is not None:
            what = step.title if step is not None else title(one)
            by = f", by {one.duty.by_time}" if one.duty.by_time else ""
            told = (f"By: {due_words(one.due)}{by}.", "Who: you.", f"Law: {cited([one])} {sure([one])}.")
            found.append((one.due.last, Line(f"YOU: {what}", told)))
    found.sort(key=lambda pair: pair[0])
    return [line for _, line in found]


def passed(reckoning: Reckoning) -> list[Line]:
    """Steps of the family whose time has run out, with what can still be done."""
    lines = []
    for _, step, one in family_steps(reckoning):
        if one.status == "overdue" and step is not None and one.shape != "not_before":
            about = f"{kind_words(one.trigger.event.kind)}: {span_words(one.trigger.day)}"
            told = (
                f"About: {about}.",
                f"The time ended: {due_words(one.due)}. Nothing is recorded.",
                f"If you need it still: {step.late}",
            )
            lines.append(Line(step.title, told))
    return lines


def open_routes(reckoning: Reckoning) -> list[Line]:
    """The ways open, in the order to try them; one that serves several breaches is told once, with its first day."""
    grouped: dict[str, list[Route]] = {}
    for route in routes(reckoning):
        if route.open:
            grouped.setdefault(_route_title(route), []).append(route)
    return [Line(name, tuple(_route_words(several))) for name, several in grouped.items()]


def _route_title(route: Route) -> str:
    remedy = REMEDIES.get(route.route)
    return remedy.title if remedy is not None else route.route


def _route_words(several: list[Route]) -> Iterable[str]:
    ends = sorted(route.by for route in several if route.by is not None)
    if ends:
        first = f"By: {day_words(ends[0])}"
        yield f"{first} for the first; {day_words(ends[-1])} for the last." if ends[0] != ends[-1] else f"{first}."
    yield from dict.fromkeys(sentence for route in several for sentence in route.why.split("  "))
    if several[0].not_for:
        yield f"Not for: {several[0].not_for}."


_NAMED = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+(?:@[0-9-]+(?:/[0-9]+)?)?")


def plain(sentence: str) -> str:
    """A sentence with the names of events put into words, and its first letter large."""

    def words(match: re.Match[str]) -> str:
        kind, _, day = match[0].partition("@")
        known = KINDS.get(kind)
        if known is None:
            return match[0]
        return f'"{known.title}"' + (f" ({day})" if day else "")

    told = _NAMED.sub(words, sentence)
    return told[0].upper() + told[1:]


def unknown(reckoning: Reckoning) -> list[Line]:
    """What cannot be told, and which fact would settle it."""
    lines = []
    for one in reckoning.obligations:
        if one.status == "unknown":
            told = tuple(f"{plain(sentence)}." for sentence in dict.fromkeys(one.unknown))
            lines.append(Line(title(one), told or ("A fact is missing.",)))
    return lines
