"""The lines of a price: what each is of, whose money it is, and what is multiplied with what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from upheld.measures.price.method import Range, assumptions

Purse = Literal["family", "public", "spent"]
"""Money that families would be paid, money that public bodies spend, money that families spend."""

_WEEKS_IN_MONTH = 365.25 / 7 / 12
_WEEKS_IN_TERM = 52 / 3

_NO_COUNT: Final = {
    "weeks": "how many plans were late: the release has no count",
    "appeals": "how many appeals were registered: the release has no count",
    "complaints": "how many complaints were upheld",
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How one line is reckoned: a count, parted into units, times each of the factors.

    Args:
        count: "weeks" (waited beyond 20), "appeals" or "complaints".
        parted: how many of the count make one unit that the factors are of.
        factors: the ids of the assumptions it is multiplied with.
    """

    id: str
    title: str
    purse: Purse
    how: str
    count: Literal["weeks", "appeals", "complaints"]
    factors: tuple[str, ...]
    parted: float = 1


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the price.

    Args:
        quantity: what it starts from; None where that is not there.
        low, high: in pounds; None where something is missing.
        missing: what is missing, each a few words; empty where nothing is.
        releases: the ids of the releases of the quantity.
    """

    recipe: Recipe
    quantity: Range | None
    low: float | None
    high: float | None
    missing: tuple[str, ...]
    releases: tuple[str, ...]


RECIPES: Final = (
    Recipe(
        "delay",
        "If every late plan were put right at a rate the Ombudsman has accepted",
        "family",
        "Weeks waited beyond 20, in months, times the remedy for one month of delay.",
        "weeks",
        ("delay_month",),
        _WEEKS_IN_MONTH,
    ),
    Recipe(
        "lost",
        "If education lost while a plan was late were put right",
        "family",
        "Weeks waited beyond 20, in terms (three in 52 weeks), times the share of children who went without, times the "
        "remedy for one term.",
        "weeks",
        ("lost_share", "lost_term"),
        _WEEKS_IN_TERM,
    ),
    Recipe(
        "complaints",
        "Money remedies of the complaints that were upheld",
        "family",
        "Complaints upheld, times the remedy for one.",
        "complaints",
        ("complaint_remedy",),
    ),
    Recipe(
        "appeals_council",
        "Councils defending appeals",
        "public",
        "Appeals registered in the year, times the cost to the council of one.",
        "appeals",
        ("appeal_council",),
    ),
    Recipe(
        "appeals_tribunal",
        "The Tribunal handling appeals",
        "public",
        "Appeals registered in the year, times the cost to the Tribunal of one.",
        "appeals",
        ("appeal_tribunal",),
    ),
    Recipe(
        "appeals_family",
        "What families spend on appeals",
        "spent",
        "Appeals registered in the year, times the cost to the family of one.",
        "appeals",
        ("appeal_family",),
    ),
)


def line(recipe: Recipe, count: Range | None, taken: Mapping[str, Range | None], releases: tuple[str, ...]) -> Line:
    """One line, as far as everything it needs is there.

    Args:
        taken: the amount taken for each assumption by its id; None for none.
    """
    missing = [] if count else [_NO_COUNT[recipe.count]]
    missing += [assumptions()[one].title for one in recipe.factors if not taken[one]]
    if count is None or missing:
        return Line(recipe, count, None, None, tuple(missing), releases)
    low, high = count.low / recipe.parted, count.high / recipe.parted
    for one in recipe.factors:
        amount = taken[one] or Range(0, 0)
        whole = 100 if assumptions()[one].unit == "per cent" else 1
        low, high = low * amount.low / whole, high * amount.high / whole
    return Line(recipe, count, low, high, (), releases)
