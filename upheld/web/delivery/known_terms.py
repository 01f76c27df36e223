"""Terms that are known already: those told in the case, and those of the same school in another ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from upheld.delivery.terms import Setting
from upheld.errors import UpheldError
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access, accesses
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Case, Part
from upheld.web.delivery.kept import PLACE, setting_of
from upheld.web.keyring.case_key import keys_of
from upheld.web.keyring.sealing import Unreadable, unseal

MOST_LEDGERS = 500


@dataclass(frozen=True, slots=True)
class Known:
    """The terms of one school; `mark` names them without saying what they are."""

    setting: Setting

    @property
    def mark(self) -> str:
        """The same for the same terms of the same school."""
        one = self.setting
        return hashlib.sha256(repr((_plain(one.name), one.terms, one.closed)).encode()).hexdigest()[:20]


def told_in_case(access: Access) -> list[Known]:
    """The schools told in the case, for whoever sees it and their names."""
    if not (access.sees_case and access.sees_all):
        return []
    facts = (KeptCase(access).get("check") or {}).get("facts") or []
    return [Known(found) for one in facts if one.get("kind") == "setting" and (found := _told(one)) is not None]


def in_other_ledgers(access: Access) -> list[Known]:
    """The schools with terms in other ledgers that this person may see, each once, by name; those of this one left out.

    No child is named by them: they are what the school prints.
    """
    person: Person = access.person
    others = Case.objects.with_ledger_for(person).exclude(pk=access.case.pk).select_related("holder").order_by("pk")
    cases = [*others[:MOST_LEDGERS]]
    may = accesses(person, cases)
    seen = [one for one in cases if one.pk in may and may[one.pk].sees_all]
    found = {one.mark: one for one in _of_parts(seen) if one.setting.terms and one.setting.name.strip()}
    return sorted(found.values(), key=lambda one: (_plain(one.setting.name), one.setting.terms))


def _of_parts(cases: Sequence[Case]) -> Iterator[Known]:
    keys = keys_of([one.pk for one in cases])
    for part in Part.objects.filter(case__in=[*keys], place=PLACE):
        try:
            data: dict[str, Any] = unseal(keys[part.case_id], bytes(part.body), case=part.case_id, place=PLACE)
            yield from (Known(setting_of(one)) for one in data.get("settings", []))
        except (Unreadable, UpheldError):
            continue


def _told(fact: dict[str, Any]) -> Setting | None:
    """A setting as the case has it; None where its first day is not known, or its terms cannot be."""
    try:
        terms = tuple(
            (date.fromisoformat(one["first"]), date.fromisoformat(one["last"])) for one in fact.get("terms", [])
        )
        began = date.fromisoformat(fact["from"]) if fact.get("from") else min(one for one, _last in terms)
        closed = tuple(date.fromisoformat(one) for one in fact.get("closed", []))
        setting = Setting(fact.get("name", ""), began, None, terms, closed)
        return replace(setting, to_on=date.fromisoformat(fact["to"])) if fact.get("to") else setting
    except (KeyError, ValueError, UpheldError):
        return None


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
