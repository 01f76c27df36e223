"""Every page of the figures: public, kept by browsers until the figures change, honest where there is nothing."""

import re
from pathlib import Path

import pytest
from django.test import override_settings
from django.urls import Resolver404, resolve

from tests.web.figures.pages.seen import client, see
from upheld.measures.area import areas, councils, regions
from upheld.measures.measure import measures
from upheld.web import official

PAGES = (
    "/figures/", "/figures/regions/london/", "/figures/councils/", "/figures/councils/?q=sussex",
    "/figures/councils/devon/", "/figures/councils/dorset-835/", "/figures/councils/devon/within_20_weeks/",
    "/figures/councils/hackney/placement/", "/figures/councils/city-of-london/inspection/", "/figures/measures/",
    "/figures/measures/within_20_weeks/", "/figures/measures/inspection/", "/figures/measures/placement/",
    "/figures/compare/", "/figures/compare/?area=devon&area=Leeds&measure=refusals", "/figures/about/",
    "/figures/releases/",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_in_order(address: str) -> None:
    seen = see(address)
    assert seen.status == 200
    assert seen.headings[0] == 1
    assert seen.headings.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(seen.headings, seen.headings[1:], strict=False))
    assert len(seen.ids) == len(set(seen.ids))
    assert not re.search(r"\b(?:None|nan)\b", seen.text)
    assert "<style" not in seen.body
    assert not {one for one in seen.attributes if one == "style" or one.startswith("on")}


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_a_page_leads_somewhere(address: str) -> None:
    seen = see(address)
    for link in set(seen.links):
        if link.startswith("#"):
            assert link[1:] in seen.ids or link == "#main-content", link
        elif link.startswith("/"):
            try:
                resolve(re.split(r"[?#]", link)[0])
            except Resolver404:
                pytest.fail(f"nothing at {link}")
        else:
            assert link.startswith("https://"), link


def test_a_browser_keeps_a_page_until_the_figures_are_others(tmp_path: Path) -> None:
    address = "/figures/councils/devon/"
    first = client().get(address)
    assert first["Cache-Control"] == "no-cache"
    again = client().get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    copied = tmp_path / "figures.sqlite3"
    copied.write_bytes(official.figures().path.read_bytes())
    with override_settings(FIGURES=copied):
        assert client().get(address, headers={"if-none-match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize("address", PAGES)
def test_without_figures_a_page_says_how_to_get_them(address: str, tmp_path: Path) -> None:
    with override_settings(FIGURES=tmp_path / "none.sqlite3"):
        seen = see(address)
    assert seen.status == 503
    assert "upheld figures build" in seen.text


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Figures that open, and whose pages are overwritten: as after a fault of the disk."""
    path = tmp_path_factory.mktemp("damaged") / "figures.sqlite3"
    content = bytearray(official.figures().path.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("address", [*PAGES, "/figures/map/within_20_weeks/", "/figures/price/",
    "/figures/embed/trend/within_20_weeks/devon/", "/figures/download/within_20_weeks.csv",
    "/figures/charts/trend/within_20_weeks/devon.svg", "/figures/constituencies/exeter/briefing.pdf",
    "/api/figures?measure=plans", "/api/figures/releases"])  # fmt: skip
def test_with_damaged_figures_an_answer_says_so_and_one_from_what_is_kept_is_whole(address: str, damaged: Path) -> None:
    with override_settings(FIGURES=damaged):
        response = client().get(address)
    if address not in ("/figures/councils/", "/figures/councils/?q=sussex", "/figures/compare/"):  # need no number
        assert response.status_code == 503
        assert "upheld figures build" in response.content.decode()


def test_figures_that_are_replaced_while_a_page_is_made_do_not_mix(tmp_path: Path) -> None:
    copied = tmp_path / "figures.sqlite3"
    copied.write_bytes(official.figures().path.read_bytes())
    with override_settings(FIGURES=copied):
        with official.unchanged():
            before, opened = official.stamp(), official.figures()
            other = tmp_path / "other"
            other.write_bytes(copied.read_bytes())
            other.replace(copied)
            assert (official.stamp(), official.figures()) == (before, opened)
            with official.unchanged():
                assert official.stamp() == before
            assert official.stamp() == before
        assert official.stamp() != before and official.figures() is not opened


def test_nothing_can_be_sent_to_a_page() -> None:
    for address in PAGES:
        assert client().post(address, {"q": "x"}).status_code == 405


@pytest.mark.parametrize(
    ("address", "nearest"),
    [
        ("/figures/councils/devonn/", "/figures/councils/devon/"),
        ("/figures/councils/bucks/within_20_weeks/", "/figures/councils/"),
        ("/figures/councils/northampton/", "/figures/councils/west-northamptonshire/"),
        ("/figures/regions/northeast/", "/figures/regions/north-east/"),
        ("/figures/measures/within_20/", "/figures/measures/within_20_weeks/"),
        ("/figures/councils/devon/refusal/", "/figures/measures/refusals/"),
    ],
)
def test_what_is_not_there_is_said_with_what_is_nearest(address: str, nearest: str) -> None:
    seen = see(address)
    assert seen.status == 404
    assert nearest in seen.links


def test_every_area_and_measure_has_its_address_in_the_lists() -> None:
    listed = set(see("/figures/councils/").links)
    assert {
        f"/figures/councils/{one.slug}/" for one in areas().values() if one.level in ("council", "former")
    } <= listed
    assert {f"/figures/regions/{one.slug}/" for one in regions()} <= listed
    assert {f"/figures/measures/{id}/" for id in measures()} <= set(see("/figures/measures/").links)


@pytest.mark.slow
def test_every_published_measure_and_gap_has_its_page() -> None:
    """The list only grows (tests/repository/published_ids.txt), so what was once linked to is still there."""
    listed = Path(__file__).parents[3] / "repository" / "published_ids.txt"
    found = [line.split(" ", 1) for line in listed.read_text(encoding="utf-8").splitlines()]
    wanted = [f"/figures/{kind}s/{id}/" for kind, id in found if kind in ("measure", "gap")]
    assert len(wanted) > 80
    assert [one for one in wanted if client().get(one).status_code != 200] == []


@pytest.mark.slow
def test_every_council_has_a_page_that_reads_as_words() -> None:
    for one in councils():
        seen = see(f"/figures/councils/{one.slug}/")
        assert seen.status == 200, one.name
        assert not re.search(r"\b(?:None|nan|inf)\b|\{|\}", seen.text), one.name
