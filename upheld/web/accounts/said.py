"""One sentence that the next page of the account says: it lies in the sealed session until then."""

from __future__ import annotations

from django.http import HttpRequest

_PLACE = "account_said"


def say(request: HttpRequest, sentence: str) -> None:
    """Have the next page of the account say it."""
    request.session[_PLACE] = sentence


def said(request: HttpRequest) -> str:
    """What is to be said, once."""
    return str(request.session.pop(_PLACE)) if _PLACE in request.session else ""
