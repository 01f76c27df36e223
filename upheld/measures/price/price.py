"""What late plans and appeals cost: official counts times assumptions, line by line, with the ends of each range.

Money that families would be paid, money that public bodies spend and money that families spend are never added
together: a remedy is paid by one of them to another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from upheld.measures.area import ENGLAND
from upheld.measures.price.lateness import WITHIN, Lateness, lateness
from upheld.measures.price.lines import RECIPES, Line, Purse, line
from upheld.measures.price.method import Range, assumptions
from upheld.measures.store import Figures

_APPEALS = "appeals"


@dataclass(frozen=True, slots=True)
class Total:
    """The lines of one purse that could be reckoned, added up, and the titles of those that could not.

    `low` and `high` are in pounds; None where no line could be reckoned.
    """

    purse: Purse
    low: float | None
    high: float | None
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Price:
    """The price of one area and one calendar year.

    Args:
        late: the late plans; None where the release has no count of them.
        weeks: the weeks children waited beyond the 20, least and most; None with `late`.
        appeals: how many were registered; None where the release has no count.
        mind: what to keep in mind when it is told, each a sentence.
    """

    area: str
    period: str
    late: Lateness | None
    weeks: Range | None
    appeals: float | None
    lines: tuple[Line, ...]
    totals: tuple[Total, ...]
    mind: tuple[str, ...]


def price(figures: Figures, area: str, period: str, chosen: Mapping[str, Range | None] | None = None) -> Price:
    """The price of one area in one calendar year.

    Args:
        area: "england", a region's code or a council's three digits.
        period: a calendar year, "2024".
        chosen: an amount for each assumption by its id, None for none; what is left out has its published amount.
    """
    taken = {id: one.published for id, one in assumptions().items()} | dict(chosen or {})
    late = lateness(figures, area, period)
    beyond = taken["beyond_year"]
    weeks = None if late is None else Range(*late.weeks((beyond.low, beyond.high) if beyond else None))
    appeals, appeals_in = _appeals(figures, area, period)
    counts = {
        "weeks": (weeks, late.releases if late else ()),
        "appeals": (None if appeals is None else Range(appeals, appeals), appeals_in),
        "complaints": (taken["complaints_upheld"], ()),
    }
    lines = tuple(line(one, counts[one.count][0], taken, counts[one.count][1]) for one in RECIPES)
    totals = tuple(_total(one, lines) for one in get_args(Purse))
    return Price(area, period, late, weeks, appeals, lines, totals, _mind(late, beyond))


def periods(figures: Figures) -> list[str]:
    """The calendar years a price can be asked for: the newest that England has late plans for, then the rest."""
    years = sorted({*figures.periods(WITHIN), *figures.periods(_APPEALS)}, reverse=True)
    whole = {one.period for one in figures.series(WITHIN, ENGLAND) if not one.mark}
    return sorted(years, key=lambda year: year != max(whole, default=""))


def _appeals(figures: Figures, area: str, period: str) -> tuple[float | None, tuple[str, ...]]:
    for one in figures.series(_APPEALS, area):
        if one.period == period and one.value is not None:
            return one.value, (one.release,)
    return None, ()


def _total(purse: Purse, lines: tuple[Line, ...]) -> Total:
    mine = [one for one in lines if one.recipe.purse == purse]
    lows = [one.low for one in mine if one.low is not None]
    highs = [one.high for one in mine if one.high is not None]
    without = tuple(one.recipe.title for one in mine if one.low is None)
    return Total(purse, sum(lows) if lows else None, sum(highs) if highs else None, without)


def _mind(late: Lateness | None, beyond: Range | None) -> tuple[str, ...]:
    told = []
    if late is not None:
        told.append("A plan that took longer than 20 weeks is counted as late, whatever exception the council applied.")
    if late is not None and late.over_a_year is None:
        told.append(
            "For this year the release does not say how many plans took more than a year: each late plan is counted as "
            "at most 32 weeks late, and the low end is nothing."
        )
    elif late is not None:
        told.append(
            "No release says in which week between 20 and 52 a plan came: the low end takes it as hardly late at all, "
            "the high end as 32 weeks late."
        )
        if beyond is None:
            told.append("Nor does it say how far beyond a year a plan was: such plans are counted as 32 weeks late.")
    if late is not None and late.not_known:
        told.append(
            f"For {late.not_known:,.0f} new plans the release does not say how long they took: they are left out."
        )
    told.append("Children still waiting for a first plan are in no release of that year, and are not counted here.")
    told.append(
        "Every appeal is counted, whoever was right: how they ended is published for England, not council by council."
    )
    return tuple(told)
