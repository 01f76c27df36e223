"""Who holds the rights of a case's child or young person, from which day, and what a page says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Literal

from upheld.case import Person as Child
from upheld.compliance.person import Life
from upheld.dates import add_months
from upheld.law import law_named
from upheld.law.source import Citation, named
from upheld.web.cases.access import Access
from upheld.web.cases.models import Action, Case

AHEAD = 3
"""How many months before the day it is said."""
PASSING = "Children and Families Act 2014 s.83(2); Education Act 1996 s.8"
HELPING = "LB Hillingdon v WW [2016] UKUT 253 (AAC)"
"""The young person acts in their own name, even if a parent runs the case: england.md 6.2."""
Who = Literal["unknown", "parent", "young_person", "alternative_person", "nobody"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Who holds the rights today.

    Args:
        passes_on: the first day of the young person's own rights; None without a date of birth.
        until: the last day on which anybody can hold them.
        capacity: whether it was recorded that the young person can decide, or cannot; None for neither.
    """

    who: Who
    passes_on: date | None
    until: date | None
    capacity: bool | None

    @property
    def last_of_parent(self) -> date | None:
        """The last day of the parent's rights."""
        return None if self.passes_on is None else self.passes_on - timedelta(days=1)

    @property
    def has_passed(self) -> bool:
        """Whether the rights are the young person's own now, to be used by themselves."""
        return self.who == "young_person"


@dataclass(frozen=True, slots=True)
class Notice:
    """What the page of a case says: the rights pass soon, or have passed to the young person."""

    passes_on: date
    has_passed: bool
    is_holder: bool


def standing_of(told: Mapping[str, Any], today: date) -> Standing:
    """Who holds the rights, from what was told of the child or young person."""
    person = told.get("person") or {}
    written = str(person.get("date_of_birth") or "")
    capacity = _capacity(told, today)
    if len(written) != len("2016-05-02"):
        return Standing("unknown", None, None, capacity)
    child = Child(date_of_birth=date.fromisoformat(written), capacity=capacity)
    life = Life(child, today)
    found, end, outer = life.rights_holder(), life.school_age_ends, life.birthday(26)
    assert end is not None and outer is not None
    who: Any = found["who"]
    return Standing(who, end + timedelta(days=1), outer - timedelta(days=1), capacity)


def notice_of(access: Access, told: Mapping[str, Any], today: date) -> Notice | None:
    """What the page of a case says of it: from three months before the day until the young person holds the case.

    Args:
        told: what the case holds in "check", as far as this person may see it.
    """
    found = standing_of(told, today)
    if found.passes_on is None or found.capacity is False:
        return None
    is_near = found.who == "parent" and today >= add_months(found.passes_on, -AHEAD)
    if not (is_near or found.has_passed) or is_with_young_person(access.case):
        return None
    return Notice(found.passes_on, found.has_passed, access.is_holder)


def is_with_young_person(case: Case) -> bool:
    """Whether whoever holds the case is the young person: it was handed over to them, or they said so."""
    acts = ("rights_handed_over", "case_handed_over", "holder_is_young_person")
    last = Action.objects.filter(case=case.pk, act__in=acts).order_by("-seq").first()
    return last is not None and last.act != "case_handed_over" and last.by == str(case.holder.key)


@lru_cache(maxsize=1)
def passing_law() -> tuple[Citation, ...]:
    """The law of when the rights pass."""
    return (*named(PASSING), *named(HELPING))


@lru_cache(maxsize=1)
def capacity_law() -> tuple[tuple[Citation, ...], str]:
    """The law of who decides where the young person cannot, and how sure we are of it."""
    duty = law_named("england").of("capacity.regs")[-1]
    return duty.citations, duty.confidence


@lru_cache(maxsize=1)
def keeping_law() -> tuple[tuple[Citation, ...], str]:
    """The law of how long a plan can be kept after the 25th birthday, and how sure we are of it."""
    power = law_named("england").of("age25")[-1]
    return power.citations, power.confidence


def _capacity(told: Mapping[str, Any], today: date) -> bool | None:
    said: bool | None = (told.get("person") or {}).get("capacity")
    if said is not None:
        return said
    found = any(
        data.get("kind") == "lacks_capacity" and _has_been(str(data.get("on", "")), today)
        for _number, data in told.get("entries", [])
    )
    return False if found else None


def _has_been(on: str, today: date) -> bool:
    return on == "unknown" or on <= today.isoformat()
