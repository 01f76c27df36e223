"""What goes with an entry: the letters that serve it, the rules that share its events, and what a proposal would do."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from upheld.law import Law
from upheld.law.code import patterns
from upheld.law.duty import Duty
from upheld.law.family import STEPS
from upheld.law.proposals import reform_wp_2026 as reform
from upheld.letters.letter import letters
from upheld.web.library import entries
from upheld.web.library.entries import Entry
from upheld.web.library.page import Section, law_words, linked

_GROUND = re.compile(r"ground (c\([iv]+\))")
_FEW = 6


@lru_cache(maxsize=1)
def _serving() -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for letter in letters().values():
        about = [*letter.serves, *(id for when in letter.when for id in (*when.duty, *when.step, *when.remedy))]
        for id in dict.fromkeys(about):
            found[id].append(entries.entry("letter", letter.id))
    return {id: tuple(each) for id, each in found.items()}


def letters_for(id: str) -> tuple[Entry, ...]:
    """The letters that serve an entry of the register, or are open because of it, in order of use."""
    return _serving().get(id, ())


def letters_on(kind: str) -> tuple[Entry, ...]:
    """The letters that an event of this kind can call for."""
    return tuple(
        entries.entry("letter", one.id) for one in letters().values() if any(kind in when.event for when in one.when)
    )


@lru_cache(maxsize=1)
def _by_event() -> tuple[
    Mapping[str, tuple[Entry, ...]], Mapping[str, tuple[Entry, ...]], Mapping[str, tuple[Entry, ...]]
]:
    law = entries.the_law()
    starts: dict[str, dict[str, None]] = defaultdict(dict)
    ends: dict[str, dict[str, None]] = defaultdict(dict)
    other: dict[str, dict[str, None]] = defaultdict(dict)
    for versions in law.by_id.values():
        duty = versions[-1]
        for one in duty.trigger:
            starts[one.kind][duty.id] = None
        done = {kind for limb in duty.limbs for kind in limb.discharged_by.kinds}
        for kind in sorted(done):
            ends[kind][duty.id] = None
        for one in patterns(duty):
            if duty.id not in starts[one.kind] and duty.id not in ends[one.kind]:
                other[one.kind][duty.id] = None
    return _as_entries(starts), _as_entries(ends), _as_entries(other)


def _as_entries(found: Mapping[str, Mapping[str, None]]) -> dict[str, tuple[Entry, ...]]:
    return {kind: tuple(entries.entry("duty", id) for id in ids) for kind, ids in found.items()}


def started_by(kind: str) -> tuple[Entry, ...]:
    """The duties that an event of this kind can start."""
    return _by_event()[0].get(kind, ())


def ended_by(kind: str) -> tuple[Entry, ...]:
    """The duties that an event of this kind can show to be done."""
    return _by_event()[1].get(kind, ())


def touched_by(kind: str) -> tuple[Entry, ...]:
    """The duties that look at an event of this kind in another way."""
    return _by_event()[2].get(kind, ())


def related_duties(law: Law, duty: Duty) -> Iterator[Section]:
    """The rest of what goes with a duty: time limits of the family, what its notice must hold, the same start."""
    own = [entries.entry("deadline", step.id) for step in STEPS.values() if duty.id in step.duty]
    own += [found for id in [duty.family_deadline] if id in law.by_id and (found := entries.find("duty", id))]
    own += [found for id in [duty.checklist] if (found := entries.find("notice", id))]
    own += [found for limb in duty.limbs if (found := entries.find("duty", limb.due_by))]
    if own:
        yield Section(_("It belongs to"), items=linked(own))
    same = [one for kind in dict.fromkeys(one.kind for one in duty.trigger) for one in started_by(kind)]
    same = [one for one in dict.fromkeys(same) if one.id != duty.id]
    if same:
        items = linked(same)
        yield Section(_("What else starts in the same way"), items=items, folded=len(items) > _FEW)


def proposals_for(law: Law, id: str) -> Iterator[Section]:
    """What a proposal would do to an entry, if anything: never law."""
    found = [law_words(words) for words in proposed_for(law, id)]
    if found:
        told = _("This is a proposal. It is not law, and it may never become law.")
        yield Section(_("What a proposal would change"), items=tuple(found), told=told, proposal=True)


def proposed_for(law: Law, id: str) -> tuple[str, ...]:
    """What the proposals say of one entry, in their own words; a ground is asked for by its code."""
    found = [f"{duty.title}. {duty.note}".strip() for duty in reform.ADDED if duty.id == id]
    found += [words for name, words in reform.REPLACED.items() if name == id]
    found += [f"To be removed: {words}" for words in reform.REMOVED if id in _GROUND.findall(words)]
    return tuple(words[0].upper() + words[1:] for words in found)
