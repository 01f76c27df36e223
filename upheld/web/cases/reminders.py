"""Reminders by e-mail, before and after each day of a case: written once, and naming nobody.

All that falls on one day for one person and case goes into one mail. What was missed while nothing ran is not sent
late, but for a person's own limits: of these the newest reminder is sent for as long as the limit runs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from upheld.law import law_named
from upheld.law.family import STEPS
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import access_to
from upheld.web.cases.models import Case, DueDay, Grant, NoReminders, Reminded
from upheld.web.cases.walls import as_service
from upheld.web.post.models import Message
from upheld.web.post.outbox import put

OWN_MARKS = (14, 7, 2, 0, -1)
"""So many days before a limit of the family's own it is reminded of; -1 is the day after."""
_MAIN = ("fd.appeal", "fd.med.contact", "fd.draft", "fd.amend", "fd.irp", "fd.transport")
CHOICE_MARKS = (14,)
"""The same for what a family may do and need not: once, and never after it."""
THEIR_MARKS = (3, -1)
"""The same for what a body must do by law."""
_MISSED = 3
"""A reminder is still sent so many days late, where nothing ran on its day."""
_FROM = time(8)
KIND = "reminder"

_REMINDED: list[Callable[[Iterable[Case]], Mapping[UUID, Iterable[Person]]]] = []


def also_remind(of: Callable[[Iterable[Case]], Mapping[UUID, Iterable[Person]]]) -> None:
    """Have others reminded of cases too, such as the workers of a service."""
    _REMINDED.append(of)


def remind(now: datetime) -> int:
    """Write every reminder that is due and was not written yet; how many mails that are.

    It is asked for every half minute: what was written before is found by a few questions for all cases together.
    """
    written, today = 0, now.date()
    with as_service():
        days: dict[Any, list[tuple[DueDay, int]]] = {}
        for day in _near(today):
            mark = mark_of(day, today)
            if mark is not None:
                days.setdefault(day.case_id, []).append((day, mark))
        cases = [*Case.objects.filter(pk__in=days, delete_after=None).select_related("holder")]
        told = {*Reminded.objects.filter(case__in=cases).values_list("case", "person", *_ONE)}
        people = people_of(cases)
        for case in cases:
            for person in people[case.pk]:
                new = [one for one in days[case.pk] if (case.pk, person.pk, *_one(*one)) not in told]
                written += _write(case, person, new, now) if new else 0
    return written


def mark_of(day: DueDay, today: date) -> int | None:
    """The newest reminder of a day that should have been written by now; None where none should, or it is too old.

    Counted to the first day on which it may fall due, which is the safe one, and after it from the last.
    """
    if day.due_on is None or day.due_latest is None:
        return None
    marks: tuple[int, ...] = THEIR_MARKS if not day.yours else OWN_MARKS if day.step in _MAIN else CHOICE_MARKS
    if day.unclear:
        # Whether it is over cannot be told, so nobody is told that it is.
        marks = tuple(mark for mark in marks if mark >= 0)
    reached = [mark for mark in marks if _day_of(day, mark) <= today]
    if not reached:
        return None
    mark = reached[-1]
    runs = day.yours and mark >= 0 and today <= day.due_latest
    return mark if runs or (today - _day_of(day, mark)).days <= _MISSED else None


def reminded_of(case: Case) -> list[Person]:
    """Who is reminded of a case."""
    return people_of([case])[case.pk]


def people_of(cases: Sequence[Case]) -> dict[UUID, list[Person]]:
    """Who is reminded of each case: its holder, the people it was given to, and others who asked to be.

    Those who want no reminders of a case are left out.
    """
    found: dict[UUID, dict[Any, Person]] = {case.pk: {case.holder_id: case.holder} for case in cases}
    for grant in Grant.objects.holding().seeing().filter(case__in=cases, person__isnull=False).select_related("person"):
        if grant.person is not None:
            found[grant.case_id][grant.person.pk] = grant.person
    for of in _REMINDED:
        for case, people in of(cases).items():
            found[case] |= {one.pk: one for one in people}
    without = {*NoReminders.objects.filter(case__in=cases).values_list("case", "person")}
    return {
        case: [one for pk, one in people.items() if (case, pk) not in without and one.is_active]
        for case, people in found.items()
    }


