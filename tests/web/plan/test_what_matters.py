"""The top of the page of findings: how many lines bind nobody, the last day to answer, and the one next step."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from tests.web.plan.given import LATER, PLAN, SPECIFIC, VAGUE
from tests.web.plan.visitor import FINDINGS, sent, with_plan, words
from upheld.plan.document import Plan, Provision
from upheld.plan.file import dumps
from upheld.web import clock
from upheld.web.plan.bare import REMARK

pytestmark = pytest.mark.django_db

LETTER = "/plan/letter/"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 6, 11))


def opened(plan: Plan) -> Client:
    client = Client()
    sent(client, dumps(plan).encode(), "plan.json")
    return client


def of(*lines: str) -> Client:
    provisions = tuple(Provision(f"F.{number}", "F", words) for number, words in enumerate(lines, 1))
    return opened(replace(PLAN, provisions=provisions))


def served(client: Client, day: int, month: int) -> None:
    when = {"served_on_day": day, "served_on_month": month, "served_on_year": 2026}
    client.post(LETTER, {"do": "served", "came": "draft_served", **when})


def test_the_lines_that_bind_nobody_are_counted_first_and_are_the_next_step() -> None:
    client = of(VAGUE, SPECIFIC, VAGUE)
    said = words(client.get(FINDINGS))
    assert said.startswith("What we found in the plan 2 of 3 lines of help bind nobody.")
    assert "Go through these 2 lines" in said and "Vague (2)" in said and "All lines (3)" in said
    client.post(FINDINGS, {"accept": "line:F.1"})
    assert "Go through this line" in words(client.get(FINDINGS))
    client.post(FINDINGS, {"dismiss": "line:F.3", "reason": "It is done."})
    said = words(client.get(FINDINGS))
    assert "1 comment is in your letter. You left 1 out. " in said
    assert said.startswith(
        "What we found in the plan 2 of 3 lines of help bind nobody. When did it come? We count your last day to "
        "answer Make the letter to the council"
    )


def test_a_plan_without_a_line_of_help_is_not_called_free_of_vague_lines() -> None:
    said = words(of().get(FINDINGS))
    assert "We found no line of help (section F, G or H) in this document." in said
    assert "Say what we could not place" in said
    assert "0 vague" not in said and "exactly what must happen" not in said


def test_a_plan_that_is_specific_throughout_is_said_to_be() -> None:
    assert "All 2 lines of help say exactly what must happen." in words(of(SPECIFIC, SPECIFIC).get(FINDINGS))


def test_the_last_day_to_answer_stands_there_once_it_can_be_told() -> None:
    # reg 13(1), SEND Regulations 2014: at least 15 days, of which the day of service is the first.
    # Nothing is in the letter, and it is told all the same.
    client = with_plan()
    assert "We count your last day to answer" in words(client.get(FINDINGS))
    served(client, 1, 6)
    assert "Last day to answer: Monday 15 June 2026" in words(client.get(FINDINGS))
    assert "Monday 15 June 2026" in words(client.get(LETTER))
    client.post(LETTER, {"do": "again"})
    served(client, 1, 5)
    assert "The last day to answer has passed." in words(client.get(FINDINGS))
    assert "The last day to answer has passed." in words(client.get(LETTER))


def test_a_final_plan_is_not_given_a_last_day_for_comments() -> None:
    said = words(opened(replace(PLAN, version="final")).get(FINDINGS))
    assert "check the last day to appeal" in said and "We count your last day" not in said


def test_words_that_name_no_section_are_doubted() -> None:
    client = Client()
    client.post("/plan/", {"do": "paste", "words": "Milk, bread and eggs."})
    said = words(client.get(FINDINGS))
    assert f"Is this from an EHC plan? {REMARK}" in said
    # They name none, so the top of the page does not list which were found.
    assert "Sections found:" not in said
    assert "Is this from an EHC plan?" not in words(with_plan().get(FINDINGS))


def test_what_was_taken_up_of_one_line_is_one_comment() -> None:
    client = of(VAGUE, SPECIFIC)
    client.post(FINDINGS, {"accept": "line:F.1"})
    assert "1 comment is in your letter." in words(client.get(FINDINGS))
    served(client, 1, 6)
    said = words(client.get(LETTER))
    assert "1 comment is in it." in said and "Comment 1." in said and "Comment 2." not in said


def test_deciding_among_what_is_open_leads_on_to_the_next_line() -> None:
    client = of(VAGUE, SPECIFIC, VAGUE)
    response = client.post(FINDINGS, {"accept": "line:F.1", "show": "open", "place": "line-F.1"})
    assert response["Location"] == f"{FINDINGS}?show=open#line-F.3"
    response = client.post(FINDINGS, {"accept": "line:F.3", "show": "open", "place": "line-F.3"})
    assert response["Location"] == f"{FINDINGS}?show=open#lines"
    assert "No line is left to show here." in words(client.get(FINDINGS, {"show": "open"}))


def test_two_plans_that_have_nothing_in_common_are_doubted() -> None:
    doubt = "Are they two versions of the same plan?"
    client = with_plan()
    other = (Provision("F.1", "F", "A swimming teacher will take her to the pool for an hour on Mondays."),)
    strange = replace(PLAN, sections=PLAN.sections[2:4], needs=(), outcomes=(), provisions=other, unplaced=())
    sent(client, dumps(strange).encode(), "other.json", "/plan/compare/", other_is="later")
    assert doubt in words(client.get("/plan/compare/"))
    client.post("/plan/compare/", {"do": "away"})
    sent(client, dumps(LATER).encode(), "later.json", "/plan/compare/", other_is="later")
    assert doubt not in words(client.get("/plan/compare/"))
