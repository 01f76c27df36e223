"""Which days stand in a family's calendar: what others owe, what the family must do, the last days, and reminders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from upheld import dates
from upheld.bodies import ACTORS
from upheld.compliance import Obligation, Reckoning, Route, routes
from upheld.compliance.family import steps
from upheld.compliance.words import day_words
from upheld.errors import UnknownDay
from upheld.letters import calendar_words as words
from upheld.letters.register import authority
from upheld.letters.views import owed

_DAY = timedelta(days=1)
_NINE = timedelta(hours=9)
_FAMILY = tuple(_NINE - _DAY * days for days in (14, 7, 2, 1))
_COURT = tuple(_NINE - _DAY * days for days in (56, 28)) + _FAMILY
_MORNING_AFTER = (_NINE + _DAY,)
_ON_THE_DAY = (_NINE,)
_AHEAD = _DAY * 14
_AGAIN = _DAY * 14
_OF_FAMILY = frozenset({"PARENT", "YP", "ALT", "RIGHTS_HOLDER"})
_SAME_STEP = {"fd.lgsco": "LGSCO", "fd.jr": "JR", "fd.dd": "EQA-FTT", "fd.irp": "IRP"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One whole day in the calendar.

    Args:
        name: what it is to its duties: `due`, `yours`, `ahead`, `after`, `chase`, or the code of a way to challenge.
        keys: the obligations it is about, by which it is known again when the calendar is made anew.
        about: the duty and its limb, by which it is known again when the event behind it was corrected.
        alarms: from the first moment of the day to each ringing.
    """

    name: str
    keys: tuple[str, ...]
    about: str
    day: date
    summary: str
    told: tuple[str, ...]
    category: str
    alarms: tuple[timedelta, ...]


REMINDERS = frozenset({"ahead", "after", "chase", "none"})
"""The names of the entries that are suggestions, with nothing to take back once their day is over."""


def entries(reckoning: Reckoning, chased: Mapping[str, date]) -> list[Entry]:
    """Every day worth keeping, in order; those with the same words on the same day are one.

    Args:
        chased: for each body that is late, the day on which the calendar last suggested to write to it.

    Returns:
        Nothing that was done, and nothing whose day is not known at all.
    """
    found = sorted(
        (*_owed(reckoning, chased), *_own(reckoning), *_ways(reckoning)),
        key=lambda one: (one.day, one.name, one.keys),
    )
    merged: dict[tuple[str, date, str], Entry] = {}
    for one in found:
        same = (one.name, one.day, one.summary)
        if same in merged:
            other = merged[same]
            keys = tuple(dict.fromkeys((*other.keys, *one.keys)))
            one = replace(other, keys=keys, told=tuple(dict.fromkeys((*other.told, *one.told))))
        merged[same] = one
    return list(merged.values())


def nothing(day: date) -> Entry:
    """The one entry of a calendar that would be empty: a file with no entry at all cannot be read everywhere."""
    told = (
        "On what is recorded there is no day to keep. That does not mean that nothing is owed: read the reckoning too.",
        "When something happens, record it and make this calendar again.",
        words.ADVICE,
    )
    return Entry("none", ("none",), "none", day, "No dates to keep at present", told, "Reminder", ())


def _owed(reckoning: Reckoning, chased: Mapping[str, date]) -> Iterator[Entry]:
    groups: dict[object, list[Obligation]] = {}
    for one in reckoning.obligations:
        if one.shape != "not_before" and _is_open(one, reckoning.as_at):
            duty = one.duty
            same = (one.trigger.event.id, one.due, one.status, duty.bearer, one.body, duty.binding)
            groups.setdefault(same, []).append(one)
    late: dict[str, list[Obligation]] = {}
    for group in groups.values():
        one = group[0]
        yield _due(reckoning, group)
        if one.duty.bearer in _OF_FAMILY or not one.duty.binding:
            continue
        if one.status == "overdue":
            late.setdefault("asked" if one.body else one.duty.bearer, []).extend(group)
        elif one.status == "running":
            yield from _around(reckoning, group)
    for body, group in late.items():
        yield _chase(reckoning, body, group, chased.get(body))


def _is_open(one: Obligation, as_at: date) -> bool:
    """Whether it waits to be done on a day that is known, or may do so."""
    if one.status == "unknown":
        undone = one.discharged is None and one.proved_on is None
        return undone and one.due.last is not None and as_at <= one.due.last
    return one.status in ("running", "overdue") and _day(one) is not None


def _day(one: Obligation) -> date | None:
    """The first possible day, which is the safe one; where it may be past, the last possible one."""
    return one.due.last if one.status == "unknown" else one.due.first or one.due.last


def _about(one: Obligation) -> str:
    return one.duty.id + (f"/{one.limb.part}" if one.limb.part else "")


def _due(reckoning: Reckoning, group: list[Obligation]) -> Entry:
    one = group[0]
    binding = one.duty.binding
    mark = {
        "running": "Due" if binding else "Due by guidance",
        "overdue": "LATE" if binding else "Later than guidance says",
    }.get(one.status, "Perhaps due")
    return _entry(
        "due",
        group,
        _day(one),
        f"{mark} ({_who(one)}): {_title(reckoning, group)}",
        words.of_duty(reckoning, group),
        "Late" if one.status == "overdue" and binding else "Due from others",
        () if one.status == "overdue" else _MORNING_AFTER,
    )


