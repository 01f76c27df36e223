"""The duties of a case by part of the process, in the order of the Act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from upheld.law import PARTS, law_named
from upheld.web.check.answer_item import Item
from upheld.web.check.answer_told import Told, of_rest


@dataclass(frozen=True, slots=True)
class Stage:
    """One part of the process: its English title, its duties by day, and how many of them are late and not done."""

    title: str
    duties: tuple[Told, ...]
    late: int


def by_stage(items: Iterable[Item], as_at: date) -> tuple[Stage, ...]:
    """The duties of others by stage; stages without any are left out."""
    found: dict[str, list[Item]] = {}
    for item in items:
        if not item.yours:
            found.setdefault(_stages().get(item.first.duty.id, ""), []).append(item)
    order = [*dict.fromkeys(_stages().values()), ""]
    return tuple(_stage(title, found[title], as_at) for title in order if title in found)


def _stage(title: str, items: list[Item], as_at: date) -> Stage:
    ordered = sorted(items, key=lambda one: (one.due.last or date.max, one.number))
    late = sum(one.status == "overdue" and one.first.is_breach for one in ordered)
    return Stage(title, tuple(of_rest(one, as_at) for one in ordered), late)


@lru_cache(maxsize=1)
def _stages() -> dict[str, str]:
    """The title of the part each duty belongs to, by its id; an overlay's duties are about changing a plan."""
    found: dict[str, str] = {}
    for part in PARTS:
        title = (part.__doc__ or "").splitlines()[0].split(" (england")[0].rstrip(".")
        found |= {duty.id: title for duty in part.DUTIES}
        if part.__name__.endswith(".amendment"):
            found |= {duty.id: title for one in law_named("england").overlays for duty in one.added}
    return found
