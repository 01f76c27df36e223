"""Shades of a map: every value in exactly one, equal values never parted, words that can be read on each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.measures.charts.drawn import SHARE
from upheld.measures.charts.classes import SHADES, shades
from upheld.measures.charts.marks import SIGNS


@given(st.lists(st.floats(0, 100) | st.sampled_from([0.0, 50.0, 100.0]), max_size=200))
def test_every_value_lies_in_exactly_one_shade(values: list[float]) -> None:
    found = shades(SHARE, values)
    assert sum(one.count for one in found) == len(values)
    assert all(sum(one.low <= value <= one.high for one in found) == 1 for value in values)
    assert len({one.fill for one in found}) == len(found) <= len(SHADES)
    assert [one.fill for one in found] == sorted((one.fill for one in found), key=SHADES.index)


def test_a_hundred_values_make_five_shades_of_twenty() -> None:
    assert [one.count for one in shades(SHARE, [float(one) for one in range(100)])] == [20] * 5


def test_words_can_be_read_on_every_shade_and_signs_seen_on_white() -> None:
    for one in shades(SHARE, [1.0, 2.0, 3.0, 4.0, 5.0]):
        assert _contrast(one.fill, "#ffffff" if one.ink == "#fff" else one.ink) >= 4.5
    assert all(_contrast(one.colour, "#ffffff") >= 4.5 for one in SIGNS)
    assert len({one.shape for one in SIGNS}) == len({one.dashes for one in SIGNS}) == len(SIGNS)


def _contrast(one: str, other: str) -> float:
    """How much lighter one colour is than another, as WCAG 2.2 reckons it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
