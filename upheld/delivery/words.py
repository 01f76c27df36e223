"""Amounts, days and accounts of provision in plain English, for papers that people read."""

from __future__ import annotations

from datetime import date

from upheld.delivery.account import Session, View
from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.evidence import item_of
from upheld.delivery.reasons import REASONS

_WHO = {
    "school": "the school or college",
    "therapist": "the therapist or service",
    "social_worker": "the social worker",
    "officer": "the council’s officer",
    "parent": "the parent",
    "young_person": "the young person",
    "representative": "the family’s representative",
    "supporter": "the family’s supporter",
}
_SIDES = {"setting": "the school or service", "family": "the family"}
_PERIODS = {"week": "a week", "half_term": "each half term", "term": "each term", "year": "a year"}
_TIMES = {1: "once", 2: "twice"}


def how_long(minutes: int) -> str:
    """Minutes as hours and minutes.

    >>> how_long(380), how_long(45), how_long(0)
    ('6 h 20 min', '45 min', '0 min')
    """
    hours, rest = divmod(minutes, 60)
    return " ".join([*([f"{hours:,} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])])


def between(least: int, most: int) -> str:
    """A range of minutes; one amount where both are the same."""
    return how_long(least) if least == most else f"between {how_long(least)} and {how_long(most)}"


def day(one: date) -> str:
    """A day in full: 7 September 2026."""
    return f"{one.day} {one:%B %Y}"


def short_day(one: date) -> str:
    """A day for a narrow column: 7 Sep 2026."""
    return f"{one.day} {one:%b %Y}"


def promised(amount: Amount | None) -> str:
    """How much is owed and how often, in one line.

    >>> promised(Amount(30, 2))
    '30 min, twice a week in term time'
    >>> promised(None)
    'not known: the plan does not say how much'
    """
    if amount is None:
        return "not known: the plan does not say how much"
    each = how_long(amount.minutes) if amount.most in (None, amount.minutes) else _range(amount)
    times = _TIMES.get(amount.times, f"{amount.times} times")
    if amount.period == "once":
        by = f", by {day(amount.by_on)}" if amount.by_on is not None else ", in the first year"
        return f"{each}, {times}{by}"
    if amount.period == "day":
        many = "" if amount.times == 1 else f"{times} "
        return f"{each}, {many}{'each school day' if amount.weeks == 'term' else 'every day'}"
    if amount.every > 1:
        return f"{each}, {times} every {amount.every} weeks{_in_term(amount)}"
    return f"{each}, {times} {_PERIODS[amount.period]}{_in_term(amount) if amount.period == 'week' else ''}"


def _in_term(amount: Amount) -> str:
    if amount.weeks_a_year is not None:
        return f" in {amount.weeks_a_year} weeks of term a year"
    return " in term time" if amount.weeks == "term" else ", holidays too"


def _range(amount: Amount) -> str:
    return f"{how_long(amount.minutes)} to {how_long(amount.most or 0)} (the least is counted)"


def line_name(one: Entitlement) -> str:
    """A line by its short name, its number, as letters have it, and its section where the number does not begin so."""
    if one.line.startswith(f"{one.section}."):
        return item_of(one)
    section = "SEN support" if one.section == "SEN" else f"section {one.section}"
    return f"{item_of(one)}, {section}"


def when(session: Session) -> str:
    """On which day an occasion was to be, or until when where no day was set."""
    slot = session.slot
    if slot.day_on is not None:
        return short_day(slot.day_on)
    return short_day(slot.due_on) if slot.first_on == slot.due_on else f"by {short_day(slot.due_on)}"


def accounts(session: Session) -> str:
    """What each side says of an occasion, and why; nothing where neither says anything."""
    return " ".join(filter(None, (_account(session.setting, "setting"), _account(session.family, "family"))))


def _account(view: View, side: str) -> str:
    if view.is_silent:
        return ""
    in_time = "nothing of the time itself" if view.in_time is None else f"{how_long(view.in_time)} in its time"
    said = [f"{who(view, side)}: {in_time}"]
    if view.later:
        said.append(f"{how_long(view.later)} later")
    if view.later == 0:
        said.append("nothing was made up")
    if view.reason:
        words = REASONS[view.reason].words
        said.append(f"why: {'not known' if view.reason == 'not_known' else words[0].lower() + words[1:]}")
    if papers := len({one for entry in view.entries for one in entry.evidence}):
        said.append("1 document kept" if papers == 1 else f"{papers} documents kept")
    line = ", ".join(said)
    return f"{line[0].upper()}{line[1:]}."


def role_name(who: str) -> str:
    """What somebody is through whom something came into the record; empty where it is not known."""
    return {"holder": "whoever keeps it", "adviser": "an adviser"}.get(who) or _WHO.get(who, "")


def who(view: View, side: str) -> str:
    """Who gives an account: what the person who wrote last is, or which side it is."""
    last = next((one.who for one in reversed(view.entries) if one.who), "")
    if last == "adviser":
        return f"{_SIDES[side]}, written down by an adviser"
    return _WHO.get(last, _SIDES[side])
