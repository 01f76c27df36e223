"""A document comes in: it is read in a process of its own, and nothing that is sent can do harm or stays behind."""

import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.web.plan.given import PARTLY, PLAN, VAGUE
from tests.web.plan.visitor import DOCUMENTS, FINDINGS, held, sent, with_plan, words
from upheld.errors import UpheldError
from upheld.plan.file import dumps
from upheld.web.plan import reader, record
from upheld.web.plan.bare import REMARK, paragraphs

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("ending", ["docx", "pdf", "odt"])
def test_a_plan_is_read_and_its_findings_are_shown(ending: str) -> None:
    client = Client()
    response = sent(client, (DOCUMENTS / f"1-year6-autism.{ending}").read_bytes(), f"draft.{ending}")
    assert (response.status_code, response["Location"]) == (302, FINDINGS)
    said = words(client.get(FINDINGS))
    assert f"draft.{ending}" in said
    assert "Sections found: A, B, C, D, E, F, G, H1, H2, I, J, K." in said
    assert "Access to visual supports as appropriate." in said


def test_words_that_were_pasted_are_lines_of_section_f() -> None:
    client = Client()
    response = client.post("/plan/", {"do": "paste", "words": f"{VAGUE}\n{PARTLY}"})
    assert response["Location"] == FINDINGS
    said = words(client.get(FINDINGS))
    assert "2 lines of help (provision): " in said
    assert REMARK in said
    assert [one["text"] for one in held(client)["read"]["plan"]["provisions"]] == [VAGUE, PARTLY]


def test_pasted_words_that_name_their_sections_are_put_there() -> None:
    client = Client()
    pasted = (
        "Section B: Special educational needs\nHe finds it hard to wait.\n"
        f"Section F: Special educational provision\n{VAGUE}"
    )
    client.post("/plan/", {"do": "paste", "words": pasted})
    plan = held(client)["read"]["plan"]
    assert [one["letter"] for one in plan["sections"]] == ["B", "F"]
    assert [one["text"] for one in plan["provisions"]] == [VAGUE]


def test_a_line_that_was_broken_for_want_of_room_goes_on() -> None:
    broken = "A speech and language therapist will see the child for forty-five minutes\neach week in term time.\nEnd"
    assert paragraphs(broken).split("\n\n") == [
        "A speech and language therapist will see the child for forty-five minutes each week in term time.", "End",
    ]  # fmt: skip
    assert paragraphs("Therapy as required\nRegular support\n\nA quiet room").split("\n\n") == [
        "Therapy as required", "Regular support", "A quiet room",
    ]  # fmt: skip


def test_a_plan_that_was_saved_can_be_sent_again() -> None:
    first, again = with_plan(), Client()
    saved = first.post("/plan/take/plan.json", {})
    assert saved["Content-Type"] == "application/json"
    assert sent(again, saved.content, "plan.json")["Location"] == FINDINGS
    assert held(again)["read"] == held(first)["read"]
    assert held(again)["decisions"] == {}


def test_a_new_plan_takes_the_place_of_all_that_was_there() -> None:
    client = with_plan()
    client.post(FINDINGS, {"accept": "line:F.1"})
    client.post("/plan/", {"do": "paste", "words": PARTLY})
    assert VAGUE not in json.dumps(held(client))
    assert held(client)["decisions"] == {}


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return made.getvalue()


TYPES = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b"<Override PartName='/word/document.xml'"
    b' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>%s</w:body></w:document>'
XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + WORD % b"<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"
HOSTILE = {
    "empty.pdf": b"",
    "junk.docx": b"PK\x03\x04" + os.urandom(400),
    "junk.pdf": b"%PDF-1.7\n" + os.urandom(4000),
    "bomb.docx": zipped(**{"[Content_Types]_xml": TYPES, "word__document_xml": WORD % (b" " * 120_000_000)}),
    "xxe.docx": zipped(**{"[Content_Types]_xml": TYPES, "word__document_xml": XXE}),
    "program.exe": b"MZ" + bytes(300),
    "deep.json": b'{"plan":' + b"[" * 100_000,
    "other.json": b'{"event": []}',
    "letters.json": b'{"plan": {"unplaced": [{"id": "a/../b", "text": "x"}]}}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_gets_one_sentence_and_changes_nothing(name: str) -> None:
    client = with_plan()
    before = held(client)
    response = sent(client, HOSTILE[name], name)
    assert response.status_code == 422
    assert name in words(response)
    assert "root:" not in response.content.decode()
    assert "Traceback" not in response.content.decode()
    assert held(client) == before


def test_a_name_is_words_and_never_a_piece_of_the_page() -> None:
    client = Client()
    response = sent(client, b"junk \x00\x01", "<b>\u202ex\x07.docx")
    page = response.content.decode()
    assert "&lt;b&gt;x.docx is not a PDF" in page
    assert "&lt;span" not in page
    assert "<b>" not in page and "\u202e" not in page and "\x07" not in page


def test_words_of_a_plan_are_never_a_piece_of_the_page() -> None:
    client = Client()
    client.post("/plan/", {"do": "paste", "words": "Access to <script>alert(1)</script> as required."})
    for address in (FINDINGS, "/plan/line/F.1/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)" in page


def test_nothing_chosen_and_too_much_are_said() -> None:
    client = Client()
    assert "Choose a file." in words(client.post("/plan/", {"do": "document"}))
    assert "Paste or write some words" in words(client.post("/plan/", {"do": "paste", "words": " "}))
    response = client.post("/plan/", {"do": "paste", "words": "Therapy. " * 30_000})
    assert response.status_code == 422
    assert "200,000" in words(response)
    assert "upheld" not in client.cookies


def test_a_file_over_the_limit_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from upheld.documents.reading.limits import ReadingLimits
    from upheld.web.plan import incoming

    monkeypatch.setattr(incoming, "LIMITS", ReadingLimits(file_bytes=10))
    response = sent(Client(), b"More than ten letters.", "plan.txt")
    assert response.status_code == 422
    assert "This file is over 50 MB." in words(response)


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 0.01)
    response = sent(Client(), b"Section F\n\nTherapy.", "plan.txt")
    assert response.status_code == 422
    assert "plan.txt takes too long to read" in words(response)


def test_who_comes_while_others_are_read_is_told_to_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    class Taken:
        def acquire(self, timeout: float) -> bool:
            return False

    monkeypatch.setattr(reader, "_two_at_a_time", Taken())
    response = sent(Client(), b"Therapy.", "plan.txt")
    assert response.status_code == 503
    assert "wait a minute" in words(response)


def test_a_process_that_says_nothing_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_run", lambda *args: b"")
    with pytest.raises(reader.TooSlow, match="too much to read"):
        reader.read_plan(b"x", "plan.txt")


def test_a_fault_of_ours_is_said_to_be_ours_and_logged_without_a_word_of_the_document(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    def broken(*args: object) -> None:
        raise KeyError("Quibblewick")

    sent = io.TextIOWrapper(io.BytesIO(b'{"name": "plan.txt", "what": "plan"}\nQuibblewick'))
    monkeypatch.setattr(sys, "stdin", sent)
    monkeypatch.setattr(reader, "_answer", broken)
    monkeypatch.setattr(reader, "_hold", lambda: None)
    reader.main()
    said = capsysbinary.readouterr().out
    assert json.loads(said)["fault"].startswith("KeyError in test_reading.py:")
    monkeypatch.setattr(reader, "_run", lambda *args: said)
    with pytest.raises(UpheldError, match=r"plan\.txt could not be read, and the fault is ours"):
        reader.read_plan(b"Quibblewick", "plan.txt")
    assert "KeyError in test_reading.py" in caplog.text
    assert "Quibblewick" not in caplog.text and "plan.txt" not in caplog.text


@pytest.mark.skipif(sys.platform != "linux", reason="only there is memory limited")
def test_the_process_cannot_take_all_memory() -> None:
    program = "from upheld.web.plan.reader import _hold; _hold(); bytearray(3_000_000_000)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert "MemoryError" in done.stderr


def test_the_process_is_told_none_of_the_service_s_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UPHELD_SECRET_KEY", "s" * 50)
    started: list[dict[str, Any]] = []
    real = subprocess.Popen

    def noted(*args: Any, **given: Any) -> Any:
        started.append(given)
        return real(*args, **given)

    monkeypatch.setattr(subprocess, "Popen", noted)
    assert reader.read_words("Therapy.", "words").provisions
    (given,) = started
    assert not [name for name in given["env"] if name.startswith(("UPHELD", "DJANGO"))]
    assert not Path(given["env"]["TMPDIR"]).exists()
    assert Path(given["env"]["TMPDIR"]).parent == Path(tempfile.gettempdir())


def test_more_words_than_can_be_held_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "MOST_BYTES", 100)
    client = Client()
    response = client.post("/plan/", {"do": "paste", "words": VAGUE})
    assert response.status_code == 422
    assert "too many words" in words(response)


def test_a_page_without_a_plan_leads_to_the_first() -> None:
    for address in (FINDINGS, "/plan/line/F.1/", "/plan/unplaced/", "/plan/compare/", "/plan/report/", "/plan/letter/"):
        assert Client().get(address)["Location"] == "/plan/"


def test_what_is_saved_is_the_published_form() -> None:
    assert with_plan().post("/plan/take/plan.json", {}).content.decode() == dumps(PLAN)
