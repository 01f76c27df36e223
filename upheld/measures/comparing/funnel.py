"""The band in which luck alone would put councils of each size, and the wider one in which councils do lie.

After D. J. Spiegelhalter, Funnel plots for comparing institutional performance (Statistics in Medicine 24:1185, 2005)
and Handling over-dispersion of performance indicators (Quality and Safety in Health Care 14:347, 2005). Shares are
set on the scale of the inverse sine of their square root, rates on that of their square root, where luck spreads
every council by the same 1 / (2 √n); limits go back to the measure's own scale.

Councils differ far more than luck allows: their ways of working differ. So each point has two answers. `place`: is it
beyond what luck alone would do? `is_unusual`: is it unusual even among councils that differ as these do? The second
adds to luck the spread between councils (τ², by R. DerSimonian and N. Laird's method of moments from φ, the mean
square of the z-scores, of which the outer tenth at each end is drawn in first). The spread is added and not
multiplied, because a multiplied funnel would have large councils differ hardly at all, which they do. A wide spread
excuses nobody: that most councils break a time limit does not make breaking it usual in law.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Final, Literal

from upheld.measures.area import ENGLAND, areas
from upheld.measures.comparing.doubtful import is_doubtful
from upheld.measures.comparing.interval import SURE, USUAL, deviate
from upheld.measures.comparing.scale import scaled, unscaled
from upheld.measures.comparing.small import is_small
from upheld.measures.figure import Figure
from upheld.measures.measure import Form, Measure

Place = Literal["within", "above 95", "below 95", "above 99.8", "below 99.8"]
_DRAWN_IN: Final = 0.1
_FEWEST: Final = 10
_NEARLY_ALL: Final = 0.99
"""England is the centre while the councils hold this share of what it counts."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Four limits each way for one denominator, in the unit of the measure.

    Args:
        low, high: 95 % of councils that luck alone moves lie between them; `far_low`, `far_high`: 99.8 %.
        wide_low, wide_high: 99.8 % of councils lie between them if they differ as these councils do.
    """

    low: float
    high: float
    far_low: float
    far_high: float
    wide_low: float
    wide_high: float


@dataclass(frozen=True, slots=True)
class Point:
    """One council in the funnel.

    Args:
        z: how many standard deviations of luck it lies from the centre; more than nought is above.
        place: where it lies among the limits of luck.
        is_unusual: whether it lies beyond the wide limits: unusual even given how much councils differ.
        is_small: whether it is out of too few to judge; then `place` is "within" and it is not unusual.
    """

    area: str
    denominator: float
    value: float
    z: float
    place: Place
    is_unusual: bool
    is_small: bool


@dataclass(frozen=True)
class Funnel:
    """The funnel of one measure in one period.

    Args:
        centre: the value the limits close in on, in the unit of the measure.
        is_pooled: whether the centre is that of the councils together, because England has no figure or its own
            counts many whose figures are not here.
        phi: how many times the spread of the councils is that of luck (as variances, the ends drawn in); about 1 for
            luck.
        tau: the standard deviation between councils beyond luck, on the scale the limits are worked out on.
        points: every council with counts, the smallest denominator first.
        left_out: how many of the 153 have no counts, or a note that warns of theirs.
    """

    form: Form
    centre: float
    is_pooled: bool
    phi: float
    tau: float
    points: tuple[Point, ...]
    left_out: int

    def limits(self, denominator: float) -> Limits:
        """The limits for a council of that denominator (more than nought)."""
        luck = 1 / (4 * denominator)
        near, far, wide = (
            self._ends(deviate(level) * sqrt(luck + more))
            for level, more in ((USUAL, 0.0), (SURE, 0.0), (SURE, self.tau**2))
        )
        return Limits(*near, *far, *wide)

    @cached_property
    def beyond(self) -> int:
        """How many councils lie beyond the 99.8 % limits of luck."""
        return sum(one.place in ("above 99.8", "below 99.8") for one in self.points)

    @property
    def sentence(self) -> str:
        """What the funnel shows, and what of it is luck."""
        counted = sum(not one.is_small for one in self.points)
        expected = "fewer than one" if counted * (1 - SURE / 100) < 1 else "about one"
        told = (
            f"{self.beyond} of {counted} councils lie beyond the outer limits, where luck alone would put {expected}."
            if self.beyond != 1
            else f"1 of {counted} councils lies beyond the outer limits, where luck alone would put {expected}."
        )
        if self.tau == 0:
            return f"{told} All in all the councils differ no more than luck would make them."
        return f"{told} The spread between councils is {_times(sqrt(self.phi))} what luck would make it."

    def _ends(self, reach: float) -> tuple[float, float]:
        middle = scaled(self.form, self.centre)
        return unscaled(self.form, middle - reach), unscaled(self.form, middle + reach)


def funnel(measure: Measure, figures: Mapping[str, Figure]) -> Funnel | None:
    """The funnel of the councils in one period; None where the measure has no counts, or fewer than ten councils do.

    Args:
        figures: of the measure, all of one period, by area; England's own is the centre where it is there
            and counts hardly any others.
    """
    if not measure.has_interval:
        return None
    chosen = [
        one
        for code, one in figures.items()
        if code in areas()
        and areas()[code].is_council
        and one.denominator
        and one.numerator is not None
        and not is_doubtful(one)
        if one.value is not None and (measure.form != "share" or one.numerator <= one.denominator)
    ]
    judged = [one for one in chosen if not is_small(measure, one)]
    if len(judged) < _FEWEST:
        return None
    england = figures.get(ENGLAND)
    own = england.value if england and not _counts_others(england, judged) else None
    centre = own if own is not None else measure.value(_sum(judged, "numerator"), _sum(judged, "denominator"))
    assert centre is not None
    scores = {one.area: _score(measure, one, centre) for one in chosen}
    phi, tau = _spread([scores[one.area] for one in judged], [4 * (one.denominator or 0) for one in judged])
    bare = Funnel(measure.form, centre, own is None, phi, tau, (), 0)
    points = sorted(
        (_point(bare, one, scores[one.area], is_small(measure, one)) for one in chosen),
        key=lambda one: (one.denominator, one.area),
    )
    missing = sum(one.is_council for one in areas().values()) - len(chosen)
    return Funnel(measure.form, centre, own is None, phi, tau, tuple(points), missing)


def _counts_others(england: Figure, judged: list[Figure]) -> bool:
    """Whether England counts many that the councils do not: then its value is not the middle of theirs."""
    return bool(england.denominator) and _sum(judged, "denominator") < _NEARLY_ALL * (england.denominator or 0)


def _point(bare: Funnel, one: Figure, z: float, small: bool) -> Point:
    assert one.value is not None and one.denominator
    limits = bare.limits(one.denominator)
    place: Place = "within"
    if not small and abs(z) > deviate(USUAL):
        far = abs(z) > deviate(SURE)
        place = ("above 99.8" if far else "above 95") if z > 0 else ("below 99.8" if far else "below 95")
    unusual = not small and not limits.wide_low <= one.value <= limits.wide_high
    return Point(one.area, one.denominator, one.value, z, place, unusual, small)


def _spread(scores: list[float], weights: list[float]) -> tuple[float, float]:
    """φ and τ from z-scores and one over their variances: the outer tenths are drawn in to the tenth within."""
    ordered = sorted(scores)
    count = len(ordered)
    least, most = ordered[int(count * _DRAWN_IN)], ordered[count - 1 - int(count * _DRAWN_IN)]
    phi = sum(min(max(one, least), most) ** 2 for one in scores) / count
    total = sum(weights)
    rest = total - sum(one * one for one in weights) / total
    return phi, sqrt(max(0.0, (count * phi - (count - 1)) / rest)) if rest > 0 else 0.0


def _score(measure: Measure, one: Figure, centre: float) -> float:
    assert one.value is not None and one.denominator
    return (scaled(measure.form, one.value) - scaled(measure.form, centre)) * 2 * sqrt(one.denominator)


def _sum(given: list[Figure], name: Literal["numerator", "denominator"]) -> float:
    return sum(getattr(one, name) or 0.0 for one in given)


def _times(spread: float) -> str:
    return f"{spread:.0f} times" if spread >= 2 else f"{spread:.1f} times"
