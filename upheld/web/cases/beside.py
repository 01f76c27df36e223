"""What lies beside the answer of a case, for its page: how many documents, notes and letters, and who has access."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.access import Access
from upheld.web.cases.models import AnswerChange, Case, Grant, Note, Paper, SentLetter


@dataclass(frozen=True, slots=True)
class Beside:
    """How many of each somebody may see; `unread` how many times the answer changed since they last looked at that."""

    papers: int
    notes: int
    letters: int
    grants: int
    unread: int


def beside(access: Access) -> Beside:
    """All the numbers, by one query."""
    moment = clock.real()
    working = Membership.objects.holding(moment).filter(person=access.person).values("organisation")
    of_case = {"case": OuterRef("pk")}
    open_to_them = Q() if access.sees_all else Q(is_open_to_all=True) | Q(by=access.person)
    notes = Note.objects.filter(open_to_them, **of_case).filter(Q(organisation=None) | Q(organisation__in=working))
    counted = {
        "papers": Paper.objects.filter(open_to_them, **of_case),
        "notes": notes,
        "letters": SentLetter.objects.filter(open_to_them, **of_case),
        "grants": Grant.objects.holding(moment).filter(**of_case),
        "unread": AnswerChange.objects.filter(**of_case).exclude(seen__person=access.person),
    }
    numbers = {f"how_many_{name}": _number(one) for name, one in counted.items()}
    found = Case.objects.filter(pk=access.case.pk).values(**numbers).get()
    return Beside(**{name: found[f"how_many_{name}"] for name in counted})


def _number(rows: QuerySet[Any]) -> Coalesce:
    counted = rows.order_by().values("case").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
