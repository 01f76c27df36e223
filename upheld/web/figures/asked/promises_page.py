"""Promises kept? What inspectors and the Ombudsman said must happen, and what is known of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from upheld.measures.area import areas, by_slug, councils
from upheld.measures.promises.inspections import NEW_ENDS, OLD_ENDS
from upheld.measures.promises.known import counted, of_area, promises
from upheld.measures.promises.promise import STATUSES, Promise
from upheld.web import clock
from upheld.web.figures.asked.of_today import of_today
from upheld.web.figures.public import shown

COLOURS = {
    "kept": "green",
    "partly": "yellow",
    "late": "yellow",
    "not kept": "red",
    "missed": "red",
    "ahead": "blue",
    "unknown": "grey",
}


@of_today
def promises_page(request: HttpRequest) -> HttpResponse:
    """Every promise, or those of one council."""
    council = by_slug(request.GET.get("council", ""), "council")
    found = of_area(council.code, clock.today()) if council else promises(clock.today())
    groups = (
        ("statement", _("Serious weaknesses to be put right, 2016 to 2022")),
        ("return", _("When inspectors come back, since 2023")),
        ("decision", _("Days that were missed, by decisions of the Ombudsman")),
    )
    parted = [(kind, title, [one for one in found if _kind(one) == kind]) for kind, title in groups]
    return shown(
        request,
        "promises",
        {
            "council": council,
            "councils": councils(),
            "groups": [group for group in parted if group[2]],
            "statuses": [(STATUSES[one], number) for one, number in counted(found).items()],
            "names": {code: one.name for code, one in areas().items()},
            "words": STATUSES,
            "colours": COLOURS,
            "ends": (OLD_ENDS, NEW_ENDS),
        },
    )


def _kind(one: Promise) -> Any:
    return "return" if one.kind in ("monitoring", "inspection") else one.kind
