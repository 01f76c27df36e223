"""The first page, and the pages about the service. They ask nothing, and open no session."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.law import law_named
from upheld.web.about import places
from upheld.web.about.impact import KEPT_RISKS, RISKS
from upheld.web.environment import environment
from upheld.web.ui.kept import how_long


def _page(request: HttpRequest, name: str, **told: object) -> HttpResponse:
    wanted = environment()
    known = {
        "operator": wanted.operator,
        "contact": wanted.contact,
        "hours": how_long(wanted.session_hours),
        "delete_days": wanted.delete_days,
        "looked_up": places.LOOKED_UP,
    }
    return render(request, f"about/{name}.html", known | told)


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The three doors: what has happened, a letter in hand, a plan."""
    return _page(request, "home")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What this is, what it is not, and which law it knows."""
    return _page(request, "about", law=law_named("england"))


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """The privacy notice: what is kept, where, how long, and what whoever runs the service can see."""
    return _page(request, "privacy", watching=places.WATCHING)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """How the pages were tested, and what is known not to work."""
    return _page(request, "accessibility", equality=places.EQUALITY)


@require_safe
def advice(request: HttpRequest) -> HttpResponse:
    """Information and not legal advice, and where to get advice."""
    return _page(request, "advice", places_listed=places.ADVICE)


@require_safe
def not_england(request: HttpRequest) -> HttpResponse:
    """Where to turn in Wales, Scotland and Northern Ireland."""
    return _page(request, "not_england", nations=places.NATIONS)


@require_safe
def urgent(request: HttpRequest) -> HttpResponse:
    """Whom to call when someone is in danger or cannot cope."""
    return _page(request, "urgent", children=places.CHILDREN)


@require_safe
def complain(request: HttpRequest) -> HttpResponse:
    """How to complain about this service."""
    return _page(request, "complain", watching=places.WATCHING)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """How to report a weakness."""
    return _page(request, "security")


@require_safe
def impact(request: HttpRequest) -> HttpResponse:
    """The template of a data-protection impact assessment, for whoever runs the service."""
    return _page(request, "impact", risks=RISKS, kept_risks=KEPT_RISKS)
