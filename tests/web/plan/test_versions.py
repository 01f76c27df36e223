"""Another version, and a professional's report, beside the plan."""

import pytest

from tests.web.plan.given import LATER, PARTLY, REPORT
from tests.web.plan.visitor import held, sent, with_plan, words
from upheld.plan.file import dumps

pytestmark = pytest.mark.django_db


def test_a_later_version_shows_first_what_got_weaker() -> None:
    client = with_plan()
    response = sent(client, dumps(LATER).encode(), "final.json", "/plan/compare/", other_is="later")
    assert response["Location"] == "/plan/compare/"
    said = words(client.get("/plan/compare/"))
    assert "Older: draft-plan.docx" in said and "Newer: final-plan.docx" in said
    assert said.index("Weaker now (1)") < said.index("Taken out (1)")
    assert "45 minutes every term" in said.partition("Weaker now (1)")[2].partition("Taken out (1)")[0]
    assert PARTLY in said.partition("Taken out (1)")[2]
    made = client.post("/plan/take/changes.html", {}).content.decode()
    assert "45 minutes every term" in made


def test_an_earlier_version_is_held_against_the_other_way_round() -> None:
    client = with_plan()
    sent(client, dumps(LATER).encode(), "last-year.json", "/plan/compare/", other_is="earlier")
    said = words(client.get("/plan/compare/"))
    assert "Stronger now (1)" in said and "New (1)" in said and "Weaker now (" not in said
    client.post("/plan/compare/", {"do": "away"})
    assert held(client)["other"] is None
    assert client.post("/plan/take/changes.html", {}).status_code == 404


def test_which_version_it_is_must_be_said_and_a_bad_file_is_refused() -> None:
    client = with_plan()
    response = sent(client, dumps(LATER).encode(), "final.json", "/plan/compare/")
    assert "Choose whether it is older or newer." in words(response)
    response = sent(client, b"", "final.pdf", "/plan/compare/", other_is="later")
    assert response.status_code == 422
    assert "final.pdf is empty" in words(response)


def test_a_report_is_followed_into_the_plan_and_its_writer_is_asked() -> None:
    client = with_plan()
    assert client.get("/plan/report/letter/")["Location"] == "/plan/report/"
    assert sent(client, REPORT, "report.txt", "/plan/report/")["Location"] == "/plan/report/"
    said = words(client.get("/plan/report/"))
    assert "Vague in the report itself (1)" in said
    assert "would benefit from regular opportunities" in said.partition("Vague in the report itself (1)")[2]
    letter = words(client.get("/plan/report/letter/"))
    assert "Please say what you recommend" in letter
    assert "[your name]" in letter
    client.post("/plan/report/letter/", {"do": "details", "your_name": "Parent P", "report_title": "My report"})
    made = client.post("/plan/report/letter/", {"do": "txt"})
    assert made["Content-Disposition"] == 'attachment; filename="ask_advice_writer.txt"'
    assert b"Parent P" in made.content and b"My report" in made.content


def test_a_report_is_of_the_plan_as_it_was() -> None:
    client = with_plan()
    sent(client, REPORT, "report.txt", "/plan/report/")
    client.post("/plan/line/F.1/", {"do": "drop"})
    assert "Send the report again" in words(client.get("/plan/report/"))
    client.post("/plan/report/", {"do": "away"})
    assert held(client)["report"] is None


def test_a_report_that_cannot_be_read_is_said() -> None:
    response = sent(with_plan(), b"%PDF-1.7 nothing", "report.pdf", "/plan/report/")
    assert response.status_code == 422
    assert "report.pdf" in words(response)
