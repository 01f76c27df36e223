"""The model of a plan as plain values and back, and the JSON Schema of it, all three read off its types."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from dataclasses import MISSING as NOTHING
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from upheld.errors import UpheldError

LONGEST = 100_000
MOST = 5_000
"""The most letters of one text, and the most entries of one list."""
_NO_LETTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What no Word file and no page can hold, half a letter too."""


class Misshapen(UpheldError):
    """A value that does not fit; the sentence says where, which value, and what may stand there."""


def plain(value: Any) -> Any:
    """Dataclasses as objects, days as ISO text, tuples as lists; nothing is left out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple) else value


def shaped(kind: Any, value: Any, where: str = "") -> Any:
    """A plain value as that type.

    Args:
        where: what the value is called in a sentence, as "needs[3].text".

    Raises:
        Misshapen: it does not fit, something it needs is left out, or it holds a name that is not known.
    """
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None:
            return None
        return shaped(next(one for one in get_args(kind) if one is not NoneType), value, where)
    if origin is Literal:
        if value not in get_args(kind):
            raise Misshapen(
                f"{where} is {short(value)}: use {', '.join(str(one) or 'nothing' for one in get_args(kind))}."
            )
        return value
    if origin is tuple:
        if not isinstance(value, list):
            raise Misshapen(f"{where} is {short(value)}, not a list: write it in square brackets.")
        if len(value) > MOST:
            raise Misshapen(f"{where} has {len(value):,} entries, and {MOST:,} is the most: split the plan.")
        return tuple(shaped(get_args(kind)[0], one, f"{where}[{number}]") for number, one in enumerate(value))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(get_args(kind)[1], value, where)
    if is_dataclass(kind):
        return _object(kind, value, where)
    return _one(kind, value, where)


def _mapping(kind: Any, value: Any, where: str) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > MOST:
        raise Misshapen(f"{where} is {short(value)}: write names and values in curly brackets.")
    return {shaped(str, name, where): shaped(kind, one, f"{where}.{name[:40]}") for name, one in value.items()}


def _object(kind: Any, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise Misshapen(f"{where or 'The file'} is {short(value)}: write names and values in curly brackets.")
    types, known = _types(kind), {one.name: one for one in fields(kind)}
    before = f"{where}." if where else ""
    for name in value:
        if name not in known:
            raise Misshapen(f"{before}{_NO_LETTER.sub('', name[:40])} is not known: use {', '.join(known)}.")
    for name, one in known.items():
        if name not in value and one.default is NOTHING and one.default_factory is NOTHING:
            raise Misshapen(f"{before}{name} is missing: add it.")
    return kind(**{name: shaped(types[name], one, f"{before}{name}") for name, one in value.items()})


def _one(kind: Any, value: Any, where: str) -> Any:
    if kind is date:
        try:
            return date.fromisoformat(value)
        except (TypeError, ValueError):
            raise Misshapen(f"{where} is {short(value)}, not a day: write it as 2026-07-01.") from None
    if kind is datetime:
        try:
            return datetime.fromisoformat(value)
        except (TypeError, ValueError):
            raise Misshapen(
                f"{where} is {short(value)}, not a moment: write it as 2026-07-01T09:30:00+00:00."
            ) from None
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
        raise Misshapen(f"{where} is {short(value)}: write {_CALLED[kind]}.")
    if kind is str and len(value) > LONGEST:
        raise Misshapen(f"{where} has {len(value):,} letters, and {LONGEST:,} is the most: split it.")
    if kind is str and (found := _NO_LETTER.search(value)):
        raise Misshapen(f"{where} holds the sign {found[0]!a}, which no paper can show: take it out.")
    return value


_CALLED: Mapping[Any, str] = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def short(value: Any) -> str:
    """The value as a sentence can quote it."""
    said = ascii(value) if isinstance(value, str) and _NO_LETTER.search(value) else repr(value)
    return said if len(said) <= 40 else f"{said[:37]}..."


def _types(kind: Any) -> dict[str, Any]:
    return _hints(kind)


@lru_cache(maxsize=64)
def _hints(kind: Hashable) -> dict[str, Any]:
    return get_type_hints(kind)


def schema_of(kind: Any) -> dict[str, Any]:
    """The JSON Schema of a type of the model."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        inner = schema_of(next(one for one in get_args(kind) if one is not NoneType))
        return {"anyOf": [inner, {"type": "null"}]}
    if origin is Literal:
        return {"enum": list(get_args(kind))}
    if origin is tuple:
        return {"type": "array", "items": schema_of(get_args(kind)[0]), "maxItems": MOST}
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": schema_of(get_args(kind)[1])}
    if is_dataclass(kind):
        needed = [one.name for one in fields(kind) if one.default is NOTHING and one.default_factory is NOTHING]
        return {
            "type": "object",
            "description": (kind.__doc__ or "").partition("\n")[0] if isinstance(kind, type) else "",
            "properties": {one.name: schema_of(_types(kind)[one.name]) for one in fields(kind)},
            "required": needed,
            "additionalProperties": False,
        }
    if kind is date:
        return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
    if kind is datetime:
        return {"type": "string", "format": "date-time"}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[kind]}
