"""From a number to a place in a picture, with round numbers along the edge."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.saying import said_number, said_value

_LONG_UNIT: Final = 12


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers along one edge of a picture.

    Args:
        ticks: round numbers, rising; the first and the last are the ends of the edge.
        start, end: where those two lie in the picture.
        rooted: whether places go by the square root, which parts small numbers; only where none is below nought.
    """

    ticks: tuple[float, ...]
    start: float
    end: float
    rooted: bool = False

    def at(self, value: float) -> float:
        """Where a number lies; one beyond an end lies at the end."""
        low, high = self._bent(self.ticks[0]), self._bent(self.ticks[-1])
        share = (self._bent(min(max(value, self.ticks[0]), self.ticks[-1])) - low) / (high - low)
        return self.start + (self.end - self.start) * share

    def _bent(self, value: float) -> float:
        return math.sqrt(value) if self.rooted else value


def ticks(values: Iterable[float], most: float | None = None, about: int = 4) -> tuple[float, ...]:
    """Round numbers from nought (or below it, where a value is) to the first at or above the highest value.

    Args:
        most: no number above it can be, such as 100 per cent.
        about: how many steps there shall be, roughly.
    """
    found = [one for one in values if math.isfinite(one)]
    low, high = min([0.0, *found]), max([0.0, *found])
    if high - low < 1e-9:
        high = 1.0 if most is None else most
    step = _round((high - low) / about)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    exact = 2 - math.floor(math.log10(step))
    made = tuple(round(step * at, exact) for at in range(first, last + 1))
    if most is not None and made[-1] > most:
        made = (*(one for one in made if one < most), most)
    return made


def scale_of(measure: Measure, values: Iterable[float], start: float, end: float) -> Scale:
    """The scale that values of a measure are drawn on: it begins at nought, and ends at 100 for a share at the most."""
    if measure.form == "choice":
        answers = sorted(measure.answers)
        return Scale((answers[0] - 0.5, *answers, answers[-1] + 0.5), start, end)
    return Scale(ticks(values, 100.0 if measure.form == "share" else None), start, end)


def said_tick(measure: Measure, value: float) -> str:
    """A round number beside its line: "40%", "£1.5bn", "600,000"; an answer stands with its number."""
    if measure.form == "choice":
        return f"{value:g}" if value in measure.answers else ""
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    size = abs(value)
    money = "£" if measure.unit.startswith("pounds") else ""
    for one, letters in ((1e9, "bn"), (1e6, "m")):
        if size >= one:
            return f"{sign}{money}{size / one:g}{letters}"
    percent = "%" if measure.form == "share" or measure.unit.startswith("per cent") else ""
    return f"{sign}{money}{size:,.10g}{percent}" if size < 1000 else f"{sign}{money}{size:,.0f}{percent}"


def said_short(measure: Measure, value: float) -> str:
    """A value in at most five signs, for a place where no more fit: "46%", "1.2k", "£34m"."""
    if measure.form == "choice":
        return f"{value:g}"
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    size = abs(value)
    money = "£" if measure.unit.startswith("pounds") else ""
    if measure.form == "share" or measure.unit.startswith("per cent"):
        return f"{sign}{size:.0f}%"
    for one, letters in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if size >= one * 0.9995:
            return f"{sign}{money}{size / one:.{0 if size >= 10 * one * 0.995 else 1}f}{letters}"
    return f"{sign}{money}{size:.{0 if size >= 10 or measure.decimals == 0 else 1}f}"


def without_unit(measure: Measure, figure: Figure | None) -> str:
    """The value, without its unit where that is too long to stand beside each; then `unit_told` says it once."""
    told = said_value(measure, figure)
    return told.removesuffix(measure.unit.removeprefix("per cent")).rstrip() if unit_told(measure) else told


def unit_told(measure: Measure) -> list[str]:
    """A sentence with the unit, where `without_unit` leaves it out; else none."""
    is_long = len(measure.unit) > _LONG_UNIT and measure.form not in ("share", "count", "choice")
    return [f"In {measure.unit}."] if is_long and not measure.unit.startswith("pounds") else []


def spread(measure: Measure, values: Iterable[float]) -> str:
    """The least and the most of some values, "3.2% to 71.0%"; empty where there is none."""
    found = sorted(values)
    if not found:
        return ""
    low, high = said_number(measure, found[0]), said_number(measure, found[-1])
    return low if low == high else f"{low} to {high}"


def _round(step: float) -> float:
    size = 10.0 ** math.floor(math.log10(step))
    return next(size * one for one in (1, 2, 2.5, 5, 10) if size * one >= step * 0.999)
