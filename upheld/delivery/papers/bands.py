"""How the places of a minute are drawn: a colour and a pattern for each, so that none is told by its colour alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from upheld.delivery.tally import Tally


class Band(NamedTuple):
    """One place of minutes as a picture shows it.

    Args:
        name: of the place; "on_time" and "later" are together what was delivered.
        colour: at least 3 to 1 against white.
        marks: the SVG of its pattern, 8 by 8; empty: filled with the colour alone.
        minutes: how many of a tally lie there.
    """

    name: str
    colour: str
    marks: str
    minutes: Callable[[Tally], int]


_LINES = '<path d="M0 {0}H8" stroke="{1}" stroke-width="3"/>'
_SLANT = '<path d="M-2 2l4-4M0 8l8-8M6 10l4-4" stroke="{0}" stroke-width="2.5"/>'
_CROSS = '<path d="M0 0l8 8M8 0l-8 8" stroke="{0}" stroke-width="2"/>'
_DOTS = '<circle cx="2" cy="2" r="1.6" fill="{0}"/><circle cx="6" cy="6" r="1.6" fill="{0}"/>'
_RARE = '<path d="M4 0V8" stroke="{0}" stroke-width="0.8"/>'
_TEAL, _PURPLE, _GREY, _RED, _PALE = "#0b5457", "#54319f", "#4d5a5e", "#a6192e", "#767f83"

BANDS = (
    Band("on_time", _TEAL, "", lambda one: one.delivered - one.later),
    Band("later", _TEAL, _LINES.format(4, _TEAL), lambda one: one.later),
    Band("disputed", _PURPLE, _SLANT.format(_PURPLE), lambda one: one.disputed),
    Band("explained", _GREY, _DOTS.format(_GREY), lambda one: one.explained),
    Band("not_delivered", _RED, _CROSS.format(_RED), lambda one: one.not_delivered),
    Band("unconfirmed", _PALE, _RARE.format(_PALE), lambda one: one.unconfirmed),
)
"""From the bottom to the top, or from the beginning to the end; together they are what was owed."""

PLACES = {
    "on_time": "Came in its time",
    "later": "Made up or came late",
    "disputed": "The two accounts differ",
    "explained": "Did not come: child away or school closed",
    "not_delivered": "Did not come",
    "unconfirmed": "Nobody has said",
}
"""What each is called where nobody gives other words."""


def patterns(prefix: str) -> str:
    """The patterns of the bands as SVG; `prefix` begins their ids, and must be the picture's own on its page."""
    found = [
        f'<pattern id="{prefix}-{one.name}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="#fff"/>{one.marks}</pattern>'
        for one in BANDS
        if one.marks
    ]
    return f"<defs>{''.join(found)}</defs>"


def fill_of(band: Band, prefix: str) -> str:
    """What a shape of that band is filled with."""
    return f"url(#{prefix}-{band.name})" if band.marks else band.colour
