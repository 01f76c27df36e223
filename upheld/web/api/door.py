"""From a request to its answer: the method, the sharing between sites, and every error as one sentence."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page

from upheld.errors import UpheldError
from upheld.measures.errors import FiguresError
from upheld.web import official
from upheld.web.api.asked import Asked, asked, not_found
from upheld.web.api.operation import Operation, Refused

View = Callable[..., HttpResponse]
_LOG = logging.getLogger("upheld.web.api")
_READING = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Max-Age": "86400",
}


def view(operations: Sequence[Operation]) -> View:
    """The view of one address, with the operations that stand there, at most one for each method.

    It reads no cookie and no session, so it needs no token against forged forms: there is nothing to forge in the name
    of anyone. A page of another site may read what is fetched, and nothing that is answered to a POST.
    """
    by_method = {one.method: one for one in operations}
    if "GET" in by_method:
        by_method["HEAD"] = by_method["GET"]
    allowed = ", ".join(sorted({*by_method, "OPTIONS"}))

    @csrf_exempt
    def answered(request: HttpRequest, **path: str) -> HttpResponse:
        reading = "GET" in by_method
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": allowed, **(_READING if reading else {})})
        operation = by_method.get(request.method or "")
        if operation is None:
            refused = Refused(405, f"{request.method} is not known here: use {allowed}.", Allow=allowed)
            return _refusal(refused)
        response = _answer(request, operation, path)
        if operation.takes_case:
            response["Cache-Control"] = "no-store"
            return response
        response["Access-Control-Allow-Origin"] = "*"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        if response.status_code == 200:
            response["Cache-Control"] = "public, max-age=300"
        return response

    return gzip_page(answered) if "POST" not in by_method else answered


@csrf_exempt
def nothing(request: HttpRequest, rest: str) -> HttpResponse:
    """404 for an address that is none."""
    return _refusal(not_found("address", f"/api/{rest}", (), "/api/"))


def _answer(request: HttpRequest, operation: Operation, path: dict[str, str]) -> HttpResponse:
    try:
        found = asked(request, operation, path)
        if operation.takes_case:
            return _json(_written(operation.run(found)))
        if operation.of_figures:
            return _json(_of_figures(operation, found))
        return _json(_kept(operation, "", tuple(sorted(path.items())), tuple(sorted(found.query.items()))))
    except Refused as refused:
        return _refusal(refused)
    except UpheldError as error:
        return _refusal(Refused(400, str(error)))
    except Exception:
        # The log keeps the kind of the fault and its place; the words of it may hold what was sent.
        _LOG.exception("An operation failed")
        return _refusal(Refused(500, "Something went wrong here: try again later, or tell whoever runs this service."))


def _of_figures(operation: Operation, found: Asked) -> bytes:
    """An answer that tells official figures, all of it from one state of them; 503 where they cannot be read."""
    try:
        with official.unchanged():
            if found.query:
                # There are as many questions as anybody likes, and an answer may be large: none is kept.
                return _written(operation.run(found))
            return _kept(operation, official.stamp(), tuple(sorted(found.path.items())), ())
    except FiguresError as error:
        raise Refused(503, str(error)) from error


@lru_cache(maxsize=512)
def _kept(
    operation: Operation, stamp: str, path: tuple[tuple[str, str], ...], query: tuple[tuple[str, str], ...]
) -> bytes:
    """An answer that depends on its address alone, and on the figures of that stamp; made once for each."""
    return _written(operation.run(Asked(dict(path), dict(query))))


def _written(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _json(body: bytes, status: int = 200) -> HttpResponse:
    return HttpResponse(body, status=status, content_type="application/json")


def _refusal(refused: Refused) -> HttpResponse:
    response = _json(_written({"error": refused.sentence}), refused.status)
    for name, value in refused.headers.items():
        response[name] = value
    return response
