"""Cases for a list: what each is called, its most urgent day, how much is late, and whether its answer changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from upheld.law import law_named
from upheld.law.family import STEPS
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.labels import labels_of
from upheld.web.cases.models import AnswerChange, Case, ChangeSeen, DueDay, Grant
from upheld.web.cases.who import holders

_GRAVE = ("fd.appeal", "fd.irp")
"""Limits whose end is news; that a step nobody had to take was not taken is none."""
_STILL = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Glance:
    """One case in a list.

    Args:
        title: what is due next, in English; empty where nothing with a day is to come. `yours` whether the family
            must do it.
        by: its last day, the safe one where it is not known exactly; `days_left` to it. `latest` is the last possible
            one where that is another day.
        late: how many binding things are late and not done.
        has_passed: whether a limit to appeal ran out not long ago with nothing recorded that meets it.
        has_change: whether an answer changed and this person has not put that away.
        shared_by: whose case it is, as far as they may know; empty for one's own.
    """

    case: Case
    label: str
    title: str
    yours: bool
    by: date | None
    latest: date | None
    days_left: int
    late: int
    has_passed: bool
    has_change: bool
    shared_by: str

    @property
    def is_going(self) -> bool:
        """Whether it waits to be deleted."""
        return self.case.delete_after is not None


def own_and_shared(person: Person, today: date) -> QuerySet[Case]:
    """The cases somebody holds or was given themselves, the most urgent first: their own last days before all else."""
    moment = clock.real()
    given = Grant.objects.holding(moment).seeing().filter(case=OuterRef("pk"), person=person)
    mine = Case.objects.filter(Q(holder=person) | (Q(delete_after=None) & Exists(given)))
    return _by_urgency(mine, today)


def glances(cases: Sequence[Case], person: Person, today: date) -> list[Glance]:
    """These cases, as `own_and_shared` found them, ready for a page; five queries for any number."""
    days = DueDay.objects.in_bulk([one.next_day for one in cases if one.next_day is not None])  # type: ignore[attr-defined]
    seen = ChangeSeen.objects.filter(change=OuterRef("pk"), person=person)
    changed = {*AnswerChange.objects.filter(~Exists(seen), case__in=cases).values_list("case", flat=True)}
    labels, whose = labels_of(cases), holders(person, cases)
    return [
        _glance(one, labels[one.pk], days.get(one.next_day), one.pk in changed, whose.get(one.pk, ""), today)  # type: ignore[attr-defined]
        for one in cases
    ]


def _by_urgency(cases: Any, today: date) -> QuerySet[Case]:
    coming = DueDay.objects.coming(today).filter(case=OuterRef("pk"), binding=True)
    soonest = coming.annotate(safe=Coalesce("due_on", "due_latest")).order_by("-yours", "safe", "key")
    late = DueDay.objects.late(today).filter(case=OuterRef("pk"), yours=False, leads=True).order_by().values("case")
    passed = DueDay.objects.late(today).filter(
        case=OuterRef("pk"), yours=True, step__in=_GRAVE, due_latest__gte=today - _STILL
    )
    found: QuerySet[Case] = (
        cases.select_related("holder")
        .annotate(
            next_day=Subquery(soonest.values("pk")[:1]),
            own_by=Subquery(soonest.filter(yours=True).values("safe")[:1]),
            next_by=Subquery(soonest.values("safe")[:1]),
            late=Coalesce(Subquery(late.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0),
            has_passed=Exists(passed),
        )
        .order_by(F("own_by").asc(nulls_last=True), "-late", F("next_by").asc(nulls_last=True), "made_at", "pk")
    )
    return found


def _glance(case: Any, label: str, day: DueDay | None, has_change: bool, whose: str, today: date) -> Glance:
    by = (day.due_on or day.due_latest) if day is not None else None
    return Glance(
        case=case,
        label=label,
        title=title_of(day) if day is not None else "",
        yours=day is not None and day.yours,
        by=by,
        latest=day.due_latest if day is not None and day.due_latest != by else None,
        days_left=max((by - today).days, 0) if by is not None else 0,
        late=case.late,
        has_passed=case.has_passed,
        has_change=has_change,
        shared_by=whose,
    )


def title_of(day: DueDay) -> str:
    """What a due day is for, in the words of the register."""
    if day.step in STEPS:
        return STEPS[day.step].title
    duties = law_named("england").by_id.get(day.duty)
    return duties[-1].title if duties else day.duty
