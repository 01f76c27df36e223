"""Which pairs of two sets, taken together, are worth most?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

_STEP = 0.001
_MOST_OFFERS = 12


def best_matching(worth: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """The pairs whose worth adds up to the most, each number of either side in one pair at most.

    An auction: each of the left bids for what is worth most to it beyond its price, until nobody would change. The sum
    is within a thousandth for each pair of the highest there is. Of what one is offered only the best twelve count.
    """
    offers: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (left, right), value in worth.items():
        offers[left].append((value, right))
    for left, wanted in offers.items():
        offers[left] = sorted(wanted, key=lambda offer: (-offer[0], offer[1]))[:_MOST_OFFERS]
    price: dict[int, float] = defaultdict(float)
    holder: dict[int, int] = {}
    waiting = sorted(offers, reverse=True)
    while waiting:
        left = waiting.pop()
        ranked = sorted(((value - price[right], right) for value, right in offers[left]), key=lambda one: -one[0])
        gain, right = ranked[0]
        if gain <= 0:
            continue
        second = max(ranked[1][0], 0.0) if len(ranked) > 1 else 0.0
        price[right] += gain - second + _STEP
        if right in holder:
            waiting.append(holder[right])
        holder[right] = left
    return {left: right for right, left in holder.items()}
