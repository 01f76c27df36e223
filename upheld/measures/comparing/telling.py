"""The words that the sentences of a story are made of: one grammar for England, a region and every council."""

from __future__ import annotations

from upheld.measures.area import Area
from upheld.measures.comparing.standing import Standing
from upheld.measures.figure import MARKS, Figure
from upheld.measures.measure import Measure
from upheld.measures.saying import said_number

_THE = ("North", "South", "East", "West")


def place(area: Area) -> str:
    """Where something is, as it stands inside a sentence: "in Devon", "in the North East", "on the Isle of Wight"."""
    name = area.name.removesuffix(", City of").removesuffix(", County of")
    if name.startswith(("Isle of", "Isles of")):
        return f"on the {name}"
    if name.startswith("City of") or (area.level == "region" and name.startswith(_THE)):
        return f"in the {name}"
    return f"in {name}"


def named(area: Area) -> str:
    """An area's name as it stands inside a sentence: "Devon", "the North East", "Bristol"."""
    return place(area).split(" ", 1)[1]


def told_of(counted: float, among: float, one: str, many: str) -> str:
    """So many of so many, with the noun: "484 of 730 new plans", "none of 7 new plans", "all 6 new plans"."""
    if among == 1:
        return f"the one {one}" if counted else f"0 of 1 {many}"
    if counted == 0:
        return f"none of {among:,.0f} {many}"
    if counted == among:
        return f"all {among:,.0f} {many}"
    return f"{counted:,.0f} of {among:,.0f} {many}"


def number_of(counted: float, one: str, many: str) -> str:
    """A number with its noun: "1 appeal", "212 appeals", "no appeals"."""
    return f"no {many}" if counted == 0 else f"{counted:,.0f} {one if counted == 1 else many}"


def verdict(standing: Standing, flipped: bool = False) -> str:
    """What may be said beside England, as a sentence of its own; empty where the figure itself says why nothing may.

    Args:
        flipped: whether the sentence before told the other share (late in place of on time), so that higher is lower.
    """
    if standing.kind == "cannot say":
        if "too few" in standing.sentence:
            return "That is too few to judge by."
        if "counts councils" in standing.sentence:
            return (
                "England's figure counts councils whose own are not published; beside the others together it looks"
                " otherwise, so it is called neither better nor worse."
            )
        return ""
    if standing.kind == "no different":
        if standing.is_near:
            return (
                "That may be a difference from England, but among so many councils luck alone would give some as large."
            )
        return "That is about the same as in England: luck could explain the difference."
    kind = {"higher": "lower", "lower": "higher"}.get(standing.kind, standing.kind) if flipped else standing.kind
    return f"That is {kind} than in England, by more than luck would explain."


def why_unknown(figure: Figure | None) -> str:
    """Why there is no number, as a sentence."""
    return MARKS[(figure.mark if figure else "") or "missing"]


def shown(measure: Measure, value: float) -> str:
    """A share in words that never make some none, or most all: "less than 0.1%", "more than 99.9%"."""
    least = 10.0**-measure.decimals
    if 0 < value < least / 2:
        return f"less than {said_number(measure, least)}"
    if 100 - least / 2 < value < 100:
        return f"more than {said_number(measure, 100 - least)}"
    return said_number(measure, value)
