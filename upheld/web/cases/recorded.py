"""The timeline with who recorded what and when: a correction is shown with what it said before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _
from markupsafe import Markup

from upheld.case import KINDS
from upheld.case.days import read_day
from upheld.case.fields import EVENT_DATES
from upheld.dates import EVER, Span
from upheld.web.cases.access import Access
from upheld.web.cases.hidden import without_hidden
from upheld.web.cases.told_before import Step, steps_of
from upheld.web.cases.who import named
from upheld.web.check.field_words import CHOICE_WORDS, DATE_WORDS, field_words
from upheld.web.check.happened import Row, rows
from upheld.web.check.record import Record
from upheld.web.ui.format import span
from upheld.web.ui.jinja import english

_KEPT = {"kind", "id", "recorded_at"}


@dataclass(frozen=True, slots=True)
class Before:
    """One thing that a correction changed: what is asked, and what it said; empty where it said nothing."""

    asked: Any
    said: Any


@dataclass(frozen=True, slots=True)
class Correction:
    """When somebody corrected an entry, and what it had said."""

    at: datetime
    by: str
    before: tuple[Before, ...]


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry of the timeline: when and by whom it was recorded, and its corrections, the oldest first."""

    row: Row
    at: datetime | None
    by: str
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """An entry that was taken back: what it had said, and when and by whom it was taken back."""

    what: str
    when: Span
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """All entries in the order in which they happened, and those that were taken back, the newest first."""

    entries: tuple[Recorded, ...]
    withdrawn: tuple[Withdrawn, ...]


def timeline_of(access: Access, record: Record, key: bytes) -> Timeline:
    """The timeline, as far as this person may see it."""
    steps = steps_of(access.case.pk, key)
    names = named((one.by for one in steps), access)
    by_number: dict[int, list[Step]] = {}
    for one in steps:
        if one.number is not None:
            by_number.setdefault(one.number, []).append(_masked(one, access))
    entries = tuple(_recorded(row, by_number.get(row.number, []), names) for row in rows(record))
    gone = [_withdrawn(found, names) for found in by_number.values() if found[-1].act == "event_withdrawn"]
    return Timeline(entries, tuple(sorted(gone, key=lambda one: one.at, reverse=True)))


def _recorded(row: Row, steps: list[Step], names: Mapping[str, str]) -> Recorded:
    corrections = tuple(
        Correction(now.at, _who(now, names), tuple(_changed(was.told or {}, now.told or {})))
        for was, now in pairwise(steps)
        if now.act == "event_corrected"
    )
    first = steps[0] if steps else None
    return Recorded(row, first.at if first else None, _who(first, names) if first else "", corrections)


def _withdrawn(steps: list[Step], names: Mapping[str, str]) -> Withdrawn:
    last: Mapping[str, Any] = next((one.told for one in reversed(steps) if one.told), {})
    kind = KINDS.get(str(last.get("kind")))
    written = next((last[name] for name in (*EVENT_DATES, "from", "first_day_closed") if last.get(name)), None)
    when = read_day(written) if written else EVER
    return Withdrawn(kind.title if kind else "", when, steps[-1].at, _who(steps[-1], names))


def _changed(was: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Before]:
    """What is said otherwise now, as it was said before."""
    kind = KINDS.get(str(was.get("kind")))
    if kind is None:
        return
    if was.get("kind") != now.get("kind"):
        yield Before(_("What happened"), english(kind.title))
    for name in dict.fromkeys([*was, *now]):
        if name not in _KEPT and was.get(name) != now.get(name):
            is_day = name in kind.known and kind.known[name].type == "day"
            asked = DATE_WORDS[name] if name in DATE_WORDS else field_words(name, is_day=is_day)
            yield Before(asked, _said(name, was.get(name), is_day=is_day))


def _said(name: str, value: Any, *, is_day: bool) -> Any:
    """One value as a page says it; empty for nothing."""
    if value in (None, "", [], {}):
        return ""
    if is_day:
        return span(read_day(value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    words = CHOICE_WORDS.get(name, {})
    if isinstance(value, list):
        return Markup(", ").join(words.get(str(one), one) for one in value if not isinstance(one, (dict, list)))
    return "…" if isinstance(value, dict) else words.get(str(value), value)


def _masked(step: Step, access: Access) -> Step:
    """The step as this person may see it."""
    if step.told is None or access.sees_all:
        return step
    shown = without_hidden({"entries": [[step.number, step.told]]}, access)["entries"][0][1]
    return Step(step.at, step.by, step.act, step.number, shown)


def _who(step: Step, names: Mapping[str, str]) -> str:
    return names.get(step.by) or (_("somebody whose account was deleted") if step.by else _("this service"))
