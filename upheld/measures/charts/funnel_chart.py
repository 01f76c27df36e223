"""Every council by its size, in the band where luck alone would put it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from upheld.measures.area import areas
from upheld.measures.charts.canvas import GREY, INK, PALE, WIDE, drawn, line, note, width_of, words
from upheld.measures.charts.chart import Chart
from upheld.measures.charts.marks import SIGNS, mark
from upheld.measures.charts.scale import Scale, said_tick, scale_of, ticks
from upheld.measures.comparing.funnel import Funnel, Place, Point
from upheld.measures.measure import Measure
from upheld.measures.saying import said_number

_HIGH = 300
_STEPS = 60
_PLACES: dict[Place, str] = {
    "within": "within what luck alone would do",
    "above 95": "above the inner limits",
    "below 95": "below the inner limits",
    "above 99.8": "above the outer limits",
    "below 99.8": "below the outer limits",
}


def funnel_chart(measure: Measure, funnel: Funnel, chosen: Sequence[str] = ()) -> Chart:
    """The councils as dots, the limits of luck as lines that close in as councils grow.

    Args:
        chosen: the codes of up to six councils that are drawn large, each with its own shape and its name below; one
            that has no point is told as such.
    """
    points = {one.area: one for one in funnel.points}
    chosen = list(dict.fromkeys(chosen))[: len(SIGNS)]
    legend, top = _legend(measure, chosen, points)
    told = _told(measure, funnel, chosen, points)
    legend_and_unit, top = _unit(measure, legend, top)
    up = scale_of(measure, [one.value for one in funnel.points], top + _HIGH, top)
    left = max(width_of(said_tick(measure, one)) for one in up.ticks) + 12
    along = Scale(ticks([one.denominator for one in funnel.points]), left, WIDE - 8, rooted=True)
    under, height = note(top + _HIGH + 50, _notes(measure, funnel))
    inside = [*legend_and_unit, *_grid(measure, up, along), *_limits(funnel, up, along)]
    inside += [_dot(one, up, along) for one in funnel.points if one.area not in chosen]
    for at, code in reversed(list(enumerate(chosen))):
        if (one := points.get(code)) is not None:
            inside.append(mark(SIGNS[at], along.at(one.denominator), up.at(one.value), 8, one.is_small))
    svg = drawn(measure.title, told, height, [*inside, *under])
    return Chart(svg, told, *_table(measure, funnel))


def _unit(measure: Measure, legend: list[str], top: float) -> tuple[list[str], float]:
    under, after = note(top, [f"Across: {_small_first(measure.denominator)}. Up: {_small_first(measure.short)}."])
    return [*legend, *under], after


def _legend(measure: Measure, chosen: Sequence[str], points: dict[str, Point]) -> tuple[list[str], float]:
    made, y = [], 20.0
    for at, code in enumerate(chosen):
        one = points.get(code)
        name = areas()[code].name if code in areas() else code
        made.append(mark(SIGNS[at], 16, y - 6, 7, one is not None and one.is_small))
        text = f"{name}: {said_number(measure, one.value)}" if one else f"{name}: left out"
        found, y = note(y, [text], WIDE - 34)
        made += [part.replace('x="4"', 'x="34"', 1) for part in found]
    return made, y


def _grid(measure: Measure, up: Scale, along: Scale) -> Iterator[str]:
    for value in up.ticks:
        y = up.at(value)
        yield line(along.start, y, along.end, y, INK if value == 0 else PALE)
        yield words(along.start - 6, y + 6, said_tick(measure, value), "end")
    free = 0.0
    for value in along.ticks:
        x, told = along.at(value), f"{value:,.0f}"
        half = width_of(told) / 2
        centre = min(max(x, half), WIDE - half)
        yield line(x, up.start, x, up.start + 6, INK)
        if centre - half >= free:
            yield words(centre, up.start + 24, told, "middle")
            free = centre + half + 6


@lru_cache(maxsize=64)
def _limits(funnel: Funnel, up: Scale, along: Scale) -> tuple[str, ...]:
    """The lines of the limits, which are the same whichever council is drawn large."""
    return tuple(_lines(funnel, up, along))


def _lines(funnel: Funnel, up: Scale, along: Scale) -> Iterator[str]:
    most = along.ticks[-1]
    places = [most * (step / _STEPS) ** 2 for step in range(1, _STEPS + 1)]
    found = [(along.at(one), funnel.limits(one)) for one in places]
    for name, width, dashes in (("low", 1.5, "4 3"), ("high", 1.5, "4 3"), ("far_low", 2, ""), ("far_high", 2, "")):
        yield _curve([(x, getattr(one, name)) for x, one in found], up, INK, width, dashes)
    if funnel.tau:
        for name in ("wide_low", "wide_high"):
            yield _curve([(x, getattr(one, name)) for x, one in found], up, GREY, 1.5, "1 4")
    y = up.at(funnel.centre)
    yield line(along.start, y, along.end, y, SIGNS[3].colour, 2)


def _curve(found: list[tuple[float, float]], up: Scale, colour: str, width: float, dashes: str) -> str:
    """A line through those places that lie on the sheet; where it would leave it, it stops."""
    kept = [(x, value) for x, value in found if up.ticks[0] <= value <= up.ticks[-1]]
    points = " ".join(f"{x:.1f},{up.at(value):.1f}" for x, value in kept)
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'


def _dot(one: Point, up: Scale, along: Scale) -> str:
    fill = "#fff" if one.is_small else "#767676"
    return (
        f'<circle cx="{along.at(one.denominator):.1f}" cy="{up.at(one.value):.1f}" r="4" fill="{fill}" '
        f'stroke="{GREY}" stroke-width="1"/>'
    )


def _notes(measure: Measure, funnel: Funnel) -> list[str]:
    centre = "all councils together" if funnel.is_pooled else "England"
    made = [
        f"Line across: {centre}, {said_number(measure, funnel.centre)}.",
        "Inside the whole black lines a council may differ from it by luck alone (99.8%; dashed: 95%).",
    ]
    if funnel.tau:
        made.append("Outside the dotted grey lines a council is unusual even given how much councils differ.")
    if any(one.is_small for one in funnel.points):
        made.append("Hollow: out of fewer than ten, not judged.")
    if funnel.left_out:
        made.append(f"{funnel.left_out} of the 153 councils are left out: no figure here, or one in doubt.")
    return made


def _told(measure: Measure, funnel: Funnel, chosen: Sequence[str], points: dict[str, Point]) -> str:
    parts = []
    for code in chosen:
        name = areas()[code].name if code in areas() else code
        one = points.get(code)
        if one is None:
            parts.append(f"{name} is left out: it has no figure here, or one in doubt.")
        elif one.is_small:
            parts.append(f"{name} has too few to be judged ({said_number(measure, one.value)}).")
        else:
            unusual = ", and unusual even given how much councils differ" if one.is_unusual else ""
            parts.append(f"{name} ({said_number(measure, one.value)}) lies {_PLACES[one.place]}{unusual}.")
    return " ".join([f"{measure.title}.", *parts, funnel.sentence])


def _table(measure: Measure, funnel: Funnel) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    rows = []
    for one in sorted(funnel.points, key=lambda one: areas()[one.area].name):
        place = "too few to judge" if one.is_small else _PLACES[one.place]
        rows.append((areas()[one.area].name, f"{one.denominator:,.0f}", said_number(measure, one.value), place))
    return ("Council", measure.denominator, measure.short, "Where it lies"), tuple(rows)


def _small_first(text: str) -> str:
    """Words inside a sentence; those that begin with a name or letters of a name stay."""
    first = text.split(" ", 1)[0]
    return text if first != first.capitalize() or not first.isalpha() else text[:1].lower() + text[1:]
