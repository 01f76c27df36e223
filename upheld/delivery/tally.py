"""Minutes, each in exactly one place: delivered, not delivered, explained, disputed or unconfirmed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Tally(NamedTuple):
    """Whole minutes. The five after `owed` add up to it; those after them are parts of the five.

    Args:
        owed: what fell due.
        delivered: given, as one side says and the other does not deny, or as both say.
        not_delivered: not given, likewise, and not explained.
        explained: not given, and the child was absent or the setting closed. The duty has no such exception.
        disputed: the two accounts differ: in whether it was given, or (`disputed_why`) only in why it was not.
        unconfirmed: nobody has said anything: planned, and no evidence of anything.
        later: of `delivered`, what was made up or given late.
        disputed_why: of `disputed`, what neither side says was given.
        delivered_both: of `delivered`, what both sides say; the rest is one side's word.
        missing_both, missing_setting, missing_family: of `not_delivered` and `explained`, by who says so.
    """

    owed: int = 0
    delivered: int = 0
    not_delivered: int = 0
    explained: int = 0
    disputed: int = 0
    unconfirmed: int = 0
    later: int = 0
    disputed_why: int = 0
    delivered_both: int = 0
    missing_both: int = 0
    missing_setting: int = 0
    missing_family: int = 0

    @property
    def delivered_most(self) -> int:
        """What was given if each dispute is settled for whoever says more was given."""
        return self.delivered + self.disputed - self.disputed_why

    @property
    def missing(self) -> int:
        """What was not given by either account, whatever the reason: what the duty asks for."""
        return self.not_delivered + self.explained + self.disputed_why

    @property
    def missing_most(self) -> int:
        """What was not given if each dispute is settled for whoever says less was given."""
        return self.missing + self.disputed - self.disputed_why

    @property
    def known(self) -> int:
        """What somebody has said something of."""
        return self.owed - self.unconfirmed


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    rows = [*tallies]
    return Tally(*map(sum, zip(*rows, strict=True))) if rows else Tally()
