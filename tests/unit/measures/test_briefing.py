"""A page for a member of parliament: on one sheet, every number the store's own, nothing said that it does not bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from upheld.documents.blocks import Document, Drawing, Items, Table, Text
from upheld.documents.pdf import as_pdf
from upheld.documents.text import as_text
from upheld.measures.area import Area, areas, find_area
from upheld.measures.briefing import briefing
from upheld.measures.comparing.standing import standing
from upheld.measures.constituency import constituencies
from upheld.measures.errors import FiguresError
from upheld.measures.intake.carried import build
from upheld.measures.measure import measures
from upheld.measures.period import said
from upheld.measures.saying import said_value
from upheld.measures.store import Figures, made

DAY = date(2026, 11, 22)
ONE = ["Hackney", "City of London", "Isles of Scilly", "Buckinghamshire", "Dorset", "North Northamptonshire"]
ONE += ["Bournemouth, Christchurch and Poole", "Kingston upon Hull, City of", "Lancashire", "London", "England"]
SEVERAL = [one for one in constituencies() if len(one.councils) == 3]
SEVERAL += [
    one for one in constituencies() if one.name in ("Cities of London and Westminster", "South Northamptonshire")
]


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Figures]:
    """The figures that come with the program."""
    path = tmp_path_factory.mktemp("briefing") / "figures.sqlite3"
    build(path)
    opened = Figures(path)
    yield opened
    opened.close()


def page(figures: Figures, *councils: Area, title: str = "") -> Document:
    return briefing(figures, councils, title or councils[0].name, DAY)


def sheets(document: Document) -> int:
    opened = pdfium.PdfDocument(as_pdf(document))
    try:
        return len(opened)
    finally:
        opened.close()


def rows(document: Document) -> list[list[str]]:
    table = next(one for one in document.blocks if isinstance(one, Table))
    return [["".join(run.text for run in cell if isinstance(run, Text)) for cell in row] for row in table.rows]


@pytest.mark.parametrize("name", ONE)
def test_one_area_fits_on_one_sheet(figures: Figures, name: str) -> None:
    assert sheets(page(figures, find_area(name))) == 1


@pytest.mark.parametrize("one", SEVERAL, ids=lambda one: one.slug)
def test_the_councils_of_a_constituency_fit_on_one_sheet(figures: Figures, one: object) -> None:
    councils = [areas()[code] for code in one.councils]  # type: ignore[attr-defined]
    document = briefing(figures, councils, one.name, DAY)  # type: ignore[attr-defined]
    assert sheets(document) == 1
    assert all(council.name in as_text(document) for council in councils)


@pytest.mark.parametrize("name", ["Hackney", "City of London", "Dorset", "Buckinghamshire"])
def test_the_table_says_what_the_store_has_and_judges_no_more(figures: Figures, name: str) -> None:
    area = find_area(name)
    found = rows(page(figures, area))
    assert len(found) >= 8
    shorts = {one.short: one for one in measures().values()}
    for what, value, england, _, beside in found:
        known = shorts[what.rsplit(", ", 1)[0]] if what not in shorts else shorts[what]
        if known.at == "day":
            figure = figures.series(known.id, area.code)[-1]
            assert value == f"{said_value(known, figure)} ({said(figure.period, known.at)})"
            continue
        period = next(each for each in figures.periods(known.id) if said(each, known.at) == what.rsplit(", ", 1)[1])
        across = figures.across(known.id, period)
        assert value.split(" (")[0].removesuffix(", few") == said_value(known, across.get(area.code))
        assert england == said_value(known, across.get("england"))
        verdict = standing(known, across, area.code).kind
        assert beside == ("" if verdict == "cannot say" else verdict)


def test_it_names_its_sources_its_licence_and_its_day(figures: Figures) -> None:
    text = " ".join(as_text(page(figures, find_area("Hackney"))).split())
    assert "Sources: " in text and "Department for Education: " in text
    assert "Open Government Licence v3.0" in text and "Made on 22 November 2026." in text
    assert not re.search(r"\b(None|nan)\b", text)


def test_it_has_sentences_a_table_and_a_picture(figures: Figures) -> None:
    blocks = page(figures, find_area("Hackney")).blocks
    assert [sum(isinstance(one, kind) for one in blocks) for kind in (Items, Table, Drawing)] == [1, 1, 1]
    picture = next(one for one in blocks if isinstance(one, Drawing))
    assert "Hackney" in picture.told and "England" in picture.told


def test_england_is_not_set_beside_itself(figures: Figures) -> None:
    table = next(one for one in page(figures, find_area("England")).blocks if isinstance(one, Table))
    assert [cell[0].text for cell in table.header if isinstance(cell[0], Text)] == ["What is counted", "England"]


def test_four_councils_and_none_are_refused(figures: Figures) -> None:
    with pytest.raises(FiguresError, match="4 were given"):
        page(figures, *list(areas().values())[20:24])
    with pytest.raises(FiguresError, match="0 were given"):
        briefing(figures, [], "Nowhere", DAY)


def test_without_any_figure_that_is_said(tmp_path: Path) -> None:
    with made(tmp_path / "empty.sqlite3"):
        pass
    empty = Figures(tmp_path / "empty.sqlite3")
    text = as_text(page(empty, find_area("Hackney")))
    empty.close()
    assert "There is no figure of this council." in text and "There are no figures yet." in text
