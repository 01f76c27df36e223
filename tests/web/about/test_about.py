"""The first page and the pages about the service: they open no session, and are true to the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from upheld.web.about import places
from upheld.web.about.impact import KEPT_RISKS, RISKS
from upheld.web.about.urls import urlpatterns
from upheld.web.environment import environment
from upheld.web.sealed.models import Drawer
from upheld.web.ui.kept import how_long

NAMES = ["home", *(f"about:{one.name}" for one in urlpatterns)]


@pytest.fixture
def settings_from(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The environment, read afresh before and after."""
    environment.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    environment.cache_clear()


def words(client: Client, name: str) -> str:
    """What a page says, without its marks."""
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    told = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", answer.content.decode("utf-8"), flags=re.DOTALL)
    return " ".join(told.replace("&#39;", "'").split())


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_each_page_has_one_heading_a_title_and_opens_no_session(client: Client, name: str) -> None:
    answer = client.get(reverse(name))
    body = answer.content.decode("utf-8")
    assert answer.status_code == 200
    heading = re.findall(r"<h1[^>]*>(.*?)</h1>", body, re.DOTALL)
    assert len(heading) == 1 and heading[0].strip()
    assert "Upheld</title>" in body
    assert not answer.cookies
    assert Drawer.objects.count() == 0


@pytest.mark.parametrize("name", NAMES)
def test_nothing_can_be_sent_to_it(client: Client, name: str) -> None:
    assert client.post(reverse(name)).status_code == 405


def test_the_first_page_leads_to_the_three_doors_and_to_a_saved_case(client: Client) -> None:
    body = client.get(reverse("home")).content.decode("utf-8")
    for name in ("check:start", "check:paper", "check:quick", "check:file", "check:blank", "library:home"):
        assert f'href="{reverse(name)}"' in body, name


def test_every_page_about_the_service_is_reached_from_its_first_page(client: Client) -> None:
    body = client.get(reverse("about:about")).content.decode("utf-8")
    assert [one.name for one in urlpatterns if f'href="{reverse(f"about:{one.name}")}"' not in body] == []


@pytest.mark.parametrize(
    ("hours", "said"), [(2, "2 hours"), (1, "1 hour"), (24, "24 hours"), (0.5, "30 minutes"), (1.5, "90 minutes")]
)
def test_hours_are_said_as_a_reader_says_them(hours: float, said: str) -> None:
    assert how_long(hours) == said


@pytest.mark.parametrize("name", ["home", "about:privacy", "about:impact"])
def test_how_long_answers_are_kept_comes_from_the_settings(
    client: Client, settings_from: pytest.MonkeyPatch, name: str
) -> None:
    settings_from.setenv("UPHELD_SESSION_HOURS", "7")
    assert "deleted 7 hours after" in words(client, name)


@pytest.mark.parametrize(
    "name", ["about:about", "about:privacy", "about:accessibility", "about:complain", "about:security"]
)
def test_who_runs_it_and_how_to_write_to_them_come_from_the_settings(
    client: Client, settings_from: pytest.MonkeyPatch, name: str
) -> None:
    said = words(client, name)
    assert "They have not said who they are." in said and "They have not given an address to write to." in said
    settings_from.setenv("UPHELD_OPERATOR", "The charity <A>")
    settings_from.setenv("UPHELD_CONTACT", "help@charity.example")
    environment.cache_clear()
    said = words(client, name)
    assert "The charity &lt;A&gt;" in said and "help@charity.example" in said
    assert "They have not" not in said


def test_every_place_has_a_number_or_an_address_or_says_what_to_search_for() -> None:
    every = [
        *places.CHILDREN,
        *places.ADVICE,
        places.WATCHING,
        *(one for each in places.NATIONS for one in each.places),
    ]
    for one in every:
        assert one.phone or one.site or "Search" in str(one.what), one.name
        assert re.fullmatch(r"[0-9 ]*", one.phone) and re.fullmatch(r"([a-z]+(\.[a-z]+)+)?", one.site), one.name
    assert places.Place("A", "b", "0808 800 5000").call == "tel:08088005000"


def test_every_number_can_be_called_from_the_page(client: Client) -> None:
    body = client.get(reverse("about:urgent")).content.decode("utf-8")
    for number in ("999", "111", *(one.phone.replace(" ", "") for one in places.CHILDREN)):
        assert f'href="tel:{number}"' in body


def test_the_urgent_page_can_be_left_at_once(client: Client) -> None:
    assert f'href="{reverse("leave")}"' in client.get(reverse("about:urgent")).content.decode("utf-8")


def test_the_other_nations_are_named_with_their_own_law_and_no_day(client: Client) -> None:
    said = words(client, "about:not_england")
    for nation in places.NATIONS:
        assert str(nation.name) in said and nation.law in said
    assert not re.search(r"\b\d+ (weeks|days|months)\b", said)


def part_of(client: Client, name: str, first: str, last: str) -> str:
    """What a page says under the one heading and before the other."""
    body = client.get(reverse(name)).content.decode("utf-8")
    found = body.partition(f">{first}</h2>")[2].partition(f">{last}</h2>")[0]
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found).replace("&#39;", "'").split())


def test_the_privacy_notice_tells_the_check_and_a_kept_case_apart(client: Client) -> None:
    check = part_of(client, "about:privacy", "Without an account", "With a kept case")
    case = part_of(client, "about:privacy", "With a kept case", "In both ways")
    assert "Without that cookie neither the database nor a backup of it can be read." in check
    assert "e-mail address" not in check
    assert "This service can open kept cases" in case
    for told in (
        "your e-mail address and name",
        "who may see which case",
        "the council of a case",
        "the days of each duty",
    ):
        assert told in case.partition("Not encrypted are:")[2]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("14", "A case that you delete waits 14 days, seen by you alone"),
        ("1", "A case that you delete waits 1 day, seen by you alone"),
        ("0", "A case that you delete goes within a few minutes"),
    ],
)
def test_how_long_a_deleted_case_waits_comes_from_the_settings(
    client: Client, settings_from: pytest.MonkeyPatch, days: str, said: str
) -> None:
    settings_from.setenv("UPHELD_DELETE_DAYS", days)
    environment.cache_clear()
    assert said in words(client, "about:privacy")


def test_the_assessment_has_the_risks_of_both_parts_under_their_own_headings(client: Client) -> None:
    check = part_of(client, "about:impact", "Without an account", "With a kept case")
    case = part_of(client, "about:impact", "With a kept case", "For the operator to answer")
    for risks, here, there in ((RISKS, check, case), (KEPT_RISKS, case, check)):
        for risk in risks:
            assert str(risk.what) in here and str(risk.what) not in there
            assert str(risk.done) in here and str(risk.left) in here


def test_the_first_page_leads_to_kept_cases_and_promises_nothing_kept_without(client: Client) -> None:
    assert f'href="{reverse("cases:home")}"' in client.get(reverse("home")).content.decode("utf-8")
    assert "No account. No name needed." in words(client, "home")
