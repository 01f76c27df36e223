"""A pack of papers in the browser: made in one request, nothing kept, and what cannot be read said by name."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.web.pages import LATE_PLAN, told
from upheld.documents.blocks import Block, Document, Heading, Paragraph, Text
from upheld.documents.docx import as_docx
from upheld.documents.office import Office
from upheld.documents.pdf import as_pdf
from upheld.letters.pack.kinds import Purpose
from upheld.letters.pack.report import PackReport
from upheld.web.check import packing
from upheld.web.check.pack_sheets import Sheet
from upheld.web.check.pack_words import for_you, plain
from upheld.web.check.packing import Wish, make
from upheld.web.clock import today
from upheld.web.sealed.session import SessionStore

pytestmark = pytest.mark.django_db
ADDRESS = "/check/pack/"


def paper(words: str) -> Document:
    return Document("A paper", (Heading(1, (Text("A paper"),)), Paragraph((Text(words),))))


def picture(form: str = "JPEG") -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (400, 300), (200, 30, 30)).save(made, form)
    return made.getvalue()


PDF = as_pdf(paper("Words of a letter that was sent in March."))
LONG = as_pdf(Document("Long", tuple(Paragraph((Text(f"Line {line} of words. " * 150),)) for line in range(20))))
FILES = {
    "complaint 2026-03-01.pdf": PDF,
    "answer to complaint.txt": b"We are sorry.\nWe shall reply soon.",
    "photo.jpg": picture(),
    "scan.png": picture("PNG"),
}


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def held(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = SessionStore(client.cookies["upheld"].value)["check"]
    return found


@pytest.fixture(autouse=True)
def private(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Where folders for papers are made in a test, of which none may be left after it."""
    place = tmp_path / "private"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    assert not list(place.iterdir())


@pytest.fixture
def begun(client: Client) -> Client:
    told(client, LATE_PLAN)
    assert client.post(ADDRESS, {"do": "begin", "purpose": "complaint", "papers": "3"}).status_code == 302
    return client


def text_of(pdf: bytes) -> str:
    with pdfium.PdfDocument(pdf) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def sent(client: Client, **more: Any) -> Any:
    return client.post(ADDRESS, {"do": "make", "copy": "send", "chronology": "on"} | more)


