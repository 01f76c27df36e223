"""The map page: every council once, in words and in squares, and nothing missing shown as a zero."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from upheld.measures.area import areas, councils
from upheld.measures.figure import Figure
from upheld.measures.measure import measure
from upheld.measures.note import notes
from upheld.measures.saying import said_value
from upheld.web import official

pytestmark = pytest.mark.django_db
MAP = "/figures/map/within_20_weeks/"


def page(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, address
    return html.unescape(response.content.decode())


def cells(text: str) -> list[tuple[str, str]]:
    """The name and the value of each row of the table."""
    body = text.partition('id="table"')[2].partition("<tbody")[2].partition("</tbody>")[0]
    found = []
    for row in re.findall(r"<tr.*?</tr>", body, re.S):
        plain = [re.sub(r"<[^>]+>", " ", one).split() for one in re.findall(r"<t[hd].*?</t[hd]>", row, re.S)]
        found.append((" ".join(plain[0]), " ".join(plain[1])))
    return found


def stored() -> dict[str, Figure]:
    return official.figures().across("within_20_weeks", "2024")


def test_the_table_has_every_council_once_with_the_figure_that_is_stored() -> None:
    found = cells(page(MAP + "?period=2024"))
    assert [name for name, _ in found] == [one.name for one in councils()]
    known = measure("within_20_weeks")
    for one in councils():
        assert dict(found)[one.name].removesuffix(" Small number") == said_value(known, stored().get(one.code)), (
            one.name
        )
    assert dict(found)["Dorset"] in ("not available", "does not apply", "held back", "not in these figures")


def test_every_square_is_a_link_with_the_name_and_the_value_of_its_council() -> None:
    text = page(MAP + "?period=2024")
    links = dict(re.findall(r'<a href="/figures/councils/([a-z-]+)/within_20_weeks/" aria-label="([^"]+)"', text))
    assert set(links) == {one.slug for one in councils()}
    assert links["devon"].startswith("Devon: 3.2%")
    assert not re.search(r"\b0(\.0)?%", links["dorset"])


@pytest.mark.parametrize(("order", "sign"), [("high", -1), ("low", 1)])
def test_the_table_can_be_put_in_the_order_of_the_figures_with_the_missing_last(order: str, sign: int) -> None:
    found = cells(page(f"{MAP}?period=2024&order={order}"))
    by_name = {areas()[code].name: one for code, one in stored().items() if areas()[code].is_council}
    values = [by_name[name].value for name, _ in found]
    known = [one for one in values if one is not None]
    assert len(values) == 153 and known == sorted(known, key=lambda one: sign * one)
    assert all(one is None for one in values[len(known) :]) and len(known) < 153


def test_it_can_be_put_in_the_order_of_regions_and_says_which_order_it_is_in() -> None:
    text = page(MAP + "?order=region")
    regions = [
        areas()[one.region].name for name, _ in cells(text) for one in councils() if one.name == name and one.region
    ]
    assert regions == sorted(regions)
    assert text.count("aria-sort=") == 1
    assert 'aria-sort="descending"' in page(MAP + "?order=high")
    assert cells(page(MAP + "?order=<script>")) == cells(page(MAP))


def test_the_form_leads_to_an_address_that_stays() -> None:
    response = Client().get("/figures/map/", {"measure": "placement", "part": "", "period": ""})
    assert (response.status_code, response["Location"]) == (302, "/figures/map/placement/")
    older = Client().get("/figures/map/", {"measure": "within_20_weeks", "period": "2023", "part": "nothing"})
    target = urlsplit(older["Location"])
    assert target.path == MAP and parse_qs(target.query) == {"period": ["2023"]}
    assert Client().get("/figures/map/")["Location"] == MAP
    assert Client().get("/figures/map/?measure=nothing").status_code == 404


def test_a_part_can_be_shown() -> None:
    figures = official.figures()
    period = figures.periods("plans", "sex")[-1]
    text = page(f"/figures/map/plans/?period={period}&part=sex:Female")
    stored = figures.across("plans", period, "sex", "Female")
    assert dict(cells(text))["Devon"] == said_value(measure("plans"), stored["878"])
    # The picture and its sentence say which part they are of.
    assert "<title id=" in text and len(re.findall(rf"{re.escape(measure('plans').title)}: Female", text)) >= 4


def test_what_happens_on_a_day_of_its_own_shows_the_newest_of_each_council() -> None:
    newest = {one.area: one for one in official.figures().every("inspection")}
    known = measure("inspection")
    for name, value in cells(page("/figures/map/inspection/")):
        [area] = [one for one in councils() if one.name == name]
        assert value == said_value(known, newest.get(area.code))
    assert len({one.period for one in newest.values()}) > 10


def test_what_must_be_known_of_a_councils_figure_stands_beneath_the_table() -> None:
    text = page(MAP + "?period=2024")
    [said] = {one.text for one in notes("within_20_weeks", "838", "2024")}
    assert said in text
    assert re.search(rf"<strong>[^<]*Dorset[^<]*:</strong> {re.escape(said)}", text)


def test_what_is_not_there_is_said_and_nothing_is_made_up() -> None:
    text = page(MAP + "?period=1066")
    assert "There is nothing here for “1066”" in text
    assert cells(text) == cells(page(MAP))
    assert Client().get("/figures/map/nothing/").status_code == 404


def test_what_is_typed_into_the_address_is_shown_as_words() -> None:
    response = Client().get(MAP + "?period=<img src=x onerror=alert(1)>")
    assert b"<img" not in response.content


def test_without_figures_the_page_says_how_to_get_them(settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings.FIGURES = tmp_path / "none.sqlite3"
    for address in (MAP, "/figures/download/plans.csv", "/figures/constituencies/exeter/briefing.pdf"):
        response = Client().get(address)
        assert response.status_code == 503
        assert b"upheld figures build" in response.content
