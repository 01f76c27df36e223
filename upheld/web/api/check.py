"""What a case is answered with: the check, the letters that can be sent, and the ways to challenge."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from upheld.compliance import as_data
from upheld.compliance.as_data import ONLY, chosen
from upheld.compliance.routes_as_data import routes_as_data
from upheld.law import LAWS
from upheld.letters.choose import choose, letters_as_data
from upheld.web.api import shapes
from upheld.web.api.asked import Asked
from upheld.web.api.operation import Example, Operation, Parameter

AS_AT = Parameter(
    "as_at",
    _("The day to reckon for, from 1980 to 2100; today in England if left out."),
    {"type": "string", "format": "date"},
)
LAW = Parameter(
    "law",
    _(
        "Which law: england, england-bare (no case law or temporary change) or reform-wp-2026 (a proposal, not law); "
        "england if left out."
    ),
    {"enum": list(LAWS), "default": "england"},
)
_ONLY = Parameter(
    "only", _("Only the breaches, or only what is still open; all if left out."), {"enum": list(ONLY), "default": "all"}
)
_CASE = {
    "person": {"date_of_birth": "2017-05-02", "local_authority": "Devon"},
    "event": [
        {"kind": "ehcna_request_received", "on": "2026-01-12"},
        {"kind": "ehcna_agreed_notified", "on": "2026-02-20"},
    ],
}
_EXAMPLE = Example(query={"as_at": "2026-07-01"}, body=_CASE)


def _check(asked: Asked) -> dict[str, Any]:
    only = asked.one_of("only", ONLY)
    return chosen(as_data(asked.reckoned()), only)


def _letters(asked: Asked) -> dict[str, Any]:
    reckoning = asked.reckoned()
    return letters_as_data(reckoning, choose(reckoning))


def _routes(asked: Asked) -> dict[str, Any]:
    return routes_as_data(asked.reckoned())


OPERATIONS = (
    Operation(
        "check",
        "check",
        _("Every duty the events of a case have brought alive, and what became of each"),
        _check,
        shapes.RECKONING,
        (AS_AT, LAW, _ONLY),
        takes_case=True,
        example=Example(query={"as_at": "2026-07-01", "only": "breaches"}, body=_CASE),
    ),
    Operation(
        "letters",
        "letters_of_case",
        _("The letters that can be sent now for a case, in order of use, each with its reason"),
        _letters,
        shapes.OPEN_LETTERS,
        (AS_AT, LAW),
        takes_case=True,
        example=_EXAMPLE,
    ),
    Operation(
        "routes",
        "routes",
        _("Every way to challenge what was broken or decided in a case: open or closed, by when, in which order"),
        _routes,
        shapes.ROUTES,
        (AS_AT, LAW),
        takes_case=True,
        example=_EXAMPLE,
    ),
)
