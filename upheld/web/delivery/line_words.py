"""A line of the ledger as a page says it: how much, in which rhythm, since when, and what is kept from whom."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from upheld.delivery.entitlement import Amount, Entitlement, Section
from upheld.web.cases.access import Access
from upheld.web.delivery.words import amount as minutes
from upheld.web.delivery.words import between
from upheld.web.ui.format import day, number

SECTION_WORDS: dict[Section, object] = {
    "F": gettext_lazy("F: special educational provision"),
    "G": gettext_lazy("G: health"),
    "H1": gettext_lazy("H1: social care under the Chronically Sick and Disabled Persons Act 1970"),
    "H2": gettext_lazy("H2: other social care"),
    "SEN": gettext_lazy("SEN support, without a plan"),
}
WEEKDAYS = (
    gettext_lazy("Monday"), gettext_lazy("Tuesday"), gettext_lazy("Wednesday"), gettext_lazy("Thursday"),
    gettext_lazy("Friday"), gettext_lazy("Saturday"), gettext_lazy("Sunday"),
)  # fmt: skip


def how_much(amount: Amount | None) -> str:
    """An amount in words; that it is not known, where it is not."""
    if amount is None:
        return _("Not known")
    each = between(amount.minutes, amount.most or amount.minutes)
    times = ngettext("once", "%(n)s times", amount.times) % {"n": number(amount.times)}
    said = _("%(minutes)s, %(times)s %(period)s") % {"minutes": each, "times": times, "period": _period(amount)}
    if amount.days:
        return _("%(said)s, on %(days)s") % {"said": said, "days": ", ".join(str(WEEKDAYS[one]) for one in amount.days)}
    return said


def altogether(amount: Amount | None) -> str:
    """All the times of one period together; empty where it is given once in it, or is not known."""
    if amount is None or amount.times == 1:
        return ""
    return _("%(minutes)s altogether") % {"minutes": minutes(amount.minutes * amount.times)}


def _period(amount: Amount) -> str:
    all_year = amount.weeks == "all"
    if amount.period == "week" and amount.every > 1:
        told = _("every %(n)s weeks, all year") if all_year else _("every %(n)s weeks of term")
        return told % {"n": number(amount.every)}
    if amount.weeks_a_year is not None:
        return _("each week of term, %(n)s weeks a year") % {"n": number(amount.weeks_a_year)}
    if amount.period == "once":
        if amount.by_on is None:
            return _("in all, within a year of the day it begins")
        return _("in all, by %(day)s") % {"day": day(amount.by_on)}
    words = {
        ("day", False): _("each school day"),
        ("day", True): _("each day, all year"),
        ("week", False): _("each week of term"),
        ("week", True): _("each week, all year"),
    }
    fixed = {"half_term": _("each half term"), "term": _("each term"), "year": _("each year")}
    return fixed.get(amount.period) or words[amount.period, all_year]


def since(one: Entitlement) -> str:
    """From when to when it is owed."""
    if one.to_on is None:
        return _("from %(day)s") % {"day": day(one.from_on)}
    return _("from %(first)s to %(last)s") % {"first": day(one.from_on), "last": day(one.to_on)}


def shown_words(one: Entitlement, access: Access) -> str:
    """The words of the plan; empty where addresses or schools are hidden: they may give them away."""
    return one.text if access.sees_all else ""


def shown_deliverer(one: Entitlement, access: Access) -> str:
    """Who gives it, in the plan's words; empty where those are hidden."""
    return one.deliverer if access.sees_all else ""


def is_over(one: Entitlement, today: date) -> bool:
    """Whether its last day has passed."""
    return one.to_on is not None and one.to_on < today
