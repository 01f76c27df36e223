"""Which of several statements stand: those that nobody entitled to it has corrected or taken back since."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Protocol, TypeVar


class Statement(Protocol):
    """What every statement has. `replaces` is the id of the one it corrects; withdrawn, it only takes that one back."""

    @property
    def id(self) -> str:
        """Its own."""
        ...

    @property
    def side(self) -> str:
        """Whose account it is: "setting", "family", or empty."""
        ...

    @property
    def by(self) -> str:
        """The key of the person."""
        ...

    @property
    def said_at(self) -> datetime:
        """When it was written."""
        ...

    @property
    def replaces(self) -> str:
        """What it corrects; empty for nothing."""
        ...

    @property
    def is_withdrawn(self) -> bool:
        """Whether it only takes something back."""
        ...


S = TypeVar("S", bound=Statement)


def same_side(before: Statement, after: Statement) -> bool:
    """Whether one may correct the other: the same person, or somebody of the same side."""
    return before.by == after.by or (before.side == after.side != "")


def chains(
    statements: Iterable[S], may: Callable[[S, S], bool] = same_side
) -> tuple[tuple[tuple[S, ...], ...], dict[str, str]]:
    """Each statement that stands, after all those it corrects, in the order in which the first of each was said; and
    for every id the id of the first of its chain.

    A statement that comes twice is one. Of several that correct the same one the newest stands. What somebody had no
    right to correct stands beside what they said.
    """
    ordered = sorted({one.id: one for one in statements}.values(), key=lambda one: (one.said_at, one.id))
    seen: dict[str, S] = {}
    first: dict[str, str] = {}
    groups: dict[str, list[S]] = {}
    for one in ordered:
        before = seen.get(one.replaces)
        seen[one.id] = one
        corrects = before is not None and may(before, one)
        if one.is_withdrawn and not corrects:
            continue
        first[one.id] = first.get(one.replaces, one.id) if corrects else one.id
        groups.setdefault(first[one.id], []).append(one)
    return tuple(tuple(each) for each in groups.values() if not each[-1].is_withdrawn), first


def standing(statements: Iterable[S], may: Callable[[S, S], bool] = same_side) -> tuple[S, ...]:
    """The statements that stand, in the order in which the first of each was said."""
    return tuple(each[-1] for each in chains(statements, may)[0])
