"""The record of a case in words: who did what when, whether it is whole, and what others are not told."""

import pytest
from django.db import connection

from tests.web.cases.making import case_of, grant, organisation, person, signed_in
from tests.web.cases.sharing import accepted, asked, proven
from upheld.web.accounts.models import Person
from upheld.web.cases.act_words import ACTS
from upheld.web.cases.audit import acting
from upheld.web.cases.models import Case, Invitation, Told

pytestmark = pytest.mark.django_db(databases="__all__")


def shown_to(who: Person, case: Case, page: int = 1) -> str:
    return signed_in(who).get(f"/cases/{case.pk}/history/?page={page}").content.decode()


def test_it_says_what_was_done_by_whom() -> None:
    case, other = case_of(person("a")), proven("b")
    accepted(asked(case, "b", right="write"), other)
    sent = {"received_on_day": "13", "received_on_month": "1", "received_on_year": "2026"}
    signed_in(other).post(f"/cases/{case.pk}/check/timeline/1/", sent)
    shown = shown_to(person("a"), case)
    assert "Something that happened was corrected (entry 1)" in shown and "Person B" in shown
    assert "Somebody was invited: b@example.org" in shown and "The case was opened" in shown
    assert shown.index("was corrected") < shown.index("was opened") and "The record is whole" in shown


def test_whom_a_change_of_access_was_about() -> None:
    case = case_of(person("a"))
    one, two = grant(case, to=person("b")), grant(case, organisation=organisation("Service A"))
    for given in (one, two):
        signed_in(person("a")).post(f"/cases/{case.pk}/access/{given.pk}/end/")
    shown = shown_to(person("a"), case)
    assert "access was ended: Person B" in shown and "access was ended: Service A" in shown


def test_nothing_that_was_told_stands_in_it() -> None:
    case = case_of(person("a"), label="Child A", details={"your_address": "1 Long Road"})
    shown = shown_to(person("a"), case).split("<h2")[1]
    assert "Long Road" not in shown and "2016" not in shown and "Devon" not in shown


def behind_the_back(table: str, words: str) -> None:
    """A change past the triggers that forbid it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # No table is altered while a check of its rows is still to come.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        else:
            cursor.execute(f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '{table}'")
            for (name,) in cursor.fetchall():
                cursor.execute(f'DROP TRIGGER "{name}"')
        cursor.execute(words)
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_a_body_that_was_changed_is_found() -> None:
    case = case_of(person("a"))
    row = Told.objects.get(case=case, action__seq=2)
    other = "'\\x0102'::bytea" if connection.vendor == "postgresql" else "x'0102'"
    behind_the_back("cases_told", f"UPDATE cases_told SET body = {other} WHERE action_id = {row.pk}")
    assert "Line 2 of this record does not fit" in shown_to(person("a"), case)


def test_a_row_that_was_changed_is_found() -> None:
    case = case_of(person("a"))
    behind_the_back("cases_action", "UPDATE cases_action SET act = 'event_withdrawn' WHERE seq = 3")
    assert "Line 3 of this record does not fit" in shown_to(person("a"), case)


def test_others_are_not_told_who_else_sees_the_case() -> None:
    case, other = case_of(person("a")), person("b")
    grant(case, to=other)
    accepted(asked(case, "c"), proven("c"))
    accepted(asked(case, "d"), proven("d"), answer="no")
    with acting(case.pk, person("c"), needs="see") as act:
        act.write("paper_opened", about="x")
        act.write("feed_made", about="1")
    shown = shown_to(other, case)
    for one in (
        "Person C",
        "c@example.org",
        "d@example.org",
        "invited",
        "invitation",
        "document was opened",
        "calendar",
    ):
        assert one not in shown.split("<h1")[1]
    assert "The case was opened" in shown and "Person A" in shown


def test_they_see_what_they_did_themselves() -> None:
    case, other = case_of(person("a")), proven("b")
    accepted(asked(case, "b"), other)
    assert "An invitation was accepted" in shown_to(other, case)


def test_from_whom_something_is_hidden_no_name_is_shown_and_no_detail() -> None:
    case = case_of(person("a"))
    grant(case, to=person("b"), hides_schools=True)
    shown = shown_to(person("b"), case).split("<h1")[1]
    assert "Person A" not in shown and "entry 1" not in shown and "Something that happened was added" in shown


def test_who_says_no_is_not_named() -> None:
    case, other = case_of(person("a")), proven("b")
    accepted(asked(case, "b"), other, answer="no")
    shown = shown_to(person("a"), case)
    assert "An invitation was refused" in shown and "Person B" not in shown


def test_fifty_at_a_time() -> None:
    case = case_of(person("a"))
    with acting(case.pk, person("a")) as act:
        for _each in range(60):
            act.write("label_changed")
    first, second = shown_to(person("a"), case), shown_to(person("a"), case, 2)
    words = str(ACTS["label_changed"])
    assert first.count(words) == 50 and second.count(words) == 10 and "The case was opened" in second


def test_the_service_itself_is_named_so() -> None:
    case = case_of(person("a"))
    with acting(case.pk, None) as act:
        act.write("days_reckoned")
    assert "this service" in shown_to(person("a"), case)


def test_a_long_record_is_checked_only_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(person("a"))
    monkeypatch.setattr("upheld.web.cases.views.history.MOST_CHECKED_UNASKED", 2)
    shown = shown_to(person("a"), case)
    assert "The case was opened" in shown and "The record is whole" not in shown
    assert f'action="/cases/{case.pk}/history/check/"' in shown
    asked_for = signed_in(person("a")).get(f"/cases/{case.pk}/history/check/").content.decode()
    assert "The record is whole" in asked_for and "The case was opened" in asked_for
    assert signed_in(person("b")).get(f"/cases/{case.pk}/history/check/").status_code == 404


def test_an_address_that_is_no_longer_kept_is_said_so() -> None:
    case = case_of(person("a"))
    asked(case, "b")
    Invitation.objects.update(email="")
    assert "Somebody was invited: an address that is no longer kept" in shown_to(person("a"), case)
    assert (
        "an address that is no longer kept" in signed_in(person("a")).get(f"/cases/{case.pk}/access/").content.decode()
    )
