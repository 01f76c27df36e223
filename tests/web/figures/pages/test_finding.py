"""Finding a council, comparing some, and putting the table of a measure in order."""

import pytest

from tests.web.figures.pages.seen import client, see


@pytest.mark.parametrize(
    ("asked", "page"),
    [
        ("Devon", "/figures/councils/devon/"),
        ("  city of LONDON ", "/figures/councils/city-of-london/"),
        ("878", "/figures/councils/devon/"),
        ("bucking", "/figures/councils/buckinghamshire/"),
        ("North East", "/figures/regions/north-east/"),
        ("England", "/figures/"),
    ],
)
def test_a_name_leads_to_its_page(asked: str, page: str) -> None:
    response = client().get("/figures/councils/", {"q": asked})
    assert (response.status_code, response["Location"]) == (302, page)


def test_a_part_of_several_names_lists_them() -> None:
    seen = see("/figures/councils/?q=sussex")
    found = seen.body.partition("What was found")[2].partition("</ul>")[0]
    assert "/figures/councils/east-sussex/" in found
    assert "/figures/councils/west-sussex/" in found
    assert "/figures/councils/devon/" not in found


@pytest.mark.parametrize("asked", ["<script>alert(1)</script>", "Cardiff", "zzzzzz", "x" * 5000, "\x00"])
def test_a_name_that_is_none_is_answered_in_words(asked: str) -> None:
    response = client().get("/figures/councils/", {"q": asked})
    assert response.status_code == 200
    assert b"<script>alert" not in response.content


def test_five_areas_are_compared() -> None:
    seen = see("/figures/compare/?area=devon&area=Leeds&area=England&area=london&area=dorset-835&measure=refusals")
    assert seen.status == 200
    rows = seen.tables["Refused to assess, newest"][1:]
    assert [row[0].split(" 20")[0] for row in rows] == ["Devon", "Leeds", "England", "London", "Dorset"]
    assert rows[2][1].startswith("25.2% 38,889 of 154,489")


def test_more_than_five_are_refused_in_a_sentence() -> None:
    seen = see("/figures/compare/?" + "&".join(f"area={code}" for code in ("301", "302", "303", "304", "305", "306")))
    assert seen.status == 400
    assert "At most 5 areas can be compared: take some out." in seen.text
    assert not seen.tables


@pytest.mark.parametrize("query", ["area=Devn", "area=Cardiff", "area=devon&measure=happiness"])
def test_what_cannot_be_compared_is_said(query: str) -> None:
    seen = see(f"/figures/compare/?{query}")
    assert seen.status == 400
    assert "There is a problem" in seen.text


def test_the_neighbours_are_one_press_away() -> None:
    link = next(one for one in see("/figures/councils/devon/").links if one.startswith("/figures/compare/"))
    seen = see(link)
    assert seen.status == 200
    assert len(seen.tables["Within 20 weeks, newest"]) == 6


def numbers(address: str) -> list[float]:
    """The shares in the table of councils, in the order of its rows."""
    rows = see(address).tables["Requests for an assessment that were refused, 2024"][1:]
    return [float(row[1].split("%")[0]) for row in rows if "%" in row[1]]


def test_a_table_is_put_in_the_order_that_is_asked_for() -> None:
    base = "/figures/measures/refusals/?period=2024"
    up, down, names = (numbers(f"{base}&sort={sort}") for sort in ("value", "-value", "name"))
    assert up == sorted(up)
    assert down == sorted(down, reverse=True)
    assert sorted(names) == up != names
    assert len(up) > 140


@pytest.mark.parametrize("query", ["sort=nothing", "period=1999", "period=%00&sort=%00"])
def test_an_order_or_a_period_that_is_none_is_passed_over(query: str) -> None:
    assert see(f"/figures/measures/refusals/?{query}").tables == see("/figures/measures/refusals/").tables


def test_an_earlier_year_is_shown() -> None:
    seen = see("/figures/measures/refusals/?period=2019")
    assert "Requests for an assessment that were refused, 2019" in seen.tables
