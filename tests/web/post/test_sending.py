"""Sent by SMTP to a real server: what is known of a failure decides whether it is tried again."""

import logging
import socket

import pytest
from django.core.mail import send_mail
from pytest_django.fixtures import Settings

from tests.web.post.conftest import Clock
from tests.web.post.mail_server import MailServer
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.post.claims import WAITS
from upheld.web.post.models import Message
from upheld.web.post.not_sent import NotSent, Outcome
from upheld.web.post.outbox import put
from upheld.web.post.send import Sent, send_waiting
from upheld.web.post.texts import register

pytestmark = pytest.mark.django_db


def waiting(person: Person, once: str = "1") -> Message:
    put("trial", once, to=person, about={})
    return Message.objects.get(once=once)


def test_a_mail_arrives_with_its_own_number_and_names_nobody(person: Person, server: MailServer) -> None:
    message = waiting(person)
    assert send_waiting(clock.now()) == Sent(sent=1)
    assert server.numbers == [str(message.pk)]
    assert server.taken[0]["To"] == "parent-a@example.org"
    message.refresh_from_db()
    assert (message.state, message.way, message.attempts, message.why) == ("sent", "smtp", 1, "")
    assert message.sent_at is not None


def test_many_leave_over_one_connection_and_none_is_left_out(person: Person, server: MailServer) -> None:
    wanted = {str(waiting(person, str(number)).pk) for number in range(12)}
    assert send_waiting(clock.now()) == Sent(sent=12)
    assert len(server.numbers) == 12
    assert set(server.numbers) == wanted
    assert server.connections == 1
    assert send_waiting(clock.now()) == Sent()


def test_it_is_told_to_stop_after_the_current_one(person: Person, server: MailServer) -> None:
    for number in range(5):
        waiting(person, str(number))
    assert send_waiting(clock.now(), stop=lambda: len(server.taken) == 2) == Sent(sent=2)


@pytest.mark.parametrize(
    ("answers", "why"),
    [({"RCPT": "451 later"}, "recipient"), ({"MAIL": "452 full"}, "sender"), ({"DATA": "451 later"}, "content"),
     ({"END": "451 later"}, "content"), ({"END": "421 closing"}, "content"), ({"BANNER": "421 busy"}, "server"),
     ({"BANNER": "554 no"}, "server")],
)  # fmt: skip
def test_what_is_refused_for_now_is_tried_again(
    person: Person, server: MailServer, answers: dict[str, str], why: str, time: Clock
) -> None:
    message = waiting(person)
    server.answers = answers
    assert send_waiting(clock.now()) == Sent(later=1)
    message.refresh_from_db()
    assert (message.state, message.why) == ("waiting", why)
    assert send_waiting(clock.now()) == Sent()
    server.answers = {}
    time.move_on(minutes=1.1)
    assert send_waiting(clock.now()) == Sent(sent=1)
    assert server.numbers == [str(message.pk)]


@pytest.mark.parametrize(
    "answers", [{"RCPT": "550 no such mailbox"}, {"MAIL": "550 not from you"}, {"END": "554 unwanted"}], ids=str
)
def test_what_is_refused_for_good_is_not_tried_again(
    person: Person, server: MailServer, answers: dict[str, str], time: Clock
) -> None:
    message = waiting(person)
    server.answers = answers
    assert send_waiting(clock.now()) == Sent(failed=1)
    server.answers = {}
    time.move_on(days=30)
    assert send_waiting(clock.now()) == Sent()
    message.refresh_from_db()
    assert message.state == "failed"


@pytest.mark.parametrize("verb", ["EHLO", "MAIL", "RCPT"])
def test_a_connection_that_breaks_before_the_mail_is_handed_over_is_tried_again(
    person: Person, server: MailServer, verb: str, time: Clock
) -> None:
    waiting(person)
    server.hang_up_at = verb
    assert send_waiting(clock.now()) == Sent(later=1)
    server.hang_up_at = ""
    time.move_on(minutes=1.1)
    assert send_waiting(clock.now()) == Sent(sent=1)


