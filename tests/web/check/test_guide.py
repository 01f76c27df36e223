"""The guide in a browser without scripts: start, about the child, what is going on, one question after another."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.pages import LATE_PLAN, told
from upheld.web import clock
from upheld.web.check.forms_child import councils
from upheld.web.check.questions import QUESTIONS
from upheld.web.check.record import Record

pytestmark = pytest.mark.django_db

START, NEXT, ANSWER = reverse("check:start"), reverse("check:next"), reverse("check:answer")


class Visitor:
    """Someone with a browser that knows only links and forms."""

    def __init__(self) -> None:
        self.client = Client()
        self.pages = 0

    def heading(self) -> str:
        """The page that comes next, by its h1; empty where the guide has led to the answer."""
        answer = self.client.get(NEXT)
        if answer.status_code == 302:
            assert answer["Location"] in (ANSWER, START)
            return ""
        self.page = answer.text
        return heading(answer.text)

    def send(self, **fields: Any) -> str:
        """Fill in the form of the page and press Continue; the page that comes then."""
        self.pages += 1
        action = re.search(r'<form method="post" novalidate action="([^"]+)"', self.page)
        assert action
        answer = self.client.post(action[1], fields)
        assert answer.status_code == 302, heading(answer.text)
        assert answer["Location"] == NEXT
        return self.heading()

    def begin(self, *areas: str, **child: str) -> None:
        """The pages before the questions."""
        self.client.post(START, {"who": "parent", "england": "yes"})
        assert self.heading() == "About the child or young person"
        assert self.send(**child) == "What is going on?"
        self.send(areas=[*areas])
        self.pages += 1

    @property
    def record(self) -> Record:
        """What the service holds of this visitor."""

        class Request:
            session = self.client.session

        return Record(Request())  # type: ignore[arg-type]


def heading(html: str) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[1]).split())


def day(name: str, text: str) -> Mapping[str, str]:
    """A date as it is typed in its boxes."""
    return {f"{name}_{part}": value for part, value in zip(("year", "month", "day"), text.split("-"), strict=False)}


@pytest.fixture
def visitor(monkeypatch: pytest.MonkeyPatch) -> Visitor:
    from datetime import date

    monkeypatch.setattr(clock, "today", lambda: date(2026, 7, 20))
    return Visitor()


def test_a_late_plan_in_seven_pages(visitor: Visitor) -> None:
    visitor.begin("waiting")
    assert visitor.heading() == "Has anyone asked the council for an EHC needs assessment?"
    assert (
        visitor.send(answer="family", **day("received_on", "2026-01-12"))
        == "Has the council said whether it will assess?"
    )
    assert visitor.send(answer="agreed", **day("sent_on", "2026-02-20")).startswith("What came after that")
    assert visitor.send(answer="nothing") == ""
    assert visitor.pages <= 7
    assert visitor.client.get(NEXT)["Location"] == ANSWER
    (final,) = visitor.record.reckoned().of("plan.final")
    assert (final.status, final.days_late) == ("overdue", 49)


def test_every_page_shows_what_happened_so_far_and_the_way_to_the_answer(visitor: Visitor) -> None:
    visitor.begin("waiting")
    assert "See the answer now" not in visitor.page
    visitor.send(answer="family", **day("received_on", "2026-01"))
    assert "See the answer now" in visitor.page
    assert "January 2026" in visitor.page
    assert reverse("check:entry", args=[1]) in visitor.page


def test_an_earlier_answer_is_changed_and_no_later_one_is_lost(visitor: Visitor) -> None:
    visitor.begin("waiting")
    visitor.send(answer="family", **day("received_on", "2026-01-12"))
    visitor.send(answer="agreed", **day("sent_on", "2026-02-20"))
    visitor.send(answer="draft", **day("received_on", "2026-05-04"))
    address = reverse("check:question", args=[10])
    page = visitor.client.get(address).text
    assert re.search(r'value="family"[^>]*checked', page)
    assert 'value="12"' in page
    visitor.client.post(address, {"answer": "school", **day("received_on", "2026-01-13")})
    kinds = [(one.number, one.data["kind"]) for one in visitor.record.entries]
    assert kinds == [(1, "ehcna_request_received"), (2, "ehcna_agreed_notified"), (3, "draft_served")]
    assert visitor.record.entries[0].data == {
        "kind": "ehcna_request_received", "requester": "school", "received_on": "2026-01-13",
    }  # fmt: skip
    assert heading(visitor.client.get(NEXT).text).startswith("Have you answered the draft")


def test_an_answer_that_takes_its_entry_back_leaves_the_others(visitor: Visitor) -> None:
    visitor.begin("waiting")
    visitor.send(answer="family", **day("received_on", "2026-01-12"))
    visitor.send(answer="agreed", **day("sent_on", "2026-02-20"))
    visitor.send(answer="draft", **day("received_on", "2026-05-04"))
    visitor.client.post(reverse("check:question", args=[11]), {"answer": "unknown"})
    assert [one.data["kind"] for one in visitor.record.entries] == ["ehcna_request_received", "draft_served"]
    visitor.client.post(reverse("check:question", args=[11]), {"answer": "refused", **day("sent_on", "2026-02-20")})
    assert visitor.record.entries[-1].data["kind"] == "ehcna_refused_notified"
    assert len(visitor.record.entries) == 3


def test_what_the_timeline_added_to_an_entry_stays_when_its_question_is_answered_again(visitor: Visitor) -> None:
    visitor.begin("refused")
    visitor.send(answer="family", **day("received_on", "2026-05-04"))
    visitor.send(answer="refused", **day("sent_on", "2026-06-01"))
    entry = reverse("check:entry", args=[2])
    visitor.client.post(entry, {**day("sent_on", "2026-06-01"), "contents__reasons": "no", "notes": "two pages"})
    visitor.client.post(reverse("check:question", args=[11]), {"answer": "refused", **day("sent_on", "2026-06-02")})
    data = visitor.record.entries[1].data
    assert data["sent_on"] == "2026-06-02"
    assert data["contents"] == {"reasons": False}
    assert data["notes"] == "two pages"


def test_taking_an_entry_out_opens_its_question_again(visitor: Visitor) -> None:
    visitor.begin("waiting")
    visitor.send(answer="family", **day("received_on", "2026-01-12"))
    visitor.send(answer="agreed", **day("sent_on", "2026-02-20"))
    visitor.client.post(reverse("check:remove", args=[2]))
    assert visitor.heading() == "Has the council said whether it will assess?"


def test_it_happened_on_a_day_nobody_knows_and_nobody_knows_whether_it_happened(visitor: Visitor) -> None:
    visitor.begin("waiting")
    visitor.send(answer="family", received_on_unknown="on")
    assert visitor.record.entries[0].data["on"] == "unknown"
    visitor.send(answer="unknown")
    assert len(visitor.record.entries) == 1


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, "Choose an answer."),
        ({"answer": "perhaps"}, "Choose one of those shown."),
        ({"answer": "family"}, "Enter a date"),
        ({"answer": "family", "received_on_year": "2031", "received_on_month": "1"}, "write one from 1980"),
        (
            {"answer": "family", "received_on_day": "31", "received_on_month": "2", "received_on_year": "2026"},
            "no such day",
        ),
        ({"answer": "family", "received_on_year": "<b>"}, "is not a number"),
        ({"answer": "family", "received_on_day": "5"}, "Enter the year"),
        ({"answer": "family", "received_on_year": "2" * 5000}, "Enter a date|is not a"),
    ],
)
def test_a_bad_answer_is_said_and_nothing_is_recorded(visitor: Visitor, sent: dict[str, str], said: str) -> None:
    visitor.begin("asked")
    answer = visitor.client.post(reverse("check:question", args=[10]), sent)
    assert answer.status_code == 200
    assert "There is a problem" in answer.text
    assert re.search(said, answer.text)
    assert visitor.record.is_empty
    if sent.get("answer") == "family":
        assert re.search(r'value="family"[^>]*checked', answer.text)


def test_a_date_beside_no_is_not_asked_about(visitor: Visitor) -> None:
    visitor.begin("asked")
    visitor.send(answer="no", received_on_day="99")
    assert visitor.record.is_empty
    assert visitor.heading() == ""


def test_a_day_that_comes_before_it_was_sent_is_refused(visitor: Visitor) -> None:
    visitor.begin("refused")
    visitor.send(answer="family", **day("received_on", "2026-05-04"))
    sent = {"answer": "refused", **day("sent_on", "2026-06-02"), **day("received_on", "2026-06-01")}
    answer = visitor.client.post(reverse("check:question", args=[11]), sent)
    assert "This day is before the other one" in answer.text
    assert "<details" in answer.text
    assert re.search(r"<details[^>]* open", answer.text)


def test_an_order_without_what_it_orders_is_refused(visitor: Visitor) -> None:
    visitor.begin("order")
    answer = visitor.client.post(
        reverse("check:question", args=[68]), {"answer": "order", **day("sent_on", "2026-06-01")}
    )
    assert "Choose at least one." in answer.text
    visitor.heading()
    visitor.send(answer="order", orders=["amend_BF", "amend_I"], **day("sent_on", "2026-06-01"))
    assert visitor.record.entries[0].data["orders"] == ["amend_BF", "amend_I"]


def test_an_agreement_keeps_what_each_item_stands_for(visitor: Visitor) -> None:
    visitor.begin("appeal")
    told(visitor.client, ({"kind": "mediation_held", "on": "2026-06-01"},), notes={"guide": {"england": "yes"}})
    sent = {"answer": "agreed", "items": ["amend_BF", "other"], **day("on", "2026-06-02")}
    visitor.client.post(reverse("check:question", args=[73]), sent)
    assert visitor.record.entries[-1].data["items"] == [
        {"appealable": True, "order": "amend_BF"},
        {"appealable": False},
    ]
    page = visitor.client.get(reverse("check:question", args=[73])).text
    assert re.search(r'value="amend_BF"[^>]*checked', page)
    assert re.search(r'value="other"[^>]*checked', page)


def test_outside_england_the_check_does_not_go_on() -> None:
    client = Client()
    answer = client.post(START, {"who": "parent", "england": "no"})
    assert answer["Location"] == reverse("about:not_england")
    assert client.get(NEXT)["Location"] == START


def test_the_start_must_be_answered() -> None:
    answer = Client().post(START, {})
    for sentence in ("Choose who you are.", "Choose whether they live in England."):
        assert answer.text.count(sentence) == 2, "once in the summary, once beside it"


def test_the_child_page_asks_for_no_name_and_can_be_left_empty(visitor: Visitor) -> None:
    visitor.begin("asked")
    page = visitor.client.get(reverse("check:question", args=[1])).text
    assert 'name="child_name"' not in page
    assert visitor.record.person == {}


def test_council_and_birthday_are_kept_as_a_case_file_has_them(visitor: Visitor) -> None:
    visitor.begin("asked", local_authority="devon county council", **day("date_of_birth", "2017-05-02"))
    assert visitor.record.person == {"local_authority": "Devon", "date_of_birth": "2017-05-02"}
    assert len(councils()) == 153
    page = visitor.client.get(reverse("check:question", args=[1])).text
    assert '<datalist id="councils"' in page
    assert 'value="Devon"' in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"local_authority": "Nowhere Council"}, "We know no council called"),
        ({"local_authority": "Cardiff"}, "not in England"),
        ({"date_of_birth_year": "2017"}, "Enter the day, the month and the year"),
        ({"term__1__first_day": "5", "term__1__first_month": "1", "term__1__first_year": "2026"}, "both the first and"),
        ({"year_group": "99"}, "Choose one of those shown."),
    ],
)
def test_what_cannot_be_about_a_child_is_refused(visitor: Visitor, sent: dict[str, str], said: str) -> None:
    visitor.begin("asked")
    answer = visitor.client.post(reverse("check:question", args=[1]), sent)
    assert answer.status_code == 200
    assert said in answer.text
    assert visitor.record.person == {}


def test_facts_are_told_changed_and_taken_back_and_what_the_page_does_not_show_stays(visitor: Visitor) -> None:
    visitor.begin("asked")
    old = {"kind": "setting", "from": "2020-09-01", "to": "2024-07-20", "type": "infant"}
    now = {"kind": "setting", "from": "2024-09-01", "type": "junior", "closed": ["2026-02-16"]}
    told(visitor.client, LATE_PLAN, facts=[old, now], person={"capacity": True}, notes={"guide": {"england": "yes"}})
    child = reverse("check:question", args=[1])
    page = visitor.client.get(child).text
    assert re.search(r'value="junior"[^>]*(checked|selected)', page)
    sent = {"setting_type": "special", "setting_name": "A school", "sen_support": "yes", "disabled": "yes",
            "capacity": "yes", "year_group": "0", "icb": "An NHS board",
            **day("setting_from", "2024-09-01"), **day("term__1__first", "2026-09-03"),
            **day("term__1__last", "2026-12-18"),
            }  # fmt: skip
    assert visitor.client.post(child, sent).status_code == 302
    assert visitor.record.person == {"capacity": True, "year_group": 0}
    assert visitor.record.facts[0] == old
    setting = next(one for one in visitor.record.facts if one["kind"] == "setting" and "to" not in one)
    assert setting == {
        "kind": "setting", "from": "2024-09-01", "closed": ["2026-02-16"], "type": "special", "name": "A school",
        "terms": [{"first": "2026-09-03", "last": "2026-12-18"}],
    }  # fmt: skip
    assert {one["kind"] for one in visitor.record.facts} == {"setting", "on_sen_support", "disabled", "icb"}
    visitor.client.post(child, {})
    assert [one["kind"] for one in visitor.record.facts] == ["setting"]


def test_areas_are_needed_and_something_else_leads_to_the_list_of_everything(visitor: Visitor) -> None:
    visitor.begin("asked")
    areas = reverse("check:question", args=[2])
    assert "Choose at least one." in visitor.client.post(areas, {}).text
    assert "Choose from those shown." in visitor.client.post(areas, {"areas": ["x"]}).text
    assert visitor.client.post(areas, {"areas": ["other"]})["Location"] == reverse("check:add")
    assert visitor.heading() == ""


def test_more_areas_later_ask_more_and_lose_nothing(visitor: Visitor) -> None:
    visitor.begin("complaint")
    visitor.send(answer="yes", **day("on", "2026-06-01"))
    visitor.client.post(reverse("check:question", args=[2]), {"areas": ["complaint", "asked"]})
    assert visitor.heading() == "Has anyone asked the council for an EHC needs assessment?"
    assert len(visitor.record.entries) == 1


def test_a_question_nobody_wrote_is_not_found() -> None:
    assert Client().get(reverse("check:question", args=[999])).status_code == 404


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.id)
def test_every_question_has_a_page_with_one_h1_and_a_way_back(visitor: Visitor, question) -> None:
    visitor.client.post(START, {"who": "parent", "england": "yes"})
    page = visitor.client.get(reverse("check:question", args=[question.number])).text
    assert page.count("<h1") == 1
    assert heading(page) == str(question.words)
    assert "govuk-back-link" in page
    assert page.count('name="answer"') == len(question.answers)
    assert not re.search(r"style=|<script(?![^>]*src=)|onclick", page)


def test_no_answer_stands_in_an_address_or_a_title(visitor: Visitor) -> None:
    visitor.begin("refused", local_authority="Devon")
    visitor.send(answer="family", **day("received_on", "2026-05-04"))
    title = re.search(r"<title>(.*?)</title>", visitor.page, re.DOTALL)
    assert title
    assert not re.search(r"2026|Devon|family|refused", title[1])
    for address in re.findall(r'(?:href|action)="([^"]+)"', visitor.page):
        assert not re.search(r"2026-|Devon|family|refused|ehcna|\?", address), address
