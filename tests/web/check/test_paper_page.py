"""The pages of a letter in hand: choose, read, means; nothing lost, nothing twice, no answer in an address."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from upheld.web.check.paper_form import PaperForm
from upheld.web.check.papers import PAPERS, checklist

pytestmark = pytest.mark.django_db
CHOOSE, READ, MEANS = "/check/letter-in-hand/", "/check/letter-in-hand/read/", "/check/letter-in-hand/means/"


def day(name: str, day: int, month: int, year: int) -> dict[str, str]:
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


def send(client: Client, id: str, boxes: dict[str, Any]) -> str:
    """Choose a paper, send what is on it, and the page that follows."""
    assert client.post(CHOOSE, {"paper": id})["Location"] == READ
    sent = client.post(READ, boxes)
    return client.get(sent["Location"]).content.decode() if sent.status_code == 302 else sent.content.decode()


def entries(client: Client) -> list[dict[str, Any]]:
    return [data for _number, data in client.session.get("check", {}).get("entries", [])]


def test_a_refusal_in_hand_becomes_a_deadline_and_a_mediation_request(client: Client) -> None:
    text = send(
        client, "refused-to-assess", day("made_on", 1, 6, 2026) | {"says_reasons": "no", "says_time_limits": "unsure"}
    )
    assert entries(client) == [
        {"kind": "ehcna_refused_notified", "made_on": "2026-06-01", "contents": {"reasons": False}}
    ]
    assert "Tuesday 1 September 2026" in text  # W12
    assert "The reasons for the decision" in text
    assert "/check/answer/" in text and "/check/timeline/add/" in text


@pytest.mark.parametrize("id", PAPERS)
def test_each_paper_has_its_page_and_says_what_it_means(client: Client, id: str) -> None:
    paper = PAPERS[id]
    boxes: dict[str, Any] = {f"says_{name}": "no" for name in checklist(paper)}
    for name in paper.dates:
        boxes |= day(name, 1, 6, 2026)
    for name, field in PaperForm(paper).fields.items():
        if name in (ask.name for ask in paper.asks) or name == "way":
            choices = [value for value, _label in getattr(field, "choices", ())]
            boxes |= {name: choices[0]} if choices else day(name, 7, 9, 2027) if name.endswith("_on") else {name: "4"}
    text = send(client, id, boxes)
    assert "<h1" in text and "What your letter means" in text, re.findall(r"error-message.*", text)
    assert entries(client)[0]["kind"] in paper.kinds
    # going back shows what was typed, and sending it again adds nothing
    assert 'value="2026"' in client.get(READ).content.decode()
    before = entries(client)
    assert client.post(READ, boxes)["Location"] == MEANS
    assert entries(client) == before


def test_nothing_chosen_and_no_date_are_one_sentence_each(client: Client) -> None:
    shown = client.post(CHOOSE, {})
    assert "Choose what it looks like" in shown.content.decode()
    assert client.post(CHOOSE, {"paper": "<script>"}).status_code == 200
    text = send(client, "final-plan", {"placement": "<b>Oak</b>"})
    assert "Enter one of these dates" in text
    assert "<b>Oak" not in text and "&lt;b&gt;Oak" in text
    assert entries(client) == []


def test_a_day_nobody_knows_is_taken_as_it_is(client: Client) -> None:
    text = send(client, "final-plan", {"made_on_unknown": "on"})
    assert entries(client) == [{"kind": "plan_final_sent", "on": "unknown"}]
    assert "We cannot tell the last day." in text


def test_the_same_letter_twice_leads_to_the_old_one(client: Client) -> None:
    send(client, "final-plan", day("made_on", 1, 6, 2026))
    text = send(client, "final-plan", day("made_on", 1, 6, 2026))
    assert "You have told us about this letter already" in text and "/check/timeline/1/" in text
    assert len(entries(client)) == 1
    send(client, "final-plan", day("made_on", 2, 6, 2026))
    assert len(entries(client)) == 2


def test_a_correction_changes_the_entry_and_takes_out_what_is_no_longer_said(client: Client) -> None:
    boxes = day("on", 1, 6, 2026) | {"type": "suspension", "days": "3", "arrangements": "yes"}
    send(client, "excluded", boxes)
    kinds = ["excluded", "exclusion_notice_given", "education_arrangements_notified"]
    assert [data["kind"] for data in entries(client)] == kinds
    client.post(READ, boxes | {"arrangements": "no", "days": "4"})
    assert [data["kind"] for data in entries(client)] == kinds[:2]
    assert entries(client)[0]["days"] == 4


def test_a_reason_that_is_not_listed_writes_nothing_down(client: Client) -> None:
    boxes = day("on", 1, 6, 2026) | {"duty": "plan.final", "code": "none"}
    text = send(client, "needs-more-time", boxes)
    assert entries(client) == []
    assert "The law does not list that reason" in text


def test_like_none_of_these_leads_to_the_timeline(client: Client) -> None:
    assert client.post(CHOOSE, {"paper": "none"})["Location"] == "/check/timeline/add/"


def test_pages_out_of_order_lead_back_to_the_first(client: Client) -> None:
    for address in (READ, MEANS):
        assert client.get(address)["Location"] == CHOOSE
    client.post(CHOOSE, {"paper": "final-plan"})
    assert client.get(MEANS)["Location"] == CHOOSE


@pytest.mark.parametrize("typed", ["\x00" * 300, "\u202e" + "9" * 10_000, "<b>", "1e99", "-1", "x" * 10_000])
def test_hostile_answers_are_refused_without_a_fault(client: Client, typed: str) -> None:
    boxes = {
        "made_on_day": typed,
        "made_on_month": typed,
        "made_on_year": typed,
        "placement": typed,
        "says_reasons": typed,
    }
    text = send(client, "final-plan", boxes)
    assert "There is a problem" in text and "<b>" not in text.split("<main")[1].replace("<b></b>", "")
    assert entries(client) == []
