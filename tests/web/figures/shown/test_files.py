"""Files to take away: held against the store they are made from, at addresses that stay."""

import csv
import gzip
import json
from io import BytesIO, StringIO
from xml.etree import ElementTree

import pytest
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from upheld.documents.drawing import checked
from upheld.measures.export import COLUMNS
from upheld.web import official
from upheld.web.figures.shown import files

pytestmark = pytest.mark.django_db


def rows(response: HttpResponse) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(response.content.decode(), newline=""), strict=True))


def test_a_measure_as_a_file_holds_every_figure_of_it_and_no_other() -> None:
    response = Client().get("/figures/download/within_20_weeks.csv")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/csv; charset=utf-8")
    assert response["Content-Disposition"] == 'attachment; filename="upheld-within_20_weeks.csv"'
    found = rows(response)
    stored = list(official.figures().every("within_20_weeks", None))
    assert list(found[0]) == list(COLUMNS)
    assert len(found) == len(stored) > 1000
    assert {(one["area_code"], one["period"], one["topic"]) for one in found} == {
        (one.area, one.period, one.topic) for one in stored
    }
    england = next(one for one in found if (one["area_code"], one["period"], one["topic"]) == ("england", "2024", ""))
    assert round(float(england["value"]), 1) == 46.4
    assert float(england["interval_low"]) < float(england["value"]) < float(england["interval_high"])


def test_a_council_as_a_file_holds_every_measure_there_is_of_it() -> None:
    found = rows(Client().get("/figures/download/councils/devon.csv"))
    assert {one["area_code"] for one in found} == {"878"}
    assert {one["gss_code"] for one in found} == {"E10000008"}
    assert {one["measure"] for one in found} == {one.measure for one in official.figures().every_of_area("878")}
    assert all(one["publisher"] and one["licence"] and len(one["sha256"]) == 64 for one in found)


def test_a_council_that_has_ended_keeps_its_file() -> None:
    found = rows(Client().get("/figures/download/councils/northamptonshire-928.csv"))
    assert {one["area"] for one in found} == {"Northamptonshire"}


def test_json_says_the_same_as_csv() -> None:
    data = json.loads(Client().get("/figures/download/councils/hackney.json").content)
    found = rows(Client().get("/figures/download/councils/hackney.csv"))
    assert [(one["measure"], one["period"], one["mark"]) for one in data["figures"]] == [
        (one["measure"], one["period"], one["mark"]) for one in found
    ]
    assert {one["release"] for one in data["figures"]} <= {one["id"] for one in data["releases"]}
    assert all(one["citation"].startswith("Source: ") for one in data["releases"])


def test_a_file_is_sent_packed_to_whoever_can_unpack_it_and_is_the_same() -> None:
    address = "/figures/download/councils/devon.csv"
    plain, packed = Client().get(address), Client(headers={"accept-encoding": "br, gzip"}).get(address)
    assert packed["Content-Encoding"] == "gzip" and "Content-Encoding" not in plain
    assert gzip.decompress(packed.content) == plain.content
    assert "Accept-Encoding" in packed["Vary"] and "Accept-Encoding" in plain["Vary"]


CHARTS = [
    "trend/within_20_weeks/devon", "ladder/within_20_weeks/devon", "funnel/refusals/england", "map/plans/england",
    "bars/placement/hackney", "ladder/within_20_weeks/south-west", "map/within_20_weeks/devon",
]  # fmt: skip


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_as_a_picture_has_its_title_and_its_source_inside(chart: str) -> None:
    response = Client().get(f"/figures/charts/{chart}.svg")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml"
    svg = checked(response.content.decode())
    root = ElementTree.fromstring(svg)
    lines = "".join(one.text or "" for one in root if one.tag.endswith("text"))
    for word in ("Source:", "Department", "Upheld", "Licence"):
        assert word in lines
    assert root[0].tag.endswith("title") and root[0].text
    wide = float(root.attrib["viewBox"].split()[2])
    assert all(len(one.text or "") * 5 < wide * 1.3 for one in root if one.tag.endswith("text")), "a line is too long"


def test_the_same_picture_comes_in_dots() -> None:
    response = Client().get("/figures/charts/trend/within_20_weeks/devon.png")
    assert response["Content-Type"] == "image/png"
    with Image.open(BytesIO(response.content)) as image:
        assert image.format == "PNG" and image.width > 1000


def test_a_picture_of_another_year_has_an_address_of_its_own() -> None:
    client = Client()
    now = client.get("/figures/charts/map/within_20_weeks/england.svg").content
    then = client.get("/figures/charts/map/within_20_weeks/england.svg?period=2023").content
    assert b", 2023" in then and now != then
    assert client.get("/figures/charts/map/within_20_weeks/england.svg?period=1066").status_code == 404


@pytest.mark.parametrize("address", [
    "download/nothing.csv", "download/within_20_weeks.xlsx", "download/councils/atlantis.csv",
    "download/councils/england.csv", "charts/pie/within_20_weeks/devon.svg", "charts/trend/nothing/devon.svg",
    "charts/trend/within_20_weeks/atlantis.png", "charts/trend/within_20_weeks/devon.exe",
    "download/councils/../../etc/passwd.csv", "charts/funnel/high_needs_block/devon.svg",
])  # fmt: skip
def test_what_is_not_there_is_said_not_to_be(address: str) -> None:
    assert Client().get(f"/figures/{address}").status_code == 404


@pytest.mark.parametrize(
    "address", ["download/plans.csv", "download/councils/devon.json", "charts/trend/plans/devon.svg"]
)
def test_any_site_may_read_a_file_without_a_cookie_and_it_is_not_sent_twice(address: str) -> None:
    response = Client(headers={"origin": "https://elsewhere.example"}).get(f"/figures/{address}")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not response.cookies
    again = Client(headers={"if-none-match": response["ETag"]}).get(f"/figures/{address}")
    assert (again.status_code, again.content) == (304, b"")
    assert Client().head(f"/figures/{address}").content == b""
    assert Client().post(f"/figures/{address}").status_code == 405


def test_what_cannot_be_drawn_pushes_no_picture_out() -> None:
    before = files._picture.cache_info().currsize
    for period in ("1066", "x", "2024\x00", "٢٠٢٤"):
        response = Client().get("/figures/charts/trend/within_20_weeks/devon.svg", {"period": period})
        assert response.status_code == 404
    assert Client().get("/figures/charts/trend/within_20_weeks/atlantis.svg").status_code == 404
    assert Client().get("/figures/charts/cake/within_20_weeks/devon.svg").status_code == 404
    assert files._picture.cache_info().currsize == before
