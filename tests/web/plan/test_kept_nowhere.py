"""Nothing of a plan is written anywhere but into the sealed session, and all of it goes."""

import logging
import tempfile
from pathlib import Path

import pytest
from django.test import Client

from tests.web.plan.visitor import FINDINGS, sent, with_plan, words
from upheld.web.plan.papers import PAPERS
from upheld.web.sealed.models import Drawer

pytestmark = pytest.mark.django_db
NAME = "Zzyzx plan.txt"
WORDS = b"Section F\n\nAccess to Quibblewick therapy as required."


def test_neither_the_words_nor_the_name_are_in_the_log_the_table_or_a_file(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    # Another test may be reading a plan at the same time: this one has a temporary folder of its own.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    client = Client()
    sent(client, WORDS, NAME)
    assert "Quibblewick" in words(client.get(FINDINGS))
    sent(client, b"%PDF-1.7 Quibblewick", "Zzyzx.pdf")
    client.post(FINDINGS, {"dismiss": "line:F.1", "reason": "Zzyzx"})
    for one in PAPERS:
        client.post(f"/plan/take/{one}.docx", {})
    assert "Zzyzx" not in caplog.text and "Quibblewick" not in caplog.text and "F.1" not in caplog.text
    for drawer in Drawer.objects.all():
        assert b"Quibblewick" not in bytes(drawer.body) and b"Zzyzx" not in bytes(drawer.body)
    assert not [one.name for one in tmp_path.iterdir() if one.name.startswith("upheld-plan-")]


def test_it_is_deleted_at_once() -> None:
    client = with_plan()
    assert "Delete the plan now" in words(client.get("/plan/delete/"))
    response = client.post("/plan/delete/")
    assert response["Location"] == "/plan/delete/"
    assert "storage" in response["Clear-Site-Data"]
    assert Drawer.objects.count() == 0
    assert "There is nothing of yours here" in words(client.get("/plan/delete/"))


def test_to_read_a_page_writes_nothing() -> None:
    client = with_plan()
    before = [bytes(one.body) for one in Drawer.objects.all()]
    for address in (FINDINGS, "/plan/line/F.1/", "/plan/unplaced/", "/plan/letter/", "/plan/take/", "/plan/compare/"):
        assert client.get(address).status_code == 200
    assert [bytes(one.body) for one in Drawer.objects.all()] == before


@pytest.mark.parametrize("what", PAPERS)
def test_each_paper_is_made_in_each_of_its_forms(what: str) -> None:
    client = Client()
    from tests.web.pages import LATE_PLAN, told

    told(client, LATE_PLAN)
    starts = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype html", "json": b"{"}
    for ending in PAPERS[what].endings:
        response = client.post(f"/plan/take/{what}.{ending}", {})
        assert response.status_code == 200
        assert response.content.lower().startswith(starts[ending].lower())
        assert response["Content-Disposition"] == f'attachment; filename="{what}.{ending}"'
    assert client.post(f"/plan/take/{what}.exe", {}).status_code == 404
    assert client.get(f"/plan/take/{what}.docx").status_code == 405
