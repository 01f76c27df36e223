"""The ledger in the file that somebody takes away: what whoever asks may see of it, in forms that programs read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from upheld.delivery.entry import Entry
from upheld.delivery.files import file
from upheld.delivery.files.to_csv import sessions_csv
from upheld.errors import UpheldError
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access
from upheld.web.delivery.kept import Ledger, Said, entry_of
from upheld.web.delivery.models import KINDS

FILES = {
    "ledger.json": _(
        "What the plan entitles to, the term dates, and everything each side said was delivered. It can be read with: "
        "upheld delivery report ledger.json"
    ),
    "ledger.csv": _("Every session that was owed, with both accounts of it, for a spreadsheet."),
    "progress.json": _("Progress, what the child or young person says, SEN support, and who was asked."),
}


def texts(access: Access) -> Iterator[tuple[str, str]]:
    """The files, by name; none for a case without a ledger.

    Where something is hidden from somebody, no free words are in them but their own: nobody can tell what these give
    away.
    """
    ledger = Ledger(access)
    said = ledger.said(*KINDS)
    if not ledger.data and not said:
        return
    keys = _keys(said)
    entries = [_entry(one, access, keys) for one in said if one.kind == "entry"]
    whole = file.Ledger(_settings(ledger), _lines(ledger), tuple(entries))
    yield "ledger.json", file.dumps(whole)
    # What cannot be reckoned is taken away all the same: the other file holds all of it.
    with suppress(UpheldError):
        yield "ledger.csv", sessions_csv(whole, whole.reckoned(clock.today()))
    rest = [_statement(one, keys) for one in said if one.kind != "entry" and (access.sees_all or _is_own(one, access))]
    if rest:
        yield "progress.json", json.dumps(rest, ensure_ascii=False, indent=1) + "\n"


def _settings(ledger: Ledger) -> Any:
    found = ledger.calendar.settings
    return found if ledger.access.sees_all else tuple(replace(one, name="") for one in found)


def _lines(ledger: Ledger) -> Any:
    found = ledger.entitlements
    return found if ledger.access.sees_all else tuple(replace(one, text="", deliverer="") for one in found)


def _entry(said: Said, access: Access, keys: dict[int, str]) -> Entry:
    made = replace(entry_of(said), by=keys[said.by])
    return made if access.sees_all or _is_own(said, access) else replace(made, note="", evidence=())


def _statement(said: Said, keys: dict[int, str]) -> dict[str, Any]:
    beside = {"id": str(said.id), "kind": said.kind, "side": said.side, "by": keys[said.by]}
    return beside | {"said_at": said.said_at.astimezone(clock.ENGLAND).isoformat(), "data": said.data}


def _is_own(said: Said, access: Access) -> bool:
    return said.by == access.person.pk


def _keys(said: Sequence[Said]) -> dict[int, str]:
    """Who said it, as the audit knows them."""
    people = Person.objects.filter(pk__in={one.by for one in said}).values_list("pk", "key")
    return {number: str(key) for number, key in people}
