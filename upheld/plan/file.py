"""A plan as a JSON file that another system can read and write: `{"format": 1, "plan": {…}}`."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from upheld.errors import UpheldError
from upheld.plan.document import PROVISION_SECTIONS, Plan
from upheld.plan.shape import Misshapen, plain, schema_of, shaped, short

FORMAT = 1
MOST_BYTES = 5_000_000


class PlanError(UpheldError):
    """A file that is no plan; the sentence says what is wrong with it and what to do."""


def to_data(plan: Plan) -> dict[str, Any]:
    """The plan as plain values, as the file has them."""
    return {"format": FORMAT, "plan": plain(plan)}


def from_data(data: Any, name: str) -> Plan:
    """The plan that plain values describe.

    Args:
        name: what the file is called in a sentence.

    Raises:
        PlanError: it does not fit the published schema, two entries have one id, or a link names nothing.
    """
    if not isinstance(data, dict) or "plan" not in data:
        raise PlanError(f'{name} is not a plan: it starts {{"format": {FORMAT}, "plan": {{…}}}}.')
    unknown = sorted(set(data) - {"format", "plan", "$schema"})
    if unknown:
        raise PlanError(f"{name}: {unknown[0][:40]} is not known beside format and plan: take it out.")
    if data.get("format", FORMAT) != FORMAT:
        raise PlanError(
            f"{name} has format {short(data['format'])}, and only {FORMAT} is read here: get a newer program."
        )
    try:
        plan: Plan = shaped(Plan, data["plan"])
    except Misshapen as error:
        raise PlanError(f"{name}: {error}") from None
    _refuse_loose_ends(plan, name)
    return plan


def loads(text: str, name: str) -> Plan:
    """The plan in the text of a JSON file.

    Raises:
        PlanError: as `from_data`, or it is not JSON, or too long.
    """
    if len(text) > MOST_BYTES:
        raise PlanError(f"{name} is over {MOST_BYTES / 1e6:.0f} MB: a plan is never that long.")
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise PlanError(f"{name} is not JSON ({error.msg}, line {error.lineno}): get it again.") from None
    except ValueError:
        raise PlanError(f"{name} has a number of thousands of figures, which no plan needs: take it out.") from None
    except RecursionError:
        raise PlanError(f"{name} is not a plan: it has brackets in brackets without end.") from None
    return from_data(data, name)


def dumps(plan: Plan) -> str:
    """The plan as the text of a JSON file."""
    return json.dumps(to_data(plan), ensure_ascii=False, indent=1) + "\n"


def plan_schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An EHC plan",
        "type": "object",
        "properties": {"$schema": {"type": "string"}, "format": {"const": FORMAT}, "plan": schema_of(Plan)},
        "required": ["plan"],
        "additionalProperties": False,
    }


def _refuse_loose_ends(plan: Plan, name: str) -> None:
    ids = [one.id for one in plan.items()]
    ids += [piece.id for section in plan.sections for piece in section.pieces] + [one.id for one in plan.unplaced]
    twice = [id for id, number in Counter(ids).items() if number > 1]
    if twice:
        raise PlanError(f"{name}: two entries have the id {twice[0][:40]!r}: give each its own.")
    letters = Counter(one.letter for one in plan.sections)
    for letter, number in letters.items():
        if number > 1:
            raise PlanError(f"{name}: section {letter} is there {number} times: join them.")
    known = {
        "needs": {one.id for one in plan.needs},
        "outcomes": {one.id for one in plan.outcomes},
        "advice": {one.id for one in plan.advice},
    }
    for provision in plan.provisions:
        if provision.section not in PROVISION_SECTIONS:
            raise PlanError(f"{name}: {provision.id} is provision in section {provision.section}: use F, G, H1 or H2.")
        for link, there in known.items():
            lost = [id for id in getattr(provision, link) if id not in there]
            if lost:
                raise PlanError(f"{name}: {provision.id} is tied to {lost[0][:40]!r} in {link}, which is not there.")
    for need in plan.needs:
        if need.section not in ("B", "C", "D"):
            raise PlanError(f"{name}: {need.id} is a need in section {need.section}: use B, C or D.")