def values(message: Message) -> dict[str, Any] | None:
    """What the mail says when it is sent: of each day, unless it was met or moved since; None if nothing is left.

    Nobody is told any more of a case that they may not see any more.
    """
    with as_service():
        access = access_to(message.person, message.about["case"])
        none = NoReminders.objects.filter(case=message.about["case"], person=message.person)
        if access is None or not access.sees_case or none.exists():
            return None
        open_days = {(one.yours, one.key): one for one in DueDay.objects.undone().filter(case=access.case)}
    items = []
    for said in message.about["items"]:
        day = open_days.get((said["yours"], said["key"]))
        if day is not None and day.due_on is not None and day.due_on.isoformat() == said["due_on"]:
            items.append(_item(day, clock.today()))
    return {"items": items, "address": f"/cases/{access.case.pk}/"} if items else None


def _near(today: date) -> Iterable[DueDay]:
    own = Q(yours=True, due_on__lte=today + timedelta(days=max(OWN_MARKS)))
    theirs = Q(yours=False, leads=True, binding=True, due_on__lte=today + timedelta(days=max(THEIR_MARKS)))
    own &= ~Q(step__in=_unsure())
    still = Q(due_latest__gte=today - timedelta(days=_MISSED + 1))
    found = DueDay.objects.undone().filter(own | theirs, still)
    # Whoever has appealed needs no mediation adviser any more.
    appealed = DueDay.objects.filter(case=OuterRef("case"), step="fd.appeal").exclude(fate__in=("", "superseded"))
    return found.exclude(Q(step="fd.med.contact") & Exists(appealed)).order_by("due_on", "key")


@lru_cache(maxsize=1)
def _unsure() -> tuple[str, ...]:
    """The steps nobody checked: these are shown in the case, with that mark, and not sent out."""
    return tuple(step.id for step in STEPS.values() if "C" in step.confidence)


def _day_of(day: DueDay, mark: int) -> date:
    assert day.due_on is not None and day.due_latest is not None
    return (day.due_on if mark >= 0 else day.due_latest) - timedelta(days=mark)


_ONE = ("key", "yours", "due_on", "mark")
"""What makes a reminder one of its own."""


def _one(day: DueDay, mark: int) -> tuple[str, bool, date | None, int]:
    return day.key, day.yours, day.due_on, mark


def _write(case: Case, person: Person, days: list[tuple[DueDay, int]], now: datetime) -> int:
    items, first = [], None
    with transaction.atomic():
        for one in days:
            wanted: dict[str, Any] = dict(zip(_ONE, _one(*one), strict=True))
            row, is_new = Reminded.objects.get_or_create(case=case, person=person, **wanted)
            if is_new:
                first = first or row.pk
                items.append({"key": row.key, "yours": row.yours, "due_on": row.due_on.isoformat()})
        if not items:
            return 0
        begin = datetime.combine(now.date(), _FROM, clock.ENGLAND)
        about = {"case": str(case.pk), "items": items}
        put(KIND, f"{KIND}:{case.pk}:{person.pk}:{first}", to=person, about=about, not_before=begin)
    return 1


def _item(day: DueDay, today: date) -> dict[str, Any]:
    """One day as the mail says it, with the law it rests on and how sure that is."""
    step = STEPS.get(day.step)
    law = law_named("england")
    duty = law.of(day.duty)[-1] if day.duty in law.by_id else None
    assert day.due_on is not None and day.due_latest is not None
    return {
        "title": step.title if step is not None else duty.title if duty is not None else day.duty,
        "late": step.late if step is not None else "",
        "by": day.due_on,
        "latest": day.due_latest,
        "hour": duty.by_time if duty is not None else "",
        "is_appeal": day.step == "fd.appeal",
        "is_choice": day.yours and day.step not in _MAIN,
        "unclear": day.unclear,
        "left": (day.due_on - today).days,
        "over": day.due_latest < today,
        "yours": day.yours,
        "silent": day.silent,
        "sure": day.due_on == day.due_latest,
        "cited": [one.text for one in (duty.citations if duty is not None else step.citations if step else ())],
        "mark": duty.confidence if duty is not None else step.confidence if step is not None else "",
    }
