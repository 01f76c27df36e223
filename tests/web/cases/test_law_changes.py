"""After an upgrade every case is reckoned again; what changed is told once, with the reason."""

from datetime import timedelta

import pytest
from django.core import mail

from tests.web.cases.making import case_of, grant, person
from upheld.web import clock
from upheld.web.cases.audit import first_broken
from upheld.web.cases.due_days import law_now
from upheld.web.cases.law_changes import reckon_again
from upheld.web.cases.models import Action, AnswerChange, Case, DueDay
from upheld.web.post.models import Message
from upheld.web.post.send import send_waiting

pytestmark = pytest.mark.django_db(databases="__all__")


def as_before(case: Case, **other: object) -> None:
    """Have the case's days be those of another law, in which the last day to appeal was another."""
    Case.objects.filter(pk=case.pk).update(law_version="2025-01-01+00000000/0.0.9")
    DueDay.objects.filter(case=case, step="fd.appeal").update(**other)


def test_nothing_to_do_under_the_same_law() -> None:
    case_of(person())
    assert reckon_again(clock.now()) == 0


def test_what_changed_is_listed_with_its_reason_and_told_once() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    now_due = DueDay.objects.get(case=case, step="fd.appeal").due_on
    as_before(case, due_on=now_due - timedelta(days=9), due_latest=now_due - timedelta(days=9), rule="another")
    assert reckon_again(clock.now()) == 1 and reckon_again(clock.now()) == 0
    (change,) = AnswerChange.objects.all()
    (said,) = change.changes
    assert said["step"] == "fd.appeal" and said["why"] == "rule"
    assert said["was"][0] == (now_due - timedelta(days=9)).isoformat() and said["now"][0] == now_due.isoformat()
    assert change.from_version == "2025-01-01+00000000/0.0.9" and change.to_version == law_now()
    assert Message.objects.count() == 2
    send_waiting(clock.now())
    send_waiting(clock.now())
    assert sorted(one.to[0] for one in mail.outbox) == ["a@example.org", "b@example.org"]
    assert f"/cases/{case.pk}/changes/" in mail.outbox[0].body
    assert Action.objects.filter(case=case.pk).latest("seq").act == "days_reckoned" and first_broken(case.pk) is None


def test_the_same_rule_counted_otherwise_is_put_down_to_the_program() -> None:
    case = case_of(person())
    as_before(case, due_on="2026-01-01")
    reckon_again(clock.now())
    assert [one["why"] for one in AnswerChange.objects.get().changes] == ["program"]


def test_a_day_that_is_new_and_one_that_is_gone() -> None:
    case = case_of(person())
    as_before(case, key="fd.other@nothing")
    reckon_again(clock.now())
    assert sorted(one["why"] for one in AnswerChange.objects.get().changes) == ["gone", "new"]


def test_an_upgrade_that_changes_nothing_is_not_told() -> None:
    case = case_of(person())
    Case.objects.update(law_version="old/0")
    assert reckon_again(clock.now()) == 1
    case.refresh_from_db()
    assert case.law_version == law_now()
    assert not AnswerChange.objects.exists() and not Message.objects.exists()


def test_days_older_than_a_day_are_reckoned_again_quietly() -> None:
    case = case_of(person())
    Case.objects.filter(pk=case.pk).update(reckoned_at=clock.real() - timedelta(days=2))
    assert reckon_again(clock.now()) == 1 and not AnswerChange.objects.exists()
