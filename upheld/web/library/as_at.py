"""The day on which the law is shown: from the address, where it is public and says nothing about a visitor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from upheld.law.code import START, Law
from upheld.web.library.entries import Entry, entry, the_law
from upheld.web.ui.format import short_day
from upheld.web.ui.typed_date import LONGEST, typed_date


@dataclass(frozen=True, slots=True)
class AsAt:
    """What was asked for: a day, or nothing, or words that are no day, with a sentence that says so.

    `canonical` is whether the day was written as addresses have it.
    """

    day: date | None = None
    problem: str = ""
    canonical: bool = True
    typed: str = ""


def asked(text: str) -> AsAt:
    """What somebody asked for: 2021-03-01, or a day as people write it. No text is an error."""
    text = text.strip()
    if not text:
        return AsAt()
    try:
        day = date.fromisoformat(text)
        return AsAt(day, canonical=text == day.isoformat(), typed=text[:LONGEST])
    except ValueError:
        pass
    try:
        return AsAt(date.fromisoformat(typed_date(text)), canonical=False, typed=text[:LONGEST])
    except ValueError:
        return AsAt(problem=_("We need a whole day, such as 1 March 2021."), typed=text[:LONGEST])


def outside(law: Law, day: date) -> str:
    """A sentence where the register does not cover that day; empty where it does."""
    if day < START:
        return _("The register begins on %(day)s. What it shows of days before that is not complete.") % {
            "day": short_day(START)
        }
    if day > law.last_checked:
        return _("We last read the law through on %(day)s. What changed after that is not in the register.") % {
            "day": short_day(law.last_checked)
        }
    return ""


@dataclass(frozen=True, slots=True)
class Differences:
    """How the law of a day differs from the newest: what was in force for a time, was different, or was not there."""

    changes: tuple[Entry, ...]
    other: tuple[Entry, ...]
    none: tuple[tuple[Entry, str], ...]


@lru_cache(maxsize=64)
def differences(day: date) -> Differences:
    """What was different on a day."""
    law = the_law()
    ended = [one for one in law.overlays if one.to_on is not None and one.from_on <= day <= one.to_on]
    other, none = [], []
    why = {gap.duty: gap.why for gap in law.gaps if gap.from_on <= day and (gap.to_on is None or day <= gap.to_on)}
    for id, versions in law.by_id.items():
        found = law.in_force(id, day)
        if found is None:
            none.append((entry("duty", id), why.get(id, "")))
        elif found is not versions[-1]:
            other.append(entry("duty", id))
    return Differences(tuple(entry("change", one.id) for one in ended), tuple(other), tuple(none))
