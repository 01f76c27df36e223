"""The walls in the database: an audit nobody can change, and cases that a query without its filter does not show."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.web.cases.making import case_of, grant, organisation, person
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.models import Action, Case, DueDay, Grant, Part, Told
from upheld.web.cases.models.history import NeverChanged
from upheld.web.cases.walls import as_person, as_service

pytestmark = pytest.mark.django_db(databases="__all__")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no row-level security")


def test_the_audit_cannot_be_changed_through_its_model() -> None:
    case_of(person())
    row = Action.objects.first()
    assert row is not None
    for change in (row.save, row.delete, Action.objects.all().delete, lambda: Action.objects.update(act="x")):
        with pytest.raises(NeverChanged):
            change()


@pytest.mark.parametrize("words", ["UPDATE cases_action SET act = 'x'", "DELETE FROM cases_action"])
def test_nor_by_a_statement(words: str) -> None:
    case_of(person())
    before = Action.objects.count()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words)
    assert Action.objects.count() == before > 0 and not Action.objects.filter(act="x").exists()


@on_postgresql
def test_a_query_that_forgets_the_filter_shows_no_other_case() -> None:
    mine, theirs = case_of(person("a")), case_of(person("b"))
    with as_person(person("a")):
        assert [one.pk for one in Case.objects.all()] == [mine.pk]
        for model in (Part, DueDay, Told):
            assert {one.case_id for one in model.objects.all()} == {mine.pk}
        assert {one.case for one in Action.objects.all()} == {mine.pk}
        assert not Case.objects.filter(pk=theirs.pk).update(council="000")
        with pytest.raises(DatabaseError), transaction.atomic():
            Part.objects.create(case_id=theirs.pk, place="other", body=b"x")
    with as_person(None):
        assert not Case.objects.exists() and not Part.objects.exists() and not Grant.objects.exists()
    with as_service():
        assert Case.objects.count() == 2


@on_postgresql
def test_an_organisation_sees_what_was_granted_while_it_was_granted() -> None:
    worker = person("c")
    service = organisation("Service A", worker)
    shared, _other = case_of(person("a")), case_of(person("b"))
    given = grant(shared, organisation=service)
    with as_person(worker):
        assert [one.pk for one in Case.objects.all()] == [shared.pk] and Grant.objects.count() == 1
    Membership.objects.update(to_at=clock.real())
    with as_person(worker):
        assert not Case.objects.exists() and not Grant.objects.exists()
    Membership.objects.update(to_at=None)
    given.to_at = clock.real()
    given.save()
    with as_person(worker):
        assert not Case.objects.exists()


@on_postgresql
def test_the_holder_alone_sees_what_waits_to_be_deleted() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real())
    with as_person(person("a")):
        assert Case.objects.exists()
    with as_person(person("b")):
        assert not Case.objects.exists()


@on_postgresql
def test_nobody_is_left_behind_in_the_connection() -> None:
    case_of(person("a"))
    with as_service():
        with pytest.raises(ZeroDivisionError), as_person(None):
            raise ZeroDivisionError
        assert Case.objects.exists()
