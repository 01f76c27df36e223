"""What stands beside the official figures: areas, constituencies, what nobody publishes, and what was promised."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from upheld.measures.area import Area, areas
from upheld.measures.constituency import Constituency, constituencies
from upheld.measures.export import gss_code
from upheld.measures.gaps.gap import Gap, gaps
from upheld.measures.promises.known import of_area, promises
from upheld.measures.promises.promise import Promise
from upheld.web import clock
from upheld.web.api import figure_shapes as shapes
from upheld.web.api.asked import Asked, not_found
from upheld.web.api.operation import Example, Operation, Parameter, Refused


def _areas(asked: Asked) -> dict[str, Any]:
    return {"areas": [_area_as_data(one) for one in areas().values()]}


def _constituencies(asked: Asked) -> dict[str, Any]:
    return {"constituencies": [_constituency_as_data(one) for one in constituencies()]}


def _gaps(asked: Asked) -> dict[str, Any]:
    return {"gaps": [_gap_as_data(one) for one in gaps().values()]}


def _promises(asked: Asked) -> dict[str, Any]:
    area, today = asked.query.get("area"), clock.today()
    if area is not None and area not in areas():
        raise Refused(400, not_found("area", area, areas(), "/api/figures/areas").sentence)
    found = promises(today) if area is None else of_area(area, today)
    return {"as_at": today.isoformat(), "promises": [_promise_as_data(one) for one in found]}


def _area_as_data(area: Area) -> dict[str, Any]:
    return {
        "code": area.code,
        "gss_code": gss_code(area.code),
        "name": area.name,
        "level": area.level,
        "slug": area.slug,
        "region": area.region,
        "successors": list(area.successors),
    }


def _constituency_as_data(one: Constituency) -> dict[str, Any]:
    councils = [{"code": share.area.code, "name": share.area.name, "wards": share.wards} for share in one.shares]
    return {"code": one.code, "name": one.name, "slug": one.slug, "councils": councils}


def _gap_as_data(gap: Gap) -> dict[str, Any]:
    return {
        "id": gap.id,
        "title": gap.title,
        "where": gap.where,
        "missing": gap.missing,
        "published": gap.published,
        "why": gap.why,
        "holder": gap.holder,
        "duties": list(gap.duties),
        "measures": list(gap.measures),
        "asks": [one.replace("{years}", "the last three calendar years") for one in gap.asks],
    }


def _promise_as_data(one: Promise) -> dict[str, Any]:
    return {
        "area": one.area,
        "area_name": areas()[one.area].name,
        "kind": one.kind,
        "by": one.by,
        "what": one.what,
        "said_on": one.said_on and one.said_on.isoformat(),
        "due": one.due and one.due.isoformat(),
        "due_said": one.due_said,
        "status": one.status,
        "because": one.because,
        "known_on": one.on and one.on.isoformat(),
        "source": one.source,
        "address": one.address,
    }


OPERATIONS = (
    Operation(
        "figures/areas",
        "figures_areas",
        _("England, its regions and its councils, with their codes"),
        _areas,
        shapes.AREAS,
    ),
    Operation(
        "figures/constituencies",
        "figures_constituencies",
        _("The constituencies of England, each with the councils it lies in and how many of its wards lie there"),
        _constituencies,
        shapes.CONSTITUENCIES,
    ),
    Operation(
        "figures/gaps",
        "figures_gaps",
        _("What nobody publishes, who holds it, and what to ask them"),
        _gaps,
        shapes.GAPS,
    ),
    Operation(
        "figures/promises",
        "figures_promises",
        _("What inspectors and the Ombudsman said must happen, by when, and what is known of it"),
        _promises,
        shapes.PROMISES,
        (
            Parameter(
                "area",
                _("The three digits of a council; leave it out for all."),
                {"type": "string", "minLength": 1, "maxLength": 100},
            ),
        ),
        example=Example(query={"area": "878"}),
    ),
)
