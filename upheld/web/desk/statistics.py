"""What a service counts for its own return: over a period, of its own work and of the cases it sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Coalesce

from upheld.web.accounts.models import Organisation
from upheld.web.cases.models import DueDay
from upheld.web.desk.advocacy import ANSWERS, points
from upheld.web.desk.caseload import council_name
from upheld.web.desk.levels import HOW, OUTCOMES, STAGES, levels
from upheld.web.desk.models import AdvocacyOffer, Casework, Contact
from upheld.web.desk.seen import cases_of, granted
from upheld.web.desk.small_numbers import Counted, Table, single, table, tables


@dataclass(frozen=True, slots=True)
class Numbers:
    """Every number of a period, small ones hidden."""

    new: Counted
    closed: Counted
    contacted: Counted
    levels: Table
    stages: Table
    outcomes: Table
    contacts: Table
    breaches: Table
    duties_late: dict[str, Counted]
    offers: Table
    answers: Table


def numbers_of(organisation: Organisation, first: date, last: date, today: date) -> Numbers:
    """The numbers of the days from the first to the last.

    What the service did is counted though a case is no longer shared with it; by stage and council, only cases that
    are. A breach is a binding duty of a body that fell due in the period and was not done in time.
    """
    work = Casework.objects.filter(organisation=organisation)
    in_period = work.filter(opened_on__lte=last).filter(Q(closed_on=None) | Q(closed_on__gte=first))
    closed = work.filter(state="closed", closed_on__range=(first, last))
    contacts = Contact.objects.filter(organisation=organisation, on__range=(first, last))
    offers = AdvocacyOffer.objects.filter(organisation=organisation, offered_on__range=(first, last))
    seen = in_period.filter(case__in=cases_of(organisation).values("pk"))
    breaches, duties = _breaches(organisation, first, last, today)
    worked_on = tables({
        "level": _by(in_period, "level", levels().names), "stage": _by(seen, "case__stage", STAGES),
    })  # fmt: skip
    ended = table(_by(closed, "outcome", OUTCOMES))
    offered = tables({"point": _by(offers, "at_point", points()), "answer": _by(offers, "answer", ANSWERS)})
    return Numbers(
        new=single(work.filter(opened_on__range=(first, last)).count()),
        closed=ended.total,
        contacted=single(contacts.values("case").distinct().count()),
        levels=worked_on["level"],
        stages=worked_on["stage"],
        outcomes=ended,
        contacts=table(_by(contacts, "how", HOW)),
        breaches=breaches,
        duties_late=duties,
        offers=offered["point"],
        answers=offered["answer"],
    )


def _by(rows: Any, field: str, known: Mapping[str, Any] | Iterable[str]) -> dict[str, int]:
    """How many rows there are of each; those of none of them under ""."""
    found = dict.fromkeys([*known, ""], 0)
    for value, number in rows.values(field).annotate(number=Count("pk")).values_list(field, "number"):
        found[value if value in found else ""] += number
    return found


_IF_NO = ("ehcna.noplan", "order.assess.noplan", "det.noplan")


def _breaches(organisation: Organisation, first: date, last: date, today: date) -> tuple[Table, dict[str, Counted]]:
    """By council: in how many cases a duty was late, and how many duties; these only where the cases are shown."""
    late = (Q(broken=True) & ~Q(fate="")) | Q(fate="", closed_on=None, unclear=False, due_latest__lt=today)
    # What is owed only if the answer is no is not late for as long as no answer is known.
    late &= ~Q(fate="", duty__in=_IF_NO)
    days = DueDay.objects.filter(
        granted(organisation, "case_id", hides_addresses=False), late, case__delete_after=None,
        binding=True, silent=False, yours=False, leads=True,
    ).annotate(day=Coalesce("due_latest", "closed_on")).filter(day__range=(first, last))  # fmt: skip
    counted = days.values("case__council").annotate(cases=Count("case", distinct=True), duties=Count("pk"))
    rows = sorted((council_name(one["case__council"]), one["cases"], one["duties"]) for one in counted)
    cases = table({name: number for name, number, _duties in rows})
    duties = {
        name: Counted(number) if cases.cells[name].shown is not None else Counted(None, cases.cells[name].kind)
        for name, _cases, number in rows
    }
    return cases, duties
