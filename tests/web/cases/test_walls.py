"""The walls in the database: an audit nobody can change, and cases that a query without its filter does not show."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.web.cases.making import case_of, grant, organisation, person
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.access import MayNot, must_see
from upheld.web.cases.actions.notes import add_note
from upheld.web.cases.audit import Gone, first_broken
from upheld.web.cases.models import Action, Case, DueDay, Grant, Invitation, Part, Told
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


@pytest.mark.django_db(databases="__all__", transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_nor_in_a_test_that_commits_and_after_it_nothing_is_left(turn: int) -> None:
    assert not Action.objects.exists() and not Case.objects.exists()
    case_of(person())
    with pytest.raises(DatabaseError, match="never changed"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_action")
    assert Action.objects.exists()


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


@on_postgresql
def test_nobody_writes_themselves_in() -> None:
    theirs, me = case_of(person("a")), person("b")
    rows = (
        lambda: Grant.objects.create(case=theirs, person=me, holder=me, given_by=me, role="other", right="write"),
        lambda: Invitation.objects.create(
            case=theirs, holder=me, invited_by=me, email="b@example.org", role="other", right="write",
            expires_at=clock.real(),
        ),
    )  # fmt: skip
    for write in rows:
        with as_person(me), pytest.raises(DatabaseError), transaction.atomic():
            write()
    with as_person(me):
        assert not Case.objects.exists()


def test_what_was_told_is_not_changed_and_not_lost_unseen() -> None:
    case = case_of(person())
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Told.objects.update(body=b"x")
    assert first_broken(case.pk) is None
    Told.objects.filter(case=case).order_by("action__seq").last().delete()
    assert first_broken(case.pk) == Action.objects.filter(case=case.pk).latest("seq").seq


def test_access_that_ended_while_the_page_was_made_writes_nothing() -> None:
    case = case_of(person("a"))
    given = grant(case, to=person("b"), right="write")
    access = must_see(person("b"), case.pk)
    given.right = "read"
    given.save()
    with pytest.raises(MayNot):
        add_note(access, "late", by=person("b"))
    given.to_at = clock.real()
    given.save()
    with pytest.raises(Gone):
        add_note(access, "late", by=person("b"))
    assert not case.notes.exists()


def test_the_id_of_an_event_lies_open_nowhere() -> None:
    events = [{"kind": "ehcna_request_received", "on": "2026-01-12", "id": "child-alphabet-of-school-q"}]
    case = case_of(person(), events=events)
    for row in DueDay.objects.filter(case=case):
        assert "alphabet" not in row.key and row.key.startswith(f"{row.duty}@")
    assert DueDay.objects.filter(case=case).count() == DueDay.objects.values("yours", "key").distinct().count()
