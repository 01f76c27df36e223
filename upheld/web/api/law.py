"""A whole law for other systems, and the schemas of what goes in and what comes out."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from upheld.case import case_schema
from upheld.compliance.schema import reckoning_schema
from upheld.law.export import export
from upheld.web.api import shapes
from upheld.web.api.asked import Asked
from upheld.web.api.check import LAW
from upheld.web.api.operation import Operation


def _law(asked: Asked) -> dict[str, Any]:
    return export(asked.law())


def _case(asked: Asked) -> dict[str, Any]:
    return case_schema()


def _reckoning(asked: Asked) -> dict[str, Any]:
    return reckoning_schema()


OPERATIONS = (
    Operation(
        "law", "law", _("A whole law: its duties, tests, deadlines, notices and code lists"), _law, shapes.LAW, (LAW,)
    ),
    Operation("schema/case", "schema_case", _("The JSON Schema of a case file"), _case, shapes.SCHEMA),
    Operation("schema/reckoning", "schema_reckoning", _("The JSON Schema of a check"), _reckoning, shapes.SCHEMA),
)
