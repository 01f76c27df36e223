"""How late plans were, as far as the release tells: so many after 20 weeks, and so many of them after a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from upheld.measures.figure import Figure
from upheld.measures.store import Figures

WITHIN: Final = "within_20_weeks_all"
OVER_A_YEAR: Final = "over_a_year"
_BANDS: Final = ("time_taken", "wait", "year")
"""The measure, topic and part of the plans issued after 20 weeks and within a year."""

LIMIT: Final = 20
YEAR: Final = 52


@dataclass(frozen=True, slots=True)
class Lateness:
    """The late plans of one area and one calendar year, whatever exceptions the council applied.

    Args:
        late: new plans issued after 20 weeks.
        over_a_year: those of them issued after 52 weeks; None where the release does not say.
        not_known: new plans whose time the release does not give: they are not among the late. Zero where it gives no
            bands, and then such plans may be among the late.
        releases: the ids of the releases it stands in.
    """

    late: float
    over_a_year: float | None
    not_known: float
    releases: tuple[str, ...]

    def weeks(self, beyond_year: tuple[float, float] | None) -> tuple[float, float]:
        """The least and the most weeks that children waited beyond 20, all late plans together.

        A plan after 20 weeks and before 52 was at least a little late and at most 32 weeks; one after 52 was at least
        32 weeks late. Where the release does not part the two, every late plan is taken as the first kind.

        Args:
            beyond_year: the least and most weeks beyond a year of those that took more; None for no longer than a year.
        """
        long = self.over_a_year or 0
        gap = YEAR - LIMIT
        least, most = beyond_year or (0.0, 0.0)
        return long * (gap + least), (self.late - long) * gap + long * (gap + most)


def lateness(figures: Figures, area: str, period: str) -> Lateness | None:
    """The late plans of one area in one year; None where the release has no count of them."""
    within = _one(figures, area, period, WITHIN)
    if within is None or within.numerator is None or within.denominator is None:
        return None
    after = within.denominator - within.numerator
    over = _one(figures, area, period, OVER_A_YEAR)
    band = _one(figures, area, period, *_BANDS)
    long = over.numerator if over is not None and over.denominator == within.denominator else None
    late = after
    if long is not None and band is not None and band.numerator is not None:
        late = min(after, band.numerator + long)
    used = (within, over if long is not None else None, band if late != after else None)
    releases = tuple(dict.fromkeys(one.release for one in used if one is not None))
    return Lateness(late, long, after - late, releases)


def _one(figures: Figures, area: str, period: str, measure: str, topic: str = "", part: str = "") -> Figure | None:
    found = [one for one in figures.series(measure, area, topic, part) if one.period == period and not one.mark]
    return found[0] if found else None
