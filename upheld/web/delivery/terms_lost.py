"""What whoever was given the ledger alone may not do to term dates: take away what was owed, or what was spoken of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils.translation import gettext as _

from upheld.delivery.slots import Slot, slots
from upheld.delivery.terms import Calendar, Setting
from upheld.web import clock
from upheld.web.cases.access import Access, MayNot
from upheld.web.delivery.kept import Ledger

_AHEAD = timedelta(days=370)


def may_take_away(access: Access) -> bool:
    """Whether somebody may change and remove terms as they please: who may change the case."""
    return access.sees_case and access.may_write


def refuse_loss(ledger: Ledger, settings: Sequence[Setting]) -> None:
    """Go on only where nothing that counts is lost, for somebody who was given the ledger alone.

    They may add schools and terms, and close days to come of which nobody has spoken: whoever owes provision cannot
    have it vanish by saying that there was no school.

    Raises:
        MayNot: something would be lost.
    """
    before, after = ledger.calendar, Calendar(tuple(settings))
    left = [*settings]
    for one in before.settings:
        same = next((each for each in left if _goes_on(one, each)), None)
        if same is None:
            raise _may_not()
        left.remove(same)
    today = clock.today()
    if any(day <= today and not after.is_school_day(day) for day in before.days):
        raise _may_not()
    spoken = {slot for one in ledger.entries for slot in one.slots}
    until = today + _AHEAD
    owed = {one.id: one for one in slots(ledger.entitlements, after, until)}
    if any(_is_lost(one, owed.get(one.id), spoken) for one in slots(ledger.entitlements, before, until)):
        raise _may_not()


def _goes_on(before: Setting, after: Setting) -> bool:
    same = (before.name, before.from_on, before.to_on) == (after.name, after.from_on, after.to_on)
    return same and {*before.terms} <= {*after.terms}


def _is_lost(before: Slot, after: Slot | None, spoken: set[str]) -> bool:
    """Whether an occasion is gone that has begun or was spoken of, comes to less, or fell due and does no more."""
    today = clock.today()
    if after is None:
        return before.first_on <= today or before.id in spoken
    return after.minutes < before.minutes or before.due_on <= today < after.due_on


def _may_not() -> MayNot:
    return MayNot(
        _(
            "You were given this record alone: you can add terms, and days to come without school. To change or take "
            "out what is written down, ask the family or whoever shared it with you."
        )
    )
