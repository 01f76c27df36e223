"""Figures to take away: one row for each, with everything that is needed to use and to cite it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import StringIO
from typing import Any, Final

from upheld.bodies import authorities
from upheld.measures.area import areas
from upheld.measures.comparing.interval import interval
from upheld.measures.figure import MARKS, Figure
from upheld.measures.measure import Measure, measures
from upheld.measures.parts import said_part
from upheld.measures.release import Release
from upheld.measures.saying import SHORT_MARKS, said_release

COLUMNS: Final = (
    "measure", "title", "area_code", "gss_code", "area", "period", "topic", "part", "value", "unit", "numerator",
    "denominator", "interval_low", "interval_high", "mark", "mark_meaning", "publisher", "release", "published_on",
    "licence", "attribution", "file", "sha256",
)  # fmt: skip
"""The columns of a CSV file, in this order for good; more may be added after the last. Intervals are at 95 per cent."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(figures: Iterable[Figure], releases: Mapping[str, Release]) -> str:
    """The figures as a CSV file (RFC 4180): a header, a row each, lines ended by CR LF, to be written as UTF-8.

    A figure that is not there has an empty value and a mark: x, c, z or missing. No cell starts as a formula would.

    Args:
        releases: those the figures stand in, by id, as `Figures.releases` gives them.
    """
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(each) for each in _row(one, releases)] for one in figures if one.measure in measures())
    return out.getvalue()


def as_json(figures: Iterable[Figure], releases: Mapping[str, Release]) -> str:
    """The same as a JSON file: measures, releases with the words to cite each by, and the figures that stand there."""
    found = [figure_as_data(one) for one in figures if one.measure in measures()]
    used = {one["release"] for one in found}
    named = {one["measure"] for one in found}
    data = {
        "about": "Official figures as their publishers issued them, put into one form by Upheld. "
        "Name the release when you use a figure; intervals are at 95 per cent.",
        "marks": dict(MARKS),
        "measures": [measure_as_data(one) for one in measures().values() if one.id in named],
        "releases": [release_as_data(one) for one in releases.values() if one.id in used],
        "figures": found,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def figure_as_data(figure: Figure) -> dict[str, Any]:
    """One figure as plain values: `value` and the counts are null where there is none, and `mark` says why."""
    known = measures()[figure.measure]
    sure = interval(known, figure)
    return {
        "measure": figure.measure,
        "area": figure.area,
        "gss_code": gss_code(figure.area),
        "area_name": areas()[figure.area].name,
        "period": figure.period,
        "topic": figure.topic,
        "part": said_part(known, figure.topic, figure.part),
        "value": _plain(figure.value),
        "unit": known.unit,
        "numerator": _plain(figure.numerator),
        "denominator": _plain(figure.denominator),
        "interval_low": round(sure.low, 4) if sure else None,
        "interval_high": round(sure.high, 4) if sure else None,
        "mark": figure.mark,
        "release": figure.release,
    }


def measure_as_data(measure: Measure) -> dict[str, Any]:
    """What a measure counts, out of what, and what must be known of it, as plain values."""
    return {
        "id": measure.id,
        "title": measure.title,
        "short": measure.short,
        "group": measure.group,
        "form": measure.form,
        "period_kind": measure.at,
        "unit": measure.unit,
        "better": measure.good,
        "counted": measure.counted,
        "numerator": measure.numerator,
        "denominator": measure.denominator,
        "why": measure.why,
        "duties": list(measure.duties),
        "caveats": list(measure.caveats),
        "breaks": [{"period": one.period, "why": one.why} for one in measure.breaks],
        "topic": measure.topic,
        "parts": list(measure.parts.values()),
        "answers": {str(value): words for value, words in measure.answers.items()},
        "written_by": measure.written_by,
        "checked_by": measure.checked_by,
        "review_by": measure.review_by.isoformat(),
    }


def release_as_data(release: Release) -> dict[str, Any]:
    """A release as plain values, with the words to cite it by; a day or an address that is not known is null."""
    return {
        "id": release.id,
        "publisher": release.publisher,
        "title": release.title,
        "published_on": release.published_on.isoformat() if release.published_on else None,
        "licence": release.licence,
        "address": release.address or None,
        "file": release.file,
        "sha256": release.sha256,
        "read_on": release.read_on.isoformat(),
        "attribution": release.attribution,
        "note": release.note,
        "citation": said_release(release),
    }


def gss_code(area: str) -> str:
    """The nine-character code of an area: England's, a region's, or that of 2025 for a council."""
    return _gss_codes().get(area, area)


def _row(figure: Figure, releases: Mapping[str, Release]) -> Iterator[Any]:
    known, release = measures()[figure.measure], releases[figure.release]
    sure = interval(known, figure)
    yield from (figure.measure, known.title, figure.area, gss_code(figure.area), areas()[figure.area].name)
    yield from (figure.period, figure.topic, said_part(known, figure.topic, figure.part))
    yield from (figure.value, known.unit, figure.numerator, figure.denominator)
    yield from (round(sure.low, 4), round(sure.high, 4)) if sure else (None, None)
    yield from (figure.mark, SHORT_MARKS[figure.mark] if figure.mark else "")
    yield from (release.publisher, release.title, release.published_on, release.licence, release.attribution)
    yield from (release.file, release.sha256)


def _cell(value: Any) -> Any:
    """A cell as it is written: numbers to six decimals, and no text that a program would run as a formula."""
    if isinstance(value, float):
        return _plain(value)
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value


def _plain(value: float | None) -> float | int | None:
    """A number to six decimals, a whole one without its point."""
    if value is None:
        return None
    return int(value) if value == int(value) else round(value, 6)


@lru_cache(maxsize=1)
def _gss_codes() -> Mapping[str, str]:
    found = {one.code: one.gss_code for one in authorities() if one.code}
    return {"england": "E92000001", **found}
