"""Progress that fits the child: small steps from any starting point, what was seen of them, and where they stand.

A step back is as much a fact as a step forward, and nothing here adds steps up to a score.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from upheld.delivery.entitlement import DeliveryError
from upheld.delivery.progress.frameworks import FRAMEWORKS
from upheld.delivery.progress.said import chains, standing

Whose = Literal["setting", "family", ""]
LONGEST_TEXT = 500
LONGEST_NOTE = 2_000
FEWEST_LEVELS, MOST_LEVELS = 2, 7


@dataclass(frozen=True, slots=True)
class Step:
    """A small step towards an outcome.

    Args:
        outcome: the words of the outcome it leads to; empty where it leads to none that is written down.
        framework, area: the way of looking and the field in it; `area` may be empty.
        start: the place in the scale from which it starts.
        scale: words of its own, from least to most; empty: those of the framework.
        set_on: the day from which it is a step.
        who: what they are: "school", "parent", "young_person" …; `by` the key of the person.
        is_open: it holds no address and no name of a school.
    """

    id: str
    text: str
    set_on: date
    said_at: datetime
    outcome: str = ""
    framework: str = "own"
    area: str = ""
    start: int = 0
    scale: tuple[str, ...] = ()
    side: Whose = ""
    who: str = ""
    by: str = ""
    replaces: str = ""
    is_withdrawn: bool = False
    is_open: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be followed."""
        if not self.is_withdrawn and not self.text.strip():
            raise DeliveryError("What is the step? Write it in a few words.")
        if max(len(self.text), len(self.outcome)) > LONGEST_TEXT:
            raise DeliveryError(f"A step or an outcome of more than {LONGEST_TEXT} letters: write it shorter.")
        known = FRAMEWORKS.get(self.framework)
        if known is None:
            raise DeliveryError(f"“{self.framework[:40]}” is not known: use one of {', '.join(FRAMEWORKS)}.")
        if self.area and known.area(self.area) is None:
            areas = ", ".join(one.code for one in known.areas)
            raise DeliveryError(f"“{self.area[:40]}” is no field of {known.name}: use one of {areas}.")
        if self.scale and not FEWEST_LEVELS <= len(self.scale) <= MOST_LEVELS:
            raise DeliveryError(
                f"A scale of {len(self.scale)}: write from {FEWEST_LEVELS} to {MOST_LEVELS} places, the least first."
            )
        if not 0 <= self.start < len(self.levels):
            raise DeliveryError(f"The start is {self.start}: the scale has the places 0 to {len(self.levels) - 1}.")

    @property
    def levels(self) -> tuple[str, ...]:
        """The words of its scale, from least to most."""
        return self.scale or FRAMEWORKS[self.framework].scale


@dataclass(frozen=True, slots=True)
class Observation:
    """What somebody saw: of a step, its place in the scale; of no step, a note of something that goes well.

    Args:
        step: the id of the step, or of any version of it.
        evidence: the ids of documents that show it.
    """

    id: str
    seen_on: date
    said_at: datetime
    step: str = ""
    level: int | None = None
    note: str = ""
    evidence: tuple[str, ...] = ()
    side: Whose = ""
    who: str = ""
    by: str = ""
    replaces: str = ""
    is_withdrawn: bool = False
    is_open: bool = False

    def __post_init__(self) -> None:
        """Refuse what says nothing."""
        if len(self.note) > LONGEST_NOTE:
            raise DeliveryError(f"A note of more than {LONGEST_NOTE:,} letters: write it shorter.")
        if self.is_withdrawn:
            return
        if self.step and (self.level is None or self.level < 0):
            raise DeliveryError("How far has the step come? Choose a place of its scale.")
        if not self.step and not self.note.strip():
            raise DeliveryError("What goes well? Write it in a few words.")


Said = Step | Observation


@dataclass(frozen=True, slots=True)
class Point:
    """One place on the path of a step; `moved` is by how many places since the same side last saw it, or the start."""

    observation: Observation
    level: int
    moved: int


@dataclass(frozen=True, slots=True)
class Standing:
    """A step with its path in the order of the days. `step` has its newest words and the id of the first version."""

    step: Step
    path: tuple[Point, ...] = ()

    @property
    def accounts(self) -> dict[str, int]:
        """What each side saw last; empty where nobody has seen anything yet."""
        return {one.observation.side: one.level for one in self.path}

    @property
    def now(self) -> int:
        """What was seen last, by anybody; the start where nothing was."""
        return self.path[-1].level if self.path else self.step.start

    @property
    def differs(self) -> bool:
        """Whether the sides do not see the same: both are right, it may be different at home and at school."""
        return len(set(self.accounts.values())) > 1

    @property
    def gained(self) -> int:
        """By how many places it has come forward by every account, or back (below 0) by every account; else 0."""
        moved = [level - self.step.start for level in self.accounts.values()]
        if not moved:
            return 0
        return min(moved) if min(moved) > 0 else max(moved) if max(moved) < 0 else 0


