"""By whose word something came, or did not come while the child was away: of both sides, or of one of them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from upheld.delivery.account import Session, View
from upheld.delivery.tally import Tally
from upheld.delivery.words import how_long


class Sides(NamedTuple):
    """Minutes by who says so."""

    both: int = 0
    setting: int = 0
    family: int = 0


WORDS = {
    "both": "as both sides say",
    "setting": "as only the school or service says",
    "family": "as only the family says",
}


def came_by(sessions: Iterable[Session]) -> Sides:
    """What was delivered, by who says so."""
    both = setting = family = 0
    for one in sessions:
        rest = one.tally.delivered - one.tally.delivered_both
        both += one.tally.delivered_both
        if _said(one.setting) >= _said(one.family):
            setting += rest
        else:
            family += rest
    return Sides(both, setting, family)


def away_by(sessions: Iterable[Session]) -> Sides:
    """What did not come while the child was away or the school was closed, by who says so."""
    tallies = [one.tally for one in sessions if one.tally.explained]
    return Sides(
        sum(one.missing_both for one in tallies),
        sum(one.missing_setting for one in tallies),
        sum(one.missing_family for one in tallies),
    )


def in_words(found: Sides) -> str:
    """Each part with who says so.

    >>> in_words(Sides(60, 0, 30))
    '1 h as both sides say; 30 min as only the family says'
    """
    return "; ".join(_parts(found))


def _parts(found: Sides) -> Iterator[str]:
    for side, minutes in found._asdict().items():
        if minutes:
            yield f"{how_long(minutes)} {WORDS[side]}"


def none_came(tally: Tally) -> bool:
    """Whether it is said of all of it that it did not come, and nothing is explained, disputed or not known."""
    return bool(tally.owed) and tally.not_delivered == tally.owed


def came_cell(tally: Tally) -> str:
    """What came, for a narrow column: a dash where none is known to have come, and "none" where none came."""
    return how_long(tally.delivered) if tally.delivered else "none" if none_came(tally) else "–"


def _said(view: View) -> int:
    return (view.in_time or 0) + (view.later or 0)
