"""What a council's figure would be if its plans and needs were like England's, as far as councils' own figures tell.

The figures of the councils are fitted to two things that a council does not choose alone: the share of its pupils who
have a plan, and how common the three most frequent main needs are among its plans. What is left of a council, its
distance from councils with plans and needs like its own, is added to England's figure.

Each council weighs as much as its figure is worth: one over the luck in it plus the spread between councils that the
two things leave (S. G. Thompson and S. J. Sharp, Explaining heterogeneity in meta-analysis, Statistics in Medicine
18:2693, 1999; the spread by moments, from a first fit with equal weights). A figure without counts weighs as every
other.

It is offered for what plans and needs may fairly explain: where children are placed, what is spent, how often families
appeal. It is not offered for time limits, refusals, reviews or children out of education: the law asks the same of
every council there, and to refuse much is itself a way to have few plans; nor for money per plan, which falls with
every plan by arithmetic alone. It shows what goes with what, not what causes what.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from upheld.measures.area import ENGLAND, areas
from upheld.measures.comparing.background import NEEDS, Background, background
from upheld.measures.comparing.doubtful import is_doubtful
from upheld.measures.comparing.interval import USUAL, deviate
from upheld.measures.comparing.least_squares import Fit
from upheld.measures.comparing.small import is_small
from upheld.measures.comparing.weighing import weighed
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.store import Figures

OFFERED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "placement": "Which places are needed depends on the needs of the children who have plans.",
        "independent_special": "Which places are needed depends on the needs of the children who have plans.",
        "units": "Which places are needed depends on the needs of the children who have plans.",
        "other_arrangements": "Which places are needed depends on the needs of the children who have plans.",
        "appeal_rate": "Appeals differ with the needs that plans are about.",
        "appeal_rate_reviews": "Appeals differ with the needs that plans are about.",
        "high_needs_per_head": "More plans, and costlier needs, take more money.",
    }
)
"""The measures it is offered for, and why it makes sense there."""

_EACH: Final = 15
_TERMS: Final = 1 + NEEDS


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that the figures were fitted to.

    Args:
        slope: how much the figure goes up, in its own unit, where this is one percentage point higher; `error` is its
            standard error.
    """

    title: str
    slope: float
    error: float


@dataclass(frozen=True, slots=True)
class Beside:
    """One council after adjustment, in the unit of the measure.

    Args:
        published: its figure; `expected`: that of councils with plans and needs like its own.
        value: England's figure and its distance from the expected; `low` and `high` its 95 % interval, from the luck in
            its own figure and in the fit; None where its counts are not published.
    """

    area: str
    published: float
    expected: float
    value: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The adjusted view of one measure in one period.

    Args:
        england: what the distances are added to: England's figure, or the mean of the councils where it has none.
        r2: the share of the spread between councils, from 0 to 1, that goes with the terms, whatever causes it.
        error: the standard deviation of what is left, in the unit of the measure.
        rate_period, need_period: the periods of what it was fitted to.
        left_out: the councils that are not in it, and why.
    """

    measure: str
    period: str
    part: str
    why: str
    england: float
    r2: float
    error: float
    terms: tuple[Term, ...]
    rate_period: str
    need_period: str
    areas: Mapping[str, Beside]
    left_out: Mapping[str, str]

    @property
    def sentence(self) -> str:
        """How much of the difference between councils goes with plans and needs."""
        told = (
            f"How many pupils have plans, and with which needs, goes with {self.r2:.0%} of the differences between"
            f" {len(self.areas)} councils."
        )
        if self.r2 < 0.1:
            return f"{told} That is little: the adjusted figures say hardly more than the published ones."
        return told


def adjusted(figures: Figures, measure: Measure, period: str, part: str = "") -> Adjusted | None:
    """The adjusted view; None where it is not offered or cannot be worked out (`why_not` says the reason).

    Args:
        part: of the measure's own topic, for a measure that has parts; empty for all of those counted.
    """
    found = _worked_out(figures, measure, period, part)
    return found if isinstance(found, Adjusted) else None


def why_not(figures: Figures, measure: Measure, period: str, part: str = "") -> str:
    """Why there is no adjusted view, as a sentence; empty where there is one."""
    found = _worked_out(figures, measure, period, part)
    return found if isinstance(found, str) else ""


def _worked_out(figures: Figures, measure: Measure, period: str, part: str) -> Adjusted | str:
    if measure.id not in OFFERED:
        return (
            "No adjusted view is offered: the law asks the same of every council here, or plans are part of the figure."
        )
    if measure.form == "count":
        return "A count grows with the size of a council, so it has no adjusted view."
    beside = background(figures, period)
    if isinstance(beside, str):
        return f"There is no adjusted view: {beside} not known for the same year or the one before or after."
    across = figures.across(measure.id, period, measure.topic if part else "", part)
    rows, left_out = _rows(measure, across, beside)
    if len(rows) < _EACH * _TERMS:
        needed = _EACH * _TERMS
        return f"There is no adjusted view: only {len(rows)} councils have all the figures, and it takes {needed}."
    found = weighed(measure, [one for one, _ in rows], list(zip(*(given for _, given in rows), strict=True)))
    if found is None:
        return "There is no adjusted view: plans and needs go so closely together that they cannot be told apart."
    fit, luck = found
    own = across.get(ENGLAND)
    values = [one.value or 0.0 for one, _ in rows]
    england = own.value if own and own.value is not None else sum(values) / len(values)
    return Adjusted(
        measure=measure.id,
        period=period,
        part=part,
        why=OFFERED[measure.id],
        england=england,
        r2=fit.r2,
        error=fit.error,
        terms=tuple(map(Term, beside.titles, fit.slopes, fit.errors)),
        rate_period=beside.rate_period,
        need_period=beside.need_period,
        areas=MappingProxyType(
            {one.area: _beside(one, england, fit, at, luck[at]) for at, (one, _) in enumerate(rows)}
        ),
        left_out=MappingProxyType(left_out),
    )


def _rows(
    measure: Measure, across: Mapping[str, Figure], beside: Background
) -> tuple[list[tuple[Figure, tuple[float, ...]]], dict[str, str]]:
    """The councils that have all it takes, with the columns they are fitted to, and why the others are left out."""
    rows, left_out = [], {}
    for code, area in areas().items():
        if not area.is_council:
            continue
        columns, one = beside.of(code), across.get(code)
        if one is None or one.value is None:
            left_out[code] = "no figure"
        elif is_small(measure, one):
            left_out[code] = "too few"
        elif is_doubtful(one):
            left_out[code] = "a note warns of its figure"
        elif columns is None:
            left_out[code] = "plans or needs not published"
        else:
            rows.append((one, columns))
    return rows, left_out


def _beside(one: Figure, england: float, fit: Fit, at: int, luck: float) -> Beside:
    assert one.value is not None
    value = england + one.value - fit.expected[at]
    if not luck:
        return Beside(one.area, one.value, fit.expected[at], value, None, None)
    wide = deviate(USUAL) * (luck + fit.reach[at] ** 2) ** 0.5
    return Beside(one.area, one.value, fit.expected[at], value, value - wide, value + wide)
