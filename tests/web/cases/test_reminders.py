"""Reminders before and after each day: once, to those who may see the case, and naming nobody."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail

from tests.web.cases.making import case_of, grant, person
from upheld.web import clock
from upheld.web.cases.models import DueDay, Grant, NoReminders, Reminded
from upheld.web.cases.reminders import mark_of, remind
from upheld.web.post.models import Message
from upheld.web.post.send import send_waiting

pytestmark = pytest.mark.django_db(databases="__all__")


def at(day: date) -> datetime:
    """Ten in the morning of that day."""
    return datetime(day.year, day.month, day.day, 10, tzinfo=clock.ENGLAND)


def appeal(case: object) -> DueDay:
    """The last day to appeal."""
    return DueDay.objects.get(case=case, step="fd.appeal")


@pytest.mark.parametrize(
    ("before", "mark"),
    [(15, None), (14, 14), (10, 14), (7, 7), (3, 7), (2, 2), (1, 2), (0, 0), (-1, -1), (-4, -1), (-5, None)],
)  # fmt: skip
def test_the_newest_reminder_of_an_own_limit(before: int, mark: int | None) -> None:
    due = date(2026, 12, 10)
    day = DueDay(yours=True, step="fd.appeal", due_on=due, due_latest=due)
    assert mark_of(day, due - timedelta(days=before)) == mark


@pytest.mark.parametrize(("before", "mark"), [(4, None), (3, 3), (0, 3), (-1, -1), (-4, -1), (-5, None)])
def test_the_newest_reminder_of_what_a_body_owes(before: int, mark: int | None) -> None:
    due = date(2026, 12, 10)
    assert mark_of(DueDay(yours=False, due_on=due, due_latest=due), due - timedelta(days=before)) == mark


def test_before_the_safe_day_and_after_the_last() -> None:
    day = DueDay(yours=True, step="fd.appeal", due_on=date(2026, 12, 1), due_latest=date(2026, 12, 31))
    assert mark_of(day, date(2026, 11, 17)) == 14
    assert mark_of(day, date(2026, 12, 20)) == 0
    assert mark_of(day, date(2027, 1, 1)) == -1


def test_written_once_however_often_it_is_looked() -> None:
    case = case_of(person())
    day = appeal(case).due_on - timedelta(days=7)
    assert remind(at(day)) == 1
    assert remind(at(day)) == 0 and remind(at(day + timedelta(days=1))) == 0
    assert Message.objects.count() == 1


def test_the_mail_says_the_day_the_law_and_nobody_s_name(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(person(), label="Child Alphabet", details={"child_name": "Child Alphabet"})
    day = appeal(case).due_on - timedelta(days=7)
    monkeypatch.setattr(clock, "today", lambda: day)
    remind(at(day))
    send_waiting(at(day))
    (sent,) = mail.outbox
    assert sent.to == ["a@example.org"]
    assert "7 days are left" in sent.body and "Get your appeal to the Tribunal" in sent.body
    assert "SEND Regulations" in sent.body or "Tribunal Procedure" in sent.body or "Children and Families" in sent.body
    for word in ("Alphabet", "Devon", "a@example.org"):
        assert word not in sent.body + sent.subject


def test_what_was_met_meanwhile_is_not_sent() -> None:
    case = case_of(person())
    day = appeal(case).due_on - timedelta(days=2)
    remind(at(day))
    DueDay.objects.filter(case=case, yours=True).update(fate="met", closed_on=day)
    send_waiting(at(day))
    assert not mail.outbox


def test_those_it_was_given_to_until_it_ends_and_unless_they_want_none() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    grant(case, to=person("c"))
    NoReminders.objects.create(case=case, person=person("c"))
    day = appeal(case).due_on - timedelta(days=2)
    assert remind(at(day)) == 2
    Grant.objects.update(to_at=clock.real())
    send_waiting(at(day))
    assert [one.to for one in mail.outbox] == [["a@example.org"]]


def test_nothing_at_night() -> None:
    case = case_of(person())
    day = appeal(case).due_on - timedelta(days=2)
    early = at(day).replace(hour=3)
    remind(early)
    send_waiting(early)
    assert not mail.outbox and Reminded.objects.exists()
    send_waiting(at(day))
    assert len(mail.outbox) == 1


def test_a_case_that_waits_to_be_deleted_is_silent() -> None:
    case = case_of(person())
    case.delete_after = clock.real()
    case.save()
    assert remind(at(appeal(case).due_on)) == 0


def test_duties_told_as_one_are_reminded_of_as_one() -> None:
    case = case_of(person(), events=[{"kind": "ehcna_request_received", "on": "2026-01-12"}])
    rows = DueDay.objects.filter(case=case, yours=False, fate="", binding=True)
    together = [one for one in rows if one.due_on == rows.order_by("due_on")[0].due_on]
    assert sum(one.leads for one in together) >= 1
    remind(at(together[0].due_on - timedelta(days=3)))
    (message,) = Message.objects.all()
    assert len(message.about["items"]) == sum(one.leads for one in together)


def test_what_need_not_be_done_is_told_once_and_never_as_missed() -> None:
    due = date(2026, 12, 10)
    day = DueDay(yours=True, step="fd.ut", due_on=due, due_latest=due)
    marks = {mark_of(day, due - timedelta(days=before)) for before in range(20, -6, -1)}
    assert marks == {None, 14}


def test_nobody_is_told_that_it_is_over_where_that_cannot_be_told() -> None:
    due = date(2026, 12, 10)
    day = DueDay(yours=True, step="fd.appeal", due_on=due, due_latest=due, unclear=True)
    assert mark_of(day, due) == 0 and mark_of(day, due + timedelta(days=1)) in (None, 0)


def test_a_day_known_to_the_month_is_two_days_in_the_mail(monkeypatch: pytest.MonkeyPatch) -> None:
    case_of(person(), events=[{"kind": "draft_served", "on": "2026-11"}])
    today = date(2026, 11, 22)
    monkeypatch.setattr(clock, "today", lambda: today)
    assert remind(at(today)) == 1
    send_waiting(at(today))
    (sent,) = mail.outbox
    assert "between Sunday 15 November 2026 and" in sent.body or "between" in sent.body
    assert "-" not in sent.body.split("days are left")[0][-4:] and "today, Sunday 15" not in sent.body
    assert "It may be over already" in sent.body


def test_an_appeal_says_the_hour_and_the_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(person())
    day = appeal(case).due_on - timedelta(days=2)
    monkeypatch.setattr(clock, "today", lambda: day)
    remind(at(day))
    send_waiting(at(day))
    assert "5 pm" in mail.outbox[0].body and "mediation certificate" in mail.outbox[0].body
