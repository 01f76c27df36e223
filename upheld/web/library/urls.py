"""The addresses of the library. One with an id in it is kept for good: people link to it, and letters name it."""

from __future__ import annotations

from django.urls import path
from django.urls.resolvers import URLPattern

from upheld.web.library import views
from upheld.web.library.kinds import KINDS

app_name = "library"


def _entry(kind: str) -> URLPattern:
    # A route's code may hold a slash.
    converter = "path" if kind == "route" else "str"
    return path(f"{kind}/<{converter}:id>/", views.entry, {"kind": kind}, name=kind.replace("-", "_"))


urlpatterns = [
    path("", views.home, name="home"),
    path("search/", views.search, name="search"),
    path("topic/<slug:name>/", views.topic, name="topic"),
    path("stage/<slug:name>/", views.stage, name="stage"),
    path("who/<slug:code>/", views.who, name="who"),
    path("all/<slug:kind>/", views.every, name="every"),
    path("as-at/", views.on_a_day, name="on_a_day"),
    path("proposals/", views.proposals, name="proposals"),
    path("glossary/", views.glossary, name="glossary"),
    *map(_entry, KINDS),
]
