"""Views that need a plan to have been given."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse

from upheld.web.plan.record import PlanRecord
from upheld.web.ui.addresses import go

_View = Callable[..., HttpResponse]


def with_plan(view: _View) -> _View:
    """Have a view answer with the visitor's record, and lead to the first page where there is no plan yet."""

    @wraps(view)
    def answered(request: HttpRequest, **rest: Any) -> HttpResponse:
        record = PlanRecord(request)
        return go("plan:start") if record.is_empty else view(request, record, **rest)

    return answered
