"""Reading the fields of an entry of a case file by what each may hold; nothing unknown is let through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from upheld.case.days import read_day, read_exact_day
from upheld.case.fields import BARE_C, GROUNDS, ITEM, Field
from upheld.case.kinds import DERIVED, KINDS
from upheld.case.problem import Problem, nearest, within
from upheld.dates import Span

_EXCEPTION = re.compile(r"EXC-[A-Z0-9]+(?:-[A-Z0-9]+)*")
_DUTY = re.compile(r"[a-z0-9_]+(?:[.-][a-z0-9_]+)*")
_MOST = 1_000_000_000


def read_fields(entry: Mapping[str, Any], known: Mapping[str, Field], what: str) -> dict[str, Any]:
    """The values of an entry by the name of their field, lists as tuples and dates as spans.

    Raises:
        Problem: a field that `what` does not know, a required one left out, or a value it may not hold.
    """
    for name in entry:
        if name not in known:
            raise Problem(f"is not a field of {what}; {nearest(name, known)}", name, value=name)
    for field in known.values():
        if field.required and field.name not in entry:
            raise Problem(f"{field.name} is missing; {_asked(field)}")
    return {name: within(name, read_value, value, known[name]) for name, value in entry.items()}


def read_value(value: object, field: Field) -> Any:
    """One value, as the type of its field has it."""
    return _READERS[field.type](value, field)


def read_table(value: object) -> dict[str, Any]:
    """The value as a table, without the entries that hold nothing: a JSON null says that a thing is not recorded."""
    if not isinstance(value, dict):
        raise Problem("must be a table of names and values", value=value)
    return {key: each for key, each in value.items() if each is not None}


def read_list(value: object) -> list[Any]:
    """The value as a list."""
    if not isinstance(value, list):
        raise Problem("must be a list", value=value)
    return value


def read_kind(value: object) -> str:
    """The value as the name of a kind of event.

    Raises:
        Problem: no such kind, or one that is worked out and never recorded.
    """
    if isinstance(value, str) and value in KINDS:
        return value
    if isinstance(value, str) and value in DERIVED:
        raise Problem(f"is never recorded because it is worked out ({DERIVED[value]}); leave it out", value=value)
    raise Problem(f"is not a kind of event; {nearest(value, KINDS)}", value=value)


def _asked(field: Field) -> str:
    if field.type == "day":
        return "add it, as a day"
    if field.choices:
        return f"add it, as {'a list of ' if field.type == 'choices' else 'one of '}{', '.join(field.choices)}"
    return "add it"


def _text(value: object, field: Field) -> str:
    if not isinstance(value, str):
        raise Problem("must be words in quotes", value=value)
    if field.required and not value.strip():
        raise Problem("is empty; say what it is", value=value)
    return value


def _texts(value: object, field: Field) -> tuple[str, ...]:
    return tuple(_text(each, field) for each in (value if isinstance(value, list) else [value]))


def _la(value: object, field: Field) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and 100 <= value <= 999:
        return str(value)
    if not isinstance(value, str) or not value.strip():
        raise Problem('must be the name of an authority, or its three-digit code, as "Devon" or "878"', value=value)
    return value


def _flag(value: object, field: Field) -> bool:
    if not isinstance(value, bool):
        raise Problem("must be true or false, without quotes", value=value)
    return value


def _number(value: object, field: Field) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _MOST:
        raise Problem("must be a whole number, without quotes", value=value)
    return value


def _quantity(value: object, field: Field) -> int | float | str:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        raise Problem("must be a number, or words in quotes", value=value)
    if not isinstance(value, str) and abs(value) > _MOST:
        raise Problem("is too large a number; check it", value=value)
    return value


def _choice(value: object, field: Field) -> str:
    if not isinstance(value, str) or value not in field.choices:
        raise Problem(f"is not known here; {nearest(value, field.choices)}", value=value)
    return value


def _choices(value: object, field: Field) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Problem(f'must be a list, as ["{field.choices[0]}"]', value=value)
    if field.required and not value:
        raise Problem(f"is an empty list; {nearest('', field.choices)}", value=value)
    chosen: dict[str, None] = {}
    for each in value:
        chosen.update(dict.fromkeys(BARE_C if each == "c" and field.choices == GROUNDS else [_choice(each, field)]))
    return tuple(chosen)


def _stamp(value: object, field: Field) -> str:
    if isinstance(value, date):
        return value.isoformat()
    try:
        datetime.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise Problem("must be a day, or a day and time, as 2026-01-31T09:30:00", value=value) from None
    return str(value)


def _duty(value: object, field: Field) -> str:
    if not isinstance(value, str) or not _DUTY.fullmatch(value):
        raise Problem('must be the id of a duty, as "plan.final"', value=value)
    return value


def _exception(value: object, field: Field) -> str:
    if not isinstance(value, str) or not _EXCEPTION.fullmatch(value):
        raise Problem('must be the code of an exception, as "EXC-SCHOOL4"', value=value)
    return value


def _keyed(value: object, known: Iterable[str]) -> dict[str, Any]:
    found = read_table(value)
    for name in found:
        if name not in known:
            raise Problem(f"is not a known name; {nearest(name, known)}", name, value=name)
    return found


def _contents(value: object, field: Field) -> dict[str, bool]:
    return {name: within(name, _flag, each, field) for name, each in _keyed(value, field.choices).items()}


def _dates(value: object, field: Field) -> dict[str, Span]:
    return {name: within(name, read_day, each) for name, each in _keyed(value, field.choices).items()}


def _items(value: object, field: Field) -> tuple[dict[str, Any], ...]:
    known = {each.name: each for each in ITEM}
    return tuple(
        within(number, lambda row: read_fields(read_table(row), known, "an item"), each)
        for number, each in enumerate(read_list(value), 1)
    )


def _terms(value: object, field: Field) -> tuple[tuple[date, date], ...]:
    return tuple(within(number, _term, each) for number, each in enumerate(read_list(value), 1))


def _term(value: object) -> tuple[date, date]:
    found = _keyed(value, ("first", "last"))
    if len(found) < 2:
        raise Problem("must have a first and a last day, as {first = 2026-01-05, last = 2026-03-27}", value=value)
    first, last = (within(name, read_exact_day, found[name]) for name in ("first", "last"))
    if last < first:
        raise Problem(f"ends on {last}, before it begins on {first}; check both days", value=value)
    return first, last


def _days(value: object, field: Field) -> tuple[date, ...]:
    return tuple(within(number, read_exact_day, each) for number, each in enumerate(read_list(value), 1))


_READERS: dict[str, Callable[[Any, Field], Any]] = {
    "text": _text,
    "texts": _texts,
    "la": _la,
    "flag": _flag,
    "number": _number,
    "quantity": _quantity,
    "choice": _choice,
    "choices": _choices,
    "day": lambda value, field: read_day(value),
    "stamp": _stamp,
    "event": _text,
    "answers": _text,
    "kind": lambda value, field: read_kind(value),
    "duty": _duty,
    "exception": _exception,
    "contents": _contents,
    "dates": _dates,
    "items": _items,
    "terms": _terms,
    "days": _days,
}
