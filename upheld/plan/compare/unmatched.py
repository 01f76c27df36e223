"""What has one list that another has not?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import TypeVar

_Thing = TypeVar("_Thing")


def without_common(
    before: Sequence[_Thing], now: Sequence[_Thing], key: Callable[[_Thing], object]
) -> tuple[list[_Thing], list[_Thing]]:
    """What only the one has and what only the other has, each in its order; two of a kind count as two."""
    if not before or not now:
        return list(before), list(now)
    have = Counter(key(one) for one in now) & Counter(key(one) for one in before)
    return _after(before, have, key), _after(now, have, key)


def _after(things: Sequence[_Thing], have: Counter[object], key: Callable[[_Thing], object]) -> list[_Thing]:
    left, found = Counter(have), []
    for one in things:
        if left[key(one)] > 0:
            left[key(one)] -= 1
        else:
            found.append(one)
    return found


def side_by_side(lost: Sequence[_Thing], gained: Sequence[_Thing]) -> Iterator[tuple[_Thing | None, _Thing | None]]:
    """What went beside what came, None where one list is the shorter."""
    return zip_longest(lost, gained)
