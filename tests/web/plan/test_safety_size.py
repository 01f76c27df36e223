"""However much is sent, what is held for one visitor and what each page costs stay small."""

import json
from threading import Thread
from typing import Any

import pytest
from django.test import Client

from tests.web.plan.visitor import FINDINGS, held, sent, with_plan, words
from upheld.errors import UpheldError
from upheld.web.plan import reader, record

pytestmark = pytest.mark.django_db


def plan(*texts: str, **more: Any) -> bytes:
    lines = [{"id": f"F.{number}", "section": "F", "text": text} for number, text in enumerate(texts, 1)]
    return json.dumps({"plan": {"name": "n", "provisions": lines} | more}).encode()


@pytest.mark.parametrize(
    "data",
    [
        plan(*["Therapy."] * (record.MOST_LINES + 1)),
        plan(*["x" * 90_000] * 5),
        plan("Therapy.", unplaced=[{"id": f"?.{number}", "text": "x"} for number in range(3_001)]),
        plan("Therapy.", unplaced=[{"id": f"?.{number}", "text": "x" * 90_000} for number in range(30)]),
    ],
    ids=["lines", "letters of provision", "pieces", "bytes"],
)
def test_a_plan_with_more_than_any_plan_has_is_refused(data: bytes) -> None:
    client = Client()
    response = sent(client, data, "plan.json")
    assert response.status_code == 422
    assert "give the part that matters" in words(response)
    assert "upheld" not in client.cookies


def test_as_much_as_may_be_held_is() -> None:
    client = Client()
    assert sent(client, plan(*["Therapy."] * record.MOST_LINES), "plan.json").status_code == 302
    assert client.get(FINDINGS).status_code == 200


def test_one_line_cannot_be_made_into_thousands() -> None:
    client = with_plan()
    response = client.post("/plan/line/F.1/", {"do": "split", "text": "a\n" * 40_000})
    assert response.status_code == 422
    assert "would become 40,000 lines, and 200 is the most" in words(response)
    assert not held(client).get("corrections")


def test_many_changes_cannot_fill_the_session() -> None:
    client = with_plan()
    answers = [
        client.post("/plan/line/F.1/", {"do": "reword", "text": f"{number} " + "x" * 90_000}).status_code
        for number in range(5)
    ]
    assert answers == [302, 302, 302, 422, 422]
    assert len(json.dumps(held(client))) < 400_000


def test_a_change_that_makes_the_plan_too_large_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MOST_LINES", 4)
    client = with_plan()
    response = client.post("/plan/line/F.1/", {"do": "split", "text": "One.\nTwo.\nThree."})
    assert response.status_code == 422
    assert "too many words to be held here" in words(response)
    assert not held(client).get("corrections")


def test_a_report_is_held_to_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MOST_BYTES", 100)
    client = with_plan()
    response = sent(client, b"Recommendations\n\n1. Child A should have 45 minutes of therapy each week.", "report.txt",
                    "/plan/report/")  # fmt: skip
    assert response.status_code == 422
    assert "report.txt has too many words" in words(response)
    assert held(client).get("report") is None


def test_what_the_process_says_beyond_measure_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_SAID", 50)
    with pytest.raises(reader.TooSlow, match="too much to read"):
        reader.read_words("Therapy for an hour every week, from a therapist.", "words")


def test_of_those_who_come_while_two_are_read_one_waits_and_the_next_is_told_at_once() -> None:
    # More who wait would hold up every thread of the service, and nobody else would be answered.
    taken = [reader._two_at_a_time.acquire(timeout=0) for _ in range(2)]
    assert all(taken)
    done: list[bool] = []
    waiting = Thread(target=lambda: done.append(reader._is_our_turn()))
    try:
        waiting.start()
        while reader._one_waits.acquire(timeout=0):
            reader._one_waits.release()
        with pytest.raises(UpheldError, match="wait a minute"):
            reader.read_words("Therapy.", "words")
        assert not done
    finally:
        reader._two_at_a_time.release()
        waiting.join(30)
        for _ in range(2):
            reader._two_at_a_time.release()
    assert done == [True]
