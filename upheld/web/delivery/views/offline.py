"""Without a connection: what a device asks, the page of what waits on it, and what it shows when nothing answers."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from upheld import __version__
from upheld.web.accounts.signed_in import person_of
from upheld.web.cases.models import Case
from upheld.web.delivery.device import DAYS, half_key_of, tag_of

_FONTS = "upheld/fonts/atkinson-hyperlegible-next-latin%s-wght-normal.woff2"
_FILES = (
    "upheld/upheld.css",
    "upheld/upheld.js",
    "upheld/offline.js",
    "upheld/favicon.svg",
    _FONTS % "",
    _FONTS % "-ext",
)
_TEMPLATES = Path(__file__).parents[1] / "templates" / "delivery"


@login_required
@require_safe
def device(request: HttpRequest) -> JsonResponse:
    """Who is signed in, for the script alone: their tag, the service's half of their key, what a form needs, and of
    which cases they still see the ledger, so that the device keeps no week of another.
    """
    person = person_of(request)
    told = {"owner": tag_of(person), "secret": half_key_of(person), "token": get_token(request), "days": DAYS}
    seen = Case.objects.with_ledger_for(person).values_list("pk", flat=True)
    return JsonResponse(told | {"cases": sorted(str(one) for one in seen)})


@login_required
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits on this device to be sent; the device fills it in."""
    return render(request, "delivery/waiting.html")


@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """The page that a device shows where there is no connection: the same for everybody, and empty."""
    return render(request, "delivery/waiting.html", {"is_shell": True})


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The script that answers for the pages of the record where there is no connection."""
    files = [static(one) for one in _FILES]
    source = Path(settings.STATICFILES_DIRS[0], "upheld", "worker.js").read_text(encoding="utf-8")
    pages = [path.read_text(encoding="utf-8") for path in sorted(_TEMPLATES.glob("*waiting*.html"))]
    version = sha256("\n".join([__version__, source, *files, *pages]).encode()).hexdigest()[:16]
    parts = {"version": version, "shell": reverse("offline_shell"), "files": files}
    answer = HttpResponse(
        f"const PARTS = {json.dumps(parts)};\n{source}", content_type="text/javascript; charset=utf-8"
    )
    answer["Cache-Control"] = "no-cache"
    return answer
