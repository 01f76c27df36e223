"""The addresses of kept cases: ids in them, and nothing that anybody told."""

from __future__ import annotations

from django.urls import path

from upheld.web.cases import mount
from upheld.web.cases.views import case, home, papers, reminders

app_name = "cases"
urlpatterns = [
    path("", home.home, name="home"),
    path("<uuid:case>/", case.case, name="case"),
    path("<uuid:case>/reminders/", reminders.reminders, name="reminders"),
    path("<uuid:case>/papers/", papers.papers, name="papers"),
    path("<uuid:case>/papers/<uuid:paper>/", papers.paper, name="paper"),
    path("<uuid:case>/papers/<uuid:paper>/text/", papers.text, name="paper_text"),
    path("<uuid:case>/papers/<uuid:paper>/remove/", papers.remove, name="paper_remove"),
    # One line or block of lines for each module of views; the mount comes last.
    path("<uuid:case>/<str:part>/<path:rest>", mount.within_case, name="within"),
]
