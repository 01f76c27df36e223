"""What is to be told is written down once, and only what is still worth sending leaves."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from tests.web.post.conftest import Clock
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.post.models import Message
from upheld.web.post.outbox import drop, due, put
from upheld.web.post.send import Sent, send_waiting
from upheld.web.post.texts import register

pytestmark = pytest.mark.django_db


def test_the_same_is_written_down_once(person: Person) -> None:
    assert put("trial", "due:1:7", to=person, about={})
    assert not put("trial", "due:1:7", to=person, about={"day": "2026-03-01"})
    assert put("trial", "due:1:8", to=person, about={})
    assert Message.objects.count() == 2
    assert Message.objects.get(once="due:1:7").about == {}


def test_what_is_written_in_a_transaction_that_fails_is_not_sent(person: Person) -> None:
    with pytest.raises(LookupError), transaction.atomic():
        put("trial", "due:1:7", to=person, about={})
        raise LookupError
    assert put("trial", "due:1:7", to=person, about={})


def test_a_second_writing_does_not_break_the_transaction_it_is_in(person: Person) -> None:
    put("trial", "due:1:7", to=person, about={})
    with transaction.atomic():
        assert not put("trial", "due:1:7", to=person, about={})
        assert put("trial", "due:2:7", to=person, about={})
    assert Message.objects.count() == 2


def test_a_mail_goes_to_a_person_or_to_an_address(person: Person) -> None:
    for to, address in ((None, ""), (person, "other@example.org")):
        with pytest.raises(ValueError, match="person or to an address"):
            put("trial", "1", to=to, address=address, about={})
    with pytest.raises(ValueError, match="not registered"):
        put("nobody-knows", "1", to=person, about={})
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.create(once="1", kind="trial", person=person, address="other@example.org")


def test_it_is_sent_between_its_two_moments_only(person: Person) -> None:
    now = clock.now()
    put("trial", "early", to=person, about={}, not_before=now + timedelta(days=1))
    put("trial", "late", to=person, about={}, not_after=now - timedelta(days=1))
    put("trial", "right", to=person, about={}, not_before=now, not_after=now)
    assert send_waiting(now) == Sent(sent=1, dropped=1)
    assert {one.once: one.state for one in Message.objects.all()} == {
        "early": "waiting", "late": "dropped", "right": "sent",
    }  # fmt: skip
    assert send_waiting(now + timedelta(days=2)).sent == 1


def test_nobody_who_has_left_is_written_to(person: Person) -> None:
    put("trial", "1", to=person, about={})
    person.forget()
    assert send_waiting(clock.now()) == Sent(dropped=1)
    assert mail.outbox == []
    assert Message.objects.get().why == "no-account"


def test_a_person_who_is_deleted_takes_their_messages_along(person: Person) -> None:
    put("trial", "1", to=person, about={})
    person.delete()
    assert not Message.objects.exists()


def test_what_its_part_no_longer_wants_is_not_sent(person: Person) -> None:
    register("wanted-until", "post/trial.txt", lambda message: None if message.about["ended"] else {})
    put("wanted-until", "1", to=person, about={"ended": True})
    put("wanted-until", "2", to=person, about={"ended": False})
    assert send_waiting(clock.now()) == Sent(sent=1, dropped=1)


def test_all_that_waits_about_one_thing_can_be_taken_back(person: Person) -> None:
    for once in ("case-1:due:7", "case-1:due:8", "case-11:due:7"):
        put("trial", once, to=person, about={"duty": 7})
    assert drop("case-1:") == 2
    assert send_waiting(clock.now()) == Sent(sent=1)
    assert [one.about for one in Message.objects.filter(state="dropped")] == [{}, {}]


def test_the_address_of_somebody_without_an_account_is_gone_once_it_was_used() -> None:
    put("trial", "1", to=None, address="asked-in@example.org", about={})
    assert send_waiting(clock.now()) == Sent(sent=1)
    assert mail.outbox[0].to == ["asked-in@example.org"]
    assert Message.objects.get().address == ""


def test_the_one_that_waits_longest_is_first(person: Person, time: Clock) -> None:
    for once in "abc":
        put("trial", once, to=person, about={})
        time.move_on(seconds=1)
    assert [one.once for one in due(clock.now())] == ["a", "b", "c"]
    assert send_waiting(clock.now(), limit=1) == Sent(sent=1)
    assert [one.once for one in due(clock.now())] == ["b", "c"]
