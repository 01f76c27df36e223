"""Small numbers are not shown, and none of them can be worked out from the others and their total."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MOST_SMALL = 4
"""One to four people could be known by those around them."""
FEW, HIDDEN = "few", "hidden"


@dataclass(frozen=True, slots=True)
class Counted:
    """One number as it may be shown: itself, fewer than 5, or hidden so that another cannot be worked out."""

    shown: int | None
    kind: str = ""

    def text(self, few: str, hidden: str) -> str | int:
        """The number, or the words in its place."""
        return self.shown if self.shown is not None else few if self.kind == FEW else hidden


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers by what they count, and their total."""

    cells: dict[str, Counted]
    total: Counted


def single(number: int) -> Counted:
    """A number that stands in no table."""
    return Counted(None, FEW) if 0 < number <= MOST_SMALL else Counted(number)


def table(numbers: Mapping[str, int], *, hides_total: bool = False) -> Table:
    """The numbers of one table, so that no small one can be worked out, not even by who knows how this is done.

    The first number that is not small goes with the small ones. Which that is depends on no small number; and the
    total is shown only where it leaves every small number all of 1 to 4.

    Args:
        hides_total: whether another table of the same things must hide it.
    """
    small = [name for name, number in numbers.items() if 0 < number <= MOST_SMALL]
    large = [name for name, number in numbers.items() if number > MOST_SMALL]
    hidden = {*small, *(large[:1] if small or hides_total else [])}
    total = sum(numbers.values())
    left = sum(numbers[name] for name in hidden)
    total_goes = hides_total or (bool(small) and (not large or left < MOST_SMALL + 1 + MOST_SMALL * len(small)))
    cells = {name: _cell(number, name in hidden) for name, number in numbers.items()}
    return Table(cells, Counted(None, HIDDEN) if total_goes else Counted(total))


def tables(several: Mapping[str, Mapping[str, int]]) -> dict[str, Table]:
    """Tables that divide the same things in different ways: where one must hide the total, none tells it."""
    found = {name: table(numbers) for name, numbers in several.items()}
    if any(one.total.kind == HIDDEN for one in found.values()):
        found = {name: table(numbers, hides_total=True) for name, numbers in several.items()}
    return found


def _cell(number: int, is_hidden: bool) -> Counted:
    if not is_hidden:
        return Counted(number)
    return Counted(None, FEW if number <= MOST_SMALL else HIDDEN)
