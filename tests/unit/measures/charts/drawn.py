"""Figures made up for the tests of charts, and what is read out of a picture."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from upheld.documents.drawing import checked
from upheld.measures.charts.chart import Chart
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure, measure

SHARE = measure("within_20_weeks")
COUNT = measure("plans")
MONEY = measure("high_needs_block")
BALANCE = measure("dsg_balance")
CHOICE = measure("inspection")
HACKNEY, DEVON, KENT = "204", "878", "886"


def share(counted: float, among: float, area: str = HACKNEY, period: str = "2024", part: str = "") -> Figure:
    """A share with its counts."""
    topic = "age" if part else ""
    return Figure(SHARE.id, area, period, topic, part, 100 * counted / among, counted, among)


def missing(of: Measure = SHARE, area: str = HACKNEY, period: str = "2024", part: str = "") -> Figure:
    """A figure that is held back."""
    return Figure(of.id, area, period, "age" if part else "", part, mark="x")


def plain(of: Measure, value: float, area: str = HACKNEY, period: str = "2024") -> Figure:
    """A value without counts."""
    return Figure(of.id, area, period, value=value)


def parts(chart: Chart, name: str) -> Iterator[ElementTree.Element]:
    """The elements of that name, after the picture was let through as a document lets it through."""
    yield from ElementTree.fromstring(checked(chart.svg)).iter(f"{{http://www.w3.org/2000/svg}}{name}")


def said(chart: Chart) -> str:
    """Every word in the picture, one line each."""
    return "\n".join(one.text or "" for one in parts(chart, "text"))


def hatched(chart: Chart) -> list[ElementTree.Element]:
    """The boxes that stand for what is not known."""
    return [one for one in parts(chart, "rect") if one.get("fill", "").startswith("url(")]


def hollow(chart: Chart) -> list[ElementTree.Element]:
    """The marks of small numbers."""
    kinds = ("circle", "polygon", "rect")
    return [one for kind in kinds for one in parts(chart, kind) if one.get("fill") == "#fff" and one.get("stroke")]
