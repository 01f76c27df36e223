"""At which points advocacy is offered, and in which cases an offer is due and none is recorded."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from upheld.law import law_named
from upheld.law.source import Citation
from upheld.web.accounts.models import Organisation
from upheld.web.cases.models import Case, DueDay
from upheld.web.desk.caseload import Sieve
from upheld.web.desk.models import AdvocacyOffer

_FILE = Path(__file__).with_name("advocacy_points.toml")

RECENT = 90
"""For so many days after the event a point with `recent` is shown."""

ANSWERS: dict[str, Any] = {
    "accepted": _("Yes"), "declined": _("No"), "later": _("Not now"), "no_answer": _("No answer"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a case at which advocacy is offered: practice, not a duty."""

    id: str
    title: str
    stages: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    again_after_days: int | None = None
    recent: tuple[tuple[str, int], ...] = ()

    def arises(self, today: date) -> Q:
        """What a case must meet to have come to it; where it fades, not longer ago than that."""
        met = Q(stage__in=self.stages) if self.stages else Q()
        if self.recent:
            lately = Q()
            for duty, days in self.recent:
                lately |= Q(duty=duty, due_latest__gte=today - timedelta(RECENT - days))
            standing = DueDay.objects.exclude(fate__in=("superseded", "excepted"))
            return met & Q(Exists(standing.filter(lately, case=OuterRef("pk"))))
        if self.stages:
            return met
        return Q(Exists(DueDay.objects.undone().filter(case=OuterRef("pk"), duty__in=self.duties)))


@lru_cache(maxsize=1)
def points() -> dict[str, Point]:
    """The points by their ids, as the file has them."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    found = (
        Point(
            one["id"],
            one["title"],
            tuple(one.get("stages", ())),
            tuple(one.get("duties", ())),
            one.get("again_after_days"),
            tuple(one.get("recent", {}).items()),
        )
        for one in data["point"]
    )
    return {one.id: one for one in found}


@lru_cache(maxsize=1)
def advice_law() -> tuple[tuple[Citation, ...], str]:
    """The law of information and advice, and how sure we are of it."""
    duty = law_named("england").of("advice.s32")[-1]
    return duty.citations, duty.confidence


def offers_due(organisation: Organisation, point: Point, today: date) -> list[UUID]:
    """The open cases that have come to a point and in which no offer at it is recorded that still holds."""
    made = AdvocacyOffer.objects.filter(organisation=organisation, at_point=point.id, case=OuterRef("pk"))
    if point.again_after_days is not None:
        made = made.filter(offered_on__gt=today - timedelta(point.again_after_days))
    cases = Case.objects.filter(Sieve().conditions(organisation, today)).filter(point.arises(today), ~Exists(made))
    return [*cases.order_by("made_at", "pk").values_list("pk", flat=True)]
