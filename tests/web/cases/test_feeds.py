"""The calendar by a secret address: nobody's name in it, for as long as its maker may see the case, and no longer."""

import io
import logging
import re
from datetime import timedelta
from pathlib import Path

import pytest
import vobject
from django.test import Client
from pytest_django.fixtures import Settings

from tests.web.cases.making import REFUSED, case_of, grant, organisation, person, signed_in
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.access import must_see
from upheld.web.cases.actions.feeds import MOST, TooMany, make_feed
from upheld.web.cases.feed import digest_of
from upheld.web.cases.models import Action, Case, Feed
from upheld.web.environment import environment
from upheld.web.keyring.case_key import destroy_key
from upheld.web.ui.log import Bare

pytestmark = pytest.mark.django_db(databases="__all__")
SOON = (clock.today() - timedelta(days=10)).isoformat()
EVENTS = [
    {"kind": "ehcna_request_received", "on": SOON},
    {"kind": "advice_requested", "on": SOON, "category": "c", "body": "Health Body Q", "notes": "Long Road"},
]


def feed(case: Case, who: str = "a") -> str:
    return f"/feeds/{make_feed(must_see(person(who), case.pk), by=person(who))}.ics"


def status(at: str) -> int:
    return Client().get(at).status_code


def test_an_address_is_made_shown_to_its_maker_and_fetched_without_signing_in() -> None:
    case = case_of(person("a"), label="Child Alphabet", events=EVENTS)
    browser = signed_in(person("a"))
    assert browser.post(f"/cases/{case.pk}/calendar/").status_code == 302
    page = browser.get(f"/cases/{case.pk}/calendar/").content.decode()
    found = re.search(r"/feeds/[\w-]{43}\.ics(?=<)", page)
    assert found is not None
    at = found[0]
    answer = Client().get(at)
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/calendar")
    assert answer["Cache-Control"] == "private, no-store" and answer["Referrer-Policy"] == "no-referrer"
    assert not answer.cookies
    read = vobject.readOne(io.StringIO(answer.content.decode()))
    assert len(read.vevent_list) > 1
    for name in ("Alphabet", "Health Body Q", "Long Road", "Devon", str(case.pk)):
        assert name not in answer.content.decode()
    assert [one.act for one in Action.objects.filter(case=case.pk, act__startswith="feed")] == ["feed_made"]


def test_the_secret_is_kept_nowhere_as_it_is() -> None:
    case = case_of(person("a"))
    secret = make_feed(must_see(person("a"), case.pk), by=person("a"))
    row = Feed.objects.get()
    assert row.digest == digest_of(secret) and secret.encode() not in bytes(row.secret)
    acts = Action.objects.filter(case=case.pk)
    assert not any(secret in one.about or secret in one.digest for one in acts)


def test_only_its_maker_sees_the_secret_and_the_holder_can_end_it() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    at = feed(case, "b")
    secret = at.removeprefix("/feeds/").removesuffix(".ics")
    assert secret in signed_in(person("b")).get(f"/cases/{case.pk}/calendar/").content.decode()
    holder = signed_in(person("a"))
    page = holder.get(f"/cases/{case.pk}/calendar/").content.decode()
    assert secret not in page and "Person B" in page
    mine = feed(case, "a")
    page = signed_in(person("b")).get(f"/cases/{case.pk}/calendar/").content.decode()
    assert mine not in page and "Person A" not in page
    own = Feed.objects.get(person=person("a"))
    assert signed_in(person("b")).post(f"/cases/{case.pk}/calendar/{own.pk}/end/").status_code == 404
    theirs = Feed.objects.get(person=person("b"))
    assert "Take this address back?" in holder.get(f"/cases/{case.pk}/calendar/{theirs.pk}/end/").content.decode()
    assert status(at) == 200
    assert holder.post(f"/cases/{case.pk}/calendar/{theirs.pk}/end/").status_code == 302
    assert status(at) == 404 and status(mine) == 200
    assert Action.objects.filter(case=case.pk, act="feed_ended", about=str(theirs.pk)).exists()


