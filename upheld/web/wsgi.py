"""What a server calls. Each process that serves also deletes what is past its time."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "upheld.web.settings")
application = get_wsgi_application()


def _begin() -> None:
    """Begin to sweep, and read what every first answer would wait for."""
    from upheld.law import law_named
    from upheld.letters.letter import letters
    from upheld.web.figures.beginning import begin
    from upheld.web.library.search import search
    from upheld.web.sealed.sweeping import begin_sweeping

    begin_sweeping()
    law_named("england")
    letters()
    search("plan")
    begin()


_begin()
