"""The page of a duty or a right: who owes what to whom, by when, on what authority, and how each version differs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from upheld.compliance.words import actor_words
from upheld.law import Law
from upheld.law.conditions import CONDITIONS
from upheld.law.duty import Duty, On, Part, Reading
from upheld.web.library import entries, sure
from upheld.web.library.entries import Entry
from upheld.web.library.happenings import ORDERED, PARTS, any_happened, happened, items, steps
from upheld.web.library.kinds import Said
from upheld.web.library.limits import limit_in_full
from upheld.web.library.page import Item, Page, Row, Section, Version, law_words, linked, row, sentence
from upheld.web.library.related import letters_for, proposals_for, related_duties

_NO_ITEMS = frozenset({"A", "B", "C"})


def duty_page(law: Law, entry: Entry, day: date) -> Page:
    """The page as the law stood on a day.

    Where the rule had no version on that day, the newest is shown, and `missing` says why.
    """
    versions = law.of(entry.id)
    current = law.in_force(entry.id, day)
    shown = current or versions[-1]
    missing = "" if current is not None else _why_missing(law, entry.id, day)
    return Page(
        entry=entries.of_duty(shown),
        rows=tuple(_rows(shown)),
        sections=tuple(_sections(law, shown)),
        versions=_versions(law, versions, shown) if len(versions) > 1 else (),
        missing=missing,
        citations=shown.citations,
        basis=shown.basis,
        confidence=shown.confidence,
        since=shown.from_on,
        until=shown.to_on,
    )


def rows_of(duty: Duty) -> tuple[Row, ...]:
    """The rows of one version of a duty: who, to whom, what starts it, by when, how strong it is."""
    return tuple(_rows(duty))


def _why_missing(law: Law, id: str, day: date) -> str:
    for gap in law.gaps:
        if gap.duty == id and gap.from_on <= day and (gap.to_on is None or day <= gap.to_on):
            return f"{gap.why[0].upper()}{gap.why[1:]}."
    return "The register has no version of it for that day."


def _rows(duty: Duty) -> Iterator[Row]:
    yield from row(_("Who must do it"), sentence(duty.bearer_text or duty.bearer), name="who")
    if duty.owed_to:
        yield from row(_("Who it is owed to"), sentence(duty.owed_to), name="owed")
    begins = [Item(words=words) for words in dict.fromkeys(map(happened, duty.trigger))]
    if not begins and duty.trigger_text:
        begins = [law_words(duty.trigger_text)]
    yield from row(_("What starts it"), *begins, name="starts")
    yield from row(_("Only if"), *(sentence(CONDITIONS[name]) for name in duty.when), name="if")
    yield from row(_("By when"), *(_limit(duty, limb) for limb in duty.limbs), name="limit")
    yield from _ends(duty)
    yield from row(_("What it must say"), *(law_words(text) for text in items(duty.items)), name="items")
    yield from row(_("It depends on"), *map(sentence, duty.depends_on), name="depends")
    yield from row(_("How strong it is"), *_force(duty), name="force")
    if duty.note:
        yield from row(_("Good to know"), law_words(duty.note), name="note")


def _limit(duty: Duty, limb: Part) -> Item:
    notes = [*_row_of(_("Part"), PARTS.get(limb.part, "")), *_row_of(_("For"), ORDERED.get(limb.order, ""))]
    if limb.asap and limb.within is not None:
        soon = Item(said=_("It must be done as soon as practicable. The last day is only the outer limit."))
        notes += row(_("How soon"), soon)
    if duty.by_time:
        notes += row(_("At what time"), Item(said=_("The day ends at 5 pm.")))
    if limb.perhaps:
        notes += row(_("We need to know"), law_words(limb.perhaps.removesuffix(" is needed")))
    if limb.within is not None:
        return Item(words=law_words(limit_in_full(limb.within)).words, notes=tuple(notes))
    if duty.due_text:
        return Item(words=sentence(duty.due_text).words, notes=tuple(notes))
    return Item(said=sure.SHAPES[limb.shape or duty.shape], notes=tuple(notes))


def _row_of(label: Said, text: str) -> tuple[Row, ...]:
    return row(label, law_words(text)) if text else ()


def _ends(duty: Duty) -> Iterator[Row]:
    done = dict.fromkeys(words for limb in duty.limbs for words in steps(limb.discharged_by))
    yield from row(_("What shows it was done"), *(Item(words=words) for words in done), name="done")
    ended = dict.fromkeys(one for limb in duty.limbs for one in limb.ended_by)
    yield from row(_("It is no longer owed after"), *_one_line(ended), name="ended")
    never = dict.fromkeys(one for limb in duty.limbs for one in limb.unless)
    yield from row(_("It was never owed if"), *_one_line(never), name="never")
    first = dict.fromkeys(one for limb in duty.limbs for one in limb.precedes)
    yield from row(_("This must not come before it"), *_one_line(first), name="before")


def _one_line(several: dict[On, None]) -> tuple[Item, ...]:
    return (Item(words=any_happened(several)),) if several else ()


def _force(duty: Duty) -> Iterator[Item]:
    yield Item(said=sure.FORCES[duty.force])
    if not duty.binding and duty.force not in ("code_should", "guidance", "practice", "proposed"):
        yield Item(said=sure.NOT_BINDING_DAY)
    if not duty.absolute:
        yield Item(said=_("In this time the body had to try as hard as was reasonable, not more."))
    if duty.contested_before is not None:
        yield Item(said=_("A judgment settled what it means. Before that day people disagreed."),
                   notes=(Row(_("Day of the judgment"), (Item(day=duty.contested_before),)),))  # fmt: skip


def _sections(law: Law, duty: Duty) -> Iterator[Section]:
    listed = [Item(entry=entries.entry("exception", code)) for code in duty.exceptions]
    listed += [sentence(words) for words in duty.exception_words]
    if listed:
        told = _("A body can be excused for missing the day only for one of these reasons, if it is shown to be true.")
        yield Section(_("What can excuse missing it"), items=tuple(listed), told=told)
    yield from _ways(duty)
    serving = letters_for(duty.id)
    if serving:
        yield Section(_("Letters that can help"), items=linked(serving))
    readings = dict.fromkeys(one for limb in duty.limbs for one in (*limb.readings, *duty.readings))
    if readings:
        told = _("People disagree about this. We use the reading that is safest for the family. Others say:")
        yield Section(_("Other ways the law is read"), items=tuple(map(_reading, readings)), told=told)
    yield from proposals_for(law, duty.id)
    yield from related_duties(law, duty)


def _ways(duty: Duty) -> Iterator[Section]:
    ways = [Item(entry=entries.entry("route", code)) for code in duty.remedies]
    ways += [sentence(words) for words in duty.remedy_words if words not in _NO_ITEMS]
    if ways:
        told = _("In this order. Each has its own rules and time limits.") if len(duty.remedies) > 1 else ""
        yield Section(_("What you can do if it is not done"), items=tuple(ways), told=told, ordered=True)


def _reading(reading: Reading) -> Item:
    notes = [*row(_("Who says so"), sentence(actor_words(reading.argued_by)))]
    if reading.within is not None:
        notes += row(_("The time would be"), law_words(limit_in_full(reading.within)))
    elif reading.shift > 0:
        notes += row(_("What changes"), Item(said=_("The last day would be one day later.")))
    elif reading.shift < 0:
        notes += row(_("What changes"), Item(said=_("The last day would be one day earlier.")))
    return Item(words=sentence(reading.why).words, notes=tuple(notes))


def _versions(law: Law, versions: tuple[Duty, ...], shown: Duty) -> tuple[Version, ...]:
    found = []
    before: tuple[Row, ...] = ()
    for one in versions:
        rows = (*_rows(one), *_law_row(one), *_exceptions_row(one))
        new = _only_in(rows, before) if before else ()
        gone = _only_in(before, rows) if before else ()
        found.append(Version(one.from_on, one.to_on, rows, new, gone, _because(law, one), one is shown))
        before = rows
    return tuple(found)


def _law_row(duty: Duty) -> tuple[Row, ...]:
    return row(_("The law"), *(law_words(citation.text) for citation in duty.citations), name="law")


def _exceptions_row(duty: Duty) -> tuple[Row, ...]:
    codes = (Item(entry=entries.entry("exception", code)) for code in duty.exceptions)
    return row(_("What can excuse missing it"), *codes, name="exceptions")


def _only_in(rows: tuple[Row, ...], others: tuple[Row, ...]) -> tuple[Row, ...]:
    known = {(each.name, item) for each in others for item in each.items}
    found: list[Row] = []
    for each in rows:
        kept = tuple(item for item in each.items if (each.name, item) not in known)
        found += row(each.label, *kept, name=each.name)
    return tuple(found)


def _because(law: Law, duty: Duty) -> tuple[Entry, ...]:
    """The changes laid over the law that are in this version."""
    return tuple(
        entries.entry("change", overlay.id)
        for overlay in law.overlays
        if (duty.id in overlay.changes or duty.id in {one.id for one in overlay.added})
        and overlay.from_on <= duty.from_on
        and (overlay.to_on is None or duty.from_on <= overlay.to_on)
    )
