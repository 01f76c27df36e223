"""The addresses of the ledger for school systems."""

from __future__ import annotations

from django.urls import path

from upheld.web.delivery.api import views
from upheld.web.delivery.api.description import described
from upheld.web.delivery.api.door import nothing

app_name = "delivery_api"
urlpatterns = [
    path("openapi.json", described, name="description"),
    path("pupils", views.pupils, name="pupils"),
    path("pupils/<uuid:pupil>/lines", views.lines, name="lines"),
    path("pupils/<uuid:pupil>/weeks/<str:monday>", views.week, name="week"),
    path("pupils/<uuid:pupil>/entries", views.entries, name="entries"),
    path("", nothing),
    path("<path:rest>", nothing, name="nothing"),
]
