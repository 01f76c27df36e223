"""How long is left, how late it is and what became of it, each as one sentence in the visitor's language."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.compliance import Obligation
from upheld.compliance.due import Due
from upheld.compliance.told import Late
from upheld.web.ui.format import day, due, number, span


def left(when: Due, as_at: date) -> str:
    """How many days are left to a day that has not passed; nothing where no day is known."""
    first, last = _ends(when)
    if first is None or last is None:
        return ""
    soonest, latest = (first - as_at).days, (last - as_at).days
    if soonest != latest:
        return _("between %(least)s and %(most)s days left") % {
            "least": number(max(soonest, 0)),
            "most": number(latest),
        }
    if latest == 0:
        return _("today is the last day")
    return ngettext("%(days)s day left", "%(days)s days left", latest) % {"days": number(latest)}


def by(when: Due, by_time: str) -> str:
    """A last day with the hour at which it ends."""
    if by_time == "17:00" and when.exact is not None:
        return _("%(day)s, 5 pm") % {"day": day(when.exact)}
    return due(when)


def days_late(between: tuple[int, int] | None) -> str:
    """How many days late: exactly, or from least to most; only "late" where that cannot be told."""
    if between is None:
        return _("late")
    least, most = between
    if least == most:
        return ngettext("%(days)s day late", "%(days)s days late", least) % {"days": number(least)}
    return _("between %(least)s and %(most)s days late") % {"least": number(least), "most": number(most)}


def fate(one: Late) -> str:
    """What became of a duty that was broken."""
    first = one.group.first
    late = {"late": days_late(one.late_between)}
    match first.status:
        case "overdue":
            return _("Still not done: %(late)s.") % late
        case "met_late" if first.discharged is not None:
            return _("Done: %(day)s, %(late)s.") % {"day": span(first.discharged), **late}
        case "superseded":
            return _("Never done: %(late)s when the next step took its place.") % late
        case "breached" if one.since is not None:
            known = [event.on for event in first.evidence if one.since in event.on]
            return _("Not done as the law says: %(day)s.") % {"day": span(known[0]) if known else day(one.since)}
        case "breached":
            return _("Not done as the law says.")
    return _("Done late.")


def outcome(one: Obligation, as_at: date) -> str:
    """What became of any duty or step, in one sentence; unknown is never said as if it were well."""
    done = "" if one.discharged is None else span(one.discharged)
    late = {"late": days_late(one.late_between(as_at)), "day": done}
    match one.status:
        case "running" if one.due.last is not None and one.shape != "not_before":
            return _("There is still time.")
        case "running":
            return _("Nothing has gone wrong so far, on what you told us.")
        case "met":
            return _("Done in time: %(day)s.") % {"day": done} if done else _("Done in time. The day is not recorded.")
        case "met_late":
            return _("Done late: %(day)s, %(late)s.") % late if done else _("Done late.")
        case "overdue" if one.duty.for_family:
            return _("The time has run out, and nothing is recorded.")
        case "overdue" if not one.duty.binding:
            return _("Not done on what you told us. This is guidance, so late means later than the guidance says.")
        case "overdue":
            return _("Not done on what you told us: %(late)s.") % late
        case "breached":
            return _("Not done as the law says.")
        case "excepted":
            return _("The time was missed, but an exception is claimed and each part of it is recorded.")
        case "superseded" if one.was_late:
            return _("Never done: %(late)s when the next step took its place.") % late
        case "superseded":
            return _("Another step took its place.")
        case "unknown":
            return _("This cannot be told: a fact is missing.")
    return _("No day is set, or nothing is recorded that shows whether it was done.")


def _ends(when: Due) -> tuple[date | None, date | None]:
    return when.first or when.last, when.last or when.first
