"""Documents in a case: told by their bytes, sealed, without traces, opened as a file or as words, and gone again."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from tests.web.cases.making import case_of, grant, person, signed_in
from upheld.documents.blocks import Document, Heading, Paragraph, Text
from upheld.documents.docx import as_docx
from upheld.documents.pdf import as_pdf
from upheld.web.cases.access import MayNot, must_see
from upheld.web.cases.actions.papers import NotTaken, add_paper, content_of, papers_of, remove_paper, shown
from upheld.web.cases.audit import first_broken
from upheld.web.cases.models import Action, Case, Paper
from upheld.web.cases.photographs import MOST_DOTS, Damaged, LeftOut, TooLarge, without_traces, written_anew
from upheld.web.cases.walls import as_person
from upheld.web.keyring.case_key import key_of

pytestmark = pytest.mark.django_db(databases="__all__")
WORDS = b"Report of the educational psychologist\n\nChild A needs help each day.\n"


def photograph(turn: int = 6) -> bytes:
    """A JPEG, 40 wide and 20 high, turned, with a place, a camera, a thumbnail and a comment in it."""
    picture = Image.new("RGB", (40, 20), "white")
    picture.paste((200, 0, 0), (0, 0, 20, 20))
    exif = Image.Exif()
    exif[0x0112] = turn
    exif[0x010F] = "Camera Maker"
    exif[0x8825] = {1: "N", 2: (50.0, 43.0, 12.0), 3: "W", 4: (3.0, 31.0, 48.0)}
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"at the house", dpi=(72, 72))
    return out.getvalue()


def drawing() -> bytes:
    """A PNG with words and a place in chunks of its own."""
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 255, 128)).save(out, "PNG")
    whole = out.getvalue()
    end = whole.index(b"IEND") - 4
    chunks = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in ((b"tEXt", b"Author\0Person A"), (b"eXIf", b"MM\0*\0\0\0\x08\0\0\0\0\0\0"))
    )
    return whole[:end] + chunks + whole[end:]


def bomb(side: int = 60_000) -> bytes:
    """A PNG of a few hundred bytes that says that it is enormous."""
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


def test_a_photograph_loses_where_it_was_taken() -> None:
    case = case_of(person())
    paper = add_paper(must_see(person(), case.pk), by=person(), name="photo.png", data=photograph())
    kept = content_of(paper, key_of(case.pk) or b"")
    assert paper.type == "jpeg" and paper.size == len(kept)
    for trace in (b"Exif", b"Camera Maker", b"at the house", b"ICC_PROFILE"):
        assert trace in photograph() or trace == b"ICC_PROFILE"
        assert trace not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert not picture.getexif() and picture.size == (20, 40)
        # A quarter turn to the right: what was left is at the top now.
        assert picture.convert("RGB").getpixel((10, 5))[0] > 150 > picture.convert("RGB").getpixel((10, 5))[1]


def test_a_drawing_loses_its_words_and_keeps_its_dots() -> None:
    kept = written_anew(drawing())
    assert b"Person A" in drawing() and b"eXIf" in drawing()
    assert b"Person A" not in kept and b"eXIf" not in kept
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.mode == "RGBA" and picture.getpixel((0, 0)) == (0, 0, 255, 128)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_dots_is_kept(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (4, 4)).save(out, "PNG")
    with Image.open(io.BytesIO(written_anew(out.getvalue()))) as picture:
        assert picture.size == (4, 4)


def test_what_would_unpack_to_too_much_is_refused() -> None:
    with pytest.raises(TooLarge):
        written_anew(bomb(int(MOST_DOTS**0.5) + 1))
    with pytest.raises(NotTaken, match="too many dots"):
        add_paper(must_see(person(), case_of(person()).pk), by=person(), name="x", data=bomb())
    assert not Paper.objects.exists()


def test_a_damaged_picture_is_refused() -> None:
    with pytest.raises(Damaged):
        written_anew(photograph()[:60])
    with pytest.raises(NotTaken, match="damaged"):
        add_paper(must_see(person(), case_of(person()).pk), by=person(), name="x", data=photograph()[:60])


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\0\0\0\x18ftypheic" + bytes(100), "HEIC"),
        (b"GIF89a" + bytes(20), "JPEG or PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "Only PDF"),
        (b"PK\x03\x04" + bytes(100), "Only PDF"),
        (bytes(100), "Only PDF"),
        (b"  ", "empty"),
        (b"a" * 20_000_001, "20 MB"),
    ],
)
def test_what_is_none_of_the_types_is_refused(data: bytes, told: str) -> None:
    with pytest.raises(NotTaken, match=told):
        add_paper(must_see(person(), case_of(person()).pk), by=person(), name="report.pdf", data=data)


def test_the_bytes_decide_and_not_the_name() -> None:
    case = case_of(person())
    access = must_see(person(), case.pk)
    assert add_paper(access, by=person(), name="a.jpg", data=b"%PDF-1.7 and so on").type == "pdf"
    assert add_paper(access, by=person(), name="a.pdf", data=b"<html><script>alert(1)</script>").type == "text"


def test_a_case_has_room_for_so_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.web.cases.actions.papers.MOST_IN_A_CASE", 100)
    access = must_see(person(), case_of(person()).pk)
    add_paper(access, by=person(), name="a.txt", data=b"a" * 60)
    with pytest.raises(NotTaken, match="300 MB"):
        add_paper(access, by=person(), name="b.txt", data=b"a" * 60)


def test_nothing_of_a_document_lies_open() -> None:
    case = case_of(person())
    paper = add_paper(must_see(person(), case.pk), by=person(), name="Child Alphabet.txt", data=WORDS, entry=1)
    paper.refresh_from_db()
    assert b"Alphabet" not in bytes(paper.about) and b"psychologist" not in bytes(paper.body)
    row = Action.objects.filter(case=case.pk).order_by("seq").last()
    assert (row.act, row.about) == ("paper_added", str(paper.pk))
    assert shown(must_see(person(), case.pk), paper, key_of(case.pk) or b"").name == "Child Alphabet.txt"


def test_a_reader_adds_and_removes_nothing() -> None:
    case = case_of(person("a"))
    paper = add_paper(must_see(person("a"), case.pk), by=person("a"), name="a", data=WORDS)
    grant(case, to=person("b"))
    access = must_see(person("b"), case.pk)
    with pytest.raises(MayNot):
        add_paper(access, by=person("b"), name="b", data=WORDS)
    with pytest.raises(MayNot):
        remove_paper(access, paper, by=person("b"))
    assert Paper.objects.count() == 1


def test_who_has_something_hidden_sees_what_is_open_to_all_and_their_own() -> None:
    case = case_of(person("a"))
    mine = must_see(person("a"), case.pk)
    add_paper(mine, by=person("a"), name="closed", data=WORDS)
    open = add_paper(mine, by=person("a"), name="open", data=WORDS, open_to_all=True)
    grant(case, to=person("b"), right="write", hides_schools=True)
    theirs = must_see(person("b"), case.pk)
    own = add_paper(theirs, by=person("b"), name="own", data=WORDS)
    assert {one.pk for one in papers_of(theirs)} == {open.pk, own.pk}
    assert papers_of(mine).count() == 3


def test_a_document_goes_with_its_bytes_and_the_audit_stays() -> None:
    case: Case = case_of(person())
    access = must_see(person(), case.pk)
    paper = add_paper(access, by=person(), name="a", data=WORDS)
    id = paper.pk
    remove_paper(access, paper, by=person())
    assert not Paper.objects.filter(pk=id).exists() and first_broken(case.pk) is None
    last = Action.objects.filter(case=case.pk).order_by("seq").last()
    assert (last.act, last.about) == ("paper_removed", str(id))


def page(browser: Client, case: Case, rest: str = "") -> str:
    answer = browser.get(f"/cases/{case.pk}/papers/{rest}")
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_documents_are_added_on_the_page_and_listed() -> None:
    case, browser = case_of(person()), signed_in(person())
    files = [sent("Report <b>.txt", WORDS), sent("photo.jpg", photograph())]
    answer = browser.post(f"/cases/{case.pk}/papers/", {"papers": files, "entry": "2"})
    assert answer.status_code == 302
    shown = page(browser, case)
    assert "Report &lt;b&gt;.txt" in shown and "photo.jpg" in shown
    assert f'href="/cases/{case.pk}/check/timeline/2/"' in shown


def test_one_that_is_not_taken_keeps_the_others_out_and_is_named() -> None:
    case, browser = case_of(person()), signed_in(person())
    files = [sent("report.txt", WORDS), sent("photo.heic", b"\0\0\0\x18ftypheic" + bytes(50))]
    answer = browser.post(f"/cases/{case.pk}/papers/", {"papers": files, "entry": "2", "open_to_all": "on"})
    told = answer.content.decode()
    assert answer.status_code == 422 and "photo.heic: This is a HEIC photograph" in told
    assert 'value="2" selected' in told and "checked" in told
    assert not Paper.objects.exists()
    assert browser.post(f"/cases/{case.pk}/papers/", {}).status_code == 422


def test_a_document_is_a_download_that_no_browser_shows() -> None:
    case, browser = case_of(person()), signed_in(person())
    page_made = b"<html><script>alert(1)</script></html>"
    paper = add_paper(must_see(person(), case.pk), by=person(), name="Child A.html", data=page_made)
    answer = browser.get(f"/cases/{case.pk}/papers/{paper.pk}/")
    assert answer.content == page_made
    assert answer["Content-Disposition"] == 'attachment; filename="document-1.txt"'
    assert answer["Content-Type"].startswith("text/plain") and answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store" and answer["Content-Security-Policy"].startswith("sandbox")
    acts = [one.act for one in Action.objects.filter(case=case.pk, about=str(paper.pk))]
    browser.get(f"/cases/{case.pk}/papers/{paper.pk}/")
    assert acts == ["paper_added", "paper_opened"]
    assert Action.objects.filter(case=case.pk, act="paper_opened").count() == 1


def test_words_are_shown_escaped_and_never_the_file() -> None:
    case, browser = case_of(person()), signed_in(person())
    told = b"# Report\n\n<img src=x onerror=alert(1)> needs help\n"
    paper = add_paper(must_see(person(), case.pk), by=person(), name="a.txt", data=told)
    shown = page(browser, case, f"{paper.pk}/text/")
    assert "&lt;img src=x onerror=alert(1)&gt; needs help" in shown and "<img src=x" not in shown


def test_words_of_a_pdf_and_of_a_word_file_are_shown() -> None:
    case, browser = case_of(person()), signed_in(person())
    document = Document("Report", (Heading(1, (Text("Report"),)), Paragraph((Text("Child A needs help each day."),))))
    for content in (as_pdf(document), as_docx(document)):
        paper = add_paper(must_see(person(), case.pk), by=person(), name="a", data=content)
        assert "Child A needs help each day." in page(browser, case, f"{paper.pk}/text/")


def test_what_cannot_be_read_says_so() -> None:
    case, browser = case_of(person()), signed_in(person())
    paper = add_paper(must_see(person(), case.pk), by=person(), name="a.pdf", data=b"%PDF-1.7 broken")
    answer = browser.get(f"/cases/{case.pk}/papers/{paper.pk}/text/")
    assert answer.status_code == 422 and "Download the document" in answer.content.decode()
    picture = add_paper(must_see(person(), case.pk), by=person(), name="b", data=photograph())
    assert browser.get(f"/cases/{case.pk}/papers/{picture.pk}/text/").status_code == 404


def test_removing_asks_first() -> None:
    case, browser = case_of(person()), signed_in(person())
    paper = add_paper(must_see(person(), case.pk), by=person(), name="a.txt", data=WORDS)
    assert "Remove this document?" in page(browser, case, f"{paper.pk}/remove/")
    assert Paper.objects.count() == 1
    assert browser.post(f"/cases/{case.pk}/papers/{paper.pk}/remove/").status_code == 302
    assert not Paper.objects.exists()


def test_what_is_kept_from_somebody_is_not_there_for_them() -> None:
    case = case_of(person("a"))
    access = must_see(person("a"), case.pk)
    closed = add_paper(access, by=person("a"), name="Secret Lane.txt", data=WORDS)
    open = add_paper(access, by=person("a"), name="open.txt", data=WORDS, open_to_all=True)
    grant(case, to=person("b"), right="write", hides_addresses=True)
    browser = signed_in(person("b"))
    assert "Secret Lane" not in page(browser, case)
    for rest in ("", "text/", "remove/"):
        assert browser.get(f"/cases/{case.pk}/papers/{closed.pk}/{rest}").status_code == 404
    assert browser.get(f"/cases/{case.pk}/papers/{open.pk}/").status_code == 200
    # The holder's own is not theirs to take out.
    assert browser.post(f"/cases/{case.pk}/papers/{open.pk}/remove/").status_code == 404


def test_a_document_of_one_case_is_not_found_in_another() -> None:
    mine, other = case_of(person("a")), case_of(person("b"))
    paper = add_paper(must_see(person("b"), other.pk), by=person("b"), name="x", data=WORDS)
    for rest in ("", "text/", "remove/"):
        assert signed_in(person("a")).get(f"/cases/{mine.pk}/papers/{paper.pk}/{rest}").status_code == 404
        assert signed_in(person("a")).get(f"/cases/{other.pk}/papers/{paper.pk}/{rest}").status_code == 404


def test_all_cases_of_one_person_have_room_for_so_much_and_who_adds_sees_none_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("upheld.web.cases.actions.papers.MOST_OF_A_HOLDER", 100)
    first, second, theirs = case_of(person("a")), case_of(person("a")), case_of(person("b"))
    add_paper(must_see(person("a"), first.pk), by=person("a"), name="a.txt", data=b"a" * 60)
    grant(second, to=person("b"), right="write")
    with as_person(person("b")), pytest.raises(NotTaken, match="1 GB"):
        add_paper(must_see(person("b"), second.pk), by=person("b"), name="b.txt", data=b"a" * 60)
    add_paper(must_see(person("b"), theirs.pk), by=person("b"), name="b.txt", data=b"a" * 60)
    assert {one.case_id for one in Paper.objects.all()} == {first.pk, theirs.pk}


def test_pictures_for_which_there_is_no_time_are_left_out_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.web.cases.views.papers.SECONDS_OF_A_REQUEST", 0)
    case, browser = case_of(person()), signed_in(person())
    files = [sent("report.txt", WORDS), sent("first.jpg", photograph()), sent("second.jpg", photograph())]
    answer = browser.post(f"/cases/{case.pk}/papers/", {"papers": files})
    told = answer.content.decode()
    assert answer.status_code == 422 and "There was no time for these pictures: first.jpg, second.jpg." in told
    assert "report.txt" in page(browser, case) and Paper.objects.count() == 1


def test_one_picture_is_cut_off_when_the_time_of_all_is_over() -> None:
    with pytest.raises(LeftOut):
        without_traces(photograph(), 0.05)


def test_a_picture_that_shows_something_is_left_out_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("upheld.web.cases.actions.papers.without_traces", lambda data, _left: without_traces(data, 0))
    with pytest.raises(NotTaken, match="no time left for this picture"):
        add_paper(must_see(person(), case_of(person()).pk), by=person(), name="a.jpg", data=photograph())
