"""The addresses of this part of the figures. They are kept for good: people link to them."""

from __future__ import annotations

from django.urls.resolvers import URLPattern

urlpatterns: list[URLPattern] = []
