"""A page of a service's cases, what is urgent first; only what the page shows is unsealed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, Min, OuterRef, Q
from django.db.models.functions import Coalesce

from upheld.bodies import UnknownBody, authorities, find_authority
from upheld.web import clock
from upheld.web.accounts.models import Organisation
from upheld.web.cases.labels import labels_of
from upheld.web.cases.models import Action, Case, DueDay
from upheld.web.desk import seen, urgency
from upheld.web.desk.models import Casework, Contact

SIZE = 50
SOON, QUIET, APPEAL_SOON = 14, 30, 30
"""Days: what counts as coming, after how long nothing was recorded, and how near an appeal limit is."""
WHATS = ("appeal", "late", "coming", "quiet", "unassigned")


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which cases of a service are wanted; empty is all that are not closed."""

    worker: str = ""
    stage: str = ""
    council: str = ""
    level: str = ""
    what: str = ""
    state: str = ""

    def conditions(self, organisation: Organisation, today: date, case: str = "") -> Q:
        """What a row must meet.

        Args:
            case: the name of the row's field that holds the case; empty for cases themselves.
        """
        ref, path = (f"{case}_id", f"{case}__") if case else ("pk", "")
        needs_council = {"hides_addresses": False} if self.council else {}
        found = Q(seen.granted(organisation, ref, **needs_council)) & Q(**{f"{path}delete_after": None})
        for name in ("stage", "council"):
            if getattr(self, name):
                found &= Q(**{path + name: getattr(self, name)})
        return found & self._of_casework(organisation, ref) & self._of_days(today, organisation, ref)

    def _of_casework(self, organisation: Organisation, ref: str) -> Q:
        mine = Casework.objects.filter(organisation=organisation)
        found = Q()

        def among(rows: Any) -> Q:
            # Asked for once, and not for each case: so few cases are looked at where few are wanted.
            return Q(**{f"{ref}__in": rows.values("case")})

        if self.state == "closed":
            found &= among(mine.filter(state="closed"))
        elif self.state != "all":
            found &= ~Q(Exists(mine.filter(state="closed", case=OuterRef(ref))))
        if self.worker:
            found &= among(mine.filter(worker__key=self.worker))
        if self.level:
            found &= among(mine.filter(level=self.level))
        if self.what == "unassigned":
            found &= ~Q(Exists(mine.filter(worker__isnull=False, case=OuterRef(ref))))
        return found

    def _of_days(self, today: date, organisation: Organisation, ref: str) -> Q:
        undone = DueDay.objects.undone().filter(case=OuterRef(ref))
        if self.what == "appeal":
            near = undone.filter(yours=True, step=urgency.APPEAL, due_latest__gte=today)
            return Q(Exists(near.filter(due_on__lte=today + timedelta(APPEAL_SOON))))
        if self.what == "late":
            return Q(Exists(undone.filter(urgency.late("", today))))
        if self.what == "coming":
            return Q(Exists(undone.filter(due_latest__gte=today, due_on__lte=today + timedelta(SOON))))
        if self.what == "quiet":
            since = today - timedelta(QUIET)
            began = datetime.combine(since, time(), clock.ENGLAND)
            acts = Action.objects.filter(case=OuterRef(ref), at__gte=began).exclude(by="")
            contacts = Contact.objects.filter(case=OuterRef(ref), organisation=organisation, on__gte=since)
            return ~Q(Exists(acts)) & ~Q(Exists(contacts))
        return Q()


@dataclass(frozen=True, slots=True)
class Row:
    """One case of the caseload, as the page shows it.

    Args:
        next_on: the family's next limit, and `is_appeal` whether it is for an appeal.
        missed_on: the last day of an appeal limit that ran out not long ago, where nothing shows an appeal.
        is_unclear: whether an appeal limit may be running whose day cannot be told.
        late: how many binding duties of bodies are late.
    """

    case: UUID
    label: str
    council: str
    stage: str
    next_on: date | None
    is_appeal: bool
    missed_on: date | None
    is_unclear: bool
    late: int
    worker: str
    level: str
    last_contact: date | None


