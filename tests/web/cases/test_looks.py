"""The holder sees who looked and when, and for whom; others see their own looks."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from upheld.web import clock
from upheld.web.accounts.models import Membership, Person
from upheld.web.cases.models import Case, Grant, Look

pytestmark = pytest.mark.django_db(databases="__all__")
HOUR = datetime(2026, 7, 1, 9, tzinfo=UTC)


def looked(case: Case, who: Person, hour: datetime = HOUR) -> None:
    Look.objects.create(case=case, person=who, hour=hour)


def shown_to(who: Person, case: Case, page: int = 1) -> str:
    return signed_in(who).get(f"/cases/{case.pk}/looks/?page={page}").content.decode()


def test_a_look_is_written_once_an_hour() -> None:
    case, other = case_of(person("a")), person("b")
    grant(case, to=other)
    for path in ("check/timeline/", "", "check/timeline/"):
        signed_in(other).get(f"/cases/{case.pk}/{path}")
    assert Look.objects.filter(case=case, person=other).count() == 1


def test_who_is_refused_leaves_no_look() -> None:
    case = case_of(person("a"))
    signed_in(person("b")).get(f"/cases/{case.pk}/")
    assert not Look.objects.exists()


def test_the_holder_sees_who_looked_in_which_hour() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    looked(case, person("b"))
    shown = shown_to(person("a"), case)
    # Nine o'clock in London's winter time is ten in its summer.
    assert "Person B" in shown and "1 July 2026" in shown and "10:00–11:00" in shown


def test_others_see_their_own_alone() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    for who in "abc":
        looked(case, person(who))
    shown = shown_to(person("b"), case)
    assert shown.count("10:00–11:00") == 1 and "Person" not in shown


def test_the_newest_come_first_fifty_at_a_time() -> None:
    case = case_of(person("a"))
    for number in range(60):
        looked(case, person("b"), HOUR + timedelta(days=number))
    # The first look at this page is itself one from then on, and the newest.
    shown_to(person("a"), case)
    first, second = shown_to(person("a"), case), shown_to(person("a"), case, 2)
    assert first.count("10:00–11:00") == 49 and second.count("10:00–11:00") == 11
    assert first.index("29 August 2026") < first.index("28 August 2026")
    assert "1 July 2026" in second and 'rel="next"' in first and 'rel="prev"' in second


@pytest.mark.parametrize("page", ["0", "-1", "999", "x", ""])
def test_a_page_that_is_not_there_is_the_nearest(page: str) -> None:
    case = case_of(person("a"))
    assert signed_in(person("a")).get(f"/cases/{case.pk}/looks/?page={page}").status_code == 200


def test_a_look_on_behalf_of_a_service_names_it() -> None:
    case, worker, free = case_of(person("a")), person("b"), person("c")
    service = organisation("Service A", worker, free)
    Membership.objects.update(from_at=HOUR - timedelta(days=30))
    grant(case, organisation=service, from_at=HOUR - timedelta(days=9))
    grant(case, to=free, from_at=HOUR - timedelta(days=9))
    looked(case, worker)
    looked(case, free)
    shown = shown_to(person("a"), case)
    assert shown.count("for Service A") == 1
    # Who looked for whom is told of that hour, not of today.
    Grant.objects.filter(organisation=service).update(to_at=HOUR + timedelta(days=1))
    Membership.objects.update(to_at=HOUR + timedelta(days=1))
    assert shown_to(person("a"), case).count("for Service A") == 1
    Membership.objects.update(to_at=HOUR - timedelta(days=1))
    assert "for Service A" not in shown_to(person("a"), case)


def test_whose_account_is_deleted_is_not_named() -> None:
    case, other = case_of(person("a")), person("b")
    looked(case, other)
    other.forget()
    shown = shown_to(person("a"), case)
    assert "account was deleted" in shown and "forgotten.invalid" not in shown


def test_to_give_access_up_leaves_the_page_whole() -> None:
    case, other = case_of(person("a")), person("b")
    given = grant(case, to=other, from_at=clock.real() - timedelta(days=1))
    assert signed_in(other).post(f"/cases/{case.pk}/access/{given.pk}/end/").status_code == 302
    assert "Person B" in shown_to(person("a"), case) or not Look.objects.filter(person=other).exists()
