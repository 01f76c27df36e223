"""Whether a page a browser already has is still the same, so that it need not be made or sent again.

Pages of the library are public and the same for everybody. They change with the law, with the language, with the day,
and with the program itself.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import get_language

import upheld
from upheld.web import clock
from upheld.web.library.entries import the_law

_WEB = Path(__file__).parents[1]


def etag(request: HttpRequest, **kwargs: object) -> str:
    """The mark of the page as it is now.

    Where the header holds a form to choose a language, its token belongs to one browser: then the mark does too.
    """
    own = request.COOKIES.get(settings.CSRF_COOKIE_NAME, "") if len(settings.LANGUAGES) > 1 else ""
    parts = (
        _program(),
        the_law().version,
        get_language() or "",
        clock.today().isoformat(),
        request.get_full_path(),
        own,
    )
    return f'"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:24]}"'


@lru_cache(maxsize=1)
def _program() -> str:
    """The version of the program, with everything that pages are made from: it may be run from a working copy."""
    found = hashlib.sha256(upheld.__version__.encode())
    for pattern in (
        "library/**/*.py",
        "library/**/*.html",
        "library/**/*.toml",
        "ui/**/*.html",
        "ui/**/*.py",
        "ui/**/*.mo",
    ):
        for path in sorted(_WEB.glob(pattern)):
            found.update(path.read_bytes())
    found.update(static("upheld/upheld.css").encode())
    return found.hexdigest()
