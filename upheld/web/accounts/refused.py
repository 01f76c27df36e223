"""The page for who tried too often."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from upheld.web.ui import errors


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """429: what it was is not told, since a stranger could learn from it who has an account."""
    told = _("Wait five minutes, then try again. Nothing was changed.")
    return errors.page(request, 429, _("Too many tries"), told)
