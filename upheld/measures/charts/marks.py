"""The signs a figure is drawn with: a shape for each line, hollow where the number is small, and its whisker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from upheld.measures.charts.canvas import GREY, INK, MAIN, line
from upheld.measures.charts.scale import Scale
from upheld.measures.comparing.interval import Interval


@dataclass(frozen=True, slots=True)
class Sign:
    """How one line or one council is told from others: by its shape and dashes as much as by its colour."""

    colour: str
    shape: str
    dashes: str = ""


SIGNS: Final = (
    Sign(MAIN, "circle"),
    Sign(INK, "square", "7 4"),
    Sign("#b34700", "triangle", "2 4"),
    Sign("#00705a", "diamond", "10 3 2 3"),
    Sign("#7a3b69", "cross", "5 2"),
    Sign(GREY, "bar", "1 3"),
)
"""After Okabe and Ito, darkened until each is at least 4.5 to 1 against white; the first is the main one's."""


def mark(sign: Sign, x: float, y: float, size: float = 6, hollow: bool = False) -> str:
    """A shape at a place.

    Args:
        size: half of its height.
        hollow: for a small number, which chance alone can move far.
    """
    fill = "#fff" if hollow else sign.colour
    edge = f'fill="{fill}" stroke="{sign.colour}" stroke-width="2"'
    left, right, top, foot = x - size, x + size, y - size, y + size
    match sign.shape:
        case "circle":
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}" {edge}/>'
        case "square":
            return f'<rect x="{left:.1f}" y="{top:.1f}" width="{2 * size:.1f}" height="{2 * size:.1f}" {edge}/>'
        case "triangle":
            points = f"{x:.1f},{top:.1f} {right:.1f},{foot:.1f} {left:.1f},{foot:.1f}"
        case "diamond":
            points = f"{x:.1f},{top - 1:.1f} {right + 1:.1f},{y:.1f} {x:.1f},{foot + 1:.1f} {left - 1:.1f},{y:.1f}"
        case "bar":
            points = f"{left:.1f},{y - 3:.1f} {right:.1f},{y - 3:.1f} {right:.1f},{y + 3:.1f} {left:.1f},{y + 3:.1f}"
        case _:
            third = size / 3
            points = " ".join(
                f"{x + across:.1f},{y + down:.1f}"
                for across, down in (
                    (-third, -size), (third, -size), (third, -third), (size, -third), (size, third), (third, third),
                    (third, size), (-third, size), (-third, third), (-size, third), (-size, -third), (-third, -third),
                )
            )  # fmt: skip
    return f'<polygon points="{points}" {edge}/>'


def across(interval: Interval, scale: Scale, y: float, colour: str) -> str:
    """A whisker that lies: from the low end of an interval to the high end."""
    low, high = scale.at(interval.low), scale.at(interval.high)
    ends = "".join(line(x, y - 5, x, y + 5, colour, 2) for x in (low, high))
    return line(low, y, high, y, colour, 2) + ends


def upright(interval: Interval, scale: Scale, x: float, colour: str) -> str:
    """A whisker that stands."""
    low, high = scale.at(interval.low), scale.at(interval.high)
    ends = "".join(line(x - 4, y, x + 4, y, colour, 1.5) for y in (low, high))
    return line(x, low, x, high, colour, 1.5) + ends
