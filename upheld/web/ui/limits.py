"""How often one address may call in a minute, counted without keeping the address.

The count lies in a small SQLite file of its own, which the workers of one machine share: not in the database, so that
no copy of it holds a count, and no answer waits for one. An address is kept only as a keyed hash under a key that
changes each minute; a count of an earlier minute is deleted when the next one is begun.
"""

from __future__ import annotations

import hmac
import ipaddress
import logging
import os
import re
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.web import clock
from upheld.web.environment import environment
from upheld.web.ui import errors
from upheld.web.ui.format import number

Answer = Callable[[HttpRequest], HttpResponse]
_LOG = logging.getLogger("upheld.web")
_MINUTE = 60
_NEVER = ("/check/delete/", "/plan/delete/", "/api/health/")
_READING = ("/plan/", "/plan/compare/", "/plan/report/")
"""Where documents are sent to be read, which costs much more than an answer."""
_IN_A_CASE = re.compile(r"^/cases/[^/]+(?=/(?:check|plan)/)")
"""The pages of the check and of the plan inside a kept case count as they do outside."""
_PAGE_OF_A_CASE = re.compile(r"^/(?:cases/[0-9a-f]{8}-[0-9a-f-]{27}|desk)/")
"""Each of them opens and reckons what was told in one case, or in all of a service."""
_READING_IN_A_CASE = re.compile(r"^/cases/[^/]+/(?:papers/(?:[^/]+/text/)?|history/check/)$")
"""Where documents of a case are read, and where its whole record is."""
_COMPARING = ("/plan/compare/", "/plan/take/changes.")
"""Where every line of one plan is held against every line of another, each time that it is asked for."""

_DRAWING = re.compile(
    r"^/figures/(?:download/.*|charts/.*\.png|constituencies/[^/]+/briefing\.pdf"
    r"|gaps/[^/]+/letters\.csv|gaps/[^/]+/[^/]+/letter\.[a-z]+)$"
)
"""Where a picture, a paper or a large file is made, which costs more than a page."""


def limited(answer: Answer) -> Answer:
    """Refuse what one address sends too often: answers and searches, and calls of the API.

    To delete everything, or to ask whether the service answers, is never refused.
    """

    def answered(request: HttpRequest) -> HttpResponse:
        part, most = _limit(request)
        if not part:
            return answer(request)
        minute, second = divmod(int(clock.now().timestamp()), _MINUTE)
        if _counts().add(_key(part, minute, request), minute) <= most:
            return answer(request)
        return _refusal(request, part, _MINUTE - second)

    return answered


class Counts:
    """How often each key came in this minute, in a file that the workers share."""

    def __init__(self, file: Path) -> None:
        """Open the file, or make it; only its owner can read it."""
        file.touch(mode=0o600)
        # A lost count harms nobody, so nothing waits for the disk.
        self._held = sqlite3.connect(file, timeout=0.25, isolation_level=None, check_same_thread=False)
        self._held.execute("PRAGMA journal_mode=WAL")
        self._held.execute("PRAGMA synchronous=OFF")
        self._held.execute("PRAGMA secure_delete=ON")
        self._held.execute("CREATE TABLE IF NOT EXISTS count (key BLOB PRIMARY KEY, minute INTEGER, calls INTEGER)")
        self._lock = Lock()
        self._minute = 0

    def add(self, key: bytes, minute: int) -> int:
        """Count one call; how many there were in that minute with this one. 0 where the file cannot be used."""
        try:
            with self._lock:
                if minute != self._minute:
                    self._held.execute("DELETE FROM count WHERE minute <> ?", (minute,))
                    self._minute = minute
                found = self._held.execute(
                    "INSERT INTO count VALUES (?, ?, 1) "
                    "ON CONFLICT (key) DO UPDATE SET calls = calls + 1 RETURNING calls",
                    (key, minute),
                ).fetchall()
        except sqlite3.Error:
            # To answer is worth more than to count.
            _LOG.warning("Calls could not be counted.")
            return 0
        return int(found[0][0])

    def kept(self) -> list[tuple[bytes, int, int]]:
        """Every count that is kept."""
        with self._lock:
            return self._held.execute("SELECT key, minute, calls FROM count").fetchall()


