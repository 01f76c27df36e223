"""The walls in the database: what was said is not changed, and who has the ledger alone finds nothing else in it."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.web.cases.making import case_of, grant, organisation, person
from tests.web.delivery.given import access_of, missed, set_up
from upheld.web import clock
from upheld.web.accounts.models import Membership
from upheld.web.cases.access import must_see
from upheld.web.cases.actions.feeds import make_feed
from upheld.web.cases.actions.letters import send_letter
from upheld.web.cases.actions.notes import add_note
from upheld.web.cases.actions.papers import add_paper
from upheld.web.cases.actions.sharing import end
from upheld.web.cases.audit import first_broken
from upheld.web.cases.deleting import clear, delete_due
from upheld.web.cases.looks import write_look
from upheld.web.cases.models import (
    Action,
    AnswerChange,
    Case,
    DueDay,
    Feed,
    Grant,
    Invitation,
    Look,
    Note,
    Paper,
    Part,
    SentLetter,
    Told,
)
from upheld.web.cases.models.history import NeverChanged
from upheld.web.cases.walls import LEDGER_PLACES, as_person, as_service
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Statement
from upheld.web.keyring.case_key import destroy_key

pytestmark = pytest.mark.django_db(databases="__all__")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no row-level security")


def full_case() -> Case:
    """A case of person A with something of everything in it, and one thing said in its ledger."""
    holder = person("a")
    case = case_of(holder)
    access = must_see(holder, case.pk)
    add_paper(access, by=holder, name="A paper", data=b"Words.\n")
    add_note(access, "A note", by=holder)
    send_letter(access, "chase_final_plan", title="A letter", text="Words", sent_on=clock.today(), by=holder)
    make_feed(access, by=holder)
    AnswerChange.objects.create(case=case, from_version="1", to_version="2", changes=[])
    Invitation.objects.create(case=case, holder=holder, invited_by=holder, email="x@example.org", role="other",
                              right="read", expires_at=clock.real())  # fmt: skip
    set_up(case, holder)
    say(access_of(holder, case), [missed()], by=holder)
    write_look(access)
    return case


def test_what_was_said_cannot_be_changed_through_its_model() -> None:
    case = full_case()
    row = Statement.objects.get()
    for change in (row.save, row.delete, Statement.objects.all().delete, case.statements.all().delete,
                   lambda: Statement.objects.update(kind="view"), lambda: case.statements.update(kind="view"),
                   lambda: Statement.objects.bulk_update([row], ["kind"])):  # fmt: skip
        with pytest.raises(NeverChanged):
            change()


@pytest.mark.parametrize("words", ["UPDATE delivery_statement SET kind = 'view'", "DELETE FROM delivery_statement"])
def test_nor_by_a_statement_to_the_database(words: str) -> None:
    full_case()
    with pytest.raises(DatabaseError, match="What was said"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(words)
    assert Statement.objects.get().kind == "entry"


def test_it_goes_with_its_case() -> None:
    case = full_case()
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real())
    assert delete_due(clock.real()) == 1
    assert not Statement.objects.exists() and not Case.objects.exists()


def test_and_with_what_a_copy_left_of_a_case_whose_key_is_gone() -> None:
    case = full_case()
    destroy_key(case.pk)
    clear(case.pk)
    assert not Statement.objects.exists() and not Case.objects.exists()


@on_postgresql
def test_a_query_that_forgets_the_filter_shows_the_ledger_and_nothing_else_of_the_case() -> None:
    case, other = full_case(), case_of(person("c"), label="Child B")
    set_up(other, person("c"))
    grant(case, to=person("b"), right="ledger", role="school")
    with as_service():
        Part.objects.create(case=case, place="progress", body=b"x")
    with as_person(person("b")):
        assert [*Case.objects.values_list("pk", flat=True)] == [case.pk]
        assert {*Part.objects.values_list("case", "place")} == {(case.pk, one) for one in LEDGER_PLACES}
        assert {one.case_id for one in Statement.objects.all()} == {case.pk}
        assert [one.person_id for one in Grant.objects.all()] == [person("b").pk]
        for model in (Action, Told, Note, Paper, SentLetter, DueDay, Feed, AnswerChange, Invitation, Look):
            assert not model.objects.exists(), model
    with as_service():
        for model in (Action, Told, Note, Paper, SentLetter, DueDay, Feed, AnswerChange, Invitation, Look):
            assert model.objects.exists(), model


@on_postgresql
def test_they_write_nothing_past_the_one_door() -> None:
    case = full_case()
    grant(case, to=person("b"), right="ledger", role="school")
    with as_person(person("b")):
        assert not Case.objects.filter(pk=case.pk).update(council="000")
        assert not Part.objects.filter(place="delivery").update(version=99)
        for write in (
            lambda: Part.objects.create(case=case, place="progress", body=b"x"),
            lambda: Statement.objects.bulk_create([Statement(id=case.pk, case=case, kind="view", by=person("b"),
                                                             said_at=clock.real(), body=b"x")]),
            lambda: Look.objects.create(case=case, person=person("a"), hour=clock.real()),
            lambda: Grant.objects.create(case=case, person=person("b"), holder=person("b"), given_by=person("b"),
                                         role="other", right="write"),
        ):  # fmt: skip
            with pytest.raises(DatabaseError), transaction.atomic():
                write()
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM delivery_statement")
            cursor.execute("UPDATE delivery_statement SET kind = 'view'")
        assert Statement.objects.get().kind == "entry"


@on_postgresql
def test_they_read_and_say_what_is_theirs() -> None:
    case = full_case()
    given = grant(case, to=person("b"), right="ledger", role="school")
    with as_person(person("b")):
        access = access_of(person("b"), case)
        assert say(access, [missed(1, side="setting")], by=person("b")) == 1
        ledger = Ledger(access)
        assert len(ledger.entries) == 2 and len(ledger.entitlements) == 1
        assert not Told.objects.exists(), "the wall stands again"
        write_look(access)
        assert [one.person_id for one in Look.objects.all()] == [person("b").pk]
        end(case.pk, given.pk, by=person("b"))
        assert not Case.objects.exists() and not Statement.objects.exists() and not Part.objects.exists()
    assert first_broken(case.pk) is None


@on_postgresql
def test_a_school_sees_the_ledgers_of_its_pupils_while_they_are_given() -> None:
    case, member = full_case(), person("b")
    school = organisation("School A", member, kind="school")
    given = grant(case, organisation=school, right="ledger", role="school")
    with as_person(member):
        assert Statement.objects.count() == 1
    Membership.objects.update(to_at=clock.real())
    with as_person(member):
        assert not Statement.objects.exists() and not Case.objects.exists()
    Membership.objects.update(to_at=None)
    Case.objects.filter(pk=case.pk).update(delete_after=clock.real())
    with as_person(member):
        assert not Statement.objects.exists() and not Case.objects.exists() and not Part.objects.exists()
    Case.objects.filter(pk=case.pk).update(delete_after=None)
    given.to_at = clock.real()
    given.save()
    with as_person(member):
        assert not Statement.objects.exists()


@on_postgresql
def test_who_sees_the_case_sees_its_ledger_and_nobody_else_does() -> None:
    case = full_case()
    grant(case, to=person("b"))
    for who, count in ((person("a"), 1), (person("b"), 1), (person("c"), 0), (None, 0)):
        with as_person(who):
            assert Statement.objects.count() == count
            assert Note.objects.count() == count
