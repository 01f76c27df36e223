"""From a request of a system to its answer: the key, the method, and every error as one sentence."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from upheld.errors import UpheldError
from upheld.web.api.operation import Refused
from upheld.web.cases.access import MayNot
from upheld.web.cases.audit import Gone
from upheld.web.cases.walls import as_person
from upheld.web.delivery.systems import System, system_of

View = Callable[..., HttpResponse]
_LOG = logging.getLogger("upheld.web.delivery.api")
NOTHING = "There is no pupil of this id whose record your organisation may write: ask for the list of pupils."


def view(**by_method: Callable[..., Any]) -> View:
    """The view of one address, with what answers each method: called with the request, the system and the path.

    It reads no cookie and no session, so there is nothing to forge in the name of anyone.
    """
    allowed = ", ".join(sorted({*by_method, "OPTIONS"}))

    @csrf_exempt
    def answered(request: HttpRequest, **path: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": allowed})
        method = "GET" if request.method == "HEAD" else request.method or ""
        try:
            if method not in by_method:
                raise Refused(405, f"{request.method} is not known here: use {allowed}.", Allow=allowed)
            if request.GET:
                raise Refused(400, "Nothing may be asked after the ?: leave it out.")
            system = _system(request)
            with as_person(system.person):
                found = by_method[method](request, system, **path)
        except Refused as refused:
            return refusal(refused)
        except Gone:
            return refusal(Refused(404, NOTHING))
        except MayNot as error:
            return refusal(Refused(403, str(error)))
        except UpheldError as error:
            return refusal(Refused(400, str(error)))
        except Exception:
            # The log keeps the kind of the fault and its place; the words of it may hold what was sent.
            _LOG.exception("A system could not be answered")
            return refusal(Refused(500, "Something went wrong here: try again later with the same Idempotency-Key."))
        return found if isinstance(found, HttpResponse) else answer(found)

    return answered


@csrf_exempt
def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """404 for an address that is none."""
    return refusal(Refused(404, "There is no such address: openapi.json lists them."))


def answer(data: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Plain values as JSON, which nobody may keep."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    response = HttpResponse(body, status=status, content_type="application/json", headers=dict(headers or {}))
    response["Cache-Control"] = "no-store"
    return response


def refusal(refused: Refused) -> HttpResponse:
    """One sentence and a status."""
    return answer({"error": refused.sentence}, refused.status, refused.headers)


def _system(request: HttpRequest) -> System:
    kind, _space, key = request.headers.get("Authorization", "").partition(" ")
    found = system_of(key.strip()) if kind.casefold() == "bearer" else None
    if found is None:
        told = "Send a key that holds, as Authorization: Bearer …; a manager of your organisation makes one."
        raise Refused(401, told, WWW_Authenticate="Bearer")
    return found
