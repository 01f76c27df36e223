"""An answer after which the browser holds nothing of ours."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpResponse


def forgotten(response: HttpResponse) -> HttpResponse:
    """The answer that has the browser forget everything of ours too, and this process the words it searched for."""
    re.purge()
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        response.delete_cookie(name, samesite="Strict")
    response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response["Referrer-Policy"] = "no-referrer"
    return response


def emptied(response: HttpResponse) -> HttpResponse:
    """The answer that has the browser forget what our scripts kept on the device, and leaves its cookies."""
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
