"""The form of one event of any kind, made from the fields the kind knows, and the event it describes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from upheld.case import KINDS, EventKind
from upheld.case.days import read_day
from upheld.case.fields import EVENT_DATES
from upheld.law.duty import clock_of
from upheld.web.check.event_fields import CouncilField, form_fields, given, initial, items_of
from upheld.web.check.field_words import DATE_WORDS, YES_NO
from upheld.web.ui.forms import Form, PartDateField

_SENT = ("sent_on", "received_on")
_CAME = ("received_on", "sent_on")
_OTHER_DATES = ("on", "sent_on", "received_on", "served_on")
"""Dates that are shown only where the kind asks for them, or the event has them."""
_KEPT = ("kind", "id", "replaces", "recorded_at")
"""What the form neither shows nor changes."""
_STEERING = ("choice", "choices", "items")
_ORDERED = (("from", "to"), ("first_day_closed", "reopens_on"), ("sent_on", "received_on"))


class EventForm(Form):
    """One event: its dates first, then what must be known of it, then (`rest`) what may be."""

    def __init__(
        self, kind: str, event: Mapping[str, Any], entries: Sequence[tuple[str, str]] = (), *args: Any, **kwargs: Any
    ) -> None:
        """A form for an event of that kind, as it is now.

        Args:
            event: the event as a case file has it; empty for a new one.
            entries: id and words of the other entries, which some fields name.
        """
        self.kind, self.event = KINDS[kind], event
        kwargs.setdefault("initial", self._shown(event))
        super().__init__(*args, **kwargs)
        self.dates = _dates(self.kind, event)
        self.first: list[str] = []
        self.rest: list[str] = []
        self.items: list[str] = []
        for place, name in enumerate(self.dates):
            unknown = place == 0 or event.get(name) == "unknown"
            self.fields[name] = PartDateField(label=DATE_WORDS[name], required=False, may_be_unknown=unknown)
        for field in self.kind.known.values():
            if field.name in (*_KEPT, *self.dates, *_OTHER_DATES) or (field.type == "answers" and not entries):
                continue
            if field.type == "contents":
                field = replace(field, choices=items_of(kind))
            made = form_fields(field, required=field.required, entries=entries, before=event.get(field.name))
            self.fields.update(made)
            is_first = field.required or (field.type in _STEERING and field.name != "channel")
            place_of = self.items if field.type == "contents" else self.first if is_first else self.rest
            place_of.extend(made)

    @property
    def council_names(self) -> list[str]:
        """The fields that take the name of a council."""
        return [name for name, field in self.fields.items() if isinstance(field, CouncilField)]

    @property
    def yes_no(self) -> list[str]:
        """The fields that are answered with yes, no or not sure."""
        return [name for name, field in self.fields.items() if getattr(field, "choices", None) == [*YES_NO]]

    @property
    def is_rest_open(self) -> bool:
        """Whether the part that is folded away must be open: something in it is wrong, or known already."""
        return any(name in self.errors or self.initial.get(name) for name in self.rest)

    @property
    def is_items_open(self) -> bool:
        """Whether the list of what was in the paper must be open: some of it is known already."""
        return any(name in self.errors or self.initial.get(name) for name in self.items)

    def clean(self) -> dict[str, Any]:
        """What was given, once there is a date and the dates are in order."""
        cleaned = super().clean() or self.cleaned_data
        named = (*self.dates, *(name for name in EVENT_DATES if name in self.fields), self.kind.starts_on or "")
        if not any(cleaned.get(name) for name in named) and not any(name in self.errors for name in named):
            asked = self.dates[0] if self.dates else str(self.kind.starts_on)
            self.add_error(asked, _("Enter a date, or as much of it as you know, or tick that you do not know it."))
        check_order(self, cleaned)
        return cleaned

    def entry(self) -> dict[str, Any]:
        """The event as a case file has it; what the form does not show stays as it was."""
        data: dict[str, Any] = {name: value for name, value in self.event.items() if name in _KEPT}
        data["kind"] = self.kind.name
        dates = {name: self.cleaned_data.get(name) for name in EVENT_DATES if self.cleaned_data.get(name)}
        known = {name: day for name, day in dates.items() if day != "unknown" or self.event.get(name) == day}
        data |= known or ({"on": "unknown"} if dates else {})
        for field in self.kind.known.values():
            if field.name in (*_KEPT, *EVENT_DATES):
                continue
            if field.type == "answers" and "answers" not in self.fields:
                value = self.event.get("answers")
            else:
                value = given(field, self.cleaned_data, self.event.get(field.name))
            if value is not None:
                data[field.name] = value
        return data

    def _shown(self, event: Mapping[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, value in event.items():
            if name in self.kind.known and name not in _KEPT and value is not None:
                found |= initial(self.kind.known[name], value)
        return found


def check_order(form: forms.Form, cleaned: Mapping[str, Any]) -> None:
    """Say so in the form where one day comes before another that cannot follow it."""
    for first, last in _ORDERED:
        days = [name for name in (first, last) if isinstance(form.fields.get(name), PartDateField)]
        if len(days) < 2:
            continue
        early, late = cleaned.get(first), cleaned.get(last)
        if early and late and "unknown" not in (early, late) and read_day(late).last < read_day(early).first:
            form.add_error(last, _("This day is before the other one: check both."))


def _dates(kind: EventKind, event: Mapping[str, Any]) -> tuple[str, ...]:
    """The dates shown first: the ones the law counts for this kind, and any the event has."""
    if kind.is_span:
        main: tuple[str, ...] = ()
    else:
        clock = clock_of(kind.name)
        is_letter = clock == "sent_on" or kind.name.endswith("_notified")
        main = ("on",) if clock == "on" else _SENT if is_letter else _CAME
    used = tuple(name for name in EVENT_DATES if name in event and name not in main)
    return (*used, *main) if used and not any(name in event for name in main) else (*main, *used)
