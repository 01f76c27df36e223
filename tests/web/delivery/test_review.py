"""Preparing for the review: the page, by when it goes round, and the child's words with whose they are."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any
from uuid import uuid4

import docx
import pikepdf
import pytest
from django.test import Client

from tests.web.cases.making import case_of, grant, person, signed_in
from tests.web.delivery.given import access_of, line, missed, set_up
from upheld.delivery.entitlement import DeliveryError
from upheld.web import clock
from upheld.web.cases.models import Case
from upheld.web.delivery.actions.saying import say
from upheld.web.delivery.kept import Ledger
from upheld.web.delivery.models import Statement
from upheld.web.delivery.own_words_kept import add_words
from upheld.web.delivery.views.review import FORMS

pytestmark = pytest.mark.django_db(databases="__all__")
PLAN = [
    {"kind": "plan_final_sent", "sent_on": "2026-09-01", "received_on": "2026-09-02"},
    {"kind": "review_meeting_set", "on": "2026-11-10", "meeting_on": "2026-12-16"},
]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 22))


@pytest.fixture
def case() -> Case:
    who = person("holder")
    made = case_of(who, events=PLAN, details={"child_name": "Child A"})
    set_up(made, who, line())
    say(access_of(who, made), [missed(0, who="parent")], by=who)
    grant(made, to=person("school"), right="ledger", role="school")
    return made


def words_of(how: str = "self", text: str = "I like speech therapy.", helper: str = "", **rest: str) -> dict[str, str]:
    return {"do": "say", "id": str(uuid4()), "text": text, "how": how, "helper": helper, **rest}


def browser(who: str = "holder") -> Client:
    return signed_in(person(who))


def shown(case: Case, who: str = "holder") -> str:
    return plain(browser(who).get(f"/delivery/{case.pk}/review/"))


def plain(answer: Any) -> str:
    """What a page says; a day is not parted at the end of a line."""
    return str(answer.content.decode().replace("\xa0", " "))


def sent(case: Case, data: dict[str, str], who: str = "holder") -> Any:
    return browser(who).post(f"/delivery/{case.pk}/review/", data)


def test_the_day_of_the_meeting_comes_from_the_case_and_papers_are_counted_back_from_it(case: Case) -> None:
    page = shown(case)
    assert "The meeting is on Wednesday 16 December 2026." in page
    assert "at least two weeks before it: by Wednesday 2 December 2026." in page
    assert "That is in 10 days." in page
    assert "SEND Regulations 2014 regs 20(4), 21(4)" in page and "that is practice, not law" in page
    assert "Child A" in page and "style=" not in page


def test_who_does_not_see_the_case_says_when_it_is(case: Case) -> None:
    page = shown(case, "school")
    assert "16 December 2026" not in page and "Child A" not in page
    assert "Say when it is, and we count back." in page
    day = {"meeting_on_day": "4", "meeting_on_month": "12", "meeting_on_year": "2026", "do": "show"}
    answer = sent(case, day, "school")
    assert answer.status_code == 200 and "by Friday 20 November 2026." in plain(answer)
    assert "That was 2 days ago." in plain(answer)
    assert not Statement.objects.filter(kind="view").exists()


def test_a_day_that_is_none_is_told_in_one_sentence(case: Case) -> None:
    day = {"meeting_on_day": "31", "meeting_on_month": "11", "meeting_on_year": "2026"}
    for path in ("review/", "review/as/pdf/"):
        answer = browser().post(f"/delivery/{case.pk}/{path}", day)
        assert answer.status_code == 422 and "There is no such day" in plain(answer)
    answer = sent(case, {"meeting_on_day": "", "meeting_on_month": "12", "meeting_on_year": "2026"})
    assert answer.status_code == 422 and "Enter the day, the month and the year." in plain(answer)


def test_the_page_tells_from_the_last_review_or_the_first_line_or_the_day_that_is_asked_for(case: Case) -> None:
    assert "From 7 September 2026 to 22 November 2026." in shown(case)
    asked = sent(case, {"from_on_day": "1", "from_on_month": "10", "from_on_year": "2026"}).content.decode()
    assert "From 1 October 2026 to 22 November 2026." in asked
    held = [*PLAN, {"kind": "review_meeting_held", "on": "2026-10-05"}]
    other = case_of(person("holder"), events=held)
    set_up(other, person("holder"), line())
    assert "From 5 October 2026 to 22 November 2026." in shown(other)


@pytest.mark.parametrize("form", FORMS)
def test_it_is_taken_away_in_each_form(case: Case, form: str) -> None:
    sent(case, words_of())
    days = {"meeting_on_day": "16", "meeting_on_month": "12", "meeting_on_year": "2026"}
    answer = browser().post(f"/delivery/{case.pk}/review/as/{form}/", days)
    name = "review_easy_read" if form.startswith("easy") else "review"
    ending = form.removeprefix("easy-")
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.{ending}"'
    if ending == "docx":
        said = "\n".join(one.text for one in docx.Document(BytesIO(answer.content)).paragraphs)
        assert "I like speech therapy." in said and "16 December 2026" in said
    else:
        with pikepdf.open(BytesIO(answer.content)) as pdf:
            assert len(pdf.pages) == 1 or form == "easy-pdf"


def test_no_other_form_is_there(case: Case) -> None:
    assert browser().post(f"/delivery/{case.pk}/review/as/exe/").status_code == 404


def test_the_childs_words_are_kept_sealed_with_whose_they_are(case: Case) -> None:
    assert sent(case, words_of()).status_code == 302
    assert sent(case, words_of("easy_read", "More swimming.", "their teacher"), "school").status_code == 302
    assert sent(case, words_of("proxy", "She is tired.", "their mother")).status_code == 302
    page = shown(case, "school")
    assert "Written by themselves, 22 November 2026" in page
    assert "Their own words, written down by: their teacher, 22 November 2026" in page
    assert "Said for them, not by themselves. By: their mother, 22 November 2026" in page
    assert page.index("She is tired.") > page.index("More swimming.")
    kept = list(Statement.objects.filter(kind="view"))
    assert len(kept) == 3 and not any(b"tired" in bytes(one.body) for one in kept)


def test_a_school_cannot_write_as_the_child_and_it_is_said_through_whom_words_came(case: Case) -> None:
    answer = sent(case, words_of(), "school")
    assert answer.status_code == 422 and "Choose whose words these are." in plain(answer)
    assert not Statement.objects.filter(kind="view").exists()
    assert 'value="self"' not in shown(case, "school") and 'value="self"' in shown(case)
    with pytest.raises(DeliveryError, match="Only the young person"):
        theirs = Ledger(access_of(person("school"), case))
        add_words(theirs, uuid4(), "I am happy.", "self", "", False, by=person("school"))
    sent(case, words_of("easy_read", "More swimming.", "her friend"), "school")
    assert "Written into the record by: the school or college" in shown(case)


def test_the_rule_of_two_weeks_is_cited_before_a_day_is_known() -> None:
    other = case_of(person("holder"))
    set_up(other, person("holder"), line())
    page = shown(other)
    assert "Say when it is, and we count back." in page
    assert "SEND Regulations 2014 regs 20(4), 21(4)" in page and "How sure we are: A" in page


def test_what_is_sent_twice_is_there_once(case: Case) -> None:
    said = words_of()
    assert sent(case, said).status_code == sent(case, said).status_code == 302
    assert Statement.objects.filter(kind="view").count() == 1
    assert sent(case, said | {"text": "Something else."}).status_code == 422


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (words_of(text=" "), "Write what they say, in their words."),
        (words_of(how=""), "Choose whose words these are."),
        (words_of(how="telepathy"), "Choose whose words these are."),
        (words_of(how="proxy"), "Say who writes it down, or says it for them."),
        (words_of(text="x" * 2_001), "This has 2001 letters, and 2000 is the most"),
    ],
)
def test_words_that_say_nothing_or_not_whose_they_are_are_not_kept(case: Case, data: dict[str, str], told: str) -> None:
    answer = sent(case, data)
    assert answer.status_code == 422 and told in plain(answer)
    assert not Statement.objects.filter(kind="view").exists()


def test_who_says_it_takes_it_back_and_nobody_else(case: Case) -> None:
    sent(case, words_of())
    (said,) = Statement.objects.filter(kind="view")
    back = {"do": "back", "words": str(said.pk)}
    assert sent(case, back, "school").status_code == 404
    assert "I like speech therapy." in shown(case)
    assert sent(case, back).status_code == 302
    assert "I like speech therapy." not in shown(case)
    assert sent(case, back).status_code == 404
    assert Statement.objects.filter(kind="view").count() == 2


def test_who_may_only_read_says_nothing(case: Case) -> None:
    grant(case, to=person("reader"))
    assert sent(case, words_of(), "reader").status_code == 403
    assert "Save these words" not in shown(case, "reader")


def test_from_whom_a_school_is_hidden_words_are_too_but_those_said_to_name_none(case: Case) -> None:
    grant(case, to=person("limited"), right="write", hides_schools=True)
    sent(case, words_of(text="My school is School B."))
    sent(case, words_of(text="More swimming please.", is_open="on"))
    page = shown(case, "limited")
    assert "School B" not in page and "More swimming please." in page
    assert "You see those that hold no address and no name of a school, and your own." in page
    assert "School B" in shown(case) and "You see those that" not in shown(case)
    said = browser("limited").post(f"/delivery/{case.pk}/review/as/easy-docx/").content
    assert "School B" not in "\n".join(one.text for one in docx.Document(BytesIO(said)).paragraphs)


def test_an_empty_ledger_has_its_page() -> None:
    made = case_of(person("holder"))
    assert "Nothing fell due in this time" in shown(made)