def _around(reckoning: Reckoning, group: list[Obligation]) -> Iterator[Entry]:
    """The reminders before and after a day by which someone else must act."""
    one = group[0]
    first, last = one.due.first, one.due.last or one.due.first
    assert first is not None and last is not None  # it is running
    what = _title(reckoning, group)
    if any(_is_plan(each) for each in group):
        why = f"It is due on {day_words(first)}: a short letter now helps. Ask whether it will come by then."
        told = words.of_reminder(reckoning, group, why)
        yield _entry("ahead", group, first - _AHEAD, f"Due in two weeks: {what}", told, "Reminder", _ON_THE_DAY)
    day = _working(last + _DAY)
    why = f"If it is not done, it is late since {day_words(last + _DAY)}: write and ask for it."
    told = words.of_reminder(reckoning, group, why)
    # The alarm of the due day itself rings on the morning after: once is enough.
    alarms = () if day == first + _DAY else _ON_THE_DAY
    yield _entry("after", group, day, f"Late if not done: {what}", told, "Reminder", alarms)


def _is_plan(one: Obligation) -> bool:
    """Whether a plan, new or amended, must be out by that day."""
    return one.duty.id.startswith("review.phase.") or one.duty.id.endswith(".final") or one.limb.part == "final"


def _chase(reckoning: Reckoning, body: str, group: list[Obligation], before: date | None) -> Entry:
    """One reminder for all that one body is late with: the next working day, and after that every two weeks.

    Args:
        before: the day the calendar has suggested before. It is kept until it is over, unless something else has
            just become late.
    """
    as_at = reckoning.as_at
    day = _working(as_at + _DAY)
    if before is not None:
        day = before if before >= as_at else max(day, _working(before + _AGAIN))
    first = (_working(one.due.last + _DAY) for one in group if one.due.last is not None)
    day = min(day, *(one for one in first if one >= as_at), day)
    group.sort(key=Obligation.sort_key)
    what = owed(reckoning, group[0]).what if len(group) == 1 else f"{len(group)} things are late"
    told = tuple(words.of_chase(reckoning, group))
    return Entry("chase", (body,), body, day, f"Chase {_who(group[0])}: {what}", told, "Reminder", _ON_THE_DAY)


def _own(reckoning: Reckoning) -> Iterator[Entry]:
    for name, step, one in steps(reckoning):
        if one.status != "overdue" and _is_open(one, reckoning.as_at):
            perhaps = ", the last possible day (it may have passed already)" if one.status == "unknown" else ""
            hour = f", by {words.hour_words(one.duty.by_time)}" if one.duty.by_time else ""
            summary = f"YOU{perhaps}: {words.step_title(reckoning, step, one)}{hour}"
            told = words.of_step(reckoning, step, one)
            alarms = _COURT if name == "fd.jr" else _FAMILY
            entry = _entry("yours", [one], _day(one), summary, told, "Your deadline", alarms)
            yield replace(entry, about=name)


def _ways(reckoning: Reckoning) -> Iterator[Entry]:
    """The last day of each way to challenge a breach; a decision's ways are steps of the family's already."""
    own = {(_SAME_STEP.get(name), one.due.first) for name, _, one in steps(reckoning) if one.status == "running"}
    breached = {one.key: one for one in reckoning.obligations}
    found: dict[tuple[str, date], list[Route]] = {}
    for route in routes(reckoning):
        mine = any(key in breached for key in route.keys)
        if mine and route.open and route.by is not None and (route.route, route.by) not in own:
            found.setdefault((route.route, route.by), []).append(route)
    for (code, day), ways in found.items():
        group = [breached[key] for way in ways for key in way.keys]
        title = authority(reckoning.law, code).title
        summary = f"Outer limit, not an entitlement: {title}" if code == "JR" else f"Last day: {title}"
        told = words.of_ways(reckoning, code, ways, group)
        alarms = _FAMILY
        if code == "JR":
            # Nobody need be woken to ask a court for what has been done.
            alarms = () if all(one.discharged is not None for one in group) else _COURT
        yield _entry(code, group, day, summary, told, "Way to challenge", alarms)


def _entry(
    name: str,
    group: list[Obligation],
    day: date | None,
    summary: str,
    told: Iterable[str],
    category: str,
    alarms: tuple[timedelta, ...],
) -> Entry:
    assert day is not None  # only what has a day comes here
    return Entry(name, tuple(one.key for one in group), _about(group[0]), day, summary, tuple(told), category, alarms)


def _who(one: Obligation) -> str:
    """Who must do it, never by a name that the case gives."""
    return "the body asked" if one.body else ACTORS.get(one.duty.bearer, one.duty.bearer)


def _title(reckoning: Reckoning, group: list[Obligation]) -> str:
    more = len(group) - 1
    rest = f" (and {more} more {'duty' if more == 1 else 'duties'})" if more else ""
    return owed(reckoning, group[0]).what + rest


def _working(day: date) -> date:
    """The day, or the next working day; the day itself beyond the years whose holidays are known."""
    try:
        return dates.next_working_day(day)
    except UnknownDay:
        return day
