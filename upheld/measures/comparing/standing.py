"""How an area's figure stands beside England's, and how strongly that can be said.

A difference is called one only where England's value lies outside the area's 99.8 % interval: among 153 councils that
are all alike, luck alone would then call fewer than one of them different. Where England lies outside the 95 %
interval only, the sentence says that it may be a difference and the verdict stays "no different". England's own
figure, which holds the area's, is taken as it is: it counts so many that luck hardly moves it. Where England counts
councils whose own figures are not published, the others together must tell the same, or nothing is called.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from upheld.measures.area import ENGLAND
from upheld.measures.comparing.doubtful import is_doubtful
from upheld.measures.comparing.interval import SURE, Interval, interval
from upheld.measures.comparing.pooled import pooled
from upheld.measures.comparing.small import is_small
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.saying import SHORT_MARKS, said_number

Kind = Literal["better", "worse", "higher", "lower", "no different", "cannot say"]

COUNTS_OTHERS: Final = (
    "England's figure counts councils whose own are not published; those that are come to {others} together, and beside"
    " that it looks otherwise, so neither is called."
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How one area stands beside England in one measure and period.

    Args:
        kind: "better" and "worse" where one direction is better for children, else "higher" and "lower"; "no different"
            where luck could explain what difference there is; "cannot say" where nothing fair can be said.
        sentence: the same with its reason, whole.
        is_near: whether it is "no different" but would be called different one time in twenty by luck alone.
    """

    kind: Kind
    sentence: str
    is_near: bool = False


def standing(measure: Measure, figures: Mapping[str, Figure], area: str) -> Standing:
    """How an area stands beside England.

    Args:
        figures: of the measure, all of one period, by area; England's among them.
        area: the code of a council or a region.
    """
    one, england = figures.get(area), figures.get(ENGLAND)
    if reason := _not_comparable(measure, one, england, area):
        return Standing("cannot say", reason)
    assert one is not None and one.value is not None and england is not None and england.value is not None
    usual, sure = interval(measure, one), interval(measure, one, SURE)
    beside = f"{said_number(measure, one.value)} against {said_number(measure, england.value)} in England"
    if usual is None or sure is None:
        return Standing(
            "cannot say", f"{beside}; the release gives no counts, so how much of a difference is luck cannot be said."
        )
    others = pooled(measure, figures)
    if others is not None and _side(sure, others) != _side(sure, england.value):
        return Standing("cannot say", f"{beside}. {COUNTS_OTHERS.format(others=said_number(measure, others))}")
    if _holds(sure, england.value):
        if _holds(usual, england.value):
            return Standing("no different", f"{beside}: about the same; luck could explain the difference.")
        told = f"{beside}: perhaps a difference, but among so many councils luck alone would give some as large."
        return Standing("no different", told, is_near=True)
    is_high = one.value > england.value
    kind: Kind = "higher" if is_high else "lower"
    if measure.good != "neither":
        kind = "better" if is_high == (measure.good == "high") else "worse"
    return Standing(kind, f"{beside}: {kind}, by more than luck would explain.")


def _not_comparable(measure: Measure, one: Figure | None, england: Figure | None, area: str) -> str:
    """Why nothing can be said, as a sentence; empty where something can."""
    if area == ENGLAND:
        return "England is what the others are set beside."
    if one is None or one.value is None:
        mark = SHORT_MARKS[(one.mark if one else "") or "missing"]
        return f"There is no figure to set beside England's ({mark})."
    if measure.form == "choice":
        return "An answer about one area is not set beside England's."
    if measure.form == "count":
        return "A count grows with the size of an area, so it is not set beside England's."
    if is_small(measure, one):
        what = "It is out of fewer than ten" if measure.form in ("share", "ratio") else "Fewer than ten were counted"
        return f"{what}: too few to judge by."
    if is_doubtful(one):
        return "A note warns of this figure, so it is not set beside England's."
    if england is None or england.value is None:
        return "There is no figure of England's to set it beside."
    return ""


def _side(between: Interval, value: float) -> int:
    """Whether a value lies below an interval (-1), in it (0) or above it (1)."""
    return (value > between.high) - (value < between.low)


def _holds(between: Interval, value: float) -> bool:
    return between.low <= value <= between.high
