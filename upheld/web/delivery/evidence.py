"""What the ledger proves, brought into the timeline of its case: written anew whenever the ledger changes.

What comes from the ledger is nobody's to edit: corrected or taken out of the timeline by hand, it is there again when
something is next said or set up. Whoever thinks it wrong says so in the ledger, where both accounts are kept.
"""

from __future__ import annotations

from typing import Any

from upheld.delivery.evidence import events, is_from_ledger
from upheld.web import clock
from upheld.web.cases import parts
from upheld.web.cases.access import access_to
from upheld.web.cases.audit import Acting
from upheld.web.cases.due_days import told_case, write_days
from upheld.web.cases.walls import as_service
from upheld.web.delivery.kept import Ledger

_CHECK = "check"


def bring(act: Acting) -> bool:
    """Put what the ledger proves today in the place of what it proved before; whether that changed anything.

    Everything else in the timeline stays as it is. It is all or nothing: where the case could then no longer be read,
    because another entry is about one that would go, nothing is written.

    The service itself does this: whoever has the ledger alone says what came, and sees and writes nothing else.
    """
    with as_service():
        return _brought(act)


def _brought(act: Acting) -> bool:
    access = access_to(act.case.holder, act.case.pk)
    if access is None:
        return False
    ledger = Ledger(access)
    lines = ledger.entitlements
    found = events(ledger.reckoned(clock.today()), lines, ledger.calendar)
    stored, version = parts.read(act.case, act.key, _CHECK)
    told: dict[str, Any] = stored or {}
    new, changed = _with(told, {str(one["id"]): one for one in found})
    if not changed or (told_case(new) is None and told_case(told) is not None and new["entries"]):
        return False
    parts.write(act, _CHECK, new, version)
    act.write("delivery_evidence", told=changed)
    write_days(act, new)
    return True


def _with(told: dict[str, Any], found: dict[str, dict[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was told with these events in it, each under the number it had; and those that are new, other or gone."""
    entries: list[list[Any]] = []
    changed: dict[str, Any] = {}
    missing = dict(found)
    for number, data in told.get("entries", []):
        if not is_from_ledger(data):
            entries.append([number, data])
            continue
        id = str(data["id"])
        one = missing.pop(id, None)
        if one is not None:
            entries.append([number, one])
        if one != data:
            changed[id] = one
    free = max([int(told.get("next", 1)), *(int(number) + 1 for number, _data in told.get("entries", []))])
    for id, one in missing.items():
        entries.append([free, one])
        changed[id] = one
        free += 1
    return {**told, "entries": entries, "next": free}, changed
