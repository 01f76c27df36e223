"""A chart inside a page of another site: only there may a page of ours be framed, and there it can do nothing."""

import html
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

from upheld.measures.area import areas
from upheld.measures.measure import measure, measures
from upheld.web.figures.shown.drawn import KINDS, area_named, drawn
from upheld.web.figures.shown.embedding import embed_code

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).parents[4]
GIVEN: dict[str, str] = {
    "measure": "within_20_weeks", "id": "plan.final", "slug": "devon", "kind": "trend", "ending": "svg",
    "case": "00000000-0000-4000-8000-000000000000", "secret": "A" * 43, "number": "1",
}  # fmt: skip
BY_TYPE = {"int": "1", "uuid": "00000000-0000-4000-8000-000000000000"}


def routes(resolver: URLResolver, before: str = "", space: str = "") -> list[tuple[str, str]]:
    """Every route of the service by its name, each with an address it takes."""
    found = []
    for one in resolver.url_patterns:
        text = before + str(one.pattern)
        if isinstance(one, URLResolver):
            found += routes(one, text, f"{one.namespace}:" if one.namespace else space)
        elif isinstance(one, URLPattern):
            found.append((space + (one.name or ""), address(text)))
    return found


def address(pattern: str) -> str:
    text = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", lambda one: GIVEN.get(one[1], "x"), pattern)
    text = re.sub(r"<(?:(\w+):)?(\w+)>", lambda one: GIVEN.get(one[2]) or BY_TYPE.get(one[1] or "", "x"), text)
    return "/" + re.sub(r"[\^$\\]", "", text)


def may_be_framed(response: HttpResponse) -> bool:
    ancestors = re.search(r"frame-ancestors ([^;]*)", response.get("Content-Security-Policy", ""))
    return response.get("X-Frame-Options") != "DENY" or ancestors is None or ancestors[1].strip() != "'none'"


ROUTES = routes(get_resolver())


def test_of_all_routes_of_the_service_only_the_embedded_charts_may_be_framed() -> None:
    assert len(ROUTES) > 150
    answered, framed = set(), set()
    for name, where in ROUTES:
        response = Client(raise_request_exception=False).get(where)
        assert response.status_code != 500, where
        if response.status_code == 200:
            answered.add(name)
        if may_be_framed(response):
            framed.add(name)
    assert framed == {"figures:embed"}
    assert len(answered) > 40


def test_nothing_in_the_program_lifts_the_guard_but_the_one_module() -> None:
    lifting = re.compile(r"xframe_options|csp_exempt|csp_replace|csp_update|_csp_|X-Frame-Options")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "upheld").rglob("*.py")
        if lifting.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"upheld/web/figures/shown/embedding.py"}


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, Any]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("kind", KINDS)
def test_an_embedded_chart_has_nothing_to_be_tricked_into(kind: str) -> None:
    measure_id = "placement" if kind == "bars" else "within_20_weeks"
    response = Client().get(f"/figures/embed/{kind}/{measure_id}/devon/")
    assert response.status_code == 200
    assert not response.cookies and "Cookie" not in response.get("Set-Cookie", "")
    page = Page()
    page.feed(response.content.decode())
    names = [tag for tag, _ in page.tags]
    assert not {"form", "input", "button", "script", "iframe", "style", "base"} & set(names)
    assert names.count("svg") == names.count("h1") == names.count("main") == 1
    links = [given for tag, given in page.tags if tag == "a"]
    assert [(one["target"], one["rel"]) for one in links] == [("_blank", "noopener")]
    assert links[0]["href"] == f"/figures/councils/devon/{measure_id}/"
    assert "Source: Department for Education" in response.content.decode()
    csp = response["Content-Security-Policy"]
    for said in ("frame-ancestors *", "script-src 'none'", "form-action 'none'", "default-src 'none'"):
        assert said in csp
    assert "X-Frame-Options" not in response
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_page_that_comes_out_of_what_is_kept_may_still_be_framed() -> None:
    first, second = (Client().get("/figures/embed/trend/plans/devon/") for _ in range(2))
    assert first.content == second.content
    assert may_be_framed(first) and may_be_framed(second)


@pytest.mark.parametrize("where", ["pie/plans/devon", "trend/nothing/devon", "trend/plans/atlantis"])
def test_what_is_not_there_cannot_be_embedded(where: str) -> None:
    response = Client().get(f"/figures/embed/{where}/")
    assert response.status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_the_code_to_copy_leads_to_the_page_it_promises(kind: str) -> None:
    request = RequestFactory().get("/figures/", headers={"host": "localhost"})
    code = embed_code(request, kind, measure("within_20_weeks"), areas()["878"])
    page = Page()
    page.feed(code)
    [(tag, given)] = page.tags
    assert tag == "iframe" and "Devon" in given["title"]
    # Its source stands beneath the chart: a frame 640 high cut it off.
    assert int(given["height"]) >= 1100
    assert given["src"].startswith("http://localhost/figures/embed/")
    assert Client().get(given["src"].removeprefix("http://localhost")).status_code == 200
    assert html.escape(given["src"]) in code


def codes(address: str) -> list[str]:
    """The addresses of the charts whose code a page gives to copy."""
    shown = html.unescape(Client().get(address).content.decode())
    return re.findall(r'<iframe src="http://testserver(/figures/embed/[^"]+)"', shown)


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("/figures/councils/devon/within_20_weeks/", ["trend", "ladder", "funnel", "map"]),
        ("/figures/councils/dorset-835/plans/", ["trend"]),
        ("/figures/measures/within_20_weeks/", ["trend", "funnel", "map"]),
        ("/figures/measures/inspection/", []),
        ("/figures/councils/hackney/placement/", ["bars"]),
    ],
)
def test_each_picture_that_stands_alone_has_its_code_and_its_files(address: str, kinds: list[str]) -> None:
    found = codes(address)
    assert [one.split("/")[3] for one in found] == kinds
    for one in found:
        assert Client().get(one).status_code == 200
        assert Client().get(f"{one.replace('/embed/', '/charts/').removesuffix('/')}.svg").status_code == 200


def test_of_every_council_and_measure_no_page_offers_a_picture_that_is_not_there() -> None:
    some = ("city-of-london", "isles-of-scilly", "northamptonshire-928")
    assert all(area_named(one) for one in some)
    wrong = [
        one
        for slug in some
        for id in measures()
        for one in codes(f"/figures/councils/{slug}/{id}/")
        if drawn(one.split("/")[3], measure(id), area_named(slug)) is None
    ]
    assert wrong == []
