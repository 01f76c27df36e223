"""How a figure is said to a reader: the number with its unit, why there is none, and how it is cited."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import Final

from upheld.measures import period as periods
from upheld.measures.area import Area
from upheld.measures.figure import Figure
from upheld.measures.measure import Measure
from upheld.measures.parts import said_part
from upheld.measures.release import Release

SHORT_MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "x": "not available",
        "c": "held back",
        "z": "does not apply",
        "missing": "not in these figures",
    }
)
"""Why there is no number, in the two or three words that fit where the number would stand."""

_MINUS: Final = "\N{MINUS SIGN}"


def said_value(measure: Measure, figure: Figure | None) -> str:
    """The value with its unit ("46.4%", "1,234", "£1,234", "4.2 per 1,000"), or why there is none.

    Args:
        figure: of that measure; None where the figures hold nothing, which is said as "not in these figures".
    """
    if figure is None:
        return SHORT_MARKS["missing"]
    if figure.value is None:
        return SHORT_MARKS[figure.mark or "missing"]
    return said_number(measure, figure.value)


def said_number(measure: Measure, value: float) -> str:
    """A number in the unit of a measure, rounded as it is shown: the value itself, or the end of an interval."""
    if measure.form == "choice":
        return measure.answers.get(int(value), SHORT_MARKS["missing"])
    rounded = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-measure.decimals), ROUND_HALF_UP)
    sign = _MINUS if rounded < 0 else ""
    digits = f"{abs(rounded):,}"
    unit = measure.unit
    if measure.form == "share" or unit == "per cent":
        return f"{sign}{digits}%"
    if unit.startswith("per cent "):
        return f"{sign}{digits}% {unit.removeprefix('per cent ')}"
    if unit == "pounds":
        return f"{sign}£{digits}"
    if unit.startswith("pounds "):
        return f"{sign}£{digits} {unit.removeprefix('pounds ')}"
    if measure.form == "count":
        return f"{sign}{digits}"
    if measure.form == "rate" and "per 1,000" not in unit:
        return f"{sign}{digits} per 1,000"
    return f"{sign}{digits} {unit}".rstrip()


def said_counts(figure: Figure) -> str:
    """What was counted out of how many, "484 of 730"; empty where only one of them is known."""
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{figure.numerator:,.0f} of {figure.denominator:,.0f}"


def cited(measure: Measure, figure: Figure, release: Release, area: Area) -> str:
    """What to write under a figure that is used elsewhere: what it is of, its value, and where it stands.

    Args:
        release: the one that `figure.release` names.
        area: the one that `figure.area` names.
    """
    what = [measure.title, area.name, periods.said(figure.period, measure.at)]
    if figure.part:
        what.insert(1, said_part(measure, figure.topic, figure.part))
    counts = said_counts(figure)
    value = said_value(measure, figure) + (f" ({counts})" if counts else "")
    return f"{', '.join(what)}: {value}. {said_release(release)}"


def said_release(release: Release) -> str:
    """Where a figure stands, as a source is named: publisher, publication, day, file, address and licence."""
    day = release.published_on
    published = f", published {day.day} {day:%B %Y}" if day else ""
    found = f"Source: {release.publisher}, {release.title}{published}, {release.file}"
    address = f", {release.address}" if release.address else ""
    licence = release.attribution or f"Licence: {release.licence}."
    return f"{found}{address}. {licence}"
