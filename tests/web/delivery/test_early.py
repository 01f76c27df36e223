"""Early signs for an organisation: what fails five children or more, nothing of fewer, and no child named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from tests.web.cases.reading import queries, words
from tests.web.delivery.given import access_of, line, missed, set_up
from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation
from upheld.web.cases.models import Case, Grant, Look, Part
from upheld.web.delivery import early_seen
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.actions.setting_up import set_entitlements
from upheld.web.delivery.kept import PLACE, Ledger

pytestmark = pytest.mark.django_db(databases="__all__")
TODAY = date(2026, 10, 21)
"""A Wednesday: six weeks of term are over, from 7 September to 12 October."""
THERAPIST = "NHS speech and language therapist"
SIGN = "Speech and language therapist NHS speech and language therapist Devon"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)


@pytest.fixture
def service() -> Organisation:
    return organisation("Service A", person("m"))


def child(number: int, service: Organisation, *weeks: int, reason: str = "vacancy", right: str = "ledger",
          council: str = "Devon", deliverer: str = THERAPIST, **grants: Any) -> Case:  # fmt: skip
    """A family of its own whose ledger the service has; in those weeks the therapy did not come."""
    holder = person(f"family{number}")
    told = {"date_of_birth": "2016-05-02", "local_authority": council}
    case = case_of(holder, f"Child {number}", person=told)
    set_up(case, holder, line(deliverer=deliverer))
    if weeks:
        say(access_of(holder, case), [missed(week, reason=reason) for week in weeks], by=holder)
    grant(case, organisation=service, right=right, role="adviser", **grants)
    return case


def asked(service: Organisation, who: str = "m", weeks: object = "") -> Any:
    query = f"?weeks={weeks}" if weeks else ""
    return signed_in(person(who)).get(f"/delivery/early/{service.key}/{query}")


def rows(answer: Any) -> str:
    """What the table says after its heads; empty where there is none."""
    return words(answer).partition("Missing of it ")[2].partition(" How it is counted")[0]


def test_a_therapy_that_fails_five_children_is_a_sign_and_names_none_of_them(service: Organisation) -> None:
    cases = [child(number, service, 3, 4, right="read" if number % 2 else "ledger") for number in range(5)]
    answer = asked(service)
    # Each was owed six half hours, and two did not come.
    assert rows(answer) == f"{SIGN} 5 5 15 h 5 h (33 per cent)"
    page = answer.content.decode()
    assert not [one for one in cases if str(one.pk) in page]
    assert "Child " not in page and "family" not in words(answer).replace("family hides", "").replace("Each family", "")


def test_of_four_nothing_is_shown(service: Organisation) -> None:
    for number in range(4):
        child(number, service, 3, 4)
    child(4, service)
    answer = asked(service)
    assert rows(answer) == "" and "no kind of provision fails at least five children" in words(answer)
    assert "peech" not in words(answer) and "Devon" not in words(answer)


@pytest.mark.parametrize(("others", "shown"), [(1, "not shown"), (5, "10")])
def test_how_many_have_it_is_not_shown_where_it_tells_of_few(service: Organisation, others: int, shown: str) -> None:
    for number in range(5 + others):
        child(number, service, *((3, 4) if number < 5 else ()))
    assert rows(asked(service)) == f"{SIGN} {shown} 5 15 h 5 h (33 per cent)"


def test_only_what_fell_due_in_the_weeks_chosen_counts(service: Organisation) -> None:
    for number in range(5):
        child(number, service, 0, 1)
    assert "(33 per cent)" in rows(asked(service, weeks=8)) and "(33 per cent)" in rows(asked(service, weeks=13))
    assert rows(asked(service, weeks=4)) == ""
    for number in range(5):
        case = Case.objects.get(holder=person(f"family{number}"))
        say(access_of(case.holder, case), [missed(4)], by=case.holder)
    # Since 24 September: the weeks of 21 and 28 September, of 5 and of 12 October.
    assert rows(asked(service, weeks=4)) == f"{SIGN} 5 5 10 h 2 h 30 min (25 per cent)"


@pytest.mark.parametrize("weeks", ["5", "-4", "four", "4.0", "٨"])
def test_other_weeks_are_told_what_to_choose(service: Organisation, weeks: str) -> None:
    answer = asked(service, weeks=weeks)
    assert answer.status_code == 422 and "You can look back on 4, 8 or 13 weeks." in words(answer)


def test_absence_is_no_shortfall_here_and_the_page_says_that_the_law_has_no_such_exception(
    service: Organisation,
) -> None:
    for number in range(5):
        child(number, service, 3, 4, reason="child_absent")
    said = words(asked(service))
    assert rows(asked(service)) == "" and "although the duty has no such exception" in said
    assert "Children and Families Act 2014 s.42" in said and "practice, not law" in said


def test_who_gives_it_is_written_as_most_plans_have_it(service: Organisation) -> None:
    for number, deliverer in enumerate([THERAPIST.lower(), THERAPIST, f" {THERAPIST}", THERAPIST.upper(), THERAPIST]):
        child(number, service, 3, 4, deliverer=deliverer)
    assert rows(asked(service)) == f"{SIGN} 5 5 15 h 5 h (33 per cent)"


def test_what_was_said_long_before_counts_for_what_it_was_said_of(service: Organisation) -> None:
    for number in range(5):
        case = child(number, service)
        early = [missed(week, said_at=datetime(2025, 1, 6, tzinfo=UTC)) for week in (3, 4)]
        say(access_of(case.holder, case), early, by=case.holder)
    assert rows(asked(service)) == f"{SIGN} 5 5 15 h 5 h (33 per cent)"


def test_what_a_family_hides_is_left_out(service: Organisation) -> None:
    for number in range(5):
        child(number, service, 3, 4, hides_addresses=True)
    assert "Devon" not in words(asked(service))
    assert rows(asked(service)).startswith(
        "Speech and language therapist Several, not known or not shown Not known or not shown 5 5"
    )
    Grant.objects.update(hides_addresses=False, hides_schools=True)
    assert rows(asked(service)).startswith("Speech and language therapist Several, not known or not shown Devon 5 5")


def test_a_grant_of_the_ledger_shows_nothing_that_the_grant_of_the_case_hides(service: Organisation) -> None:
    for number in range(5):
        case = child(number, service, 3, 4, right="read", hides_addresses=True)
        grant(case, organisation=service, right="ledger", role="adviser")
    assert "Devon" not in words(asked(service)) and " 5 5 15 h " in rows(asked(service))


def test_only_the_ledgers_of_the_organisation_are_counted(service: Organisation) -> None:
    other = organisation("Service B", person("n"))
    for number in range(4):
        child(number, service, 3, 4)
    elsewhere = child(4, other, 3, 4)
    grant(elsewhere, to=person("m"), right="read")
    ended = child(5, service, 3, 4)
    Grant.objects.filter(case=ended).update(to_at=clock.real())
    leaving = child(6, service, 3, 4)
    Case.objects.filter(pk=leaving.pk).update(delete_after=clock.real() + timedelta(days=7))
    assert rows(asked(service)) == ""
    grant(elsewhere, organisation=service, right="ledger", role="adviser")
    assert rows(asked(service)) == f"{SIGN} 5 5 15 h 5 h (33 per cent)"


@pytest.mark.parametrize("role", ["manager", "adviser", "reader"])
def test_whoever_works_there_now_may_look_and_nobody_else(service: Organisation, role: str) -> None:
    Membership.objects.filter(person=person("m")).update(role=role)
    assert asked(service).status_code == 200
    organisation("Service B", person("n"))
    assert asked(service, "n").status_code == asked(service, "stranger").status_code == 404
    Membership.objects.filter(person=person("m")).update(to_at=clock.real())
    assert asked(service).status_code == 404


def test_each_family_sees_who_looked(service: Organisation) -> None:
    seen = {child(number, service).pk for number in range(2)}
    child(2, organisation("Service B", person("n")))
    own = case_of(person("m"), "Child 3")
    set_up(own, person("m"))
    grant(own, organisation=service, right="ledger", role="adviser")
    asked(service)
    looks = Look.objects.all()
    assert {one.case_id for one in looks} == seen and {one.person for one in looks} == {person("m")}


def test_a_ledger_that_cannot_be_opened_is_left_out_and_said(service: Organisation) -> None:
    cases = [child(number, service, 3, 4) for number in range(6)]
    assert "could not be reckoned" not in words(asked(service))
    Part.objects.filter(case=cases[0], place=PLACE).update(body=b"\x01" * 60)
    answer = asked(service)
    assert rows(answer) == f"{SIGN} 5 5 15 h 5 h (33 per cent)" and "could not be reckoned" in words(answer)


def test_more_than_one_page_opens_are_cut_and_said(service: Organisation, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        child(number, service, 3, 4)
    monkeypatch.setattr(early_seen, "MOST_LEDGERS", 5)
    answer = asked(service)
    assert rows(answer).startswith(f"{SIGN} 5 5") and "There are more than" in words(answer)
    monkeypatch.setattr(early_seen, "MOST_LEDGERS", 6)
    assert rows(asked(service)).startswith(f"{SIGN} 6 6") and "There are more than" not in words(asked(service))


def test_an_amended_line_is_told_by_its_last_version_of_known_amount(service: Organisation) -> None:
    for number in range(5):
        case = child(number, service, 3, 4)
        second = replace(line(deliverer=THERAPIST, from_on=date(2026, 9, 21)), id="F.1-2")
        third = replace(second, id="F.1-3", amount=None, from_on=date(2026, 10, 12), deliverer="A third")
        next_one = replace(second, id="F.1-4", from_on=date(2027, 1, 4), deliverer="A fourth")
        ledger = Ledger(access_of(case.holder, case))
        set_entitlements(ledger, [line(deliverer="Somebody else"), second, third, next_one], by=case.holder)
    assert rows(asked(service)).startswith(f"{SIGN} 5 5")


def test_it_is_the_same_number_of_questions_for_any_number_of_ledgers(service: Organisation) -> None:
    browser, path = signed_in(person("m")), f"/delivery/early/{service.key}/"
    counted = []
    for number in range(7):
        child(number, service, 3, 4)
        counted.append(len(queries(browser, path)))
    assert len(set(counted[1:])) == 1, counted


def test_the_lists_lead_there(service: Organisation) -> None:
    browser, there = signed_in(person("m")), f"/delivery/early/{service.key}/"
    assert there in browser.get("/delivery/").content.decode()
    assert there in browser.get(f"/desk/{service.key}/").content.decode()
    assert "/delivery/early/" not in signed_in(person("stranger")).get("/delivery/").content.decode()
    assert "No family shares a record" in words(asked(service))
