"""To whom an invitation went is kept no longer than it is needed, and not once that person has gone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from tests.web.cases.making import case_of, person
from tests.web.cases.sharing import accepted, asked, proven
from upheld.web import clock
from upheld.web.accounts import leaving
from upheld.web.cases.audit import first_broken
from upheld.web.cases.invited import ADDRESS_KEPT, forget_addresses
from upheld.web.cases.models import Action, Invitation
from upheld.web.keyring.case_key import destroy_key
from upheld.web.post.models import Message
from upheld.web.post.tick import tick

pytestmark = pytest.mark.django_db(databases="__all__")


def addresses() -> list[str]:
    return [*Invitation.objects.order_by("pk").values_list("email", flat=True)]


def test_a_deleted_account_leaves_its_address_in_no_case_of_others() -> None:
    one, gone = proven("b"), case_of(person("a"))
    accepted(asked(case_of(person("a")), "b"), one)
    accepted(asked(case_of(person("a")), "b"), one, answer="no")
    waiting = asked(case_of(person("a")), "b")
    asked(gone, "b")
    asked(case_of(person("a")), "c")
    destroy_key(gone.pk)

    assert leaving.delete(one) == []

    assert addresses() == ["", "", "", "", "c@example.org"]
    waiting.refresh_from_db()
    assert waiting.ended_at is not None
    last = Action.objects.filter(case=waiting.case_id).latest("seq")
    assert (last.act, last.about) == ("invitation_refused", f"invitation:{waiting.key}")
    assert first_broken(waiting.case_id) is None
    assert not Message.objects.filter(once=f"invitation:{waiting.key}", address="b@example.org").exists()


def test_an_address_they_had_before_goes_too_where_they_accepted_with_it() -> None:
    one = proven("b")
    accepted(asked(case_of(person("a")), "b"), one)
    EmailAddress.objects.filter(user=one).update(email="new@example.org")
    one.email = "new@example.org"
    one.save()
    leaving.delete(one)
    assert addresses() == [""]


def test_an_address_that_was_not_shown_to_be_theirs_stays() -> None:
    asked(case_of(person("a")), "b")
    one = proven("b")
    EmailAddress.objects.update(verified=False)
    leaving.delete(one)
    assert addresses() == ["b@example.org"] and Invitation.objects.get().ended_at is None


@pytest.mark.parametrize("over", ["accepted_at", "ended_at", "expires_at"])
def test_thirty_days_after_an_invitation_was_over_its_address_goes_by_itself(over: str) -> None:
    case = case_of(person("a"))
    asked(case, "b")
    asked(case, "c")
    long_ago, lately = (clock.real() - ADDRESS_KEPT + timedelta(minutes=one) for one in (-1, 1))
    Invitation.objects.filter(email="b@example.org").update(**{over: long_ago})
    Invitation.objects.filter(email="c@example.org").update(**{over: lately})
    assert tick(clock.now()).jobs["forget addresses"] == 1
    assert addresses() == ["", "c@example.org"]
    assert forget_addresses(clock.now() + timedelta(days=400)) == 0