def test_it_asks_first_what_it_is_for(client: Client) -> None:
    assert b"What is it for?" in client.get(ADDRESS).content
    response = client.post(ADDRESS, {"do": "begin", "papers": "many"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Choose what it is for." in page and "Write a number from 0 to 40." in page
    client.post(ADDRESS, {"do": "begin", "purpose": "appeal", "papers": "41"})
    assert b"What is it for?" in client.get(ADDRESS).content


@pytest.mark.parametrize(
    ("purpose", "wanted"),
    [("complaint", "Answer to the complaint"), ("discrimination", "Discrimination claim form")],
)
def test_it_says_which_papers_should_be_in_it(client: Client, purpose: str, wanted: str) -> None:
    client.post(ADDRESS, {"do": "begin", "purpose": purpose, "papers": "1"})
    page = client.get(ADDRESS).content.decode()
    assert wanted in page.split("Your papers")[0]
    client.post(ADDRESS, {"do": "change"})
    assert b"What is it for?" in client.get(ADDRESS).content


def test_papers_of_every_sort_become_one_numbered_file(begun: Client) -> None:
    response = sent(
        begun,
        file_1=upload("a.pdf", PDF), kind_1="complaint", on_1="1/3/2026", title_1="Our complaint",
        file_2=upload("b.txt", FILES["answer to complaint.txt"]), kind_2="complaint_response",
        more=[upload(name, FILES[name]) for name in ("photo.jpg", "scan.png")],
    )  # fmt: skip
    assert response.status_code == 200 and response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == 'attachment; filename="pack.pdf"'
    assert response["Cache-Control"] == "no-store" and response["X-Content-Type-Options"] == "nosniff"
    words = text_of(response.content)
    parts = ("Documents for a complaint", "Our complaint", "1 March 2026", "Answer to the complaint", "Chronology",
             "Words of a letter", "We are sorry", "photo", "The council received the request", "Page 1 of")  # fmt: skip
    for part in parts:
        assert part in words
    assert words.index("Our complaint") < words.index("Answer to the complaint") < words.index("photo")
    assert "Before you send this pack" not in words


@pytest.mark.skipif(Office.find() is None, reason="LibreOffice is not installed")
@pytest.mark.slow
def test_a_word_file_goes_in_too(begun: Client) -> None:
    response = sent(begun, file_1=upload("letter.docx", as_docx(paper("Words in a Word file."))))
    assert response.status_code == 200
    assert "Words in a Word file" in text_of(response.content)


def test_the_copy_to_check_begins_with_what_is_missing_and_too_long(client: Client) -> None:
    told(client, LATE_PLAN)
    client.post(ADDRESS, {"do": "begin", "purpose": "appeal", "papers": "1"})
    response = sent(client, copy="me", grounds=["b"], file_1=upload("EP report.pdf", LONG), kind_1="witness_statement")
    words = text_of(response.content)
    assert response.status_code == 200 and words.startswith("Before you send this pack")
    assert "Missing" in words and "Mediation certificate" in words
    assert "Over a limit" in words and "so it is" in words
    for mark in ("SPEC", "[[", "`", "--working", "= "):
        assert mark not in words


def test_papers_that_cannot_be_read_are_each_named_and_no_answer_is_lost(begun: Client) -> None:
    files = {
        "file_1": upload("good.pdf", PDF),
        "file_2": upload("broken.pdf", b"%PDF-1.7 nonsense"),
        "file_3": upload("empty.txt", b""),
        "more": [upload("slides.zip", b"PK\x03\x04 nonsense"), upload("film.heic", b"\0\0\0\x18ftypheic")],
    }
    response = sent(begun, **files, title_1="What I called it", on_1="March 2026", kind_1="letter", copy="me")
    page = response.content.decode()
    assert response.status_code == 422
    for name in ("broken.pdf", "empty.txt", "slides.zip", "film.heic"):
        assert page.count(name) == 1
    assert "good.pdf" not in page
    assert 'value="What I called it"' in page and 'value="March 2026"' in page
    assert 'value="What I called it"' in begun.get(ADDRESS).content.decode()
    for file in (files["file_1"], files["file_2"], files["file_3"], *files["more"]):
        file.seek(0)
    without = sent(begun, **files, leave_out="on", copy="me")
    assert without.status_code == 200
    assert "broken.pdf is damaged" in text_of(without.content).replace("\r\n", " ")


def test_where_nothing_can_be_read_each_paper_is_still_named(begun: Client) -> None:
    response = sent(begun, file_1=upload("a.pdf", b"%PDF-x"), file_2=upload("b.txt", b""), leave_out="on")
    page = response.content.decode()
    assert response.status_code == 422
    assert "<li><span" in page and page.count("a.pdf") == 1 and page.count("b.txt") == 1


def test_without_a_paper_there_is_still_the_chronology(begun: Client) -> None:
    words = text_of(sent(begun).content)
    assert "Papers to put in" in words and "Chronology" in words and "The council received the request" in words


def test_without_a_paper_and_without_a_case_there_is_nothing_to_make(client: Client) -> None:
    client.post(ADDRESS, {"do": "begin", "purpose": "complaint", "papers": "1"})
    response = sent(client)
    assert response.status_code == 422 and b"There is nothing to put into a pack yet" in response.content


def test_a_bad_date_says_what_is_wrong_and_keeps_it(begun: Client) -> None:
    response = sent(begun, on_1="the day before the day", title_2="Kept")
    page = response.content.decode()
    assert response.status_code == 422
    assert 'value="the day before the day"' in page and 'value="Kept"' in page


@pytest.mark.slow
def test_more_than_forty_papers_or_25_megabytes_are_refused(begun: Client) -> None:
    many = [upload(f"{number}.txt", b"words") for number in range(38)]
    assert sent(begun, file_1=upload("a.txt", b"x"), file_2=upload("b.txt", b"x"), more=many).status_code == 200
    assert sent(begun, more=[upload(f"{number}.txt", b"words") for number in range(41)]).status_code == 413
    response = sent(begun, file_1=upload("large.pdf", b"%PDF-" + bytes(25_000_001)))
    assert response.status_code == 422
    assert "One pack takes 25 MB" in response.content.decode()
    # What no page takes is given up on the way in.
    assert sent(begun, file_1=upload("larger.pdf", b"%PDF-" + bytes(50_500_001))).status_code == 413
    assert held(begun)["notes"]["pack"]["purpose"] == "complaint"


@pytest.mark.parametrize(
    "name",
    ["../../../etc/passwd.txt", "a" * 200 + ".txt", "n\x00ul.txt", "\u202etxt.fdp.txt", "ab/cd\\ef.txt", ".txt", "…",
     "CON.txt", "\U0001f600" * 200 + ".txt", "-rf *.txt"],
)  # fmt: skip
def test_a_name_of_a_file_is_never_a_path(name: str, private: Path) -> None:
    made = make(
        Wish("complaint", today(), for_me=False), [Sheet(name, b"Some words."), Sheet(name, b"Others.", "email")]
    )
    assert (made.pdf is not None) or all(one for one in made.unread)
    assert not list(private.iterdir())


def test_the_folder_is_gone_whatever_goes_wrong(monkeypatch: pytest.MonkeyPatch, private: Path) -> None:

    def stumble(*_: Any) -> bytes:
        assert list(private.glob("upheld-pack-*/papers/*"))
        assert all(path.stat().st_mode & 0o077 == 0 for path in private.glob("upheld-pack-*"))
        raise RuntimeError("stumbled")

    monkeypatch.setattr(packing, "prepare", stumble)
    with pytest.raises(RuntimeError):
        make(Wish("complaint", today()), [Sheet("a.pdf", PDF)])
    assert not list(private.iterdir())


@pytest.mark.slow
def test_a_packed_bomb_is_refused_by_its_size(begun: Client) -> None:
    import zipfile

    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(520_000_000))
    response = sent(begun, file_1=upload("bomb.docx", made.getvalue()))
    assert response.status_code == 422 and b"unpacks to more than" in response.content


def test_only_one_pack_is_made_at_a_time(begun: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "WAIT", 0.01)
    with packing._one_at_a_time:
        response = sent(begun, file_1=upload("a.pdf", PDF), title_1="Kept")
    assert response.status_code == 503 and b"Wait a minute" in response.content
    assert b'value="Kept"' in response.content
    assert sent(begun, file_1=upload("a.pdf", PDF)).status_code == 200


def test_papers_that_take_too_long_are_given_up(begun: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "SECONDS", -1)
    response = sent(begun, file_1=upload("a.pdf", PDF))
    assert response.status_code == 422 and b"take too long" in response.content


def test_nothing_of_the_papers_is_kept(begun: Client) -> None:
    sent(begun, file_1=upload("secret name.pdf", PDF))
    assert "secret name" not in str(held(begun))


@pytest.mark.parametrize("sentence", ["Write [[change]] rows in the SPEC, and so on.", "See the SPEC."])
def test_what_is_about_files_written_by_hand_is_not_said(sentence: str) -> None:
    assert plain(sentence) == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("purpose", "grounds"),
    [("appeal", ()), ("appeal", ("b", "c(i)")), ("discrimination", ()), ("complaint", ())],
)
def test_no_word_of_a_spec_reaches_the_page(
    purpose: Purpose, grounds: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def listening(report: PackReport) -> Iterator[Block]:
        blocks = tuple(for_you(report))
        said.append(str(blocks))
        return iter(blocks)

    monkeypatch.setattr(packing, "for_you", listening)
    sheets = [Sheet(f"{kind}.pdf", LONG, kind) for kind in ("expert_report", "witness_statement", "plan", "other")]
    assert make(Wish(purpose, today(), grounds), sheets).pdf
    assert said and not any(mark in said[-1] for mark in ("SPEC", "[[", "`", " = ", "--working"))
