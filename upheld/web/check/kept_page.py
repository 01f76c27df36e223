"""The page of the answer as it was last made, kept beside the visitor's answers and sealed like them.

A visitor comes back to the answer from each thing it opens. To reckon the case and put the page together takes ten
times as long as to send it, so it is made once for each state of what was told.
"""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.translation import get_language

from upheld.law import law_named
from upheld.web import clock
from upheld.web.check.record import Record
from upheld.web.ui.addresses import case_address
from upheld.web.ui.held import held_by
from upheld.web.ui.program import program

_TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=")[A-Za-z0-9]*(")')


def kept_page(request: HttpRequest, record: Record, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The page kept for exactly this record, and all else it depends on; else the page that `make` makes."""
    place = held_by(request)
    mark = _mark(record)
    held = place.aside("answer")
    if held is not None and held["mark"] == mark:
        return HttpResponse(_with_token(request, zlib.decompress(b64decode(held["page"])).decode()))
    made = make()
    if made.status_code == 200:
        text = _TOKEN.sub(r"\1\2", made.content.decode())
        place.put_aside("answer", {"mark": mark, "page": b64encode(zlib.compress(text.encode())).decode()})
    return made


def _mark(record: Record) -> str:
    """What the page depends on, as one short mark."""
    about = [
        record.held(),
        clock.today().isoformat(),
        clock.after_tribunal_hours(),
        get_language(),
        law_named("england").version,
        program(),
        case_address(),
    ]
    return sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()


def _with_token(request: HttpRequest, text: str) -> str:
    """The page with the token of this request in its forms."""
    token = get_token(request)
    return _TOKEN.sub(lambda found: found[1] + token + found[2], text)
