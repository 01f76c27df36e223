"""What inspectors of Ofsted and the Care Quality Commission found in each local area.

Two frameworks, never mixed: from May 2016 to August 2022 (was a written statement of action required?) and from 2023
(one of three outcomes). Ofsted's workbooks (ODS) are not read: their tables are saved as CSV. An inspection is dated by
the day its report was published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from upheld.bodies import authorities
from upheld.measures.area import areas
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.period import from_published
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.sheet import Sheet
from upheld.measures.reading.table import at_line, header_at, rows
from upheld.measures.reading.wanted import is_taken, wanted

Row = Mapping[str, str]
_FROM_2023: Final = "ofsted.area_send.from_2023"
_TO_2022: Final = "ofsted.area_send.to_2022"
_STATEMENT: Final = "inspection outcome: written statement of action required?"
_REVISIT: Final = "revisit outcome: sufficient progress in addressing all significant weaknesses?"
_ANSWERS: Final[Mapping[str, Mapping[str, float | None]]] = {
    "outcome_grade": {"1": 1, "2": 2, "3": 3, "": None},
    _STATEMENT: {"yes": 1, "no": 0},
    _REVISIT: {"yes": 2, "some": 1, "no": 0},
}
"""How each answer is kept; None where there was an inspection and the table gives no outcome."""

_DAYS: Final = {
    "outcome_grade": "publication_date",
    _STATEMENT: "inspection publication date",
    _REVISIT: "revisit publication date",
}


def _read(
    id: str, area_of: Callable[[Row], str], columns: tuple[str, ...], sheet: Sheet, release: str
) -> Iterator[Figure]:
    for line, row in rows(sheet, columns):
        try:
            area = area_of(row)
            for measure, source in wanted(id):
                told, day = row[source.published].casefold(), row[_DAYS[source.published]][:10]
                if not day and not told:
                    continue
                if told not in _ANSWERS[source.published]:
                    known = ", ".join(one for one in _ANSWERS[source.published] if one)
                    raise FiguresError(
                        f'"{row[source.published][:40]}" is none of the outcomes that are known ({known}).'
                    )
                period, value = from_published(day, measure.at), _ANSWERS[source.published][told]
                if not is_taken(area, period, source):
                    continue
                if value is None:
                    yield Figure(measure.id, area, period, mark="missing", release=release)
                else:
                    yield Figure(measure.id, area, period, value=value, release=release)
        except FiguresError as error:
            raise at_line(sheet, line, error) from error


def _by_digits(row: Row) -> str:
    code = row["old_la_code"]
    if code not in areas():
        raise FiguresError(f'"{row["la_name"][:60]}" (code "{code[:20]}") is no council that is known.')
    return code


def _by_gss(row: Row) -> str:
    code = _gss().get(row["local authority code"])
    if code is None:
        raise FiguresError(
            f'"{row["area name"][:60]}" (code "{row["local authority code"][:20]}") is no council that is known.'
        )
    return code


@lru_cache(maxsize=1)
def _gss() -> Mapping[str, str]:
    return {gss: one.code for one in authorities() if one.code and one.code in areas() for gss in one.gss_codes}


def _layout(id: str, title: str, area_of: Callable[[Row], str], columns: tuple[str, ...]) -> Layout:
    def read(sheet: Sheet, release: str) -> Iterable[Figure]:
        return _read(id, area_of, columns, sheet, release)

    return Layout(
        id=id,
        publisher="Ofsted",
        title=title,
        address="https://reports.ofsted.gov.uk/",
        is_it=lambda sheet: header_at(sheet, columns) is not None,
        read=read,
    )


LAYOUTS: Final[tuple[Layout, ...]] = (
    _layout(
        _FROM_2023,
        "Area SEND inspections under the framework of 2023",
        _by_digits,
        ("old_la_code", "la_name", "outcome_grade", "publication_date"),
    ),
    _layout(
        _TO_2022,
        "Area SEND inspections, 1 May 2016 to 31 August 2022",
        _by_gss,
        (
            "local authority code",
            "area name",
            _STATEMENT,
            "inspection publication date",
            _REVISIT,
            "revisit publication date",
        ),
    ),
)
