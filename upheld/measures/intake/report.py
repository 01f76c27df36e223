"""What an import did, for the person who started it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from upheld.measures.figure import Change
from upheld.measures.intake.merge import Merged, said_where
from upheld.measures.measure import measures
from upheld.measures.saying import SHORT_MARKS, said_number

SHOWN: Final = 20
"""How many changes and how many doubts are told one by one."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did.

    Args:
        merged: what became of the figures of each file, in the order they were read.
        changes: every earlier figure that is another now, the largest change first.
        doubts: what a person should look at: councils that do not add up to England, rates that are not the
            publisher's.
        told: what was left aside or read in another way than usual.
        derived: how many figures were worked out from others.
        is_changed: whether the figures are other than before; if not, the file was left alone.
    """

    merged: tuple[Merged, ...]
    changes: tuple[Change, ...]
    doubts: tuple[str, ...]
    told: tuple[str, ...]
    derived: int
    is_changed: bool

    def lines(self) -> list[str]:
        """The report as sentences, one a line."""
        lines = list(self.told)
        lines += [_said_merged(one) for one in self.merged]
        if self.derived:
            lines.append(f"{_figures(self.derived)} worked out from others.")
        if not self.is_changed:
            lines.append("Nothing is other than it was: the figures were left as they are.")
        if self.changes:
            lines.append(f"{_figures(len(self.changes))} that were there before changed. The largest changes:")
            lines += [f"  {_said_change(one)}" for one in self.changes[:SHOWN]]
        if self.doubts:
            lines.append("Look at these before you use them:")
            lines += [f"  {one}" for one in self.doubts[:SHOWN]]
            if len(self.doubts) > SHOWN:
                lines.append(f"  … and {len(self.doubts) - SHOWN:,} more.")
        return lines


def largest_first(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Changes in the order a person wants them: whole counts before parts, numbers that came or went, then by size."""
    return tuple(sorted(changes, key=lambda one: (one.topic != "", -_size(one), one.measure, one.period, one.area)))


def _size(change: Change) -> float:
    if change.before is None or change.after is None:
        return float("inf") if (change.before is None) != (change.after is None) else 0.0
    return abs(change.after - change.before) / max(abs(change.before), abs(change.after), 1e-9)


def _said_merged(one: Merged) -> str:
    release = one.release
    parts = [f"{one.new:,} new", f"{one.changed:,} changed", f"{one.same:,} the same"]
    if one.kept:
        parts.append(f"{one.kept:,} left as a newer release has them")
    if one.gone:
        parts.append(f"{one.gone:,} no longer there")
    told = f"{release.file} ({release.title}): {', '.join(parts)}."
    if one.doubled:
        rows = "row stands" if one.doubled == 1 else "figures stand"
        told += f" {one.doubled:,} {rows} twice in it, alike: counted once."
    if not release.is_of_known_age and "edition not known" in release.title:
        told += (
            " Its edition is not known: it counts as the newest of its year; give --published with the day it was "
            "published to place it."
        )
    return told


def _said_change(one: Change) -> str:
    where = said_where(one.measure, one.topic, one.part, one.period, one.area)
    before, after = _said(one.measure, one.before, one.before_mark), _said(one.measure, one.after, one.after_mark)
    if before == after:
        return f"{where}: {before}, with other counts behind it."
    return f"{where}: {before} before, {after} now."


def _said(measure: str, value: float | None, mark: str) -> str:
    if value is None:
        return SHORT_MARKS.get(mark, SHORT_MARKS["missing"])
    one = measures().get(measure)
    return said_number(one, value) if one else f"{value:,}"


def _figures(number: int) -> str:
    return "1 figure" if number == 1 else f"{number:,} figures"
