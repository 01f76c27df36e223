"""Sent by GOV.UK Notify, to a fake that checks what it is given: what was cut off is asked for afterwards."""

import logging
import socket
from datetime import timedelta

import pytest
from django.core.mail import send_mail
from pytest_django.fixtures import Settings

from tests.web.post.conftest import Clock
from tests.web.post.fake_notify import SECRET, SERVICE, TEMPLATE, Notify
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.post.claims import claim
from upheld.web.post.models import Message
from upheld.web.post.outbox import put
from upheld.web.post.send import Sent, send_waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def message(person: Person) -> Message:
    put("trial", "1", to=person, about={})
    return Message.objects.get()


def test_it_is_sent_by_the_template_with_our_number_as_reference(message: Message, notify: Notify) -> None:
    assert send_waiting(clock.now()) == Sent(sent=1)
    [kept] = notify.kept
    assert (kept["reference"], kept["email_address"]) == (str(message.pk), "parent-a@example.org")
    assert kept["template"]["id"] == TEMPLATE
    assert kept["subject"] == "A trial: this service can send e-mail"
    assert "http://127.0.0.1:8765/account/" in kept["body"]


@pytest.mark.parametrize(("status", "why"), [(403, "key"), (429, "too-many")])
def test_what_it_refuses_for_now_is_tried_again(
    message: Message, notify: Notify, status: int, why: str, time: Clock
) -> None:
    notify.refuse = status
    assert send_waiting(clock.now()) == Sent(later=1)
    message.refresh_from_db()
    assert message.why == why
    notify.refuse = 0
    time.move_on(minutes=2)
    assert send_waiting(clock.now()) == Sent(sent=1)


def test_what_it_refuses_for_good_is_not(message: Message, notify: Notify, time: Clock) -> None:
    notify.refuse = 400
    assert send_waiting(clock.now()) == Sent(failed=1)
    notify.refuse = 0
    time.move_on(days=1)
    assert send_waiting(clock.now()) == Sent()
    assert notify.kept == []


@pytest.mark.parametrize("key", [f"trial-{SERVICE}-{SECRET[:-1]}1", f"trial-{SERVICE[:-1]}0-{SECRET}"], ids=str)
def test_a_wrong_key_is_put_right_and_then_it_leaves(
    message: Message, notify: Notify, settings: Settings, key: str, time: Clock
) -> None:
    right, settings.NOTIFY_KEY = settings.NOTIFY_KEY, key
    assert send_waiting(clock.now()) == Sent(later=1)
    settings.NOTIFY_KEY = right
    time.move_on(minutes=2)
    assert send_waiting(clock.now()) == Sent(sent=1)


@pytest.mark.parametrize(
    ("behaviour", "arrived"),
    [({"refuse": 500}, False), ({"refuse": 500, "keep_although": True}, True), ({"hang_up": True}, True)],
    ids=["not kept", "kept although it said 500", "kept and hung up"],
)
def test_what_it_may_have_taken_is_asked_for_and_sent_only_if_it_is_not_there(
    message: Message, notify: Notify, behaviour: dict[str, int], arrived: bool, time: Clock
) -> None:
    for name, value in behaviour.items():
        setattr(notify, name, value)
    assert send_waiting(clock.now()) == Sent(unsure=1)
    notify.refuse, notify.keep_although, notify.hang_up = 0, False, False
    time.move_on(minutes=10)
    assert send_waiting(clock.now()) == Sent()
    assert notify.asked == []
    time.move_on(minutes=6)
    assert send_waiting(clock.now()) == (Sent() if arrived else Sent(sent=1))
    assert notify.asked == [str(message.pk)]
    assert [one["reference"] for one in notify.kept] == [str(message.pk)]
    message.refresh_from_db()
    assert message.state == "sent"


def test_a_process_that_died_before_it_sent_loses_nothing(message: Message, notify: Notify, time: Clock) -> None:
    assert claim(clock.now(), "notify") == message
    time.move_on(minutes=16)
    assert send_waiting(clock.now()) == Sent(sent=1, unsure=1)
    assert len(notify.kept) == 1


def test_a_process_that_died_after_it_sent_doubles_nothing(
    message: Message, notify: Notify, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Died(BaseException):
        pass

    def die(*given: object) -> None:
        raise Died

    with monkeypatch.context() as cut, pytest.raises(Died):
        cut.setattr("upheld.web.post.send.mark_sent", die)
        send_waiting(clock.now())
    time.move_on(minutes=16)
    assert send_waiting(clock.now()) == Sent(unsure=1)
    message.refresh_from_db()
    assert message.state == "sent"
    assert len(notify.kept) == 1


@pytest.mark.parametrize(("way", "days"), [("smtp", 1), ("notify", 6.5)])
def test_where_its_answer_would_say_nothing_it_is_not_asked(
    message: Message, notify: Notify, way: str, days: float, time: Clock
) -> None:
    # It keeps what it was given for a week, and knows nothing of what left another way.
    claim(clock.now(), way)
    time.move_on(days=days)
    assert send_waiting(clock.now()) == Sent(unsure=1)
    message.refresh_from_db()
    assert message.state == "unsure"
    assert (notify.asked, notify.kept) == ([], [])


def test_while_it_cannot_be_asked_nothing_is_sent_twice(message: Message, notify: Notify, time: Clock) -> None:
    claim(clock.now(), "notify")
    time.move_on(minutes=16)
    notify.refuse = 500
    assert send_waiting(clock.now()) == Sent(unsure=1)
    notify.refuse = 0
    assert send_waiting(clock.now()) == Sent(sent=1)


def test_a_service_that_never_answers_well_is_not_tried_for_ever(
    message: Message, notify: Notify, time: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0
    for _ in range(20):
        notify.refuse = 500
        tries += sum(send_waiting(clock.now()))
        notify.refuse = 0
        time.move_on(minutes=16)
        with monkeypatch.context() as asked_only:
            asked_only.setattr("upheld.web.post.send.claim", lambda *given: None)
            send_waiting(clock.now())
    message.refresh_from_db()
    assert (message.state, tries) == ("failed", 6)


def test_where_nobody_listens_it_is_tried_again(message: Message, notify: Notify, settings: Settings) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        settings.NOTIFY_URL = f"http://127.0.0.1:{closed.getsockname()[1]}"
        assert send_waiting(clock.now()) == Sent(later=1)
    message.refresh_from_db()
    assert message.why == "unreachable"


def test_no_address_is_logged(notify: Notify, caplog: pytest.LogCaptureFixture) -> None:
    put("trial", "1", to=None, address="nobody@example.org", about={})
    notify.refuse = 400
    with caplog.at_level(logging.DEBUG):
        send_waiting(clock.now() + timedelta(0))
    assert "nobody" not in caplog.text
    assert "trial mode" not in caplog.text


def test_a_mail_of_another_part_leaves_without_a_reference(notify: Notify) -> None:
    assert send_mail("A code", "123", None, ["parent-a@example.org"]) == 1
    assert notify.kept[0]["reference"] is None
