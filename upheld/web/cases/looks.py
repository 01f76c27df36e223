"""Who looked at a case and when, written once an hour and after the answer, so that nobody waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DatabaseError, transaction
from django.http import HttpResponse

from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access
from upheld.web.cases.models import Look
from upheld.web.cases.walls import as_person

_LOG = logging.getLogger("upheld.web")


def look_after(response: HttpResponse, access: Access) -> HttpResponse:
    """The answer, which writes down the look once it has been sent."""
    return _after(response, lambda: write_look(access))


def looks_after(response: HttpResponse, person: Person, cases: Iterable[UUID]) -> HttpResponse:
    """The answer, which writes down once it has been sent that somebody saw these cases in a list."""
    seen = sorted({*cases})
    return _after(response, lambda: write_looks(person, seen)) if seen else response


def write_look(access: Access) -> None:
    """Write down that somebody looked in this hour; nothing where that is written already."""
    wanted: dict[str, Any] = {"case": access.case, "person": access.person, "hour": _hour()}
    try:
        with as_person(access.person):
            if not Look.objects.filter(**wanted).exists():
                with transaction.atomic():
                    Look.objects.bulk_create([Look(**wanted)], ignore_conflicts=True)
    except DatabaseError:
        # The case may have gone meanwhile; the answer has been given.
        _LOG.warning("A look could not be written down.")


def write_looks(person: Person, cases: Iterable[UUID]) -> None:
    """Write down that somebody looked at each of these in this hour; what is written already stays."""
    hour = _hour()
    rows = [Look(case_id=one, person=person, hour=hour) for one in cases]
    try:
        with as_person(person), transaction.atomic():
            Look.objects.bulk_create(rows, ignore_conflicts=True)
    except DatabaseError:
        _LOG.warning("Looks could not be written down.")


def _after(response: HttpResponse, write: Callable[[], None]) -> HttpResponse:
    close = response.close

    def closed() -> None:
        close()
        write()

    response.close = closed  # type: ignore[method-assign]
    return response


def _hour() -> datetime:
    return clock.real().replace(minute=0, second=0, microsecond=0)
