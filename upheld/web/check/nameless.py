"""A case without anybody in it: no free words, no names, no ids of the family's own, and every day moved alike.

What steers the answer stays: kinds, choices, ticks, numbers and days. Two names that were the same stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from upheld.case import KINDS, Case, Event
from upheld.case.days import written_day
from upheld.case.fields import ITEM, Field

_KEPT = frozenset({"choice", "choices", "flag", "kind", "duty", "exception", "contents"})
_ALIKE = {"body": "body", "institution": "school", "placement": "school", "item": "item"}
"""Free words that only tell whether two things are the same: each becomes a word of ours and a number."""

_SAID = {"because": "a reason was given"}
"""Free words of which it only matters that there are some."""

_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")
_FACTS = ("setting", "on_sen_support", "disabled")
_OF_FACTS = ("type", "disabled")


def moved_day(value: object, weeks: int) -> str:
    """A day as a case file writes it, moved; a month or a year stays one, that of its middle."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    by = timedelta(weeks=weeks)
    if text == "unknown":
        return text
    if _YEAR.fullmatch(text):
        return f"{date(int(text), 7, 1) + by:%Y}"
    if month := _MONTH.fullmatch(text):
        return f"{date(int(month[1]), int(month[2]), 15) + by:%Y-%m}"
    return (date.fromisoformat(text) + by).isoformat()


@dataclass(slots=True)
class _Names:
    """Our words for names, the same for the same name, case and spaces apart."""

    known: dict[tuple[str, str], str] = field(default_factory=dict)

    def ours(self, sort: str, name: object) -> str:
        plain = " ".join(str(name).casefold().split())
        count = sum(one == sort for one, _name in self.known)
        return self.known.setdefault((sort, plain), f"{sort} {count + 1}")


def nameless(case: Case, ids: Collection[str], weeks: int, *, person: bool, facts: bool) -> dict[str, Any]:
    """The case as the data of a case file, with these events of it and nothing that names anybody.

    Args:
        ids: of the events to keep, of those that stand.
        weeks: by how many every day is moved.
        person: whether to keep what is known of age and capacity; `facts` whether to keep the kind of school, its
            terms, SEN support and disability.
    """
    kept = [event for event in case.events if event.id in ids]
    new = {event.id: f"e{number}" for number, event in enumerate(kept, 1)}
    instead = {event.replaces: event.id for event in case.log if event.replaces is not None}
    names = _Names()
    data: dict[str, Any] = {"format": 1}
    if person and (known := _person(case, weeks)):
        data["person"] = known
    if facts and (held := _facts(case, weeks)):
        data["fact"] = held
    data["event"] = [_event(event, new, instead, names, weeks) for event in kept]
    return data


def without_bodies(case: Case) -> Case:
    """The case with our words for each body it names, for a calendar that others may see; ids and days stay."""
    names = _Names()

    def event(one: Event) -> Event:
        if "body" not in one.fields or any(each.name == "body" and each.choices for each in KINDS[one.kind].fields):
            return one
        return replace(one, fields={**one.fields, "body": names.ours("the body asked", one.fields["body"])})

    return Case(case.person, case.facts, tuple(event(one) for one in case.log))


def _event(
    event: Event, new: Mapping[str, str], instead: Mapping[str, str], names: _Names, weeks: int
) -> dict[str, Any]:
    known = KINDS[event.kind].known
    data: dict[str, Any] = {"kind": event.kind, "id": new[event.id]}
    for name, value in event.given.items():
        made = _value(known[name], value, names, weeks) if name not in ("kind", "id") else None
        if made is not None:
            data[name] = made
    if event.answers is not None and (answers := _answers(event.answers, new, instead)):
        data["answers"] = answers
    return data


def _value(field: Field, value: Any, names: _Names, weeks: int) -> Any:
    if value is None:
        return None
    match field.type:
        case "day":
            return moved_day(value, weeks)
        case "dates":
            return {name: moved_day(each, weeks) for name, each in value.items() if each is not None}
        case "number" | "quantity":
            return value if isinstance(value, (int, float)) else None
        case "items":
            return [_item(each, weeks) for each in value]
        case "text" if field.name in _ALIKE:
            return names.ours(_ALIKE[field.name], value)
        case "text" if field.name in _SAID:
            return _SAID[field.name] if value.strip() else None
    return value if field.type in _KEPT else None


def _item(value: Mapping[str, Any], weeks: int) -> dict[str, Any]:
    types = {field.name: field.type for field in ITEM}
    return {
        name: moved_day(each, weeks) if types[name] == "day" else each
        for name, each in value.items()
        if types[name] != "text" and each is not None
    }


def _answers(answers: str, new: Mapping[str, str], instead: Mapping[str, str]) -> str | None:
    """What an entry answers, by its new id; None where that is left out."""
    head, name = ("", answers) if answers in new or answers in instead else _parted(answers)
    while name in instead:
        name = instead[name]
    return head + new[name] if name in new else None


def _parted(answers: str) -> tuple[str, str]:
    head, at, tail = answers.partition("@")
    return (head + at, tail) if at else ("", answers)


def _person(case: Case, weeks: int) -> dict[str, Any]:
    found: dict[str, Any] = {"year_group": case.person.year_group, "capacity": case.person.capacity}
    if case.person.date_of_birth is not None:
        found["date_of_birth"] = moved_day(case.person.date_of_birth, weeks)
    return {name: value for name, value in found.items() if value is not None}


def _facts(case: Case, weeks: int) -> list[dict[str, Any]]:
    found = []
    for fact in case.facts:
        if fact.kind not in _FACTS:
            continue
        data: dict[str, Any] = {"kind": fact.kind, "from": moved_day(written_day(fact.from_on), weeks)}
        if fact.to_on is not None:
            data["to"] = moved_day(written_day(fact.to_on), weeks)
        data |= {name: fact.fields[name] for name in _OF_FACTS if fact.fields.get(name) is not None}
        if "terms" in fact.fields:
            data["terms"] = [_term(first, last, weeks) for first, last in fact.fields["terms"]]
        if "closed" in fact.fields:
            data["closed"] = [moved_day(day, weeks) for day in fact.fields["closed"]]
        found.append(data)
    return found


def _term(first: date, last: date, weeks: int) -> dict[str, str]:
    return {"first": moved_day(first, weeks), "last": moved_day(last, weeks)}


def days_in(data: object) -> Iterable[date]:
    """Every whole day in the data of a case."""
    if isinstance(data, dict):
        for each in data.values():
            yield from days_in(each)
    elif isinstance(data, list):
        for each in data:
            yield from days_in(each)
    elif isinstance(data, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", data):
        yield date.fromisoformat(data)
