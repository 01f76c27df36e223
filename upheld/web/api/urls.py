"""The addresses of the API, made from its operations."""

from __future__ import annotations

import re

from django.urls import path
from django.urls.resolvers import URLPattern

from upheld.web.api.door import nothing, view
from upheld.web.api.health import health
from upheld.web.api.operation import Operation
from upheld.web.api.page import page
from upheld.web.api.table import OPERATIONS

app_name = "api"


def _addresses() -> list[URLPattern]:
    by_path: dict[str, list[Operation]] = {}
    for one in OPERATIONS:
        by_path.setdefault(one.path, []).append(one)
    return [
        path(re.sub(r"\{(\w+)\}", r"<str:\1>", address), view(several), name=several[-1].name)
        for address, several in by_path.items()
    ]


urlpatterns = [
    path("", page, name="home"),
    path("health/", health, name="health"),
    *_addresses(),
    path("<path:rest>", nothing, name="nothing"),
]
