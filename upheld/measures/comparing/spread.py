"""Between which values the others lie: a council's neighbours, a region's councils, all councils of England."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import quantiles

from upheld.measures.area import Area, councils
from upheld.measures.comparing.funnel import funnel
from upheld.measures.comparing.neighbours import neighbours
from upheld.measures.comparing.small import is_small
from upheld.measures.comparing.telling import named, place, shown
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.period import said


def spread(measure: Measure, figures: Mapping[str, Figure], area: Area, what: str, others: bool = False) -> str:
    """One sentence, or two for England; empty where fewer than three of the others have a figure that is not small.

    Args:
        figures: of the measure, all of one period, by area.
        what: which share is told, such as "the share that was late".
        others: whether that is the share of those who were not counted (100 less the value).
    """
    if area.level == "council":
        return _ends(measure, figures, [one.area for one in neighbours(area.code)], area, what, others)
    if area.level == "region":
        return _ends(measure, figures, [one for one in councils() if one.region == area.code], area, what, others)
    return _middle(measure, figures, area, what, others)


def _ends(
    measure: Measure, figures: Mapping[str, Figure], among: list[Area], area: Area, what: str, others: bool
) -> str:
    known = _known(measure, figures, among, others)
    if len(known) < 3:
        return ""
    (least, first), (most, last) = known[0], known[-1]
    who = f"the {_counted(len(among))} councils most like {named(area)}" if area.level == "council" else "the councils"
    where = "" if area.level == "council" else f" {place(area)}"
    left = "" if len(known) == len(among) else f" ({len(known)} of them have a figure)"
    if shown(measure, least) == shown(measure, most):
        return f"Among {who}{where}{left}, {what} was {shown(measure, least)} in each."
    low = f"{shown(measure, least)} ({named(first)})"
    return f"Among {who}{where}{left}, {what} ran from {low} to {shown(measure, most)} ({named(last)})."


def _middle(measure: Measure, figures: Mapping[str, Figure], area: Area, what: str, others: bool) -> str:
    known = _known(measure, figures, list(councils()), others)
    if len(known) < 10:
        return ""
    values = [value for value, _ in known]
    low, _, high = quantiles(values, n=4)
    period = said(next(iter(figures.values())).period, measure.at)
    text = (
        f"In half of the {len(known)} councils with a figure for {period}, {what} lay between"
        f" {shown(measure, low)} and {shown(measure, high)}."
    )
    found = funnel(measure, figures)
    if found is None or not found.beyond:
        return text
    return f"{text} {found.beyond} of them differ from England by more than luck would explain."


def _known(
    measure: Measure, figures: Mapping[str, Figure], among: list[Area], others: bool
) -> list[tuple[float, Area]]:
    """The values of those that have one and are not small, the least first."""
    found = [(figures[one.code], one) for one in among if one.code in figures]
    values = [
        (100 - one.value if others else one.value, area)
        for one, area in found
        if one.value is not None and not is_small(measure, one)
    ]
    return sorted(values, key=lambda pair: (pair[0], pair[1].name))


def _counted(number: int) -> str:
    return "ten" if number == 10 else str(number)
