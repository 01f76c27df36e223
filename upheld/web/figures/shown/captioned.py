"""A chart as a picture that may leave its page: its title above it, and beneath it where the figures stand."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from xml.etree import ElementTree

from upheld.measures.charts.canvas import GREY, LINE, SIZE, wrapped
from upheld.measures.charts.chart import Chart
from upheld.measures.release import Release

_SVG = "http://www.w3.org/2000/svg"
_EDGE = 4
_SMALL = 0.8
"""How large the source is set, beside the words of the chart."""


def captioned(chart: Chart, title: str, source: str) -> Chart:
    """The same chart with a title and a source drawn into it.

    Args:
        source: who issued the figures and under which licence, as `credit` says it.
    """
    root = ElementTree.fromstring(chart.svg)  # nosec: drawn here, a moment ago
    wide, high = (float(one) for one in root.attrib["viewBox"].split()[2:])
    above = wrapped(title, wide - 2 * _EDGE, strong=True)
    below = wrapped(source, (wide - 2 * _EDGE) / _SMALL)
    top = len(above) * LINE + 10
    small, step = SIZE * _SMALL, LINE * _SMALL
    height = top + high + len(below) * step + 14
    lines = [_line(LINE * (row + 1) - 3, one, 'font-weight="700"') for row, one in enumerate(above)]
    lines += [
        _line(top + high + step * (row + 1), one, f'font-size="{small:.1f}" fill="{GREY}"')
        for row, one in enumerate(below)
    ]
    # The chart keeps its own sheet: it is set, whole, into a larger one.
    inner = chart.svg.replace(f' width="{root.attrib["width"]}"', "", 1).replace(
        f' height="{root.attrib["height"]}"', "", 1
    )
    inner = inner.replace("<svg ", f'<svg x="0" y="{top}" width="{wide:g}" height="{high:g}" ', 1)
    face = escape(root.attrib.get("font-family", "sans-serif"))
    svg = (
        f'<svg xmlns="{_SVG}" viewBox="0 0 {wide:g} {height:g}" width="{wide * 1.5:g}" height="{height * 1.5:g}" '
        f'font-family="{face}" font-size="{SIZE}"><title>{escape(title)}</title><desc>{escape(chart.told)} '
        f'{escape(source)}</desc><rect width="{wide:g}" height="{height:g}" fill="#fff"/>{"".join(lines)}{inner}</svg>'
    )
    return Chart(svg, chart.told, chart.header, chart.rows)


def credit(releases: Iterable[Release]) -> str:
    """Who issued the figures of a picture, in as few words as its licence allows: each publication once."""
    several = list(releases)
    named = [f"{one.publisher}, {one.title}{_day(one)} ({one.file})" for one in several]
    owed = dict.fromkeys(one.attribution or f"Licence: {one.licence}." for one in several)
    return f"Source: {'; '.join(dict.fromkeys(named))}. {' '.join(owed)} Put together by Upheld."


def _day(release: Release) -> str:
    day = release.published_on
    return f", {day.day} {day:%B %Y}" if day else ""


def _line(y: float, text: str, says: str) -> str:
    return f'<text x="{_EDGE}" y="{y:.1f}" {says}>{escape(text)}</text>'
