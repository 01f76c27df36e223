"""Every page of the library as a browser gets it: links, headings, citations, and how sure we are."""

import re
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from django.urls import resolve, reverse

from tests.web.library.site import client, read, site
from upheld.case import KINDS as EVENTS
from upheld.law.plan_rules import SPECIFICITY
from upheld.letters.register import every_citation
from upheld.web.library.entries import entries, the_law
from upheld.web.library.kinds import KINDS
from upheld.web.library.topics import TOPICS

LIST = Path(__file__).parents[2] / "repository" / "published_ids.txt"
PUBLISHED = [
    line.split(" ", 1)
    for line in LIST.read_text(encoding="utf-8").splitlines()
    if line.startswith(("duty ", "event ", "letter "))
]
pytestmark = pytest.mark.slow


def _address(kind: str, id: str) -> str:
    return reverse(KINDS[kind].url_name, args=[id])


def test_the_list_has_duties_letters_and_events() -> None:
    assert {kind for kind, _ in PUBLISHED} == {"duty", "event", "letter"}
    assert len(PUBLISHED) > 400


def test_every_published_id_has_a_page() -> None:
    browser = client()
    for kind, id in PUBLISHED:
        answer = browser.get(_address(kind, id), follow=True)
        assert answer.status_code == 200, (kind, id)


def test_every_entry_is_reached_by_links_from_the_first_page() -> None:
    reached = set(site())
    assert [one.id for one in entries().values() if _address(one.kind, one.id) not in reached] == []


def test_every_link_leads_somewhere() -> None:
    pages = site()
    for address, seen in pages.items():
        for link in seen.links:
            parts = urlsplit(link)
            assert resolve(parts.path), (address, link)
            if parts.path.startswith("/law/"):
                assert parts.path in pages, (address, link)
                assert not parts.fragment or parts.fragment in pages[parts.path].anchors, (address, link)


def test_links_away_are_whole_addresses() -> None:
    away = {link for seen in site().values() for link in seen.outside if not link.startswith("#")}
    assert len(away) > 100
    assert [link for link in away if not re.fullmatch(r"https?://[a-z.-]+\.[a-z]+(/\S*)?", link)] == []


def test_every_page_has_one_heading_of_the_first_level_and_a_title() -> None:
    for address, seen in site().items():
        assert seen.h1 == 1, address
        assert re.search(r"<title[^>]*>\s*\S", seen.body), address


def test_every_citation_shown_is_in_the_register() -> None:
    law = the_law()
    known = every_citation(law) | {one.cite for one in law.overlays} | {"Children and Families Act 2014 s.37(2)"}
    known |= {one.cite for one in SPECIFICITY} | {"R v Secretary of State for Education ex p E [1992] 1 FLR 377"}
    known |= {"Children and Families Act 2014 s.37(2)-(3)", "SEND Regulations 2014 reg 12",
              "Children and Families Act 2014 s.38(3)"}  # fmt: skip
    shown = {cited for seen in site().values() for cited in seen.citations}
    assert len(shown) > 100
    assert shown - known == set()


def test_nothing_that_rests_on_memory_is_shown_or_named_without_saying_so() -> None:
    unverified = {quote(_address(one.kind, one.id), safe="/%()~:@") for one in entries().values() if one.unverified}
    assert len(unverified) > 10
    named = 0
    for address, seen in site().items():
        if address in unverified:
            assert "UNVERIFIED" in seen.text, address
        for link in re.finditer(r'<a [^>]*href="([^"?]*)[^"]*"[^>]*>.*?</a>(.{0,60})', seen.body, re.DOTALL):
            if link[1] in unverified and "Show the law" not in link[0]:
                named += 1
                assert "UNVERIFIED" in link[2], (address, link[0])
    assert named > 20


def test_no_page_shows_a_code_where_words_are_meant() -> None:
    # Names of fields and events stand only under "In a case file" and in the line that tells the page's own name.
    for address, seen in site().items():
        if address.startswith("/law/event/"):
            continue
        words = seen.text.replace(address.rstrip("/").rsplit("/", 1)[-1], "")
        assert re.findall(r"\b[A-Z]+_[A-Z_]+\b|\basap\b|\bNone\b|england\.md|\bengine\b", words) == [], address


def test_all_that_is_english_only_is_marked_as_english() -> None:
    titles = {one.title for one in entries().values()} | {kind.title for kind in EVENTS.values()}
    for address, seen in site().items():
        assert titles & set(seen.foreign) == set(), address


def test_pages_of_the_law_set_no_cookie_and_hold_no_token() -> None:
    browser = client()
    for address in ("/law/", "/law/search/", "/law/duty/ehcna.decide/", "/law/proposals/"):
        answer = browser.get(address)
        assert not answer.cookies
        assert "csrf" not in answer.content.decode()


@pytest.mark.parametrize("name", TOPICS)
def test_every_entry_chosen_for_a_question_exists_and_is_shown_once(name: str) -> None:
    chosen = TOPICS[name].entries
    assert len(set(chosen)) == len(chosen) >= 4
    seen = site()[f"/law/topic/{name}/"]
    for kind, id in chosen:
        assert (kind, id) in entries(), (kind, id)
        assert seen.links.count(_address(kind, id)) == 1


def test_an_id_that_does_not_exist_names_the_nearest() -> None:
    answer = client().get("/law/duty/plan.finl/")
    assert answer.status_code == 404
    seen = read(answer.content.decode())
    assert "/law/duty/plan.final/" in seen.links
    assert "plan.finl" not in seen.text


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("id", ["nothing", "a" * 3000, "..", "%00", "ä", "'; DROP", "<script>", "plan.final.old", "  "])
def test_no_id_is_a_fault(kind: str, id: str) -> None:
    assert client().get(f"/law/{kind}/{quote(id)}/").status_code in (301, 302, 404)


def test_a_right_asked_for_as_a_duty_is_found() -> None:
    answer = client().get("/law/duty/ehcna.request.right/?as-at=2020-01-01")
    assert answer.status_code == 302
    assert answer["Location"] == "/law/right/ehcna.request.right/?as-at=2020-01-01"
    assert client().get("/law/right/plan.final/", follow=True).status_code == 200


@pytest.mark.parametrize("address", ["topic/none", "stage/none", "who/NOBODY", "all/none", "nothing"])
def test_a_list_that_does_not_exist_is_not_found(address: str) -> None:
    assert client().get(f"/law/{address}/").status_code == 404


def test_pages_of_the_law_are_only_read() -> None:
    assert client().post("/law/duty/plan.final/").status_code == 405
