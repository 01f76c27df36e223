"""From the data of a case file, whatever held it, to a case; everything design.md 11.11 refuses is refused here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import isfinite
from typing import Any

from upheld.case.case import FILE_FORMAT, Case, Fact, Person
from upheld.case.days import read_exact_day
from upheld.case.event import Event, first_date_written, read_event
from upheld.case.fields import PERSON
from upheld.case.kinds import FACT_KINDS
from upheld.case.locate import Locate, nowhere
from upheld.case.problem import Problem, T, nearest, shown, within
from upheld.case.values import read_fields, read_table
from upheld.errors import CaseError

MOST_EVENTS = 10_000
DEEPEST = 20

_TOP = ("format", "person", "fact", "event")


def from_data(data: object, name: str = "case", locate: Locate = nowhere) -> Case:
    """The case that `data` describes, in the shape of a case file; dates may be days or ISO text.

    Args:
        name: what messages call the file.
        locate: finds the line of a value, for the messages and for `Event.line`.

    Raises:
        CaseError: anything design.md 11.11 refuses, in one sentence.
    """
    try:
        _sound(data, 0)
        return _case(_top(data), locate)
    except Problem as problem:
        line = locate(problem.where, problem.value)
        raise CaseError(_sentence(name, line, problem, data)) from None


def _top(data: object) -> dict[str, Any]:
    """The top level of a case file, with no name that does not belong there."""
    top = read_table(data)
    for name in top:
        if name not in _TOP:
            raise Problem(f"is not a name at the top of a case file; {nearest(name, _TOP)}", name, value=name)
    form = top.get("format", FILE_FORMAT)
    if isinstance(form, bool) or form != FILE_FORMAT:
        why = f"is not a format this version reads; write {FILE_FORMAT}, or use a later version of upheld"
        raise Problem(why, "format", value=form)
    return top


def _case(top: Mapping[str, Any], locate: Locate) -> Case:
    entries, facts = top.get("event", []), top.get("fact", [])
    for table, rows in (("event", entries), ("fact", facts)):
        if not isinstance(rows, list):
            raise Problem(f"must be a list; write [[{table}]] above each entry", table, value=rows)
        if len(rows) > MOST_EVENTS:
            raise Problem(f"has {len(rows)} entries and at most {MOST_EVENTS} are read; split the file", table)
    if not entries:
        raise Problem("nothing has been recorded; add at least one event")
    return Case(
        person=within("person", _person, top.get("person", {})),
        facts=tuple(_numbered("fact", number, _fact, row, locate) for number, row in enumerate(facts, 1)),
        log=_log(tuple(_numbered("event", number, read_event, row, locate) for number, row in enumerate(entries, 1))),
    )


def _numbered(
    table: str, number: int, read: Callable[[dict[str, Any], int | None], T], row: object, lines: Locate
) -> T:
    def entry() -> T:
        return read(read_table(row), lines((table, number), None))

    return within(table, lambda: within(number, entry))


def _person(value: object) -> Person:
    known = {field.name: field for field in PERSON}
    entry = read_table(value)
    found = read_fields(entry, known, "person")
    if "date_of_birth" in entry:
        found["date_of_birth"] = within("date_of_birth", read_exact_day, entry["date_of_birth"])
    if not -5 <= found.get("year_group", 0) <= 15:
        raise Problem(
            "is not a year group; write 0 for Reception, 1 to 14 for a year", "year_group", value=found["year_group"]
        )
    return Person(**found)


def _fact(entry: Mapping[str, Any], line: int | None) -> Fact:
    name = entry.get("kind")
    if not isinstance(name, str) or name not in FACT_KINDS:
        why = "kind is missing" if name is None else "is not a kind of fact"
        raise Problem(f"{why}; {nearest(name or '', FACT_KINDS)}", *(() if name is None else ("kind",)), value=name)
    found = read_fields(entry, {field.name: field for field in FACT_KINDS[name].fields}, name)
    del found["kind"]
    if name == "residence":
        found["la"] = _one_la(found)
    from_on = found.pop("from", None) or found.pop("since", None)
    if from_on is None:
        raise Problem('from is missing; add the first day, or from = "unknown"')
    to_on = found.pop("to", None)
    if to_on is not None and to_on.last < from_on.first:
        raise Problem("is before from; check both days", "to", value=entry["to"])
    return Fact(name, from_on, to_on, found, line)


def _one_la(found: dict[str, Any]) -> str:
    names = [found.pop(key) for key in ("la", "local_authority") if key in found]
    if len(names) != 1:
        raise Problem("la is missing; add the council's name" if not names else "la is given twice; keep one of them")
    return str(names[0])


def _log(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with the default ids filled in, once every id that is referred to is known."""
    log = _with_ids(events)
    places = {event.id: place for place, event in enumerate(log)}
    for place, event in enumerate(log):
        for key, target in (("replaces", event.replaces), ("event", event.fields.get("event"))):
            if target is not None and (why := _not_earlier(target, place, places)):
                raise Problem(why, "event", place + 1, key, value=target)
        if event.answers is not None and not {event.answers, event.answers.partition("@")[2]} & places.keys():
            why = f"names no event of this file; {_nearest_id(event.answers, places)}"
            raise Problem(why, "event", place + 1, "answers", value=event.answers)
    return log


