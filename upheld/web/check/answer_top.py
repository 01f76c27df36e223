"""The most important thing first: one or two sentences for the top of the answer, in plain words.

A time limit of the family's own that is near goes before everything. What is not known is never said to be well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.compliance.due import Due
from upheld.compliance.told import Coming, Late
from upheld.web.check import answer_words as words
from upheld.web.check.answer_own import Own
from upheld.web.check.answer_sentences import LATE, STEPS
from upheld.web.check.holder import body_of
from upheld.web.ui.format import number

NEAR = 14
"""A step of the family's own goes before everything when no more than so many days are left."""

Tone = str  # "urgent", "late", "soon", "open", "quiet"

_PLANS = frozenset({"plan_final_sent", "plan_amended_final_sent"})


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the top; `law` holds words of the register that follow it, in English."""

    text: str
    tone: Tone
    law: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """What the top is chosen from.

    Args:
        may_be_running: whether a step of the family's own has a limit whose day cannot be told.
    """

    own: tuple[Own, ...]
    late: tuple[Late, ...]
    coming: tuple[Coming, ...]
    can_be_mended: bool
    cannot_tell: int
    may_be_running: bool
    not_covered: int


def top(facts: Facts) -> tuple[Line, ...]:
    """One or two sentences, the most important first; never none."""
    found = [line for _place, line in sorted(_found(facts), key=lambda pair: pair[0])]
    return tuple(found[:2]) or (_nothing(facts),)


def _found(facts: Facts) -> Iterator[tuple[int, Line]]:
    own = [one for one in facts.own if one.first is not None]
    if own:
        near = own[0].is_over or own[0].days_left <= NEAR
        yield (0 if near else 2), Line(own_words(own[0]), "urgent" if near else "soon", _titles(own[0]))
    yield from ((0, Line(own_words(one), "urgent", _titles(one))) for one in facts.own if one.needs_terms)
    if facts.may_be_running:
        said = _(
            "A time limit of your own may be running, and may be near. Its day cannot be told until you add a date."
        )
        yield (0 if not own else 2), Line(said, "urgent")
    going_on = [one for one in facts.late if one.goes_on]
    if going_on:
        yield 1, _late_line(going_on)
    if facts.can_be_mended:
        yield 3, Line(_("A time limit of your own has run out. Something can still be done."), "late")
    past = [one for one in facts.late if not one.goes_on]
    if past and not going_on:
        yield 4, _past_line(past)
    if not facts.late:
        yield from _no_breach(facts, quiet=not facts.own)


def _no_breach(facts: Facts, *, quiet: bool) -> Iterator[tuple[int, Line]]:
    """What can be said where nothing is late: what is next, and honestly what cannot be told."""
    theirs = [one for one in facts.coming if not one.yours]
    if facts.cannot_tell:
        count = facts.cannot_tell
        told = ngettext("%(count)s thing cannot be told: a fact is missing.",
                        "%(count)s things cannot be told: facts are missing.", count)  # fmt: skip
        yield 6, Line(told % {"count": number(count)}, "open")
    if theirs:
        said = _("Nothing is late on what you told us. The next day to watch is %(by)s.")
        yield 5, Line(said % {"by": words.by(theirs[0].due, "")}, "quiet", theirs[0].titles)
    elif quiet and not facts.not_covered and facts.cannot_tell:
        yield 5, Line(_("We found nothing late, but we cannot say that all is well."), "open")


def _nothing(facts: Facts) -> Line:
    if facts.not_covered:
        return Line(_("Some of what you told us is outside the law that this site knows."), "open")
    return Line(_("Nothing is late on what you told us, and we see no time limit that is running."), "quiet")


def own_words(one: Own) -> str:
    """How long is left of a step of the family's own, what it is for, and whether its day is law that was checked."""
    if one.needs_terms:
        return _("A time limit of your own may be running. It is counted in school days. Count them today:")
    said = {"by": _by(one)}
    aim = STEPS[one.step_id]() % said if one.step_id in STEPS else _("The last day for this is %(by)s:") % said
    told = [_time_left(one), aim]
    if one.lacks_certificate:
        told.append(_("Most appeals need a mediation certificate first."))
    if not one.is_law:
        told.append(_("That day is guidance, not law."))
    if one.is_unverified:
        told.append(_("UNVERIFIED: check it before you rely on it."))
    return " ".join(told)


