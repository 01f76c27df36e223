"""The pages of what can happen, and of what changed the law."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from upheld.case import KINDS as EVENTS
from upheld.case.fields import Field
from upheld.law import Law
from upheld.law.family import STEPS
from upheld.web.library import entries
from upheld.web.library.entries import Entry
from upheld.web.library.page import Item, Page, Section, linked, row, sentence
from upheld.web.library.related import ended_by, letters_on, started_by, touched_by
from upheld.web.library.words import Piece

_MANY = 8


def event_page(law: Law, entry: Entry) -> Page:
    """The page of a kind of event: what it starts, what it ends, and what a case file may say of it."""
    known = EVENTS.get(entry.id)
    steps = [
        entries.entry("deadline", step.id) for step in STEPS.values() if entry.id in {one.kind for one in step.trigger}
    ]
    several = (
        (_("What it starts"), [*started_by(entry.id), *steps]),
        (_("What it shows was done"), ended_by(entry.id)),
        (_("Letters that can help"), letters_on(entry.id)),
        (_("Where else it counts"), touched_by(entry.id)),
    )
    sections = [Section(title, items=linked(found), folded=len(found) > _MANY) for title, found in several if found]
    if known is None:
        told = _("Nobody writes this down. We work it out from other events.")
        return Page(entry, row(_("How we know"), Item(said=told)), tuple(sections), has_law=False)
    fields = tuple(map(_field, known.fields))
    rows = (*row(_("Its name"), _code(entry.id)), *row(_("What else it can say"), *fields))
    name = Section(_("In a case file"), rows=rows, folded=True)
    return Page(entry, (), (*sections, name), has_law=False)


def _code(text: str) -> Item:
    return Item(words=(Piece(text),))


def _field(field: Field) -> Item:
    notes = [*row(_("Must be given"), *((Item(said=_("Yes")),) if field.required else ()))]
    if field.choices:
        notes += row(_("One of"), _code(", ".join(field.choices)))
    return Item(words=(Piece(field.name),), notes=tuple(notes))


def change_page(law: Law, entry: Entry) -> Page:
    """The page of a change in the law: a judgment, or law for a time."""
    one = next(overlay for overlay in law.overlays if overlay.id == entry.id)
    rows = (
        *row(_("In force from"), Item(day=one.from_on)),
        *row(_("In force to"), *((Item(day=one.to_on),) if one.to_on else (Item(said=_("It goes on.")),))),
        *row(_("Day of the judgment"), *((Item(day=one.declared_on),) if one.declared_on else ())),
        *row(_("When it applies"), *((sentence(one.condition),) if one.condition else ())),
        *row(_("What it does"), *((sentence(one.effect),) if one.effect else ())),
    )
    duties = [*one.changes, *(duty.id for duty in one.added)]
    changed = Section(
        _("What it changed"), items=linked(entries.entry("duty", id) for id in duties), folded=len(duties) > _MANY
    )
    return Page(entry, rows, (changed,), citations=entry.citations, confidence=entry.confidence)
