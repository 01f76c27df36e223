"""One measure over the years: a line for each area, open where there is no figure, parted where counting changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from upheld.measures import period as periods
from upheld.measures.charts.canvas import INK, LINE, PALE, WIDE, drawn, line, note, unknown, width_of, words
from upheld.measures.charts.chart import Chart
from upheld.measures.charts.marks import SIGNS, Sign, mark, upright
from upheld.measures.charts.scale import Scale, said_tick, scale_of, unit_told, without_unit
from upheld.measures.comparing.interval import interval
from upheld.measures.comparing.small import is_small
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.measure import Break, Measure
from upheld.measures.saying import said_value

_HIGH = 220
MOST = len(SIGNS)
"""No more lines than this can be told apart in one picture."""


@dataclass(frozen=True, slots=True)
class Line:
    """One area over time.

    Args:
        figures: of one measure and one area, oldest first; years may be missing.
        is_main: whether the picture is of this one, and the others stand beside it.
    """

    name: str
    figures: Sequence[Figure]
    is_main: bool = False


def trend(measure: Measure, lines: Sequence[Line]) -> Chart:
    """The measure over time, of up to six areas; those with a whisker show how far luck reaches.

    Raises:
        FiguresError: there are more lines than can be told apart.
    """
    if len(lines) > MOST:
        raise FiguresError(f"{len(lines)} lines cannot be told apart in one picture: choose {MOST} at the most.")
    lines = sorted(lines, key=lambda one: not one.is_main)
    found = sorted({one.period for each in lines for one in each.figures})
    told = _told(measure, lines)
    legend, top = _legend(measure, lines)
    if not any(one.value is not None for each in lines for one in each.figures):
        empty = [*legend, unknown(4, top, WIDE - 8, 60), *note(top + 84, [told])[0]]
        return Chart(drawn(measure.title, told, top + 84 + LINE * 2, empty), told, *_table(measure, lines, found))
    breaks = [one for one in measure.breaks if found[0] < one.period <= found[-1]]
    top += LINE if breaks else 0
    up = _upward(measure, lines, top)
    along = _along(found, max(width_of(said_tick(measure, one)) for one in up.ticks) + 12)
    under, height = note(top + _HIGH + 50, _notes(measure, lines, breaks, found))
    inside = [
        *legend,
        *_grid(measure, up, along, found),
        *_breaks(breaks, along, up),
        *_holes(lines[0], found, along, up),
        *(part for at, one in reversed(list(enumerate(lines))) for part in _drawn(measure, one, SIGNS[at], along, up)),
        *under,
    ]
    return Chart(drawn(measure.title, told, height, inside), told, *_table(measure, lines, found))


def _upward(measure: Measure, lines: Sequence[Line], top: float) -> Scale:
    values: list[float] = []
    for each in lines:
        for one in each.figures:
            values += [one.value] if one.value is not None else []
            if each.is_main and (chance := interval(measure, one)) is not None:
                values.append(chance.high)
    return scale_of(measure, values, top + _HIGH, top)


def _along(found: Sequence[str], left: float) -> Scale:
    first, last = _when(found[0]), _when(found[-1])
    room = (last - first or 1.0) / max(len(found), 4) / 2
    return Scale((first - room, last + room), left, WIDE - 8)


def _when(period: str) -> float:
    if len(period) == 10:
        day = date.fromisoformat(period)
        return day.year + day.timetuple().tm_yday / 366
    return float(period[:4])


def _grid(measure: Measure, up: Scale, along: Scale, found: Sequence[str]) -> Iterator[str]:
    for value in up.ticks:
        if not (told := said_tick(measure, value)):
            continue
        y = up.at(value)
        yield line(along.start, y, along.end, y, INK if value == 0 else PALE, 1.5 if value == 0 else 1)
        yield words(along.start - 6, y + 6, told, "end")
    free = 0.0
    for one in reversed(found):
        x = along.at(_when(one))
        told = _short(one)
        half = width_of(told) / 2
        centre = min(max(x, half), WIDE - half)
        if not free or centre + half < free:
            yield line(x, up.start, x, up.start + 6, INK)
            yield words(centre, up.start + 24, told, "middle")
            free = centre - half - 8


def _short(period: str) -> str:
    return period[:4] if len(period) == 10 or period.endswith("-01") else period.replace("-", "/")


def _breaks(breaks: Sequence[Break], along: Scale, up: Scale) -> Iterator[str]:
    if not breaks:
        return
    at = [along.at(_when(one.period) - 0.5) for one in breaks]
    # Where two breaks stand close, or one close to the edge, the number alone has room: the notes below say which.
    room = min((after - x for x, after in zip(at, [*at[1:], float(WIDE)], strict=False)), default=0.0)
    is_tight = len(breaks) > 1 and room < width_of(f"Break {len(breaks)}", strong=True) + 10
    for number, x in enumerate(at, 1):
        yield line(x, up.end - LINE, x, up.start, INK, 1.5, "6 4")
        told = str(number) if is_tight else f"Break {number}" if len(breaks) > 1 else "Break"
        after = x + 5 + width_of(told) <= WIDE
        yield words(x + 5 if after else x - 5, up.end - 8, told, "start" if after else "end", strong=True)


def _holes(main: Line, found: Sequence[str], along: Scale, up: Scale) -> Iterator[str]:
    """A hatched strip over each period in which the main line has no figure."""
    known = {one.period for one in main.figures if one.value is not None}
    wide = min(24.0, (along.end - along.start) / max(len(found), 1) * 0.6)
    for one in found:
        if one not in known:
            yield unknown(along.at(_when(one)) - wide / 2, up.end, wide, up.start - up.end)


def _drawn(measure: Measure, each: Line, sign: Sign, along: Scale, up: Scale) -> Iterator[str]:
    known = [one for one in each.figures if one.value is not None]
    for before, after in zip(each.figures, each.figures[1:], strict=False):
        parted = any(before.period < one.period <= after.period for one in measure.breaks)
        if before.value is None or after.value is None or parted or _when(after.period) - _when(before.period) > 1.5:
            continue
        ends = (along.at(_when(before.period)), up.at(before.value), along.at(_when(after.period)), up.at(after.value))
        yield line(*ends, sign.colour, 3 if each.is_main else 2, "" if each.is_main else sign.dashes or "3 3")
    for one in known:
        x, y = along.at(_when(one.period)), up.at(one.value or 0.0)
        if each.is_main and (chance := interval(measure, one)) is not None:
            yield upright(chance, up, x, sign.colour)
        yield mark(sign, x, y, 6 if each.is_main else 5, is_small(measure, one))


def _legend(measure: Measure, lines: Sequence[Line]) -> tuple[list[str], float]:
    made, y = [], 20.0
    for at, each in enumerate(lines):
        sign = SIGNS[at]
        made += [line(4, y - 6, 44, y - 6, sign.colour, 3 if each.is_main else 2, sign.dashes), mark(sign, 24, y - 6)]
        last = next((one for one in reversed(each.figures) if one.value is not None), None)
        text = each.name + (f", {_short(last.period)}: {without_unit(measure, last)}" if last else ": no figure")
        lines_of, y = note(y, [text], WIDE - 52)
        made += [one.replace('x="4"', 'x="52"', 1) for one in lines_of]
    return made, y


def _notes(measure: Measure, lines: Sequence[Line], breaks: Sequence[Break], found: Sequence[str]) -> list[str]:
    made = [
        f"{f'Break {number}' if len(breaks) > 1 else 'Break'}, {periods.said(one.period, measure.at)}: {one.why}"
        for number, one in enumerate(breaks, 1)
    ]
    main = lines[0]
    if len({one.period for one in main.figures if one.value is not None}) < len(found):
        made.append(f"Hatched: no figure for {main.name}.")
    if any(is_small(measure, one) for each in lines for one in each.figures):
        made.append("Hollow: fewer than ten, so luck alone can move it far.")
    if main.is_main and any(interval(measure, one) for one in main.figures):
        made.append("Upright lines: how far luck could reach (95% interval).")
    made += unit_told(measure)
    if measure.form == "choice":
        made += [f"{value}: {answer}" for value, answer in sorted(measure.answers.items())]
    return made


def _told(measure: Measure, lines: Sequence[Line]) -> str:
    parts = []
    for each in lines:
        known = [one for one in each.figures if one.value is not None]
        if not known:
            parts.append(f"{each.name}: no figure")
            continue
        first, last = known[0], known[-1]
        said = f"{each.name}: {said_value(measure, last)} in {periods.said(last.period, measure.at)}"
        if first is not last:
            parted = any(first.period < one.period <= last.period for one in measure.breaks)
            change = " (counted differently then)" if parted else ""
            said += f", {said_value(measure, first)} in {periods.said(first.period, measure.at)}{change}"
        parts.append(said)
    return f"{measure.title}. {'; '.join(parts)}." if parts else f"{measure.title}. There is no figure."


def _table(
    measure: Measure, lines: Sequence[Line], found: Sequence[str]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    by = [{one.period: one for one in each.figures} for each in lines]
    rows = ((periods.said(one, measure.at), *(said_value(measure, each.get(one)) for each in by)) for one in found)
    return ("Period", *(one.name for one in lines)), tuple(rows)
