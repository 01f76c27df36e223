"""The findings beside the words: what is shown, what is decided, and what that leads to."""

import pytest

from tests.web.plan.given import LOST, NEED, SPECIFIC, VAGUE
from tests.web.plan.visitor import FINDINGS, card, held, with_plan, words
from upheld.plan.check.provision.judgement import Weak
from upheld.web.plan.marked import Stretch, marked

pytestmark = pytest.mark.django_db


def test_a_vague_line_is_shown_with_its_weak_words_the_law_and_what_to_ask() -> None:
    shown = card(with_plan().get(FINDINGS), "F.1")
    assert "<mark>Access to</mark>" in shown and "<mark>as required</mark>" in shown
    # Its verdict is a word, and no colour alone.
    assert ">Vague</strong>" in shown
    assert "page 3" in shown
    assert "<strong>how often</strong>" in shown
    assert "What to ask:" in shown
    # england.md 7.2: the Act's own word is "specified", and the Code asks for detail and amounts.
    assert "Children and Families Act 2014" in shown and "SEND Code of Practice 2015 para 9.69" in shown
    assert "guidance" in shown


def test_a_specific_line_has_nothing_to_decide() -> None:
    shown = card(with_plan().get(FINDINGS), "F.3")
    assert ">Specific</strong>" in shown
    assert "<mark>" not in shown and 'name="accept"' not in shown


def test_what_was_read_and_what_was_not_found_stands_at_the_top() -> None:
    said = words(with_plan().get(FINDINGS))
    assert "draft-plan.docx, 5 pages" in said
    assert "Sections found: A, B, E, F, I." in said
    assert "Not found: C, D, G, H1, H2, J, K" in said
    assert "1 paragraph that we could not place" in said
    assert "It does not say that the council broke the law." in said


def test_only_the_lines_that_are_asked_for_are_shown() -> None:
    client = with_plan()
    vague = words(client.get(FINDINGS, {"show": "vague"}))
    assert VAGUE in vague and SPECIFIC not in vague
    client.post(FINDINGS, {"accept": "line:F.1"})
    assert VAGUE not in words(client.get(FINDINGS, {"show": "open"}))
    assert SPECIFIC in words(client.get(FINDINGS, {"show": "no such thing"}))


def test_all_of_a_line_is_put_into_the_letter_and_taken_out_again() -> None:
    client = with_plan()
    response = client.post(FINDINGS, {"accept": "line:F.1", "show": "vague", "place": "line-F.1"})
    assert response["Location"] == f"{FINDINGS}?show=vague#line-F.1"
    decided = held(client)["decisions"]
    assert decided and all(key.endswith("@F.1") for key in decided)
    assert "In your letter" in card(client.get(FINDINGS), "F.1")
    client.post(FINDINGS, {"undo": "line:F.1"})
    assert held(client)["decisions"] == {}


def test_what_is_left_out_needs_a_reason() -> None:
    client = with_plan()
    response = client.post(FINDINGS, {"dismiss": "line:F.1", "reason": " "})
    assert response.status_code == 422
    assert "Error:" in response.content.decode().split("</title>")[0]
    assert 'href="#reason-line:F.1"' in response.content.decode()
    assert held(client).get("decisions", {}) == {}
    client.post(FINDINGS, {"dismiss": "line:F.1", "reason": "The school does this <well>."})
    shown = card(client.get(FINDINGS), "F.1")
    assert "Left out" in shown and "The school does this &lt;well&gt;." in shown


def test_a_finding_on_the_whole_plan_is_decided_by_itself() -> None:
    client = with_plan()
    client.post(FINDINGS, {"accept": "finding:section.missing@K"})
    assert list(held(client)["decisions"]) == ["section.missing@K"]
    assert "1 comment is in your letter." in words(client.get(FINDINGS))


def test_a_finding_that_is_not_there_is_not_decided_on() -> None:
    client = with_plan()
    for target in ("finding:section.missing@Z", "line:F.99", "line:", "nonsense"):
        client.post(FINDINGS, {"accept": target})
    assert held(client).get("decisions", {}) == {}


def test_the_page_of_one_line_decides_piece_by_piece() -> None:
    client = with_plan()
    client.post("/plan/line/F.1/", {"accept": "finding:provision.vague@F.1"})
    assert list(held(client)["decisions"]) == ["provision.vague@F.1"]
    assert "You decided on some of it." in card(client.get(FINDINGS), "F.1")
    assert client.post("/plan/line/F.1/", {"dismiss": "finding:provision.vague@F.1"}).status_code == 422


def test_there_is_a_page_for_a_need_and_none_for_what_is_not_there() -> None:
    client = with_plan()
    assert NEED in words(client.get("/plan/line/B.1/"))
    assert LOST in words(client.get("/plan/line/%3F.1/"))
    assert client.get("/plan/line/F.99/").status_code == 404


def test_weak_words_are_marked_where_they_stand_and_nothing_is_lost() -> None:
    text = "Access to help and access to a room."
    weak = [Weak("access to", 19, "not given"), Weak("Access to help", 0, "not given"), Weak("help", 10, "within")]
    found = marked(text, weak)
    assert "".join(one.text for one in found) == text
    assert [one.text for one in found if one.why] == ["Access to help", "access to"]
    # One that counts otherwise is looked for; one that is not there is not marked.
    assert marked("A room", [Weak("room", 40, "why")]) == (Stretch("A "), Stretch("room", "why"))
    assert marked("A room", [Weak("bus", 0, "why")]) == (Stretch("A room"),)
