"""Whose account somebody gives: that of those who provide, or that of those who are provided for."""

from __future__ import annotations

from upheld.delivery.entry import Side
from upheld.web.cases.access import Access

_FAMILY = frozenset(("holder", "parent", "young_person", "representative", "supporter"))
_SETTING = frozenset(("school", "therapist", "social_worker", "officer"))


def sides_of(access: Access) -> tuple[Side, ...]:
    """The sides for which somebody may say something; an adviser writes down what either told them.

    Nobody is given both for being the holder: a family's account is the family's. Whoever was given the ledger alone as
    somebody else than these says what those who provide say.
    """
    role = access.ledger_role or access.role
    if role in _FAMILY:
        return ("family",)
    if role in _SETTING or (role == "other" and not access.sees_case):
        return ("setting",)
    return ("family", "setting")


def may_take_back(access: Access, side: str, by: str) -> bool:
    """Whether somebody may correct or take back what a side said: of their own side anything, of both their own words.

    Args:
        by: the number of whoever said it.
    """
    mine = sides_of(access)
    return access.may_write_ledger and side in mine and (len(mine) == 1 or by == str(access.person.pk))
