"""Several areas one under the other in one year: a dot for each, and how far luck reaches either side of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from upheld.measures.area import ENGLAND
from upheld.measures.charts.canvas import INK, LINE, PALE, WIDE, drawn, line, note, unknown, width_of, words, wrapped
from upheld.measures.charts.chart import Chart
from upheld.measures.charts.marks import SIGNS, across, mark
from upheld.measures.charts.scale import Scale, said_tick, scale_of, spread, unit_told, without_unit
from upheld.measures.charts.when import when
from upheld.measures.comparing.interval import interval
from upheld.measures.comparing.small import is_small
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.saying import said_number, said_value

_MAIN, _OTHER, _ENGLAND = SIGNS[0], SIGNS[1], SIGNS[3]


@dataclass(frozen=True, slots=True)
class Rung:
    """One area.

    Args:
        figure: None where nothing is known of it.
        is_main: whether the picture is of this one, and the others stand beside it.
    """

    name: str
    figure: Figure | None
    is_main: bool = False


def ladder(measure: Measure, rungs: Sequence[Rung]) -> Chart:
    """The areas from the highest value to the lowest; those without one stand last. The order is not a ranking."""
    rungs = sorted(rungs, key=lambda one: (_value(one) is None, -(_value(one) or 0.0), one.name))
    told = _told(measure, rungs)
    scale = _scale(measure, rungs)
    made: list[str] = []
    y = 20.0
    for one in rungs:
        parts, y = _rung(measure, one, _england(rungs), scale, y)
        made += parts
    grid = list(_grid(measure, scale, y))
    under, height = note(y + 44, _notes(measure, rungs))
    svg = drawn(measure.title, told, height, [*grid, *made, *under])
    return Chart(svg, told, *_table(measure, rungs))


def _value(one: Rung) -> float | None:
    return None if one.figure is None else one.figure.value


def _scale(measure: Measure, rungs: Sequence[Rung]) -> Scale:
    values: list[float] = []
    for one in rungs:
        if one.figure is not None and one.figure.value is not None:
            values.append(one.figure.value)
            if (chance := interval(measure, one.figure)) is not None:
                values.append(chance.high)
    return scale_of(measure, values, 14, WIDE - 14)


def _rung(measure: Measure, one: Rung, england: Figure | None, scale: Scale, y: float) -> tuple[list[str], float]:
    said = without_unit(measure, one.figure)
    room = WIDE - 16 - width_of(said, one.is_main)
    if room < 120:  # an answer in words: it has lines of its own
        texts = [*wrapped(one.name, WIDE - 8, one.is_main), *wrapped(said, WIDE - 8)]
        made = [words(4, y + LINE * at, text, strong=one.is_main) for at, text in enumerate(texts)]
        y += LINE * (len(texts) - 1)
    else:
        names = wrapped(one.name, room, one.is_main)
        made = [words(4, y + LINE * at, text, strong=one.is_main) for at, text in enumerate(names)]
        y += LINE * (len(names) - 1)
        made.append(words(WIDE - 4, y, said, "end", strong=one.is_main))
    y += 14
    figure = one.figure
    if figure is None or figure.value is None:
        made.append(unknown(scale.start, y - 6, scale.end - scale.start, 12))
    else:
        made.append(line(scale.start, y, scale.end, y, PALE))
        if scale.ticks[0] < 0:
            made.append(line(scale.at(0), y - 10, scale.at(0), y + 10, INK, 1.5))
        if england is not None and england.value is not None and figure is not england:
            x = scale.at(england.value)
            made.append(line(x, y - 10, x, y + 10, _ENGLAND.colour, 2, "3 2"))
        sign = _ENGLAND if figure.area == ENGLAND else _MAIN if one.is_main else _OTHER
        if (chance := interval(measure, figure)) is not None:
            made.append(across(chance, scale, y, sign.colour))
        made.append(mark(sign, scale.at(figure.value), y, 7 if one.is_main else 6, is_small(measure, figure)))
    return made, y + 28


def _grid(measure: Measure, scale: Scale, foot: float) -> Iterator[str]:
    for value in scale.ticks:
        if told := said_tick(measure, value):
            x, half = scale.at(value), width_of(told) / 2
            yield line(x, foot - 10, x, foot - 4, INK)
            yield words(min(max(x, half), WIDE - half), foot + 16, told, "middle")


def _england(rungs: Sequence[Rung]) -> Figure | None:
    return next((one.figure for one in rungs if one.figure is not None and one.figure.area == ENGLAND), None)


def _notes(measure: Measure, rungs: Sequence[Rung]) -> list[str]:
    found = [one.figure for one in rungs if one.figure is not None]
    made = []
    if (england := _england(rungs)) is not None and england.value is not None:
        made.append("Diamond, and dashes on each line: England.")
    if any(interval(measure, one) for one in found):
        made.append("Lines either side: how far luck could reach (95% interval).")
    if any(is_small(measure, one) for one in found):
        made.append("Hollow: fewer than ten, so luck alone can move it far.")
    if any(_value(one) is None for one in rungs):
        made.append("Hatched: no figure.")
    made += unit_told(measure)
    if measure.form == "choice":
        made += [f"{value}: {answer}" for value, answer in sorted(measure.answers.items())]
    return made


def _told(measure: Measure, rungs: Sequence[Rung]) -> str:
    known = [one for one in rungs if _value(one) is not None]
    if not known:
        return f"{measure.title}. There is no figure for any of them."
    parts = [f"{one.name} {said_value(measure, one.figure)}" for one in rungs if one.is_main]
    others = [one for one in known if not one.is_main and one.figure and one.figure.area != ENGLAND]
    if others:
        reach = spread(measure, [_value(one) or 0.0 for one in others])
        who = f"the other {len(others)} with a figure" if len(others) > 1 else others[0].name
        parts.append(f"{who} {reach}")
    if (england := _england(rungs)) is not None and not any(one.is_main and one.figure is england for one in rungs):
        parts.append(f"England {said_value(measure, england)}")
    missing = sum(_value(one) is None for one in rungs if not one.is_main)
    parts += [f"{missing} without a figure"] if missing else []
    return f"{measure.title}, {when(measure, (one.figure for one in known))}: {'; '.join(parts)}."


def _table(measure: Measure, rungs: Sequence[Rung]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    rows = []
    for one in rungs:
        chance = None if one.figure is None else interval(measure, one.figure)
        reach = f"{said_number(measure, chance.low)} to {said_number(measure, chance.high)}" if chance else ""
        rows.append((one.name, said_value(measure, one.figure), reach))
    if not any(reach for *_, reach in rows):
        return ("Area", measure.short), tuple(row[:2] for row in rows)
    return ("Area", measure.short, "95% interval"), tuple(rows)
