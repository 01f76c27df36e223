"""The addresses of this part of the figures. They are kept for good: people link to them."""

from __future__ import annotations

from django.urls import path
from django.urls.resolvers import URLPattern

from upheld.web.figures.pages.about import about
from upheld.web.figures.pages.compare import compare
from upheld.web.figures.pages.council import council
from upheld.web.figures.pages.council_measure import council_measure
from upheld.web.figures.pages.councils import councils
from upheld.web.figures.pages.measure_list import measure, measures
from upheld.web.figures.pages.national import home
from upheld.web.figures.pages.region import region
from upheld.web.figures.pages.releases import releases

urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("regions/<str:slug>/", region, name="region"),
    path("councils/", councils, name="councils"),
    path("councils/<str:slug>/", council, name="council"),
    path("councils/<str:slug>/<str:measure>/", council_measure, name="council_measure"),
    path("measures/", measures, name="measures"),
    path("measures/<str:id>/", measure, name="measure"),
    path("compare/", compare, name="compare"),
    path("about/", about, name="about"),
    path("releases/", releases, name="releases"),
]
