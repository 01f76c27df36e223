"""Amounts, reasons and accounts as a page says them, in the visitor's language."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from upheld.delivery.entry import Entry
from upheld.delivery.papers.chart import Words
from upheld.delivery.slots import Slot
from upheld.web.ui import format

REASON_WORDS = {
    "staff_absent": gettext_lazy("The person who gives it was away"),
    "vacancy": gettext_lazy("The post is not filled"),
    "not_commissioned": gettext_lazy("Nobody has been commissioned to give it"),
    "not_started": gettext_lazy("It has not started yet"),
    "cancelled": gettext_lazy("It was cancelled"),
    "other_event": gettext_lazy("A trip, a test or another event took its place"),
    "no_room": gettext_lazy("There was no room or no equipment"),
    "no_transport": gettext_lazy("Transport did not come"),
    "refused_entry": gettext_lazy("The school or college said the child could not come, or sent them home"),
    "excluded": gettext_lazy("The child was suspended or excluded"),
    "child_refused": gettext_lazy("The child or young person did not want to take part"),
    "child_absent": gettext_lazy("The child or young person was ill or away"),
    "setting_closed": gettext_lazy("The school, nursery or college was closed"),
    "own_arrangement": gettext_lazy("The family chose to make a suitable alternative arrangement itself"),
    "other": gettext_lazy("Another reason"),
    "not_known": gettext_lazy("I do not know why"),
}
"""The reasons of the room, in the same order and words, so that they can be translated."""
SIDE_WORDS = {"setting": gettext_lazy("The school or service"), "family": gettext_lazy("The family")}
PLACE_WORDS = {
    "on_time": gettext_lazy("Came in its time"),
    "later": gettext_lazy("Made up or came late"),
    "disputed": gettext_lazy("The two accounts differ"),
    "explained": gettext_lazy("Did not come: child away or school closed"),
    "not_delivered": gettext_lazy("Did not come"),
    "unconfirmed": gettext_lazy("Nobody has said"),
}
WHO_WORDS = {
    "holder": gettext_lazy("whoever keeps this record"),
    "parent": gettext_lazy("a parent"),
    "young_person": gettext_lazy("the young person"),
    "representative": gettext_lazy("a representative"),
    "supporter": gettext_lazy("a supporter"),
    "school": gettext_lazy("the school or college"),
    "therapist": gettext_lazy("a therapist"),
    "social_worker": gettext_lazy("a social worker"),
    "officer": gettext_lazy("an officer of the council"),
    "adviser": gettext_lazy("an adviser, for them"),
    "school system": gettext_lazy("the school’s computer system"),
}
"""What people are who say something, by the role they have in the case."""


def amount(minutes: int) -> str:
    """Minutes as people say them: 6 h 20 min. Never decimals."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)s min") % {"minutes": rest}
    if not rest:
        return _("%(hours)s h") % {"hours": format.number(hours)}
    return _("%(hours)s h %(minutes)s min") % {"hours": format.number(hours), "minutes": rest}


def between(least: int, most: int) -> str:
    """A range of minutes; one amount where both are the same."""
    if least == most:
        return amount(least)
    return _("between %(least)s and %(most)s") % {"least": amount(least), "most": amount(most)}


def reason(code: str) -> str:
    """Why, in words; empty where no reason was given."""
    return str(REASON_WORDS[code]) if code in REASON_WORDS else ""


def who(entry: Entry) -> str:
    """What somebody is who said something; empty where it is not known."""
    return str(WHO_WORDS[entry.who]) if entry.who in WHO_WORDS else ""


def when(slot: Slot) -> str:
    """The day an occasion was for, or the time it lay in."""
    if slot.day_on is not None:
        return format.day(slot.day_on)
    if (slot.due_on - slot.first_on).days < 7:
        return _("some time in the week of %(day)s") % {"day": format.short_day(slot.first_on)}
    first, last = format.short_day(slot.first_on), format.short_day(slot.due_on)
    return _("some time from %(first)s to %(last)s") % {"first": first, "last": last}


def said(entry: Entry, slot: Slot | None = None) -> str:
    """What one entry says happened, without its reason."""
    minutes = amount(entry.minutes) if entry.minutes is not None else amount(slot.minutes) if slot else ""
    day = {"day": format.short_day(entry.given_on), "minutes": minutes} if entry.given_on else {}
    if entry.outcome == "delivered":
        if slot is not None and (entry.minutes is None or entry.minutes == slot.minutes):
            return _("Given as planned")
        return _("Given: %(minutes)s on %(day)s") % day if day else _("Given: %(minutes)s") % {"minutes": minutes}
    if entry.outcome == "shorter":
        return _("Shorter: %(minutes)s") % {"minutes": minutes}
    if entry.outcome == "late":
        return _("Given on another day: %(minutes)s on %(day)s") % day
    if entry.outcome == "made_up":
        return _("Made up: %(minutes)s on %(day)s") % day
    fixed = {
        "not_delivered": _("Not given"),
        "not_made_up": _("Nothing was made up"),
        "withdrawn": _("Taken back"),
    }
    return fixed[entry.outcome]


def sessions(count: int) -> str:
    """A number of sessions."""
    return ngettext("%(n)s session", "%(n)s sessions", count) % {"n": format.number(count)}


def chart_words() -> Words:
    """The words of the picture of what was owed and what came."""
    return Words(
        title=_("Owed and delivered, added up week by week"),
        owed=_("Owed"),
        places={name: str(words) for name, words in PLACE_WORDS.items()},
        amount=amount,
        month=_month,
    )


def _month(day: date) -> str:
    return date_format(day, "M y")


def day_month(day: date) -> str:
    """A day without its year, for narrow columns."""
    return date_format(day, "j M")


def spoken() -> dict[str, Any]:
    """What the templates of the ledger say amounts, reasons and accounts with."""
    reasons = [(code, str(words)) for code, words in REASON_WORDS.items()]
    return {
        "amount": amount,
        "amounts": between,
        "day_month": day_month,
        "reason": reason,
        "reasons": reasons,
        "bulk_reasons": [one for one in reasons if one[0] in ("child_absent", "setting_closed", "staff_absent")],
        "said": said,
        "when": when,
        "who_of": who,
        "side_words": SIDE_WORDS,
        "place_words": PLACE_WORDS,
        "sessions": sessions,
    }
