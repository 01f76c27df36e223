"""A case goes: after asking and waiting, key first, with every row but the audit; and no copy of it can be read."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from upheld.web import clock
from upheld.web.accounts.leaving import delete as delete_account
from upheld.web.cases import deleting
from upheld.web.cases.access import must_see
from upheld.web.cases.actions.deleting import ask_deletion
from upheld.web.cases.actions.feeds import make_feed
from upheld.web.cases.actions.letters import send_letter
from upheld.web.cases.actions.notes import add_note
from upheld.web.cases.actions.papers import add_paper
from upheld.web.cases.audit import first_broken
from upheld.web.cases.models import Action, Case, Invitation, Note, Paper, Part, Told
from upheld.web.environment import environment
from upheld.web.keyring.case_key import destroy_key, key_of
from upheld.web.keyring.models import CaseKey
from upheld.web.keyring.sealing import Unreadable, unseal
from upheld.web.post.models import Message
from upheld.web.post.tick import _JOBS

pytestmark = pytest.mark.django_db(databases="__all__")
LONG_AFTER = timedelta(days=400)


def full_case() -> Case:
    """A case with something in every table."""
    holder = person("a")
    case = case_of(holder)
    access = must_see(holder, case.pk)
    add_paper(access, by=holder, name="a.txt", data=b"words")
    add_note(access, "note", by=holder)
    send_letter(access, "ask_reasons", title="T", text="x", sent_on=clock.today(), by=holder)
    make_feed(access, by=holder)
    grant(case, to=person("b"), right="write")
    grant(case, organisation=organisation("Service A", person("m")))
    Invitation.objects.create(
        case=case, holder=holder, email="c@example.org", role="other", right="read", invited_by=holder,
        expires_at=clock.real() + timedelta(days=14),
    )  # fmt: skip
    signed_in(holder).get(f"/cases/{case.pk}/notes/")
    return case


def rows_of(case: UUID) -> dict[str, int]:
    """How many rows of each table belong to a case, or name it in a plain value."""
    found: dict[str, int] = {}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            wanted: dict[str, object] = {}
            if isinstance(field, models.ForeignKey):
                wanted = {field.attname: case} if field.related_model is Case else {}
            elif isinstance(field, models.UUIDField):
                wanted = {field.attname: case}
            elif isinstance(field, models.JSONField):
                wanted = {f"{field.name}__icontains": str(case)}
            if wanted and (count := model._default_manager.filter(**wanted).count()):
                found[model._meta.label] = found.get(model._meta.label, 0) + count
    return found


def wait(case: Case) -> None:
    ask_deletion(must_see(case.holder, case.pk), by=case.holder)


def test_it_is_asked_for_on_a_page_that_says_what_goes_and_who_loses_it() -> None:
    case, browser = full_case(), signed_in(person("a"))
    page = browser.get(f"/cases/{case.pk}/delete/").content.decode()
    assert "Person B" in page and "Service A" in page and "one document" in page and "2 things that happened" in page
    assert f"/cases/{case.pk}/export/" in page
    refused = browser.post(f"/cases/{case.pk}/delete/")
    assert refused.status_code == 422 and "Tick this" in refused.content.decode()
    case.refresh_from_db()
    assert case.delete_after is None
    assert browser.post(f"/cases/{case.pk}/delete/", {"sure": "on"}).status_code == 302
    case.refresh_from_db()
    assert timedelta(days=13) < case.delete_after - clock.real() <= timedelta(days=14)
    assert Action.objects.filter(case=case.pk, act="deletion_asked").count() == 1
    assert "waiting to be deleted" in browser.get(f"/cases/{case.pk}/delete/").content.decode()


def test_nobody_but_the_holder_deletes_or_stops() -> None:
    case = full_case()
    for who in ("b", "m"):
        assert signed_in(person(who)).get(f"/cases/{case.pk}/delete/").status_code == 403
        assert signed_in(person(who)).post(f"/cases/{case.pk}/delete/", {"sure": "on"}).status_code == 403
        assert signed_in(person(who)).post(f"/cases/{case.pk}/delete/stop/").status_code == 403
    assert signed_in(person("z")).post(f"/cases/{case.pk}/delete/", {"sure": "on"}).status_code == 404


def test_while_it_waits_only_the_holder_reads_it_and_nobody_writes() -> None:
    case = full_case()
    wait(case)
    holder = signed_in(person("a"))
    assert holder.get(f"/cases/{case.pk}/notes/").status_code == 200
    assert b"".join(holder.post(f"/cases/{case.pk}/export/").streaming_content).startswith(b"PK")
    for who in ("b", "m"):
        assert signed_in(person(who)).get(f"/cases/{case.pk}/notes/").status_code == 404
    assert holder.post(f"/cases/{case.pk}/notes/", {"text": "more", "service": "all"}).status_code == 403
    assert holder.post(f"/cases/{case.pk}/papers/", {}).status_code == 403
    assert holder.post(f"/cases/{case.pk}/calendar/").status_code == 403
    assert holder.post(f"/cases/{case.pk}/check/timeline/1/remove/").status_code == 403
    assert Note.objects.count() == 1


def test_it_can_be_stopped_and_all_is_as_it_was() -> None:
    case = full_case()
    wait(case)
    assert deleting.delete_due(clock.now()) == 0
    browser = signed_in(person("a"))
    assert browser.post(f"/cases/{case.pk}/delete/stop/").status_code == 302
    assert deleting.delete_due(clock.now() + LONG_AFTER) == 0
    assert Action.objects.filter(case=case.pk, act="deletion_stopped").count() == 1
    assert signed_in(person("b")).get(f"/cases/{case.pk}/notes/").status_code == 200
    browser.post(f"/cases/{case.pk}/delete/stop/")
    assert Action.objects.filter(case=case.pk, act="deletion_stopped").count() == 1


def test_when_its_time_has_come_no_row_is_left_but_the_audit() -> None:
    case, other = full_case(), case_of(person("z"))
    others = rows_of(other.pk)
    Message.objects.create(once="reminder:1", kind="reminder", person=person("b"), about={"case": str(case.pk)})
    Message.objects.create(
        once=f"invitation:{Invitation.objects.get().key}", kind="invitation", address="c@example.org"
    )
    before = rows_of(case.pk)
    assert {"cases.Case", "cases.Part", "cases.Told", "cases.Paper", "cases.Note", "cases.SentLetter", "cases.Feed",
            "cases.Grant", "cases.Invitation", "cases.DueDay", "cases.Look", "cases.Action", "keyring.CaseKey",
            "post.Message"} <= set(before)  # fmt: skip
    wait(case)
    assert deleting.delete_due(clock.now() + LONG_AFTER) == 1
    after = rows_of(case.pk)
    assert set(after) == {"cases.Action"} and after["cases.Action"] == before["cases.Action"] + 2
    assert rows_of(other.pk) == others
    acts = [one.act for one in Action.objects.filter(case=case.pk).order_by("seq")]
    assert acts[-2:] == ["deletion_asked", "case_deleted"] and first_broken(case.pk) is None
    assert {(one.state, one.address) for one in Message.objects.all()} == {("dropped", "")}
    assert deleting.delete_due(clock.now() + LONG_AFTER) == 0
    for who in ("a", "b"):
        assert signed_in(person(who)).get(f"/cases/{case.pk}/").status_code == 404


def test_a_copy_made_before_can_be_read_before_and_not_after() -> None:
    case = full_case()
    copy = [
        *((bytes(one.body), one.place) for one in Part.objects.filter(case=case)),
        *((bytes(one.body), f"told:{one.action.seq}") for one in Told.objects.filter(case=case)),
        *((bytes(one.about), f"paper:{one.pk}:about") for one in Paper.objects.filter(case=case)),
        *((bytes(one.body), f"note:{one.pk}") for one in Note.objects.filter(case=case)),
    ]
    key = key_of(case.pk)
    assert key is not None and all(unseal(key, body, case=case.pk, place=place) for body, place in copy)
    wait(case)
    deleting.delete_due(clock.now() + LONG_AFTER)
    assert key_of(case.pk) is None and not CaseKey.objects.filter(case=case.pk).exists()
    # No key that is left opens any of it.
    others = [key_of(case_of(person("z")).pk) or b""]
    for body, place in copy:
        for one in others:
            with pytest.raises(Unreadable):
                unseal(one, body, case=case.pk, place=place)


def test_cut_off_after_the_key_the_next_run_clears_away(monkeypatch: pytest.MonkeyPatch) -> None:
    case = full_case()
    wait(case)

    def cut_off(case: UUID) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(deleting, "_drop_mail", cut_off)
        with pytest.raises(KeyboardInterrupt):
            deleting.delete_due(clock.now() + LONG_AFTER)
    assert key_of(case.pk) is None and Case.objects.filter(pk=case.pk).exists()
    # Nobody can stop it any more, and no page falls over.
    browser = signed_in(person("a"))
    assert browser.post(f"/cases/{case.pk}/delete/stop/").status_code == 404
    assert browser.get(f"/cases/{case.pk}/notes/").status_code == 404
    assert browser.get("/cases/").status_code == 200
    assert deleting.delete_due(clock.now() + LONG_AFTER) == 1
    assert set(rows_of(case.pk)) == {"cases.Action"} and first_broken(case.pk) is None
    assert Action.objects.filter(case=case.pk, act="case_deleted").count() == 1


def test_the_waiting_time_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPHELD_DELETE_DAYS", "0")
    environment.cache_clear()
    try:
        case = full_case()
        wait(case)
        assert deleting.delete_due(clock.now()) == 1
    finally:
        monkeypatch.undo()
        environment.cache_clear()


def test_the_job_is_run_by_the_tick() -> None:
    assert _JOBS["delete cases"] is deleting.delete_due


def test_a_key_that_went_by_itself_deletes_nothing() -> None:
    case = full_case()
    destroy_key(case.pk)
    assert deleting.delete_due(clock.now() + LONG_AFTER) == 0 and Case.objects.filter(pk=case.pk).exists()


def test_an_account_goes_only_after_its_cases() -> None:
    case = full_case()
    assert delete_account(person("a"))
    wait(case)
    assert delete_account(person("a"))
    deleting.delete_due(clock.now() + LONG_AFTER)
    assert delete_account(person("a")) == []
