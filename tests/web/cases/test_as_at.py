"""The picture of another day, and the timeline with who recorded what and when."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.cases.reading import queries, words
from upheld.web import clock
from upheld.web.cases.access import must_see
from upheld.web.cases.as_of import recorded_by
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Case
from upheld.web.cases.told_before import end_of
from upheld.web.check.record import Record

pytestmark = pytest.mark.django_db(databases="__all__")
MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=clock.ENGLAND)


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "real", lambda: MARCH)
    monkeypatch.setattr(clock, "today", lambda: clock.real().date())


def at(moment: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "real", lambda: moment)


def given(case: Case, who: str, **rest: Any) -> None:
    """Access from before the day on which these tests take place."""
    grant(case, to=person(who), from_at=MARCH - timedelta(days=1), **rest)


def shown(browser: Client, case: Case, day: date, *, recorded: bool = False) -> str:
    path = f"/cases/{case.pk}/as-at/?day_day={day.day}&day_month={day.month}&day_year={day.year}"
    answer = browser.get(f"{path}&recorded={int(recorded)}")
    assert answer.status_code == 200
    return words(answer)


def correct(browser: Client, case: Case, number: int, day: int) -> None:
    sent = {"on_day": str(day), "on_month": "1", "on_year": "2026"}
    assert browser.post(f"/cases/{case.pk}/check/timeline/{number}/", sent).status_code == 302


def test_an_earlier_day_counts_what_had_happened_by_then() -> None:
    browser = signed_in(person())
    case = case_of(person())
    said = shown(browser, case, date(2026, 2, 10))
    assert "The council received the request" in said and "refused" not in said
    assert "The next day to watch is Monday 23 February 2026" in said
    assert "Nothing had happened by then" in shown(browser, case, date(2026, 1, 11))


def test_what_had_been_recorded_by_then_is_another_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(person(), events=[{"kind": "ehcna_request_received", "on": "2026-01-12"}])
    at(MARCH + timedelta(days=3), monkeypatch)
    browser = signed_in(person())
    correct(browser, case, 1, 14)
    sent = {"received_on_day": "21", "received_on_month": "2", "received_on_year": "2026"}
    browser.post(f"/cases/{case.pk}/add/ehcna_refused_notified/", sent)
    before, after = MARCH.date() + timedelta(days=2), MARCH.date() + timedelta(days=3)
    assert "Nothing had been recorded here by then" in shown(browser, case, date(2026, 3, 1), recorded=True)
    then = shown(browser, case, before, recorded=True)
    assert "Monday 12 January 2026" in then and "Wednesday 14 January 2026" not in then and "refused" not in then
    known = shown(browser, case, before)
    assert "Wednesday 14 January 2026" in known and "refused" in known
    assert (
        shown(browser, case, after, recorded=True).count("refused") == shown(browser, case, after).count("refused") > 0
    )


def test_a_day_ends_at_midnight_in_england(monkeypatch: pytest.MonkeyPatch) -> None:
    assert end_of(date(2026, 6, 1)).utcoffset() == timedelta(hours=1)
    case = case_of(person(), events=[{"kind": "ehcna_request_received", "on": "2026-01-12"}])
    at(datetime(2026, 6, 1, 23, 59, tzinfo=clock.ENGLAND), monkeypatch)
    browser = signed_in(person())
    correct(browser, case, 1, 14)
    at(datetime(2026, 6, 2, 0, 1, tzinfo=clock.ENGLAND), monkeypatch)
    correct(browser, case, 1, 15)
    assert "14 January 2026" in shown(browser, case, date(2026, 6, 1), recorded=True)
    assert "15 January 2026" in shown(browser, case, date(2026, 6, 2), recorded=True)


def test_what_was_recorded_up_to_now_is_what_the_case_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    browser = signed_in(person())
    case = case_of(person(), facts=[{"kind": "disabled", "disabled": "yes", "from": "unknown"}])
    correct(browser, case, 1, 13)
    browser.post(f"/cases/{case.pk}/check/timeline/2/remove/")
    browser.post(f"/cases/{case.pk}/check/question/1/", {"local_authority": "Kent"})
    access = must_see(person(), case.pk)
    kept = KeptCase(access)
    found, held = recorded_by(access, kept.key, MARCH.date()), Record.held_in(kept)
    assert (found.person, found.facts, found.entries) == (held.person, held.facts, held.entries)
    assert found.person["local_authority"] == "Kent" and len(found.entries) == 1


def test_what_is_hidden_stays_hidden_on_every_day() -> None:
    events = [{"kind": "ehcna_request_received", "on": "2026-01-12", "notes": "Long Road"},
              {"kind": "school_consulted", "on": "2026-02-12", "institution": "School Q"}]  # fmt: skip
    case = case_of(person("a"), events=events)
    first = signed_in(person("a"))
    sent = {"on_day": "13", "on_month": "2", "on_year": "2026", "institution": "School R"}
    first.post(f"/cases/{case.pk}/check/timeline/2/", sent)
    given(case, "b", hides_addresses=True, hides_schools=True)
    limited = signed_in(person("b"))
    for recorded in (False, True):
        said = shown(limited, case, MARCH.date(), recorded=recorded)
        assert "received the request" in said and "Long Road" not in said and "School" not in said
    timeline = words(limited.get(f"/cases/{case.pk}/timeline/"))
    assert "School" not in timeline and "12 February 2026" in timeline
    assert "School Q" in words(first.get(f"/cases/{case.pk}/timeline/"))


@pytest.mark.parametrize(
    "query", ["day_day=31&day_month=2&day_year=2026", "day_year=2026", "day_day=1&day_month=4&day_year=2026"]
)
def test_a_day_that_cannot_be_shown_is_refused_in_a_sentence(query: str) -> None:
    case = case_of(person())
    answer = signed_in(person()).get(f"/cases/{case.pk}/as-at/?{query}")
    assert answer.status_code == 422 and "There is a problem" in words(answer)


def test_the_timeline_says_who_recorded_and_what_it_said_before(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(person("a"))
    given(case, "b", right="write")
    at(MARCH + timedelta(days=3), monkeypatch)
    correct(signed_in(person("b")), case, 1, 13)
    said = words(signed_in(person("a")).get(f"/cases/{case.pk}/timeline/"))
    assert "Recorded on 2 March 2026 by Person A. Corrected on 5 March 2026 by Person B. Before, it said:" in said
    assert "When was it? Monday 12 January 2026" in said


def test_what_was_taken_back_is_told_with_who_did_it() -> None:
    case = case_of(person())
    browser = signed_in(person())
    browser.post(f"/cases/{case.pk}/check/timeline/2/remove/")
    said = words(browser.get(f"/cases/{case.pk}/timeline/"))
    taken = said[said.index("What was taken back") :]
    assert "refused to carry out" in taken and "Taken back on 2 March 2026 by Person A" in taken
    assert "refused" not in said[: said.index("What was taken back")]


def test_the_timeline_asks_as_few_questions_for_many_entries() -> None:
    many = [{"kind": "provision_missed", "on": f"2026-02-{day:02}"} for day in range(1, 20)]
    few, lots = case_of(person()), case_of(person(), events=many)
    browser = signed_in(person())
    counted = []
    for case in (few, lots):
        browser.get(f"/cases/{case.pk}/timeline/")
        counted.append(len(queries(browser, f"/cases/{case.pk}/timeline/")))
    assert counted[0] == counted[1] <= 10
