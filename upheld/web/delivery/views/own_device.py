"""What waited on a device is taken only from whoever wrote it there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from upheld.web.cases.access import Access
from upheld.web.delivery.device import tag_of
from upheld.web.ui.errors import page

HEADER = "X-Upheld-Device"
"""In it a device says of whom it holds what it sends: the cookie may have become somebody else's meanwhile."""
View = Callable[..., HttpResponse]


def by_its_writer(view: View) -> View:
    """Refuse what a device holds of somebody else than who is signed in; a form without a device is always theirs."""

    @wraps(view)
    def answered(request: HttpRequest, access: Access, *args: Any, **rest: Any) -> HttpResponse:
        told = request.headers.get(HEADER)
        if told is None or told == tag_of(access.person):
            return view(request, access, *args, **rest)
        why = _("Somebody else has signed in on this device. Sign in yourself, and send it again.")
        return page(request, 409, _("This was not saved"), why)

    return answered
