"""The ledgers somebody may see as one list by day: whose each is, and what comes next in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import DateField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least

from upheld.bodies import UnknownBody, find_authority
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access, accesses
from upheld.web.cases.labels import labels_of
from upheld.web.cases.models import Case, DueDay
from upheld.web.delivery.models import Ahead
from upheld.web.delivery.sides import sides_of

What = Literal["setting_weeks", "silent_weeks", "start", "review", "worked_review", "gap"]
_NEVER = date(9999, 1, 1)
REVIEW = "review.annual"
"""The duty to review the plan, in the register."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that comes next: `on` its day, `count` how many weeks or minutes."""

    what: What
    on: date
    count: int = 0


@dataclass(frozen=True, slots=True)
class Pupil:
    """One ledger of the list.

    Args:
        label: what the case is called; `council` the name of its council, empty where it is hidden or not known.
        items: what comes next, by day.
        has_ledger: whether anything was written down in it; `is_broken` whether that could not be reckoned.
    """

    case: Case
    access: Access
    label: str
    council: str
    items: tuple[Item, ...]
    has_ledger: bool
    is_broken: bool


def ledgers_of(person: Person) -> QuerySet[Case]:
    """Every case whose ledger somebody may see, the one with the earliest day first, those without any last."""
    seen = Case.objects.visible_to(person).values("pk")
    reviews = DueDay.objects.undone().filter(case=OuterRef("pk"), case__in=seen, duty=REVIEW).order_by("due_on", "pk")
    next_on, never = Ahead.objects.filter(case=OuterRef("pk")).values("next_on"), Value(_NEVER, DateField())
    found: QuerySet[Case] = (
        Case.objects.with_ledger_for(person)
        .select_related("holder", "ahead")
        .annotate(review_by=Subquery(reviews.values("due_on")[:1]))
        .annotate(by=Least(Coalesce(Subquery(next_on), never), Coalesce(F("review_by"), never)))
        .order_by("by", "made_at", "pk")
    )
    return found


def pupils(cases: Sequence[Any], person: Person) -> list[Pupil]:
    """These cases, as `ledgers_of` found them, ready for a page; a fixed number of queries for any number."""
    may, labels = accesses(person, cases), labels_of(cases)
    return [_pupil(one, may[one.pk], labels[one.pk]) for one in cases if one.pk in may]


def _pupil(case: Any, access: Access, label: str) -> Pupil:
    ahead: Ahead | None = getattr(case, "ahead", None)
    items = sorted(_items(case, ahead, access), key=lambda one: one.on)
    return Pupil(
        case,
        access,
        label,
        _council(case, access),
        tuple(items),
        ahead is not None,
        ahead is not None and ahead.is_broken,
    )


def _items(case: Any, ahead: Ahead | None, access: Access) -> Iterator[Item]:
    if case.review_by is not None:
        yield Item("review", case.review_by)
    if ahead is None:
        return
    if "setting" in sides_of(access):
        if ahead.setting_from is not None:
            yield Item("setting_weeks", ahead.setting_from, ahead.setting_weeks)
    elif ahead.silent_from is not None:
        yield Item("silent_weeks", ahead.silent_from, ahead.silent_weeks)
    if ahead.start_on is not None:
        yield Item("start", ahead.start_on)
    if ahead.review_on is not None and case.review_by is None:
        yield Item("worked_review", ahead.review_on)
    if ahead.gap_on is not None:
        yield Item("gap", ahead.gap_on, ahead.missing)


def _council(case: Case, access: Access) -> str:
    """The council tells where the family lives."""
    if access.hides_addresses or not case.council:
        return ""
    try:
        return find_authority(case.council).name
    except UnknownBody:
        return case.council
