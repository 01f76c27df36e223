"""The record as a paper, by itself and behind a letter: what is in it, for whom, and that both say the same."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import docx
import pikepdf
import pytest

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.delivery.given import access_of, line, missed, set_up
from upheld.letters.letter import letters as every_letter
from upheld.web import clock
from upheld.web.cases.kept import KeptCase
from upheld.web.cases.models import Case
from upheld.web.cases.mount import prefix_of
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.with_record import FORMS, LETTERS, record_of
from upheld.web.ui.papers import FORMS as MADE

pytestmark = pytest.mark.django_db(databases="__all__")
PLAN = [{"kind": "plan_final_sent", "sent_on": "2026-09-01", "received_on": "2026-09-02", "id": "plan"}]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))


def case() -> Case:
    """A case with a plan, of which two sessions did not come, one is in dispute and the rest nobody spoke of."""
    who = person("holder")
    made = case_of(who, events=PLAN, details={"child_name": "Child A"})
    set_up(made, who, line())
    say(access_of(who, made), [missed(0, who="parent"), missed(1, who="parent"), missed(2, who="parent")], by=who)
    school = person("school")
    grant(made, to=school, right="ledger", role="school")
    say(access_of(school, made), [missed(2, side="setting", outcome="delivered", reason="", who="school")], by=school)
    return made


def get(who: str, path: str) -> Any:
    return signed_in(person(who)).get(path)


def words(content: bytes) -> str:
    found = docx.Document(BytesIO(content))
    cells = (cell.text for table in found.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in found.paragraphs), *cells])


def test_the_record_says_what_came_and_names_the_child_only_to_who_sees_the_case() -> None:
    made = case()
    page = get("holder", f"/delivery/{made.pk}/papers/").content.decode()
    assert "3 h 30 min fell due" in page and "1 h did not come." in page
    assert "Child A" in page and "<svg" in page and "style=" not in page
    theirs = get("school", f"/delivery/{made.pk}/papers/").content.decode()
    assert "3 h 30 min fell due" in theirs and "Child A" not in theirs
    assert "Send it with a letter" in page and "Send it with a letter" not in theirs


@pytest.mark.parametrize("form", FORMS)
def test_it_is_taken_away_in_each_form_under_a_name_that_tells_nothing(form: str) -> None:
    made = case()
    answer = signed_in(person("school")).post(f"/delivery/{made.pk}/papers/as/{form}/")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="record{MADE[form].ending}"'
    assert answer["Cache-Control"] == "no-store"
    assert b"Child A" not in answer.content
    if form == "docx":
        assert "1 h did not come." in words(answer.content)
    elif form == "pdf":
        assert answer.content.startswith(b"%PDF")
    else:
        assert b"1 h did not come." in answer.content


def test_there_are_no_other_forms_and_no_other_letters() -> None:
    made = case()
    browser = signed_in(person("holder"))
    assert browser.post(f"/delivery/{made.pk}/papers/as/exe/").status_code == 404
    assert browser.get(f"/delivery/{made.pk}/letter/chase_final_plan/").status_code == 404
    assert browser.get(f"/delivery/{made.pk}/letter/none/").status_code == 404
    assert browser.post(f"/delivery/{made.pk}/letter/provision_not_delivered/as/exe/").status_code == 404


def test_every_letter_it_goes_with_is_one_of_the_letters_room() -> None:
    assert set(LETTERS) <= set(every_letter())


def test_letter_and_record_are_one_file_and_agree_to_the_minute() -> None:
    made = case()
    path = f"/delivery/{made.pk}/letter/provision_not_delivered/"
    page = get("holder", path).content.decode()
    assert "do not give the same minutes" not in page
    assert f"{prefix_of(made.pk)}/check/letters/provision_not_delivered/" in page
    answer = signed_in(person("holder")).post(f"{path}as/docx/")
    assert answer["Content-Disposition"] == 'attachment; filename="provision_not_delivered_with_record.docx"'
    said = words(answer.content)
    assert "Not all of the provision in the EHC plan is being made" in said and "Enclosed: Record of provision" in said
    # The letter has the minutes of the term, the record the same in hours.
    assert "60 minutes" in said and "1 h did not come." in said
    pdf = signed_in(person("holder")).post(f"{path}as/pdf/").content
    with pikepdf.open(BytesIO(pdf)) as found:
        assert len(found.pages) >= 3


def test_the_letters_own_page_leads_to_it_with_the_record() -> None:
    made = case()
    page = get("holder", f"{prefix_of(made.pk)}/check/letters/provision_not_delivered/").content.decode()
    assert f'href="/delivery/{made.pk}/letter/provision_not_delivered/"' in page


def test_where_somebody_took_the_minutes_out_of_the_case_the_page_says_that_they_differ() -> None:
    made = case()
    held = KeptCase(access_of(person("holder"), made))
    told = held.get("check") or {}
    for _number, data in told["entries"]:
        if data["kind"] == "provision_missed":
            data["minutes"] = 30
    held.put("check", told)
    page = get("holder", f"/delivery/{made.pk}/letter/provision_not_delivered/").content.decode()
    assert "do not give the same minutes" in page


def test_a_letter_that_is_not_open_is_said_not_to_be() -> None:
    made = case_of(person("holder"), events=PLAN)
    set_up(made, person("holder"), line())
    path = f"/delivery/{made.pk}/letter/provision_not_delivered/"
    answer = get("holder", path)
    assert answer.status_code == 200 and "This letter is not open" in answer.content.decode()
    assert signed_in(person("holder")).post(f"{path}as/pdf/").status_code == 409


def test_who_was_given_the_ledger_alone_has_no_letters_and_who_sees_not_all_none_either() -> None:
    made = case()
    path = f"/delivery/{made.pk}/letter/provision_not_delivered/"
    assert get("school", path).status_code == 404
    grant(made, to=person("limited"), right="write", hides_addresses=True)
    assert get("limited", path).status_code == 403


def test_from_whom_addresses_are_hidden_the_words_of_the_plan_are_too() -> None:
    made = case()
    grant(made, to=person("limited"), right="write", hides_addresses=True)
    page = get("limited", f"/delivery/{made.pk}/papers/").content.decode()
    assert "Half an hour each week" not in page and "The words of the plan are not shown to you" in page
    assert "Half an hour each week" in get("holder", f"/delivery/{made.pk}/papers/").content.decode()


def test_an_empty_ledger_has_its_paper() -> None:
    made = case_of(person("holder"))
    page = get("holder", f"/delivery/{made.pk}/papers/")
    assert page.status_code == 200 and "No line of provision has been written down." in page.content.decode()


def test_the_record_is_of_the_day_it_is_asked_for() -> None:
    made = case()
    ledger = Ledger(access_of(person("holder"), made))
    assert record_of(ledger, date(2026, 9, 20)).title.endswith("up to 20 September 2026")
