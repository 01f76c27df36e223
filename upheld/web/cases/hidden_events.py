"""The events of a case for somebody from whom something is hidden, and what they wrote of them put back.

An id is free words too: each event that has one is called by its number, and whatever names it says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from upheld.case import KINDS
from upheld.case.fields import Field
from upheld.web.cases import closed_words
from upheld.web.cases.access import Access

FREE = frozenset({"text", "texts", "items", "quantity"})
"""The types of field that may hold free words."""
_NAMES = frozenset({"event", "answers"})
Table = Mapping[str, Any]


def events_shown(entries: Iterable[Any], access: Access) -> list[list[Any]]:
    """Each entry without what is hidden of it."""
    every = [*entries]
    instead = _instead(every)
    return [[number, _event(data, instead, access)] for number, data in every]


def events_back(new: Iterable[Any], stored: Iterable[Any], access: Access) -> list[list[Any]]:
    """Each entry as it was written, with what was hidden of it."""
    written, every = [*new], [*stored]
    before, shown = dict(every), dict(events_shown(every, access))
    own = {data.get("id") for number, data in written if shown.get(number, {}).get("id") != data.get("id")}
    names = {ours: theirs for theirs, ours in _instead(every).items() if ours not in own}
    return [
        [number, _event_back(_named_back(data, names), before.get(number, {}), shown.get(number, {}), data)]
        for number, data in written
    ]


def council_shown(said: object, access: Access) -> str | None:
    """A council's name: it tells where the family lives, and a name of no council could tell anything."""
    return None if access.hides_addresses else closed_words.council(str(said))


def _instead(entries: Iterable[Any]) -> dict[str, str]:
    """What each event is called whose id is somebody's own words."""
    own = ((number, str(data["id"])) for number, data in entries if data.get("id"))
    return {id: f"entry-{number}" for number, id in own if not closed_words.is_own_id(id)}


def _event(data: Table, instead: Mapping[str, str], access: Access) -> dict[str, Any]:
    known = KINDS[str(data["kind"])].known
    found = {
        name: instead.get(str(value), value) if name == "id" else _value(known[name], value, instead, access)
        for name, value in data.items()
        if name in known
    }
    return {name: value for name, value in found.items() if value is not None}


def _value(field: Field, value: Any, instead: Mapping[str, str], access: Access) -> Any:
    """A value as it may be seen; None where it may not."""
    if value is None or field.type in FREE:
        return None
    match field.type:
        case "la":
            return council_shown(value, access)
        case "duty":
            return value if closed_words.is_duty(str(value)) else None
        case "exception":
            return value if closed_words.is_exception(str(value)) else None
        case "event" | "answers":
            found = _renamed(str(value), instead)
            head, at, name = found.partition("@")
            of_obligation = at and _is_ours(name, instead) and closed_words.is_of_obligation(head)
            return found if _is_ours(found, instead) or of_obligation else None
    return value


def _is_ours(id: str, instead: Mapping[str, str]) -> bool:
    return id in instead.values() or closed_words.is_own_id(id)


def _renamed(said: str, names: Mapping[str, str]) -> str:
    """What names an event, or an obligation by its event, with the other name of that event."""
    if said in names:
        return names[said]
    head, at, name = said.partition("@")
    return f"{head}@{names[name]}" if at and name in names else said


def _named_back(data: Table, names: Mapping[str, str]) -> dict[str, Any]:
    known = KINDS[str(data["kind"])].known
    return {
        name: _renamed(str(value), names) if value and name in known and known[name].type in _NAMES else value
        for name, value in data.items()
    }


def _event_back(new: Table, whole: Table, shown: Table, sent: Table) -> dict[str, Any]:
    """What was written of an event, with what was hidden of it; of another kind, as far as that kind has it too."""
    if not whole:
        return dict(new)
    was, now = (KINDS[str(one["kind"])].known for one in (whole, new))
    same = {
        name: value for name, value in whole.items() if name in was and name in now and was[name].type == now[name].type
    }
    called = {"id": shown["id"]} if "id" in shown and shown["id"] != whole["id"] else {}
    unchanged = {
        name: value for name, value in same.items() if name in shown and (called | dict(sent)).get(name) == shown[name]
    }
    return {name: value for name, value in same.items() if name not in shown} | dict(new) | unchanged
