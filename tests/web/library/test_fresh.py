"""Pages a browser already has are not sent again, and nothing of one visitor is kept for another."""

import pytest
from django.test import Client, override_settings
from django.utils import translation

from tests.web.library.site import client
from upheld.web.library import kept

ADDRESS = "/law/duty/plan.final/"


def test_a_page_that_did_not_change_is_not_sent_again() -> None:
    first = client().get(ADDRESS)
    assert first["Cache-Control"] == "no-cache"
    assert {"Accept-Language", "Cookie"} <= set(first["Vary"].split(", "))
    again = client().get(ADDRESS, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client().get(ADDRESS, headers={"if-none-match": '"other"'}).status_code == 200


def test_a_page_is_another_on_another_day_in_another_language_and_for_another_question() -> None:
    marks = [client().get(ADDRESS)["ETag"], client().get(f"{ADDRESS}?as-at=2020-06-01")["ETag"],
             client().get("/law/duty/plan.maintain/")["ETag"]]  # fmt: skip
    with override_settings(LANGUAGES=[("en-gb", "English"), ("cy", "Cymraeg")]):
        marks.append(client().get(ADDRESS, headers={"accept-language": "cy"})["ETag"])
    translation.activate("en-gb")
    assert len(set(marks)) == 4


def test_what_was_made_once_is_the_same_the_second_time() -> None:
    for address in ("/law/", ADDRESS, "/law/proposals/", f"{ADDRESS}?as-at=2020-06-01", "/law/search/"):
        first, second = client().get(address), client().get(address)
        assert first.content == second.content
        for name in ("ETag", "Vary", "Cache-Control", "Content-Type", "Content-Security-Policy"):
            assert first[name] == second[name], (address, name)


def test_where_the_header_holds_a_form_its_token_is_nobody_elses() -> None:
    with override_settings(LANGUAGES=[("en-gb", "English"), ("cy", "Cymraeg")]):
        one, other = Client(headers={"host": "localhost"}), Client(headers={"host": "localhost"})
        first = one.get(ADDRESS)
        if "csrfmiddlewaretoken" not in first.content.decode():
            assert not first.cookies
            return
        second = other.get(ADDRESS)
        assert first.cookies["csrf"].value != second.cookies["csrf"].value
        assert one.get(ADDRESS)["ETag"] != other.get(ADDRESS)["ETag"]
        assert not kept._KEPT.keys() & {first["ETag"], second["ETag"]}


@pytest.mark.slow
def test_no_more_than_so_many_pages_are_kept() -> None:
    for number in range(kept._MOST + 20):
        client().get("/law/glossary/", {"n": number})
    assert len(kept._KEPT) == kept._MOST


def test_a_page_that_does_not_exist_is_not_kept() -> None:
    before = set(kept._KEPT)
    assert client().get("/law/duty/no.such.duty/").status_code == 404
    assert set(kept._KEPT) == before
