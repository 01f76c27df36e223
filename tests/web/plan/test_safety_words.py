"""A plan as a JSON file with values that no plan has, and signs nobody sees: a sentence, or a page that works."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.web.plan.visitor import FINDINGS, held, sent, with_plan, words
from upheld.web.plan.legible import legible, on_one_line
from upheld.web.plan.papers import PAPERS

pytestmark = pytest.mark.django_db


def made(id: str = "F.1", text: str = "Therapy as required.", **more: Any) -> bytes:
    plan = {"name": "n", "provisions": [{"id": id, "section": "F", "text": text}], **more}
    return json.dumps({"format": 1, "plan": plan}).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (made(text="half \ud800"), r"provisions[0].text holds the sign '\ud800'"),
        (made(child="A\x00"), r"child holds the sign '\x00'"),
        (b'{"plan": {"pages": ' + b"9" * 5_000 + b"}}", "a number of thousands of figures"),
        (b'{"plan": {"pages": NaN}}', "pages is nan: write a whole number"),
        (b'{"plan": ' + b"[" * 100_000, "brackets in brackets without end"),
        (made(id="<script>"), "the id '<script>' cannot be used here"),
        (made(id="../x"), "the id '../x' cannot be used here"),
        (made(id="F.1\r\nSet-Cookie: x=1"), "cannot be used here"),
        (made(id="\u0627\u0628"), "cannot be used here"),
        (json.dumps({"format": "x" * 1_000_000, "plan": {}}).encode(), "and only 1 is read here"),
    ],
)
def test_it_is_refused_in_one_short_sentence(data: bytes, said: str) -> None:
    client = Client()
    response = sent(client, data, "plan.json")
    assert response.status_code == 422
    assert said in words(response)
    assert len(response.content) < 50_000
    assert "upheld" not in client.cookies


def test_marks_that_turn_text_around_are_taken_out_and_every_page_and_paper_works() -> None:
    client = Client()
    data = made(
        text="Thera\u202epy as\u200b requ\u2066ired <img src=x onerror=alert(1)>.",
        child="</title><script>alert(1)</script>\u202e",
        dates={"birth": "0001-01-01", "x" * 500: "9999-12-31"},
        people=[{"role": "parent\u061c", "name": "{{ 7 * 7 }}"}],
        unplaced=[{"id": "?.1", "text": "\u2029<b>"}],
        pages=10**300,
    )
    assert sent(client, data, "plan.json").status_code == 302
    kept = json.dumps(held(client), ensure_ascii=False)
    assert "Therapy as required" in kept
    assert not {"\u202e", "\u200b", "\u2066", "\u061c"} & set(kept)
    client.post(FINDINGS, {"accept": "line:F.1"})
    client.post("/plan/letter/", {"do": "served", "came": "draft_served", "served_on_0": "1", "served_on_1": "7",
                                  "served_on_2": "2026"})  # fmt: skip
    for address in (FINDINGS, "/plan/line/F.1/", "/plan/unplaced/", "/plan/letter/", "/plan/take/", "/plan/compare/"):
        response = client.get(address)
        assert response.status_code in (200, 422), address
        assert b"<script>alert" not in response.content and b"<img src=x" not in response.content
    for name, paper in PAPERS.items():
        for ending in paper.endings:
            response = client.post(f"/plan/take/{name}.{ending}", {})
            assert response.status_code in (200, 404), (name, ending)
            if ending == "html":
                assert b"<script>alert" not in response.content and b"<img src=x" not in response.content


@pytest.mark.parametrize("id", ["F.1%0d%0aX:1", "..%2f..%2fetc", "%3Cscript%3E", "F.1\u202e", "x" * 3_000])
def test_a_line_that_is_not_there_is_said_and_its_name_goes_nowhere(id: str) -> None:
    response = with_plan().get(f"/plan/line/{id}/")
    assert response.status_code == 404
    assert "script" not in words(response)


def test_where_a_decision_leads_back_to_cannot_leave_the_page() -> None:
    client = with_plan()
    given = {"accept": "line:F.1", "show": "//evil.example", "place": "\r\nX: 1<script>"}
    response = client.post(FINDINGS, given)
    assert response["Location"] == "/plan/findings/#%0D%0AX%3A%201%3Cscript%3E"
    assert "X" not in response.headers


def test_a_sentence_that_quotes_the_document_is_short() -> None:
    response = sent(Client(), made(**{"k" * 100_000: 1}), "plan.json")
    assert response.status_code == 422
    assert len(words(response)) < 5_000


def test_no_unseen_sign_is_left_and_no_word_is_lost() -> None:
    assert legible({"a\x00": ["b\u202e", 1, None, "Zoë – 45 mins\n\tnext"]}) == {
        "a": ["b", 1, None, "Zoë – 45 mins\n\tnext"]
    }
    assert on_one_line("a\u2028b\r\nc\ud800.docx ") == "a b c.docx"
