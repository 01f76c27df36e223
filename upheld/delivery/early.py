"""Early signs: a therapy that fails many children at once, and no child named.

Practice, not law: nobody must look for this, and the threshold is ours. No words of a plan come out of here, only the
name of a profession and who gives it, and nothing of fewer than five children.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from upheld.delivery.entitlement import DeliveryError, Entitlement
from upheld.delivery.tally import Tally, total
from upheld.plan.check.provision.profession import profession

LEAST = 5
"""One to four people could be known by those around them: the same rule as at the desk."""
PERCENT = 25


class Seen(NamedTuple):
    """One line of one child over the last weeks.

    Args:
        child: a key that tells one child from another while they are counted; it is in no answer.
        area: the council's code.
        tally: what was owed and came in the weeks looked at.
    """

    child: object
    area: str
    entitlement: Entitlement
    tally: Tally


@dataclass(frozen=True, slots=True)
class Sign:
    """One kind of provision that fails at least five children of one council and one deliverer.

    Args:
        what: the profession; where none is named, "provision".
        deliverer: who gives it, as plans say, in small letters; empty where they do not, or where fewer than
            five have it from the same.
        children: how many have the line; None where so few of them have no shortfall that it is not shown.
        short: how many of them have a shortfall past the threshold.
        owed, missing: minutes of those: owed in the weeks looked at, and not delivered for a reason of no child's. What
            was missing because a child was away or the setting closed, what is disputed and what nobody confirmed are
            in `owed` and not in `missing`.
    """

    what: str
    deliverer: str
    area: str
    children: int | None
    short: int
    owed: int
    missing: int

    @property
    def percent(self) -> int:
        """Of what was owed to them, how much is missing; rounded down."""
        return self.missing * 100 // self.owed


_Groups = dict[tuple[str, str, str], dict[object, list[Tally]]]


def signs(lines: Iterable[Seen], percent: int = PERCENT) -> tuple[Sign, ...]:
    """What fails at least five children at once, the most children first.

    A child is counted once in each group, with all their lines in it together. A line of unknown amount has no minutes
    and is not in it. There are no totals, so that nothing that is hidden can be worked out from them; whoever shows
    answers for several thresholds side by side would let it be.

    Args:
        percent: of the minutes owed to a child, from 1 to 100, how many must be missing to count as a shortfall.

    Raises:
        DeliveryError: the threshold is none.
    """
    if not 1 <= percent <= 100:
        raise DeliveryError(f"A threshold of {percent} in the hundred: write a whole number from 1 to 100.")
    groups: _Groups = {}
    for one in lines:
        if one.entitlement.amount is not None and one.tally.owed:
            group = groups.setdefault(_group_of(one), {})
            group.setdefault(one.child, []).append(one.tally)
    found = [_sign(name, group, percent) for name, group in _pooled(groups).items()]
    shown = [one for one in found if one is not None]
    return tuple(sorted(shown, key=lambda one: (-one.short, -one.percent, one.what, one.deliverer, one.area)))


def _group_of(one: Seen) -> tuple[str, str, str]:
    entitlement = one.entitlement
    what = profession(entitlement.deliverer, entitlement.what, entitlement.text) or "provision"
    return what, " ".join(entitlement.deliverer.lower().split()), one.area


def _pooled(groups: _Groups) -> _Groups:
    """The groups of at least five children; the smaller ones of one profession and council put together."""
    found: _Groups = {}
    for (what, deliverer, area), group in groups.items():
        into = found.setdefault((what, deliverer if len(group) >= LEAST else "", area), {})
        for child, tallies in group.items():
            into.setdefault(child, []).extend(tallies)
    return found


def _sign(name: tuple[str, str, str], group: dict[object, list[Tally]], percent: int) -> Sign | None:
    each = [total(tallies) for tallies in group.values()]
    short = [one for one in each if one.not_delivered * 100 >= one.owed * percent]
    if len(short) < LEAST:
        return None
    rest = len(each) - len(short)
    sums = total(short)
    return Sign(*name, None if 0 < rest < LEAST else len(each), len(short), sums.owed, sums.not_delivered)
