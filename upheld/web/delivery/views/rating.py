"""What the child or young person says: what can be asked, then five faces, big enough for any finger."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.progress.progress import progress
from upheld.delivery.progress.ratings import FACES, TOPICS, Rating, voices
from upheld.web import clock
from upheld.web.cases.access import Access
from upheld.web.cases.door import of_ledger
from upheld.web.delivery.actions.progress import tell
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.progress_kept import (
    may_correct,
    names_of,
    progress_said,
    ratings_said,
    speaker,
    speaks_themselves,
)
from upheld.web.delivery.progress_page import heard
from upheld.web.delivery.progress_words import HOW_SAID, told
from upheld.web.delivery.rating_form import NO_ANSWER, RatingForm
from upheld.web.delivery.views.page import render_ledger
from upheld.web.delivery.words import WHO_WORDS
from upheld.web.ui.addresses import go


@require_safe
@of_ledger
def ratings(request: HttpRequest, access: Access) -> HttpResponse:
    """What can be asked, each with what was said last."""
    ledger = Ledger(access)
    steps = _steps(ledger)
    found = {one.about: one for one in heard(voices(ratings_said(ledger), clock.today()), steps)}
    asked = [(about, told(words)) for about, words in TOPICS.items()]
    return render_ledger(
        request, access, "delivery/rating.html", here="progress", asked=asked, steps=steps, heard=found,
        how_said=HOW_SAID,
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_ledger
def rating(request: HttpRequest, access: Access, about: str) -> HttpResponse:
    """Five faces, one that says nothing, and what was said before."""
    ledger = Ledger(access)
    title = _title(ledger, about)
    form = RatingForm(request.POST if request.method == "POST" else None, initial={"how": _how(access)})
    if not speaks_themselves(access):
        form.offer_no_self()
    if request.method == "POST":
        access.must_write_ledger()
        if form.is_valid() and _kept(ledger, form, Rating(about=about, **form.rating, **speaker(access))):
            return go("delivery:rating", access.case.pk)
    said = ratings_said(ledger)
    before = next((one for one in voices(said, clock.today()) if one.about == about), None)
    names = names_of(access, said)
    rows = [
        (one, names.get(one.by) or str(WHO_WORDS.get(one.who, "")), may_correct(access, one))
        for one in sorted((*before.own, *before.proxy), key=lambda one: one.said_at, reverse=True)
    ] if before is not None else []  # fmt: skip
    return render_ledger(
        request, access, "delivery/rating_about.html", about=about, title=title, form=form, faces=_faces(),
        no_answer=NO_ANSWER, rows=rows, how_said=HOW_SAID, status=422 if form.errors else 200,
    )  # fmt: skip


def _title(ledger: Ledger, about: str) -> str:
    if about in TOPICS:
        return told(TOPICS[about])
    try:
        found = _steps(ledger).get(str(UUID(about)))
    except ValueError:
        found = None
    if found is None or str(UUID(about)) != about:
        raise Http404
    return found


def _steps(ledger: Ledger) -> dict[str, str]:
    return {one.step.id: one.step.text for one in progress(progress_said(ledger), clock.today()).steps}


def _how(access: Access) -> str:
    """Whose answer it most likely is: of a young person's own account theirs, else theirs with help."""
    return "self" if "young_person" in (access.role, access.ledger_role) else "easy_read"


def _faces() -> dict[int, str]:
    return {value: told(words) for value, words in FACES.items()}


def _kept(ledger: Ledger, form: Any, one: Rating) -> bool:
    try:
        tell(ledger, one)
    except DeliveryError as error:
        form.add_error(None, str(error))
    return not form.errors
