"""What the first page of the figures would wait for, read before there is one."""

from __future__ import annotations

from typing import Final

from django.template.loader import get_template

from upheld.measures.constituency import constituencies
from upheld.measures.errors import FiguresError
from upheld.measures.measure import measures
from upheld.web.figures.pages import across
from upheld.web.ui.program import program

_TEMPLATES: Final = ("figures/_macros.html", "figures/home.html", "figures/council.html", "figures/measure.html")


def begin() -> None:
    """Read the definitions, the periods and the newest figures of each measure; nothing where there are no figures."""
    program()
    for name in _TEMPLATES:
        get_template(name)
    constituencies()
    try:
        for one in measures():
            across.across(one, across.latest(one))
        across.releases()
    except FiguresError:
        return
