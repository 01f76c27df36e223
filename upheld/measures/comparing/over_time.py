"""How one area's figure has changed, and what may be said of it.

Only figures between which nothing broke the series are set beside each other: after a break the counting itself was
another. Shares and rates are said to have changed where the 99.8 % interval of the difference leaves out nought
(`difference`); with 153 councils a milder level would find changes in councils where there were none. A count is a
plain fact and is told as one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.measures.comparing.difference import are_apart
from upheld.measures.comparing.doubtful import is_doubtful
from upheld.measures.comparing.interval import SURE
from upheld.measures.comparing.small import is_small
from upheld.measures.figure import Figure
from upheld.measures.measure import Break, Measure
from upheld.measures.period import said
from upheld.measures.saying import said_number


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one measure in one area.

    Args:
        first, last: the figures that are set beside each other: the ends of the last stretch without a break, or, where
            that stretch has one figure only, the ends of everything there is.
        difference: the last value less the first, in the unit of the measure; None across a break.
        is_more_than_chance: whether luck cannot explain it; None where that cannot be asked (a count, no counts, too
            few, across a break).
        breaks: those that lie between the oldest figure there is and the last.
        sentence: what may be said.
    """

    first: Figure
    last: Figure
    difference: float | None
    is_more_than_chance: bool | None
    breaks: tuple[Break, ...]
    sentence: str


def change(measure: Measure, series: Sequence[Figure]) -> Change | None:
    """The change over the last stretch without a break; None where fewer than two periods have a value.

    Args:
        series: of one area and one part, oldest first; marks in it are passed over.
    """
    known = [one for one in series if one.value is not None]
    if len(known) < 2 or measure.form == "choice":
        return None
    oldest, last = known[0], known[-1]
    breaks = tuple(one for one in measure.breaks if oldest.period < one.period <= last.period)
    since = max((one.period for one in breaks), default="")
    stretch = [one for one in known if one.period >= since]
    if len(stretch) < 2:
        when = said(max(one.period for one in breaks), measure.at)
        now = said(last.period, measure.at)
        told = f"The way of counting changed in {when}, so {now} cannot be set beside earlier figures."
        return Change(oldest, last, None, None, breaks, told)
    first = stretch[0]
    assert first.value is not None and last.value is not None
    apart = last.value - first.value
    sure = None if _doubt(measure, first, last) else are_apart(measure, last, first, SURE)
    told = _told(measure, first, last, apart, sure)
    if breaks:
        told += f" Figures before {said(since, measure.at)} were counted in another way."
    return Change(first, last, apart, sure, breaks, told)


def _told(measure: Measure, first: Figure, last: Figure, apart: float, sure: bool | None) -> str:
    assert first.value is not None and last.value is not None
    start, end = said(first.period, measure.at), said(last.period, measure.at)
    before, after = said_number(measure, first.value), said_number(measure, last.value)
    if before == after:
        return f"{after} in {start} and in {end}."
    verb = "Up" if apart > 0 else "Down"
    plain = f"{verb} from {before} in {start} to {after} in {end}"
    if measure.form == "count":
        share = (
            f", {'a rise' if apart > 0 else 'a fall'} of {abs(apart) / first.value:.0%}" if first.value >= 100 else ""
        )
        return f"{plain}{share}."
    if sure is None:
        reason = _doubt(measure, first, last) or "the release gives no counts"
        return f"{plain}; {reason}, so whether luck explains it cannot be said."
    return f"{plain}: more than luck would explain." if sure else f"{plain}, which luck could explain."


def _doubt(measure: Measure, first: Figure, last: Figure) -> str:
    """Why two figures are not judged; empty where they may be."""
    if is_small(measure, first) or is_small(measure, last):
        return "too few were counted"
    if is_doubtful(first) or is_doubtful(last):
        return "a note warns of one of them"
    return ""
