"""What is kept from somebody who may see a case but not where the family lives or which school is meant.

Where either is hidden, all free words are: nobody can tell by machine what a sentence gives away.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from upheld.case import KINDS
from upheld.web.cases.access import Access

_FREE = frozenset({"text", "texts", "items", "quantity"})
_COUNCILS = frozenset({"from_la", "to_la", "home_la"})
_STEERING = frozenset({"kind", "id", "type", "duty", "code"})
_SHOWN_DETAILS = frozenset({"your_role", "on_behalf_of", "year_group"})
_FACTS = {"residence": "hides_addresses", "setting": "hides_schools", "icb": "hides_addresses"}
_TERMS = ("kind", "from", "to", "terms", "closed")


def without_hidden(told: Mapping[str, Any], access: Access) -> dict[str, Any]:
    """What was told, as far as somebody may see it; all of it for those from whom nothing is hidden."""
    if access.sees_all:
        return dict(told)
    found = dict(told)
    found["person"] = _person(told.get("person", {}), access)
    found["facts"] = [shown for one in told.get("facts", []) if (shown := _fact(one, access)) is not None]
    found["entries"] = [[number, _event(data, access)] for number, data in told.get("entries", [])]
    found["details"] = {name: said for name, said in told.get("details", {}).items() if name in _SHOWN_DETAILS}
    found["edits"] = {}
    return found


def with_hidden(new: Mapping[str, Any], stored: Mapping[str, Any], access: Access) -> dict[str, Any]:
    """What somebody wrote without seeing all of it, with what was hidden from them put back.

    Args:
        stored: all that was told before, in full.
    """
    if access.sees_all:
        return dict(new)
    found = deepcopy(dict(new))
    found["person"] = _hidden_of(stored.get("person", {}), _person(stored.get("person", {}), access)) | found["person"]
    shown_facts = [_fact(one, access) for one in stored.get("facts", [])]
    kept = [
        one for one, shown in zip(stored.get("facts", []), shown_facts, strict=True) if shown is None or shown != one
    ]
    masked = [one for one in shown_facts if one is not None]
    added = [one for one in found.get("facts", []) if one not in masked]
    whole = [one for one in stored.get("facts", []) if one not in kept and one in found.get("facts", [])]
    is_untouched = found.get("facts", []) == masked
    found["facts"] = stored.get("facts", []) if is_untouched else [*kept, *whole, *added]
    before = dict(stored.get("entries", []))
    found["entries"] = [[number, _put_back(data, before.get(number), access)] for number, data in found["entries"]]
    hidden = {name: said for name, said in stored.get("details", {}).items() if name not in _SHOWN_DETAILS}
    found["details"] = hidden | found.get("details", {})
    found["edits"] = stored.get("edits", {})
    return found


def _put_back(data: Mapping[str, Any], before: Mapping[str, Any] | None, access: Access) -> dict[str, Any]:
    if before is None or before.get("kind") != data.get("kind"):
        return dict(data)
    return _hidden_of(before, _event(before, access)) | dict(data)


def _hidden_of(whole: Mapping[str, Any], shown: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in whole.items() if name not in shown}


def _person(person: Mapping[str, Any], access: Access) -> dict[str, Any]:
    hidden = {"local_authority"} if access.hides_addresses else set()
    return {name: value for name, value in person.items() if name not in hidden}


def _fact(fact: Mapping[str, Any], access: Access) -> dict[str, Any] | None:
    """A fact without what is hidden; None where all of it is."""
    flag = _FACTS.get(str(fact.get("kind")))
    if flag is None:
        return dict(fact)
    if flag == "hides_addresses":
        return None if access.hides_addresses else dict(fact)
    # The terms of a school are days, and days are needed to count.
    return {name: fact[name] for name in _TERMS if name in fact} if access.hides_schools else dict(fact)


def _event(data: Mapping[str, Any], access: Access) -> dict[str, Any]:
    known = KINDS[str(data["kind"])].known
    hidden = _COUNCILS if access.hides_addresses else frozenset()
    return {
        name: value
        for name, value in data.items()
        if name in _STEERING
        or (name not in hidden and name in known and known[name].type not in _FREE)
        or name not in known
    }