def ordered(organisation: Organisation, sieve: Sieve, today: date, start: int, size: int = SIZE) -> list[UUID]:
    """The ids of the cases from a place on, what is urgent first.

    Cases with a limit of the family's own come first, and are few: they are asked for by their days. Only where the
    page reaches beyond them is every case looked at.
    """
    days = urgency.own_to_come(today).filter(sieve.conditions(organisation, today, "case"))
    first = days.values("case").annotate(urgent=Min(urgency.rank_of_own())).order_by("urgent", "case__made_at", "case")
    own: list[UUID] = [*first.values_list("case", flat=True)[start : start + size]]
    if len(own) == size:
        return own
    cases = Case.objects.filter(sieve.conditions(organisation, today))
    return [*urgency.by_urgency(cases, today).values_list("pk", flat=True)[start : start + size]]


def rows_of(organisation: Organisation, ids: list[UUID], today: date) -> list[Row]:
    """The cases as rows, in the order of their ids; a fixed number of queries for any number of cases."""
    cases = {pk: (council, stage) for pk, council, stage in _known(ids)}
    labels, shown = labels_of([Case(pk=id) for id in cases]), seen.with_council(organisation, ids)
    work = _work(organisation, ids)
    contacts = Contact.objects.filter(organisation=organisation, case__in=ids).values("case").annotate(last=Max("on"))
    last = dict(contacts.values_list("case", "last"))
    own, missed, unclear, late = _days(ids, today)
    found = []
    for id in ids:
        if id not in cases:
            continue
        council, stage = cases[id]
        worker, level = work.get(id, ("", ""))
        is_appeal, next_on = own.get(id, (False, None))
        name = council_name(council) if id in shown else ""
        found.append(
            Row(
                id, labels[id], name, stage, next_on, is_appeal, missed.get(id), id in unclear, late.get(id, 0), worker,
                level, last.get(id),
            )
        )  # fmt: skip
    return found


def _known(ids: list[UUID]) -> Iterable[tuple[UUID, str, str]]:
    return Case.objects.filter(pk__in=ids).values_list("pk", "council", "stage")


def _work(organisation: Organisation, ids: list[UUID]) -> dict[UUID, tuple[str, str]]:
    """Who works on each case, and at which level."""
    rows = Casework.objects.filter(organisation=organisation, case__in=ids)
    known = rows.values_list("case", "worker__name", "worker__email", "level")
    return {case: (name or email or "", level) for case, name, email, level in known}


@lru_cache(maxsize=1024)
def council_name(code: str) -> str:
    """What the council of that code is called."""
    try:
        return find_authority(code).name if code else ""
    except UnknownBody:
        return code


@lru_cache(maxsize=1)
def councils() -> tuple[tuple[str, str], ...]:
    """Every council of England that there is now, by code and name."""
    found = ((one.code, one.name) for one in authorities() if one.code and one.existed_on(None))
    return tuple(sorted(found, key=lambda one: one[1]))


def _days(
    ids: list[UUID], today: date
) -> tuple[dict[UUID, tuple[bool, date]], dict[UUID, date], set[UUID], dict[UUID, int]]:
    """Of each case the family's next limit, an appeal before all others; a missed one; and how many duties are late."""
    own: dict[UUID, tuple[bool, date]] = {}
    missed: dict[UUID, date] = {}
    unclear: set[UUID] = set()
    late: dict[UUID, int] = {}
    what = Q(yours=True, due_latest__gte=today) | urgency.unclear("") | urgency.missed("", today)
    what |= urgency.late("", today) & Q(leads=True)
    undone = DueDay.objects.undone().filter(case__in=ids).filter(what)
    soonest = undone.annotate(day=Coalesce("due_on", "due_latest")).order_by("day", "pk")
    for case, yours, step, day, last, doubt in soonest.values_list(
        "case", "yours", "step", "day", "due_latest", "unclear"
    ):
        if doubt and step == urgency.APPEAL:
            unclear.add(case)
        if not yours:
            late[case] = late.get(case, 0) + 1
        elif last is None or last < today:
            if not doubt and last is not None:
                missed[case] = last
        elif case not in own or (step == urgency.APPEAL and not own[case][0]):
            own[case] = step == urgency.APPEAL, day
    return own, missed, unclear, late


def said_in(query: Any) -> Sieve:
    """What an address asks for; what it cannot ask for is left out."""
    fields = {name: str(query.get(name, ""))[:40] for name in ("worker", "stage", "council", "level", "what", "state")}
    if fields["what"] not in WHATS:
        fields["what"] = ""
    try:
        fields["worker"] = str(UUID(fields["worker"])) if fields["worker"] else ""
    except ValueError:
        fields["worker"] = ""
    return Sieve(**fields)