def test_the_same_dates_keep_their_ids_and_are_not_sent_twice() -> None:
    case = case_of(person("a"), events=EVENTS)
    at = feed(case)
    first = Client().get(at)
    assert Client().get(feed(case)).content == first.content
    again = Client().get(at, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304 and not again.content and again["Cache-Control"] == "private, no-store"
    browser = signed_in(person("a"))
    earlier = clock.today() - timedelta(days=12)
    later = {"received_on_day": str(earlier.day), "received_on_month": str(earlier.month),
             "received_on_year": str(earlier.year)}  # fmt: skip
    assert browser.post(f"/cases/{case.pk}/check/timeline/1/", later).status_code == 302
    changed = Client().get(at, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    uids = {line for line in first.content.decode().split("\r\n") if line.startswith("UID:")}
    assert uids & set(changed.content.decode().split("\r\n"))


def test_when_it_was_fetched_is_written_to_the_hour() -> None:
    case = case_of(person("a"))
    at = feed(case)
    assert "It has not been fetched yet." in signed_in(person("a")).get(f"/cases/{case.pk}/calendar/").content.decode()
    Client().get(at)
    fetched = Feed.objects.get().fetched_at
    assert (fetched.minute, fetched.second) == (0, 0) and clock.real() - fetched < timedelta(hours=1, minutes=1)
    assert "Last fetched on" in signed_in(person("a")).get(f"/cases/{case.pk}/calendar/").content.decode()


def test_an_address_nobody_made_is_not_there() -> None:
    assert status("/feeds/" + "a" * 43 + ".ics") == 404
    assert status("/feeds/short.ics") == 404
    assert Client().post("/feeds/" + "a" * 43 + ".ics").status_code in (403, 405)


def test_it_ends_with_the_access_of_its_maker() -> None:
    case = case_of(person("a"))
    given = grant(case, to=person("b"))
    service = organisation("Service A", person("m"))
    grant(case, organisation=service)
    theirs, members = feed(case, "b"), feed(case, "m")
    assert status(theirs) == status(members) == 200
    given.to_at = clock.real()
    given.save()
    Membership.objects.filter(person=person("m")).update(to_at=clock.real())
    assert status(theirs) == status(members) == 404


def test_it_ends_with_the_case_and_with_the_account() -> None:
    case = case_of(person("a"))
    at = feed(case)
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real() + timedelta(days=14))
    assert status(at) == 404
    Case.objects.filter(pk=case.pk).update(delete_after=None)
    assert status(at) == 200
    holder = person("a")
    holder.is_active = False
    holder.save()
    assert status(at) == 404
    holder.is_active = True
    holder.save()
    destroy_key(case.pk)
    assert status(at) == 404


def test_it_shows_what_its_maker_may_see() -> None:
    events = [*REFUSED, {"kind": "exception_claimed", "on": "2026-02-01", "duty": "ehcna.decide",
                         "code": "school_holidays", "because": "At Long Road"}]  # fmt: skip
    case = case_of(person("a"), events=events)
    grant(case, to=person("b"), hides_addresses=True)
    assert b"Long Road" not in Client().get(feed(case, "b")).content


def test_a_case_in_which_nothing_happened_has_an_empty_calendar() -> None:
    case = case_of(person("a"), events=[])
    answer = Client().get(feed(case))
    assert answer.status_code == 200 and b"VEVENT" not in answer.content


def test_there_are_only_so_many() -> None:
    case = case_of(person("a"))
    for _each in range(MOST):
        feed(case)
    with pytest.raises(TooMany):
        feed(case)
    answer = signed_in(person("a")).post(f"/cases/{case.pk}/calendar/")
    assert answer.status_code == 422 and "take one back first" in answer.content.decode()


def test_the_secret_is_in_no_line_of_the_log(caplog: pytest.LogCaptureFixture) -> None:
    case = case_of(person("a"))
    at = feed(case)
    wrong = "/feeds/" + "Z" * 43 + ".ics"
    bare = Bare()
    with caplog.at_level(logging.DEBUG):
        caplog.handler.addFilter(bare)
        Client().get(at)
        Client().get(wrong)
        caplog.handler.removeFilter(bare)
    lines = [one.getMessage() for one in caplog.records]
    assert any("GET feed 200" in one for one in lines)
    assert not any(at[7:30] in one or "Z" * 20 in one for one in lines)


def test_one_address_asks_only_so_often(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    monkeypatch.setenv("UPHELD_RATE_API_PER_MINUTE", "2")
    still = clock.now().replace(second=20)
    monkeypatch.setattr(clock, "now", lambda: still)
    environment.cache_clear()
    try:
        at = feed(case_of(person("a")))
        assert [Client(REMOTE_ADDR="192.0.2.1").get(at).status_code for _each in range(3)] == [200, 200, 429]
        assert Client(REMOTE_ADDR="192.0.2.2").get(at).status_code == 200
    finally:
        monkeypatch.undo()
        environment.cache_clear()
