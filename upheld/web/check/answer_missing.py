"""What cannot be told, which fact would settle it, and where that fact can be given."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from upheld.case import KINDS, Case
from upheld.compliance import Reckoning
from upheld.compliance.told import as_sentence
from upheld.web.check.answer_item import Item
from upheld.web.check.record import Entry

_KIND = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
_BIRTH = "date of birth"


@dataclass(frozen=True, slots=True)
class Missing:
    """Things that the same facts would settle.

    Args:
        sentences: which facts, in the words of the register.
        kinds: kinds of event that can be added, with what each is; `entries` numbers of entries to look at again, with
            what each is; `birth` whether the date of birth is asked for.
    """

    items: tuple[Item, ...]
    sentences: tuple[str, ...]
    kinds: tuple[tuple[str, str], ...]
    entries: tuple[tuple[int, str], ...]
    birth: bool


def missing(reckoning: Reckoning, items: Iterable[Item], numbers: Mapping[str, int]) -> tuple[Missing, ...]:
    """The things of these that cannot be told, those with the same missing facts as one; in the order given.

    Args:
        numbers: the number of each entry of the visitor's timeline, by the id of its event.
    """
    grouped: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        facts = tuple(dict.fromkeys(fact for one in item.group.obligations for fact in one.unknown))
        grouped.setdefault(facts, []).append(item)
    return tuple(_missing(reckoning, tuple(several), facts, numbers) for facts, several in grouped.items())


def _missing(
    reckoning: Reckoning, items: tuple[Item, ...], facts: tuple[str, ...], numbers: Mapping[str, int]
) -> Missing:
    kinds: dict[str, str] = {}
    entries: dict[int, str] = {}
    for fact in facts:
        for event in reckoning.story.events:
            if event.id in fact:
                fact_has = numbers.get(event.id)
                if fact_has is not None:
                    entries[fact_has] = KINDS[event.kind].title
        bare = _without(fact, (event.id for event in reckoning.story.events))
        kinds |= {kind: KINDS[kind].title for kind in _KIND.findall(bare) if kind in KINDS}
    return Missing(
        items=items,
        sentences=tuple(dict.fromkeys(as_sentence(reckoning, fact) for fact in facts)),
        kinds=tuple(kinds.items()),
        entries=tuple(sorted(entries.items())),
        birth=any(_BIRTH in fact for fact in facts),
    )


def _without(fact: str, ids: Iterable[str]) -> str:
    """The sentence without the ids of events, which may be made of a kind and a date."""
    for id in sorted(ids, key=len, reverse=True):
        fact = fact.replace(id, "")
    return fact


def numbers_of(case: Case, entries: Iterable[Entry]) -> dict[str, int]:
    """The number of each entry by the id of its event: a case keeps the order in which it was told."""
    return {event.id: entry.number for event, entry in zip(case.log, entries, strict=True)}
