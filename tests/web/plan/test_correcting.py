"""What was misread is put right: moved, split, joined, reworded, taken out, and all of it undone."""

import pytest

from tests.web.plan.given import LOST, PARTLY, SPECIFIC, VAGUE
from tests.web.plan.visitor import FINDINGS, card, held, with_plan, words
from upheld.plan.document import Plan
from upheld.plan.file import from_data
from upheld.web.plan import record

pytestmark = pytest.mark.django_db


def provisions(client: object) -> list[tuple[str, str]]:
    from upheld.plan.correct import Correction, corrected

    kept = held(client)  # type: ignore[arg-type]
    plan: Plan = corrected(
        from_data(kept["read"], "The plan"), [Correction(**one) for one in kept.get("corrections", [])]
    )
    return [(one.section, one.text) for one in plan.provisions]


def test_other_words_are_judged_anew_and_undone() -> None:
    client = with_plan()
    response = client.post("/plan/line/F.1/", {"do": "reword", "text": SPECIFIC})
    assert response["Location"] == "/plan/line/F.1/"
    page = client.get(FINDINGS)
    assert ">Specific</strong>" in card(page, "F.1")
    assert "You put 1 thing right in the reading." in words(page)
    client.post("/plan/line/F.1/", {"do": "undo"})
    assert provisions(client)[0] == ("F", VAGUE)


def test_a_line_is_split_joined_moved_and_taken_out() -> None:
    client = with_plan()
    client.post("/plan/line/F.1/", {"do": "split", "text": "Help with reading.\r\nHelp with writing."})
    assert provisions(client)[:2] == [("F", "Help with reading."), ("F", "Help with writing.")]
    client.post("/plan/line/F.3/", {"do": "join"})
    assert ("F", f"{PARTLY} {SPECIFIC}") in provisions(client)
    client.post("/plan/line/F.2/", {"do": "move", "to": "G"})
    assert provisions(client)[-1] == ("G", f"{PARTLY} {SPECIFIC}")
    response = client.post("/plan/line/B.1/", {"do": "drop"})
    assert response["Location"] == FINDINGS
    assert client.get("/plan/line/B.1/").status_code == 404


def test_what_could_not_be_placed_gets_its_section() -> None:
    client = with_plan()
    assert LOST in words(client.get("/plan/unplaced/"))
    assert client.post("/plan/unplaced/", {"to_1": "Z"}).status_code == 422
    client.post("/plan/unplaced/", {"to_1": ""})
    assert held(client)["corrections"] == []
    assert client.post("/plan/unplaced/", {"to_1": "H2"})["Location"] == FINDINGS
    assert ("H2", LOST) in provisions(client)
    assert "Every paragraph has its section." in words(client.get("/plan/unplaced/"))


def test_what_is_no_part_of_the_plan_is_taken_out() -> None:
    client = with_plan()
    client.post("/plan/unplaced/", {"to_1": "drop"})
    assert LOST not in words(client.get(FINDINGS))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"do": "reword", "text": ""}, "Write the words"),
        ({"do": "move", "to": "Q"}, "Choose one of the sections."),
        ({"do": "join"}, "first of its section"),
    ],
)
def test_a_change_that_cannot_be_made_says_why(given: dict[str, str], said: str) -> None:
    client = with_plan()
    response = client.post("/plan/line/F.1/", given)
    assert response.status_code == 422
    assert said in words(response)
    assert held(client).get("corrections", []) == []


def test_there_is_a_most_of_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MOST_CORRECTIONS", 1)
    client = with_plan()
    client.post("/plan/line/F.1/", {"do": "reword", "text": "One."})
    assert "1 changes were made already" in words(client.post("/plan/line/F.1/", {"do": "reword", "text": "Two."}))
