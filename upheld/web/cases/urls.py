"""The addresses of kept cases: ids in them, and nothing that anybody told."""

from __future__ import annotations

from django.urls import path

from upheld.web.cases import mount
from upheld.web.cases.views import case, home

app_name = "cases"
urlpatterns = [
    path("", home.home, name="home"),
    path("<uuid:case>/", case.case, name="case"),
    # One line or block of lines for each module of views; the mount comes last.
    path("<uuid:case>/<str:part>/<path:rest>", mount.within_case, name="within"),
]
