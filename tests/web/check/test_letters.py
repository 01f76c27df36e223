"""Letters in the browser: which are open, one filled in, its words changed, and taken away."""

import io
import zipfile
from typing import Any

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from django.test import Client, RequestFactory
from docx import Document as read_docx

from tests.web.pages import CASES, LATE_PLAN, PERSON, REFUSAL, told
from upheld.case import from_data
from upheld.compliance import reckon
from upheld.law import law_named
from upheld.letters.asks import ASKS
from upheld.letters.choose import choose
from upheld.letters.letter import STAGES, letters
from upheld.web import clock
from upheld.web.check.editing import LONGEST
from upheld.web.check.letter_page import LetterPage
from upheld.web.check.letter_settings import LetterSettings
from upheld.web.check.record import Record
from upheld.web.sealed.session import SessionStore

pytestmark = pytest.mark.django_db
ID = "complaint_stage_1"
ADDRESS = f"/check/letters/{ID}/"
DETAILS = {"your_name": "Parent B", "child_name": "Child A", "wanted": "A final plan."}


@pytest.fixture
def late(client: Client) -> Client:
    told(client, LATE_PLAN)
    return client


def held(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = SessionStore(client.cookies["upheld"].value)["check"]
    return found


def text(client: Client, address: str = ADDRESS) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def shown(client: Client, id: str = ID) -> LetterPage:
    """The letter as the next page shows it."""
    request = RequestFactory().get("/")
    request.session = SessionStore(client.cookies["upheld"].value)
    record = Record.of(request)
    return LetterSettings.of(record, letters()[id]).page(record.reckoned())


def block(client: Client, part: str) -> str:
    """The name of the box whose words have that part."""
    return next(f"block_{piece.key}" for piece in shown(client).pieces if part in piece.shown)


@pytest.mark.parametrize("name", CASES)
def test_the_open_letters_are_listed_in_order_with_their_reasons(client: Client, name: str) -> None:
    told(client, CASES[name])
    page = text(client, "/check/letters/")
    case = from_data({"person": PERSON, "event": list(CASES[name])})
    expected = choose(reckon(case, law_named("england"), clock.today()))
    assert expected
    places = [page.index(f'href="/check/letters/{one.letter.id}/"') for one in expected]
    assert places == sorted(places)
    for one in expected:
        for said in (one.because, *one.unwise, STAGES[one.stage]):
            assert said.replace("'", "&#39;") in page
    assert page.count("Also in easy read") == sum(one.letter.easy_read is not None for one in expected)


def test_every_letter_there_is_is_named_with_when_it_is_open(late: Client) -> None:
    page = text(late, "/check/letters/")
    for one in letters().values():
        assert one.open.replace("'", "&#39;") in page
        assert f'href="/law/letter/{one.id}/"' in page


def test_nothing_told_and_nothing_open(client: Client) -> None:
    assert 'href="/check/start' in text(client, "/check/letters/") or 'href="/check/"' in text(
        client, "/check/letters/"
    )
    told(client, ({"kind": "sar_received", "on": "unknown"},), person={"date_of_birth": "1990-01-01"})
    response = client.get("/check/letters/")
    assert response.status_code == 200
    assert "Nothing you told us calls for a letter today." in response.content.decode()


def test_a_letter_is_shown_with_its_gaps_counted_and_what_it_asks_for(late: Client) -> None:
    response = late.get(ADDRESS)
    page = response.content.decode()
    gaps = shown(late).to_fill
    assert f"{len(gaps)} things to fill in" in page
    assert page.count('class="gap"') >= len(gaps)
    for name in ("your_name", "child_name", "wanted"):
        assert f'name="{name}"' in page
    assert 'name="budget_provision"' not in page
    assert page.count("<h1") == 1
    assert response["Cache-Control"] == "no-store"


def test_a_letter_that_is_not_open_says_when_it_is(late: Client) -> None:
    id = next(id for id in letters() if f"/check/letters/{id}/" not in text(late, "/check/letters/"))
    page = text(late, f"/check/letters/{id}/")
    assert letters()[id].open.replace("'", "&#39;") in page
    assert late.post(f"/check/letters/{id}/as/pdf/").status_code == 409
    assert late.get("/check/letters/no_such_letter/").status_code == 404


def test_details_are_kept_and_used_in_every_letter(late: Client) -> None:
    response = late.post(ADDRESS, DETAILS | {"sender": "parent"})
    assert response.status_code == 302 and response["Location"] == ADDRESS
    page = text(late)
    assert "Child A" in page and ASKS["child_name"] not in shown(late).to_fill
    other = text(late, "/check/letters/chase_final_plan/")
    assert "Child A" in other and 'value="Parent B"' in other
    late.post(ADDRESS, DETAILS | {"child_name": " ", "sender": "parent"})
    assert "child_name" not in held(late)["details"]


def test_who_writes_and_easy_read_change_the_letter(late: Client) -> None:
    assert "my child" in text(late)
    late.post(ADDRESS, DETAILS | {"sender": "adviser"})
    assert "my child" not in shown(late).preview(3)
    late.post(ADDRESS, DETAILS | {"sender": "parent", "easy_read": "on"})
    assert shown(late).document.style == "easy-read"
    assert late.post(ADDRESS, DETAILS | {"sender": "school"}).status_code == 422


@pytest.mark.parametrize(
    "said",
    [
        '<script>alert("x")</script>',
        "Child A & sons </textarea><img src=x onerror=alert(1)>",
        "# heading **strong** [link](http://example.org) {{ 7*7 }} {% x %}",
        "nul \x00 here, turned \u202e round",
        "ẞ\u0301 \u0645\u0631\u062d\u0628\u0627 \U0001f600",
        "x" * 2_000,
    ],
)
def test_whatever_is_typed_stands_there_as_words(late: Client, said: str) -> None:
    assert late.post(ADDRESS, {"sender": "parent", "child_name": said, "wanted": said}).status_code == 302
    page = text(late)
    assert "<script>alert" not in page and "<img" not in page
    assert "\x00" not in page and "\u202e" not in page
    assert "{{ 7*7 }}" in page or "7*7" not in said
    for form in ("docx", "pdf", "txt", "email"):
        assert late.post(f"{ADDRESS}as/{form}/").status_code == 200


def test_a_detail_that_is_too_long_is_refused_and_nothing_lost(late: Client) -> None:
    response = late.post(ADDRESS, DETAILS | {"sender": "parent", "wanted": "y" * 2_001})
    page = response.content.decode()
    assert response.status_code == 422
    assert "This has 2001 letters, and 2000 is the most" in page
    assert "y" * 2_001 in page and 'value="Parent B"' in page
    assert held(late).get("details", {}) == {}


def test_the_four_forms_hold_the_letter_and_their_names_hold_nothing(late: Client) -> None:
    late.post(ADDRESS, DETAILS | {"sender": "parent"})
    sent = {form: late.post(f"{ADDRESS}as/{form}/") for form in ("docx", "pdf", "txt", "email")}
    for form, ending in {"docx": ".docx", "pdf": ".pdf", "txt": ".txt", "email": "_email.txt"}.items():
        response = sent[form]
        assert response["Content-Disposition"] == f'attachment; filename="{ID}{ending}"'
        assert response["Cache-Control"] == "no-store"
        assert response["X-Content-Type-Options"] == "nosniff"
    paragraphs = [paragraph.text for paragraph in read_docx(io.BytesIO(sent["docx"].content)).paragraphs]
    assert any("Child A" in paragraph for paragraph in paragraphs)
    with pdfium.PdfDocument(sent["pdf"].content) as pdf:
        assert "Child A" in pdf[0].get_textpage().get_text_range()
    assert "Child A" in sent["txt"].content.decode()
    email = sent["email"].content.decode()
    assert email.startswith("Subject: ")
    assert email.replace("'", "&#39;").splitlines()[-1] in text(late)
    for form in ("txt", "email"):
        assert "Before you send this" not in sent[form].content.decode()
    with zipfile.ZipFile(io.BytesIO(sent["docx"].content)) as packed:
        assert b"Before you send this" not in packed.read("word/document.xml")


def test_a_form_is_only_made_when_it_is_asked_for_by_a_form(late: Client) -> None:
    assert late.get(f"{ADDRESS}as/pdf/").status_code == 405
    assert late.post(f"{ADDRESS}as/exe/").status_code == 404


def test_words_are_changed_put_back_and_changed_everywhere(late: Client) -> None:
    name = block(late, "I make a formal complaint")
    response = late.post(f"{ADDRESS}words/", {name: "My <b>own</b> words.\r\nA second paragraph."})
    assert response.status_code == 302 and response["Location"] == ADDRESS
    page = text(late)
    assert "<p>My &lt;b&gt;own&lt;/b&gt; words.</p>\n<p>A second paragraph.</p>" in page
    assert "Those words are your own" in page
    sent = late.post(f"{ADDRESS}as/txt/").content.decode()
    assert "My <b>own</b> words." in sent and "I make a formal complaint" not in sent
    late.post(f"{ADDRESS}words/", {"back": name.removeprefix("block_")})
    assert "I make a formal complaint" in late.post(f"{ADDRESS}as/txt/").content.decode()
    assert held(late)["edits"] == {}


def test_putting_one_block_back_loses_no_other(late: Client) -> None:
    first, second = block(late, "I make a formal complaint"), block(late, "This complaint is about what was late")
    response = late.post(f"{ADDRESS}words/", {first: "One.", second: "Two.", "back": first.removeprefix("block_")})
    assert response["Location"] == f"{ADDRESS}words/"
    sent = late.post(f"{ADDRESS}as/txt/").content.decode()
    assert "I make a formal complaint" in sent and "Two." in sent
    late.post(f"{ADDRESS}words/", {second: "Two.", "back": "all"})
    assert held(late)["edits"] == {}


def test_a_part_that_is_too_long_is_refused_and_kept_on_the_page(late: Client) -> None:
    name = block(late, "I make a formal complaint")
    response = late.post(f"{ADDRESS}words/", {name: "z" * (LONGEST + 1)})
    assert response.status_code == 422 and "z" * (LONGEST + 1) in response.content.decode()
    assert held(late).get("edits", {}) == {}


def test_law_that_was_changed_is_said_to_be_the_visitors_own(late: Client) -> None:
    name = block(late, "Local Government Act 1974")
    late.post(f"{ADDRESS}words/", {name: "I shall complain under section 99."})
    assert "You changed words that name the law" in text(late)


def test_a_change_that_no_longer_fits_is_shown_and_either_can_be_kept(late: Client) -> None:
    name = block(late, "This complaint is about what was late")
    late.post(f"{ADDRESS}words/", {name: "About the lateness."})
    data = held(late)
    place = data["edits"][ID]
    (key,) = place
    before = data["notes"]["letters"]["before"][ID]
    for kept in ("mine", "theirs"):
        told(late, LATE_PLAN, edits={ID: {"0" * 16: place[key]}},
             notes={"letters": {"before": {ID: {"0" * 16: before[key].replace("late", "slow")}}}})  # fmt: skip
        assert "One of your changes no longer fits" in text(late)
        assert "About the lateness." not in late.post(f"{ADDRESS}as/txt/").content.decode()
        page = text(late, f"{ADDRESS}words/")
        assert "About the lateness." in page and "What the letter says there now" in page
        late.post(f"{ADDRESS}words/", {kept: "0" * 16})
        sent = late.post(f"{ADDRESS}as/txt/").content.decode()
        assert ("About the lateness." in sent) is (kept == "mine")
        assert "no longer fits" not in text(late)


def test_other_events_of_the_case_leave_a_change_where_it_fits(late: Client) -> None:
    name = block(late, "I make a formal complaint")
    late.post(f"{ADDRESS}words/", {name: "Mine."})
    data = held(late)
    told(late, (*LATE_PLAN, {"kind": "meeting_held", "on": "2026-03-01"}), edits=data["edits"], notes=data["notes"])
    assert "Mine." in late.post(f"{ADDRESS}as/txt/").content.decode()


@pytest.mark.slow
def test_every_open_letter_and_its_words_can_be_opened(client: Client) -> None:
    for case in (LATE_PLAN, REFUSAL):
        told(client, case)
        reckoning = reckon(from_data({"person": PERSON, "event": list(case)}), law_named("england"), clock.today())
        for one in choose(reckoning):
            for address in (f"/check/letters/{one.letter.id}/", f"/check/letters/{one.letter.id}/words/"):
                assert client.get(address).status_code == 200


def test_nothing_told_stands_in_an_address(late: Client) -> None:
    late.post(ADDRESS, DETAILS | {"sender": "parent"})
    for address in ("/check/letters/", ADDRESS, f"{ADDRESS}words/"):
        page = text(late, address)
        for found in page.split('href="')[1:] + page.split('action="')[1:]:
            assert "Child" not in found.split('"')[0] and "?" not in found.split('"')[0].split("://")[0]
