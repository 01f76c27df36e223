"""What changed in a case when it was reckoned again, as a page says it, and who has put it away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from upheld.compliance.due import Due
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.at_a_glance import title_of
from upheld.web.cases.models import AnswerChange, Case, ChangeSeen, DueDay
from upheld.web.ui.format import due


@dataclass(frozen=True, slots=True)
class Line:
    """One day that changed: what it is for (English), what it was, what it is now, and why."""

    title: str
    yours: bool
    was: str
    now: str
    why: str


@dataclass(frozen=True, slots=True)
class Change:
    """One time at which something changed; `is_new` while whoever looks has not put it away."""

    at: datetime
    is_new: bool
    lines: tuple[Line, ...]


def unread(case: Case, person: Person) -> Any:
    """The changes somebody has not put away."""
    return AnswerChange.objects.filter(~Exists(_seen(person)), case=case)


def changes_of(case: Case, person: Person) -> list[Change]:
    """All that ever changed, the newest first."""
    found = AnswerChange.objects.filter(case=case).annotate(is_seen=Exists(_seen(person))).order_by("-found_at", "-pk")
    return [
        Change(one.found_at.astimezone(clock.ENGLAND), not one.is_seen, tuple(map(_line, one.changes))) for one in found
    ]


def put_away(case: Case, person: Person) -> None:
    """Write down that somebody has read all changes there are."""
    rows = [ChangeSeen(change=one, person=person) for one in unread(case, person)]
    ChangeSeen.objects.bulk_create(rows, ignore_conflicts=True)


def _seen(person: Person) -> Any:
    return ChangeSeen.objects.filter(change=OuterRef("pk"), person=person)


def _line(told: dict[str, Any]) -> Line:
    day = DueDay(duty=told.get("duty", ""), step=told.get("step", ""))
    was, now = _said(told.get("was"), _("did not apply")), _said(told.get("now"), _("does not apply any more"))
    return Line(title_of(day), bool(told.get("yours")), was, now, _why(told))


def _said(days: Iterable[str | None] | None, none: str) -> str:
    if days is None:
        return none
    first, last = (date.fromisoformat(one) if one else None for one in days)
    return due(Due(first or last, last))


def _why(told: dict[str, Any]) -> str:
    return {
        "rule": _("The rule was changed in the register of the law."),
        "new": _("This is new in the register of the law, or it now applies."),
        "gone": _("This no longer applies, or it is no longer in the register of the law."),
        "program": _("The rule is the same. This program now counts it differently."),
    }.get(str(told.get("why")), "")
