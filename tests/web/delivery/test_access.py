"""The right to the ledger alone: what it lets somebody do, and everything of the case that it keeps from them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from tests.web.delivery.given import access_of, missed, set_up
from upheld.web import clock
from upheld.web.cases.access import MayNot, access_to, must_see, must_see_ledger
from upheld.web.cases.actions.feeds import make_feed
from upheld.web.cases.actions.notes import add_note, services_of
from upheld.web.cases.actions.sharing import Terms, change, end
from upheld.web.cases.at_a_glance import own_and_shared
from upheld.web.cases.audit import Gone, acting
from upheld.web.cases.feed import calendar_at
from upheld.web.cases.leaving import end_access
from upheld.web.cases.models import Case, Feed
from upheld.web.cases.reminders import people_of
from upheld.web.delivery.actions.saying import say, state
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.sides import sides_of
from upheld.web.desk.models import Casework
from upheld.web.desk.seen import cases_of
from upheld.web.desk.workers import workers_of

pytestmark = pytest.mark.django_db(databases="__all__")


def test_who_was_given_the_ledger_alone_does_not_see_the_case() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"), right="ledger", role="school")
    found = must_see_ledger(person("b"), case.pk)
    assert not found.sees_case and not found.may_write and found.may_write_ledger
    with pytest.raises(Http404):
        must_see(person("b"), case.pk)
    assert not Case.objects.visible_to(person("b")).exists()
    assert [*Case.objects.with_ledger_for(person("b"))] == [case]
    assert not own_and_shared(person("b"), clock.today()).exists()


def test_what_waits_to_be_deleted_and_what_ended_has_no_ledger_for_them() -> None:
    moment, day = clock.real(), timedelta(days=1)
    going, over, ahead = (case_of(person("a")) for _each in range(3))
    grant(going, to=person("b"), right="ledger", role="school")
    grant(over, to=person("b"), right="ledger", role="school", from_at=moment - 2 * day, to_at=moment - day)
    grant(ahead, to=person("b"), right="ledger", role="school", from_at=moment + day)
    Case.objects.filter(pk=going.pk).update(delete_after=moment)
    assert [access_to(person("b"), one.pk) for one in (going, over, ahead)] == [None, None, None]
    assert not Case.objects.with_ledger_for(person("b")).exists()


def test_the_widest_of_several_wins_and_a_ledger_unhides_nothing_of_the_case() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"), right="read", role="supporter", hides_addresses=True, hides_schools=True)
    grant(case, to=person("b"), right="ledger", role="school")
    found = must_see(person("b"), case.pk)
    assert found.sees_case and not found.may_write and found.may_write_ledger
    assert found.hides_addresses and found.hides_schools
    assert (found.role, found.ledger_role, sides_of(found)) == ("supporter", "school", ("setting",))


def test_a_reader_of_an_organisation_only_reads_its_ledgers() -> None:
    school = organisation("School A", person("b"), role="reader", kind="school")
    organisation_writes = organisation("School B", person("c"), kind="school")
    case = case_of(person("a"))
    for one in (school, organisation_writes):
        grant(case, organisation=one, right="ledger", role="school")
    assert not must_see_ledger(person("b"), case.pk).may_write_ledger
    assert must_see_ledger(person("c"), case.pk).may_write_ledger
    with pytest.raises(MayNot):
        state(must_see_ledger(person("b"), case.pk), "step", uuid4(), {"text": "x"}, by=person("b"))


def test_no_action_of_the_case_is_theirs() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"), right="ledger", role="school")
    access = must_see_ledger(person("b"), case.pk)
    for needs in ("see", "write", "hold"):
        with pytest.raises(Gone), acting(case.pk, person("b"), needs=needs):
            raise AssertionError("it began")
    with pytest.raises(Gone):
        make_feed(access, by=person("b"))
    with pytest.raises(MayNot):
        add_note(access, "a note", by=person("b"))
    assert not case.notes.exists() and not Feed.objects.exists()


def test_nobody_reminds_them_of_the_days_of_a_case() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"), right="ledger", role="school")
    grant(case, to=person("c"), right="read")
    assert {one.email for one in people_of([case])[case.pk]} == {"a@example.org", "c@example.org"}


def test_an_organisation_with_the_ledger_has_no_desk_and_no_notes_of_the_case() -> None:
    school = organisation("School A", person("b"), kind="school")
    case = case_of(person("a"))
    given = grant(case, organisation=school, right="ledger", role="school")
    Casework.objects.create(case=case, organisation=school, worker=person("b"))
    assert not cases_of(school).exists() and workers_of([case]) == {}
    assert services_of(must_see_ledger(person("b"), case.pk)) == []
    page = reverse("desk:casework", args=[school.key, case.pk])
    assert signed_in(person("b")).get(page).status_code == 404
    given.right = "read"
    given.save()
    assert cases_of(school).exists() and workers_of([case]) == {case.pk: [person("b")]}
    assert signed_in(person("b")).get(page).status_code == 200


def test_who_is_left_with_the_ledger_alone_loses_their_calendar() -> None:
    case = case_of(person("a"))
    given = grant(case, to=person("b"))
    secret = make_feed(must_see(person("b"), case.pk), by=person("b"))
    assert calendar_at(secret) is not None
    change(case.pk, given.pk, Terms("school", "ledger"), by=person("a"))
    assert Feed.objects.get().ended_at is not None and calendar_at(secret) is None


def test_a_calendar_tells_nothing_once_its_maker_has_the_ledger_alone() -> None:
    case = case_of(person("a"))
    given = grant(case, to=person("b"))
    secret = make_feed(must_see(person("b"), case.pk), by=person("b"))
    given.right = "ledger"
    given.save()
    assert calendar_at(secret) is None


def test_it_ends_with_their_account_and_what_they_said_stays() -> None:
    case = case_of(person("a"))
    set_up(case, person("a"))
    grant(case, to=person("b"), right="ledger", role="school")
    say(access_of(person("b"), case), [missed(side="setting")], by=person("b"))
    end_access(person("b"))
    assert access_to(person("b"), case.pk) is None
    assert [one.by for one in Ledger(access_of(person("a"), case)).entries] == [str(person("b").pk)]


def test_they_may_give_their_access_up() -> None:
    case = case_of(person("a"))
    given = grant(case, to=person("b"), right="ledger", role="school")
    end(case.pk, given.pk, by=person("b"))
    assert access_to(person("b"), case.pk) is None
