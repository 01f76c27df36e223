"""Days, counts and anchors in plain English."""

from __future__ import annotations

import re
from datetime import date

from upheld.bodies import ACTORS
from upheld.compliance.due import Due
from upheld.compliance.moment import Moment
from upheld.dates import EARLIEST, LATEST, Span
from upheld.law.limit import AtLeast, Before, Day, Limit, Min, Rule12, Several, Within

_ANCHORS = {
    "trigger": "that day",
    "t0": "that day",
    "request": "the formal request",
    "agreement": "the agreement to assess",
    "meeting": "the review meeting",
    "review_meeting_held": "the review meeting",
    "amendment_notice_sent": "the notice of amendment was sent",
    "annual_review_due": "the end of the twelve months for the annual review",
    "served": "the day of service",
    "certificate": "the mediation certificate",
    "transfer_date": "the move",
    "move": "the move",
    "aware": "the day the body became aware",
    "aware_of_other_change": "the day the body became aware",
    "period_start": "the start of the twelve months",
    "contents_conceded": "that day, as the contents were conceded too",
    "appeal_period_end": "the end of the time to appeal",
    "expected": "the day it was clear",
    "26th_birthday": "the 26th birthday",
    "trigger.hearing_on": "the hearing",
    "trigger.transfer_date": "the move",
    "meeting_start": "the last meeting",
    "final_start": "the last amended plan",
}
_UNITS = {
    "weeks": "week",
    "days": "day",
    "months": "month",
    "working_days": "working day",
    "tribunal_days": "working day (leaving out August and 25 December to 1 January)",
    "uk_working_days": "working day (no bank holiday anywhere in the UK)",
    "school_days": "school day",
}

MARKS = {
    "running": "in time so far",
    "met": "done in time",
    "met_late": "done late",
    "overdue": "LATE",
    "breached": "BROKEN",
    "excepted": "late, with an exception proved",
    "superseded": "replaced",
    "unknown": "cannot be told",
    "no_date": "no date set",
}
"""The nine statuses, as a reader sees them beside a duty."""


def actor_words(text: str) -> str:
    """A text with the codes of those who owe and are owed put into words."""
    return re.sub(r"\b[A-Z][A-Z_]+\b", lambda match: ACTORS.get(match[0], match[0]), text)


def day_words(day: date) -> str:
    """A day as a reader says it: Monday 23 February 2026."""
    return f"{day:%A} {day.day} {day:%B %Y}"


def span_words(span: Span) -> str:
    """One day, or the days between which it lies."""
    if span.exact:
        return day_words(span.first)
    if span.first == EARLIEST or span.last == LATEST:
        return f"no later than {day_words(span.last)}" if span.last != LATEST else "a day not known"
    return f"between {day_words(span.first)} and {day_words(span.last)}"


def due_words(due: Due) -> str:
    """When something falls due, as far as that is known."""
    if due.exact is not None:
        return day_words(due.exact)
    if due.first is not None and due.last is not None:
        return f"between {day_words(due.first)} and {day_words(due.last)}"
    if due.last is not None:
        return f"{day_words(due.last)} at the latest"
    return "a day that cannot be told yet"


def days(number: int) -> str:
    """A number of days: 1 day, 2 days."""
    return f"{number:,} day" + ("" if number == 1 else "s")


def _anchor(name: str) -> str:
    return _ANCHORS.get(name, name.replace("_", " "))


def _counted(number: int, unit: str) -> str:
    word = _UNITS[unit]
    if number != 1:
        head, _, tail = word.partition(" (")
        word = head + "s" + (f" ({tail}" if tail else "")
    return f"{number} {word}"


def limit_words(limit: Limit, moment: Moment) -> str:
    """A time limit as a reader says it, leaving out the limbs that have nothing to count from."""
    match limit:
        case Within(after=after) if after:
            return f"within {_counted(limit.number, limit.unit)} after {_anchor(after)}, which is not itself counted"
        case Within():
            return f"within {_counted(limit.number, limit.unit)} beginning with {_anchor(limit.beginning)}"
        case AtLeast():
            return f"at least {_counted(limit.number, limit.unit)} before {_anchor(limit.before)}"
        case Before():
            month = f"{date(2000, limit.month, 1):%B}"
            return f"before {limit.day} {month} of the year of {_anchor(limit.year_of)}; that day itself is too late"
        case Day():
            return f"by {_anchor(limit.of)}"
        case Rule12():
            return f"{limit_words(limit.limit, moment)}; a last day in August, at Christmas or on a weekend moves on"
        case Several():
            known = {"trigger", *moment.anchors}
            parts = [
                limit_words(one, moment)
                for one in limit.limits
                if all(name in known or name.startswith("trigger.") for name in one.anchors())
            ]
            if len(parts) < 2:
                return parts[0] if parts else "as the law says"
            word = "earlier" if isinstance(limit, Min) else "later"
            return f"the {word} of: {'; or '.join(parts)}"
    raise TypeError(limit)  # every limit is one of the above
