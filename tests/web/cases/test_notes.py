"""Notes in a case: sealed, read by whoever may, and those of a service by its members alone."""

import pytest

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from upheld.web.accounts.models import Membership
from upheld.web.cases.access import MayNot, must_see
from upheld.web.cases.actions.notes import LONGEST, add_note, notes_of
from upheld.web.cases.models import Action, Case, Note

pytestmark = pytest.mark.django_db(databases="__all__")


def read(case: Case, who: str) -> str:
    answer = signed_in(person(who)).get(f"/cases/{case.pk}/notes/")
    assert answer.status_code == 200
    return answer.content.decode()


def write(case: Case, who: str, text: str, **rest: str) -> int:
    return signed_in(person(who)).post(f"/cases/{case.pk}/notes/", {"text": text, **rest}).status_code


def test_a_note_is_written_listed_and_sealed() -> None:
    case = case_of(person("a"))
    assert write(case, "a", "Rang the council.\n<b>They</b> said Friday.", service="all") == 302
    shown = read(case, "a")
    assert "Rang the council." in shown and "&lt;b&gt;They&lt;/b&gt;" in shown
    note = Note.objects.get()
    assert b"council" not in bytes(note.body)
    assert Action.objects.filter(case=case.pk, act="note_added", about=str(note.pk)).exists()


def test_the_newest_stands_first() -> None:
    case = case_of(person("a"))
    write(case, "a", "The first.")
    write(case, "a", "The second.")
    shown = read(case, "a")
    assert shown.index("The second.") < shown.index("The first.")


def test_an_empty_and_a_very_long_note_are_refused_and_kept() -> None:
    case = case_of(person("a"))
    assert write(case, "a", " ") == 422
    answer = signed_in(person("a")).post(f"/cases/{case.pk}/notes/", {"text": "y" * (LONGEST + 1)})
    assert answer.status_code == 422 and "y" * LONGEST in answer.content.decode()
    assert not Note.objects.exists()


def test_a_note_of_a_service_is_for_its_members_alone() -> None:
    case = case_of(person("a"))
    service = organisation("Service A", person("m"), person("n"))
    other = organisation("Service B", person("o"))
    for one in (service, other):
        grant(case, organisation=one, right="write", role="adviser")
    grant(case, to=person("s"), right="write")
    assert write(case, "m", "Ours alone.", service=str(service.key)) == 302
    assert "Ours alone." in read(case, "n") and "Only Service A reads this." in read(case, "n")
    for who in ("a", "o", "s"):
        assert "Ours alone." not in read(case, who)
    membership = Membership.objects.get(person=person("n"))
    membership.to_at = membership.from_at
    membership.save()
    grant(case, to=person("n"))
    assert "Ours alone." not in read(case, "n")


def test_nobody_writes_for_a_service_that_is_not_theirs() -> None:
    case = case_of(person("a"))
    service = organisation("Service A", person("m"))
    grant(case, organisation=service, right="write", role="adviser")
    assert write(case, "a", "Not mine.", service=str(service.key)) == 422
    with pytest.raises(MayNot):
        add_note(must_see(person("a"), case.pk), "Not mine.", by=person("a"), organisation=service)
    assert not Note.objects.exists()


def test_a_reader_writes_nothing() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    assert write(case, "b", "No.") == 403
    service = organisation("Service A", person("r"), role="reader")
    grant(case, organisation=service, right="write", role="adviser")
    assert write(case, "r", "No.", service=str(service.key)) == 403
    assert not Note.objects.exists()


def test_who_has_something_hidden_reads_what_is_open_to_all_and_their_own() -> None:
    case = case_of(person("a"))
    write(case, "a", "At Long Road.")
    write(case, "a", "Rang again.", open_to_all="on")
    grant(case, to=person("b"), right="write", hides_addresses=True)
    write(case, "b", "By me.")
    shown = read(case, "b")
    assert "Long Road" not in shown and "Rang again." in shown and "By me." in shown


def test_only_one_s_own_note_is_removed_and_asks_first() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"), right="write")
    write(case, "b", "By B.")
    note = Note.objects.get()
    at = f"/cases/{case.pk}/notes/{note.pk}/remove/"
    assert signed_in(person("a")).post(at).status_code == 404
    assert "Remove this note?" in signed_in(person("b")).get(at).content.decode()
    assert notes_of(must_see(person("b"), case.pk)).count() == 1
    assert signed_in(person("b")).post(at).status_code == 302
    assert not Note.objects.exists()
    assert Action.objects.filter(case=case.pk, act="note_removed", about=str(note.pk)).exists()
