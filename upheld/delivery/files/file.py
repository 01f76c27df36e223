"""A ledger as a JSON file: `{"format": 1, "settings": […], "entitlements": […], "entries": […]}`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date
from typing import Any

from upheld.delivery.entitlement import DeliveryError, Entitlement, versions
from upheld.delivery.entry import Entry, standing
from upheld.delivery.shortfall import Delivery, deliveries
from upheld.delivery.terms import Calendar, Setting
from upheld.plan.shape import Misshapen, plain, schema_of, shaped, short

FORMAT = 1
MOST_BYTES = 50_000_000
MOST = {"settings": 200, "entitlements": 2_000, "entries": 100_000}
"""The most of each that one file may hold: far more than one childhood needs."""
_KINDS: dict[str, Any] = {"settings": Setting, "entitlements": Entitlement, "entries": Entry}


@dataclass(frozen=True, slots=True)
class Ledger:
    """What one child is owed, when school is open, and everything both sides said."""

    settings: tuple[Setting, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """The terms of the settings."""
        return Calendar(self.settings)

    def reckoned(self, as_at: date) -> Delivery:
        """The ledger as it stood on a day."""
        return deliveries(self.entitlements, self.calendar, self.entries, as_at)


def to_data(ledger: Ledger) -> dict[str, Any]:
    """The ledger as plain values, as the file has them; what was not said is left out, an unknown amount is null."""
    data: dict[str, Any] = {"format": FORMAT}
    for name in _KINDS:
        data[name] = [_lean(one) for one in getattr(ledger, name)]
    return data


def from_data(data: Any, name: str) -> Ledger:
    """The ledger that plain values describe.

    Args:
        name: what the file is called in a sentence.

    Raises:
        DeliveryError: it does not fit the published schema, or its lines or entries cannot be told apart.
    """
    if not isinstance(data, dict) or "entitlements" not in data:
        raise DeliveryError(f'{name} is not a ledger: it starts {{"format": {FORMAT}, "entitlements": […], ….')
    unknown = sorted(set(data) - {"format", "$schema", *_KINDS})
    if unknown:
        raise DeliveryError(f"{name}: {short(unknown[0])} is not known beside {', '.join(_KINDS)}: take it out.")
    if data.get("format", FORMAT) != FORMAT:
        raise DeliveryError(
            f"{name} has format {short(data['format'])}, and only {FORMAT} is read here: get a newer program."
        )
    try:
        ledger = Ledger(**{part: _several(part, data.get(part, [])) for part in _KINDS})
        versions(ledger.entitlements)
        standing(ledger.entries)
    except (Misshapen, DeliveryError) as error:
        raise DeliveryError(f"{name}: {error}") from None
    return ledger


def loads(text: str, name: str) -> Ledger:
    """The ledger in the text of a JSON file.

    Raises:
        DeliveryError: as `from_data`, or it is not JSON, or too long.
    """
    if len(text) > MOST_BYTES:
        raise DeliveryError(f"{name} is over {MOST_BYTES / 1e6:.0f} MB: a ledger is never that long.")
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise DeliveryError(f"{name} is not JSON ({error.msg}, line {error.lineno}): get it again.") from None
    except ValueError:
        raise DeliveryError(f"{name} has a number of thousands of figures, which is no ledger: take it out.") from None
    except RecursionError:
        raise DeliveryError(f"{name} is not a ledger: it has brackets in brackets without end.") from None
    return from_data(data, name)


def dumps(ledger: Ledger) -> str:
    """The ledger as the text of a JSON file."""
    return json.dumps(to_data(ledger), ensure_ascii=False, indent=1) + "\n"


def ledger_schema() -> dict[str, Any]:
    """The JSON Schema of the file."""
    parts: dict[str, Any] = {
        name: {"type": "array", "items": schema_of(kind), "maxItems": MOST[name]} for name, kind in _KINDS.items()
    }
    pair = parts["settings"]["items"]["properties"]["terms"]["items"]
    pair |= {"minItems": 2, "maxItems": 2, "description": "The first and the last day of a term."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A ledger of provision: what is owed, when school is open, and what each side says happened",
        "type": "object",
        "properties": {"$schema": {"type": "string"}, "format": {"const": FORMAT}, **parts},
        "required": ["entitlements"],
        "additionalProperties": False,
    }


def entry_from(value: Any, where: str) -> Entry:
    """One entry as plain values have it.

    Raises:
        Misshapen, DeliveryError: it does not fit, or cannot be meant.
    """
    entry: Entry = shaped(Entry, value, where)
    return entry


def _several(part: str, values: Any) -> tuple[Any, ...]:
    if not isinstance(values, list):
        raise Misshapen(f"{part} is {short(values)}, not a list: write it in square brackets.")
    if len(values) > MOST[part]:
        raise Misshapen(f"{part} has {len(values):,} entries, and {MOST[part]:,} is the most: split the file.")
    if part == "settings":
        _refuse_odd_terms(values)
    return tuple(shaped(_KINDS[part], one, f"{part}[{number}]") for number, one in enumerate(values))


def _refuse_odd_terms(values: Sequence[Any]) -> None:
    """A term is a pair of days: the types of a ledger cannot say so in a file."""
    for number, one in enumerate(values):
        terms = one.get("terms", []) if isinstance(one, dict) else []
        for at, term in enumerate(terms if isinstance(terms, list) else []):
            if not isinstance(term, list) or len(term) != 2:
                raise Misshapen(f"settings[{number}].terms[{at}] is {short(term)}: write its first and its last day.")


def _lean(one: Any) -> dict[str, Any]:
    """One of the parts as plain values, without what is as it is where nothing was said."""
    data = plain(one)
    silent = {each.name: plain(each.default) for each in fields(one) if each.default is not MISSING}
    return {name: value for name, value in data.items() if name not in silent or value != silent[name]}
