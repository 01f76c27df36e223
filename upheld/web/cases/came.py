"""The form of a new event in a kept case: which day stands in it, and whether the days of a letter can be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from upheld.case.days import read_day
from upheld.web import clock
from upheld.web.check.forms_event import EventForm

_LETTER = ("sent_on", "received_on")
_PARTS = ("day", "month", "year", "unknown")
_LONG = 14
"""More days than this between a letter's date and its coming are asked about once."""


class NewEventForm(EventForm):
    """A new event; of a letter no date is filled in, so that the one nobody wrote is never recorded."""

    def __init__(self, kind: str, entries: Sequence[tuple[str, str]], posted: QueryDict | None) -> None:
        """A form for a new event of that kind; "It came today" stands for the dates where none is written."""
        self.came_today = bool(posted and "today" in posted)
        self.has_written = posted is not None and any(_is_written(posted, name) for name in _LETTER)
        super().__init__(kind, {}, entries)
        self.is_letter = {*_LETTER} <= {*self.dates}
        if self.is_letter:
            self.fields["received_on"].help_text = _("If it came today, write today’s date or press “It came today”.")
            self.fields["far_apart"] = forms.BooleanField(label=gettext_lazy("Yes, that is right"), required=False)
        else:
            self.initial[self.kind.starts_on or self.dates[0]] = clock.today().isoformat()
        if posted is not None:
            self.data, self.is_bound = self._told(posted), True

    @property
    def asks_far_apart(self) -> bool:
        """Whether the page asks if the days of the letter are right, or has asked and was told so."""
        return "far_apart" in self.errors or "far_apart" in self.data

    def clean(self) -> dict[str, Any]:
        """What was given, once the days of a letter are likely or were said to be right."""
        cleaned = super().clean()
        if not self.is_letter:
            return cleaned
        if self.came_today and self.has_written:
            told = _("You wrote a date and pressed “It came today”. Write the day it came here, then press “Save”.")
            self.add_error("received_on", told)
        elif not self.errors and not cleaned.get("far_apart") and _is_far_apart(cleaned):
            told = _("The day it came is more than 14 days after the day it was sent. Check both. Are they right?")
            self.add_error("far_apart", told)
        return cleaned

    def _told(self, posted: QueryDict) -> QueryDict:
        if not (self.is_letter and self.came_today) or self.has_written:
            return posted
        told, today = posted.copy(), clock.today()
        for part in ("day", "month", "year"):
            told[f"received_on_{part}"] = str(getattr(today, part))
        return told


def _is_written(posted: QueryDict, name: str) -> bool:
    return any(posted.get(f"{name}_{part}", "").strip() for part in _PARTS)


def _is_far_apart(cleaned: Mapping[str, Any]) -> bool:
    sent, came = (cleaned.get(name) for name in _LETTER)
    if not sent or not came or "unknown" in (sent, came):
        return False
    return (read_day(came).first - read_day(sent).last).days > _LONG