def _with_ids(events: tuple[Event, ...]) -> tuple[Event, ...]:
    taken: set[str] = set()
    for number, event in enumerate(events, 1):
        if event.id in taken:
            raise Problem("is the id of two events; give each its own", "event", number, "id", value=event.id)
        if event.id:
            taken.add(event.id)
    repeats: dict[str, int] = {}
    log: list[Event] = []
    for event in events:
        if not event.id:
            base = f"{event.kind}@{first_date_written(event.given)}"
            repeats[base] = repeats.get(base, 0) + 1
            while (default := base if repeats[base] == 1 else f"{base}/{repeats[base]}") in taken:
                repeats[base] += 1
            taken.add(default)
            event = replace(event, id=default)
        log.append(event)
    return tuple(log)


def _not_earlier(target: str, place: int, places: Mapping[str, int]) -> str | None:
    if target not in places:
        return f"names no event of this file; {_nearest_id(target, places)}"
    if places[target] >= place:
        return "does not name an earlier event; put this entry after the one it is about"
    return None


def _nearest_id(target: str, places: Mapping[str, int]) -> str:
    listed = nearest(target, places)
    return listed.replace("`upheld events` lists what is known", "write the id of an event, or kind@date")


def _sound(value: object, depth: int) -> None:
    """Refuse what no field may hold: deep nesting, names that are not text, endless numbers, broken characters."""
    if depth > DEEPEST:
        raise Problem(f"the entries are nested more than {DEEPEST} deep; write them as plain tables")
    if isinstance(value, dict):
        for key, each in value.items():
            _sound_text(key)
            _sound(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            _sound(each, depth + 1)
    elif isinstance(value, float) and not isfinite(value):
        raise Problem("is not a number that can be counted; write a plain number", value=value)
    elif isinstance(value, int) and value.bit_length() > 63:
        raise Problem("there is a number too large to count; write a smaller one")
    elif isinstance(value, str):
        _sound_text(value)


def _sound_text(value: object) -> None:
    try:
        str(value).encode("utf-8")
    except UnicodeEncodeError:
        raise Problem("holds a broken character; type it again", value=value) from None


def _sentence(name: str, line: int | None, problem: Problem, data: object) -> str:
    place = f"{name}, line {line}" if line else name
    parts = [*problem.where]
    said: list[str] = []
    if len(parts) >= 2 and isinstance(parts[1], int):
        table, number = str(parts[0]), parts[1]
        kind = _kind_of(data, table, number)
        said.append(f"{table} {number}{f' ({kind})' if kind else ''}: ")
        parts = parts[2:]
    elif parts and parts[0] == "person" and len(parts) > 1:
        said.append("person: ")
        parts = parts[1:]
    if parts and parts[-1] == problem.value:  # a name that is not known, rather than a value
        said.extend(f"{part}: " for part in parts[:-1])
        parts = []
    told = [".".join(str(part) for part in parts)] if parts else []
    if problem.value is not None:
        told.append(shown(problem.value))
    if told:
        said.append(f"{' = '.join(told)} ")
    return " ".join(f"{place}: {''.join(said)}{problem.why}.".split("\n"))


def _kind_of(data: object, table: str, number: int) -> str:
    assert isinstance(data, dict)
    row = data[table][number - 1]
    kind = row.get("kind") if isinstance(row, dict) else None
    return kind if isinstance(kind, str) and kind.isidentifier() else ""
