"""Whether a council's area has designated medical, clinical and social care officers, from the department's release on
plans.

Each cell is Yes, No or Recruiting; "n/a" is a year in which it was not asked. Older issues of the file have shorter
names for the columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure, Mark
from upheld.measures.period import from_published
from upheld.measures.reading.ees import area_of
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.sheet import Sheet
from upheld.measures.reading.table import at_line, header_at, rows
from upheld.measures.reading.wanted import is_taken, wanted

_LEADING: Final = ("time_period", "geographic_level", "region_code", "old_la_code", "la_name")
_ANSWERS: Final = {"no": 0.0, "recruiting": 1.0, "yes": 2.0}
_MARKS: Final[dict[str, Mark]] = {"n/a": "z", "z": "z", "not returned": "x", "x": "x", "c": "c", "": "missing"}


def _read(id: str, sheet: Sheet, release: str) -> Iterator[Figure]:
    taken = wanted(id)
    columns = (*_LEADING, *(source.published for _, source in taken if not source.optional))
    for line, row in rows(sheet, columns):
        try:
            area = area_of(row)
            for measure, source in taken:
                period = from_published(row["time_period"], measure.at)
                if source.published not in row or not is_taken(area, period, source):
                    continue
                told = row[source.published].casefold()
                if told in _ANSWERS:
                    yield Figure(measure.id, area, period, value=_ANSWERS[told], release=release)
                elif told in _MARKS:
                    yield Figure(measure.id, area, period, mark=_MARKS[told], release=release)
                else:
                    raise FiguresError(f'"{row[source.published][:40]}" is neither Yes, No nor Recruiting.')
        except FiguresError as error:
            raise at_line(sheet, line, error) from error


def _layout(id: str, column: str) -> Layout:
    def read(sheet: Sheet, release: str) -> Iterable[Figure]:
        return _read(id, sheet, release)

    return Layout(
        id=id,
        publisher="Department for Education",
        title="Education, health and care plans: designated medical, clinical and social care officers",
        address="https://explore-education-statistics.service.gov.uk/find-statistics/education-health-and-care-plans",
        is_it=lambda sheet: header_at(sheet, (*_LEADING, column)) is not None,
        read=read,
    )


LAYOUTS: Final[tuple[Layout, ...]] = (_layout("dfe.officers.sen2_dmo_dco", "des_med_off"),)
