"""The days that come in the next weeks, over all cases of a service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from upheld.law import law_named
from upheld.law.family import STEPS
from upheld.web.accounts.models import Organisation
from upheld.web.cases.labels import labels_of
from upheld.web.cases.models import Case, DueDay
from upheld.web.desk.caseload import Sieve
from upheld.web.desk.models import Casework

DAYS = 30
MOST, MOST_TAKEN = 200, 10_000
"""So many are shown on a page, and so many are taken as a table; the soonest."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """One limit of one case."""

    on: date
    case: UUID
    label: str
    title: str
    yours: bool
    worker: str


def coming(organisation: Organisation, sieve: Sieve, today: date, most: int = MOST) -> list[Deadline]:
    """The limits of the next 30 days, soonest first, the family's own before others of the day."""
    days = DueDay.objects.undone().filter(
        sieve.conditions(organisation, today, "case"),
        due_latest__gte=today, due_on__lte=today + timedelta(DAYS), binding=True,
    )  # fmt: skip
    rows = [*days.order_by("due_on", "-yours", "duty", "pk").values("case", "duty", "step", "due_on", "yours")[:most]]
    ids = {one["case"] for one in rows}
    labels = labels_of(Case(pk=id) for id in ids)
    workers = {
        one.case_id: one.worker.called
        for one in Casework.objects.filter(organisation=organisation, case__in=[*ids]).select_related("worker")
        if one.worker is not None
    }
    return [
        Deadline(
            one["due_on"] or today, one["case"], labels[one["case"]], title_of(one["duty"], one["step"]),
            one["yours"], workers.get(one["case"], ""),
        )
        for one in rows
    ]  # fmt: skip


def by_day(found: list[Deadline]) -> list[tuple[date, list[Deadline]]]:
    """The same, day by day."""
    return [(day, [*those]) for day, those in groupby(found, key=lambda one: one.on)]


def title_of(duty: str, step: str) -> str:
    """What a family's step is called, or else the duty, in the words of the law's register."""
    if step in STEPS:
        return STEPS[step].title
    found = law_named("england").by_id.get(duty)
    return found[-1].title if found else duty
