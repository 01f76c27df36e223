"""Figures made up for the tests of comparing: councils with counts of a share or of a rate."""

from __future__ import annotations

from dataclasses import replace

from upheld.measures.area import ENGLAND, councils
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure, measure

SHARE = replace(measure("over_a_year"), id="refusals", breaks=(), sums_not={})
"""A share where low is better, without a break and without a note on the years used here."""

RATE = replace(SHARE, form="rate", good="neither", unit="per 1,000")
CODES = [one.code for one in councils()]
PERIOD = "2031"


def figure(
    counted: float | None, among: float | None, area: str = "", of: Measure = SHARE, period: str = PERIOD
) -> Figure:
    """A figure with these counts; without counts it has no value and a mark."""
    if counted is None or among is None:
        return Figure(of.id, area or CODES[0], period, mark="x")
    value = of.value(counted, among)
    return Figure(of.id, area or CODES[0], period, "", "", value, counted, among, "" if value is not None else "z")


def among_councils(counts: list[tuple[float, float]], of: Measure = SHARE) -> dict[str, Figure]:
    """One figure for each of the first councils by name, and England's, which adds them up."""
    found = {code: figure(*pair, area=code, of=of) for code, pair in zip(CODES, counts, strict=False)}
    total = figure(sum(one for one, _ in counts), sum(one for _, one in counts), ENGLAND, of)
    return {**found, ENGLAND: total}
