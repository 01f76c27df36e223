"""Every operation of the API."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from upheld.web.api import beside_figures, check, duties, events, figures, law, letters, shapes
from upheld.web.api.asked import Asked
from upheld.web.api.openapi import document
from upheld.web.api.operation import Operation


def _description(asked: Asked) -> dict[str, Any]:
    return document(OPERATIONS)


OPERATIONS: tuple[Operation, ...] = (
    *check.OPERATIONS,
    *duties.OPERATIONS,
    *events.OPERATIONS,
    *letters.OPERATIONS,
    *law.OPERATIONS,
    *figures.OPERATIONS,
    *beside_figures.OPERATIONS,
    Operation("openapi.json", "description", _("This API described for programs"), _description, shapes.DESCRIPTION),
)
