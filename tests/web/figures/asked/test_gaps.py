"""What nobody publishes, as pages: the list, one gap, the letter and the two ways to send it."""

import csv
import io
import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from upheld.measures.area import areas, councils
from upheld.measures.gaps.gap import gaps
from upheld.measures.gaps.replies import NAME, record, reply
from upheld.web import clock
from upheld.web.figures.asked.asking import MAIL_ROOM, SITE_ROOM, mail_link, site_link
from upheld.web.figures.asked.writing import request_for

TODAY = date(2026, 11, 22)
BUCKS = areas()["825"]


def _get(name: str, *args: str, status: int = 200, **asked: str) -> str:
    answer = Client().get(reverse(f"figures:{name}", args=args), asked)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def test_the_list_leads_to_every_gap_and_for_a_council_straight_to_the_letters() -> None:
    page = _get("gaps")
    assert all(reverse("figures:gap", args=[id]) in page for id in gaps())
    page = _get("gaps", council=BUCKS.slug)
    assert all(reverse("figures:gap_letter", args=[id, BUCKS.slug]) in page for id in gaps())


@pytest.mark.parametrize("id", gaps())
def test_a_gap_says_what_is_missing_and_what_to_ask(id: str) -> None:
    page = _get("gap", id)
    assert page.count("<h1") == 1
    assert page.count("/figures/gaps/" + id + "/") > len(councils())
    for question in gaps()[id].questions(clock.today()):
        assert question.replace("'", "&#39;") in page


def test_choosing_a_council_leads_to_its_letter() -> None:
    answer = Client().get(reverse("figures:gap", args=["caseloads"]), {"council": BUCKS.slug})
    assert answer.headers["Location"] == reverse("figures:gap_letter", args=["caseloads", BUCKS.slug])


def test_the_letter_page_has_both_ways_to_send_it_and_the_day_an_answer_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    page = _get("gap_letter", "caseloads", BUCKS.slug)
    assert "Monday 21 December 2026" in page
    assert f'href="https://www.whatdotheyknow.com/new/{BUCKS.request_id}?title=' in page
    assert 'href="mailto:?subject=' in page
    assert "Buckinghamshire Council" in page


def test_a_council_without_a_number_on_the_request_site_leads_to_its_list() -> None:
    without = [one for one in councils() if one.request_id is None]
    assert len(without) == 6
    page = _get("gap_letter", "caseloads", without[0].slug)
    assert 'href="https://www.whatdotheyknow.com/select_authority"' in page
    assert "We do not know this council&#39;s number" in page or "We do not know this council's number" in page


@pytest.mark.parametrize("id", gaps())
def test_every_link_is_short_enough_and_holds_every_question(id: str) -> None:
    for council in (BUCKS, *(one for one in councils() if one.name.startswith("Bournemouth"))):
        written = request_for(gaps()[id], council, TODAY)
        mail, site = mail_link(written), site_link(written, council)
        assert len(mail) <= MAIL_ROOM and len(site) <= SITE_ROOM
        for link, field in ((mail, "body"), (site, "default_letter")):
            words = parse_qs(urlsplit(link).query)[field][0]
            assert all(question in words for question in gaps()[id].questions(TODAY))
            assert "Freedom of Information Act 2000 s.1" in words
        assert urlsplit(mail).path == ""
        assert "Dear" not in parse_qs(urlsplit(site).query)["default_letter"][0]


@pytest.mark.parametrize(("form", "start"), [("docx", b"PK"), ("pdf", b"%PDF"), ("txt", b"[your name]")])
def test_the_letter_can_be_taken_away(form: str, start: bytes) -> None:
    answer = Client().get(reverse("figures:gap_letter_file", args=["caseloads", BUCKS.slug, form]))
    assert answer.status_code == 200 and answer.content.startswith(start)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="request_caseloads_buckinghamshire.{form}"'


def test_the_letters_to_all_are_a_table_of_the_153() -> None:
    answer = Client().get(reverse("figures:gap_letters", args=["caseloads"]))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["code"] for row in rows] == [one.code for one in councils()]
    assert all(re.match(r"https?://[^/]+/figures/gaps/caseloads/", row["letter"]) for row in rows)
    assert all(row["request site"].startswith("https://www.whatdotheyknow.com/") for row in rows)


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("gap", ["nothing"]),
        ("gap_letters", ["nothing"]),
        ("gap_letter", ["caseloads", "nowhere"]),
        ("gap_letter", ["caseloads", "northamptonshire-928"]),
        ("gap_letter_file", ["caseloads", "buckinghamshire", "exe"]),
    ],
)
def test_what_there_is_not_is_a_page_that_is_not_there(name: str, args: list[str]) -> None:
    assert Client().get(reverse(f"figures:{name}", args=args)).status_code == 404


def test_nothing_is_changed_by_posting_and_no_cookie_is_set() -> None:
    for name, args in (("gaps", []), ("gap", ["caseloads"]), ("gap_letter", ["caseloads", BUCKS.slug])):
        address = reverse(f"figures:{name}", args=args)
        assert Client().post(address).status_code == 405
        assert "sessionid" not in Client().get(address).cookies


def test_answers_are_shown_with_the_day_they_were_due(settings, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: TODAY)
    settings.FIGURES = tmp_path / "figures.sqlite3"
    address = "https://www.whatdotheyknow.com/request/officers"
    late = reply(
        "caseloads",
        "825",
        asked=date(2026, 3, 2),
        answered=date(2026, 4, 2),
        outcome="partly",
        today=TODAY,
        address=address,
    )
    record(tmp_path / NAME, late)
    for page in (_get("gap", "caseloads"), _get("gap_letter", "caseloads", BUCKS.slug), _get("gaps")):
        assert "Given in part" in page and "31 March 2026" in page and "2 days late" in page and address in page
    assert address not in _get("gap", "court_claims")
    assert address not in _get("gap_letter", "caseloads", "devon")


def test_a_spoilt_file_of_answers_is_said_and_takes_no_page_away(settings, tmp_path: Path) -> None:
    settings.FIGURES = tmp_path / "figures.sqlite3"
    (tmp_path / NAME).write_text("no reply\n", encoding="utf-8")
    assert "What was recorded cannot be read." in _get("gap", "caseloads")
    assert "What was recorded cannot be read." in _get("gaps")
    assert "What was answered" not in _get("gap_letter", "caseloads", BUCKS.slug)