@pytest.mark.parametrize(("at", "taken"), [("END", 0), ("TAKEN", 1)])
def test_a_connection_that_breaks_while_it_is_handed_over_is_never_tried_again(
    person: Person, server: MailServer, at: str, taken: int, time: Clock
) -> None:
    message = waiting(person)
    server.hang_up_at = at
    assert send_waiting(clock.now()) == Sent(unsure=1)
    server.hang_up_at = ""
    time.move_on(days=30)
    assert send_waiting(clock.now()) == Sent()
    message.refresh_from_db()
    assert (message.state, message.why) == ("unsure", "cut-off")
    assert len(server.taken) == taken


def test_a_server_that_takes_a_mail_and_answers_too_late_gets_it_once(
    person: Person, server: MailServer, time: Clock
) -> None:
    waiting(person)
    server.slow = 1.5
    assert send_waiting(clock.now()) == Sent(unsure=1)
    time.move_on(days=1)
    assert send_waiting(clock.now()) == Sent()
    assert len(server.taken) == 1


@pytest.mark.parametrize("silent", ["QUIT", "NOOP"])
def test_a_server_that_falls_silent_after_it_took_a_mail_does_not_get_it_twice(
    person: Person, server: MailServer, silent: str, time: Clock
) -> None:
    wanted = {str(waiting(person, str(number)).pk) for number in range(3)}
    server.silent_at = silent
    assert send_waiting(clock.now()) == Sent(sent=3)
    assert sorted(server.numbers) == sorted(wanted)


def test_it_gives_up_after_ever_longer_waits(person: Person, settings: Settings, time: Clock) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "upheld.web.post.ways.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = closed.getsockname()
        settings.EMAIL_USE_TLS = False
        message = waiting(person)
        for wait in WAITS:
            assert send_waiting(clock.now()) == Sent(later=1)
            time.move_on(seconds=wait.total_seconds() - 5)
            assert send_waiting(clock.now()) == Sent()
            time.move_on(seconds=10)
        assert send_waiting(clock.now()) == Sent(failed=1)
    message.refresh_from_db()
    assert (message.state, message.why, message.attempts) == ("failed", "unreachable", 6)


def test_a_text_that_cannot_be_made_leaves_nothing_and_stops_nothing_else(person: Person, server: MailServer) -> None:
    register("broken", "post/trial.txt", lambda message: {"x": message.about["nothing"]})
    put("broken", "1", to=person, about={})
    waiting(person, "2")
    assert send_waiting(clock.now()) == Sent(sent=1, later=1)
    assert Message.objects.get(once="1").why == "text"


def test_no_address_and_no_word_of_the_server_is_logged_or_kept(
    person: Person, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    server.answers = {"RCPT": "550 parent-a@example.org is unknown here"}
    waiting(person)
    with caplog.at_level(logging.DEBUG):
        send_waiting(clock.now())
    row = Message.objects.values().get()
    for held in (caplog.text, repr(row)):
        assert "unknown" not in held
        assert "parent-a" not in held
    assert str(row["id"]) in caplog.text


def test_nothing_waits_in_vain_where_no_way_is_set(person: Person, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "upheld.web.post.ways.nowhere.EmailBackend"
    message = waiting(person)
    assert send_waiting(clock.now()) == Sent()
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("waiting", 0)


def test_a_mail_of_another_part_leaves_the_same_way_and_says_what_is_known(server: MailServer) -> None:
    assert send_mail("A code", "123", None, ["parent-a@example.org"]) == 1
    server.answers = {"RCPT": "550 parent-a@example.org is unknown here"}
    with pytest.raises(NotSent) as caught:
        send_mail("A code", "123", None, ["parent-a@example.org"])
    assert caught.value.outcome is Outcome.REFUSED
    assert "example" not in str(caught.value)
    assert send_mail("A code", "123", None, ["parent-a@example.org"], fail_silently=True) == 0
    with pytest.raises(NotSent):
        send_mail("A code", "123", None, ["parent-ä@example.org"])
    assert len(server.taken) == 1


@pytest.mark.django_db(transaction=True)
def test_it_refuses_to_send_inside_a_transaction_where_its_claim_would_not_hold(
    person: Person, server: MailServer
) -> None:
    from django.db import transaction

    waiting(person)
    with pytest.raises(RuntimeError), transaction.atomic():
        send_waiting(clock.now())
    assert server.taken == []
