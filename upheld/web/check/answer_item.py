"""One thing of the answer: a group of duties with one fate, or a step of the family, with its place in the answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from upheld.compliance import Obligation, Reckoning, breaches
from upheld.compliance.due import Due
from upheld.compliance.family import steps
from upheld.compliance.group import Group, together
from upheld.law.family import FamilyStep


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of the answer.

    Args:
        number: its place, by which its own page is asked for; the same for as long as the case and the day are.
        yours: whether the family must do it; `step` says it in the family's words, where there are some.
    """

    number: int
    group: Group
    yours: bool
    step: FamilyStep | None = None

    @property
    def first(self) -> Obligation:
        """The obligation that speaks for all of it."""
        return self.group.first

    @property
    def titles(self) -> tuple[str, ...]:
        """What is to be done, in the words of the register."""
        return self.group.titles if self.step is None else (self.step.title,)

    @property
    def status(self) -> str:
        """One of the nine."""
        return self.first.status

    @property
    def due(self) -> Due:
        """The day it is due, as far as it is known."""
        return self.first.due

    @property
    def has_due(self) -> bool:
        """Whether any day can be said of it."""
        return self.first.limb.within is not None and (self.due.first is not None or self.due.last is not None)


class Items:
    """Every thing of one answer, in a fixed order, and by what it is about."""

    def __init__(self, reckoning: Reckoning) -> None:
        """Number what was broken first, then the rest by due day, then the family's own steps."""
        broken = [breach.obligation for breach in breaches(reckoning)]
        rest = (one for one in reckoning.obligations if not one.is_breach)
        self._all: list[Item] = []
        self._by_key: dict[tuple[bool, str], Item] = {}
        for group in (*together(broken), *together(rest)):
            self._take(group, yours=False, step=None)
        for _, step, one in steps(reckoning):
            self._take(Group((one,)), yours=True, step=step)

    def _take(self, group: Group, *, yours: bool, step: FamilyStep | None) -> None:
        item = Item(len(self._all) + 1, group, yours, step)
        self._all.append(item)
        for one in group.obligations:
            self._by_key.setdefault((yours, one.key), item)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def numbered(self, number: int) -> Item | None:
        """The thing at that place; None where there is none."""
        return self._all[number - 1] if 0 < number <= len(self._all) else None

    def about(self, one: Obligation, *, yours: bool = False) -> Item:
        """The thing an obligation belongs to."""
        return self._by_key[yours, one.key]

    def called(self, keys: Iterable[str]) -> tuple[Item, ...]:
        """The things with those keys, each once; a duty goes before the family's step of the same key."""
        found = (self._by_key.get((False, key)) or self._by_key.get((True, key)) for key in keys)
        return tuple({item.number: item for item in found if item is not None}.values())
