"""The ledger of one kept case, opened for one person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.delivery.action import Threshold
from upheld.delivery.entitlement import Entitlement
from upheld.delivery.entry import Entry, Side
from upheld.delivery.shortfall import Delivery, deliveries
from upheld.delivery.terms import Calendar, Setting
from upheld.plan.check.provision.profession import profession
from upheld.plan.shape import plain, shaped
from upheld.web import clock
from upheld.web.cases import parts
from upheld.web.cases.access import Access
from upheld.web.cases.audit import Acting, Gone
from upheld.web.cases.models import Case
from upheld.web.delivery.models import Ahead, Statement
from upheld.web.keyring.case_key import key_of
from upheld.web.keyring.sealing import seal, unseal

PLACE = "delivery"
"""The part of a case that holds the lines and the terms: {"entitlements": […], "settings": […], "threshold": …}."""


@dataclass(frozen=True, slots=True)
class Said:
    """One statement, opened. `by` is the number of the person, `data` what was said."""

    id: UUID
    kind: str
    side: str
    by: int
    said_at: datetime
    received_at: datetime
    data: dict[str, Any]


class Ledger:
    """What a case holds of provision. Raises `Gone` where the key of the case has been destroyed."""

    def __init__(self, access: Access) -> None:
        """Open it for somebody."""
        key = key_of(access.case.pk)
        if key is None:
            raise Gone("This case has been deleted.")
        self.access, self._key = access, key
        found, self.version = parts.read(access.case, key, PLACE)
        self.data: dict[str, Any] = found or {}

    @property
    def key(self) -> bytes:
        """What opens the case; never to be kept."""
        return self._key

    @property
    def entitlements(self) -> tuple[Entitlement, ...]:
        """Every version of every line; where something is hidden, without the words that may give it away."""
        found = tuple(shaped(Entitlement, one) for one in self.data.get("entitlements", []))
        return found if self.access.sees_all else tuple(without_words(one) for one in found)

    @property
    def threshold(self) -> Threshold:
        """When a shortfall is shown as one to act on; any, where nothing was chosen."""
        chosen = self.data.get("threshold")
        return shaped(Threshold, chosen) if chosen else Threshold()

    @property
    def calendar(self) -> Calendar:
        """The terms of the settings; empty where none were given."""
        return Calendar(tuple(setting_of(one) for one in self.data.get("settings", [])))

    def said(self, *kinds: str) -> list[Said]:
        """The statements of these kinds, in the order they were said."""
        found = Statement.objects.filter(case=self.access.case, kind__in=kinds).order_by("said_at", "id")
        return [opened(one, self._key) for one in found]

    @property
    def arrived(self) -> dict[str, date]:
        """The days on which entries came here, by their ids: of those that were written on another day."""
        rows = Statement.objects.filter(case=self.access.case, kind="entry").values_list("pk", "said_at", "received_at")
        here = clock.ENGLAND
        days = [(str(pk), said.astimezone(here).date(), came.astimezone(here).date()) for pk, said, came in rows]
        return {pk: came for pk, said, came in days if came != said}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything both sides said, whether or not it stands."""
        return tuple(entry_of(one) for one in self.said("entry"))

    def reckoned(self, as_at: date) -> Delivery:
        """The ledger as it stood on a day."""
        return deliveries(self.entitlements, self.calendar, self.entries, as_at)


def without_words(one: Entitlement) -> Entitlement:
    """A line called by its profession or its number alone: the words of a plan may name a school or a place."""
    name = profession(one.deliverer, one.what, one.text)
    what = name[:1].upper() + name[1:] if name else _("Line %(name)s") % {"name": one.line}
    return replace(one, what=what, text="", deliverer="", why_unknown="")


def opened(one: Statement, key: bytes) -> Said:
    """A statement with its words."""
    data = unseal(key, bytes(one.body), case=one.case_id, place=f"statement:{one.pk}")
    return Said(one.pk, one.kind, one.side, one.by_id, one.said_at, one.received_at, data)


def entry_of(said: Said) -> Entry:
    """A statement as an entry of the ledger."""
    side: Side = "family" if said.side == "family" else "setting"
    rest: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in said.data.items()
    }
    given = rest.pop("given_on", None)
    day = date.fromisoformat(given) if given else None
    return Entry(id=str(said.id), side=side, said_at=said.said_at, by=str(said.by), given_on=day, **rest)


_BESIDE = ("id", "side", "said_at", "by")


def data_of(entry: Entry) -> dict[str, Any]:
    """What is sealed of an entry: all but what stands beside it in its row."""
    return {name: value for name, value in plain(entry).items() if name not in _BESIDE and value not in (None, "", [])}


def write_parts(act: Acting, data: dict[str, Any], version: int) -> int:
    """Write the lines, the terms and the rest; the new version. Raises `Changed` where somebody else did meanwhile."""
    Ahead.objects.grow_old(act.case)
    return parts.write(act, PLACE, data, version)


def sealed(case: Case, key: bytes, id: UUID, data: dict[str, Any]) -> bytes:
    """The body of a statement."""
    return seal(key, data, case=case.pk, place=f"statement:{id}")


def settings_data(settings: Iterable[Setting]) -> list[dict[str, Any]]:
    """The settings as plain values."""
    return [plain(one) | {"terms": [[a.isoformat(), b.isoformat()] for a, b in one.terms]} for one in settings]


def setting_of(data: dict[str, Any]) -> Setting:
    """A setting from plain values."""
    return Setting(
        name=data["name"],
        from_on=date.fromisoformat(data["from_on"]),
        to_on=date.fromisoformat(data["to_on"]) if data.get("to_on") else None,
        terms=tuple((date.fromisoformat(a), date.fromisoformat(b)) for a, b in data.get("terms", [])),
        closed=tuple(date.fromisoformat(one) for one in data.get("closed", [])),
    )
