"""A school's own system says what was given: with its key, for its pupils, once, and in one account only."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import jsonschema
import pytest
from django.db import connection  # noqa: F401  (a mark reads it)
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.web.cases.making import case_of, grant, organisation, person
from upheld.delivery.entitlement import Amount, Entitlement
from upheld.delivery.entry import Entry
from upheld.delivery.terms import Setting
from upheld.web import clock
from upheld.web.accounts.models import Membership, Organisation, Person
from upheld.web.cases.access import must_see_ledger
from upheld.web.cases.models import Action, Case, Grant, Look
from upheld.web.cases.walls import as_person
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.actions.setting_up import set_entitlements, set_settings
from upheld.web.delivery.api.description import EXAMPLE, description
from upheld.web.delivery.api.once import KEPT
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Statement, SystemAnswer, SystemKey
from upheld.web.delivery.systems import MOST_KEYS, TooMany, end_key, make_key

pytestmark = pytest.mark.django_db(databases="__all__")
MONDAY = date(2026, 9, 7)
SLOT = "talk:w:2026-09-07:1"
API = "/delivery/api/v1"


@dataclass
class There:
    """One school with its key, and one pupil whose family shared the ledger with it."""

    case: Case
    school: Organisation
    teacher: Person
    key: str
    grant: Grant

    @property
    def pupil(self) -> str:
        return f"{API}/pupils/{self.case.pk}"

    def get(self, path: str, **headers: str) -> HttpResponse:
        return Client().get(path, headers={"Authorization": f"Bearer {self.key}"} | headers)

    def say(
        self, *entries: dict[str, Any], name: str | None = None, body: bytes | None = None, **headers: str
    ) -> HttpResponse:
        sent = json.dumps({"entries": entries}).encode() if body is None else body
        own = {"Authorization": f"Bearer {self.key}", "Idempotency-Key": name or str(uuid4())}
        return Client().post(f"{self.pupil}/entries", sent, content_type="application/json", headers=own | headers)


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> There:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 10, 12))
    holder, teacher = person("a"), person("t")
    case = case_of(holder, label="Child A")
    ledger = Ledger(must_see_ledger(holder, case.pk))
    lines = [
        Entitlement(
            "talk", "talk", "F", "30 minutes a week", "Speech therapy", Amount(30, days=(1,)), date(2026, 9, 1)
        ),
        Entitlement("hands", "hands", "F", "access to OT", "OT", None, date(2026, 9, 1), why_unknown="It says access."),
    ]
    set_entitlements(ledger, lines, by=holder)
    set_settings(
        ledger, [Setting("School A", date(2026, 9, 1), None, ((date(2026, 9, 1), date(2026, 12, 18)),))], by=holder
    )
    school = organisation("School A", teacher, role="manager", kind="school")
    given_ = grant(case, organisation=school, right="ledger", role="school")
    return There(case, school, teacher, make_key(school, "Timetable", by=teacher), given_)


def entry(**rest: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "outcome": "delivered", "slots": [SLOT]} | rest


def sentence(answer: HttpResponse) -> str:
    told: str = json.loads(answer.content)["error"]
    assert list(json.loads(answer.content)) == ["error"]
    assert "\n" not in told
    return told


# What is asked


def test_a_system_sees_the_pupils_whose_ledger_its_school_may_write_and_no_others(there: There) -> None:
    case_of(there.teacher, label="Their own child")
    grant(case_of(person("b"), label="Read only"), organisation=there.school, right="read", role="school")
    grant(case_of(person("c"), label="Theirs alone"), to=there.teacher, right="ledger", role="school")
    grant(case_of(person("d"), label="Of the family's side"), organisation=there.school, right="ledger", role="parent")
    found = json.loads(there.get(f"{API}/pupils").content)
    assert found == {"pupils": [{"id": str(there.case.pk), "label": "Child A"}]}


def test_lines_are_told_with_those_of_unknown_amount(there: There) -> None:
    lines = json.loads(there.get(f"{there.pupil}/lines").content)["lines"]
    assert [(one["id"], one["amount"] is None) for one in lines] == [("talk", False), ("hands", True)]
    assert lines[0]["text"] == "30 minutes a week"


def test_the_words_of_the_plan_are_kept_back_where_the_family_hides_addresses(there: There) -> None:
    Grant.objects.filter(pk=there.grant.pk).update(hides_addresses=True)
    lines = json.loads(there.get(f"{there.pupil}/lines").content)["lines"]
    assert [one["text"] for one in lines] == ["", ""]


def test_a_week_has_its_sessions_with_both_accounts_apart(there: There) -> None:
    holder = there.case.holder
    family = Entry(str(uuid4()), "not_delivered", "family", clock.real(), (SLOT,), reason="vacancy")
    say(must_see_ledger(holder, there.case.pk), [family], by=holder)
    there.say(entry())
    (one,) = json.loads(there.get(f"{there.pupil}/weeks/{MONDAY}").content)["sessions"]
    assert (one["slot"], one["minutes"], one["day_on"]) == (SLOT, 30, "2026-09-08")
    assert one["setting"] == {"in_time": 30, "later": None, "reason": ""}
    assert one["family"] == {"in_time": 0, "later": None, "reason": "vacancy"}
    assert one["tally"] == {"delivered": 0, "not_delivered": 0, "explained": 0, "disputed": 30, "unconfirmed": 0}


def test_a_week_that_is_not_over_is_there_to_be_spoken_of(there: There) -> None:
    (one,) = json.loads(there.get(f"{there.pupil}/weeks/2026-10-12").content)["sessions"]
    assert there.say(entry(slots=[one["slot"]])).status_code == 200


@pytest.mark.parametrize("monday", ["2026-09-08", "20260907", "2026-W37-1", "never", "0001-01-01", "2026-09-07%20"])
def test_a_week_is_named_by_its_monday(there: There, monday: str) -> None:
    answer = there.get(f"{there.pupil}/weeks/{monday}")
    assert answer.status_code == 400
    assert "Monday" in sentence(answer)


def test_that_a_system_looked_is_written_down(there: There) -> None:
    there.get(f"{there.pupil}/lines")
    assert [one.person for one in Look.objects.filter(case=there.case, person=there.teacher)] == [there.teacher]


# What is said


def test_what_is_said_is_the_account_of_the_setting_in_the_name_of_who_made_the_key(there: There) -> None:
    answer = there.say(
        entry(), entry(slots=["talk:w:2026-09-14:1"], outcome="not_delivered", reason="staff_absent", note="ill")
    )
    assert json.loads(answer.content) == {"new": 2, "there_already": 0}
    found = Ledger(must_see_ledger(there.case.holder, there.case.pk)).entries
    assert {(one.side, one.who, one.by) for one in found} == {("setting", "school system", str(there.teacher.pk))}
    audit = Action.objects.filter(case=there.case.pk, act="delivery_said").get()
    assert audit.by == str(there.teacher.key)


def test_nothing_that_was_said_lies_open(there: There) -> None:
    there.say(entry(note="CHILD-SAID", reason="child_refused"))
    kept = [bytes(one.body) for one in Statement.objects.all()]
    kept += [json.dumps([one.name, one.request, one.answer]).encode() for one in SystemAnswer.objects.all()]
    kept += [f"{one.about}{one.act}".encode() for one in Action.objects.all()]
    assert not any(b"CHILD-SAID" in one or b"child_refused" in one for one in kept)


def test_a_session_of_a_line_of_unknown_amount_is_taken_by_its_line(there: There) -> None:
    answer = there.say(
        {"id": str(uuid4()), "outcome": "delivered", "line": "hands", "minutes": 20, "given_on": "2026-09-09"}
    )
    assert answer.status_code == 200
    found = Ledger(must_see_ledger(there.case.holder, there.case.pk)).reckoned(date(2026, 10, 12))
    assert (len(found.unmeasured[0].given), found.tally.delivered) == (1, 0)


def test_a_correction_is_a_new_entry_that_names_the_old(there: There) -> None:
    first = entry()
    there.say(first)
    there.say(entry(outcome="not_delivered", reason="vacancy", replaces=first["id"]))
    found = Ledger(must_see_ledger(there.case.holder, there.case.pk))
    assert len(found.entries) == 2
    assert found.reckoned(date(2026, 10, 12)).tally.not_delivered == 30


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"id": "1"}, "entries[0].id is not a UUID"),
        ({"outcome": "lost"}, "entries[0].outcome is 'lost'"),
        ({"slots": ["talk:w:1999-01-04:1"]}, "which is no occasion here"),
        ({"slots": []}, "Which session or line"),
        ({"slots": [SLOT] * 501}, "too long"),
        ({"slots": [], "line": "talk", "given_on": "2026-09-08"}, "line is 'talk'"),
        ({"outcome": "shorter"}, "How many minutes"),
        ({"minutes": -5}, "-5 minutes"),
        ({"minutes": True}, "minutes is True"),
        ({"reason": "moon"}, "“moon” is no reason"),
        ({"given_on": "2026-10-13", "outcome": "late"}, "yet to come"),
        ({"said_at": "2026-09-08T10:00:00"}, "no time zone"),
        ({"said_at": "0001-01-01T00:00:00+00:00"}, "more than 62 days back"),
        ({"note": "x" * 2_001}, "too long"),
        ({"note": "a\x00b"}, "no paper can show"),
        ({"side": "family"}, "side is not known"),
        ({"who": "parent"}, "who is not known"),
        ({"by": "1"}, "by is not known"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_is_written(
    there: There, change: dict[str, Any], said: str
) -> None:
    answer = there.say(entry() | change, entry())
    assert answer.status_code == 400
    assert said in sentence(answer)
    assert Statement.objects.count() == 0


@pytest.mark.parametrize(
    "body", [b" ", b"[]", b"null", b"{}", b'{"entries": {}}', b'{"entries": []}', b"\xff", b"[" * 50_000,
             b'{"entries": [1]}', b'{"entries": [{"id": ' + b"9" * 6_000 + b"}]}"]
)  # fmt: skip
def test_what_is_no_list_of_entries_is_one_sentence(there: There, body: bytes) -> None:
    answer = there.say(body=body)
    assert answer.status_code == 400
    sentence(answer)


def test_too_much_is_refused(there: There) -> None:
    assert there.say(body=b" " * 1_000_001).status_code == 413
    assert there.say(*[entry() for _ in range(501)]).status_code == 400


NAMES = st.sampled_from(["id", "outcome", "slots", "minutes", "given_on", "note", "entries", "said_at"])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(JSON)
def test_whatever_is_sent_is_answered_in_a_sentence(there: There, value: Any) -> None:
    for body in (value, {"entries": value}, {"entries": [value]}):
        answer = there.say(body=json.dumps(body).encode())
        assert answer.status_code == 400, answer.content
        sentence(answer)


# Once


def test_the_same_request_is_done_once_and_answered_alike(there: There) -> None:
    one = entry()
    first, second = there.say(one, name="n"), there.say(one, name="n")
    assert first.content == second.content == b'{"new":1,"there_already":0}'
    assert ("Idempotency-Replayed" in first, second["Idempotency-Replayed"]) == (False, "true")
    assert Statement.objects.count() == 1


def test_a_key_in_quotation_marks_is_the_same_key(there: There) -> None:
    one = entry()
    there.say(one, name="n")
    assert "Idempotency-Replayed" in there.say(one, name='"n"')


def test_the_key_of_another_request_is_refused(there: There) -> None:
    there.say(entry(), name="n")
    answer = there.say(entry(), name="n")
    assert answer.status_code == 422
    assert Statement.objects.count() == 1


def test_an_entry_that_comes_again_under_another_key_is_there_once(there: There) -> None:
    one = entry()
    there.say(one)
    assert json.loads(there.say(one, entry(slots=["talk:w:2026-09-14:1"])).content) == {"new": 1, "there_already": 1}


def test_an_entry_with_the_id_of_another_is_refused(there: There) -> None:
    one = entry()
    there.say(one)
    assert there.say(one | {"outcome": "not_delivered"}).status_code == 400


def test_what_is_worked_on_is_not_begun_again_until_it_was_given_up(there: There) -> None:
    one = entry()
    there.say(one, name="n")
    SystemAnswer.objects.update(answer=None)
    answer = there.say(one, name="n")
    assert (answer.status_code, answer["Retry-After"]) == (409, "2")
    SystemAnswer.objects.update(at=clock.real() - timedelta(minutes=3))
    assert json.loads(there.say(one, name="n").content) == {"new": 0, "there_already": 1}


def test_what_was_refused_may_be_put_right_under_the_same_key(there: There) -> None:
    assert there.say(entry(reason="moon"), name="n").status_code == 400
    assert there.say(entry(), name="n").status_code == 200


@pytest.mark.parametrize("name", ["", " ", "x" * 201, "ä", "a b"])
def test_a_request_needs_a_key_of_its_own(there: There, name: str) -> None:
    answer = there.say(entry(), **{"Idempotency-Key": name})
    assert answer.status_code == 400
    assert "Idempotency-Key" in sentence(answer)


def test_answers_are_kept_for_a_day_at_least_and_not_for_ever(there: There) -> None:
    assert timedelta(days=1) <= KEPT <= timedelta(days=7)
    there.say(entry(), name="old")
    SystemAnswer.objects.update(at=clock.real() - KEPT - timedelta(seconds=1))
    there.say(entry(), name="new")
    assert SystemAnswer.objects.count() == 1


def test_two_systems_may_use_the_same_key_for_their_requests(there: There) -> None:
    there.say(entry(), name="n")
    there.key = make_key(there.school, "Another", by=there.teacher)
    assert there.say(entry(), name="n").status_code == 200


# Whose key


def _end_key(there: There) -> None:
    end_key(SystemKey.objects.get())


def _leave(there: There) -> None:
    Membership.objects.filter(person=there.teacher).update(to_at=clock.real())


def _leave_and_come_back(there: There) -> None:
    _leave(there)
    Membership.objects.create(person=there.teacher, organisation=there.school, role="manager")


def _only_read(there: There) -> None:
    Membership.objects.filter(person=there.teacher).update(role="reader")


def _forget(there: There) -> None:
    there.teacher.forget()


def _other_kind(there: There) -> None:
    Organisation.objects.filter(pk=there.school.pk).update(kind="charity")


@pytest.mark.parametrize("ends", [_end_key, _leave, _leave_and_come_back, _only_read, _forget, _other_kind])
def test_a_key_that_holds_no_more_opens_nothing(there: There, ends: Callable[[There], None]) -> None:
    assert there.get(f"{API}/pupils").status_code == 200
    ends(there)
    for answer in (there.get(f"{API}/pupils"), there.get(f"{there.pupil}/lines"), there.say(entry())):
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
        assert "key" in sentence(answer)
    assert Statement.objects.count() == 0


def _end_grant(there: There) -> None:
    Grant.objects.filter(pk=there.grant.pk).update(to_at=clock.real())


def _grant_to_read(there: There) -> None:
    Grant.objects.filter(pk=there.grant.pk).update(right="read")


def _delete(there: There) -> None:
    Case.objects.filter(pk=there.case.pk).update(delete_after=clock.real() + timedelta(days=7))


def _grant_of_their_own(there: There) -> None:
    _end_grant(there)
    grant(there.case, to=there.teacher, right="write", role="school")


@pytest.mark.parametrize("ends", [_end_grant, _grant_to_read, _delete, _grant_of_their_own])
def test_a_pupil_whose_family_took_it_back_is_not_there(there: There, ends: Callable[[There], None]) -> None:
    ends(there)
    assert json.loads(there.get(f"{API}/pupils").content) == {"pupils": []}
    for answer in (there.get(f"{there.pupil}/lines"), there.get(f"{there.pupil}/weeks/{MONDAY}"), there.say(entry())):
        assert answer.status_code == 404
    assert Statement.objects.count() == 0


def test_a_pupil_of_others_and_one_that_is_none_are_answered_alike(there: There) -> None:
    other = case_of(person("b"))
    for path in ("lines", f"weeks/{MONDAY}"):
        answers = {there.get(f"{API}/pupils/{id}/{path}").content for id in (other.pk, UUID(int=7))}
        assert len(answers) == 1


@pytest.mark.parametrize(
    "value", ["", "Bearer", "Bearer ", "Basic dXBoZWxk", "Bearer upheld_x", "Bearer ' OR 1=1", "Bearer \x00",
              "Bearer " + "x" * 9_000]
)  # fmt: skip
def test_what_is_no_key_opens_nothing(there: There, value: str) -> None:
    assert there.get(f"{API}/pupils", Authorization=value).status_code == 401


def test_signing_in_in_a_browser_opens_nothing_here(there: There) -> None:
    browser = Client()
    browser.force_login(there.teacher)
    assert browser.get(f"{API}/pupils").status_code == 401


def test_the_key_itself_is_kept_nowhere_and_logged_nowhere(there: There, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    there.get(f"{API}/pupils")
    there.say(entry(reason="moon"))
    assert there.key not in caplog.text
    assert there.key not in str(SystemKey.objects.values())


def test_the_day_a_key_was_used_is_known(there: There) -> None:
    assert SystemKey.objects.get().last_used_on is None
    there.get(f"{API}/pupils")
    assert SystemKey.objects.get().last_used_on == date(2026, 10, 12)


def test_an_organisation_has_so_many_keys_at_most(there: There) -> None:
    for number in range(MOST_KEYS - 1):
        make_key(there.school, f"K{number}", by=there.teacher)
    with pytest.raises(TooMany):
        make_key(there.school, "One more", by=there.teacher)


# The door


def test_methods_that_are_not_known_are_refused(there: There) -> None:
    headers = {"Authorization": f"Bearer {there.key}"}
    assert Client().delete(f"{API}/pupils", headers=headers)["Allow"] == "GET, OPTIONS"
    assert Client().get(f"{there.pupil}/entries", headers=headers).status_code == 405
    assert Client().options(f"{there.pupil}/entries").status_code == 204
    assert Client().head(f"{API}/pupils", headers=headers).status_code == 200


@pytest.mark.parametrize("path", ["", "pupils/", "pupils/1/lines", "nothing", "pupils/../openapi.json"])
def test_an_address_that_is_none_is_said_in_json(there: There, path: str) -> None:
    answer = there.get(f"{API}/{path}")
    assert answer.status_code == 404
    sentence(answer)


def test_nothing_is_asked_after_the_question_mark(there: There) -> None:
    assert there.get(f"{API}/pupils?key=x").status_code == 400


@pytest.mark.parametrize(("type", "headers"), [("text/plain", {}), ("application/json", {"Content-Encoding": "gzip"})])
def test_only_plain_json_is_taken(there: There, type: str, headers: dict[str, str]) -> None:
    own = {"Authorization": f"Bearer {there.key}", "Idempotency-Key": "n"} | headers
    assert Client().post(f"{there.pupil}/entries", b"{}", content_type=type, headers=own).status_code == 415


def test_no_answer_may_be_kept_or_read_by_another_site(there: There) -> None:
    for answer in (there.get(f"{API}/pupils"), there.say(entry()), there.get(f"{API}/nothing")):
        assert answer["Cache-Control"] == "no-store"
        assert "Access-Control-Allow-Origin" not in answer


def test_too_many_calls_are_refused_in_json(there: There, monkeypatch: pytest.MonkeyPatch) -> None:
    from upheld.web.ui import limits

    monkeypatch.setattr(limits, "_limit", lambda request: ("api", 0) if request.path.startswith(API) else ("", 0))
    answer = there.get(f"{API}/pupils")
    assert answer.status_code == 429
    sentence(answer)


def test_the_calls_of_a_system_are_counted_with_those_of_the_open_api() -> None:
    from django.test import RequestFactory

    from upheld.web.ui.limits import _limit

    assert _limit(RequestFactory().get(f"{API}/pupils")) == _limit(RequestFactory().get("/api/duties"))


# The description


def test_the_description_is_open_and_fits_what_is_answered(there: There) -> None:
    assert json.loads(Client().get(f"{API}/openapi.json").content) == description()
    schemas = description()["components"]["schemas"]
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    answers = {
        "pupils": there.get(f"{API}/pupils"), "lines": there.get(f"{there.pupil}/lines"), "said": there.say(entry()),
        "week": there.get(f"{there.pupil}/weeks/{MONDAY}"), "error": there.get(f"{API}/nothing"),
    }  # fmt: skip
    for name, answer in answers.items():
        jsonschema.validate(json.loads(answer.content), schemas[name])
    jsonschema.validate(EXAMPLE, schemas["entries"])


def test_the_description_has_every_address_and_no_other() -> None:
    resolver = next(one for one in get_resolver().url_patterns if getattr(one, "namespace", "") == "delivery_api")
    ours = {
        str(one.pattern).replace("<uuid:", "{").replace("<str:", "{").replace(">", "}") for one in resolver.url_patterns
    }
    assert {path.lstrip("/") for path in description()["paths"]} == ours - {
        "openapi.json",
        "",
        "{path:rest}",
        "<path:rest}",
    }


# The page of the keys


def test_a_manager_makes_a_key_that_is_shown_once_and_ends_it(there: There) -> None:
    browser = Client()
    browser.force_login(there.teacher)
    page = f"/delivery/systems/{there.school.key}/"
    answer = browser.post(page, {"name": "New one"})
    text = answer.content.decode()
    assert answer["Cache-Control"] == "no-store"
    key = text[text.index("upheld_") :][:50]
    there.key = key
    assert there.get(f"{API}/pupils").status_code == 200
    assert key not in browser.get(page).content.decode()
    made = SystemKey.objects.get(name="New one")
    assert "New one" in browser.get(f"{page}{made.pk}/end/").content.decode()
    assert browser.post(f"{page}{made.pk}/end/").status_code == 302
    assert there.get(f"{API}/pupils").status_code == 401


def test_a_key_needs_a_name(there: There) -> None:
    browser = Client()
    browser.force_login(there.teacher)
    answer = browser.post(f"/delivery/systems/{there.school.key}/", {"name": " "})
    assert answer.status_code == 422
    assert "Write what the system is called" in answer.content.decode()
    assert SystemKey.objects.count() == 1


def test_an_organisation_that_gives_nothing_has_no_keys(there: There) -> None:
    browser = Client()
    browser.force_login(there.teacher)
    charity = organisation("Charity A", there.teacher, role="manager", kind="charity")
    assert browser.get(f"/delivery/systems/{charity.key}/").status_code == 404
    assert "/delivery/systems/" not in browser.get(f"/account/organisations/{charity.key}/").content.decode()


def test_the_key_of_another_organisation_cannot_be_ended(there: There) -> None:
    browser = Client()
    browser.force_login(person("m"))
    other = organisation("School B", person("m"), role="manager", kind="school")
    assert browser.post(f"/delivery/systems/{other.key}/{SystemKey.objects.get().pk}/end/").status_code == 404
    assert there.get(f"{API}/pupils").status_code == 200


def test_when_it_was_written_is_as_the_system_says_and_never_ahead(there: There) -> None:
    before = clock.real() - timedelta(days=40)
    there.say(entry(said_at=before.astimezone(clock.ENGLAND).isoformat()))
    assert Statement.objects.get().said_at == before


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no row-level security")
def test_the_database_shows_keys_and_answers_to_nobody(there: There) -> None:
    there.say(entry())
    seen = {}
    for who in (there.teacher, there.case.holder, person("x")):
        with as_person(who):
            seen[who.name] = (SystemKey.objects.count(), SystemAnswer.objects.count())
    assert seen == {"Person T": (0, 0), "Person A": (0, 0), "Person X": (0, 0)}
