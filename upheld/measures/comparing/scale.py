"""The scale on which luck spreads every share, and every rate, alike: by 1 / (2 √n), whatever its value.

A share is set there by the inverse sine of its square root, a rate by its square root.
"""

from __future__ import annotations

from math import asin, pi, sin, sqrt

from upheld.measures.measure import Form


def scaled(form: Form, value: float) -> float:
    """A value of the measure on the scale."""
    return asin(sqrt(min(max(value / 100, 0.0), 1.0))) if form == "share" else sqrt(max(value, 0.0) / 1000)


def unscaled(form: Form, at: float) -> float:
    """A place on the scale as a value of the measure, never less than none nor more than all."""
    if form == "share":
        return 100 * sin(min(max(at, 0.0), pi / 2)) ** 2
    return 1000 * max(at, 0.0) ** 2
