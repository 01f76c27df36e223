"""What is urgent first: appeal limits, the family's other limits, a missed appeal limit, what is late, what comes."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Case as Choice
from django.db.models import CharField, F, FilteredRelation, Min, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat

from upheld.web.cases.models import Case, DueDay

APPEAL = "fd.appeal"
APPEALS, OWN, MISSED, LATE, COMING, NOTHING = "1", "2", "2m", "3", "4", "9"
"""The first letter of `urgent`, by which cases are sorted; after it stands the day. "2m" comes after every "2"."""
FIRST = "0000"
"""Stands for a day that is not known, before all others: it may be near."""
STILL = timedelta(days=60)
"""For so long a missed appeal limit stands high: something may still be done about it."""


def by_urgency(cases: QuerySet[Case], today: date) -> QuerySet[Case]:
    """The cases in the order of what is urgent; each has `urgent`, such as "12026-04-22"."""
    day = Cast(Coalesce(F("undone__due_on"), F("undone__due_latest")), CharField())
    is_to_come = Q(undone__due_latest__gte=today)
    ranked = Choice(
        When(unclear("undone__"), then=Value(APPEALS + FIRST)),
        When(is_to_come & Q(undone__yours=True, undone__step=APPEAL), then=Concat(Value(APPEALS), day)),
        When(is_to_come & Q(undone__yours=True), then=Concat(Value(OWN), day)),
        When(missed("undone__", today), then=Concat(Value(MISSED), day)),
        When(late("undone__", today), then=Concat(Value(LATE), day)),
        When(is_to_come, then=Concat(Value(COMING), day)),
        default=Value(NOTHING),
        output_field=CharField(),
    )
    undone = FilteredRelation("days", condition=Q(days__fate="", days__closed_on=None))
    return cases.annotate(undone=undone).annotate(urgent=Min(ranked)).order_by("urgent", "made_at", "pk")


def late(prefix: str, today: date) -> Q:
    """Binding duties of bodies that are late; a step the family missed is never one."""
    said = {"binding": True, "silent": False, "unclear": False, "yours": False, "due_latest__lt": today}
    return Q(**{prefix + name: value for name, value in said.items()})


def missed(prefix: str, today: date) -> Q:
    """Appeal limits that ran out not long ago with nothing recorded."""
    said = {"yours": True, "step": APPEAL, "unclear": False, "due_latest__lt": today,
            "due_latest__gte": today - STILL}  # fmt: skip
    return Q(**{prefix + name: value for name, value in said.items()})


def unclear(prefix: str) -> Q:
    """Appeal limits that may be running or not: a day is missing, or a certificate may open another month."""
    return Q(**{prefix + "yours": True, prefix + "step": APPEAL, prefix + "unclear": True})


def own_to_come(today: date) -> QuerySet[DueDay]:
    """The family's own limits that have not passed, or may not have."""
    # "in" and not "is": SQLite finds a truth value by its index only so.
    found: QuerySet[DueDay] = DueDay.objects.undone().filter(Q(due_latest__gte=today) | unclear(""), yours__in=[True])
    return found


def rank_of_own() -> Choice:
    """Where one of these stands in `urgent`."""
    day = Cast(Coalesce(F("due_on"), F("due_latest")), CharField())
    return Choice(
        When(unclear(""), then=Value(APPEALS + FIRST)),
        When(step=APPEAL, then=Concat(Value(APPEALS), day)),
        default=Concat(Value(OWN), day),
        output_field=CharField(),
    )
