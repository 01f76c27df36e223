"""`upheld schema`: the JSON Schema of a case file, and of the answer."""

from __future__ import annotations

import json

from upheld.case import case_schema
from upheld.compliance.schema import reckoning_schema
from upheld.errors import UpheldError

_SCHEMAS = {"case": case_schema, "reckoning": reckoning_schema}


def show_schema(of: str) -> int:
    """Print one schema.

    Raises:
        UpheldError: no schema of that name.
    """
    if of not in _SCHEMAS:
        raise UpheldError(f"There is no schema of {of!r}: use {' or '.join(_SCHEMAS)}.")
    print(json.dumps(_SCHEMAS[of](), ensure_ascii=False, indent=1))
    return 0
