"""The letter of comments on a draft: its last day, what is in it, and how it is taken away."""

from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from docx import Document

from tests.web.plan.given import VAGUE
from tests.web.plan.visitor import FINDINGS, held, with_plan, words
from upheld.web import clock

pytestmark = pytest.mark.django_db
LETTER = "/plan/letter/"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 6, 11))


def served(client: Client, day: int = 1, month: int = 6, came: str = "draft_served") -> None:
    given = {"do": "served", "came": came, "served_on_day": day, "served_on_month": month, "served_on_year": 2026}
    assert client.post(LETTER, given).status_code == 302


def accepted() -> Client:
    client = with_plan()
    client.post(FINDINGS, {"accept": "line:F.1"})
    return client


def test_the_last_day_is_the_fifteenth_with_the_day_of_service_as_the_first() -> None:
    """SEND Regulations 2014 reg 13(1): at least 15 days beginning with service. 1 to 15 June 2026 are 15 days."""
    client = accepted()
    served(client)
    said = words(client.get(LETTER))
    assert "Last day to send it: Monday 15 June 2026" in said
    assert "The last day has passed" not in said


def test_it_is_said_plainly_when_the_last_day_has_passed() -> None:
    """Served on 20 May 2026: the fifteenth day is 3 June, eight days before 11 June."""
    client = accepted()
    served(client, 20, 5)
    said = words(client.get(LETTER))
    assert "The last day has passed" in said
    assert "Last day to send it" not in said
    assert "Wednesday 3 June 2026" in said


def test_the_letter_holds_what_was_accepted_and_nothing_else() -> None:
    client = accepted()
    client.post(FINDINGS, {"dismiss": "finding:section.missing@K", "reason": "It came with the letter."})
    served(client)
    client.post(LETTER, {"do": "details", "sender": "parent", "your_name": "Parent P", "child_name": "Child A",
                         "council_name": "", "comments": "We thank you."})  # fmt: skip
    made = client.post(LETTER, {"do": "docx"})
    assert made["Content-Disposition"] == 'attachment; filename="comment_on_draft.docx"'
    text = "\n".join(one.text for one in Document(BytesIO(made.content)).paragraphs)
    assert VAGUE in text and "Parent P" in text and "We thank you." in text
    assert "Section K" not in text and "It came with the letter." not in text
    # What the plan says itself is filled in, unless the visitor takes it out.
    assert "Harrowdale" not in text and "[the name of the council]" in text


@pytest.mark.parametrize("form", ["docx", "pdf", "txt", "email"])
def test_it_is_taken_away_in_four_forms(form: str) -> None:
    client = accepted()
    served(client)
    response = client.post(LETTER, {"do": form})
    assert response.status_code == 200
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "no-store"


def test_changes_to_a_plan_in_force_have_their_own_letter() -> None:
    client = accepted()
    served(client, came="amendment_notice_sent")
    assert "Comments on the changes proposed" in words(client.get(LETTER))


def test_what_is_missing_is_asked_for() -> None:
    client = with_plan()
    assert "When did it come?" in words(client.get(LETTER))
    response = client.post(
        LETTER, {"do": "served", "came": "draft_served", "served_on_month": 6, "served_on_year": 2026}
    )
    assert response.status_code == 422
    assert "Enter the day too" in words(response)
    served(client)
    assert "Nothing is in your letter yet." in words(client.get(LETTER))
    client.post(FINDINGS, {"accept": "line:F.1"})
    assert client.post(LETTER, {"do": "details", "sender": "somebody"}).status_code == 422
    client.post(LETTER, {"do": "again"})
    assert "served_on" not in held(client)["details"]


def test_a_final_plan_is_not_commented_on_as_a_draft_without_a_warning() -> None:
    client = Client()
    from dataclasses import replace

    from tests.web.plan.given import PLAN
    from tests.web.plan.visitor import sent
    from upheld.plan.file import dumps

    sent(client, dumps(replace(PLAN, version="final")).encode(), "final.json")
    assert "This plan says that it is final." in words(client.get(LETTER))
