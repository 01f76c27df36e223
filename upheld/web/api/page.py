"""The API for a person who wants to use it: what can be asked, how, and what comes back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from upheld.measures.errors import FiguresError
from upheld.web import official
from upheld.web.api.asked import MOST_ENTRIES, Asked
from upheld.web.api.operation import Operation
from upheld.web.api.table import OPERATIONS
from upheld.web.environment import environment

_LINES = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """One operation as the page shows it.

    Args:
        address: the address of the example, with what stands after the `?`.
        sent: the case that the example sends, "" where it sends none.
        answer: the first lines of what comes back, "" where the figures it tells are not there yet; `more` says that
            there are more.
    """

    operation: Operation
    address: str
    sent: str
    answer: str
    more: bool


def shown() -> tuple[Shown, ...]:
    """Every operation with its example, answered."""
    stamp = _stamp()
    return tuple(_shown(one, stamp if one.of_figures else "") for one in OPERATIONS)


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page."""
    context = {
        "shown": shown(),
        "per_minute": environment().rate_api_per_minute,
        "most_entries": MOST_ENTRIES,
        "section": "about",
    }
    return render(request, "api/home.html", context)


def _stamp() -> str | None:
    try:
        return official.stamp()
    except FiguresError:
        return None


@lru_cache(maxsize=64)
def _shown(one: Operation, stamp: str | None) -> Shown:
    example = one.example
    address = f"/api/{one.path}"
    for name, value in example.path.items():
        address = address.replace(f"{{{name}}}", quote(value))
    if example.query:
        address += f"?{urlencode(example.query)}"
    sent = json.dumps(example.body, ensure_ascii=False, indent=1) if example.body else ""
    if stamp is None:
        return Shown(one, address, sent, "", False)
    answer, more = _first_lines(one.run(Asked(example.path, example.query, sent.encode())))
    return Shown(one, address, sent, answer, more)


def _first_lines(data: object) -> tuple[str, bool]:
    lines = json.dumps(data, ensure_ascii=False, indent=1).split("\n")
    return "\n".join(lines[:_LINES]), len(lines) > _LINES
