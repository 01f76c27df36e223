"""Whose account somebody gives: that of those who provide, or that of those who are provided for."""

from __future__ import annotations

from upheld.delivery.entry import Side
from upheld.web.cases.access import Access

_FAMILY = frozenset(("holder", "parent", "young_person", "representative", "supporter"))
_SETTING = frozenset(("school", "therapist", "social_worker", "officer"))


def sides_of(access: Access) -> tuple[Side, ...]:
    """The sides for which somebody may say something; an adviser writes down what either told them.

    Nobody is given both for being the holder: a family's account is the family's.
    """
    role = access.ledger_role or access.role
    if role in _FAMILY:
        return ("family",)
    return ("setting",) if role in _SETTING else ("family", "setting")
