"""To copy entries of one case's timeline to another, such as a sibling's: what happened and nothing else."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from upheld.case import KINDS
from upheld.web.accounts.models import Person
from upheld.web.cases.access import Access
from upheld.web.cases.audit import acting
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Case
from upheld.web.check.record import Record

_ITS_OWN = ("id", "recorded_at")


@dataclass(frozen=True, slots=True)
class Copied:
    """How many entries were copied, how many were there already, and how many speak of an entry that was not copied."""

    copied: int
    there: int
    left: int


def copy_timeline(source: Access, target: Access, numbers: Collection[int], *, by: Person) -> Copied:
    """Put entries at the end of another case's timeline, all of them or none.

    An entry that corrects or answers one that is not copied with it is left out: alone it would say something else.

    Args:
        numbers: which entries of the source.

    Raises:
        CaseError: the other case could then not be read.
        MayNot: they may not write in both.
    """
    source.must_write()
    target.must_write()
    with transaction.atomic():
        # Always in the same order, so that two who copy at once do not wait for each other for ever.
        for case in sorted((source.case.pk, target.case.pk)):
            Case.objects.select_for_update().filter(pk=case).first()
        done = _copy(Record.held_in(KeptCase(source)), target, numbers)
        for one, other in ((source, target), (target, source)):
            with acting(one.case.pk, by) as act:
                # Which case it was is sealed: others who see this one may not know of the other.
                act.write("timeline_copied", told={"case": str(other.case.pk)})
    return done


def _copy(source: Record, target: Access, numbers: Collection[int]) -> Copied:
    into = Record.held_in(KeptCase(target))
    ids = _ids(source)
    chosen = [one for one in source.entries if one.number in numbers]
    taken = {ids[one.number] for one in chosen}
    new_ids: dict[str, str] = {}
    copied = there = left = 0
    for one in chosen:
        named = _named(one.data)
        if not {*named.values()} <= taken:
            left += 1
            continue
        data = {name: value for name, value in one.data.items() if name not in _ITS_OWN}
        data |= {name: new_ids.get(id, id) for name, id in named.items()}
        same = next((each.number for each in into.entries if _bare(each.data) == data), None)
        if same is None:
            number = into.try_add(data)
            copied += 1
        else:
            number = same
            there += 1
        new_ids[ids[one.number]] = _ids(into)[number]
    into.save()
    return Copied(copied, there, left)


def _ids(record: Record) -> dict[int, str]:
    """The id of each entry's event, by the number of the entry."""
    if record.is_empty:
        return {}
    return {entry.number: event.id for entry, event in zip(record.entries, record.case().log, strict=True)}


def _named(data: dict[str, Any]) -> dict[str, str]:
    """The fields of an event that name another event, with its id."""
    known = KINDS[str(data["kind"])].known
    return {
        name: str(value)
        for name, value in data.items()
        if name in known and known[name].type in ("event", "answers") and value
    }


def _bare(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in _ITS_OWN}
