"""`upheld schema`: the JSON Schema of a case file, of the answer, of a plan, and of a ledger."""

from __future__ import annotations

import json

from upheld.case import case_schema
from upheld.compliance.schema import reckoning_schema
from upheld.delivery.files.file import ledger_schema
from upheld.errors import UpheldError
from upheld.plan.file import plan_schema

_SCHEMAS = {"case": case_schema, "reckoning": reckoning_schema, "plan": plan_schema, "ledger": ledger_schema}


def show_schema(of: str) -> int:
    """Print one schema.

    Raises:
        UpheldError: no schema of that name.
    """
    if of not in _SCHEMAS:
        raise UpheldError(f"There is no schema of {of!r}: use {', '.join(_SCHEMAS)}.")
    print(json.dumps(_SCHEMAS[of](), ensure_ascii=False, indent=1))
    return 0
