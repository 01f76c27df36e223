"""The pages of what a family can do: their own time limits, ways to challenge, grounds of appeal, exceptions."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from upheld.law import Law
from upheld.law.conditions import CONDITIONS
from upheld.law.exceptions import CAUSE, EXCEPTIONS
from upheld.law.family import STEPS, FamilyStep
from upheld.law.grounds import GROUNDS, NOT_APPEALABLE
from upheld.law.remedies import REMEDIES
from upheld.web.library import entries
from upheld.web.library.entries import Entry
from upheld.web.library.happenings import happened, steps
from upheld.web.library.kinds import Said
from upheld.web.library.limits import limit_in_full
from upheld.web.library.page import Item, Page, Row, Section, law_words, linked, row, sentence
from upheld.web.library.related import letters_for, proposals_for

_MANY = 8
_YES, _NO = _("Yes"), _("No")


def deadline_page(law: Law, entry: Entry) -> Page:
    """The page of a step the family must take."""
    step = STEPS[entry.id]
    return _page(entry, tuple(_deadline_rows(law, step)), _letters(entry.id, *step.duty))


def route_page(law: Law, entry: Entry) -> Page:
    """The page of a way to challenge: its limits, and what it is for."""
    remedy = REMEDIES[entry.id]
    rows = row(_("What to know"), law_words(remedy.limits))
    letter = entry.id.removeprefix("APPEAL-")
    grounds = [one for one in entries.of_kind("ground") if entry.id == f"APPEAL-{letter}" and one.id[0] == letter]
    rows += row(_("Decisions it is against"), *linked(grounds))
    uses = [entries.entry("duty", id) for id, versions in law.by_id.items() if entry.id in versions[-1].remedies]
    sections = [*_letters(entry.id)]
    if uses:
        sections.append(Section(_("What it can be used for"), items=linked(uses), folded=len(uses) > _MANY))
    return _page(entry, rows, sections)


def ground_page(law: Law, entry: Entry) -> Page:
    """The page of a ground of appeal."""
    ground = GROUNDS[entry.id]
    rows = (
        *row(_("When you can appeal"), sentence(ground.arises)),
        *row(_("Is a mediation certificate needed?"), Item(said=_yes(ground.certificate))),
        *row(_("Can the Tribunal also recommend health and social care?"), Item(said=_yes(ground.recommendations))),
        *row(_("What the Tribunal can do"), sentence(ground.powers)),
    )
    route = [found for found in [entries.find("route", f"APPEAL-{entry.id[0]}")] if found]
    never = Section(_("What cannot be appealed"), items=tuple(map(sentence, NOT_APPEALABLE)))
    how = Section(_("How to appeal"), items=linked([*route, entries.entry("deadline", "fd.appeal")]))
    return _page(entry, rows, (how, *_letters("fd.appeal"), *proposals_for(law, entry.id), never))


def exception_page(law: Law, entry: Entry) -> Page:
    """The page of a reason that can excuse a missed limit."""
    exception = EXCEPTIONS[entry.id]
    needed = tuple(map(sentence, (*exception.elements, CAUSE)))
    told = _("It stops no clock and gives no new date. It only excuses a limit that was missed because of it.")
    rows = row(_("What must be shown"), *needed)
    now = [id for id, versions in law.by_id.items() if any(entry.id in one.exceptions for one in versions)]
    uses = Section(_("Which limits it can excuse"), items=linked(entries.entry("duty", id) for id in now),
                   told=told, folded=len(now) > _MANY)  # fmt: skip
    return _page(entry, rows, (uses,) if now else ())


def _deadline_rows(law: Law, step: FamilyStep) -> Iterator[Row]:
    begins = [Item(words=words) for words in map(happened, step.trigger)]
    within = [law_words(limit_in_full(step.within))] if step.within is not None else []
    done = [Item(words=words) for words in steps(step.discharged_by)]
    for id in step.duty:
        duty = law.of(id)[-1]
        begins += [Item(words=words) for words in map(happened, duty.trigger)]
        within += [law_words(limit_in_full(limb.within)) for limb in duty.limbs if limb.within is not None]
        if duty.for_family:
            done += [Item(words=words) for limb in duty.limbs for words in steps(limb.discharged_by)]
    yield from row(_("What starts it"), *dict.fromkeys(begins))
    yield from row(_("Only if"), *(sentence(CONDITIONS[name]) for name in step.when))
    nothing = Item(said=_("The law sets no day. Do it soon."))
    yield from row(_("By when"), *(dict.fromkeys(within) or [nothing]))
    yield from row(_("What shows it was done"), *dict.fromkeys(done))
    yield from row(_("If you are late"), law_words(step.late))
    yield from row(_("Where the time comes from"), *linked(entries.entry("duty", id) for id in step.duty))


def _letters(*ids: str) -> tuple[Section, ...]:
    found = [one for id in ids for one in letters_for(id)]
    return (Section(_("Letters that can help"), items=linked(found)),) if found else ()


def _page(
    entry: Entry, rows: tuple[Row, ...], sections: Iterator[Section] | tuple[Section, ...] | list[Section]
) -> Page:
    return Page(entry, rows, tuple(sections), citations=entry.citations, confidence=entry.confidence)


def _yes(value: bool) -> Said:
    return _YES if value else _NO
