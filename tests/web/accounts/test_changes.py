"""A forgotten password, another password, another e-mail address, and the name."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from tests.web.accounts.visits import OTHER_PASSWORD, PASSWORD, code, is_signed_in, person, signed_in, trusted, words
from upheld.web.accounts.models import Person

pytestmark = pytest.mark.django_db


def test_a_forgotten_password_is_chosen_anew_with_a_code() -> None:
    person()
    elsewhere, client = signed_in(), Client()
    answer = client.post("/account/password/reset/", {"email": "parent@example.org"})
    answer = client.post(answer["Location"], {"code": code()})
    answer = client.post(answer["Location"], {"password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD}, follow=True)
    assert "Your password is changed" in words(answer)
    assert not is_signed_in(elsewhere)
    assert is_signed_in(signed_in(password=OTHER_PASSWORD))
    answer = Client().post("/account/login/", {"login": "parent@example.org", "password": PASSWORD})
    assert answer.status_code == 422


def test_no_password_is_chosen_without_the_code() -> None:
    person()
    client = Client()
    client.post("/account/password/reset/", {"email": "parent@example.org"})
    client.post("/account/password/reset/complete/", {"password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD})
    assert Person.objects.get().check_password(PASSWORD)


def test_who_made_an_account_with_my_address_and_not_my_code_is_locked_out_by_my_reset() -> None:
    squatter = Client()
    squatter.post("/account/signup/", {"email": "parent@example.org", "password1": PASSWORD})
    owner = Client()
    owner.post("/account/password/reset/", {"email": "parent@example.org"})
    answer = owner.post("/account/password/reset/confirm/", {"code": code()})
    owner.post(answer["Location"], {"password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD})
    assert is_signed_in(signed_in(password=OTHER_PASSWORD))
    answer = Client().post("/account/login/", {"login": "parent@example.org", "password": PASSWORD})
    assert answer.status_code == 422
    assert not is_signed_in(squatter)


def test_the_password_is_changed_and_other_browsers_are_signed_out() -> None:
    person()
    elsewhere, client = signed_in(), signed_in()
    sent = {"oldpassword": PASSWORD, "password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
    answer = client.post("/account/password/change/", sent, follow=True)
    assert "Your password is changed." in words(answer)
    assert "Your password is changed." not in words(client.get("/account/"))
    assert is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert mail.outbox[-1].subject == "Your password was changed"


@pytest.fixture
def no_mail(settings: Settings) -> None:
    """Every mail fails, as where the server is away."""
    settings.EMAIL_BACKEND = "upheld.web.post.ways.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False


@pytest.mark.usefixtures("no_mail")
def test_a_change_that_was_made_is_shown_as_made_where_the_notice_of_it_cannot_be_sent(
    caplog: pytest.LogCaptureFixture,
) -> None:
    person()
    sent = {"oldpassword": PASSWORD, "password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
    client = signed_in()
    answer = client.post("/account/password/change/", sent, follow=True)
    assert answer.status_code == 200 and "Your password is changed." in words(answer)
    assert is_signed_in(client) and Person.objects.get().check_password(OTHER_PASSWORD)
    assert "The notice account/email/password_changed was not sent: NotSent." in caplog.messages
    assert "example" not in caplog.text


@pytest.mark.usefixtures("no_mail")
def test_a_code_that_cannot_be_sent_is_still_said() -> None:
    person()
    assert Client().post("/account/login/code/", {"email": "parent@example.org"}).status_code == 503


def test_a_wrong_present_password_changes_nothing() -> None:
    person()
    sent = {"oldpassword": "something-else-here", "password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD}
    answer = signed_in().post("/account/password/change/", sent)
    assert answer.status_code == 422
    assert "That is not your present password." in words(answer)
    assert Person.objects.get().check_password(PASSWORD)


def test_another_email_address_counts_once_its_code_was_entered() -> None:
    person()
    client = trusted()
    answer = client.post("/account/email/", {"action_add": "add", "email": "new@example.org"})
    assert answer["Location"] == "/account/confirm-email/"
    assert mail.outbox[-1].to == ["new@example.org"]
    assert Person.objects.get().email == "parent@example.org"

    answer = client.post(answer["Location"], {"code": code()}, follow=True)

    assert Person.objects.get().email == "new@example.org"
    assert list(EmailAddress.objects.values_list("email", "verified", "primary")) == [("new@example.org", True, True)]
    assert "new@example.org" in words(answer)
    told = [one for one in mail.outbox if one.to == ["parent@example.org"]]
    assert [one.subject for one in told] == ["Your e-mail address was changed"]
    assert "new@example.org" not in told[0].body
    assert is_signed_in(signed_in("new@example.org"))


def test_who_it_is_is_asked_again_before_the_address_is_changed() -> None:
    person()
    client = signed_in()
    answer = client.post("/account/email/", {"action_add": "add", "email": "new@example.org"}, follow=True)
    assert "Show that it is you" in words(answer)
    assert mail.outbox == []
    wrong = client.post("/account/reauthenticate/", {"password": "something-else-here", "next": "/account/email/"})
    assert wrong.status_code == 422
    assert mail.outbox == []
    answer = client.post("/account/reauthenticate/", {"password": PASSWORD, "next": "/account/email/"})
    assert answer["Location"] == "/account/confirm-email/"
    assert mail.outbox[-1].to == ["new@example.org"]


def test_an_address_that_has_an_account_has_the_same_answer_and_is_not_taken() -> None:
    person()
    person("taken@example.org")
    seen = []
    for email in ("taken@example.org", "free@example.org"):
        answer = trusted().post("/account/email/", {"action_add": "add", "email": email}, follow=True)
        seen.append((answer.redirect_chain, words(answer).replace(email, "-")))
    assert seen[0] == seen[1]
    assert Person.objects.filter(email="taken@example.org").count() == 1


def test_the_name_is_what_others_see() -> None:
    made = person()
    assert made.called == "parent@example.org"
    answer = signed_in().post("/account/name/", {"name": "Parent A"}, follow=True)
    assert "Your name is saved." in words(answer)
    assert Person.objects.get().called == "Parent A"
