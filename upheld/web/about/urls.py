"""The addresses of the pages about the service."""

from __future__ import annotations

from django.urls import path

from upheld.web.about import views

app_name = "about"
urlpatterns = [
    path("", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("advice/", views.advice, name="advice"),
    path("not-england/", views.not_england, name="not_england"),
    path("urgent-help/", views.urgent, name="urgent"),
    path("complain/", views.complain, name="complain"),
    path("security/", views.security, name="security"),
    path("data-protection-impact/", views.impact, name="impact"),
]
