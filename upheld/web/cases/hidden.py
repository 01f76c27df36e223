"""What is kept from somebody who may see a case but not where the family lives or which school is meant.

Where either is hidden, all free words are: nobody can tell by machine what a sentence gives away.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from upheld.case.fields import Field
from upheld.case.kinds import FACT_KINDS
from upheld.web.cases.access import Access
from upheld.web.cases.hidden_events import FREE, Table, council_shown, events_back, events_shown
from upheld.web.check.questions import QUESTIONS

_TERMS = ("kind", "from", "to", "terms", "closed")
_NEEDED = {"residence": ("la", "local_authority"), "icb": ("body",)}
"""Without these a fact cannot be read."""


def without_hidden(told: Table, access: Access) -> dict[str, Any]:
    """What was told, as far as somebody may see it; all of it for those from whom nothing is hidden."""
    if access.sees_all:
        return dict(told)
    return {
        "person": _person(told.get("person", {}), access),
        "facts": [shown for one in told.get("facts", []) if (shown := _fact(one, access)) is not None],
        "entries": events_shown(told.get("entries", []), access),
        "answers": _answers(told.get("answers") or {}),
        "details": {},
        "edits": {},
    } | ({"next": told["next"]} if "next" in told else {})


def with_hidden(new: Table, stored: Table, access: Access) -> dict[str, Any]:
    """What somebody wrote without seeing all of it, with what was hidden from them put back.

    What they wrote themselves stands; what they could not see and left out stays as it was.

    Args:
        stored: all that was told before, in full.
    """
    if access.sees_all:
        return dict(new)
    shown = without_hidden(stored, access)
    found = _left_out(stored, shown) | deepcopy(dict(new))
    for name in ("person", "answers", "details"):
        found[name] = _back(stored.get(name) or {}, shown[name], found.get(name) or {})
    found["facts"] = _facts_back(found.get("facts", []), stored.get("facts", []), access)
    found["entries"] = events_back(found.get("entries", []), stored.get("entries", []), access)
    found["edits"] = stored.get("edits", {})
    return found


def _left_out(whole: Table, shown: Table) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if name not in shown}


def _back(whole: Table, shown: Table, new: Table) -> dict[str, Any]:
    """What was written, with what was hidden; what was only shown in other words has its own again."""
    same = {name: whole[name] for name in shown if name in whole and new.get(name) == shown[name]}
    return _left_out(whole, shown) | dict(new) | same


def _person(person: Table, access: Access) -> dict[str, Any]:
    shown = {
        name: council_shown(value, access) if name == "local_authority" else value for name, value in person.items()
    }
    return {name: value for name, value in shown.items() if value is not None}


def _answers(answers: Mapping[str, str]) -> dict[str, str]:
    """To which question what was answered: the number of an entry, or the name of an answer."""
    known = {one.id: {answer.code for answer in one.answers} for one in QUESTIONS}
    return {id: said for id, said in answers.items() if id in known and (said.isdigit() or said in known[id])}


# Facts


def _fact(fact: Table, access: Access) -> dict[str, Any] | None:
    """A fact without what is hidden; None where all of it is."""
    kind = FACT_KINDS[str(fact["kind"])]
    # The terms of a school are days, and days are needed to count.
    is_hidden_school = kind.name == "setting" and access.hides_schools
    known = {one.name: one for one in kind.fields if one.name in _TERMS or not is_hidden_school}
    found = {name: _of_fact(known[name], value, access) for name, value in fact.items() if name in known}
    left_out = [name for name in _NEEDED.get(kind.name, ()) if name in fact and found.get(name) is None]
    return None if left_out else {name: value for name, value in found.items() if value is not None}


def _of_fact(field: Field, value: Any, access: Access) -> Any:
    if field.type == "la":
        return council_shown(value, access)
    return value if field.type not in FREE or field.name == "kind" else None


def _facts_back(new: list[Any], stored: list[Any], access: Access) -> list[Any]:
    """The facts as they were written, each with what was hidden of it; those nobody could see stay."""
    shown = [_fact(one, access) for one in stored]
    if new == [one for one in shown if one is not None]:
        return stored
    left = [*zip(stored, shown, strict=True)]
    found = []
    for one in new:
        pair = next((each for each in left if each[1] == one), None) or _corrected(one, left)
        if pair is not None:
            left.remove(pair)
            one = pair[0] if pair[1] == one else _back(pair[0], pair[1] or {}, one)
        found.append(one)
    return [whole for whole, part in left if part != whole] + found


def _corrected(new: Table, left: list[tuple[Any, Any]]) -> tuple[Any, Any] | None:
    """Which fact somebody corrected in what they see of it; one that says other things of what is hidden is new."""
    for whole, part in left:
        if part is not None and part != whole and part["kind"] == new["kind"] and ("to" in part) == ("to" in new):
            hidden = _left_out(whole, part)
            if all(new.get(name, value) == value for name, value in hidden.items()):
                return whole, part
    return None
