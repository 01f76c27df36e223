"""Rows of a release in the layout of Explore education statistics, as the Department for Education publishes them.

One row is one period, one area and one part of those counted; the columns are counts and rates. Columns are matched
without case. Law: none; the meanings are those of the release's own guidance.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from upheld.measures.area import ENGLAND, areas
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure, Mark
from upheld.measures.measure import Measure, Source
from upheld.measures.period import from_published

Row = Mapping[str, str]
_MARKS: Mapping[str, Mark] = {"x": "x", "c": "c", "z": "z", "": "missing", ":": "missing", "..": "missing", "~": "c"}


def number(text: str) -> float | Mark:
    """A cell as a number, or the mark that stands there.

    Raises:
        FiguresError: it is neither.
    """
    plain = text.strip().replace(",", "").lstrip("£")
    mark = _MARKS.get(plain.casefold())
    if mark is not None:
        return mark
    try:
        return float(plain.removesuffix("%"))
    except ValueError:
        raise FiguresError(f'"{text[:40]}" is neither a number nor a mark (x, c, z).') from None


def area_of(row: Row) -> str:
    """The code of the area a row is of.

    Raises:
        FiguresError: it is of none that is known.
    """
    level = row["geographic_level"].casefold()
    code = {"national": ENGLAND, "regional": row["region_code"]}.get(level, row["old_la_code"]).strip()
    if code not in areas():
        told = row.get("la_name") or row.get("region_name") or code
        raise FiguresError(f'"{told[:60]}" (code {code[:20]!r}) is no area that is known.')
    return code


def figures(measure: Measure, source: Source, rows: Iterable[Row], release: str) -> Iterator[Figure]:
    """The figures of one measure that stand in the rows of one file."""
    topics = {name.casefold(): topic for topic, names in source.topics.items() for name in names}
    for row in rows:
        told = row.get("breakdown_topic", "")
        whole = not told or told.casefold() == row.get("breakdown", "").casefold()
        topic = "" if whole else topics.get(told.casefold())
        if topic is None:
            continue
        period = from_published(row["time_period"], measure.at)
        if (source.first and period < source.first) or (source.last and period > source.last):
            continue
        part = "" if whole else row["breakdown"].strip()
        area = area_of(row)
        if source.parts and whole:
            for name, columns in source.parts.items():
                yield _figure(measure, area, period, measure.topic, name, row, columns, source, release)
        if source.numerator or source.published:
            yield _figure(measure, area, period, topic, part, row, source.numerator, source, release)


def _figure(
    measure: Measure,
    area: str,
    period: str,
    topic: str,
    part: str,
    row: Row,
    columns: tuple[str, ...],
    source: Source,
    release: str,
) -> Figure:
    above: float | Mark = _added(row, columns) if columns else number(row[source.published])
    below: float | Mark | None = _added(row, source.denominator) if source.denominator else None
    for one in (above, below):
        if isinstance(one, str):
            return Figure(measure.id, area, period, topic, part, mark=one, release=release)
    assert not isinstance(above, str) and not isinstance(below, str)
    if not columns:
        return Figure(measure.id, area, period, topic, part, value=above, release=release)
    value = measure.value(above, below)
    mark: Mark = "" if value is not None else "z"
    return Figure(measure.id, area, period, topic, part, value, above, below, mark, release)


def _added(row: Row, columns: tuple[str, ...]) -> float | Mark:
    total = 0.0
    for column in columns:
        one = number(row[column])
        if isinstance(one, str):
            return one
        total += one
    return total
