"""One round does the jobs and sends what waits: one process at a time does the jobs, and none stops another."""

import logging
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command

from tests.web.post.conftest import Clock
from upheld.web import clock
from upheld.web.accounts.models import Person
from upheld.web.post import lease, tick
from upheld.web.post.models import Message
from upheld.web.post.outbox import put
from upheld.web.post.send import Sent
from upheld.web.post.texts import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def jobs(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, tick.Job]]:
    own: dict[str, tick.Job] = {}
    monkeypatch.setattr(tick, "_JOBS", own)
    yield own


def test_the_jobs_come_first_so_that_what_they_write_leaves_in_the_same_round(person: Person) -> None:
    def remind(now: datetime) -> int:
        return int(put("trial", f"due:{now:%Y-%m-%d}", to=person, about={}))

    tick.register_job("remind", remind)
    assert tick.tick(clock.now()) == tick.Ticked({"remind": 1}, (), Sent(sent=1))
    assert tick.tick(clock.now()) == tick.Ticked({"remind": 0}, (), Sent())
    assert len(mail.outbox) == 1


def test_a_job_that_fails_stops_no_other_and_its_words_are_not_logged(
    person: Person, capfd: pytest.CaptureFixture[str]
) -> None:
    def fail(now: datetime) -> int:
        raise LookupError("Child A")

    from upheld.web.ui.log import Bare

    written = StringIO()
    handler = logging.StreamHandler(written)
    handler.addFilter(Bare())
    logging.getLogger("upheld.web").addHandler(handler)
    put("trial", "1", to=person, about={})
    tick.register_job("first", fail)
    tick.register_job("second", lambda now: 3)
    try:
        assert tick.tick(clock.now()) == tick.Ticked({"second": 3}, ("first",), Sent(sent=1))
    finally:
        logging.getLogger("upheld.web").removeHandler(handler)
    assert "The job first failed" in written.getvalue()
    assert "LookupError" in written.getvalue()
    assert "Child A" not in written.getvalue()


def test_while_another_does_the_jobs_only_mail_is_sent(person: Person, time: Clock) -> None:
    other = uuid.uuid4()
    put("trial", "1", to=person, about={})
    tick.register_job("job", lambda now: 1)
    assert lease.take("jobs", other, timedelta(minutes=10))
    assert tick.tick(clock.now()) == tick.Ticked({}, (), Sent(sent=1))
    time.move_on(minutes=11)
    assert tick.tick(clock.now()).jobs == {"job": 1}


def test_a_lease_has_one_holder_until_it_is_over_or_given_back(time: Clock) -> None:
    one, two = uuid.uuid4(), uuid.uuid4()
    lasting = timedelta(minutes=5)
    assert lease.take("jobs", one, lasting)
    assert lease.take("jobs", one, lasting)
    assert not lease.take("jobs", two, lasting)
    assert lease.take("other", two, lasting)
    lease.give_back("jobs", two)
    assert not lease.take("jobs", two, lasting)
    lease.give_back("jobs", one)
    assert lease.take("jobs", two, lasting)
    time.move_on(minutes=6)
    assert lease.take("jobs", one, lasting)
    assert not lease.take("jobs", two, lasting)


def test_when_it_is_to_stop_it_begins_nothing_more(person: Person) -> None:
    done: list[str] = []
    tick.register_job("first", lambda now: done.append("first") or 1)
    tick.register_job("second", lambda now: done.append("second") or 1)
    put("trial", "1", to=person, about={})
    assert tick.tick(clock.now(), stop=lambda: bool(done)) == tick.Ticked({"first": 1}, (), Sent())


def test_the_command_says_what_was_done(person: Person) -> None:
    tick.register_job("remind", lambda now: 4)
    put("trial", "1", to=person, about={})
    out = StringIO()
    call_command("tick", stdout=out)
    assert out.getvalue().splitlines() == ["remind: 4", "Mail: 1 sent, 0 later, 0 failed, 0 dropped, 0 unsure."]


def test_a_mail_says_where_to_sign_in_and_greets_nobody(person: Person) -> None:
    person.name = "Parent A"
    person.save()
    put("trial", "1", to=person, about={})
    text = text_of(Message.objects.get())
    assert text is not None
    assert text.subject == "A trial: this service can send e-mail"
    assert "http://127.0.0.1:8765/account/" in text.body
    assert "Parent" not in text.body
    assert "&#" not in text.body


def test_the_outbox_is_shown_by_number_and_what_failed_can_be_sent_again(person: Person) -> None:
    for once, state in (("1", "failed"), ("2", "unsure"), ("3", "sent")):
        put("trial", once, to=person, about={})
        Message.objects.filter(once=once).update(state=state, why="content", claimed_at=clock.real(), attempts=6)
    numbers = {one.once: str(one.pk) for one in Message.objects.all()}
    out = StringIO()
    call_command("post", stdout=out)
    assert "1 sent, 1 failed, 1 unsure" in out.getvalue()
    assert (numbers["1"] in out.getvalue(), numbers["3"] in out.getvalue()) == (True, False)
    with pytest.raises(CommandError, match="nothing was done"):
        call_command("post", "--again", numbers["2"], numbers["3"])
    call_command("post", "--failed-again", stdout=StringIO())
    assert tick.tick(clock.now()).sent == Sent(sent=1)
    call_command("post", "--again", numbers["2"], stdout=StringIO())
    assert tick.tick(clock.now()).sent == Sent(sent=1)


def test_a_trial_mail_can_be_sent() -> None:
    out = StringIO()
    call_command("post", "--try", "operator@example.org", stdout=out)
    assert "The trial mail: sent." in out.getvalue()
    assert mail.outbox[0].to == ["operator@example.org"]
    with pytest.raises(CommandError, match="no e-mail address"):
        call_command("post", "--try", "operator")