@dataclass(frozen=True, slots=True)
class Progress:
    """Everything as it stands on a day.

    Args:
        steps: in the order they were set.
        notes: what goes well beside any step, the newest first.
        strays: observations of a step that was taken back, or beyond its scale: nothing is made of them.
    """

    steps: tuple[Standing, ...]
    notes: tuple[Observation, ...]
    strays: tuple[Observation, ...]

    @property
    def strengths(self) -> tuple[Standing, ...]:
        """The steps that came forward by every account, the farthest first."""
        return tuple(sorted((one for one in self.steps if one.gained > 0), key=lambda one: -one.gained))

    @property
    def outcomes(self) -> dict[str, tuple[Standing, ...]]:
        """The steps of each outcome by its words, in the order they were set; "" for those of none."""
        found: dict[str, tuple[Standing, ...]] = {}
        words: dict[str, str] = {}
        for one in self.steps:
            name = words.setdefault(same(one.step.outcome), one.step.outcome)
            found[name] = (*found.get(name, ()), one)
        return found


@dataclass(frozen=True, slots=True)
class Change:
    """How far a step moved between two days, by the account of `sides`.

    `before` and `after` are places in its scale.
    """

    step: Step
    sides: tuple[str, ...]
    before: int
    after: int
    is_new: bool

    @property
    def moved(self) -> int:
        """By how many places; below 0 is back."""
        return self.after - self.before


def progress(statements: Iterable[Said], as_at: date) -> Progress:
    """Where every step stands on a day, as known today."""
    said = [*statements]
    found, first = chains(one for one in said if isinstance(one, Step))
    seen = sorted(standing(one for one in said if isinstance(one, Observation)), key=_order)
    seen = [one for one in seen if one.seen_on <= as_at]
    steps = {each[0].id: _newest(each) for each in found if each[0].set_on <= as_at}
    of: dict[str, list[Observation]] = {}
    strays = []
    for one in seen:
        step = steps.get(first.get(one.step, ""))
        if step is not None and one.level is not None and one.level < len(step.levels):
            of.setdefault(step.id, []).append(one)
        elif one.step:
            strays.append(one)
    return Progress(
        tuple(Standing(step, _path(step, of.get(id, ()))) for id, step in steps.items()),
        tuple(one for one in reversed(seen) if not one.step),
        tuple(strays),
    )


def changes(statements: Iterable[Said], from_on: date, to_on: date) -> tuple[Change, ...]:
    """What moved from one day to another, both included: the farthest forward first, what went back last.

    A step of which nothing was seen in that time is not among them. Where both sides say the same it is one change.
    """
    found = []
    for one in progress(statements, to_on).steps:
        before: dict[str, int] = {}
        after: dict[str, int] = {}
        for point in one.path:
            (before if point.observation.seen_on < from_on else after)[point.observation.side] = point.level
        alike: dict[tuple[int, int], list[str]] = {}
        for side, level in after.items():
            alike.setdefault((before.get(side, one.step.start), level), []).append(side)
        is_new = one.step.set_on >= from_on
        found += [Change(one.step, tuple(sorted(sides)), *pair, is_new) for pair, sides in alike.items()]
    return tuple(sorted(found, key=lambda one: -one.moved))


def noted(statements: Iterable[Said], from_on: date, to_on: date) -> tuple[Observation, ...]:
    """What was noted to go well from one day to another, both included, the newest first."""
    return tuple(one for one in progress(statements, to_on).notes if one.seen_on >= from_on)


def same(words: str) -> str:
    """What two outcomes have in common that are one: their words, whatever the spaces and the capitals."""
    return " ".join(words.split()).casefold()


def _order(one: Observation) -> tuple[date, datetime, str]:
    return one.seen_on, one.said_at, one.id


def _newest(each: tuple[Step, ...]) -> Step:
    """The newest words of a step on the scale it began with: what was seen before is read on that one."""
    begun, last = each[0], each[-1]
    area = last.area if last.framework == begun.framework else begun.area
    return replace(last, id=begun.id, framework=begun.framework, scale=begun.scale, set_on=begun.set_on, area=area,
                   start=min(last.start, len(begun.levels) - 1))  # fmt: skip


def _path(step: Step, seen: Iterable[Observation]) -> tuple[Point, ...]:
    last: dict[str, int] = {}
    path = []
    for one in seen:
        assert one.level is not None
        path.append(Point(one, one.level, one.level - last.get(one.side, step.start)))
        last[one.side] = one.level
    return tuple(path)
