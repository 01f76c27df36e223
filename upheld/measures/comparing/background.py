"""What the adjusted view is fitted to: how many pupils have plans, and with which needs, council by council."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from upheld.measures.area import ENGLAND
from upheld.measures.figure import Figure
from upheld.measures.measure import measures
from upheld.measures.store import Figures

RATE: Final = "pupils_with_plan"
NEED: Final = "need"
NEEDS: Final = 3
"""How many of the needs are taken: the commonest in England."""


@dataclass(frozen=True, slots=True)
class Background:
    """Plans and needs of every council about one time.

    Args:
        titles: what each column is, in words; the plan rate first.
        columns: one for each title: its figures by area.
        rate_period, need_period: the periods they are of.
    """

    titles: tuple[str, ...]
    columns: tuple[Mapping[str, Figure], ...]
    rate_period: str
    need_period: str

    def of(self, area: str) -> tuple[float, ...] | None:
        """The columns of one area; None where one of them is not known."""
        found = [_value(column.get(area)) for column in self.columns]
        known = tuple(one for one in found if one is not None)
        return known if len(known) == len(found) else None


def background(figures: Figures, period: str) -> Background | str:
    """Plans and needs about the end of a period; a few words on which of them is not known, where one is not."""
    rate_period, need_period = _nearest(figures, RATE, "", period), _nearest(figures, NEED, NEED, period)
    if not rate_period:
        return "the share of pupils with a plan is"
    if not need_period:
        return "the needs of the children with plans are"
    needs = {name: figures.across(NEED, need_period, NEED, name) for name in measures()[NEED].parts}
    common = _commonest(needs)
    titles = [f"{measures()[RATE].title} (%)", *(f"{measures()[NEED].parts[name]} (% of plans)" for name in common)]
    columns = (figures.across(RATE, rate_period), *(needs[name] for name in common))
    return Background(tuple(titles), columns, rate_period, need_period)


def _value(one: Figure | None) -> float | None:
    return one.value if one else None


def _commonest(needs: Mapping[str, Mapping[str, Figure]]) -> list[str]:
    """The parts of `need` that are most frequent in England, without the plans whose need is not recorded."""
    known = {name: _value(across.get(ENGLAND)) for name, across in needs.items() if name not in ("unknown", "oth")}
    return sorted(known, key=lambda name: -(known[name] or 0.0))[:NEEDS]


def _nearest(figures: Figures, id: str, topic: str, period: str) -> str:
    """The period of a measure that lies nearest, at most one school year away; empty for none."""
    if id not in measures():
        return ""
    wanted = _school_year(period)
    near = [(abs(_school_year(one) - wanted), one) for one in figures.periods(id, topic)]
    found = min((pair for pair in near if pair[0] <= 1), default=None)
    return found[1] if found else ""


def _school_year(period: str) -> int:
    """The school year, by the year it begins in, whose January count lies nearest the end of a period."""
    return int(period[:4]) - 1 if period[4:] == "-01" and len(period) == 7 else int(period[:4])
