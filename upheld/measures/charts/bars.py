"""The parts of those counted: a bar for each, and where the same part of another area ends."""

from __future__ import annotations

from collections.abc import Sequence

from upheld.measures import period as periods
from upheld.measures.area import areas
from upheld.measures.charts.canvas import (
    INK,
    LINE,
    MAIN,
    WIDE,
    box,
    drawn,
    line,
    note,
    unknown,
    width_of,
    words,
    wrapped,
)
from upheld.measures.charts.chart import Chart
from upheld.measures.charts.scale import Scale, scale_of
from upheld.measures.comparing.interval import interval
from upheld.measures.comparing.small import is_small
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.parts import place_of, said_part
from upheld.measures.saying import said_value

_THICK = 16


def bars(measure: Measure, figures: Sequence[Figure], beside: Sequence[Figure] = ()) -> Chart:
    """The parts of one area, in the order of the measure's own parts, else by name and age.

    Args:
        figures: of one area, period and topic; each is one part.
        beside: the same parts of another area, mostly England; left out of the picture where the measure is a count,
            for counts of two areas cannot be set side by side.
    """
    figures = sorted(figures, key=lambda one: place_of(measure, one.part))
    others = {one.part: one for one in beside if measure.form != "count"}
    scale = _scale(measure, [*figures, *others.values()])
    told = _told(measure, figures, others)
    made: list[str] = []
    y = 20.0
    for one in figures:
        parts, y = _bar(measure, one, others.get(one.part), scale, y)
        made += parts
    if scale.ticks[0] < 0:
        made.append(line(scale.at(0), 24, scale.at(0), y - 14, INK, 1.5))
    under, height = note(y, _notes(measure, figures, others))
    return Chart(drawn(measure.title, told, height, [*made, *under]), told, *_table(measure, figures, others))


def _scale(measure: Measure, found: Sequence[Figure]) -> Scale:
    values = [one.value for one in found if one.value is not None]
    values += [chance.high for one in found if (chance := interval(measure, one)) is not None]
    return scale_of(measure, values, 4, WIDE - 4)


def _bar(measure: Measure, one: Figure, other: Figure | None, scale: Scale, y: float) -> tuple[list[str], float]:
    said = said_value(measure, one)
    names = wrapped(said_part(measure, one.topic, one.part), WIDE - 16 - width_of(said, strong=True))
    made = [words(4, y + LINE * at, text) for at, text in enumerate(names)]
    y += LINE * (len(names) - 1)
    made.append(words(WIDE - 4, y, said, "end", strong=True))
    y += 8
    if one.value is None:
        made.append(unknown(4, y, WIDE - 8, _THICK))
    else:
        from_x, to_x = sorted((scale.at(0), scale.at(one.value)))
        fill = "#fff" if is_small(measure, one) else MAIN
        made.append(box(scale.start, y, scale.end - scale.start, _THICK, "#f3f2f1"))
        made.append(box(from_x, y, max(to_x - from_x, 1.5), _THICK, fill, MAIN, 2))
        if (chance := interval(measure, one)) is not None:
            low, high, middle = scale.at(chance.low), scale.at(chance.high), y + _THICK / 2
            made.append(line(low, middle, high, middle, "#fff", 4) + line(low, middle, high, middle, INK, 1.5))
            made += [line(x, middle - 4, x, middle + 4, INK, 1.5) for x in (low, high)]
    if other is not None and other.value is not None:
        x = scale.at(other.value)
        made.append(line(x, y - 5, x, y + _THICK + 5, "#fff", 6) + line(x, y - 4, x, y + _THICK + 4, INK, 3))
    return made, y + _THICK + 28


def _notes(measure: Measure, figures: Sequence[Figure], others: dict[str, Figure]) -> list[str]:
    made = []
    if others:
        made.append(f"Thick upright line: {_name(next(iter(others.values())))}.")
    if any(interval(measure, one) for one in figures):
        made.append("Thin lines: how far luck could reach (95% interval).")
    if any(is_small(measure, one) for one in figures):
        made.append("Hollow: fewer than ten, so luck alone can move it far.")
    if any(one.value is None for one in figures):
        made.append("Hatched: no figure.")
    return made


def _name(one: Figure) -> str:
    return areas()[one.area].name if one.area in areas() else one.area


def _told(measure: Measure, figures: Sequence[Figure], others: dict[str, Figure]) -> str:
    known = [one for one in figures if one.value is not None]
    if not known:
        return f"{measure.title}. There is no figure for any part."
    first = known[0]
    judged = [one for one in known if not is_small(measure, one)]
    largest = sorted(judged, key=lambda one: -(one.value or 0.0))[:3]
    parts = []
    for one in largest:
        other = others.get(one.part)
        also = f" ({_name(other)} {said_value(measure, other)})" if other is not None else ""
        parts.append(f"{said_part(measure, one.topic, one.part)} {said_value(measure, one)}{also}")
    missing = len(figures) - len(known)
    rest = f" {missing} {'part has' if missing == 1 else 'parts have'} no figure." if missing else ""
    when = periods.said(first.period, measure.at)
    highest = f"Highest: {'; '.join(parts)}." if parts else "Every part is out of few."
    return f"{measure.title}, {_name(first)}, {when}. {highest}{rest}"


def _table(
    measure: Measure, figures: Sequence[Figure], others: dict[str, Figure]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    if not figures:
        return ("Part", measure.short), ()
    header: tuple[str, ...] = ("Part", _name(figures[0]))
    header += (_name(next(iter(others.values()))),) if others else ()
    rows = []
    for one in figures:
        row: tuple[str, ...] = (said_part(measure, one.topic, one.part), said_value(measure, one))
        rows.append((*row, said_value(measure, others.get(one.part))) if others else row)
    return header, tuple(rows)
