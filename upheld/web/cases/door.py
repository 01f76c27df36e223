"""The way into every page of a case: signed in, allowed to see it, and looking is written down after the answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from upheld.web.cases.access import Access, MayNot, must_see, must_see_ledger
from upheld.web.cases.audit import Gone
from upheld.web.cases.looks import look_after
from upheld.web.ui.errors import page
from upheld.web.ui.held import Changed

View = Callable[..., HttpResponse]


def of_case(view: View) -> View:
    """Have a view called with the request and the access its person has to the case of the address.

    Somebody else's case, one that has gone and one that never was answer alike: 404. So does a case of which somebody
    was given the ledger alone.
    """
    return _answering(view, must_see)


def of_ledger(view: View) -> View:
    """As `of_case`, for the pages of the ledger: they are there too for whoever was given it alone."""
    return _answering(view, must_see_ledger)


def _answering(view: View, seen: Callable[[Any, UUID], Access]) -> View:

    @login_required
    @wraps(view)
    def answered(request: HttpRequest, case: UUID, *args: Any, **rest: Any) -> HttpResponse:
        access = seen(request.user, case)
        try:
            response = view(request, access, *args, **rest)
        except MayNot as error:
            return page(request, 403, _("You cannot do this here"), str(error))
        except Changed:
            told = _("Somebody else changed this case at the same time. Go back, look, and send it again.")
            return page(request, 409, _("This was not saved"), told)
        except Gone:
            raise Http404 from None
        return look_after(response, access)

    return answered