def _by(one: Own) -> str:
    """The last day; the safe one where it is not known exactly."""
    when = one.item.due
    if when.exact is not None or when.first is None or when.last is None:
        return words.by(when, one.by_time)
    if one.may_be_over:
        return _("%(day)s at the very latest") % {"day": words.by(Due(when.last, when.last), one.by_time)}
    return _("%(day)s, to be safe") % {"day": words.by(Due(when.first, when.first), one.by_time)}


def _time_left(one: Own) -> str:
    if one.is_over:
        return _("Today was the last day, and the Tribunal's day ended at 5 pm. What reaches it now is late.")
    if one.may_be_over:
        return _("Your time may be over already, because a date is not known exactly.")
    if one.days_left == 0 and one.item.due.exact is None:
        return _("Today may be the last day, because a date is not known exactly.")
    if one.days_left == 0:
        return _("Today is the last day.")
    count = {"days": number(one.days_left)}
    if one.item.due.exact is None:
        least = ngettext("You have at least %(days)s day left.", "You have at least %(days)s days left.", one.days_left)
        return least % count
    return ngettext("You have %(days)s day left.", "You have %(days)s days left.", one.days_left) % count


def _titles(one: Own) -> tuple[str, ...]:
    return () if one.step_id in STEPS and not one.needs_terms else one.item.titles


def _late_line(late: list[Late]) -> Line:
    for kind, said in LATE:
        for one in late:
            days = _exactly(one)
            if days is not None and kind in one.group.first.limb.discharged_by.kinds and _is_plain(one):
                return Line(said(days) % {"days": number(days)}, "late")
    titles = late[0].group.titles
    if len(late) > 1:
        told = ngettext("%(count)s thing is late and not done. The first is this:",
                        "%(count)s things are late and not done. The first is this:", len(late))  # fmt: skip
        return Line(told % {"count": number(len(late))}, "late", titles)
    told = _("This is not done, and it is %(late)s:") % {"late": words.days_late(late[0].late_between)}
    return Line(_checked(told, late[0]), "late", titles)


def _exactly(one: Late) -> int | None:
    """How many days late it is; None where that is not known to the day."""
    between = one.late_between
    return between[0] if between is not None and between[0] == between[1] else None


def _is_plain(one: Late) -> bool:
    """Whether the council owes it whatever its answer is: not only if the answer is no."""
    first = one.group.first
    return body_of(first) == "council" and "no_plan_notified" not in first.limb.discharged_by.kinds


def _past_line(past: list[Late]) -> Line:
    if len(past) > 1:
        told = ngettext("%(count)s thing was late, or was not done as the law says.",
                        "%(count)s things were late, or were not done as the law says.", len(past))  # fmt: skip
        return Line(told % {"count": number(len(past))}, "late")
    one, days = past[0], _exactly(past[0])
    first = one.group.first
    if first.status == "met_late" and days is not None and first.limb.discharged_by.kinds & _PLANS:
        told = ngettext("The plan came %(days)s day late.", "The plan came %(days)s days late.", days)
        return Line(told % {"days": number(days)}, "late")
    return Line(_checked(_("This was late, or was not done as the law says:"), one), "late", one.group.titles)


def _checked(said: str, one: Late) -> str:
    """The sentence, marked where the duty rests on no source that was read."""
    return f"{_('UNVERIFIED.')} {said}" if one.group.first.duty.mark == "C" else said
