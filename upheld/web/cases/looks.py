"""Who looked at a case and when, written once an hour and after the answer, so that nobody waits for it."""

from __future__ import annotations

import logging
from typing import Any

from django.db import DatabaseError, transaction
from django.http import HttpResponse

from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.models import Look
from upheld.web.cases.walls import as_person

_LOG = logging.getLogger("upheld.web")


def look_after(response: HttpResponse, access: Access) -> HttpResponse:
    """The answer, which writes down the look once it has been sent."""
    close = response.close

    def closed() -> None:
        close()
        write_look(access)

    response.close = closed  # type: ignore[method-assign]
    return response


def write_look(access: Access) -> None:
    """Write down that somebody looked in this hour; nothing where that is written already."""
    hour = clock.real().replace(minute=0, second=0, microsecond=0)
    wanted: dict[str, Any] = {"case": access.case, "person": access.person, "hour": hour}
    try:
        with as_person(access.person):
            if not Look.objects.filter(**wanted).exists():
                with transaction.atomic():
                    Look.objects.bulk_create([Look(**wanted)], ignore_conflicts=True)
    except DatabaseError:
        # The case may have gone meanwhile; the answer has been given.
        _LOG.warning("A look could not be written down.")
