"""One thing that differs between two lines, and whether the newer promises less by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["weaker", "stronger", "same"]
What = Literal[
    "modal", "bound", "who", "overseer", "qualified", "duration", "frequency", "count", "weeks", "term_time", "group",
    "start", "place", "review", "weak", "not", "or", "item", "scope", "total", "portions", "verdict", "words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs, in the words of either line; None where that line has none. `why` says what follows from it."""

    what: What
    direction: Direction
    old: str | None
    new: str | None
    why: str = ""


def way(better: bool) -> Direction:
    """The direction of a difference that is for the better or the worse."""
    return "stronger" if better else "weaker"