_open: dict[tuple[int, Path], Counts] = {}


def _counts() -> Counts:
    # An open file of SQLite must not be handed on to a copy of the process.
    place = os.getpid(), Path(settings.HOME) / "limits.sqlite3"
    if place not in _open:
        _open[place] = Counts(place[1])
    return _open[place]


def _limit(request: HttpRequest) -> tuple[str, int]:
    """Which count a request belongs to and how many are allowed in a minute; "" where it is not counted."""
    path = _IN_A_CASE.sub("", request.path_info)
    if path in _NEVER:
        return "", 0
    if path.startswith(("/api/", "/delivery/api/")):
        return "api", environment().rate_api_per_minute
    if path.startswith("/feeds/"):
        return "feed", environment().rate_api_per_minute
    if _DRAWING.match(path):
        return "drawing", environment().rate_api_per_minute
    if _is_reading(request, path):
        return "reading", max(1, environment().rate_check_per_minute // 6)
    if path.startswith(_COMPARING):
        return "comparing", max(1, environment().rate_check_per_minute // 6)
    if path.startswith("/plan/") and request.method != "POST":
        # Each of them judges the whole plan again.
        return "plan", environment().rate_check_per_minute
    if request.method != "POST" and _PAGE_OF_A_CASE.match(request.path_info):
        return "case", environment().rate_check_per_minute
    if path.startswith(("/check/", "/plan/", "/law/", "/cases/", "/desk/", "/account/")) and request.method == "POST":
        return "check", environment().rate_check_per_minute
    return "", 0


def _is_reading(request: HttpRequest, path: str) -> bool:
    """Whether documents are read for it. The list of a case's documents is not; to add some is."""
    if request.method == "POST" and path in _READING:
        return True
    found = _READING_IN_A_CASE.match(path)
    return found is not None and (request.method == "POST" or not path.endswith("/papers/"))


def _key(part: str, minute: int, request: HttpRequest) -> bytes:
    secret = hmac.digest(settings.SECRET_KEY.encode(), f"limits {minute}".encode(), sha256)
    return hmac.digest(secret, f"{part} {address_of(request)}".encode(), sha256)[:16]


def address_of(request: HttpRequest) -> str:
    """Where the request came from: what the last trusted proxy saw, or else who is connected.

    A home has a whole network of addresses of version 6: all of it counts as one.
    """
    proxies = environment().trusted_proxies
    passed = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",") if one.strip()]
    found = passed[-proxies] if 0 < proxies <= len(passed) else str(request.META.get("REMOTE_ADDR", ""))
    try:
        address = ipaddress.ip_address(found.split("%")[0])
    except ValueError:
        return found[:100]
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))
    return str(address)


def _refusal(request: HttpRequest, part: str, wait: int) -> HttpResponse:
    if part == "api":
        told = f"Too many calls in one minute: wait {wait} seconds."
        response: HttpResponse = JsonResponse({"error": told}, status=429)
        if request.method in ("GET", "HEAD"):
            response["Access-Control-Allow-Origin"] = "*"
    else:
        told = ngettext(
            "Wait %(number)s second, then use the back button of your browser and send it again. "
            "What you typed is still on that page, and what you saved before is still here.",
            "Wait %(number)s seconds, then use the back button of your browser and send it again. "
            "What you typed is still on that page, and what you saved before is still here.",
            wait,
        )
        response = errors.page(request, 429, _("Too many answers in one minute"), told % {"number": number(wait)})
    response["Retry-After"] = str(wait)
    response["Cache-Control"] = "no-store"
    return response
