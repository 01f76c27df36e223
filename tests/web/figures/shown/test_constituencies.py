"""Constituencies: found by name, with their councils, and a briefing of one page."""

import html
import re

import pypdfium2
import pytest
from django.test import Client

from upheld.measures.constituency import constituencies
from upheld.measures.measure import measure
from upheld.measures.saying import said_value
from upheld.web import official

pytestmark = pytest.mark.django_db


def page(address: str, status: int = 200) -> str:
    response = Client().get(address)
    assert response.status_code == status, address
    return html.unescape(response.content.decode())


def test_the_list_leads_to_all_of_them() -> None:
    links = re.findall(r'href="/figures/constituencies/([a-z-]+)/"', page("/figures/constituencies/"))
    assert sorted(links) == sorted(one.slug for one in constituencies())


def test_one_is_found_by_its_name_or_by_its_council() -> None:
    assert 'href="/figures/constituencies/exeter/"' in page("/figures/constituencies/?q=Exeter")
    assert 'href="/figures/constituencies/exeter/"' in page("/figures/constituencies/?q=devon")
    assert "No constituency of England has such a name" in page("/figures/constituencies/?q=Cardiff")
    assert "<script>" not in Client().get("/figures/constituencies/?q=<script>").content.decode()


def test_a_page_says_what_the_stored_figures_say_of_its_council() -> None:
    text = page("/figures/constituencies/exeter/")
    known, figures = measure("within_20_weeks"), official.figures()
    for figure in (figures.series("within_20_weeks", "878")[-1], figures.series("within_20_weeks", "england")[-1]):
        assert said_value(known, figure) in text
    assert "of whole councils" in text
    assert 'href="/figures/constituencies/exeter/briefing.pdf"' in text
    assert 'href="/figures/download/councils/devon.csv"' in text


def test_a_page_of_several_councils_says_how_many_wards_lie_in_each() -> None:
    one = next(one for one in constituencies() if len(one.shares) == 3)
    text = page(f"/figures/constituencies/{one.slug}/")
    for share in one.shares:
        assert share.area.name in text
        assert re.search(rf"{share.wards} wards? of {one.wards}", text)


def test_a_name_that_is_none_is_not_found_and_the_nearest_are_named() -> None:
    assert 'href="/figures/constituencies/exeter/"' in page("/figures/constituencies/exeter-and-atlantis/", 404)
    assert Client().get("/figures/constituencies/atlantis/briefing.pdf").status_code == 404


@pytest.mark.parametrize("councils", [1, 2, 3])
def test_the_briefing_is_one_page_however_many_councils(councils: int) -> None:
    one = max((one for one in constituencies() if len(one.shares) == councils), key=lambda one: len(one.name))
    response = Client().get(f"/figures/constituencies/{one.slug}/briefing.pdf")
    assert response["Content-Type"] == "application/pdf"
    document = pypdfium2.PdfDocument(response.content)
    try:
        assert len(document) == 1
        text = " ".join(document[0].get_textpage().get_text_bounded().split())
    finally:
        document.close()
    assert one.name in text
    for share in one.shares:
        assert share.area.name in text
