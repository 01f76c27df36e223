"""How many people aged 0 to 25 live in each council's area, from the mid-year estimates by single year of age.

It reads the table MYEB1 of the Office for National Statistics (ladcode23, laname23, country, sex, age, population_2011
and so on), saved as CSV; its workbook is not read. The header is known from programs that read it, not from a file of
the publisher's: the tests have made-up rows. Districts are added up to the councils that owe the duties.
"""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from upheld.bodies import Authority, authorities
from upheld.measures.area import ENGLAND, areas
from upheld.measures.errors import FiguresError
from upheld.measures.figure import Figure
from upheld.measures.reading.ees import number
from upheld.measures.reading.reader import Layout
from upheld.measures.reading.sheet import Sheet
from upheld.measures.reading.table import LINES_ABOVE, at_line, plain, rows
from upheld.measures.reading.wanted import is_taken, wanted

_ID: Final = "ons.population.single_years"
_LEADING: Final = ("country", "sex", "age")
_CODE: Final = re.compile(r"lad(code\d\d|20\d\d_code)")
_YEAR: Final = re.compile(r"population_(20\d\d)")
_LAST_AGE: Final = 25
_TABLE: Final = Path(__file__).parents[1] / "tables" / "districts.csv"


def _header(sheet: Sheet) -> tuple[str, ...]:
    """Its columns in small letters; empty where it is no such table."""
    for cells in sheet.cells[: LINES_ABOVE + 1]:
        names = tuple(plain(cell).casefold() for cell in cells)
        if set(_LEADING) <= set(names) and any(map(_CODE.fullmatch, names)) and any(map(_YEAR.fullmatch, names)):
            return names
    return ()


def _read(sheet: Sheet, release: str) -> Iterator[Figure]:
    names = _header(sheet)
    code_column = next(name for name in names if _CODE.fullmatch(name))
    columns = {name: told[1] for name in names if (told := _YEAR.fullmatch(name))}
    people: dict[str, Counter[str]] = defaultdict(Counter)
    counted: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for line, row in rows(sheet, (code_column, *_LEADING)):
        if row["country"].casefold() not in ("e", "england"):
            continue
        try:
            age = _age(row["age"])
            if age > _LAST_AGE:
                continue
            district = row[code_column]
            council = _councils().get(district)
            if council is None:
                raise FiguresError(
                    f'"{district[:20]}" is no district of the councils of today: take the edition of 2023 or later.'
                )
            group = (row["sex"].casefold(), age)
            if group in counted[district]:
                raise FiguresError(f"{district}, sex {row['sex'][:10]}, age {age} stands here twice.")
            counted[district].add(group)
            for column, year in columns.items():
                found = number(row[column])
                if isinstance(found, str):
                    raise FiguresError(f'"{row[column][:20]}" in {column} is no number.')
                people[year][council] += int(found)
        except FiguresError as error:
            raise at_line(sheet, line, error) from error
    _whole(sheet, counted)
    for year in sorted(people):
        yield from _figures(people[year], year, release)


def _age(text: str) -> int:
    plain_age = text.removesuffix("+")
    if not plain_age.isdigit():
        raise FiguresError(f'"{text[:20]}" is no age in years.')
    return int(plain_age)


def _whole(sheet: Sheet, counted: Mapping[str, set[tuple[str, int]]]) -> None:
    """See that every district is there, with every age and the same sexes: a sum over some of them would mislead."""
    sexes = {sex for told in counted.values() for sex, _ in told}
    expected = {(sex, age) for sex in sexes for age in range(_LAST_AGE + 1)}
    for district, told in counted.items():
        if told != expected:
            raise FiguresError(f"{sheet.name} has not every age of {district} from 0 to {_LAST_AGE}: it is cut short.")
    found, known = Counter(_councils()[one] for one in counted), Counter(_districts().values())
    for council, many in known.items():
        if found[council] != many:
            raise FiguresError(f"{sheet.name} has not every district of {areas()[council].name}: take the whole table.")


def _figures(people: Mapping[str, int], year: str, release: str) -> Iterator[Figure]:
    total: Counter[str] = Counter()
    midsummer = date(int(year), 6, 30)
    for council, many in people.items():
        total[ENGLAND] += many
        total[areas()[council].region or ""] += many
        if _authority(council).existed_on(midsummer):
            total[council] = many
    for code, area in areas().items():
        if area.level == "former" and _authority(code).existed_on(midsummer) and _is_whole(area.successors):
            total[code] = sum(people[one] for one in area.successors)
    for measure, source in wanted(_ID):
        for code, many in sorted(total.items()):
            if code in areas() and is_taken(code, year, source):
                yield Figure(measure.id, code, year, "", "", float(many), float(many), None, "", release)


def _is_whole(successors: tuple[str, ...]) -> bool:
    """Whether these councils took over from one only, so that together they are its area."""
    before = {code for code, area in areas().items() if set(area.successors) & set(successors)}
    return len(before) == 1


@lru_cache(maxsize=1)
def _districts() -> Mapping[str, str]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return {row["code"]: row["council"] for row in csv.DictReader(lines)}


@lru_cache(maxsize=1)
def _councils() -> Mapping[str, str]:
    """The council of each district, under every code it has had where the two are one."""
    also = {
        gss: one.code for one in authorities() if one.until is None and one.code in areas() for gss in one.gss_codes
    }
    return {**{gss: code for gss, code in also.items() if code}, **_districts()}


@lru_cache(maxsize=200)
def _authority(code: str) -> Authority:
    return next(one for one in authorities() if one.code == code)


def _layout() -> Layout:
    def read(sheet: Sheet, release: str) -> Iterable[Figure]:
        return _read(sheet, release)

    return Layout(
        id=_ID,
        publisher="Office for National Statistics",
        title="Mid-year population estimates by single year of age, for local authorities",
        address="https://www.ons.gov.uk/peoplepopulationandcommunity/populationandmigration/populationestimates/datasets/estimatesofthepopulationforenglandandwales",
        is_it=lambda sheet: bool(_header(sheet)),
        read=read,
    )


LAYOUTS: Final[tuple[Layout, ...]] = (_layout(),)
