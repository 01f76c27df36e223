"""The 153 councils as equal tiles, each roughly where it lies, darker where the value is higher.

Each tile says its three letters and its value, so that nothing is told by a shade alone. As a part of a page every tile
can be a link with the council's whole name and value; a file to keep has none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape
from statistics import quantiles
from typing import Final

from upheld.measures.area import ENGLAND, Area, councils, regions
from upheld.measures.charts.canvas import GREY, HATCH, INK, LINE, box, drawn, note, words
from upheld.measures.charts.chart import Chart
from upheld.measures.charts.classes import Shade, shades
from upheld.measures.charts.scale import said_short
from upheld.measures.charts.tile_places import places
from upheld.measures.charts.when import when
from upheld.measures.comparing.doubtful import is_doubtful
from upheld.measures.comparing.small import is_small
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.saying import said_number, said_value

PITCH: Final = 46
_SIDE: Final = PITCH - 3
_EDGE: Final = 4


def tiles(
    measure: Measure,
    figures: Mapping[str, Figure],
    address: Callable[[Area], str] | None = None,
    chosen: str = "",
) -> Chart:
    """The map of one measure in one period.

    Args:
        figures: of that measure, by the code of the area; England's own is told too where it is there.
        address: where the tile of a council leads; None for a picture without links. With links it is for a page alone:
            a document does not take it.
        chosen: the code of a council whose tile has a thick edge; empty for none.
    """
    known = {code: one for code, one in figures.items() if code in places() and one.value is not None}
    judged = [one for one in known.values() if not is_small(measure, one) and not is_doubtful(one)]
    found = shades(measure, [one.value for one in judged if one.value is not None])
    told = _told(measure, known, judged, figures, chosen)
    wide = (1 + max(one.column for one in places().values())) * PITCH + 2 * _EDGE
    foot = (1 + max(one.row for one in places().values())) * PITCH + _EDGE
    made: list[str] = []
    for region in sorted(regions(), key=lambda one: one.name):
        inside = [
            _tile(measure, one, figures.get(one.code), found, address, chosen)
            for one in councils()
            if one.region == region.code and one.code != chosen
        ]
        made.append(
            f'<g role="group" aria-label="{escape(region.name)}">{"".join(inside)}</g>' if address else "".join(inside)
        )
    # Last, so that no neighbour's tile lies over its edge.
    made += [
        _tile(measure, one, figures.get(one.code), found, address, chosen) for one in councils() if one.code == chosen
    ]
    legend, height = _legend(measure, found, figures, foot + LINE, wide)
    svg = drawn(measure.title, told, height, [*made, *legend], wide, links=address is not None)
    return Chart(svg, told, *_table(measure, figures))


def _tile(
    measure: Measure,
    council: Area,
    figure: Figure | None,
    found: Sequence[Shade],
    address: Callable[[Area], str] | None,
    chosen: str,
) -> str:
    place = places()[council.code]
    x, y = _EDGE + place.column * PITCH, _EDGE + place.row * PITCH
    value = None if figure is None else figure.value
    name = f"{council.name}: {said_value(measure, figure)}"
    fill, ink, text = f"url(#{HATCH})", INK, ""
    if figure is not None and value is not None:
        sign = ""
        if is_small(measure, figure):
            fill, name, sign = "#fff", f"{name}, out of few", "*"
        elif is_doubtful(figure):
            fill, name, sign = "#fff", f"{name}, in doubt", "?"
        else:
            shade = next(one for one in found if one.low <= value <= one.high)
            fill, ink = shade.fill, shade.ink
        text = said_short(measure, value) + sign
    width = 4.0 if council.code == chosen else 1.0
    inside = [box(x, y, _SIDE, _SIDE, fill, INK if council.code == chosen else GREY, width)]
    if value is None:
        inside.append(box(x + 3, y + 3, _SIDE - 6, 17, "#fff"))
    inside.append(words(x + _SIDE / 2, y + 18, place.short, "middle", fill=ink))
    inside += [words(x + _SIDE / 2, y + 36, text, "middle", fill=ink)] if text else []
    body = f'<title>{escape(name)}</title><g font-size="15">{"".join(inside)}</g>'
    if address is None:
        return f"<g>{body}</g>"
    # What stands on the tile belongs to its name, for who tells a computer by voice which link to follow (WCAG 2.5.3).
    heard = f"{name} ({f'{place.short} {text}'.strip()})"
    return f'<a href="{escape(address(council))}" aria-label="{escape(heard)}">{body}</a>'


def _legend(
    measure: Measure, found: Sequence[Shade], figures: Mapping[str, Figure], y: float, wide: float
) -> tuple[list[str], float]:
    made: list[str] = []

    def row(fill: str, text: str, edge: str = GREY) -> None:
        nonlocal y
        made.append(box(_EDGE, y - 15, 26, 18, fill, edge))
        lines, y = note(y, [text], wide - 44)
        made.extend(one.replace('x="4"', 'x="40"', 1) for one in lines)

    for one in found:
        row(one.fill, f"{one.words}: {one.count} {'council' if one.count == 1 else 'councils'}")
    given = [figures.get(one.code) for one in councils()]
    if few := sum(one is not None and is_small(measure, one) for one in given):
        row("#fff", f"* out of fewer than ten, or fewer than ten counted: {few}, not shaded")
    if doubted := sum(
        one is not None and one.value is not None and not is_small(measure, one) and is_doubtful(one) for one in given
    ):
        row("#fff", f"? the publisher, or its own files, cast doubt on it: {doubted}, not shaded")
    if missing := sum(one is None or one.value is None for one in given):
        row(f"url(#{HATCH})", f"no figure: {missing}")
    return made, y


def _told(
    measure: Measure,
    known: Mapping[str, Figure],
    judged: Sequence[Figure],
    figures: Mapping[str, Figure],
    chosen: str,
) -> str:
    if not known:
        return f"{measure.title}. No council has a figure."
    values = [one.value for one in judged if one.value is not None]
    parts = []
    if measure.form == "choice":
        counts = {answer: values.count(value) for value, answer in sorted(measure.answers.items())}
        parts.append("; ".join(f"{answer}: {count}" for answer, count in counts.items() if count))
    elif len(values) >= 4:
        low, _, high = quantiles(values, n=4, method="inclusive")
        half = f"half of the {len(values)} councils with enough to go by lie between"
        parts.append(f"{half} {said_number(measure, low)} and {said_number(measure, high)}")
    if (england := figures.get(ENGLAND)) is not None and england.value is not None and measure.form != "count":
        parts.append(f"England as a whole {said_number(measure, england.value)}")
    if (missing := len(places()) - len(known)) > 0:
        parts.append(f"{missing} without a figure")
    if chosen in places():
        name = next(one.name for one in councils() if one.code == chosen)
        parts.append(f"{name} {said_value(measure, figures.get(chosen))}")
    return f"{measure.title}, {when(measure, known.values())}: {'; '.join(parts)}."


def _table(measure: Measure, figures: Mapping[str, Figure]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    names = {one.code: one.name for one in regions()}
    rows = (
        (one.name, names.get(one.region or "", ""), said_value(measure, figures.get(one.code))) for one in councils()
    )
    return ("Council", "Region", measure.short), tuple(rows)
