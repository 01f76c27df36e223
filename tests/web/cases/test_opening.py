"""A case is opened with its key, its days and its audit; what was told is sealed."""

import pytest

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from upheld.web import clock
from upheld.web.cases.actions.opening import TooMany
from upheld.web.cases.audit import first_broken
from upheld.web.cases.models import Action, Case, DueDay, Part, Told
from upheld.web.keyring.case_key import key_of
from upheld.web.keyring.models import CaseKey

pytestmark = pytest.mark.django_db(databases="__all__")


def test_a_case_has_a_key_days_and_an_audit() -> None:
    case = case_of(person())
    assert key_of(case.pk) is not None
    assert [one.act for one in Action.objects.filter(case=case.pk).order_by("seq")] == [
        "case_opened", "event_added", "event_added", "child_changed",
    ]  # fmt: skip
    assert first_broken(case.pk) is None
    case.refresh_from_db()
    assert case.council == "878" and case.stage == "refused"
    assert DueDay.objects.filter(case=case, yours=True, step="fd.appeal").exists()


def test_nothing_told_lies_open() -> None:
    case_of(person(), label="Child A", details={"child_name": "Child Alphabet", "your_address": "1 Long Road"})
    bodies = [bytes(one.body) for one in (*Part.objects.all(), *Told.objects.all())]
    assert bodies and not any(b"Alphabet" in one or b"Child A" in one or b"2016-05-02" in one for one in bodies)


def test_the_pages_of_the_check_work_inside() -> None:
    holder = person()
    case = case_of(holder)
    browser = signed_in(holder)
    page = browser.get(f"/cases/{case.pk}/check/timeline/")
    assert page.status_code == 200
    assert f"/cases/{case.pk}/check/timeline/1/" in page.content.decode()
    assert browser.get(f"/cases/{case.pk}/check/answer/").status_code == 200


def test_a_correction_keeps_what_was_there() -> None:
    holder = person()
    case = case_of(holder)
    browser = signed_in(holder)
    sent = {"received_on_day": "13", "received_on_month": "1", "received_on_year": "2026"}
    answer = browser.post(f"/cases/{case.pk}/check/timeline/1/", sent)
    assert answer.status_code == 302, answer.content.decode()
    acts = [one.act for one in Action.objects.filter(case=case.pk).order_by("seq")]
    assert acts[-1] == "event_corrected" and first_broken(case.pk) is None


def test_another_s_case_is_not_there() -> None:
    case = case_of(person("a"))
    other = signed_in(person("b"))
    for path in ("", "check/timeline/", "check/answer/", "plan/"):
        assert other.get(f"/cases/{case.pk}/{path}").status_code == 404


def test_a_reader_reads_and_does_not_write() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"))
    reader = signed_in(person("b"))
    assert reader.get(f"/cases/{case.pk}/check/timeline/").status_code == 200
    assert reader.post(f"/cases/{case.pk}/check/timeline/1/remove/").status_code == 403


def test_what_is_hidden_is_not_shown_and_not_lost() -> None:
    events = [{"kind": "ehcna_request_received", "on": "2026-01-12", "notes": "Long Road"},
              {"kind": "school_consulted", "on": "2026-02-12", "institution": "School Q"}]  # fmt: skip
    case = case_of(person("a"), events=events, details={"your_address": "1 Long Road"})
    grant(case, to=person("b"), right="write", hides_addresses=True, hides_schools=True)
    limited = signed_in(person("b"))
    for path in ("check/timeline/", "check/timeline/1/", "check/timeline/2/", "check/answer/"):
        shown = limited.get(f"/cases/{case.pk}/{path}").content.decode()
        assert "Long Road" not in shown and "School Q" not in shown
    sent = {"on_day": "13", "on_month": "2", "on_year": "2026"}
    assert limited.post(f"/cases/{case.pk}/check/timeline/2/", sent).status_code == 302
    mine = signed_in(person("a")).get(f"/cases/{case.pk}/check/timeline/2/").content.decode()
    assert "School Q" in mine and 'value="13"' in mine


def test_one_person_keeps_so_many_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.web.cases.actions.opening.MOST_HELD", 2)
    monkeypatch.setattr("upheld.web.cases.actions.opening.MOST_HELD_BY_A_SERVICE", 3)
    who, before = person("a"), CaseKey.objects.count()
    first = case_of(who)
    case_of(who)
    Case.objects.filter(pk=first.pk).update(delete_after=clock.real())
    with pytest.raises(TooMany, match="You keep 2 cases, which is the most"):
        case_of(who)
    answer = signed_in(who).post("/cases/new/", {"label": "Child C"})
    assert answer.status_code == 422 and "You keep 2 cases, which is the most." in answer.content.decode()
    assert CaseKey.objects.count() == before + 2
    service = organisation("Service A", who)
    with pytest.raises(TooMany):
        case_of(who)
    service.confirmed_at = clock.real()
    service.save()
    case_of(who)
    with pytest.raises(TooMany, match="You keep 3 cases"):
        case_of(who)
    case_of(person("b"))
