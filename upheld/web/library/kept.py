"""Pages that were made already, kept in this process: a page of the library is the same for everybody until it changes.

Only pages that hold nothing of one browser are kept, by the mark that says when they are still the same.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock

from django.http import HttpRequest, HttpResponse

_MOST = 256
_KEPT: OrderedDict[str, bytes] = OrderedDict()
_LOCK = Lock()


def kept(mark: str) -> HttpResponse | None:
    """The page of that mark, if it was made and is still kept."""
    with _LOCK:
        body = _KEPT.get(mark)
        if body is None:
            return None
        _KEPT.move_to_end(mark)
    return HttpResponse(body)


def keep(mark: str, request: HttpRequest, response: HttpResponse) -> None:
    """Keep a page; not one that went wrong, that sends elsewhere, or that holds the token of a form."""
    if response.status_code != 200 or request.META.get("CSRF_COOKIE_NEEDS_UPDATE") or response.cookies:
        return
    with _LOCK:
        _KEPT[mark] = response.content
        while len(_KEPT) > _MOST:
            _KEPT.popitem(last=False)
